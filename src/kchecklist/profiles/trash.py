"""Getting rid of a profile: into the trash, out of it again, or for good; with what was kept of it, or only that.

Source: design.md, section 5, "Deleting".
"""

import contextlib
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from kchecklist.files.faults import BadFile, Fault
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.leftovers import TEMPORARY_SUFFIX
from kchecklist.profiles.naming import name_for_files
from kchecklist.profiles.removing import Removed, all_removed, removed_of
from kchecklist.profiles.shelf import Shelf, Stored, is_unchanged, load
from kchecklist.profiles.store import ProfileStore
from kchecklist.profiles.traces import LOOK_AGAIN, holds_another, id_in, is_of, traces_of
from kchecklist.profiles.writing import (
    NotSaved,
    folder_lock,
    free_path,
    make_private_folder,
    names_in,
    stands,
    sync_folder,
)

Mark = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lying:
    """What a person agrees to remove when they empty the trash: its files, as they lie there, and who is nowhere else."""

    files: Mapping[Path, Mark]
    last: frozenset[str]


def throw_away(folder: DataFolder, stored: Stored) -> Path:
    """Move a profile into the trash; where it lies there. Raises NotSaved."""
    make_private_folder(folder.trash)
    with folder_lock(stored.path.parent):
        return _moved(stored.path, free_path(folder.trash / stored.path.name), "not deleted")


def in_trash(folder: DataFolder) -> Shelf:
    """What lies in the trash, and what is wrong with each file there that is no profile, or with the trash itself."""
    stored: list[Stored] = []
    faults: list[Fault] = []
    try:
        for path in _files(folder.trash):
            try:
                stored.append(load(path))
            except BadFile as error:
                faults += error.faults
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
        return all_removed(folder, profile_id)


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
        removed = removed_of(
            folder,
            [
                kept / name
                for name in names_in(kept)
                if name.endswith((".toml", TEMPORARY_SUFFIX)) and not holds_another(kept / name, profile_id)
            ],
        )
        with contextlib.suppress(OSError):
            sync_folder(kept)
        with contextlib.suppress(OSError):
            kept.rmdir()
            sync_folder(folder.history)
    return removed


def elsewhere(folder: DataFolder, profile_id: str) -> tuple[Path, ...]:
    """What else may hold words of a provider's earlier versions: what lies beside it, in the trash, and put aside."""
    kept, own = folder.history / name_for_files(profile_id), ProfileStore(folder).path_of(profile_id)
    return tuple(
        path
        for path in traces_of(folder, profile_id).paths
        if path != own and kept not in (path, path.parent)
    )


def is_last(folder: DataFolder, thrown: Stored) -> bool:
    """Whether nothing else is left of a provider in the trash: neither among the others, nor a second time there.

    A version that lies beside is something; so may be any file among the others that cannot be read.
    """
    return thrown.profile.id in _nowhere_else(folder, [thrown.path])


def remove_thrown(folder: DataFolder, thrown: Stored, whole: bool) -> Removed:
    """Remove one file in the trash for good; if ``whole``, with all that was kept of that provider, if it is the last.

    ``whole`` is what the person agreed to: more than that never goes.

    Raises:
        NotSaved: when nothing could be begun, or another file lies there by now.
    """
    make_private_folder(folder.providers)
    with folder_lock(folder.providers):
        if not is_unchanged(thrown):
            raise NotSaved(thrown.path, "it is not what it was a moment ago", "look again")
        if whole and is_last(folder, thrown):
            return all_removed(folder, thrown.profile.id)
        return removed_of(folder, [thrown.path])


def lying(folder: DataFolder) -> Lying:
    """What emptying the trash would remove now. Raises BadFile where the trash cannot be looked into."""
    files = {path: mark for path in _files(folder.trash) if (mark := _mark(path)) is not None}
    return Lying(files, frozenset(_nowhere_else(folder, files)))


def empty(folder: DataFolder, agreed: Lying) -> Removed:
    """Remove what lay in the trash for good, with what was kept of those who were, and are, nowhere else.

    What somebody has put there since stays.

    Raises:
        NotSaved: when nothing could be begun.
    """
    make_private_folder(folder.providers)
    with folder_lock(folder.providers):
        files = [path for path, mark in agreed.files.items() if _mark(path) == mark]
        last = agreed.last & _nowhere_else(folder, files)
        hidden = _hidden(folder, files) if agreed.files else None
        removed = [all_removed(folder, profile_id) for profile_id in sorted(last)]
        # Whatever else lies there: another version of somebody who is back, a ruined file.
        removed.append(removed_of(folder, [path for path in files if os.path.lexists(path)]))
    return Removed(
        tuple(path for each in removed for path in each.gone),
        (*(fault for each in removed for fault in each.left), *([hidden] if hidden else [])),
    )


def _nowhere_else(folder: DataFolder, thrown: Collection[Path]) -> set[str]:
    """Of whom there is nothing beside these files in the trash; nobody, while a file among the others cannot be read."""
    try:
        others = _others(folder)
        others |= {path: id_in(path) for path in _files(folder.trash) if path not in thrown}
    except BadFile:
        return set()
    if any(found is None and path.parent == folder.providers for path, found in others.items()):
        return set()
    return {found for path in thrown if (found := id_in(path)) is not None} - {*others.values()}


def _hidden(folder: DataFolder, thrown: Collection[Path]) -> Fault | None:
    """The file among the others that may be any of these, whose history stays for its sake; None where there is none."""
    try:
        others = _others(folder)
    except BadFile as error:
        return error.faults[0]
    unread = [path for path, found in others.items() if found is None]
    for profile_id in {found for path in thrown if (found := id_in(path)) is not None} - {*others.values()}:
        kept = folder.history / name_for_files(profile_id)
        if unread and os.path.lexists(kept) and not any(is_of(path, profile_id) for path in unread):
            what = "cannot be read, and may be who was in the trash: what was kept of them stays"
            return Fault(unread[0], None, what, "mend it, or see: kchecklist history")
    return None


def _others(folder: DataFolder) -> dict[Path, str | None]:
    """Whose each file among the others is, a version beside too; None where it cannot be read. Raises BadFile."""
    found = {path: id_in(path) for path in _files(folder.providers)}
    # What is hidden and no profile is of another program.
    return {path: whose for path, whose in found.items() if whose or not path.name.startswith(".")}


def _mark(path: Path) -> Mark | None:
    """What tells a file from another that takes its place."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def _files(folder: Path) -> list[Path]:
    """The files in a folder, were they hidden or ruined. Raises BadFile where that cannot be told."""
    try:
        return [folder / name for name in names_in(folder) if name.endswith(".toml")]
    except NotSaved as error:
        raise BadFile(Fault(folder, None, f"cannot be read: {error.reason}", LOOK_AGAIN)) from None


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
