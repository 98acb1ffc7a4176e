"""The one door to disk: a file is either its old self or its whole new self, at every moment.

Source: design.md, section 5, "Saving".
"""

import contextlib
import errno
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

from kchecklist.files.faults import Fault, KchecklistError
from kchecklist.profiles.leftovers import TEMPORARY_SUFFIX, clear_leftovers, temporary_prefix

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
DO_IT_AGAIN = "see what is in the way there, and try again"
FREE_ROOM = "free some room and do it again"
TRIED_AGAIN = "it is tried again with the next answer"
_NO_ROOM = {getattr(errno, name) for name in ("ENOSPC", "EDQUOT") if hasattr(errno, name)}
_WAIT_FOR_LOCK = 5.0
_unsynced: set[Path] = set()
"""Folders whose last sync failed: a power cut may still take the names in them."""
_cleared: set[Path] = set()
"""Folders in which this process has looked for what a dead one left."""
_WINDOWS_BUSY = (5, 32, 33)
_WINDOWS_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)


class NotSaved(KchecklistError):
    """A file that could not be written; ``mend`` says what to do about it.

    ``found`` is what was wrong with the file that stands there, where ``reason``, which has to be short, does not say
    it all. ``beside`` is where what was to be saved lies meanwhile.
    """

    def __init__(
        self,
        path: Path,
        reason: str,
        mend: str = DO_IT_AGAIN,
        found: Fault | None = None,
        beside: Path | None = None,
    ) -> None:
        place = path if found is None or found.line is None else f"{path}:{found.line}"
        super().__init__(f"{place}: not saved: {reason if found is None else found.what}; {mend}")
        self.path = path
        self.reason = reason
        self.mend = mend
        self.beside = beside

    def tried_again(self) -> "NotSaved":
        """The same, said by somebody who holds the answers and tries again by himself; a mend that says more stays."""
        if self.mend not in (DO_IT_AGAIN, FREE_ROOM):
            return self
        return NotSaved(self.path, self.reason, TRIED_AGAIN)


def make_private_folder(folder: Path) -> None:
    """Create a folder, and those above it that are missing, for this person's eyes only. Raises NotSaved."""
    try:
        for missing in reversed([f for f in (folder, *folder.parents) if not f.exists()]):
            _unsynced.add(missing.parent)
            missing.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    except OSError as error:
        raise NotSaved(
            folder, reason_of(error), "free the way or name another folder with --folder"
        ) from None
    # A file outlasts a power cut only in a folder that does.
    for above in reversed(folder.parents):
        sync_again(above)


@contextlib.contextmanager
def folder_lock(folder: Path) -> Iterator[None]:
    """Keep other processes of ours from writing into ``folder``, for milliseconds.

    What could not be synced there the last time is synced first: it may be the very thing that is tried again. What a
    dead process left there is cleared away the first time.

    Raises:
        NotSaved: when the lock is not to be had, or that sync fails again.
    """
    # A lock on the profile itself would be lost by the rename that saves it.
    path = folder / ".lock"
    if os.path.islink(path):  # noqa: PTH114 - Path.is_symlink raises on a closed folder
        # Older versions of filelock follow it, and empty what it points to.
        raise NotSaved(folder, "its .lock is a link", "delete .lock and do it again")
    lock = FileLock(path, timeout=_WAIT_FOR_LOCK, mode=PRIVATE_FILE)
    try:
        lock.acquire()
    except Timeout:
        raise NotSaved(folder, "another program holds the folder's lock", "close it and try again") from None
    except OSError as error:
        raise not_saved(folder, error) from None
    except NotImplementedError:
        raise NotSaved(folder, "this disk cannot lock a folder", "name another one with --folder") from None
    try:
        clear_once(folder)
        sync_again(folder)
        yield
    finally:
        _give_back(lock)


def clear_once(folder: Path) -> None:
    """Clear away what a dead process of ours left in a folder of the data folder, the first time; call it under a lock.

    Only there: elsewhere another program's file may be called like ours.
    """
    if folder not in _cleared:
        _cleared.add(folder)
        clear_leftovers(folder)


