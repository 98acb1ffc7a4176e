"""What removing for good came to, place by place, and what lies where no program of ours can reach it."""

from collections.abc import Mapping
from pathlib import Path

from kchecklist.cli.output import complain_of, tell
from kchecklist.files.versions import version_of
from kchecklist.profiles.aside import folders
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.removing import Removed
from kchecklist.reports.names import listed
from kchecklist.reports.out_of_reach import OUT_OF_REACH

OPEN_APP = "An app that is still open on it may write it again."
SOMETHING_WRONG = 1
_PLACES = {
    "profile": "profiles",
    "earlier version": "earlier versions",
    "version that lay beside it": "versions that lay beside it",
    "file in the trash": "files in the trash",
    "copy put aside": "copies put aside",
    "half-written file": "half-written files",
}
"""What one file is, and what several are, in the order in which they are told."""
_PROFILE, _EARLIER, _BESIDE, _TRASH, _ASIDE, _HALF = _PLACES
Within = Mapping[Path, int]
"""How many files lie in each folder that is removed as a whole."""


def files_within(folder: DataFolder) -> Within:
    """How many files there are in each history, and in each folder of what was put aside; look before removing."""
    whole = [*folder.history.glob("*"), *folders(folder)]
    return {place: number for place in whole if (number := _files_in(place))}


def tell_removed(folder: DataFolder, removed: Removed, within: Within) -> int:
    """Say how many files went from where, what is left, and what was out of reach; the exit status."""
    counts: dict[str, int] = {}
    for path in removed.gone:
        what = _what(folder, path)
        counts[what] = counts.get(what, 0) + within.get(path, 1)
    gone = [_counted(counts[what], what) for what in _PLACES if what in counts]
    tell(f"removed for good: {listed(gone)}" if gone else "nothing was removed")
    complain_of(removed.left)
    tell(f"{OUT_OF_REACH} {OPEN_APP}")
    return SOMETHING_WRONG if removed.left else 0


def _what(folder: DataFolder, path: Path) -> str:
    if path.suffix == ".tmp":
        return _HALF
    if folder.history in (path.parent, path.parent.parent):
        return _EARLIER
    if path.parent == folder.trash:
        return _TRASH
    if path.parent == folder.providers:
        return _PROFILE if version_of(path.name) is None else _BESIDE
    return _ASIDE


def _counted(number: int, what: str) -> str:
    return f"{number} {what if number == 1 else _PLACES[what]}"


def _files_in(place: Path) -> int:
    try:
        return sum(1 for path in place.iterdir() if path.suffix == ".toml")
    except OSError:
        return 0
