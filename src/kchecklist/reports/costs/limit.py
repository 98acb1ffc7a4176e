"""A month of repeats held against the most that a person can pay in a month.

Source: scoring.md, section 11.
"""

import math
from collections.abc import Iterator
from fractions import Fraction

from kchecklist.profiles.priorities import Money
from kchecklist.profiles.record import Costs
from kchecklist.reports.costs.words import amount_words, money_words
from kchecklist.scoring.amounts import Amount, amount_of
from kchecklist.scoring.money import CostFigures, bill_of

_WITHIN, _MAY_GO_ABOVE, _ABOVE = range(3)
_WORDS = ("within it", "may go above it", "above it")
_CENTS = 100


def against_limit(costs: Costs, figures: CostFigures, money: Money) -> str:
    """How months of this offer lie to the person's limit: on average, and one with a session where that says more.

    Nothing where no limit is stated, or a month cannot be reckoned.
    """
    if money.monthly_limit is None or figures.month.amount is None:
        return ""
    return "; ".join(_months(costs, figures, figures.month.amount, money))


def _months(costs: Costs, figures: CostFigures, month: Amount, money: Money) -> Iterator[str]:
    limit = amount_of(money.monthly_limit or 0).low
    words = limit_words(month, limit, figures.currency)
    if costs.repeat_every_days == 0:
        yield words
        return
    yield f"on average {words}"
    # Between repeats that are far apart lie months that cost little, and they pay for none of the others.
    with_a_session = bill_of(costs, money).month_with_a_repeat.amount
    if with_a_session is not None and _verdict(with_a_session, limit) > _verdict(month, limit):
        shown = amount_words(with_a_session, figures.currency)
        yield f"a month with a session: {shown}, {limit_words(with_a_session, limit, figures.currency)}"


def limit_words(amount: Amount, limit: Fraction, currency: str | None) -> str:
    """``within it``, ``may go above it`` or ``above it``; with its cents where whole units would seem to deny it."""
    found = _verdict(amount, limit)
    words = _WORDS[found]
    if found == _ABOVE and _shown(amount, amount.low) <= limit:
        least = "" if amount.low == amount.high else "at least "
        return f"{words} ({least}{_exactly(amount.low, currency)})"
    if found == _WITHIN and amount.high is not None and _shown(amount, amount.high) > limit:
        most = "" if amount.low == amount.high else "at most "
        return f"{words} ({most}{_exactly(amount.high, currency)})"
    return words


def _verdict(amount: Amount, limit: Fraction) -> int:
    """The least worrying first."""
    if amount.low > limit:
        return _ABOVE
    return _WITHIN if amount.high is not None and amount.high <= limit else _MAY_GO_ABOVE


def _shown(amount: Amount, end: Fraction) -> int:
    """An end as ``amount_words`` shows it."""
    if amount.low == amount.high:
        return math.floor(end + Fraction(1, 2))
    return math.floor(end) if end == amount.low else math.ceil(end)


def _exactly(end: Fraction, currency: str | None) -> str:
    """With its cents, rounded up: what is above a limit is never shown as the limit."""
    whole, cents = divmod(math.ceil(end * _CENTS), _CENTS)
    return money_words(f"{whole:,}.{cents:02}", currency)
