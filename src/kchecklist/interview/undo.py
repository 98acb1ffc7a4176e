"""Taking back the last change, and bringing it again, without taking back what others changed since."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kchecklist.checklist.models import Question
from kchecklist.interview.knowing import Knowing
from kchecklist.profiles.editing import changed
from kchecklist.profiles.merging import Numbers, differing, rebased, renumbered
from kchecklist.profiles.record import Claim, Level, Profile
from kchecklist.profiles.trail import Change


@dataclass(frozen=True, slots=True)
class Made:
    """The claim just made: its question and level, and what stood there ``over`` which it was made."""

    question_id: str
    level: Level
    over: Claim | None

    def is_for(self, question: Question, level: Level) -> bool:
        """Whether it was made for this question at this level."""
        return (self.question_id, self.level) == (question.id, level)

    def renumbered(self, numbers: Numbers) -> "Made":
        """The same, after conversations got other numbers."""
        if self.over is None or (number := self.over.conversation) is None:
            return self
        return replace(self, over=changed(self.over, conversation=numbers.get(number, number)))


@dataclass(frozen=True, slots=True)
class Hearing:
    """How claims are known at a moment of a sitting, and which one was just made."""

    knowing: Knowing
    made: Made | None

    def renumbered(self, numbers: Numbers) -> "Hearing":
        """The same, after conversations got other numbers."""
        return replace(self, made=self.made.renumbered(numbers)) if self.made else self


@dataclass(frozen=True, slots=True)
class Step:
    """One change: what it was about, the profile before and after it, and how claims were known before it.

    ``draft`` says that it is a note still being typed. ``on`` is when it was saved, of what was changed in an earlier
    sitting.
    """

    question_id: str | None
    before: Profile
    after: Profile
    hearing: Hearing
    draft: bool = False
    on: dt.datetime | None = None

    def goes_on_in(self, following: "Step") -> bool:
        """Whether the two are one change: drafts of one note, with nothing between them."""
        return (
            self.draft
            and following.draft
            and (self.question_id, self.after) == (following.question_id, following.before)
        )

    def renumbered(self, numbers: Numbers) -> "Step":
        """The same change, after conversations got other numbers."""
        return replace(
            self,
            before=renumbered(self.before, numbers),
            after=renumbered(self.after, numbers),
            hearing=self.hearing.renumbered(numbers),
        )


@dataclass(frozen=True, slots=True)
class Undone:
    """A change that was taken back, and how things were when it was: how claims were known, and the talk going on."""

    step: Step
    hearing: Hearing
    conversation: int | None = None
    started: dt.datetime | None = None

    def renumbered(self, numbers: Numbers) -> "Undone":
        """The same, after conversations got other numbers."""
        talk = self.conversation
        return replace(
            self,
            step=self.step.renumbered(numbers),
            hearing=self.hearing.renumbered(numbers),
            conversation=None if talk is None else numbers.get(talk, talk),
        )


def steps_of(changes: Sequence[Change], hearing: Hearing) -> list[Step]:
    """The changes of earlier sittings as steps; taking one back leaves how claims are known as it is."""
    return [
        Step(_question_of(change), change.before, change.after, hearing, on=change.on) for change in changes
    ]


def _question_of(change: Change) -> str | None:
    units = differing(change.before, change.after)
    return next((str(unit[1]) for unit in units if unit[0] in ("answers", "waivers")), None)


def taken_back(step: Step, now: Profile) -> Profile:
    """The profile as it is now, but without what the step changed; what somebody changed there since stays."""
    return step.before if now == step.after else rebased(step.after, now, step.before)


def brought_again(step: Step, now: Profile) -> Profile:
    """The profile as it is now, with what the step changed; what somebody changed elsewhere since stays."""
    return step.after if now == step.before else rebased(step.before, now, step.after)
