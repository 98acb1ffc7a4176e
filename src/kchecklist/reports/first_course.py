"""What the first course costs as charged, less what is paid back: an interval, with what is not known named.

Source: scoring.md, section 11, "charged - back".
"""

import math
from dataclasses import dataclass, field
from fractions import Fraction

from kchecklist.files.text import one_line
from kchecklist.profiles.record import Costs
from kchecklist.scoring.amounts import ANYTHING, ZERO, Amount, amount_of

_YEAR = Fraction("365.25")
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
_COUNTS = {"sessions": "the number of sessions", "course_days": "the days of the course"}


@dataclass
class _Bill:
    """Costs as they are added up: which prices were needed and absent, which counts keep it from adding up."""

    costs: Costs
    missing: list[str] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)

    def price(self, key: str) -> Amount:
        """A price, from 0 without an upper end when it is not known."""
        value = getattr(self.costs, key)
        if value is not None:
            return amount_of(value)
        return ZERO if self.costs.nothing_else else ANYTHING

    def times(self, price: str | tuple[str, ...], number: str) -> Amount:
        """Prices together, times a count, which is needed unless it is times nothing."""
        keys = (price,) if isinstance(price, str) else price
        each = sum((self.price(key) for key in keys), ZERO)
        if each == ZERO:
            return ZERO
        value = getattr(self.costs, number)
        if value is None and number in _COUNTS:
            self.lacking.append(number)
            return ANYTHING
        often = amount_of(value) if value is not None else self.price(number)
        if often != ZERO:
            self.missing += [key for key in (*keys, number) if self.price(key) == ANYTHING]
        return each * often

    def once(self, price: str) -> Amount:
        """A price that is paid once."""
        amount = self.price(price)
        self.missing += [price] if amount == ANYTHING else []
        return amount


def first_course_words(costs: Costs) -> str:
    """The first course in money: ``$2,950``, ``$2,700-3,100``, ``at least $2,700, 2 prices missing``, ``?``.

    Rounded to whole units, a lower end down and an upper end up.
    """
    if not costs.model_fields_set - {"currency", "nothing_else"} and not costs.nothing_else:
        return "?"
    if costs.reimbursed is not None and costs.reimbursed_share is not None:
        return "? (reimbursed and reimbursed_share both stand; keep one)"
    bill = _Bill(costs)
    charged = _charged(bill)
    if bill.lacking:
        return f"? (needs {' and '.join(_COUNTS[key] for key in dict.fromkeys(bill.lacking))})"
    return _in_words(_less_what_is_paid_back(charged, costs), len(set(bill.missing)), costs.currency)


def _charged(bill: _Bill) -> Amount:
    months = Amount(Fraction(12) / _YEAR, Fraction(12) / _YEAR)
    return (
        bill.once("evaluation")
        + bill.times(("session", "medicine_per_session"), "sessions")
        + bill.times("hour_price", "hours")
        + bill.once("extras")
        + bill.times("membership_per_month", "course_days") * months
    )


def _less_what_is_paid_back(charged: Amount, costs: Costs) -> Amount:
    if costs.reimbursed is not None:
        return charged.less(amount_of(costs.reimbursed))
    if costs.reimbursed_share is not None:
        return charged * Amount(Fraction(1), Fraction(1)).less(amount_of(costs.reimbursed_share))
    return charged


def _in_words(amount: Amount, missing: int, currency: str | None) -> str:
    low = math.floor(amount.low)
    prices = f"{missing} price{'' if missing == 1 else 's'} missing"
    if amount.high is None:
        return f"at least {_money(f'{low:,}', currency)}, {prices}"
    if amount.low == amount.high:
        return _money(f"{math.floor(amount.low + Fraction(1, 2)):,}", currency)
    return _money(f"{low:,}-{math.ceil(amount.high):,}", currency)


def _money(figures: str, currency: str | None) -> str:
    if currency is None:
        return figures
    code = one_line(currency)
    return f"{_SIGNS[code]}{figures}" if code in _SIGNS else f"{code} {figures}"
