"""What stands at the head of every exported document: whose words these are, and what they are not."""

import datetime as dt

from kchecklist.checklist.models import Checklist, Head
from kchecklist.reports.page import Words
from kchecklist.reports.words import day

NO_ADVICE = "This is not medical advice."


def report_head(checklist: Checklist, as_of: dt.date) -> tuple[Words, ...]:
    """Whose notes these are, as of when, asked with which checklist; its age; and once that it is no advice."""
    return (
        Words(
            f"One person's notes of what they were told, as of {day(as_of)}; ask the provider. {bank_words(checklist)}"
        ),
        *age(checklist.head, as_of),
        Words(checklist.head.is_not or NO_ADVICE),
    )


def age(head: Head, today: dt.date) -> tuple[Words, ...]:
    """A paragraph where the questions are past their day, else none."""
    words = outdated_words(head, today)
    return (Words(words),) if words else ()


def outdated_words(head: Head, today: dt.date) -> str:
    """That the questions are past the day by which they were to be looked over; nothing until that day has passed."""
    if head.review_by is None or today <= head.review_by:
        return ""
    return (
        f"These questions were to be looked over by {day(head.review_by)}: some facts and numbers may be "
        "out of date; look for a newer version."
    )


def bank_words(checklist: Checklist) -> str:
    """Which checklist this is: its title, version and date."""
    head = checklist.head
    return f"{head.title}, version {head.version}{f' of {day(head.date)}' if head.date else ''}."
