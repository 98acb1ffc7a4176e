"""The bill of one offer: what there is to pay, item by item, and what it comes to.

Source: scoring.md, section 11, whose names these are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from kchecklist.profiles.record import Costs
from kchecklist.scoring.amounts import ANYTHING, NOTHING, ZERO, Reckoning, amount_of, exactly

YEAR = 365
"""Days of the first year."""
MONTHS_A_DAY = Fraction(12) / Fraction("365.25")
MINUTES_AN_HOUR = 60
MY_HOUR = "my_hour"
"""Stands among the keys of an item for what an hour of the person's is worth to them."""

# The two that are hours and not prices: that nothing else is to pay says nothing about them.
_HOURS = ("hours", "unpaid_hours_per_session")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a bill: what stands under these keys of the profile, multiplied with each other.

    Of a membership the days stand for as many twelfths of 365.25.
    """

    keys: tuple[str, ...]
    amount: Reckoning


@dataclass(frozen=True)
class Bill:
    """The formulas of section 11; ``my_hour`` is what an hour of the person's is worth in the offer's currency.

    What is charged is the sum of ``charged_items``, and so with every figure: an item that is shown is one that
    was counted.
    """

    costs: Costs
    my_hour: Reckoning

    @property
    def charged_items(self) -> tuple[Item, ...]:
        """What the provider charges for the first course."""
        membership = self._item("membership_per_month", "course_days")
        return (
            self._item("evaluation"),
            self._item("sessions", "session"),
            self._item("sessions", "medicine_per_session"),
            self._item("hours", "hour_price"),
            self._item("extras"),
            Item(membership.keys, membership.amount * exactly(MONTHS_A_DAY)),
        )

    @property
    def charged(self) -> Reckoning:
        """What the provider charges for the first course, before anything is paid back."""
        return _together(self.charged_items)

    @property
    def after_reimbursement(self) -> Reckoning:
        """What is charged less what is paid back, at least 0."""
        if self.costs.reimbursed is not None and self.costs.reimbursed_share is None:
            return self.charged.less(Reckoning(amount_of(self.costs.reimbursed)))
        return self.charged * self.share_left

    @property
    def my_items(self) -> tuple[Item, ...]:
        """What the first course costs the person beside that: getting there, and hours of their own."""
        return (
            self._item("sessions", "ride_per_session"),
            self._item("sessions", "unpaid_hours_per_session", MY_HOUR),
        )

    @cached_property
    def first_course(self) -> Reckoning:
        """All that the first course costs."""
        return self.after_reimbursement + _together(self.my_items)

    @property
    def repeat_items(self) -> tuple[Item, ...]:
        """What one repeat is charged at. One that is free says so with 0; without a word it costs what a session does."""
        session = "session" if self.costs.repeat_session is None else "repeat_session"
        return self._item(session), self._item("medicine_per_session")

    @property
    def my_repeat_items(self) -> tuple[Item, ...]:
        """What one repeat costs the person beside that."""
        return self._item("ride_per_session"), self._item("unpaid_hours_per_session", MY_HOUR)

    @cached_property
    def one_repeat(self) -> Reckoning:
        """All that one repeat costs; an amount that is paid back for the course is not paid back for it."""
        return _together(self.repeat_items) * self.share_left + _together(self.my_repeat_items)

    def days_after_course(self, day: Fraction | int) -> Reckoning:
        """The days that have passed on this day since the course ended; a longer course leaves none."""
        return exactly(day).less(self._count("course_days"))

    def repeats_by(self, day: Fraction | int) -> Reckoning:
        """The repeats that there were until this day, in whole numbers."""
        return (self.days_after_course(day) * self._repeats_a_day).floored()

    def membership_by(self, day: Fraction | int) -> Reckoning:
        """The membership from the end of the course to this day."""
        return self._price("membership_per_month") * self.days_after_course(day) * exactly(MONTHS_A_DAY)

    def paid_by(self, day: Fraction | int) -> Reckoning:
        """All that is paid by this day from the start: the course, whole and at once, then repeats and membership."""
        return self.first_course + self.repeats_by(day) * self.one_repeat + self.membership_by(day)

    @property
    def month(self) -> Reckoning:
        """A month of repeats after the course, with the membership."""
        repeats = self._repeats_a_day * exactly(1 / MONTHS_A_DAY)
        return repeats * self.one_repeat + self._price("membership_per_month")

    @property
    def month_with_a_repeat(self) -> Reckoning:
        """What is paid in a month in which there is one repeat, with the membership."""
        return self.one_repeat + self._price("membership_per_month")

    @property
    def professional_items(self) -> tuple[Item, ...]:
        """What is charged for time with a professional."""
        return self._item("sessions", "session"), self._item("hours", "hour_price")

    @property
    def professional_hours(self) -> Reckoning:
        """The hours with a professional in the first course."""
        minutes = self._item("sessions", "professional_minutes_per_session").amount
        return minutes * exactly(Fraction(1, MINUTES_AN_HOUR)) + self._price("hours")

    @property
    def hour(self) -> Reckoning:
        """An hour with a professional."""
        return _together(self.professional_items).over(self.professional_hours)

    @property
    def share_left(self) -> Reckoning:
        """The share that is not paid back; not known where an amount is named as well."""
        if self.costs.reimbursed_share is None:
            return exactly(1)
        if self.costs.reimbursed is not None:
            return _unknown("reimbursed", "reimbursed_share")
        return exactly(1).less(Reckoning(amount_of(self.costs.reimbursed_share)))

    @cached_property
    def _repeats_a_day(self) -> Reckoning:
        every = self._count("repeat_every_days")
        if every.amount == ZERO:
            return NOTHING
        return _unknown("repeat_every_days") if repeats_hold_0(self.costs) else exactly(1).over(every)

    def _item(self, *keys: str) -> Item:
        amount = exactly(1)
        for key in keys:
            amount = amount * self._known(key)
        return Item(keys, amount)

    def _known(self, key: str) -> Reckoning:
        if key == MY_HOUR:
            return self.my_hour
        counts = ("sessions", "course_days", "professional_minutes_per_session")
        return self._count(key) if key in counts else self._price(key)

    def _price(self, key: str) -> Reckoning:
        """A price or hours, from 0 without an upper end when absent."""
        value = getattr(self.costs, key)
        if value is not None:
            return Reckoning(amount_of(value))
        if is_nothing_else(self.costs, key):
            return NOTHING
        return Reckoning(ANYTHING, missing=frozenset((key,)))

    def _count(self, key: str) -> Reckoning:
        """A count; nothing can be reckoned with it when it is absent."""
        value = getattr(self.costs, key)
        return _unknown(key) if value is None else Reckoning(amount_of(value))


def is_nothing_else(costs: Costs, key: str) -> bool:
    """Whether this price is absent because there is nothing else to pay, and so 0."""
    return bool(costs.nothing_else) and getattr(costs, key) is None and key not in _HOURS


def repeats_hold_0(costs: Costs) -> bool:
    """Whether the days between repeats run from 0, so that they could be endlessly many."""
    if costs.repeat_every_days is None:
        return False
    every = amount_of(costs.repeat_every_days)
    return every != ZERO and not every.low


def _together(items: Iterable[Item]) -> Reckoning:
    return sum((item.amount for item in items), NOTHING)


def _unknown(*keys: str) -> Reckoning:
    return Reckoning(None, needs=frozenset(keys))
