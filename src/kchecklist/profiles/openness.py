"""Whether others on this computer may look into a data folder: the system lets them where modes are wider than the owner's."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.writing import NotSaved, names_in

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def open_to_others(folder: DataFolder) -> tuple[Path, ...]:
    """The folders, and the files of providers, that are open to others; none where the data folder itself is closed to them.

    It looks no further up, nor where a system has no such modes.
    """
    if os.name != "posix" or not _is_open(folder.path):
        return ()
    return tuple(path for path in _looked_at(folder) if _is_open(path))


def _looked_at(folder: DataFolder) -> Iterator[Path]:
    yield from (folder.path, folder.providers, folder.history, folder.trash, folder.questions)
    for place in (folder.providers, folder.trash):
        with contextlib.suppress(NotSaved):
            yield from (place / name for name in names_in(place) if name.endswith(".toml"))


def _is_open(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & OTHERS)
    except OSError:
        return False
