"""One sitting with one provider: what is asked next, answering, going back, undo; no screen, no file.

The app and the plain interview are two faces of a Sitting. After every call the whole record stands in
``profile``, ready to be saved. Source: design.md, section 6.
"""

import datetime as dt
from collections.abc import Callable, Sequence

from kchecklist.checklist.models import Checklist, Option, Question
from kchecklist.interview.claims import CannotAnswer
from kchecklist.interview.hand import Clock
from kchecklist.interview.notebook import Notebook
from kchecklist.interview.progress import SectionProgress, Tally, progress, tally
from kchecklist.interview.sequence import Mode, applies, in_order, matching, sequence
from kchecklist.interview.undo import Step
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Level, Profile, State
from kchecklist.scoring.comparison import compare
from kchecklist.scoring.floors import floors
from kchecklist.scoring.possible import findings

InTurn = Callable[[Profile], Sequence[str]]
"""Which questions are open with a provider, by their ids, the one to ask first first."""


class Sitting(Notebook):
    """A walk through the questions with one provider, with a notebook in hand.

    ``question`` is the one on the table, None at the end; answers are written down for it. ``scope`` is what we
    go through, short or everything, where ``mode`` is only what of it is open: in the order of ``in_turn``, or else
    as if there were no other provider and nothing mattered more than the rest.
    """

    def __init__(
        self,
        checklist: Checklist,
        profile: Profile,
        clock: Clock,
        mode: Mode = "short",
        in_turn: InTurn | None = None,
    ) -> None:
        super().__init__(checklist, profile, clock)
        self._in_turn = in_turn
        self.mode: Mode = mode
        self.scope: Mode = "everything"
        self._kept: tuple[str, ...] = ()
        self._here: str | None = None
        self.go_through(mode)

    # Where we are

    @property
    def questions(self) -> tuple[Question, ...]:
        """What this sitting goes through, as long as route, place and mode stay."""
        return sequence(self.checklist, self.profile, self.mode, self._kept)

    @property
    def question(self) -> Question | None:
        """The question on the table; None at the end."""
        question = None if self._here is None else self.checklist.question(self._here)
        # Another window may have changed route or place meanwhile.
        return question if question is not None and applies(question, self.profile) else None

    @property
    def number(self) -> int:
        """The place of the question among ``questions``, from 1; one more than there are at the end."""
        ids = [question.id for question in self.questions]
        return ids.index(self._here) + 1 if self._here in ids else len(ids) + 1

    @property
    def tally(self) -> Tally:
        """How many of ``questions`` were asked, and how many looked up."""
        return tally(self.questions, self.was_asked)

    def progress(self) -> tuple[SectionProgress, ...]:
        """How far each section is that this sitting goes through, and what is to be looked up."""
        return progress(self.checklist, self.questions, self.was_asked, self.question)

    def to_come_back_to(self) -> tuple[Question, ...]:
        """The questions marked to come back to, in the order of everything."""
        whole = sequence(self.checklist, self.profile, "everything")
        return tuple(q for q in whole if (answer := self.answer(q)) is not None and answer.come_back)

    # Moving about

    def go_through(self, mode: Mode) -> None:
        """Go through fewer or more questions, or what is open of those; stay where we are if that question is among them."""
        if mode == "open":
            of_scope = {question.id for question in sequence(self.checklist, self.profile, self.scope)}
            still_open = (name for name in self.still_open() if name in of_scope)
            # The question on the table stays there, and the order as it is now, whatever is answered meanwhile:
            # nothing jumps under the person's hands.
            on_the_table = [self._here] if self._here is not None else []
            self._kept = in_order(still_open, (*on_the_table, *self._turn()))
        else:
            self.scope = mode
        self.mode = mode
        questions = self.questions
        if self._here not in {question.id for question in questions}:
            # What is open is worth asking again.
            fresh = questions if mode == "open" else (q for q in questions if not self.was_asked(q))
            first = next(iter(fresh), questions[0] if questions else None)
            self._here = first.id if first else None

    def still_open(self) -> tuple[str, ...]:
        """The ids of the questions that nobody answered, or only "somewhere between", and of contradicted floors."""
        found = findings(self.checklist, self.profile, Priorities())
        unknown = {floor.question.id for floor in floors(found, self.profile) if floor.state == "unknown"}
        return tuple(
            f.question.id
            for f in found
            if f.deciding is None
            or (f.question.kind == "quality" and not f.settled)
            or f.question.id in unknown
            if not (self.offered(f.question) or self.was_noted(f.question))
        )

    def take(self, checklist: Checklist) -> None:
        """Go on with another checklist from where we are; where that question is gone, from the one after it.

        What was answered to a question that is gone stays, whatever is taken back later.
        """
        following = [question.id for question in self.questions[self.number :]]
        before = self.checklist
        added = [question.id for question in checklist.questions if before.question(question.id) is None]
        self.let_stand(
            {question.id for question in before.questions if checklist.question(question.id) is None}
        )
        self.checklist = checklist
        if self.mode == "open":
            # Nobody can have answered what is new.
            self._kept = (*self._kept, *added)
        if self._here is not None and checklist.question(self._here) is None:
            self._here = next((name for name in following if checklist.question(name) is not None), None)

    def next(self) -> None:
        """On to the next question, after the last one to the end."""
        self._step(+1)

    def to_skipped(self) -> None:
        """From the end to the first question that was not asked; stay where none is left."""
        skipped = next((question for question in self.questions if not self.was_asked(question)), None)
        if skipped is not None:
            self._here = skipped.id

    def back(self) -> None:
        """Back to the question before; the first one stays."""
        self._step(-1)

    def jump(self, question_id: str) -> None:
        """To a question wherever it stands; one that this mode leaves out widens it to everything."""
        question = self.checklist.question(question_id)
        if question is None:
            raise CannotAnswer(f"there is no question '{question_id}'")
        if not applies(question, self.profile):
            raise CannotAnswer("that question is not for this route and place")
        if question not in self.questions:
            self.mode = self.scope = "everything"
        self._here = question.id

    def find(self, words: str) -> tuple[Question, ...]:
        """The questions for this offer that hold every one of the words."""
        return matching(sequence(self.checklist, self.profile, "everything"), words, self.checklist)

    # Answering

    def option(self, digit: int) -> Option:
        """The option with this digit, from 1. Raises CannotAnswer."""
        question = self._on_the_table()
        if not 1 <= digit <= len(question.options):
            raise CannotAnswer(
                f"there is no answer {digit}; 1 to {len(question.options)}"
                if question.options
                else "write a note: n"
            )
        return question.options[digit - 1]

    def choose(self, option: Option) -> None:
        """Answer with an option; where several count, tick or untick it."""
        self.write_choice(self._on_the_table(), option)

    def add_between(self, option: Option) -> None:
        """Add an option to the answer, or take it out again: somewhere between the two."""
        self.write_between(self._on_the_table(), option)

    def no_answer(self, state: State, due: dt.date | None = None) -> None:
        """Record that there was no answer, and why."""
        self.write_state(self._on_the_table(), state, due)

    def clear(self) -> None:
        """Take the answer back; its note stays."""
        self.erase(self._on_the_table())

    def note(self, text: str, question: Question | None = None, draft: bool = False) -> None:
        """Note something to a question: the one on the table, or another; a blank text takes the note out."""
        self.write_note(question or self._on_the_table(), text, draft)

    def note_call(self, text: str, draft: bool = False) -> None:
        """Note something that belongs to no question; a blank text takes the note out."""
        self.write_call_note(text, draft)

    def come_back(self) -> None:
        """Mark the question on the table to come back to, or no longer."""
        self.mark(self._on_the_table())

    def heard(self, level: Level, who: str | None = None) -> None:
        """From now on claims are of this level, from this person; the one just made here is moved along."""
        self.hear(self.question, level, who)

    def undo(self) -> str | None:
        """Take the last change back and go to its question; its id, None when there is none."""
        return self._at(self.take_back())

    def redo(self) -> str | None:
        """Bring again what was taken back last and go to its question; its id, None when there is none."""
        return self._at(self.bring_again())

    # Beneath

    def _at(self, step: Step | None) -> str | None:
        if step is None:
            return None
        question = self.checklist.question(step.question_id) if step.question_id else None
        if question is not None and applies(question, self.profile):
            self.jump(question.id)
        return step.question_id or "call"

    def _turn(self) -> Sequence[str]:
        if self._in_turn is not None:
            return self._in_turn(self.profile)
        alone = compare(self.checklist, [self.profile], Priorities())
        return alone.ask_next.turn(self.profile.id)

    def _on_the_table(self) -> Question:
        if self.question is None:
            raise CannotAnswer("there is no question on the table; go back to one")
        return self.question

    def _step(self, by: int) -> None:
        questions = self.questions
        place = self.number - 1 + by
        if place >= len(questions):
            self._here = None
        elif place >= 0:
            self._here = questions[place].id
