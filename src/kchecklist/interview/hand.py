"""The hand that writes into the record of a provider: claims with who said them and when, one change at a time.

It knows no question's rules; ``Notebook`` does.
"""

import datetime as dt
from collections.abc import Callable, Container
from dataclasses import replace

from kchecklist.checklist.models import Checklist, Question
from kchecklist.interview.knowing import Knowing, Known
from kchecklist.interview.talks import IN_A_CONVERSATION
from kchecklist.interview.undo import Hearing, Made, Step, Undone, brought_again, steps_of, taken_back
from kchecklist.profiles.editing import changed, new_conversation, with_claim, with_conversation
from kchecklist.profiles.merging import moved
from kchecklist.profiles.record import Answer, Claim, Conversation, Level, Profile
from kchecklist.profiles.trail import Trail

Clock = Callable[[], dt.datetime]
MOST_STEPS = 500
"""So many changes are held to be taken back one by one; what lies before them is found in history, if anywhere."""


class Hand:
    """Holds the record, the talk that is going on, and every change of this sitting.

    ``channel`` is how we talk; ``level`` and ``who`` are how and from whom we know what we are told. What is looked
    up is known in its own way, see ``known``.
    """

    def __init__(self, checklist: Checklist, profile: Profile, clock: Clock) -> None:
        self.checklist = checklist
        self.channel: str | None = None
        self._profile = profile
        self._clock = clock
        self._knowing = Knowing()
        self._conversation: int | None = None
        self._started: dt.datetime | None = None
        self._steps: list[Step] = []
        self._undone: list[Undone] = []
        self._made: Made | None = None

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
            self._undone = [undone.renumbered(numbers) for undone in self._undone]
            self._made = self._made.renumbered(numbers) if self._made else None
        if own is not None:
            self._conversation = numbers.get(own.id, own.id)
            if self.conversation is not None and self.conversation.on != own.on:
                # Somebody else's talk has the number now; what is answered next opens one of our own.
                self._conversation = None

    @property
    def level(self) -> Level:
        """How we know what we are told."""
        return self._knowing.told.level

    @property
    def who(self) -> str | None:
        """Who tells us, where it was said."""
        return self._knowing.told.who

    @property
    def today(self) -> dt.date:
        """The day it is, by the clock of this sitting."""
        return self._clock().date()

    def answer(self, question: Question) -> Answer | None:
        """Everything recorded for a question."""
        return self.profile.answer(*question.ids)

    def known(self, question: Question | None) -> Known:
        """How, and from whom, what is recorded now is known: to a question, or, with None, to the talk."""
        return self._knowing.of(question)

    def claim(self, question: Question) -> Claim | None:
        """What is recorded for a question at the level we are on."""
        answer = self.answer(question)
        return answer.claim(self.known(question).level) if answer else None

    @property
    def conversation(self) -> Conversation | None:
        """The conversation of this sitting, once there is one."""
        return self.profile.conversation(self._conversation)

    @property
    def elapsed(self) -> dt.timedelta:
        """How long this conversation has been going on; nothing before the first answer."""
        return self._clock() - self._started if self._started else dt.timedelta()

    @property
    def to_take_back(self) -> Step | None:
        """The change that would be taken back next."""
        return self._steps[-1] if self._steps else None

    @property
    def to_bring_again(self) -> Step | None:
        """The change that would be brought again next."""
        return self._undone[-1].step if self._undone else None

    def remember(self, trail: Trail) -> None:
        """Let what earlier sittings changed be taken back too, or what they took back be brought again.

        Only once nothing of this sitting is left to take back: what it did is in its trail as well.
        """
        if self._steps:
            return
        back, forward = (
            [step for step in steps_of(changes, self._hearing) if self._is_asked(step)]
            for changes in (trail.back, trail.forward)
        )
        self._steps = back
        if not self._undone:
            self._undone = [Undone(step, self._hearing) for step in forward]

    def _is_asked(self, step: Step) -> bool:
        """Whether a change is of a question that is still there; what was answered to another one stands."""
        return step.question_id is None or self.checklist.question(step.question_id) is not None

    def take_back(self) -> Step | None:
        """Take the last change back; which it was, None when there is none."""
        if not self._steps:
            return None
        step = self._steps.pop()
        self._undone.append(Undone(step, self._hearing, self._conversation, self._started))
        self._profile = taken_back(step, self.profile)
        self._knowing, self._made = step.hearing.knowing, step.hearing.made
        if self.conversation is None:
            self._conversation = self._started = None
        return step

    def bring_again(self) -> Step | None:
        """Bring the change again that was taken back last; which it was, None when there is none."""
        if not self._undone:
            return None
        undone = self._undone.pop()
        step, hearing = undone.step, undone.hearing
        # From now on it is a change of this sitting.
        self._steps.append(replace(step, on=None))
        self._profile = brought_again(step, self.profile)
        self._knowing, self._made = hearing.knowing, hearing.made
        if self.conversation is None:
            self._conversation, self._started = undone.conversation, undone.started
        return step

    def let_stand(self, gone: Container[str]) -> None:
        """What was done to these questions is no longer taken back: they are asked no longer, their answers stay."""

        def without(made: Made | None) -> Made | None:
            return None if made is not None and made.question_id in gone else made

        # Each step is taken back against what stands then, so that one may be missing between two others.
        self._steps = [
            replace(step, hearing=replace(step.hearing, made=without(step.hearing.made)))
            for step in self._steps
            if step.question_id not in gone
        ]
        # What was taken back may need those questions.
        self._undone = []
        self._made = without(self._made)

    # Beneath

    @property
    def _hearing(self) -> Hearing:
        return Hearing(self._knowing, self._made)

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
        kept = claim.who if claim.on == self.today else None
        return profile, changed(claim, on=self.today, who=known.who or kept, conversation=None)

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
        self._undone = []
        step = Step(question_id, self.profile, after, hearing or self._hearing, draft)
        last = self._steps[-1] if self._steps else None
        if last is not None and last.goes_on_in(step):
            self._steps[-1] = Step(question_id, last.before, after, last.hearing, draft)
        else:
            self._steps.append(step)
            del self._steps[:-MOST_STEPS]
        self._profile = after
