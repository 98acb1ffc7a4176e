"""What a data folder looks like after something went wrong in it, whatever that was."""

import fcntl
import os
import re
import stat
from collections.abc import Collection, Mapping
from pathlib import Path

from .stories import PRIVATE

_TEMPORARY = re.compile(r"\..*\.tmp")


def visible(root: Path) -> dict[str, bytes]:
    """Every file that a person would call one, by its place under ``root``."""
    return {
        path: content for path, content in _everything(root).items() if not Path(path).name.startswith(".")
    }


def leftovers(root: Path) -> list[str]:
    """Files that only a write which is under way may leave."""
    return [path for path in _everything(root) if _TEMPORARY.fullmatch(Path(path).name)]


def open_files() -> int:
    """How many descriptors this process holds."""
    return len([*Path("/dev/fd").iterdir()])


def nothing_lost(before: Mapping[str, bytes], after: Mapping[str, bytes], found: Mapping[str, bytes]) -> None:
    """Each file of before is its old or its new self; what is in neither place any more lies somewhere else."""
    for path, content in before.items():
        if path in found:
            assert found[path] in (content, after.get(path)), f"{path} is neither old nor new"
        else:
            assert path not in after, f"{path} is gone"
            assert content in found.values(), f"{path} is gone, and nowhere else"


def nothing_torn(found: Mapping[str, bytes], whole: Collection[bytes]) -> None:
    """Each file is one that is there before, after, or at some moment of an undisturbed run."""
    torn = [path for path, content in found.items() if content not in whole]
    assert not torn, f"torn: {torn}"


def nothing_leaked(root: Path) -> None:
    """Files and folders are for their owner alone, and every lock is free."""
    for folder, folders, files in os.walk(root):
        for name in (*folders, *files):
            path = Path(folder, name)
            mode = path.lstat().st_mode
            assert stat.S_ISLNK(mode) or not mode & 0o077, f"others may read {path}"
        if ".lock" in files:
            with Path(folder, ".lock").open() as lock:
                # Raises where somebody holds it; closing gives it back.
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def nothing_said(error: Exception) -> None:
    """What is told is one line, and none of a person's words."""
    assert PRIVATE not in str(error), "private words are told"
    assert len(str(error).splitlines()) == 1, "more than a line is told"


def _everything(root: Path) -> dict[str, bytes]:
    return {
        os.path.relpath(path, root): path.read_bytes()
        for folder, _, files in os.walk(root)
        for path in (Path(folder, name) for name in files)
        if not path.is_symlink() and path.name != ".lock"
    }


def in_a_line(error: Exception) -> str:
    """What went wrong, for a list of such things."""
    return f"{type(error).__name__}: {str(error).partition(os.linesep)[0]}"
