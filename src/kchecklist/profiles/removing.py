"""Removing files for good: with what a link leads to, and a word for each that could not be removed.

Source: design.md, section 5, "Deleting".
"""

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kchecklist.files.faults import Fault
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.leftovers import TEMPORARY_SUFFIX
from kchecklist.profiles.traces import id_in, is_within, traces_of
from kchecklist.profiles.writing import sync_folder

PROFILE_SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class Removed:
    """What was removed for good, and what could not be: a fault for each."""

    gone: tuple[Path, ...] = ()
    left: tuple[Fault, ...] = ()


def all_removed(folder: DataFolder, profile_id: str) -> Removed:
    """Remove all there is of a provider, the profile last; call it under folder_lock."""
    traces = traces_of(folder, profile_id)
    removed = removed_of(folder, traces.paths)
    for place in (folder.history, folder.trash, folder.providers):
        with contextlib.suppress(OSError):
            sync_folder(place)
    return Removed(removed.gone, (*removed.left, *traces.unseen))


def removed_of(folder: DataFolder, paths: Iterable[Path]) -> Removed:
    """Remove files and folders of a data folder, one by one: what cannot be removed keeps no other."""
    gone: list[Path] = []
    left: list[Fault] = []
    for path in paths:
        try:
            stays = _remove(folder, path)
        except OSError as error:
            left.append(Fault(path, None, f"not removed: {error.strerror}", "remove it in your file manager"))
            continue
        gone.append(path)
        if stays is not None:
            what = f"not removed: only the link {path.name} to it is"
            left.append(Fault(stays, None, what, "remove it in your file manager"))
    return Removed(tuple(gone), tuple(left))


def _remove(folder: DataFolder, path: Path) -> Path | None:
    """Remove a file, a folder, or a link with what it leads to; what stays there. Raises OSError."""
    if not path.is_symlink():
        if path.is_dir():
            if path.suffix == PROFILE_SUFFIX:
                # Not of our making, whatever lies in it.
                raise IsADirectoryError(errno.EISDIR, "it is a folder")
            shutil.rmtree(path)
        else:
            path.unlink()
        return None
    real = Path(os.path.realpath(path))
    # What it leads to first: without the link nobody would find it again.
    if is_within(folder, real) and not _has_a_place(folder, real):
        if real.is_dir():
            _clear(real)
        elif id_in(path) is not None or real.parent not in _real(folder.path, folder.questions):
            real.unlink(missing_ok=True)
    path.unlink()
    return real if os.path.lexists(real) and not _has_a_place(folder, real) else None


def _has_a_place(folder: DataFolder, real: Path) -> bool:
    """Whether it is one of the folders of a data folder, or lies where it is found without a link."""
    places = _real(folder.providers, folder.trash)
    return (
        real in (*places, *_real(folder.path, folder.history, folder.questions))
        or real.parent in places
        or real.parent.parent in _real(folder.history)
    )


def _real(*places: Path) -> tuple[Path, ...]:
    return tuple(Path(os.path.realpath(place)) for place in places)


def _clear(real: Path) -> None:
    """Remove what is of our making in a folder, and the folder if nothing else lies there."""
    for path in sorted(real.iterdir()):
        if path.name.endswith((PROFILE_SUFFIX, TEMPORARY_SUFFIX)):
            path.unlink()
    with contextlib.suppress(OSError):
        real.rmdir()
