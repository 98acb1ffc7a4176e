"""What is written down in one sitting with one provider: answers, notes, who said it, and how to take it back.

It knows no order of questions; ``Sitting`` does. After every call the whole record stands in ``profile``.
"""

import datetime as dt
from typing import Any

from kchecklist.checklist.models import Option, Question
from kchecklist.interview import claims, offers, talks, waiving
from kchecklist.interview.claims import CannotAnswer
from kchecklist.interview.hand import Hand
from kchecklist.interview.knowing import Known
from kchecklist.interview.talks import IN_A_CONVERSATION
from kchecklist.interview.undo import Step
from kchecklist.profiles.editing import (
    changed,
    with_claim,
    with_come_back,
    with_conversation,
)
from kchecklist.profiles.record import Conversation, Level, State


class Notebook(Hand):
    """The record of a provider while somebody writes in it.

    A method that changes the record may raise CannotAnswer, with a sentence for the person, and then changes nothing.
    """

    # Reading

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
        if due is not None and due < self.today:
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

    def set_aside(
        self, question: Question, reason: str, review: dt.date | None = None, draft: bool = False
    ) -> None:
        """Set a safety floor aside, with the reason and a day to look at it again; a blank reason takes that back.

        With ``draft`` the day is still to come: one after the other they are one change, until done_writing.
        """
        if reason.strip():
            after = waiving.set_aside(self.profile, question, reason, review, self.today)
        else:
            after = waiving.not_set_aside(self.profile, question)
        self._change(question.id, after, draft=draft)

    def hear(self, question: Question | None, level: Level, who: str | None) -> None:
        """From now on claims are of this level, from this person; the one just made for ``question`` moves along.

        For a question that is looked up, it holds for that one alone: the next one is found elsewhere.
        What stood at its old level before it was made comes back there; a note at the new level stays.
        """
        made, hearing = self._made, self._hearing
        before = self.known(question).level
        just_made = question is not None and made is not None and made.is_for(question, before)
        moved = self.claim(question) if question is not None and just_made else None
        self._knowing = self._knowing.heard(question, Known(level, who or None))
        profile, talk = self.profile, self.conversation
        # Who told one thing that is looked up is not whom the rest of the talk was with.
        alone = question is not None and question.is_looked_up
        named = talk is not None and talk.with_ is None and who and level in IN_A_CONVERSATION and not alone
        # Whoever told something earlier in this talk, unnamed, need not be the one who is named now.
        if (
            talk is not None
            and named
            and not talks.others_told(profile, talk, question if just_made else None)
        ):
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
        self._knowing = self._knowing.told_by(who)
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

    def finish(self) -> None:
        """Write down how long the conversation took."""
        if self.conversation is not None and self._started is not None:
            # A clock that was set back must not keep anybody from leaving.
            minutes = max(0, round(self.elapsed.total_seconds() / 60))
            self._profile = with_conversation(self.profile, changed(self.conversation, minutes=minutes))

    # Beneath

    def _offer(self, question: Question, *option_ids: str) -> None:
        self._change(question.id, offers.with_toggled(self.profile, question, *option_ids))

    def _talk_by(self, channel: str | None) -> None:
        self.channel, self._knowing = channel, self._knowing.talking(channel)
