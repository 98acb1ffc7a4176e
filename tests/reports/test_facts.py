"""The plain facts, and the one figure among them."""

from decimal import Decimal

import pytest

from kchecklist.profiles.record import Costs
from kchecklist.reports.costs.words import first_course_words
from kchecklist.reports.facts import facts

from .banks import SMALL, record, stood

WHOLE = {
    "currency": "USD",
    "evaluation": 250,
    "session": (450, 500),
    "sessions": 6,
    "course_days": 21,
    "hours": 3,
    "hour_price": 175,
    "medicine_per_session": 0,
    "extras": 0,
    "membership_per_month": 0,
}


def test_what_was_not_asked_is_a_question_mark():
    lines = {line.label: line.text for line in facts(SMALL, stood(record()))}
    assert lines == {"Route": "IV", "Who watches": "?", "First course": "?", "First appointment": "?"}


def test_facts_of_several_questions_stand_beside_each_other():
    answers = {"vital-signs": "before-after", "appointment": {"said": {"note": "PRIVATE"}}}
    profile = record(answers=answers, provider={"settings": ["home"]}, costs=WHOLE)
    lines = {line.label: line.text for line in facts(SMALL, stood(profile))}
    assert lines["Who watches"] == "twice / ?"
    assert lines["First appointment"] == "?"
    assert lines["First course"] == "$3,475-3,775"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "$3,475-3,775"),
        ({"session": 450}, "$3,475"),
        ({"extras": None, "hour_price": None}, "at least $2,950, 2 prices missing"),
        ({"extras": None, "nothing_else": True}, "$3,475-3,775"),
        ({"extras": None}, "at least $3,475, 1 price missing"),
        ({"hours": None, "extras": None}, "at least $2,950, 2 figures missing"),
        ({"hours": None, "nothing_else": True}, "at least $2,950, 1 figure missing"),
        ({"hours": 0, "hour_price": None}, "$2,950-3,250"),
        ({"hour_price": 0, "hours": None}, "$2,950-3,250"),
        ({"sessions": None}, "? (needs the number of sessions)"),
        ({"sessions": None, "session": 0}, "$775"),
        ({"membership_per_month": Decimal("100"), "course_days": None}, "? (needs the days of the course)"),
        ({"session": 450, "reimbursed_share": Decimal("0.5")}, "$1,738"),
        ({"session": 450, "reimbursed": (0, 5000)}, "$0-3,475"),
        (
            {"reimbursed": 1, "reimbursed_share": 1},
            "? (paid back stands there as an amount and as a share; keep one)",
        ),
        (
            {"sessions": None, "membership_per_month": 9, "course_days": None},
            "? (needs the number of sessions and the days of the course)",
        ),
        ({"currency": "gbp", "session": 450}, "£3,475"),
        ({"currency": "CHF", "session": 450}, "CHF 3,475"),
        ({"currency": None, "session": 450}, "3,475"),
        ({"session": 450, "membership_per_month": 100, "course_days": 30}, "$3,574"),
        ({"session": None, "nothing_else": True}, "$775 (no price of a session was entered)"),
        ({"session": None, "sessions": 0, "nothing_else": True}, "$775"),
    ],
)
def test_the_first_course_is_an_interval_that_names_what_is_missing(changes, said):
    figures = {name: value for name, value in (WHOLE | changes).items() if value is not None}
    assert first_course_words(Costs(**figures)) == said


def test_costs_of_which_nothing_is_known_are_a_question_mark():
    assert first_course_words(Costs()) == "?"
    assert first_course_words(Costs(currency="USD")) == "?"
