"""Money in words: a figure with what it lacks, an entry as it was typed, and what each entry is called.

Source: scoring.md, section 11.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kchecklist.files.text import one_line
from kchecklist.profiles.priorities import Money
from kchecklist.profiles.record import Costs
from kchecklist.reports.names import listed
from kchecklist.reports.words import UNKNOWN, count
from kchecklist.scoring.amounts import Amount, Reckoning
from kchecklist.scoring.bill import is_nothing_else
from kchecklist.scoring.money import cost_figures

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
PAID_BACK_TWICE = f"{UNKNOWN} (paid back stands there as an amount and as a share; keep one)"
NO_SESSION_PRICE = "no price of a session was entered"
MAYBE_NO_HOUR = f"{UNKNOWN} (there may be no hour with a professional)"
_HOURS = ("hours", "unpaid_hours_per_session")
_NO_MONEY = (*_HOURS, "sessions", "course_days", "repeat_every_days", "professional_minutes_per_session")


@dataclass(frozen=True, slots=True)
class Entry:
    """What people call an entry of the costs.

    ``label`` stands before what was entered, ``thing`` within a sentence; ``question`` is what to ask where it is
    not known, or, where ``mine``, what only the person can find out.
    """

    label: str
    thing: str
    question: str = ""
    mine: bool = False


ENTRIES: Mapping[str, Entry] = {
    "currency": Entry("currency", "the currency"),
    "evaluation": Entry("evaluation", "the price of the evaluation", "what does the evaluation cost?"),
    "session": Entry("one session", "the price of a session", "what does one session cost?"),
    "sessions": Entry(
        "sessions", "the number of sessions", "how many sessions are there in the first course?"
    ),
    "course_days": Entry(
        "days of the course", "the days of the course", "how many days does the first course take?"
    ),
    "hours": Entry(
        "other hours",
        "the number of other hours",
        "how many hours of preparation and integration are there in the course?",
    ),
    "hour_price": Entry(
        "one other hour",
        "the price of another hour",
        "what does an hour of preparation or integration cost?",
    ),
    "medicine_per_session": Entry(
        "medicine for a session",
        "the price of the medicine",
        "what does the medicine cost for one session?",
    ),
    "extras": Entry("required extras", "the required extras", "what else has to be paid for the course?"),
    "membership_per_month": Entry(
        "membership a month", "the membership", "is there a membership, and what does it cost a month?"
    ),
    "repeat_every_days": Entry(
        "days between repeats", "the days between repeats", "how often do people come back after the course?"
    ),
    "repeat_session": Entry(
        "one later session", "the price of a later session", "what does a later session cost?"
    ),
    "reimbursed_share": Entry("share paid back", "the share paid back", "what share is paid back?"),
    "reimbursed": Entry("paid back", "the amount paid back", "how much is paid back?"),
    "ride_per_session": Entry(
        "getting there and back", "the price of getting there", "what does getting there and back cost?", True
    ),
    "unpaid_hours_per_session": Entry(
        "my own hours a session", "my own hours", "how many hours of mine does a session take?", True
    ),
    "professional_minutes_per_session": Entry(
        "professional's minutes",
        "the minutes with a professional",
        "how many minutes of a session is a professional with me?",
    ),
    "nothing_else": Entry("nothing else to pay", "whether there is anything else to pay"),
}
"""Key of the profile's costs -> its words, for every key."""


def reckoning_words(reckoning: Reckoning, currency: str | None) -> str:
    """A figure: ``$2,950``, ``$2,700-3,100``, ``at least $2,700, 2 prices missing``, ``? (needs ...)``."""
    if reckoning.amount is None:
        return _why_unknown(reckoning.needs)
    words = amount_words(reckoning.amount, currency)
    return f"{words}, {_missing(reckoning.missing)}" if reckoning.missing else words


def amount_words(amount: Amount, currency: str | None) -> str:
    """Money in whole units: a low end rounded down, a high end up, one number half up; ``at least`` without an end."""
    low = math.floor(amount.low)
    if amount.high is None:
        return f"at least {money_words(f'{low:,}', currency)}"
    if amount.low == amount.high:
        return money_words(f"{math.floor(amount.low + Fraction(1, 2)):,}", currency)
    return money_words(f"{low:,}-{math.ceil(amount.high):,}", currency)


def first_course_words(costs: Costs) -> str:
    """The plain fact: what is charged for the first course less what is paid back; ``?`` while nothing is known."""
    if not anything_known(costs):
        return UNKNOWN
    words = reckoning_words(cost_figures(costs, Money()).after_reimbursement, costs.currency)
    return f"{words} ({NO_SESSION_PRICE})" if session_counts_as_0(costs) else words


def session_counts_as_0(costs: Costs) -> bool:
    """Whether sessions are in the figures at 0 only because nobody entered their price."""
    return is_nothing_else(costs, "session") and costs.sessions != 0


def anything_known(costs: Costs) -> bool:
    """Whether anything was entered that a figure could come from."""
    return bool(costs.nothing_else) or any(
        value is not None
        for key, value in costs
        if key in ENTRIES and key not in ("currency", "nothing_else")
    )


def entry_words(costs: Costs, key: str, currency: str | None) -> str:
    """What was entered under a key, as it was typed, a price with its currency; ``?`` where nothing was."""
    value = getattr(costs, key)
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return one_line(value)
    ends = value if isinstance(value, tuple) else (value,)
    if key == "reimbursed_share":
        return f"{'-'.join(rounded(Fraction(end) * 100) for end in ends)} %"
    figures = "-".join(map(plain, ends))
    return figures if key in _NO_MONEY else money_words(figures, currency)


def money_words(figures: str, currency: str | None) -> str:
    """Figures with their currency: a sign where everybody knows it, else its code; neither where none was named."""
    code = one_line(currency or "")
    sign = _SIGNS.get(code.upper())
    if sign is not None:
        return f"{sign}{figures}"
    return f"{code} {figures}" if code else figures


def plain(number: Decimal | int) -> str:
    """A number as it was typed, with commas between thousands."""
    return f"{Decimal(number):,f}"


def rounded(number: Fraction) -> str:
    """A number with at most two places, half up."""
    whole, hundredths = divmod(math.floor(number * 100 + Fraction(1, 2)), 100)
    return f"{whole:,}.{hundredths:02}".rstrip("0").rstrip(".")


def rounded_amount(amount: Amount) -> str:
    """A number of things that is no money: ``8``, ``7.5-8``, ``at least 5``."""
    if amount.high is None:
        return f"at least {rounded(amount.low)}"
    return (
        rounded(amount.low) if amount.low == amount.high else f"{rounded(amount.low)}-{rounded(amount.high)}"
    )


def _why_unknown(needs: frozenset[str]) -> str:
    if needs >= {"reimbursed", "reimbursed_share"}:
        return PAID_BACK_TWICE
    found = [entry.thing for key, entry in ENTRIES.items() if key in needs]
    return f"{UNKNOWN} (needs {listed(found)})" if found else MAYBE_NO_HOUR


def _missing(keys: frozenset[str]) -> str:
    # Hours that are not known are no price.
    noun = "figure" if keys & set(_HOURS) else "price"
    return f"{count(len(keys), noun)} missing"
