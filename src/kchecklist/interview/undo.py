"""Taking back the last change, without taking back what others changed since."""

from dataclasses import dataclass

from kchecklist.profiles.merging import merged
from kchecklist.profiles.record import Profile, document


@dataclass(frozen=True, slots=True)
class Step:
    """One change: what it was about, and the profile before and after it."""

    question_id: str | None
    before: Profile
    after: Profile


def taken_back(step: Step, now: Profile) -> Profile:
    """The profile as it is now, but without what the step changed."""
    return rebased(step.after, step.before, now)


def rebased(base: Profile, mine: Profile, theirs: Profile) -> Profile:
    """What ``mine`` made of ``base``, done to ``theirs``; where both differ, mine."""
    if theirs == base:
        return mine
    table, _ = merged(document(base), document(mine), document(theirs))
    return Profile.model_validate(table)
