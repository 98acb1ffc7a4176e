"""Section 11: what it costs, in intervals whose products and quotients are found by trying every end."""

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .reading import Table

PRICES = (
    "evaluation",
    "session",
    "hours",
    "hour_price",
    "medicine_per_session",
    "extras",
    "membership_per_month",
    "ride_per_session",
    "unpaid_hours_per_session",
)
"""What has no upper end where it is absent, in the order of a profile; two of them are hours."""
HOURS = ("hours", "unpaid_hours_per_session")
MONTHS_A_DAY = Fraction(12) / Fraction("365.25")
Number = Fraction | float


@dataclass(frozen=True)
class Amount:
    """Ends of an interval, infinite where nothing is known above; None where it cannot be computed.

    ``missing`` are the keys that would be needed to know it.
    """

    ends: tuple[Number, Number] | None
    missing: frozenset[str] = frozenset()

    @property
    def is_nothing(self) -> bool:
        return self.ends == (0, 0)

    def __add__(self, other: "Amount") -> "Amount":
        missing = self.missing | other.missing
        if self.ends is None or other.ends is None:
            return Amount(None, missing)
        return Amount((self.ends[0] + other.ends[0], self.ends[1] + other.ends[1]), missing)

    def __mul__(self, other: "Amount") -> "Amount":
        if self.is_nothing or other.is_nothing:
            return NOTHING
        missing = self.missing | other.missing
        if self.ends is None or other.ends is None:
            return Amount(None, missing)
        products = [_times(x, y) for x in self.ends for y in other.ends]
        return Amount((min(products), max(products)), missing)

    def __truediv__(self, other: "Amount") -> "Amount":
        missing = self.missing | other.missing
        if self.ends is None or other.ends is None or other.ends[0] == 0:
            return Amount(None, missing)
        quotients = [_over(x, y) for x in self.ends for y in other.ends]
        return Amount((min(quotients), max(quotients)), missing)

    def minus(self, other: "Amount") -> "Amount":
        """The difference."""
        return self + other * exactly(-1)

    def at_least(self, other: "Amount") -> "Amount":
        """Each end lifted to the other's."""
        if self.ends is None or other.ends is None:
            return Amount(None, self.missing | other.missing)
        ends = (max(self.ends[0], other.ends[0]), max(self.ends[1], other.ends[1]))
        return Amount(ends, self.missing | other.missing)

    def written(self) -> list[str | None] | None:
        """As the JSON has it."""
        if self.ends is None:
            return None
        return [None if end == math.inf else str(end) for end in self.ends]


def exactly(number: Any) -> Amount:
    """A number as an interval of itself."""
    return Amount((Fraction(number), Fraction(number)))


NOTHING = exactly(0)


def cost(profile: Table, money: Table) -> dict[str, Any]:
    """The four figures, and the prices that keep them from being known."""
    costs = profile.get("costs", {})
    foreign = None not in (costs.get("currency"), money.get("currency")) and (
        costs["currency"] != money["currency"]
    )
    my_hour = exactly(0 if foreign else money.get("hour", 0))
    price = {name: _price(costs, name) for name in PRICES}
    hours, unpaid = (price[name] for name in HOURS)
    sessions, days, every, minutes = (
        _count(costs, name)
        for name in ("sessions", "course_days", "repeat_every_days", "professional_minutes_per_session")
    )
    paid_share = (
        exactly(1).minus(_count(costs, "reimbursed_share")) if "reimbursed_share" in costs else exactly(1)
    )

    fee = price["session"] + price["medicine_per_session"]
    membership = price["membership_per_month"]
    charged = price["evaluation"] + sessions * fee + hours * price["hour_price"] + price["extras"]
    charged += membership * days * exactly(MONTHS_A_DAY)
    if "reimbursed" in costs:
        net = charged.minus(_count(costs, "reimbursed")).at_least(NOTHING)
    else:
        net = charged * paid_share
    mine = price["ride_per_session"] + unpaid * my_hour
    first_course = net + sessions * mine

    again = _count(costs, "repeat_session") if "repeat_session" in costs else price["session"]
    bracket = (again + price["medicine_per_session"]) * paid_share + mine
    rest_of_year = exactly(365).minus(days)
    first_year = first_course + _repeats(every, rest_of_year) * bracket
    first_year += membership * rest_of_year * exactly(MONTHS_A_DAY)
    first_year = first_year.at_least(first_course)
    month = membership
    if not every.is_nothing:
        month += (exactly(1 / MONTHS_A_DAY) / every) * bracket
    hour = (sessions * price["session"] + hours * price["hour_price"]) / (
        sessions * minutes * exactly(Fraction(1, 60)) + hours
    )
    figures = {"first_course": first_course, "first_year": first_year, "month": month, "hour": hour}
    missing = set().union(*(figure.missing for figure in figures.values()))
    return {name: figure.written() for name, figure in figures.items()} | {
        "missing": [name for name in PRICES if name in missing]
    }


def _repeats(every: Amount, rest_of_year: Amount) -> Amount:
    # Where no day is left, there is no repeat, however far apart they are.
    if every.is_nothing or (rest_of_year.ends is not None and rest_of_year.ends[1] <= 0):
        return NOTHING
    if every.ends is None or rest_of_year.ends is None:
        return Amount(None)
    found = [max(0, math.floor(rest_of_year.ends[0] / end)) for end in every.ends]
    return Amount((Fraction(min(found)), Fraction(max(found))))


def _price(costs: Table, name: str) -> Amount:
    if name not in costs and costs.get("nothing_else") and name not in HOURS:
        return NOTHING
    if name not in costs:
        return Amount((Fraction(0), math.inf), frozenset({name}))
    return _count(costs, name)


def _count(costs: Table, name: str) -> Amount:
    if name not in costs:
        return Amount(None)
    figure = costs[name]
    low, high = figure if isinstance(figure, list) else (figure, figure)
    return Amount((Fraction(low), Fraction(high)))


def _times(x: Number, y: Number) -> Number:
    return Fraction(0) if x == 0 or y == 0 else x * y


def _over(x: Number, y: Number) -> Number:
    # Something unbounded over something unbounded can come out as anything; its ends are tried with the others.
    if y == math.inf:
        return Fraction(0)
    return x / y if x != 0 else Fraction(0)
