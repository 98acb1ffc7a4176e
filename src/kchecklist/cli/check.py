"""Checking files: a question bank, a profile, or the whole data folder."""

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kchecklist.cli.options import with_places
from kchecklist.cli.output import say
from kchecklist.cli.places import Places
from kchecklist.files.faults import BadFile, Fault, KchecklistError, at_most_five
from kchecklist.files.text import one_line

if TYPE_CHECKING:
    from kchecklist.checklist.models import Checklist
    from kchecklist.checklist.reading_grade import Grade
    from kchecklist.profiles.folder import DataFolder

HEAD = "checklist.toml"


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--style", is_flag=True, help="Also how a bank is worded; needs the dev extra.")
@click.option("--all", "every", is_flag=True, help="All faults of a file, not the first five.")
@with_places
@click.pass_obj
def command(places: Places, paths: tuple[Path, ...], style: bool, every: bool) -> int:
    """Check a question bank, questions of your own, a profile, or a data folder; by default your own, and the bank in use.

    A file in the data folder may be named by its file's name alone. Each fault stands on a line, as file:line: what; and the mend.
    """
    checking = _Checking(places, style)
    faults = [*dict.fromkeys(_faults(places, paths, checking))]
    for fault in faults if every else at_most_five(faults):
        say(one_line(str(fault)))
    for remark in checking.remarks:
        say(remark)
    if not faults:
        say("no faults")
    return 1 if faults else 0


def _faults(places: Places, paths: tuple[Path, ...], checking: "_Checking") -> Iterator[Fault]:
    if not paths:
        yield from checking.bank(places.bank())
        folder = places.data_folder()
        yield from checking.folder(folder.path)
    for given in paths:
        path = _meant(places, given)
        where = path if path.is_dir() else path.parent
        if (path / HEAD).exists():
            yield from checking.bank(path)
        elif path.name == HEAD or (path.parent / HEAD).exists():
            yield from checking.bank(path.parent)
        elif (around := _around(where)) is not None and _is_data_folder(around, places):
            yield from checking.questions(where, only=None if path.is_dir() else path)
        elif around is not None:
            # Files of questions without a head.
            yield from checking.bank(where)
        elif path.is_dir():
            yield from checking.folder(path)
        else:
            # A path that was typed is the person's own naming; a bare name is looked for in their data folder.
            yield from checking.file(path, None if path == given else places.data_folder().path)


def _around(folder: Path) -> "DataFolder | None":
    """The data folder that a folder of questions would lie in; None for a folder of another name."""
    from kchecklist.profiles.folder import DataFolder

    around = DataFolder(folder.absolute().parent)
    return around if around.questions == folder.absolute() else None


def _is_data_folder(folder: "DataFolder", places: Places) -> bool:
    return folder.providers.is_dir() or folder.path.resolve() == places.data_folder().path.resolve()


def _meant(places: Places, path: Path) -> Path:
    """The path, or, for a bare name that is none here, the file of that name in the data folder."""
    if path.exists():
        return path
    # Messages name a file by its name alone.
    folder = places.data_folder()
    for found in (folder.providers / path, folder.questions / path, folder.path / path):
        if path.name == str(path) and os.path.lexists(found):
            return found
    raise KchecklistError(f"there is no {path}")


class _Checking:
    """Checks of files against the bank in use, which is loaded once, when it is needed.

    ``remarks`` are no faults: how hard each bank is to read, where its style is checked too, and whether a data folder
    is open to others.
    """

    def __init__(self, places: Places, style: bool) -> None:
        """Raises KchecklistError where there is nothing to check the style with."""
        self._places = places
        self._grade: Grade | None = None
        self.remarks: list[str] = []
        if style:
            from kchecklist.checklist.reading_grade import flesch_kincaid

            self._grade = flesch_kincaid()
        self._with_own: dict[DataFolder, Checklist] = {}

    def bank(self, path: Path) -> Iterator[Fault]:
        """The faults of a bank."""
        from kchecklist.checklist.checking import check_checklist

        yield from check_checklist(path)
        if self._grade is not None:
            from kchecklist.checklist.style import check_style

            found = check_style(path, self._grade)
            self.remarks += [str(found.measured)] if found.measured else []
            yield from found.faults

    def folder(self, path: Path) -> Iterator[Fault]:
        """The faults of a data folder: its profiles, priorities, settings, and the person's own questions."""
        from kchecklist.cli.openness import openness_words
        from kchecklist.profiles.folder import DataFolder
        from kchecklist.profiles.shelf import SAME_PROVIDER
        from kchecklist.profiles.store import ProfileStore

        folder = DataFolder(path)
        # Some share theirs on purpose.
        self.remarks += [said] if (said := openness_words(folder)) else []
        for fault in ProfileStore(folder).shelf().faults:
            # The rest is found again below, file by file.
            if SAME_PROVIDER in fault.what or fault.path == folder.providers:
                yield fault
        # A folder of profiles may be named by itself.
        where = folder.providers if folder.providers.is_dir() else path
        files = sorted(where.glob("*.toml")) if where.is_dir() else []
        of_people = (folder.priorities_of(name) for name in folder.people())
        for found in (*files, folder.priorities, *of_people, folder.settings):
            # A link that leads nowhere is there, and a fault.
            if os.path.lexists(found) and not found.name.startswith("."):
                yield from self.file(found, within=folder.path)
        yield from self.questions(folder.questions)

    def questions(self, path: Path, only: Path | None = None) -> Iterator[Fault]:
        """The faults of a person's own questions, or of one file of them."""
        from kchecklist.checklist.checking import check_additions

        yield from (fault for fault in check_additions(self._bank, path) if only in (None, fault.path))

    def file(self, path: Path, within: Path | None) -> Iterator[Fault]:
        """The faults of a profile, of a file of priorities or of settings.toml; ``within`` as for read_toml."""
        from kchecklist.cli.profile_faults import priorities_faults, profile_faults, settings_faults
        from kchecklist.files.toml_reading import read_toml
        from kchecklist.profiles.folder import is_of_a_person

        try:
            file = read_toml(path, within)
        except BadFile as error:
            yield from error.faults
            return
        by_name = {"priorities.toml": priorities_faults, "settings.toml": settings_faults}
        usual = profile_faults
        # A provider may be called "Priorities of ...": only what it holds tells the two apart.
        if is_of_a_person(path.name) and "provider" not in file.table:
            usual = priorities_faults
        yield from by_name.get(path.name, usual)(file, self._checklist_of(path))

    def _checklist_of(self, path: Path) -> "Checklist":
        """What a file answers to: the bank, with the own questions of the data folder that it lies in."""
        from kchecklist.checklist.additions import with_additions
        from kchecklist.profiles.folder import DataFolder

        beside = path.absolute().parent
        folder = DataFolder(beside.parent)
        if folder.providers != beside:
            folder = DataFolder(beside)
        if not folder.questions.is_dir():
            folder = self._places.data_folder()
        if folder not in self._with_own:
            self._with_own[folder] = with_additions(self._bank, folder.questions).checklist
        return self._with_own[folder]

    @cached_property
    def _bank(self) -> "Checklist":
        return self._places.checklist()
