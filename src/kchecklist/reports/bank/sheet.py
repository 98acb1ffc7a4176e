"""The blank sheet of questions, to print and take to the phone."""

import datetime as dt
from collections.abc import Iterator

from kchecklist.checklist.models import Checklist, Question, Section, When
from kchecklist.reports.heads import NO_ADVICE, age, bank_words
from kchecklist.reports.page import Heading, Lines, Page, Part, Words
from kchecklist.reports.provider.answers import question_words
from kchecklist.reports.words import offer_names

TIERS = (
    ("first call", "For a first call"),
    ("later", "For the longer talk"),
    ("look up", "To look up, not to ask"),
)
ROOM_FOR_A_NOTE = "note: " + "." * 60


def sheet_page(checklist: Checklist, today: dt.date) -> Page:
    """Every question with its answers and room for a note: those for a first call first.

    Past the day by which the bank was to be looked over, the page says so.
    """
    head = checklist.head
    parts: list[Part] = [Words(bank_words(checklist)), *age(head, today), Words(head.is_not or NO_ADVICE)]
    if head.opening:
        parts += [Heading("To begin with"), Words(head.opening)]
    for tier, title in TIERS:
        questions = [
            part
            for section in checklist.sections
            for part in _section(section, [q for q in section.questions if q.tier == tier], checklist)
        ]
        if questions:
            parts += [Heading(title), *questions]
    if head.closing:
        parts += [Heading("To end with"), Words(head.closing)]
    return Page(f"{head.title}: the questions", tuple(parts))


def _section(section: Section, questions: list[Question], checklist: Checklist) -> Iterator[Part]:
    if questions:
        yield Heading(section.title, level=2)
    for question in questions:
        only = for_whom(question, checklist)
        yield Heading(f"{question_words(question)}{f' ({only})' if only else ''}", level=3)
        options = tuple(f"[ ] {option.label}" for option in question.options)
        yield Lines((*options, ROOM_FOR_A_NOTE))


def for_whom(question: Question, checklist: Checklist) -> str:
    """Which offers a question is for, in the bank's words; nothing where it is for every one."""
    cases = [words for case in question.when if (words := _case(case, checklist))]
    return f"only for {', or '.join(cases)}" if cases else ""


def _case(case: When, checklist: Checklist) -> str:
    given = (("provider.settings", case.setting), ("provider.routes", case.route))
    return " with ".join(
        _any_of(offer_names(checklist, source, values)) for source, values in given if values
    )


def _any_of(names: tuple[str, ...]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
