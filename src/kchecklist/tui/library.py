"""What the app has open: the bank, the profiles of one folder, and what the person set.

Imported after the first frame is painted, since it brings pydantic along.
"""

import os
from collections.abc import Callable, Container
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kchecklist.checklist.additions import Added, with_additions
from kchecklist.checklist.loading import load_checklist
from kchecklist.checklist.models import Checklist
from kchecklist.files.faults import BadFile, Fault, KchecklistError, at_most_five
from kchecklist.profiles.aside import left_aside
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.ground import Ground
from kchecklist.profiles.merging import rebased
from kchecklist.profiles.own_questions import add_question, remove_question, reword_question
from kchecklist.profiles.person import Settings, read_record, update_record
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Profile
from kchecklist.profiles.shelf import Stored
from kchecklist.profiles.store import Clock, ProfileStore, Saved, local_time
from kchecklist.profiles.trail import Trail, trail_of
from kchecklist.profiles.unread import unread_answers
from kchecklist.profiles.writing import NotSaved
from kchecklist.scoring.comparison import Comparison, compare
from kchecklist.scoring.order import added_order
from kchecklist.scoring.remembered import Remembered
from kchecklist.scoring.standing import Standing, standing, standings
from kchecklist.scoring.views import EVERYTHING, View
from kchecklist.scoring.weights import unknown_sections
from kchecklist.tui.keeper import Kept
from kchecklist.tui.left_out import LeftOut, left_out_of

_R = TypeVar("_R", Priorities, Settings)


class PersonGone(KchecklistError):
    """The file of somebody beside the person themselves is no longer there; the text says of whom."""


@dataclass(frozen=True)
class Read:
    """What a folder held at one moment; ``closed`` says why nothing can be saved there, None where it can."""

    checklist: Checklist
    stored: dict[str, Stored]
    faults: tuple[Fault, ...]
    left_out: LeftOut
    priorities: Priorities
    people: dict[str, Priorities]
    settings: Settings
    closed: NotSaved | None = None
    new: bool = False


