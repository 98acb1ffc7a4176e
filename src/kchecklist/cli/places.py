"""Where a command finds things: the data folder, the question bank, and what is in them.

Everything is imported when it is asked for, so that no command pays for what it does not use.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kchecklist.cli.output import complain, complain_of
from kchecklist.files.faults import BadFile, Fault, KchecklistError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kchecklist.checklist.additions import Added
    from kchecklist.checklist.models import Checklist
    from kchecklist.profiles.folder import DataFolder
    from kchecklist.profiles.priorities import Priorities
    from kchecklist.profiles.record import Profile
    from kchecklist.profiles.shelf import Stored
    from kchecklist.profiles.store import ProfileStore
    from kchecklist.scoring.comparison import Comparison
    from kchecklist.scoring.standing import Standing
    from kchecklist.scoring.views import View


class NobodyKept(KchecklistError):
    """Nothing is kept of what matters to somebody who was named; the text says of whom it is."""


@dataclass
class Places:
    """What was said about where things are; None is the usual place."""

    folder: Path | None = None
    questions: Path | None = None

    def data_folder(self) -> DataFolder:
        """The data folder; it need not exist."""
        from kchecklist.profiles.folder import data_folder

        return data_folder(self.folder, os.environ)

    def bank(self) -> Path:
        """The folder of the question bank. Raises KchecklistError."""
        from kchecklist.files.shipped import shipped

        return self.questions or shipped("questions")

    def checklist(self) -> Checklist:
        """The question bank alone, loaded. Raises BadFile."""
        from kchecklist.checklist.loading import load_checklist

        return load_checklist(self.bank())

    def added(self) -> Added:
        """The question bank with the person's own questions. Raises BadFile when the bank cannot be used."""
        from kchecklist.checklist.additions import load_with_additions

        return load_with_additions(self.bank(), self.data_folder().questions)

    def open(self) -> Opened:
        """The bank and the data folder, read. Raises BadFile when the bank cannot be used."""
        return Opened(self.checklist(), self.data_folder())


class Opened:
    """A bank and a data folder that were read; ``faults`` are the files that had to be left out.

    ``checklist`` is the bank with the person's own questions, ``bank`` without; ``question_faults`` are those of
    ``faults`` that have a question of theirs left out, ``shelf_faults`` those of files that should be providers.
    """

    def __init__(self, bank: Checklist, folder: DataFolder) -> None:
        from kchecklist.checklist.additions import with_additions
        from kchecklist.profiles.store import ProfileStore
        from kchecklist.profiles.unread import unread_answers
        from kchecklist.scoring.order import added_order

        added = with_additions(bank, folder.questions)
        self.bank = bank
        self.checklist = added.checklist
        self.question_faults = added.faults
        self.folder = folder
        self.store: ProfileStore = ProfileStore(folder, self.checklist.order)
        shelf = self.store.shelf()
        by_id = {found.profile.id: found for found in shelf.stored}
        self.stored: tuple[Stored, ...] = tuple(
            by_id[profile.id] for profile in added_order(found.profile for found in shelf.stored)
        )
        self.versions = shelf.versions
        self.shelf_faults = shelf.faults
        self.faults: list[Fault] = [
            *added.faults,
            *shelf.faults,
            *(fault for found in self.stored for fault in unread_answers(self.checklist, found)),
        ]

    @cached_property
    def priorities(self) -> Priorities:
        """What matters to the person; nothing stated where the file cannot be read."""
        from kchecklist.profiles.priorities import Priorities

        return self._mine or Priorities()

    @cached_property
    def _mine(self) -> Priorities | None:
        return self._stated_in(self.folder.priorities)

    def _stated_in(self, path: Path) -> Priorities | None:
        """What a file of priorities says; None where it cannot be read, which is one of ``faults`` then."""
        from kchecklist.profiles.person import read_record
        from kchecklist.profiles.priorities import Priorities
        from kchecklist.scoring.weights import unknown_sections

        try:
            found = read_record(path, Priorities)
        except BadFile as error:
            self.faults += error.faults
            return None
        if unknown_sections(self.checklist, found):
            complain(f"{path}: names a section that is not here; it is passed over", bare=True)
        return found

    def standings(self, profiles: Iterable[Profile]) -> tuple[Standing, ...]:
        """How these stand, in the order given."""
        from kchecklist.scoring.standing import standings

        return standings(self.checklist, profiles, self.priorities)

    def comparison(self, profiles: Iterable[Profile], view: View | None = None) -> Comparison:
        """These compared, in the order given; on everything that was recorded, if no view is asked for."""
        from kchecklist.scoring.comparison import compare
        from kchecklist.scoring.views import EVERYTHING

        return compare(self.checklist, profiles, self.priorities, view or EVERYTHING)

    def comparisons_of_others(self, comparison: Comparison, names: Iterable[str]) -> dict[str, Comparison]:
        """The same comparison by what matters to each of these other people.

        Nothing is said for anybody whose file cannot be read; where that is one's own, there is nothing to compare with.

        Raises:
            NobodyKept: nothing is kept of what matters to one of them.
        """
        from kchecklist.scoring.comparison import compare

        profiles = [standing.profile for standing in comparison.standings]
        paths = [self.folder.priorities_of(name) for name in names]
        if any(not path.is_file() for path in paths):
            kept = ", ".join(self.folder.people()) or "nobody"
            raise NobodyKept(f"of one of them nothing is kept; of these it is: {kept}")
        stated = {self.folder.name_of(path): self._stated_in(path) for path in paths}
        return {
            person: compare(self.checklist, profiles, theirs, comparison.view)
            for person, theirs in stated.items()
            if theirs is not None and self._mine is not None
        }

    def comparison_with(self, profile: Profile) -> Comparison:
        """All in the folder compared, this one as it stands now."""
        return self.comparison(
            profile if found.profile.id == profile.id else found.profile for found in self.stored
        )

    def tell(self) -> int:
        """Name what had to be left out, and what lies beside or aside; the exit status that follows from the first."""
        from kchecklist.profiles.aside import left_aside

        for path in self.versions:
            complain(f"{path}: {self._beside(path)}", bare=True)
        complain_of(left_aside(self.folder, self.stored))
        complain_of(self.faults)
        return 1 if self.faults else 0

    def _beside(self, path: Path) -> str:
        """What to say of a version that lies beside."""
        from kchecklist.files.versions import version_of
        from kchecklist.profiles.shelf import load
        from kchecklist.reports.provider.beside import NOT_HERE, rename_words

        its_own = version_of(path.name)
        here = any(stored.path.name == its_own for stored in self.stored)
        # Its provider's file may have been renamed.
        with suppress(BadFile):
            here = here or load(path).profile.id in {stored.profile.id for stored in self.stored}
        if here:
            return "lies beside a provider, another version of it; kchecklist history PROVIDER says where the two differ"
        return f"{NOT_HERE}; {rename_words(path)}"
