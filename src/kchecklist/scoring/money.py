"""What an offer costs: the first course, the first year, a month of repeats, an hour with a professional.

Money is never mixed into the score. Source: scoring.md, section 11.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from kchecklist.profiles.priorities import Money
from kchecklist.profiles.record import Costs
from kchecklist.scoring.amounts import ANYTHING, NOTHING, ZERO, Reckoning, amount_of, exactly

YEAR = 365
"""Days of the first year."""
MONTHS_A_DAY = Fraction(12) / Fraction("365.25")
MINUTES_AN_HOUR = 60
BOTH_PAID_BACK = "'reimbursed' and 'reimbursed_share' together; keep one of them"
REPEATS_HOLD_0 = "'repeat_every_days' runs from 0; write 0 when none are planned, or begin the range above 0"

# The two that are hours and not prices: that nothing else is to pay says nothing about them.
_HOURS = ("hours", "unpaid_hours_per_session")


@dataclass(frozen=True, slots=True)
class CostFigures:
    """What is known about the cost of one offer, in ``currency``.

    ``after_reimbursement`` is what is charged for the first course less what is paid back; ``first_course`` adds
    getting there and my own hours to it. ``first_year`` is at least the first course, ``month`` is a month of
    repeats after it. ``hour`` is an hour with a professional: a quotient of two intervals, wider than it need be
    where the number of sessions or of hours is a range. ``currency`` is the offer's, else the person's, None when
    nobody named one. ``foreign`` says that it is another than the person's: then an hour of theirs counts as 0,
    and nothing is compared.
    """

    after_reimbursement: Reckoning
    first_course: Reckoning
    first_year: Reckoning
    month: Reckoning
    hour: Reckoning
    currency: str | None
    foreign: bool

    @property
    def four(self) -> tuple[Reckoning, Reckoning, Reckoning, Reckoning]:
        """First course, first year, month, hour."""
        return self.first_course, self.first_year, self.month, self.hour

    @property
    def missing(self) -> tuple[str, ...]:
        """The absent prices and hours that any of the four would need: keys of the profile, in its order."""
        return in_order(key for each in self.four for key in each.missing)

    @property
    def needs(self) -> tuple[str, ...]:
        """The keys that keep any of the four from being reckoned, in the profile's order."""
        return in_order(key for each in self.four for key in each.needs)


def cost_figures(costs: Costs, money: Money) -> CostFigures:
    """The figures of one offer, for a person who said this about money. What is at fault is taken as not known."""
    foreign = _foreign(costs, money)
    bill = _Bill(costs, NOTHING if foreign or money.hour is None else exactly(money.hour))
    return CostFigures(
        after_reimbursement=bill.after_reimbursement,
        first_course=bill.first_course,
        first_year=bill.first_year,
        month=bill.month,
        hour=bill.hour,
        currency=costs.currency or money.currency or None,
        foreign=foreign,
    )


def comparable(one: CostFigures, other: CostFigures) -> bool:
    """Whether the figures of two offers may be compared: both in one currency, and that the person's."""
    return not (one.foreign or other.foreign) and _code(one.currency) == _code(other.currency)


def cost_faults(costs: Costs) -> tuple[str, ...]:
    """What is wrong with the costs taken together, each with its mend."""
    paid_back = costs.reimbursed is not None and costs.reimbursed_share is not None
    found = ((paid_back, BOTH_PAID_BACK), (_repeats_hold_0(costs), REPEATS_HOLD_0))
    return tuple(words for wrong, words in found if wrong)


def in_order(keys: Iterable[str]) -> tuple[str, ...]:
    """Keys of a profile's costs, each once, in the profile's order."""
    named = set(keys)
    return tuple(key for key in Costs.model_fields if key in named)


