"""Files that stand in no row of the list, and where they lead: to the earlier versions of the provider they are of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kchecklist.files.faults import BadFile, Fault
from kchecklist.files.versions import version_of
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.history import versions
from kchecklist.profiles.record import Profile
from kchecklist.profiles.shelf import Shelf, load
from kchecklist.reports.provider.beside import NOT_HERE, rename_words


@dataclass(frozen=True)
class LeftOut:
    """What a folder holds that is in no row.

    ``beside`` are other versions of providers, ``led_to`` those of them to which a row leads. ``ruined`` are the
    providers whose file cannot be read but of whom earlier versions are kept: id -> what they were called last.
    """

    faults: tuple[Fault, ...] = ()
    beside: tuple[Path, ...] = ()
    led_to: frozenset[Path] = frozenset()
    ruined: Mapping[str, str] = field(default_factory=dict)


def left_out_of(folder: DataFolder, shelf: Shelf) -> LeftOut:
    """What is left out of a shelf, with a fault for each that says where it leads."""
    there = {found.profile.id for found in shelf.stored}
    last = {
        path: profile
        for path in dict.fromkeys(fault.path for fault in shelf.faults)
        if (profile := _last_readable(folder.history / path.stem)) is not None and profile.id not in there
    }
    ruined = {profile.id: profile.title for profile in last.values()}
    titles = _titles(shelf, ruined)
    faults = (*_ruined(shelf, last), *(_beside(path, title) for path, title in titles.items()))
    led_to = frozenset(path for path, title in titles.items() if title is not None)
    return LeftOut(faults, shelf.versions, led_to, ruined)


def _last_readable(folder: Path) -> Profile | None:
    for version in reversed(versions(folder)):
        try:
            return load(version.path).profile
        except BadFile:
            continue
    return None


def _ruined(shelf: Shelf, last: Mapping[Path, Profile]) -> Iterator[Fault]:
    told: set[Path] = set()
    for fault in shelf.faults:
        if fault.path in last and fault.path not in told:
            told.add(fault.path)
            way = "H, or `kchecklist restore`, puts an earlier version back"
            yield replace(fault, mend=f"{fault.mend}; {way}" if fault.mend else way)
        else:
            yield fault


def _titles(shelf: Shelf, ruined: Mapping[str, str]) -> dict[Path, str | None]:
    """What the provider of each version is called; None where that one is not here."""
    by_id = {**{found.profile.id: found.profile.title for found in shelf.stored}, **ruined}
    by_name = {found.path.name: found.profile.title for found in shelf.stored}
    return {
        path: by_name.get(version_of(path.name) or "") or _title_of(path, by_id) for path in shelf.versions
    }


def _beside(path: Path, title: str | None) -> Fault:
    if title is None:
        return Fault(path, None, NOT_HERE, rename_words(path))
    return Fault(
        path, None, f"is another version of {_short(title)}", "H on its row shows it, and puts it back"
    )


def _title_of(path: Path, by_id: Mapping[str, str]) -> str | None:
    """What the provider of a version is called; its file may have been renamed, or its name cut."""
    try:
        return by_id.get(load(path).profile.id)
    except BadFile:
        return None


def _short(title: str, most: int = 40) -> str:
    return title if len(title) <= most else f"{title[: most - 1]}…"
