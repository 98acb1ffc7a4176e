"""What is written down in one sitting with one provider: answers, notes, who said it, and how to take it back.

It knows no order of questions; ``Sitting`` does. After every call the whole record stands in ``profile``.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from kchecklist.checklist.models import Checklist, Option, Question
from kchecklist.interview import claims, offers, talks
from kchecklist.interview.claims import CannotAnswer
from kchecklist.interview.knowing import Known
from kchecklist.interview.talks import IN_A_CONVERSATION
from kchecklist.interview.undo import Hearing, Made, Step, taken_back
from kchecklist.profiles.editing import (
    changed,
    new_conversation,
    with_claim,
    with_come_back,
    with_conversation,
)
from kchecklist.profiles.merging import moved
from kchecklist.profiles.record import Answer, Claim, Conversation, Level, Profile, State

Clock = Callable[[], dt.datetime]


class Notebook:
    """The record of a provider while somebody writes in it.

    ``level`` and ``who`` are how and from whom we know what we are told, ``channel`` how we talk; what is looked up
    is known in its own way, see ``known``. A method that
    changes the record may raise CannotAnswer, with a sentence for the person, and then changes nothing.
    """

    def __init__(self, checklist: Checklist, profile: Profile, clock: Clock) -> None:
        self.checklist = checklist
        self._profile = profile
        self.level: Level = "said"
        self.who: str | None = None
        self.channel: str | None = None
        self._clock = clock
        self._started: dt.datetime | None = None
        self._steps: list[Step] = []
        self._conversation: int | None = None
        self._made: Made | None = None
        self._level_chosen = False
        self._looked_up: Mapping[str, Known] = {}

    @property
    def profile(self) -> Profile:
        """The whole record as it stands now."""
        return self._profile

    @profile.setter
    def profile(self, newest: Profile) -> None:
        """Go on from what a save, or somebody else, made of the record."""
        own, numbers = self.conversation, moved(self._profile, newest)
        self._profile = newest
        if numbers:
            self._steps = [step.renumbered(numbers) for step in self._steps]
            self._made = self._made.renumbered(numbers) if self._made else None
        if own is not None:
            self._conversation = numbers.get(own.id, own.id)
            if self.conversation is not None and self.conversation.on != own.on:
                # Somebody else's talk has the number now; what is answered next opens one of our own.
                self._conversation = None

    # Reading

    def answer(self, question: Question) -> Answer | None:
        """Everything recorded for a question."""
        return self.profile.answer(*question.ids)

    def known(self, question: Question | None) -> Known:
        """How, and from whom, what is recorded now is known: to a question, or, with None, to the talk."""
        if question is not None and question.is_looked_up:
            if (chosen := self._looked_up.get(question.id)) is not None:
                return chosen
            if question.found is not None:
                return Known(question.found)
        return Known(self.level, self.who)

    def claim(self, question: Question) -> Claim | None:
        """What is recorded for a question at the level we are on."""
        answer = self.answer(question)
        return answer.claim(self.known(question).level) if answer else None

    def ticked(self, question: Question) -> tuple[str, ...]:
        """The ids of the options chosen at this level, or that the offer itself names."""
        if question.from_ is not None:
            return self.offered(question)
        return claims.ticks(question, self.claim(question))

    def offered(self, question: Question) -> tuple[str, ...]:
        """The options that the offer itself names; none for a question that is not read from it."""
        return offers.offered(self.profile, question)

    def was_asked(self, question: Question) -> bool:
        """Whether anything was recorded beside a note; where a note is the answer, that is enough."""
        if question.from_ is not None:
            return bool(self.offered(question))
        answer = self.answer(question)
        return answer is not None and (answer.asked or self.was_noted(question))

    def was_noted(self, question: Question) -> bool:
        """Whether a question that takes a note for its answer has one."""
        answer = self.answer(question) if question.takes_a_note else None
        # Beside "they will get back" a note is about that, and the answer is still to come.
        return answer is not None and any(not claim.is_claim for _, claim in answer.notes())

    @property
    def conversation(self) -> Conversation | None:
        """The conversation of this sitting, once there is one."""
        return self.profile.conversation(self._conversation)

    @property
    def elapsed(self) -> dt.timedelta:
        """How long this conversation has been going on; nothing before the first answer."""
        return self._clock() - self._started if self._started else dt.timedelta()

    # Writing

    def write_choice(self, question: Question, option: Option) -> None:
        """Answer with an option; where several count, tick or untick it."""
        if question.from_ is not None:
            self._offer(question, option.id)
        else:
            self._put(question, claims.chosen(question, self.claim(question), option))

    def write_between(self, question: Question, option: Option) -> None:
        """Add an option to the answer, or take it out again: somewhere between the two."""
        if question.from_ is not None:
            self._offer(question, option.id)
        else:
            self._put(question, claims.between(question, self.claim(question), option))

    def write_state(self, question: Question, state: State, due: dt.date | None = None) -> None:
        """Record that there was no answer, and why."""
        if due is not None and due < self._clock().date():
            raise CannotAnswer("that day has passed; by which day will they get back?")
        self._put(question, claims.stated(question, self.claim(question), state, due))

    def erase(self, question: Question) -> None:
        """Take the answer back; its note stays."""
        if question.from_ is not None:
            self._offer(question, *self.offered(question))
        elif (claim := self.claim(question)) is not None:
            bare = claims.cleared(claim)
            self._change(
                question.id, with_claim(self.profile, question.ids, self.known(question).level, bare)
            )
            self._made = None

    def write_note(self, question: Question, text: str, draft: bool = False) -> None:
        """Note something to a question; a blank text takes the note out.

        A ``draft`` is still being typed: one after the other they are one change, until done_writing.
        """
        before = self.claim(question)
        if claims.kept_note(text) != (before.note if before else None):
            noted = claims.noted(before, text)
            if before is not None and before.is_claim:
                self._put_note(question, noted)
            else:
                self._put(question, noted, draft=True)
        if not draft:
            self.done_writing()

    def write_call_note(self, text: str, draft: bool = False) -> None:
        """Note something that belongs to no question; a blank text takes the note out."""
        if claims.kept_note(text) != (self.conversation.note if self.conversation else None):
            self._change_conversation(self._hearing, draft=True, note=claims.kept_note(text))
        if not draft:
            self.done_writing()

    def done_writing(self) -> None:
        """The note being typed is done: what is typed next is taken back by itself."""
        if self._steps and self._steps[-1].draft:
            last = self._steps[-1]
            self._steps[-1] = Step(last.question_id, last.before, last.after, last.hearing)

    def mark(self, question: Question) -> None:
        """Mark a question to come back to, or no longer."""
        answer = self.answer(question)
        marked = not (answer and answer.come_back)
        self._change(question.id, with_come_back(self.profile, question.ids, marked))

    def hear(self, question: Question | None, level: Level, who: str | None) -> None:
        """From now on claims are of this level, from this person; the one just made for ``question`` moves along.

        For a question that is looked up, it holds for that one alone: the next one is found elsewhere.
        What stood at its old level before it was made comes back there; a note at the new level stays.
        """
        made, hearing = self._made, self._hearing
        before = self.known(question).level
        just_made = question is not None and made is not None and made.is_for(question, before)
        moved = self.claim(question) if question is not None and just_made else None
        if question is not None and question.is_looked_up:
            self._looked_up = {**self._looked_up, question.id: Known(level, who or None)}
        else:
            self.level, self.who, self._level_chosen = level, who or None, True
        profile, talk = self.profile, self.conversation
        # Who told one thing that is looked up is not whom the rest of the talk was with.
        alone = question is not None and question.is_looked_up
        if talk is not None and talk.with_ is None and who and level in IN_A_CONVERSATION and not alone:
            profile = with_conversation(profile, changed(talk, with_=who))
        if question is None or made is None or moved is None:
            self._change(None, profile, hearing)
        elif level == before:
            self._put(question, claims.unattributed(moved), profile, hearing)
        else:
            profile = with_claim(profile, question.ids, before, made.over)
            there = self.claim(question)
            carried = claims.carried(moved, made.over, there)
            only_noted = not moved.is_claim and there is not None and there.is_claim
            (self._put_note if only_noted else self._put)(question, carried, profile, hearing)

    def talk(self, channel: str | None = None, who: str | None = None) -> None:
        """Say how, and with whom, we talk; by e-mail, answers are in writing. A conversation still opens with the first answer or note only."""
        hearing = self._hearing
        self.who = who or self.who
        if channel:
            self._talk_by(channel)
        if self.conversation is not None:
            said: dict[str, Any] = {
                key: value for key, value in (("channel", channel), ("with_", who)) if value
            }
            self._change_conversation(hearing, **said)

    @property
    def latest_talk(self) -> Conversation | None:
        """The talk that somebody may be going on with: the latest one, if it began in the last few hours."""
        return talks.latest_talk(self.profile, self._clock())

    def go_on_talking(self) -> None:
        """Go on with the latest talk: what is answered now belongs to it."""
        if (talk := self.latest_talk) is not None and isinstance(talk.on, dt.datetime):
            self._conversation, self._started = talk.id, talk.on
            self._talk_by(talk.channel)

    def take_back(self) -> Step | None:
        """Take the last change of this sitting back; which it was, None when there is none."""
        if not self._steps:
            return None
        step = self._steps.pop()
        self._profile = taken_back(step, self.profile)
        hearing = step.hearing
        self.level, self.who, self._made = hearing.talk.level, hearing.talk.who, hearing.made
        self._level_chosen, self._looked_up = hearing.chosen, hearing.looked_up
        if self.conversation is None:
            self._conversation = self._started = None
        return step

    def finish(self) -> None:
        """Write down how long the conversation took."""
        if self.conversation is not None and self._started is not None:
            # A clock that was set back must not keep anybody from leaving.
            minutes = max(0, round(self.elapsed.total_seconds() / 60))
            self._profile = with_conversation(self.profile, changed(self.conversation, minutes=minutes))

    # Beneath

    @property
    def _hearing(self) -> Hearing:
        return Hearing(Known(self.level, self.who), self._made, self._level_chosen, self._looked_up)

    def _talk_by(self, channel: str | None) -> None:
        """We talk in this way now: what comes by e-mail is in writing, unless somebody chose how it is known."""
        self.channel = channel
        if channel is not None and not self._level_chosen:
            self.level = "written" if channel == "e-mail" else "said"

    def _offer(self, question: Question, *option_ids: str) -> None:
        self._change(question.id, offers.with_toggled(self.profile, question, *option_ids))

    def _put(
        self,
        question: Question,
        claim: Claim,
        into: Profile | None = None,
        hearing: Hearing | None = None,
        draft: bool = False,
    ) -> None:
        """Put a claim down as made now."""
        profile, stood = into or self.profile, self.claim(question)
        if claim.is_claim or claim.note:
            profile, claim = self._attributed(profile, claim, self.known(question))
        self._put_down(question, claim, profile, hearing, draft)
        level = self.known(question).level
        again = self._made is not None and self._made.is_for(question, level)
        over = self._made.over if self._made is not None and again else stood
        answered = claim.is_claim or (over is None and claim.note)
        self._made = Made(question.id, level, over) if answered else None

    def _put_note(
        self, question: Question, claim: Claim, into: Profile | None = None, hearing: Hearing | None = None
    ) -> None:
        """Put a claim down that is only noted now: it keeps who said it and when."""
        profile, known = into or self.profile, self.known(question)
        if claim.note and known.level in IN_A_CONVERSATION:
            profile, _ = self._with_conversation(profile)
        self._put_down(question, claim, profile, hearing, draft=True)
        if self._made is not None and not self._made.is_for(question, known.level):
            self._made = None

    def _put_down(
        self, question: Question, claim: Claim, profile: Profile, hearing: Hearing | None, draft: bool
    ) -> None:
        head = self.checklist.head
        profile = changed(profile, checklist=head.id, checklist_version=head.version)
        level = self.known(question).level
        self._change(question.id, with_claim(profile, question.ids, level, claim), hearing, draft)

    def _attributed(self, profile: Profile, claim: Claim, known: Known) -> tuple[Profile, Claim]:
        """The claim as heard now: in this conversation, or on this day; who, unless that is the conversation's."""
        if known.level in IN_A_CONVERSATION:
            profile, talk = self._with_conversation(profile)
            kept = claim.who if claim.conversation == talk.id else None
            who = (known.who if talk.with_ != known.who else None) if known.who else kept
            return profile, changed(claim, conversation=talk.id, who=who, on=None)
        today = self._clock().date()
        kept = claim.who if claim.on == today else None
        return profile, changed(claim, on=today, who=known.who or kept, conversation=None)

    def _with_conversation(self, profile: Profile) -> tuple[Profile, Conversation]:
        if (talk := profile.conversation(self._conversation)) is not None:
            return profile, talk
        now = self._clock()
        who = self.who if self.level in IN_A_CONVERSATION else None
        talk = changed(new_conversation(profile, now), with_=who, channel=self.channel)
        self._conversation, self._started = talk.id, self._started or now
        return with_conversation(profile, talk), talk

    def _change_conversation(self, hearing: Hearing, draft: bool = False, **values: str | None) -> None:
        profile, talk = self._with_conversation(self.profile)
        self._change(None, with_conversation(profile, changed(talk, **values)), hearing, draft)

    def _change(
        self, question_id: str | None, after: Profile, hearing: Hearing | None = None, draft: bool = False
    ) -> None:
        if after == self.profile:
            return
        step = Step(question_id, self.profile, after, hearing or self._hearing, draft)
        last = self._steps[-1] if self._steps else None
        if last is not None and last.goes_on_in(step):
            self._steps[-1] = Step(question_id, last.before, after, last.hearing, draft)
        else:
            self._steps.append(step)
        self._profile = after
