"""Taking back the last change, without taking back what others changed since."""

from dataclasses import dataclass, replace

from kchecklist.checklist.models import Question
from kchecklist.interview.knowing import Knowing
from kchecklist.profiles.editing import changed
from kchecklist.profiles.merging import Numbers, rebased, renumbered
from kchecklist.profiles.record import Claim, Level, Profile


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


@dataclass(frozen=True, slots=True)
class Step:
    """One change: what it was about, the profile before and after it, and how claims were known before it.

    ``draft`` says that it is a note still being typed.
    """

    question_id: str | None
    before: Profile
    after: Profile
    hearing: Hearing
    draft: bool = False

    def goes_on_in(self, following: "Step") -> bool:
        """Whether the two are one change: drafts of one note, with nothing between them."""
        return (
            self.draft
            and following.draft
            and (self.question_id, self.after) == (following.question_id, following.before)
        )

    def renumbered(self, numbers: Numbers) -> "Step":
        """The same change, after conversations got other numbers."""
        made = self.hearing.made
        return replace(
            self,
            before=renumbered(self.before, numbers),
            after=renumbered(self.after, numbers),
            hearing=replace(self.hearing, made=made.renumbered(numbers) if made else None),
        )


def taken_back(step: Step, now: Profile) -> Profile:
    """The profile as it is now, but without what the step changed; what somebody changed there since stays."""
    return step.before if now == step.after else rebased(step.after, now, step.before)