class Library:
    """One folder, opened with one bank; ``stored`` holds each profile as it was last read or written, by id.

    ``bank`` is the bank alone, ``checklist`` the bank with the person's own questions. ``people`` holds what matters to
    others, by the name in their file; whose file cannot be read is left out. ``closed`` is why nothing could be saved
    in the folder when it was last read, ``new`` whether it was not there then, and ``ground`` stands for as long as the folder is there.
    """

    def __init__(self, folder: DataFolder, questions: Path, clock: Clock = local_time) -> None:
        self.folder = folder
        self.ground = Ground(folder)
        self.closed: NotSaved | None = None
        self.new = False
        self.bank: Checklist = load_checklist(questions)
        self.checklist = self.bank
        self.store = ProfileStore(folder, self.checklist.order, clock)
        self._clock = clock
        self._remembered = Remembered()
        self.stored: dict[str, Stored] = {}
        self._gone: dict[str, Stored] = {}
        self._entered: dict[str, Profile] = {}
        self._by_hand: list[Path] = []
        self._had_a_file: set[str] = set()
        self.faults: tuple[Fault, ...] = ()
        self.left_out = LeftOut()
        self.priorities = Priorities()
        self.people: dict[str, Priorities] = {}
        self.settings = Settings()
        self.take(self.read())

    def read(self) -> "Read":
        """What is in the folder now; changes nothing here, so that it may run in a thread."""
        if (closed := self.ground.unreadable) is not None:
            # What was read before is still true as far as anybody knows; an empty list would be a lie.
            stated = (self.priorities, dict(self.people), self.settings)
            return Read(self.checklist, dict(self.stored), self.faults, self.left_out, *stated, closed)
        shelf, added = self.store.shelf(), self._added()
        left_out = left_out_of(self.folder, shelf)
        faults = [
            *added.faults,
            *left_out.faults,
            *left_aside(self.folder, shelf.stored),
            *(f for found in shelf.stored for f in unread_answers(added.checklist, found)),
        ]
        priorities = self._read(self.folder.priorities, Priorities, self.priorities, faults)
        people = self._others(faults)
        for person, theirs in ((None, priorities), *people.items()):
            if unknown_sections(added.checklist, theirs):
                path = self.folder.priorities_of(person)
                faults.append(Fault(path, None, "names a section that is not here", "it is passed over"))
        settings = self._read(self.folder.settings, Settings, self.settings, faults)
        by_id = {found.profile.id: found for found in shelf.stored}
        in_order = added_order([found.profile for found in shelf.stored])
        stored = {profile.id: by_id[profile.id] for profile in in_order}
        self.ground.look()
        new = not os.path.lexists(self.folder.path)
        stated = (priorities, people, settings)
        return Read(
            added.checklist, stored, tuple(at_most_five(faults)), left_out, *stated, self.ground.closed, new
        )

    def take(self, read: "Read") -> None:
        """Show what was read."""
        # A file that somebody else removed while its interview opens is written again by the next answer.
        self._gone |= {name: stored for name, stored in self.stored.items() if name not in read.stored}
        self.stored, self.faults, self.closed, self.new = read.stored, read.faults, read.closed, read.new
        self.left_out = read.left_out
        self.priorities, self.people, self.settings = read.priorities, read.people, read.settings
        self._ask(read.checklist)

    def take_left_out(self, read: "Read") -> None:
        """Know what lies beside, or cannot be read, while the profiles themselves are not all saved yet."""
        self.left_out, self.faults = read.left_out, read.faults

    @property
    def place(self) -> str:
        """Where the folder is, and whether there is anything: who expected more sees that it is another one."""
        said = "a new folder" if self.new else "there is no provider in it yet"
        return f"{self.folder.path} ({said})" if not self.stored else str(self.folder.path)

    def base(self, profile_id: str) -> Stored:
        """A profile as it was last read or written."""
        return self.stored.get(profile_id) or self._gone[profile_id]

    def profile(self, profile_id: str) -> Profile:
        """The newest state of a profile, whether or not it is on disk yet."""
        return self._entered.get(profile_id) or self.base(profile_id).profile

    def trail(self, profile_id: str) -> Trail:
        """How the newest state of a profile came to be, by what is kept of it."""
        return trail_of(self.store.history_of(profile_id), self.profile(profile_id))

    def enter(self, profile: Profile) -> None:
        """Let every screen see a state that is not on disk yet."""
        self._entered[profile.id] = profile

    def on_its_way(self, profile_id: str) -> bool:
        """Whether something of it is not on disk yet, or nobody told us that it is."""
        return profile_id in self._entered

    def took(self, kept: Kept) -> None:
        """Note what a save found and left on disk."""
        stored = kept.saved.stored
        name = stored.profile.id
        entered = self._entered.pop(name, None)
        self.stored[name] = stored
        if entered is not None and entered != kept.profile:
            self._entered[name] = rebased(kept.profile, entered, stored.profile)

    def put_back(self, saved: Saved) -> None:
        """Note that an earlier version stands on disk now, in place of whatever stood there."""
        name = saved.stored.profile.id
        self._entered.pop(name, None)
        self.stored[name] = saved.stored

    def standing(self, profile: Profile) -> Standing:
        """How one provider stands."""
        return standing(self.checklist, profile, self.priorities)

    def standings(self) -> tuple[Standing, ...]:
        """How all stand, in the order they were added."""
        profiles = [self.profile(name) for name in self.stored]
        findings = self._remembered.under(self.checklist, self.priorities)
        return standings(self.checklist, profiles, self.priorities, findings=findings)

    def comparison(self, view: View = EVERYTHING, left_out: Container[str] = ()) -> Comparison:
        """All compared but those left out, in the order they were added, on the evidence that the view believes."""
        return self.comparison_for(None, view, left_out)

    def comparison_for(
        self, person: str | None, view: View = EVERYTHING, left_out: Container[str] = ()
    ) -> Comparison:
        """The same, by what matters to this person; None is the person whose folder it is."""
        return self.compared(self.priorities_of(person), view, left_out)

    def compared(
        self, priorities: Priorities, view: View = EVERYTHING, left_out: Container[str] = ()
    ) -> Comparison:
        """The same, by these priorities, which nobody needs to have kept yet."""
        profiles = [self.profile(name) for name in self.stored if name not in left_out]
        findings = self._remembered.under(self.checklist, priorities)
        return compare(self.checklist, profiles, priorities, view, findings)

    def priorities_of(self, person: str | None) -> Priorities:
        """What matters to this person; nothing yet where nothing is kept."""
        return self.priorities if person is None else self.people.get(person, Priorities())

    def person(self, typed: str) -> str:
        """The name under which a person is kept, or begins; their file is read anew. Raises NoName or BadFile."""
        path = self.folder.priorities_of(typed)
        name = self.folder.name_of(path)
        found = read_record(path, Priorities)
        self.forget(name)
        self._found(name, found)
        return name

    def gone(self, person: str | None) -> bool:
        """Whether this person had a file, and has none any more; who is new here has none yet."""
        return person in self._had_a_file and person not in self.folder.people()

    def forget(self, person: str) -> None:
        """Know nothing of this person any more."""
        self.people.pop(person, None)
        self._had_a_file.discard(person)

    def _found(self, name: str, priorities: Priorities) -> None:
        if name in self.folder.people():
            self.people[name] = priorities
            self._had_a_file.add(name)

    def comparison_with(self, profile: Profile) -> Comparison:
        """All compared, this one as it stands now, whether or not it is still in the folder."""
        now = {name: self.profile(name) for name in self.stored} | {profile.id: profile}
        return compare(self.checklist, now.values(), self.priorities)

    def add_question(self, text: str, counts: bool) -> str:
        """Ask one more question of every provider, on disk too; its id. Raises BadQuestion, BadFile or NotSaved."""
        question_id = add_question(self.folder, text, counts, self.checklist.order)
        self._ask(self._added().checklist)
        return question_id

    def reword_question(self, question_id: str, text: str) -> Path | None:
        """Ask a question of the person's in other words. Returns and raises as profiles.own_questions does."""
        kept = reword_question(self.folder, question_id, text, self._clock(), self._asked(question_id))
        self._ask(self._added().checklist)
        return kept

    def remove_question(self, question_id: str) -> Path:
        """Ask a question of the person's no longer. Returns and raises as profiles.own_questions does."""
        kept = remove_question(self.folder, question_id, self._clock(), self._asked(question_id))
        self._ask(self._added().checklist)
        return kept

    def _asked(self, question_id: str) -> str | None:
        question = self.checklist.question(question_id)
        return question.ask if question is not None else None

    def _added(self) -> Added:
        """The bank with what the person's own files say now."""
        added = with_additions(self.bank, self.folder.questions)
        # The same questions stay the same objects, so that an open interview has nothing to take over.
        same = added.checklist is self.checklist or added.checklist == self.checklist
        return Added(self.checklist, added.faults) if same else added

    def _ask(self, checklist: Checklist) -> None:
        self.checklist = checklist
        self.store.question_order = checklist.order

    def set_priorities(self, change: Callable[[Priorities], Priorities], person: str | None = None) -> None:
        """Change what matters to somebody, on disk too; it is known under the name of the file that was written.

        Raises:
            PersonGone: when their file is gone: one change is not all that they said.
            NoName, BadFile or NotSaved.
        """
        if self.gone(person):
            raise PersonGone(f"The file of {person} is gone; nothing was changed.")
        path = self.folder.priorities_of(person)
        after = self._update(path, Priorities, change)
        if person is None:
            self.priorities = after
        else:
            self._found(self.folder.name_of(path), after)

    def set_settings(self, change: Callable[[Settings], Settings]) -> None:
        """Change how the app behaves, on disk too. Raises BadFile or NotSaved."""
        self.settings = self._update(self.folder.settings, Settings, change)

    def kept_by_hand(self) -> tuple[Path, ...]:
        """Where files that a person had laid out were kept before they were changed; each is told of once."""
        kept, self._by_hand = tuple(self._by_hand), []
        return kept

    def _update(self, path: Path, model: type[_R], change: Callable[[_R], _R]) -> _R:
        updated = update_record(path, model, change, self._clock)
        if updated.by_hand is not None:
            self._by_hand.append(updated.by_hand)
        return updated.record

    def _others(self, faults: list[Fault]) -> dict[str, Priorities]:
        found: dict[str, Priorities] = {}
        for name in self.folder.people():
            try:
                found[name] = read_record(self.folder.priorities_of(name), Priorities)
            except BadFile as error:
                faults += error.faults
        return found

    @staticmethod
    def _read(path: Path, model: type[_R], before: _R, faults: list[Fault]) -> _R:
        try:
            return read_record(path, model)
        except BadFile as error:
            faults += error.faults
            return before
