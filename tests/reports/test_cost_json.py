"""The costs as JSON: its shape, and that every number is exact."""

import json
from fractions import Fraction

from kchecklist.profiles.priorities import Money
from kchecklist.reports.costs.document import costs_document, costs_json

from .banks import record

COSTS = {
    "currency": "USD",
    "nothing_else": True,
    "session": [100, 200],
    "sessions": 2,
    "course_days": 5,
    "hours": 0,
    "repeat_every_days": 7,
    "professional_minutes_per_session": 45,
}


def test_the_document_holds_every_figure_exactly():
    (found,) = costs_document([record(costs=COSTS)], Money(currency="USD"))["providers"]
    months = found.pop("months")
    assert found == {
        "id": "harbor",
        "name": "Harbor",
        "currency": "USD",
        "comparable": True,
        "first_course": ["200", "400"],
        "first_year": ["5300", "10600"],
        "month": [str(Fraction("365.25") / 12 / 7 * price) for price in (100, 200)],
        "hour": ["400/3", "800/3"],
        "missing": [],
        "needs": [],
    }
    assert len(months) == 12
    assert months[0] == ["500", "1000"]
    assert months[-1] == found["first_year"]


def test_what_is_not_known_is_null_and_named():
    costs = {"session": 100, "sessions": 2, "currency": "EUR"}
    (found,) = costs_document([record(costs=costs)], Money(currency="USD"))["providers"]
    assert found["first_course"] is found["first_year"] is found["month"] is found["hour"] is None
    assert found["months"] == [None] * 12
    assert found["missing"] == [
        "evaluation",
        "hours",
        "hour_price",
        "medicine_per_session",
        "extras",
        "membership_per_month",
        "ride_per_session",
    ]
    assert found["needs"] == ["course_days", "repeat_every_days", "professional_minutes_per_session"]
    assert (found["currency"], found["comparable"]) == ("EUR", False)


def test_a_price_that_is_missing_leaves_the_upper_end_null():
    costs = {key: value for key, value in COSTS.items() if key != "nothing_else"}
    (found,) = costs_document([record(costs=costs)], Money())["providers"]
    assert found["first_course"] == ["200", None]


def test_the_text_is_ascii_and_names_cannot_move_the_cursor():
    text = costs_json([record(provider={"name": "Ä\x1b]2;x\x07"}, costs={"currency": "€\x1b"})], Money())
    assert text.isascii()
    assert json.loads(text)["format"] == 1
    (found,) = json.loads(text)["providers"]
    assert (found["name"], found["currency"]) == ("Ä␛]2;x␇", "€␛")
