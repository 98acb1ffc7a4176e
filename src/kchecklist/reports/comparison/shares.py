"""In how many ways each provider comes first, second, ...: drawn, never exact. Source: scoring.md, section 7."""

from collections.abc import Iterator

from kchecklist.reports.names import Names
from kchecklist.reports.page import Bars, Heading, Part, Words
from kchecklist.reports.words import ordinal
from kchecklist.scoring.shares import Shares
from kchecklist.scoring.shown import shown_of_100

SHARES = "In how many ways"
MOST_RANKS = 3
"""Ranks that are told one by one; the rest is "later"."""


def shares_parts(shares: Shares, names: Names) -> Iterator[Part]:
    """For each provider in how many of 100 ways it comes first, second, third, later; with the assumption."""
    yield Heading(SHARES)
    yield Words(
        f"Of 100 ways in which it can turn out, if every open answer is equally likely to go any way, and so is "
        f"every weighting that keeps your order. {shares.draws:,} ways were drawn; to the nearest 5."
    )
    yield Bars(tuple((names[name], "", _ranks(of_one)) for name, of_one in shares.rank.items()))


def _ranks(of_one: tuple[float, ...]) -> str:
    told = [(ordinal(number), share) for number, share in enumerate(of_one[:MOST_RANKS], start=1)]
    later = sum(of_one[MOST_RANKS:])
    told += [("later", later)] if len(of_one) > MOST_RANKS else []
    return " · ".join(f"{place} in {shown_of_100(share)}" for place, share in told)
