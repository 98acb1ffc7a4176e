"""One sitting with one provider: what is asked next, answering, going back, undo; no screen, no file.

The app and the plain interview are two faces of a Sitting. After every call the whole record stands in
``profile``, ready to be saved. Source: design.md, section 6.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from kchecklist.checklist.models import Checklist, Option, Question, Section
from kchecklist.interview import claims
from kchecklist.interview.claims import CannotAnswer
from kchecklist.interview.sequence import Mode, applies, matching, sequence
from kchecklist.interview.undo import Hearing, Made, Step, taken_back
from kchecklist.profiles.editing import (
    changed,
    new_conversation,
    with_claim,
    with_come_back,
    with_conversation,
    with_provider,
)
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Answer, Claim, Conversation, Level, Profile, State
from kchecklist.scoring.floors import floors
from kchecklist.scoring.possible import findings

Clock = Callable[[], dt.datetime]
IN_A_CONVERSATION: tuple[Level, ...] = ("said", "written")
"""Levels whose claims come out of talking or writing with them; the others carry a day of their own."""


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """How far a section is: its questions in this sitting, how many were asked, whether we are in it."""

    section: Section
    asked: int
    total: int
    here: bool


class Sitting:
    """A walk through the questions with one provider.

    ``question`` is the one on the table, None at the end. Every method that changes the record may raise
    CannotAnswer, with a sentence for the person, and then changes nothing.
    """

    def __init__(self, checklist: Checklist, profile: Profile, clock: Clock, mode: Mode = "short") -> None:
        self.checklist = checklist
        self.profile = profile
        self.level: Level = "said"
        self.who: str | None = None
        self.channel: str | None = None
        self._clock = clock
        self._started: dt.datetime | None = None
        self._steps: list[Step] = []
        self._conversation: int | None = None
        self._made: Made | None = None
        self._kept: tuple[str, ...] = ()
        self._here: str | None = None
        self.mode: Mode = mode
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
    def asked(self) -> int:
        """How many of ``questions`` were asked."""
        return sum(self.was_asked(question) for question in self.questions)

    @property
    def elapsed(self) -> dt.timedelta:
        """How long this conversation has been going on; nothing before the first answer."""
        return self._clock() - self._started if self._started else dt.timedelta()

    def progress(self) -> tuple[SectionProgress, ...]:
        """How far each section is that this sitting goes through."""
        by_section: dict[str, list[Question]] = {}
        for question in self.questions:
            by_section.setdefault(self.checklist.section_of[question.id].id, []).append(question)
        here = self.checklist.section_of[self.question.id].id if self.question else None
        return tuple(
            SectionProgress(section, sum(map(self.was_asked, found)), len(found), section.id == here)
            for section in self.checklist.sections
            if (found := by_section.get(section.id))
        )

    def was_asked(self, question: Question) -> bool:
        """Whether anything was recorded beside a note."""
        if question.from_ is not None:
            return bool(self._offered(question))
        answer = self.answer(question)
        return answer is not None and answer.asked

    def to_come_back_to(self) -> tuple[Question, ...]:
        """The questions marked to come back to, in the order of everything."""
        whole = sequence(self.checklist, self.profile, "everything")
        return tuple(q for q in whole if (answer := self.answer(q)) is not None and answer.come_back)

    # Moving about

    def go_through(self, mode: Mode) -> None:
        """Go through fewer or more questions; stay where we are if that question is among them."""
        self.mode = mode
        if mode == "open":
            self._kept = self.still_open()
        questions = self.questions
        if self._here not in {question.id for question in questions}:
            first = next((q for q in questions if not self.was_asked(q)), questions[0] if questions else None)
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
            if not self._offered(f.question)
        )

    def next(self) -> None:
        """On to the next question, after the last one to the end."""
        self._step(+1)

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
            self.mode = "everything"
        self._here = question.id

    def find(self, words: str) -> tuple[Question, ...]:
        """The questions for this offer that hold every one of the words."""
        return matching(sequence(self.checklist, self.profile, "everything"), words, self.checklist)

    # Reading what stands

    def answer(self, question: Question) -> Answer | None:
        """Everything recorded for a question."""
        return self.profile.answer(question.id, *question.was)

    def claim(self, question: Question) -> Claim | None:
        """What is recorded for a question at the level this sitting is on."""
        answer = self.answer(question)
        return answer.claim(self.level) if answer else None

    def ticked(self, question: Question) -> tuple[str, ...]:
        """The ids of the options chosen at this level, or that the offer itself names."""
        if question.from_ is not None:
            return self._offered(question)
        return claims.ticks(question, self.claim(question))

    @property
    def conversation(self) -> Conversation | None:
        """The conversation of this sitting, once there is one."""
        return self.profile.conversation(self._conversation)

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
        question = self._on_the_table()
        if question.from_ is not None:
            self._offer(question, option.id)
        else:
            self._record(question, claims.chosen(question, self.claim(question), option))

    def add_between(self, option: Option) -> None:
        """Add an option to the answer, or take it out again: somewhere between the two."""
        question = self._on_the_table()
        if question.from_ is not None:
            self._offer(question, option.id)
        else:
            self._record(question, claims.between(question, self.claim(question), option))

    def no_answer(self, state: State, due: dt.date | None = None) -> None:
        """Record that there was no answer, and why."""
        question = self._on_the_table()
        self._record(question, claims.stated(question, self.claim(question), state, due))

    def clear(self) -> None:
        """Take the answer back; its note stays."""
        question = self._on_the_table()
        if question.from_ is not None:
            self._offer(question, *self._offered(question))
        elif (claim := self.claim(question)) is not None:
            bare = claims.cleared(claim)
            self._change(question.id, with_claim(self.profile, _ids(question), self.level, bare))
            self._made = None

    def note(self, text: str, question: Question | None = None) -> None:
        """Note something to a question: the one on the table, or another; a blank text takes the note out."""
        question = question or self._on_the_table()
        before = self.claim(question)
        if _unless_blank(text) != (before.note if before else None):
            noted = claims.noted(before, text)
            self._record(question, noted, heard_before=before is not None and before.is_claim)

    def note_call(self, text: str) -> None:
        """Note something that belongs to no question; a blank text takes the note out."""
        if _unless_blank(text) != (self.conversation.note if self.conversation else None):
            self._change_conversation(self._hearing, note=_unless_blank(text))

    def come_back(self) -> None:
        """Mark the question on the table to come back to, or no longer."""
        question = self._on_the_table()
        answer = self.answer(question)
        marked = not (answer and answer.come_back)
        self._change(question.id, with_come_back(self.profile, _ids(question), marked))

    def heard(self, level: Level, who: str | None = None) -> None:
        """From now on claims are of this level, from this person; the one just made is moved along.

        What stood at its old level before it was made comes back there; a note at the new level stays.
        """
        question, made, hearing = self.question, self._made, self._hearing
        moved = None
        if (
            question is not None
            and made is not None
            and (made.question_id, made.level) == (question.id, self.level)
        ):
            moved = self.claim(question)
        before, self.level, self.who = self.level, level, who or None
        profile, talk = self.profile, self.conversation
        if talk is not None and talk.with_ is None and self.who and level in IN_A_CONVERSATION:
            profile = with_conversation(profile, changed(talk, with_=self.who))
        if question is None or made is None or moved is None:
            self._change(None, profile, hearing)
        elif level == before:
            self._record(question, claims.unattributed(moved), profile, hearing)
        else:
            profile = with_claim(profile, _ids(question), before, made.over)
            there = self.claim(question)
            only_noted = not moved.is_claim and there is not None and there.is_claim
            self._record(question, claims.carried(moved, made.over, there), profile, hearing, only_noted)

    def talk(self, channel: str | None = None, who: str | None = None) -> None:
        """Say how, and with whom, we talk; a conversation still opens with the first answer or note only."""
        hearing = self._hearing
        self.channel, self.who = channel or self.channel, who or self.who
        if self.conversation is not None:
            said = {key: value for key, value in (("channel", channel), ("with_", who)) if value}
            self._change_conversation(hearing, **said)

    def undo(self) -> str | None:
        """Take the last change of this sitting back and go to its question; its id, None when there is none."""
        if not self._steps:
            return None
        step = self._steps.pop()
        self.profile = taken_back(step, self.profile)
        self.level, self.who, self._made = step.hearing.level, step.hearing.who, step.hearing.made
        if self.conversation is None:
            self._conversation = self._started = None
        question = self.checklist.question(step.question_id) if step.question_id else None
        if question is not None and applies(question, self.profile):
            self.jump(question.id)
        return step.question_id or "call"

    def finish(self) -> None:
        """Write down how long the conversation took."""
        if self.conversation is not None and self._started is not None:
            # A clock that was set back must not keep anybody from leaving.
            minutes = max(0, round(self.elapsed.total_seconds() / 60))
            self.profile = with_conversation(self.profile, changed(self.conversation, minutes=minutes))

    # Beneath

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

    def _offered(self, question: Question) -> tuple[str, ...]:
        if question.from_ is None:
            return ()
        offered = getattr(self.profile.provider, _field(question))
        return tuple(option.id for option in question.options if option.id in offered)

    def _offer(self, question: Question, *option_ids: str) -> None:
        # What the bank does not know as a route or setting is somebody's own word, and stays.
        before = getattr(self.profile.provider, _field(question))
        after = {*before} ^ {*option_ids}
        order = [*(o.id for o in question.options), *before]
        values = tuple(dict.fromkeys(name for name in order if name in after))
        self._change(question.id, with_provider(self.profile, **{_field(question): values or None}))

    @property
    def _hearing(self) -> Hearing:
        return Hearing(self.level, self.who, self._made)

    def _record(
        self,
        question: Question,
        claim: Claim,
        into: Profile | None = None,
        hearing: Hearing | None = None,
        heard_before: bool = False,
    ) -> None:
        """Put a claim down as made now; one that was ``heard_before`` and is only noted keeps who and when."""
        profile, stood, hearing = into or self.profile, self.claim(question), hearing or self._hearing
        if heard_before:
            if claim.note and self.level in IN_A_CONVERSATION:
                profile, _ = self._with_conversation(profile)
        elif claim.is_claim or claim.note:
            profile, claim = self._attributed(profile, claim)
        head = self.checklist.head
        profile = changed(profile, checklist=head.id, checklist_version=head.version)
        self._change(question.id, with_claim(profile, _ids(question), self.level, claim), hearing)
        made = self._made
        again = made is not None and (made.question_id, made.level) == (question.id, self.level)
        if not heard_before:
            over = made.over if made is not None and again else stood
            answered = claim.is_claim or (over is None and claim.note)
            self._made = Made(question.id, self.level, over) if answered else None
        elif not again:
            self._made = None

    def _attributed(self, profile: Profile, claim: Claim) -> tuple[Profile, Claim]:
        """The claim as heard now: in this conversation, or on this day; who, unless that is the conversation's."""
        if self.level in IN_A_CONVERSATION:
            profile, talk = self._with_conversation(profile)
            kept = claim.who if claim.conversation == talk.id else None
            who = (self.who if talk.with_ != self.who else None) if self.who else kept
            return profile, changed(claim, conversation=talk.id, who=who, on=None)
        today = self._clock().date()
        kept = claim.who if claim.on == today else None
        return profile, changed(claim, on=today, who=self.who or kept, conversation=None)

    def _with_conversation(self, profile: Profile) -> tuple[Profile, Conversation]:
        if (talk := profile.conversation(self._conversation)) is not None:
            return profile, talk
        now = self._clock()
        who = self.who if self.level in IN_A_CONVERSATION else None
        talk = changed(new_conversation(profile, now), with_=who, channel=self.channel)
        self._conversation, self._started = talk.id, self._started or now
        return with_conversation(profile, talk), talk

    def _change_conversation(self, hearing: Hearing, **values: str | None) -> None:
        profile, talk = self._with_conversation(self.profile)
        self._change(None, with_conversation(profile, changed(talk, **values)), hearing)

    def _change(self, question_id: str | None, after: Profile, hearing: Hearing | None = None) -> None:
        if after != self.profile:
            self._steps.append(Step(question_id, self.profile, after, hearing or self._hearing))
            self.profile = after


def _unless_blank(text: str) -> str | None:
    return text if text.strip() else None


def _ids(question: Question) -> tuple[str, ...]:
    return (question.id, *question.was)


def _field(question: Question) -> str:
    return (question.from_ or "").removeprefix("provider.")
