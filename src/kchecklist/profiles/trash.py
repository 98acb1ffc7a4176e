"""Getting rid of a profile: into the trash, out of it again, or for good; with what was kept of it, or only that.

Source: design.md, section 5, "Deleting".
"""

import contextlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kchecklist.files.faults import BadFile, Fault
from kchecklist.files.versions import version_of
from kchecklist.profiles.aside import copies
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.leftovers import TEMPORARY_SUFFIX
from kchecklist.profiles.naming import name_for_files
from kchecklist.profiles.shelf import Shelf, Stored, load
from kchecklist.profiles.store import ProfileStore
from kchecklist.profiles.writing import (
    NotSaved,
    folder_lock,
    free_path,
    make_private_folder,
    names_in,
    stands,
    sync_folder,
)


@dataclass(frozen=True, slots=True)
class Removed:
    """What was removed for good, and what could not be: a fault for each."""

    gone: tuple[Path, ...] = ()
    left: tuple[Fault, ...] = ()


def throw_away(folder: DataFolder, stored: Stored) -> Path:
    """Move a profile into the trash; where it lies there. Raises NotSaved."""
    make_private_folder(folder.trash)
    with folder_lock(stored.path.parent):
        return _moved(stored.path, free_path(folder.trash / stored.path.name), "not deleted")


def in_trash(folder: DataFolder) -> Shelf:
    """What lies in the trash, and what is wrong with each file there that is no profile."""
    stored: list[Stored] = []
    faults: list[Fault] = []
    for path in sorted(folder.trash.glob("*.toml")):
        try:
            stored.append(load(path))
        except BadFile as error:
            faults += error.faults
    return Shelf(tuple(stored), tuple(faults))


def take_out(store: ProfileStore, thrown: Stored) -> Path:
    """Move a profile out of the trash, back among the others; where it stands then.

    Raises:
        NotSaved: also when that provider is there again already.
    """
    folder = store.folder
    make_private_folder(folder.providers)
    with folder_lock(folder.providers):
        target = folder.providers / f"{name_for_files(thrown.profile.id)}.toml"
        if stands(target) or any(found.profile.id == thrown.profile.id for found in store.shelf().stored):
            what = "this provider is not only in the trash"
            raise NotSaved(thrown.path, what, "delete the other one first, or leave this one here")
        return _moved(thrown.path, target, "not taken out")


def remove_for_good(folder: DataFolder, profile_id: str) -> Removed:
    """Remove all there is of a provider: profile, versions beside it, history, trash, copies put aside.

    The profile itself goes last, so that what was interrupted can be done again by its name.

    Raises:
        NotSaved: when nothing could be begun.
    """
    make_private_folder(folder.providers)
    with folder_lock(folder.providers):
        removed = _removed(dict.fromkeys(_all_of(folder, profile_id)))
        for place in (folder.history, folder.trash, folder.providers):
            with contextlib.suppress(OSError):
                sync_folder(place)
    return removed


def forget(folder: DataFolder, profile_id: str) -> Removed:
    """Remove all earlier versions of a provider for good, those kept by hand, too; what stands, or lies elsewhere, stays.

    Raises:
        NotSaved: when nothing could be begun.
    """
    kept = folder.history / name_for_files(profile_id)
    make_private_folder(folder.providers)
    # Every save keeps what it replaces under this lock.
    with folder_lock(folder.providers):
        # One by one: what cannot be removed keeps no other. Half-written ones hold the same words.
        removed = _removed(
            kept / name for name in names_in(kept) if name.endswith((".toml", TEMPORARY_SUFFIX))
        )
        with contextlib.suppress(OSError):
            sync_folder(kept)
        with contextlib.suppress(OSError):
            kept.rmdir()
            sync_folder(folder.history)
    return removed


def elsewhere(folder: DataFolder, profile_id: str) -> tuple[Path, ...]:
    """What else may hold words of a provider's earlier versions: what lies beside it, in the trash, and put aside."""
    spared = (folder.history / name_for_files(profile_id), ProfileStore(folder).path_of(profile_id))
    return tuple(path for path in dict.fromkeys(_all_of(folder, profile_id)) if path not in spared)


