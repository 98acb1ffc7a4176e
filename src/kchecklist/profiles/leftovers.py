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
# Eight characters of tempfile's choice stand before the end.
_OURS = re.compile(rf"\..{{1,{_LONGEST_STEM}}}-[a-z0-9_]{{8}}{re.escape(TEMPORARY_SUFFIX)}", re.DOTALL)


def temporary_prefix(target: Path) -> str:
    """How the name of a temporary file begins that is to become ``target``."""
    return f".{target.stem[:_LONGEST_STEM]}-"


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
