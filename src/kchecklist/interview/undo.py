"""Taking back the last change, without taking back what others changed since."""

from dataclasses import dataclass

from kchecklist.profiles.merging import rebased
from kchecklist.profiles.record import Profile


@dataclass(frozen=True, slots=True)
class Step:
    """One change: what it was about, and the profile before and after it."""

    question_id: str | None
    before: Profile
    after: Profile


def taken_back(step: Step, now: Profile) -> Profile:
    """The profile as it is now, but without what the step changed."""
    return rebased(step.after, step.before, now)