def is_last(folder: DataFolder, thrown: Stored) -> bool:
    """Whether nothing else is left of a provider in the trash: neither among the others, nor a second time there."""
    profile_id = thrown.profile.id
    if (folder.providers / f"{name_for_files(profile_id)}.toml").exists():
        return False
    others = (found for found in in_trash(folder).stored if found.path != thrown.path)
    return all(found.profile.id != profile_id for found in (*ProfileStore(folder).shelf().stored, *others))


def remove_thrown(folder: DataFolder, thrown: Stored) -> Removed:
    """Remove one file in the trash for good; what was kept of that provider goes with the last one of it.

    Raises:
        NotSaved: when nothing could be begun.
    """
    if is_last(folder, thrown):
        return remove_for_good(folder, thrown.profile.id)
    return _removed([thrown.path])


def empty(folder: DataFolder) -> Removed:
    """Remove everything in the trash for good, with what was kept of those who are nowhere else."""
    store = ProfileStore(folder)
    alive = {found.profile.id for found in store.shelf().stored}
    # A file that cannot be read is told by its name.
    named = {path.stem for path in folder.providers.glob("*.toml")}
    thrown = [found.profile.id for found in in_trash(folder).stored]
    dead = [each for each in thrown if each not in alive and name_for_files(each) not in named]
    removed = [remove_for_good(folder, profile_id) for profile_id in dict.fromkeys(dead)]
    # Whatever else lies there: another version of somebody who is back, a ruined file.
    removed.append(_removed(_files(folder.trash)))
    return Removed(
        tuple(path for each in removed for path in each.gone),
        tuple(fault for each in removed for fault in each.left),
    )


def _removed(paths: Iterable[Path]) -> Removed:
    gone: list[Path] = []
    left: list[Fault] = []
    for path in paths:
        try:
            _remove(path)
            gone.append(path)
        except OSError as error:
            left.append(Fault(path, None, f"not removed: {error.strerror}", "remove it in your file manager"))
    return Removed(tuple(gone), tuple(left))


def _all_of(folder: DataFolder, profile_id: str) -> Iterator[Path]:
    """Everything of one provider, the profile last."""
    name = name_for_files(profile_id)
    kept = folder.history / name
    if os.path.lexists(kept):
        yield kept
    yield from (copy.parent for copy in copies(folder) if copy.name == f"{name}.toml")
    for place in (folder.providers, folder.trash):
        yield from place.glob(f".{name[:40]}-*.tmp")
    yield from (path for path in _files(folder.trash) if _is_of(path, profile_id))
    own = [path for path in _files(folder.providers) if _is_of(path, profile_id)]
    yield from (path for path in own if version_of(path.name) is not None)
    yield from own


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def _is_of(path: Path, profile_id: str) -> bool:
    """Whether a file holds this provider, or, where it cannot be read, was named for it by us."""
    try:
        return load(path).profile.id == profile_id
    except BadFile:
        name, own = version_of(path.name) or path.name, name_for_files(profile_id)
        return re.fullmatch(rf"{re.escape(own)}(-\d+)?\.toml", name) is not None


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _moved(path: Path, target: Path, otherwise: str) -> Path:
    """Move a file, and not a link to it, which may lead nowhere from there. Raises NotSaved."""
    real = Path(os.path.realpath(path))
    try:
        linked = path.is_symlink()
        _rename(real, target)
        if linked:
            path.unlink()
    except OSError as error:
        raise NotSaved(path, f"{otherwise}: {error.strerror}", "check the folder") from None
    for folder in (target.parent, path.parent):
        # It has moved: all that a power cut can do now is to bring it back.
        with contextlib.suppress(OSError):
            sync_folder(folder)
    return target


def _rename(path: Path, target: Path) -> None:
    try:
        path.rename(target)
    except OSError:
        # A server may have done it and yet say that it failed.
        if stands(path) or not stands(target):
            raise
