"""A safety floor that the person sets aside for one offer, with a reason, or no longer. Source: scoring.md, section 5."""

import datetime as dt

from kchecklist.checklist.models import Question
from kchecklist.interview.claims import CannotAnswer
from kchecklist.interview.sequence import applies
from kchecklist.profiles.editing import changed, with_waiver
from kchecklist.profiles.record import Profile, Waiver

NO_FLOOR = "this question is no safety floor; only a floor can be set aside"
NOT_FOR_THIS = "that question is not for this route and place; there is nothing to set aside"


def check_floor(profile: Profile, question: Question) -> None:
    """Whether this is a floor that applies to the offer. Raises CannotAnswer."""
    if not question.is_floor:
        raise CannotAnswer(NO_FLOOR)
    if not applies(question, profile):
        raise CannotAnswer(NOT_FOR_THIS)


def set_aside(
    profile: Profile, question: Question, reason: str, review: dt.date | None, today: dt.date
) -> Profile:
    """The profile with a floor set aside, for this reason, to be looked at again by this day if there is one.

    Raises:
        CannotAnswer: for no floor, one that does not apply, a blank reason, or a new day that has passed.
    """
    check_floor(profile, question)
    if not reason.strip():
        raise CannotAnswer("write down why; without a reason no floor is set aside")
    before = profile.waiver(*question.ids) or Waiver()
    if review is not None and review < today and review != before.review:
        raise CannotAnswer("that day has passed; by when to look at it again?")
    after = changed(before, reason=reason, review=review)
    return with_waiver(profile, question.id, after, question.was)


def not_set_aside(profile: Profile, question: Question) -> Profile:
    """The profile with a floor no longer set aside. Raises CannotAnswer where it was not."""
    if profile.waiver(*question.ids) is None:
        raise CannotAnswer("it was not set aside; there is nothing to take back")
    return with_waiver(profile, question.id, None, question.was)