def replace_file(path: Path, content: bytes) -> None:
    """Give a file new content so that it survives a crash at any step; in the data folder call it under folder_lock.

    A symlink stays a link; access is never wider than it was.

    Raises:
        NotSaved: when any step fails; the file is then as it was, and no leftovers stay. When only the very last
            step fails, syncing the folder, it is new already but may not outlast a power cut.
    """
    temporary: Path | None = None
    try:
        target = _behind_links(path)
        mode = _mode_of(target)
        descriptor, name = tempfile.mkstemp(
            dir=target.parent, prefix=temporary_prefix(target), suffix=TEMPORARY_SUFFIX
        )
        temporary = Path(name)
        with _opened(descriptor) as file:
            file.write(content)
            file.flush()
            _sync(file.fileno())
        temporary.chmod(mode)
        # A server may have done it and yet say that it failed.
        _unsynced.add(target.parent)
        _replace(temporary, target)
        temporary = None
    except OSError as error:
        raise not_saved(path, error) from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
    sync_names_in(target.parent, path)


def free_path(path: Path) -> Path:
    """The path, or one like it where something stands already. Raises NotSaved where that cannot be told."""
    number = 2
    candidate = path
    while stands(candidate):
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return candidate


def stands(path: Path) -> bool:
    """Whether anything stands there, were it a link to nowhere. Raises NotSaved where that cannot be told."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise not_saved(path, error) from None
    return True


def names_in(folder: Path) -> list[str]:
    """What lies in a folder; nothing where there is none. Raises NotSaved where that cannot be told."""
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - iterdir hides what is wrong until it is asked
    except FileNotFoundError:
        return []
    except OSError as error:
        raise not_saved(folder, error) from None


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` outlast a power cut, where the system can."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def sync_names_in(folder: Path, path: Path) -> None:
    """Sync a folder in which ``path`` got its name; what cannot be synced is remembered. Raises NotSaved."""
    _unsynced.add(folder)
    try:
        sync_folder(folder)
    except OSError as error:
        raise not_saved(path, error) from None
    _unsynced.discard(folder)


def sync_again(folder: Path) -> None:
    """Sync what could not be synced in ``folder`` the last time. Raises NotSaved."""
    if folder in _unsynced:
        sync_names_in(folder, folder)


def _give_back(lock: FileLock) -> None:
    # What was written stays written, whatever comes of this; the system takes the lock back in the end.
    try:
        lock.release()
    except OSError:
        with contextlib.suppress(OSError):
            lock.release(force=True)


def _behind_links(path: Path) -> Path:
    try:
        # Not strict, a link that cannot be read for a moment passes for a file, and is overwritten.
        return Path(os.path.realpath(path, strict=True))
    except FileNotFoundError:
        return Path(os.path.realpath(path))


def _mode_of(target: Path) -> int:
    try:
        return target.stat().st_mode & PRIVATE_FILE
    except FileNotFoundError:
        return PRIVATE_FILE


def _opened(descriptor: int) -> BinaryIO:
    try:
        return os.fdopen(descriptor, "wb")
    except BaseException:
        os.close(descriptor)
        raise


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        # On macOS fsync stops at the drive's own cache.
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def _replace(temporary: Path, target: Path) -> None:
    for wait in _WINDOWS_WAITS:
        try:
            temporary.replace(target)
        except OSError as error:
            # A virus scanner or a sync tool holds the file open for a moment.
            if getattr(error, "winerror", None) not in _WINDOWS_BUSY:
                raise
            time.sleep(wait)
        else:
            return
    temporary.replace(target)


def not_saved(path: Path, error: OSError) -> NotSaved:
    """What to say of a system error while ``path`` was written."""
    return NotSaved(path, reason_of(error), FREE_ROOM if error.errno in _NO_ROOM else DO_IT_AGAIN)


def reason_of(error: OSError) -> str:
    """Why the system refused, in its words."""
    return error.strerror or "input/output error"
