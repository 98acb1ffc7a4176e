"""What matters to a person as JSON for other programs; stable. Exact numbers are strings of rationals."""

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kchecklist.checklist.models import Checklist
from kchecklist.files.text import visible
from kchecklist.profiles.priorities import Priorities
from kchecklist.reports.priorities.page import passed_over
from kchecklist.scoring.scales import mark_of
from kchecklist.scoring.weights import ordered_picks, section_weights

FORMAT = 1


def priorities_json(checklist: Checklist, mine: Priorities, whose: str | None = None) -> str:
    """What matters to the person, or to whoever ``whose`` names; ASCII, so that it is JSON in every encoding."""
    return json.dumps(_document(checklist, mine, whose), indent=2) + "\n"


def _document(checklist: Checklist, mine: Priorities, whose: str | None) -> dict[str, Any]:
    """``sections``, ``swing`` and ``marks`` hold what counts; what does not is in ``passed_over``."""
    weights = section_weights(checklist, mine)
    picks = ordered_picks(checklist, mine)
    swing = {name: _exact(given) for name, given in mine.points.items() if name in weights}
    money = mine.money
    return {
        "format": FORMAT,
        "of": None if whose is None else visible(whose),
        "sections": list(picks),
        "swing": swing,
        "weights": {name: str(weight) for name, weight in weights.items()},
        "marks": _marks(checklist, mine),
        "money": {
            "currency": None if money.currency is None else visible(money.currency),
            "hour": _exact(money.hour),
            "monthly_limit": _exact(money.monthly_limit),
        },
        "country": None if mine.country is None else visible(mine.country),
        "passed_over": [visible(each) for each in passed_over(checklist, mine)],
    }


def _marks(checklist: Checklist, mine: Priorities) -> Mapping[str, Mapping[str, str]]:
    found = {
        question.id: {
            option.id: mark
            for option in question.options
            if (mark := mark_of(question, option, mine.marks)) is not None
        }
        for question in checklist.questions
        if question.kind == "preference"
    }
    return {name: marks for name, marks in found.items() if marks}


def _exact(number: Decimal | int | None) -> str | None:
    return None if number is None else str(Fraction(number))
