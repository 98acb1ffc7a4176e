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


@dataclass(frozen=True)
class LeftOut:
    """What a folder holds that is in no row.

    ``beside`` are other versions of providers, ``ruined`` the providers whose file cannot be read but of whom earlier
    versions are kept: id -> what they were called last.
    """

    faults: tuple[Fault, ...] = ()
    beside: tuple[Path, ...] = ()
    ruined: Mapping[str, str] = field(default_factory=dict)


def left_out_of(folder: DataFolder, shelf: Shelf) -> LeftOut:
    """What is left out of a shelf, with a fault for each that says where it leads."""
    there = {found.profile.id for found in shelf.stored}
    last = {
        path: profile
        for path in dict.fromkeys(fault.path for fault in shelf.faults)
        if (profile := _last_readable(folder.history / path.stem)) is not None and profile.id not in there
    }
    faults = (
        *_ruined(shelf, last),
        *_beside(shelf, {profile.id: profile.title for profile in last.values()}),
    )
    return LeftOut(faults, shelf.versions, {profile.id: profile.title for profile in last.values()})


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


def _beside(shelf: Shelf, ruined: dict[str, str]) -> Iterator[Fault]:
    by_id = {found.profile.id: found.profile.title for found in shelf.stored} | ruined
    by_name = {found.path.name: found.profile.title for found in shelf.stored}
    for path in shelf.versions:
        title = by_name.get(version_of(path.name) or "") or _title_of(path, by_id)
        if title is None:
            mend = "take what follows the provider's name out of its own, and it is in the list"
            yield Fault(path, None, "is another version of a provider that is not here", mend)
        else:
            what = f"is another version of {_short(title)}"
            yield Fault(path, None, what, "H on its row shows it, and puts it back")


def _title_of(path: Path, by_id: Mapping[str, str]) -> str | None:
    """What the provider of a version is called; its file may have been renamed, or its name cut."""
    try:
        return by_id.get(load(path).profile.id)
    except BadFile:
        return None


def _short(title: str, most: int = 40) -> str:
    return title if len(title) <= most else f"{title[: most - 1]}…"
