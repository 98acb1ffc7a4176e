"""A whole record of costs for the tests, and its figures with some of it changed."""

from fractions import Fraction

from kchecklist.profiles.priorities import Money
from kchecklist.profiles.record import Costs
from kchecklist.scoring.amounts import Amount
from kchecklist.scoring.money import CostFigures, cost_figures

YEAR = Fraction("365.25")
WHOLE = {
    "currency": "USD",
    "evaluation": 250,
    "session": 400,
    "sessions": 6,
    "course_days": 21,
    "hours": 3,
    "hour_price": 175,
    "medicine_per_session": 50,
    "extras": 30,
    "membership_per_month": 0,
    "repeat_every_days": 30,
    "repeat_session": 350,
    "ride_per_session": 40,
    "unpaid_hours_per_session": 4,
    "professional_minutes_per_session": 50,
}
CHARGED = 250 + 6 * 450 + 3 * 175 + 30
PRICES = ("evaluation", "hour_price", "medicine_per_session", "extras", "membership_per_month")
FREE = dict.fromkeys((*PRICES, "session", "hours", "ride_per_session", "unpaid_hours_per_session"), 0)


def figures(changes=None, money=None, base=WHOLE) -> CostFigures:
    """The figures of the whole record with these changes; None takes a key away."""
    costs = {name: value for name, value in (base | (changes or {})).items() if value is not None}
    return cost_figures(Costs(**costs), money or Money())


def between(low, high) -> Amount:
    return Amount(Fraction(low), None if high is None else Fraction(high))


def just(number) -> Amount:
    return between(number, number)
