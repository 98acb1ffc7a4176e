"""What a save replaced: every earlier version of a file, kept under the moment until which it stood.

They are thinned as they grow old, but for what a person had laid out: that stays for good.
Source: design.md, section 5, "Saving".
"""

import contextlib
import datetime as dt
import os
import re
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kchecklist.files.faults import BadFile
from kchecklist.files.toml_reading import read_bytes
from kchecklist.profiles.writing import (
    PRIVATE_FILE,
    NotSaved,
    clear_once,
    make_private_folder,
    names_in,
    not_saved,
    replace_file,
    sync_again,
    sync_names_in,
)

_MOMENT = "%Y%m%d-%H%M%S"
_BY_HAND, _UNDO = "-by-hand", "-undo"
_NAME = re.compile(r"(\d{8})-(\d{6})(-by-hand)?(-undo)?(?:-(\d+))?\.toml")
_LAST_HOUR = dt.timedelta(hours=1)
_MONTH, _DAY, _HOUR = 2, 3, 4
"""How many parts of year, month, day and hour tell one from another."""
_ONE_FOR_EACH = ((dt.timedelta(days=1), _HOUR), (dt.timedelta(days=30), _DAY), (dt.timedelta.max, _MONTH))
"""Up to which age the last one of what is kept."""


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it stood ``until`` it was replaced, in local time; ``number`` counts those of one second, from 1.

    ``by_hand`` says that a person had laid it out: their comments are nowhere else. ``turned`` says that what came in its
    place took a change back, or brought one again.
    """

    until: dt.datetime
    number: int
    by_hand: bool
    path: Path
    turned: bool = False


def versions(folder: Path) -> tuple[Version, ...]:
    """What is kept in a folder, oldest first; nothing where there is no such folder."""
    try:
        return _versions(folder)
    except NotSaved:
        return ()


def version_at(found: Iterable[Version], moment: dt.datetime) -> Version | None:
    """What stood at a moment, or the next that is still kept; None where that is what stands now."""
    return next((version for version in found if version.until > moment), None)


def keep(
    folder: Path,
    content: bytes,
    now: dt.datetime,
    by_hand: bool = False,
    source: Path | None = None,
    turned: bool = False,
) -> Path:
    """Keep ``content``, which is about to be replaced in the file ``source``; where. Call it under a lock.

    ``turned`` as in Version.

    Raises:
        NotSaved: then nothing must be replaced.
    """
    make_private_folder(folder)
    clear_once(folder)
    # Not versions(): where a folder cannot be read for a moment, the first name in it passes for a free one.
    last = next(reversed(_versions(folder)), None)
    # The save that kept it before did not come to its end: it stood longer than that name says.
    again = last is not None and last.by_hand >= by_hand and holds(last.path, content)
    # A clock that was set back must not turn the order round.
    until = max([now.replace(microsecond=0), *([last.until] if last else [])])
    number = last.number + 1 if last is not None and last.until == until else 1
    by_hand = by_hand or (last is not None and again and last.by_hand)
    marks = f"{_BY_HAND if by_hand else ''}{_UNDO if turned else ''}{f'-{number}' if number > 1 else ''}"
    kept = folder / f"{until:{_MOMENT}}{marks}.toml"
    if last is not None and again:
        if source is None:
            sync_again(folder)
            return last.path
        _renamed(last.path, kept)
    elif source is None or not _linked(source, kept):
        replace_file(kept, content)
    return kept


def keep_once(folder: Path, content: bytes, now: dt.datetime) -> None:
    """Keep ``content``, unless some version holds it. Raises NotSaved."""
    size = len(content)
    alike = (version.path for version in _versions(folder) if _size(version.path) == size)
    if not any(holds(path, content) for path in alike):
        keep(folder, content, now)


def untie(kept: Path, source: Path) -> None:
    """What is kept and still the file itself, as nothing was replaced, is kept no longer: it would change with the file."""
    with contextlib.suppress(OSError):
        if kept.samefile(source):
            kept.unlink()


def thin(folder: Path, now: dt.datetime) -> None:
    """Take out what has grown too old to be kept one by one; what cannot be taken out stays."""
    found = versions(folder)
    # By the save before: a clock that goes wrong once takes nothing away.
    for version in outgrown(found, min(now, found[-2].until)) if len(found) > 1 else ():
        with contextlib.suppress(OSError):
            version.path.unlink()


def outgrown(found: Sequence[Version], now: dt.datetime) -> tuple[Version, ...]:
    """Which are no longer kept: all of the last hour are, then the last of each hour, day and month."""
    thinned = [version for version in found if not version.by_hand]
    grown = [version for version in thinned if now - version.until > _LAST_HOUR]
    if not grown:
        return ()
    last_of = {
        version.until.timetuple()[:parts]: version for parts in (_HOUR, _DAY, _MONTH) for version in thinned
    }

    def stays(version: Version) -> bool:
        age = now - version.until
        parts = next(parts for oldest, parts in _ONE_FOR_EACH if age <= oldest)
        return last_of[version.until.timetuple()[:parts]] is version

    return tuple(version for version in grown if not stays(version))


def _versions(folder: Path) -> tuple[Version, ...]:
    named = (_version(folder, name) for name in names_in(folder))
    found = [version for version in named if version is not None]
    return tuple(sorted(found, key=lambda version: (version.until, version.number)))


def _version(folder: Path, name: str) -> Version | None:
    named = _NAME.fullmatch(name)
    if named is None:
        return None
    try:
        until = dt.datetime.fromisoformat(f"{named[1]}T{named[2]}")
    except ValueError:
        return None
    return Version(until, int(named[5] or 1), named[3] is not None, folder / name, named[4] is not None)


def holds(path: Path, content: bytes) -> bool:
    """Whether a file has this content."""
    try:
        return read_bytes(path) == content
    except BadFile:
        return False


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _renamed(path: Path, kept: Path) -> None:
    try:
        path.rename(kept)
    except OSError as error:
        raise not_saved(kept, error) from None
    sync_names_in(kept.parent, kept)


def _linked(source: Path, kept: Path) -> bool:
    """Keep the file itself, under a second name: whoever is still writing into it then writes into what is kept.

    Not where it is open to others, or has more names already, under which it may still be changed.
    """
    try:
        # Strict: the second name of a link would be one for whatever it leads to later.
        real = os.path.realpath(source, strict=True)
        status = os.stat(real)  # noqa: PTH116 - Path has no name of its own for what realpath gave
        if status.st_nlink != 1 or stat.S_IMODE(status.st_mode) & ~PRIVATE_FILE:
            return False
        os.link(real, kept)
    except (OSError, NotImplementedError):
        return False
    sync_names_in(kept.parent, kept)
    return True
