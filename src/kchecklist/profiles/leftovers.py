"""What a killed process leaves in a folder: a temporary file of ours, which nobody will finish.

Source: design.md, section 5.
"""

import contextlib
import os
import re
import stat
import time
from pathlib import Path

TEMPORARY_SUFFIX = ".tmp"
OLD = 60 * 60
"""Seconds; where locks do nothing, as on some servers, a younger file may still be written."""
_LONGEST_STEM = 40
_BESIDE = ".conflict-"
"""What the name of a version goes on with that we keep beside a file."""
# Eight characters of tempfile's choice stand before the end.
_OURS = re.compile(rf"\.(.{{1,{_LONGEST_STEM}}})-[a-z0-9_]{{8}}{re.escape(TEMPORARY_SUFFIX)}", re.DOTALL)


def temporary_prefix(target: Path) -> str:
    """How the name of a temporary file begins that is to become ``target``."""
    return f".{target.stem[:_LONGEST_STEM]}-"


def half_written(target: Path) -> tuple[Path, ...]:
    """Files of ours that were to become ``target``, or a version beside it; of a longer name perhaps another's too.

    What is no regular file is none of them; where a folder cannot be read, there are none.
    """
    stem, found = target.stem[:_LONGEST_STEM], []
    beside = f"{target.stem}{_BESIDE}"[:_LONGEST_STEM]
    with contextlib.suppress(OSError):
        for name in sorted(os.listdir(target.parent)):  # noqa: PTH208 - iterdir hides what is wrong until it is asked
            ours = _OURS.fullmatch(name)
            if ours is None or not (ours[1] == stem or ours[1].startswith(beside)):
                continue
            if stat.S_ISREG((target.parent / name).lstat().st_mode):
                found.append(target.parent / name)
    return tuple(found)


def clear_leftovers(folder: Path) -> None:
    """Remove our own temporary files that are older than an hour; call it under folder_lock.

    Anything of another name, of another person or that is no regular file stays, and what cannot be removed too.
    """
    now = time.time()
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):  # noqa: PTH208 - iterdir hides what is wrong until it is asked
            if _OURS.fullmatch(name):
                with contextlib.suppress(OSError):
                    _clear(folder / name, now)


def _clear(path: Path, now: float) -> None:
    status = path.lstat()
    mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    # Far in the future is as old: the clock was wrong then, or is now.
    if mine and stat.S_ISREG(status.st_mode) and abs(now - status.st_mtime) > OLD:
        path.unlink()
