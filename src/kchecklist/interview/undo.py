"""Taking back the last change, without taking back what others changed since."""

from dataclasses import dataclass

from kchecklist.checklist.models import Question
from kchecklist.profiles.merging import rebased
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


@dataclass(frozen=True, slots=True)
class Hearing:
    """How claims are known at a moment of a sitting, from whom, and which one was just made."""

    level: Level
    who: str | None
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


def taken_back(step: Step, now: Profile) -> Profile:
    """The profile as it is now, but without what the step changed."""
    return rebased(step.after, step.before, now)