@dataclass(frozen=True, slots=True)
class _Bill:
    """The formulas of section 11, under its own names."""

    costs: Costs
    my_hour: Reckoning

    @property
    def after_reimbursement(self) -> Reckoning:
        if self.costs.reimbursed is not None and self.costs.reimbursed_share is None:
            return self._charged.less(Reckoning(amount_of(self.costs.reimbursed)))
        return self._charged * self._share_left

    @property
    def first_course(self) -> Reckoning:
        return self.after_reimbursement + self._count("sessions") * self._mine

    @property
    def first_year(self) -> Reckoning:
        repeats = (self._days_left * self._repeats_a_day).floored()
        membership = self._price("membership_per_month") * self._days_left * exactly(MONTHS_A_DAY)
        return self.first_course + repeats * self._bracket + membership

    @property
    def month(self) -> Reckoning:
        repeats = self._repeats_a_day * exactly(1 / MONTHS_A_DAY)
        return repeats * self._bracket + self._price("membership_per_month")

    @property
    def hour(self) -> Reckoning:
        sessions, hours = self._count("sessions"), self._price("hours")
        minutes = sessions * self._count("professional_minutes_per_session")
        paid = sessions * self._price("session") + hours * self._price("hour_price")
        return paid.over(minutes * exactly(Fraction(1, MINUTES_AN_HOUR)) + hours)

    @property
    def _charged(self) -> Reckoning:
        fee = self._price("session") + self._price("medicine_per_session")
        return (
            self._price("evaluation")
            + self._count("sessions") * fee
            + self._price("hours") * self._price("hour_price")
            + self._price("extras")
            + self._price("membership_per_month") * self._count("course_days") * exactly(MONTHS_A_DAY)
        )

    @property
    def _share_left(self) -> Reckoning:
        """The share that is not paid back."""
        if self.costs.reimbursed_share is None:
            return exactly(1)
        if self.costs.reimbursed is not None:
            return _unknown("reimbursed", "reimbursed_share")
        return exactly(1).less(Reckoning(amount_of(self.costs.reimbursed_share)))

    @property
    def _mine(self) -> Reckoning:
        return self._price("ride_per_session") + self._price("unpaid_hours_per_session") * self.my_hour

    @property
    def _bracket(self) -> Reckoning:
        """What one repeat costs. A repeat that is free says so with 0; without a word it costs what a session does."""
        session = self._price("session" if self.costs.repeat_session is None else "repeat_session")
        return (session + self._price("medicine_per_session")) * self._share_left + self._mine

    @property
    def _days_left(self) -> Reckoning:
        """Days of the first year after the course; a longer course leaves none, so the year is at least the course."""
        return exactly(YEAR).less(self._count("course_days"))

    @property
    def _repeats_a_day(self) -> Reckoning:
        every = self._count("repeat_every_days")
        if every.amount == ZERO:
            return NOTHING
        return _unknown("repeat_every_days") if _repeats_hold_0(self.costs) else exactly(1).over(every)

    def _price(self, key: str) -> Reckoning:
        """A price or hours, from 0 without an upper end when absent."""
        value = getattr(self.costs, key)
        if value is not None:
            return Reckoning(amount_of(value))
        if self.costs.nothing_else and key not in _HOURS:
            return NOTHING
        return Reckoning(ANYTHING, missing=frozenset((key,)))

    def _count(self, key: str) -> Reckoning:
        """A count; nothing can be reckoned with it when it is absent."""
        value = getattr(self.costs, key)
        return _unknown(key) if value is None else Reckoning(amount_of(value))


def _unknown(*keys: str) -> Reckoning:
    return Reckoning(None, needs=frozenset(keys))


def _repeats_hold_0(costs: Costs) -> bool:
    if costs.repeat_every_days is None:
        return False
    every = amount_of(costs.repeat_every_days)
    return every != ZERO and not every.low


def _foreign(costs: Costs, money: Money) -> bool:
    theirs, mine = _code(costs.currency), _code(money.currency)
    # A currency that nobody named is not another one.
    return bool(theirs and mine) and theirs != mine


def _code(currency: str | None) -> str:
    return (currency or "").strip().casefold()
