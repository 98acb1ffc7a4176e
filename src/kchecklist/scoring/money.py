"""What an offer costs: the first course, the first year, a month of repeats, an hour with a professional.

Money is never mixed into the score. Source: scoring.md, section 11.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from kchecklist.profiles.priorities import Money
from kchecklist.profiles.record import Costs
from kchecklist.scoring.amounts import NOTHING, Reckoning, exactly
from kchecklist.scoring.bill import YEAR, Bill, repeats_hold_0

MONTHS = 12
"""Of the first year, each as long as the others."""


@dataclass(frozen=True, slots=True)
class CostFault:
    """What is wrong with the costs taken together, at a key of the profile; as a str, with its mend."""

    key: str
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.what}; {self.mend}"


BOTH_PAID_BACK = CostFault("reimbursed", "'reimbursed' and 'reimbursed_share' together", "keep one of them")
REPEATS_HOLD_0 = CostFault(
    "repeat_every_days",
    "'repeat_every_days' runs from 0",
    "write 0 when none are planned, or begin the range above 0",
)


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
    bill = bill_of(costs, money)
    return CostFigures(
        after_reimbursement=bill.after_reimbursement,
        first_course=bill.first_course,
        first_year=bill.paid_by(YEAR),
        month=bill.month,
        hour=bill.hour,
        currency=next((name for name in (costs.currency, money.currency) if _code(name)), None),
        foreign=_foreign(costs, money),
    )


def over_twelve_months(costs: Costs, money: Money) -> tuple[Reckoning, ...]:
    """All that is paid by the end of each of the first twelve months; the last is the first year.

    The first course counts whole from the start, so that no amount falls below the one before.
    """
    bill = bill_of(costs, money)
    return tuple(bill.paid_by(Fraction(YEAR * month, MONTHS)) for month in range(1, MONTHS + 1))


def bill_of(costs: Costs, money: Money) -> Bill:
    """The bill that the figures come from; in another currency than theirs, an hour of the person counts as 0."""
    if money.hour is None or _foreign(costs, money):
        return Bill(costs, NOTHING)
    return Bill(costs, exactly(money.hour))


def compared(figures: Iterable[CostFigures]) -> tuple[bool, ...]:
    """Of each offer, whether its figures are compared with the others': all in one currency, and that the person's.

    Where nobody named the person's, the one that the offers name is taken, and none is where they name several. An
    offer for which no currency is named is compared only where none is named for any.
    """
    every = tuple(figures)
    named = {_code(each.currency) for each in every if not each.foreign} - {""}
    if len(named) > 1:
        return tuple(False for _ in every)
    # No currency is taken for another one, nor is one that nobody named.
    code = named.pop() if named else ""
    return tuple(not each.foreign and _code(each.currency) == code for each in every)


def cost_faults(costs: Costs) -> tuple[CostFault, ...]:
    """What is wrong with the costs taken together, each with its mend."""
    paid_back = costs.reimbursed is not None and costs.reimbursed_share is not None
    found = ((paid_back, BOTH_PAID_BACK), (repeats_hold_0(costs), REPEATS_HOLD_0))
    return tuple(fault for wrong, fault in found if wrong)


def in_order(keys: Iterable[str]) -> tuple[str, ...]:
    """Keys of a profile's costs, each once, in the profile's order."""
    named = set(keys)
    return tuple(key for key in Costs.model_fields if key in named)


def _foreign(costs: Costs, money: Money) -> bool:
    theirs, mine = _code(costs.currency), _code(money.currency)
    # A currency that nobody named is not another one.
    return bool(theirs and mine) and theirs != mine


def _code(currency: str | None) -> str:
    return (currency or "").strip().casefold()
