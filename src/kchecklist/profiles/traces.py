"""Every trace of one provider on disk: what must go when no word of it may be left.

Source: design.md, section 5, "Deleting".
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kchecklist.files.faults import BadFile, Fault
from kchecklist.files.versions import version_of
from kchecklist.profiles.aside import folders
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.leftovers import half_written
from kchecklist.profiles.naming import name_for_files
from kchecklist.profiles.shelf import load
from kchecklist.profiles.writing import NotSaved, names_in, stands

LOOK_AGAIN = "make it readable, and do it again"


@dataclass(frozen=True, slots=True)
class Traces:
    """Where there is something of a provider, the profile last; and a fault for each place that hides what it holds."""

    paths: tuple[Path, ...]
    unseen: tuple[Fault, ...] = ()


def traces_of(folder: DataFolder, profile_id: str) -> Traces:
    """Everything there is of a provider: history, copies put aside, half-written files, trash, what lies beside."""
    search = _Search(folder, profile_id)
    return Traces(tuple(dict.fromkeys(search.found())), tuple(search.unseen))


def is_of(path: Path, profile_id: str) -> bool:
    """Whether a file holds this provider, or, where it cannot be read, was named for it by us."""
    found = id_in(path)
    if found is not None:
        return found == profile_id
    name, own = version_of(path.name) or path.name, name_for_files(profile_id)
    return re.fullmatch(rf"{re.escape(own)}(-\d+)?\.toml", name) is not None


def id_in(path: Path) -> str | None:
    """Whose file it is; None where it cannot be read."""
    try:
        return load(path).profile.id
    except BadFile:
        return None


def holds_another(path: Path, profile_id: str) -> bool:
    """Whether a file can be read, and holds another provider."""
    return id_in(path) not in (None, profile_id)


def is_within(folder: DataFolder, path: Path) -> bool:
    """Whether a path without links lies in a data folder, or in its providers, wherever that leads."""
    homes = (os.path.realpath(home) for home in (folder.path, folder.providers, folder.trash, folder.history))
    return any(path.is_relative_to(home) and path != Path(home) for home in homes)


@dataclass(slots=True)
class _Search:
    """One search through a data folder for what there is of ``profile_id``."""

    folder: DataFolder
    profile_id: str
    unseen: list[Fault] = field(default_factory=list)

    def found(self) -> Iterator[Path]:
        """Everything, the profile last."""
        name = name_for_files(self.profile_id)
        yield from self._history(self.folder.history / name)
        yield from self._put_aside(name)
        thrown, own = (
            [path for path in self._profiles(place) if is_of(path, self.profile_id)]
            for place in (self.folder.trash, self.folder.providers)
        )
        named = [place / f"{name}.toml" for place in (self.folder.trash, self.folder.providers)]
        yield from self._half_written([*named, *thrown, *own])
        yield from thrown
        yield from (path for path in own if version_of(path.name) is not None)
        yield from own

    def _history(self, kept: Path) -> Iterator[Path]:
        """The folder as a whole; where another's versions lie in it too, only the files that hold this one."""
        try:
            if not stands(kept):
                return
        except NotSaved as error:
            self._unseen(kept, error)
            return
        files = self._profiles(kept)
        if not any(holds_another(path, self.profile_id) for path in files):
            yield kept
            return
        for path in files:
            if id_in(path) == self.profile_id:
                yield path
            else:
                what = "not removed: it is not this provider's, or cannot be read"
                self.unseen.append(Fault(path, None, what, "remove it in your file manager if it is"))

    def _put_aside(self, name: str) -> Iterator[Path]:
        """The folders of our own, among files that are temporary, that hold a copy which could not be saved."""
        for place in folders(self.folder):
            copy = place / f"{name}.toml"
            if os.path.lexists(copy) or half_written(copy):
                yield place

    def _half_written(self, targets: Iterable[Path]) -> Iterator[Path]:
        """What a process that died left of these files, also where a link leads."""
        for path in targets:
            for target in dict.fromkeys((path, Path(os.path.realpath(path)))):
                if target == path or is_within(self.folder, target):
                    yield from (
                        half for half in half_written(target) if not holds_another(half, self.profile_id)
                    )

    def _profiles(self, place: Path) -> list[Path]:
        try:
            return [place / name for name in names_in(place) if name.endswith(".toml")]
        except NotSaved as error:
            self._unseen(place, error)
            return []

    def _unseen(self, place: Path, error: NotSaved) -> None:
        self.unseen.append(Fault(place, None, f"not looked into: {error.reason}", LOOK_AGAIN))
