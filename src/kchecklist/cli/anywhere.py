"""Every provider of whom there is anything: among the others, in the trash, in a ruined file, or only in history."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kchecklist.cli.provider_choice import Named, WhichProvider, listed, meant, typed
from kchecklist.files.faults import BadFile
from kchecklist.profiles.history import versions
from kchecklist.profiles.naming import is_of_something_else, name_for_files
from kchecklist.profiles.record import Profile
from kchecklist.profiles.shelf import Shelf, Stored, load
from kchecklist.profiles.store import ProfileStore
from kchecklist.profiles.trash import in_trash
from kchecklist.reports.provider.history import KeptOf, Place
from kchecklist.scoring.order import added_order


@dataclass(frozen=True, slots=True)
class Somebody(KeptOf):
    """A provider and where it is; ``stored`` is what stands, or was thrown away last, None where none can be read."""

    stored: Stored | None = None


def everybody(store: ProfileStore) -> tuple[Somebody, ...]:
    """Everybody of whom there is a file, or something kept: first who is among the others, in the order added."""
    found: dict[str, Somebody] = {}
    for somebody in _one_by_one(store):
        found.setdefault(somebody.id, somebody)
    return tuple(found.values())


def anybody(store: ProfileStore, words: str) -> Somebody:
    """The one that the words mean, wherever it is; who is among the others comes first. Raises WhichProvider."""
    words, every = typed(words), everybody(store)
    groups = [[_named(one) for one in every if (one.place == "here") is here] for here in (True, False)]
    found = meant(words, *groups)
    if found is not None:
        return found
    if not every:
        raise WhichProvider("there is no provider, and nothing is kept of one")
    there = listed(one.id for one in every)
    raise WhichProvider(f"nothing begins with '{words}', here, in the trash or in history; there is {there}")


def _named(somebody: Somebody) -> Named[Somebody]:
    return somebody.id, somebody.profile, somebody


def _one_by_one(store: ProfileStore) -> Iterator[Somebody]:
    """Somebody may come twice: first where they are most."""
    shelf, trash = store.shelf(), in_trash(store.folder)
    seen: set[str] = set()

    def somebody(profile_id: str, place: Place, stored: Stored | None = None) -> Somebody:
        seen.add(name_for_files(profile_id))
        kept = versions(store.history_of(profile_id))
        profile = stored.profile if stored is not None else None
        return Somebody(profile_id, profile or _last_read(profile_id, store), place, kept, stored)

    def ruined(where: Shelf) -> Iterator[str]:
        for path in dict.fromkeys(fault.path for fault in where.faults):
            own = re.sub(r"-\d{1,3}$", "", path.stem) if where is trash else path.stem
            # A second file of one name in the trash has a number. One of an id is a fault too, and can be read.
            if not {path.stem, own} & seen and _read(path) is None:
                yield _id_in(store, path.stem)

    here = {stored.profile.id: stored for stored in shelf.stored}
    for profile in added_order(stored.profile for stored in shelf.stored):
        yield somebody(profile.id, "here", here[profile.id])
    yield from (somebody(name, "unreadable") for name in ruined(shelf))
    for thrown in sorted(trash.stored, key=_thrown_on, reverse=True):
        yield somebody(thrown.profile.id, "trash", thrown)
    yield from (somebody(name, "unreadable") for name in ruined(trash))
    for name in _names_in(store.folder.history):
        if is_of_something_else(name) or name in seen or name_for_files(name) != name:
            continue
        if versions(store.folder.history / name):
            yield somebody(_id_in(store, name), "gone")


def _id_in(store: ProfileStore, name: str) -> str:
    """The id for which a name of files stands, by what is kept under it; else the name itself."""
    for version in reversed(versions(store.folder.history / name)):
        profile = _read(version.path)
        if profile is not None and name_for_files(profile.id) == name:
            return profile.id
    return name


def _last_read(profile_id: str, store: ProfileStore) -> Profile | None:
    """The newest version that can be read."""
    kept = reversed(versions(store.history_of(profile_id)))
    found = (_read(version.path) for version in kept)
    return next((profile for profile in found if profile is not None and profile.id == profile_id), None)


def _thrown_on(stored: Stored) -> float:
    try:
        return stored.path.stat().st_ctime
    except OSError:
        return 0


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - iterdir hides what is wrong until it is asked
    except OSError:
        return []


def _read(path: Path) -> Profile | None:
    try:
        return load(path).profile
    except BadFile:
        return None
