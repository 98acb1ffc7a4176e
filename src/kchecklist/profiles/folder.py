"""The data folder: which it is, and what lies where in it."""

import contextlib
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from kchecklist.files.faults import KchecklistError
from kchecklist.files.versions import version_of
from kchecklist.profiles.naming import is_cut, loses_letters, plain_name

VARIABLE = "KCHECKLIST_FOLDER"
_BEFORE, _AFTER = "priorities-", ".toml"
"""Around a person's name, in the name of the file that holds what matters to them."""


class NoName(KchecklistError):
    """A name that cannot stand in a file's name; the text says what can."""


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

    def priorities_of(self, name: str | None) -> Path:
        """What matters to somebody else, a partner say; to the person themselves without a name.

        A name means the file that has it, whether in capitals or small letters, before it means a new one.

        Raises:
            NoName: when no letter or digit is left of it for a file's name.
        """
        if name is None:
            return self.priorities
        people = self.people()
        # Only a name that is there already, or plain letters, comes into a path: never what was typed.
        alike = [each for each in people if each == name]
        alike += [each for each in people if _letters(each) == _letters(name)]
        wanted = "" if alike else _for_a_file(name)
        alike += [each for each in people if _is_whole(each) and plain_name(each) == wanted]
        return self.path / f"{_BEFORE}{alike[0] if alike else wanted}{_AFTER}"

    def people(self) -> tuple[str, ...]:
        """Whose priorities are kept beside the person's own, as the names of the files say, sorted."""
        try:
            names = os.listdir(self.path)  # noqa: PTH208 - iterdir hides what is wrong until it is asked
        except OSError:
            return ()
        return tuple(sorted(self.name_of(Path(name)) for name in names if is_of_a_person(name)))

    @staticmethod
    def name_of(path: Path) -> str:
        """The name that stands in the name of a file that ``priorities_of`` gave for one."""
        return path.name.removeprefix(_BEFORE).removesuffix(_AFTER)

    @property
    def settings(self) -> Path:
        """How the app behaves."""
        return self.path / "settings.toml"


def _letters(name: str) -> str:
    """A name whatever its capitals, and however a system writes its accents."""
    return unicodedata.normalize("NFC", name).casefold()


def _is_whole(name: str) -> bool:
    return not (loses_letters(name) or is_cut(name))


def _for_a_file(name: str) -> str:
    """What stands for a name in a file's name. Raises NoName where it would stand for other people's as well."""
    plain = plain_name(name)
    if not plain:
        raise NoName("that name has no letter from a to z and no digit for a file's name; use another")
    if loses_letters(name):
        raise NoName(
            "a file's name cannot hold all letters of that name; use another name with letters a to z"
        )
    if is_cut(name):
        raise NoName("that name is too long for a file's name; use a shorter one")
    return plain


def is_of_a_person(name: str) -> bool:
    """Whether a file of this name, in a data folder, holds what matters to somebody beside the person themselves."""
    return (
        name.startswith(_BEFORE)
        and name.endswith(_AFTER)
        and len(name) > len(_BEFORE + _AFTER)
        and version_of(name) is None
    )


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
