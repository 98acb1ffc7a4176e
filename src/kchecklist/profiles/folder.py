"""The data folder: which it is, and what lies where in it."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

VARIABLE = "KCHECKLIST_FOLDER"


@dataclass(frozen=True)
class DataFolder:
    """Where one person's files are; none of them needs to exist yet."""

    path: Path

    @property
    def providers(self) -> Path:
        """One TOML file for each offer."""
        return self.path / "providers"

    @property
    def questions(self) -> Path:
        """The person's own questions, which add to the bank."""
        return self.path / "questions"

    @property
    def trash(self) -> Path:
        """What was deleted in the app."""
        return self.path / "trash"

    @property
    def history(self) -> Path:
        """What was kept of files before they were rewritten, in a folder for each."""
        return self.path / "history"

    @property
    def priorities(self) -> Path:
        """What matters to the person."""
        return self.path / "priorities.toml"

    @property
    def settings(self) -> Path:
        """How the app behaves."""
        return self.path / "settings.toml"


def data_folder(given: Path | None, environment: Mapping[str, str]) -> DataFolder:
    """The folder that was given, else the one in KCHECKLIST_FOLDER, else the system's place for user data."""
    if given is None and environment.get(VARIABLE):
        given = Path(environment[VARIABLE])
    if given is None:
        given = Path(platformdirs.user_data_dir("kchecklist", appauthor=False))
    # A "~name" of nobody known here stays as it was typed.
    with contextlib.suppress(RuntimeError):
        given = given.expanduser()
    return DataFolder(given.absolute())
