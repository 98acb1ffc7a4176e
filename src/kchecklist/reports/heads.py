"""What stands at the head of every exported document: whose words these are, and what they are not."""

import datetime as dt

from kchecklist.checklist.models import Checklist
from kchecklist.reports.page import Words
from kchecklist.reports.words import day

NO_ADVICE = "This is not medical advice."


def report_head(checklist: Checklist, as_of: dt.date) -> tuple[Words, ...]:
    """Whose notes these are, as of when, asked with which checklist; and once that it is no advice."""
    return (
        Words(
            f"One person's notes of what they were told, as of {day(as_of)}; ask the provider. {bank_words(checklist)}"
        ),
        Words(checklist.head.is_not or NO_ADVICE),
    )


def bank_words(checklist: Checklist) -> str:
    """Which checklist this is: its title, version and date."""
    head = checklist.head
    return f"{head.title}, version {head.version}{f' of {day(head.date)}' if head.date else ''}."
