"""The ground that a run stands on: whether the data folder is still there, and lets itself be read and written.

A folder that was there and is gone, a stick pulled out or a folder moved, is not made anew: an empty one would hide
the real one when it comes back.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.writing import NotSaved, reason_of

GONE = "the folder is gone"
PUT_BACK = "put it back, and all is saved there by itself; or quit, and a copy is put aside"
NOTHING_CHANGED = "nothing was changed; put it back and do it again"
NO_TARGET = "it is a link to a file that is gone"
LET_ME_WRITE = "allow writing there, or name another folder with --folder"
LET_ME_READ = "allow reading it, or name another folder with --folder"
LOCK = ".lock"


class Ground:
    """Remembers, for one run, which folders were there."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._there: set[Path] = set()
        self.look()

    def look(self) -> None:
        """Note what is there now; it may not go missing any more."""
        found = (self._folder.path, self._folder.providers)
        self._there |= {path for path in found if os.path.isdir(path)}  # noqa: PTH112 - is_dir raises on a closed one

    @property
    def gone(self) -> NotSaved | None:
        """What was there in this run and is no longer; None where nothing is missing."""
        # The folder before what lies in it.
        missing = [path for path in sorted(self._there) if _is_missing(path)]
        return NotSaved(missing[0], GONE, PUT_BACK) if missing else None

    @contextlib.contextmanager
    def stands(self, file: Path | None = None) -> Iterator[None]:
        """Around whatever writes here; into ``file`` if there is one.

        Raises:
            NotSaved: when what was there is gone, or ``file`` is a link to what is not there: it may lie on a
                disk that is not plugged in. Nothing was written then.
        """
        if (gone := self.gone) is not None:
            raise gone
        if file is not None and os.path.islink(file) and _is_missing(file):  # noqa: PTH114
            raise NotSaved(file, NO_TARGET, "put that file back, or take the link away")
        yield
        self.look()

    @property
    def closed(self) -> NotSaved | None:
        """Why nothing can be saved now, known before anybody types; None where it seems that it can."""
        return self.gone or self._unwritable()

    @property
    def unreadable(self) -> NotSaved | None:
        """Why the profiles cannot be listed now; None where they can, or where there are none yet."""
        if (gone := self.gone) is not None:
            return gone
        try:
            with os.scandir(self._folder.providers):
                return None
        except FileNotFoundError:
            return None
        except OSError as error:
            return NotSaved(self._folder.providers, reason_of(error), LET_ME_READ)

    def _unwritable(self) -> NotSaved | None:
        for wanted in (self._folder.providers, self._folder.history):
            path = next(path for path in (wanted, *wanted.parents) if not _is_missing(path))
            if not os.access(path, os.W_OK | os.X_OK):
                return NotSaved(path, "it is read-only", LET_ME_WRITE)
        lock = self._folder.providers / LOCK
        if os.path.isfile(lock) and not os.access(lock, os.R_OK | os.W_OK):  # noqa: PTH113
            return NotSaved(lock, "it belongs to somebody else", LET_ME_WRITE)
        return None


def _is_missing(path: Path) -> bool:
    """Whether nothing is there; a folder that cannot be looked into does not count as missing."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
