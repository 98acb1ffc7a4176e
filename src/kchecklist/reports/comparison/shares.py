"""In how many ways each provider comes first, second, ...: drawn, never exact. Source: scoring.md, section 7."""

from collections.abc import Iterator

from kchecklist.reports.comparison.firm import how_much_can_move
from kchecklist.reports.names import Names
from kchecklist.reports.page import Bars, Heading, Lines, Part, Words
from kchecklist.reports.words import ordinal
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.shares import Shares
from kchecklist.scoring.shown import shown_of_100

SHARES = "In how many ways"
CAN_MOVE = "How much of the importance can move"
MOST_RANKS = 3
"""Ranks that are told one by one; the rest is "later"."""


def shares_parts(shares: Shares, comparison: Comparison, names: Names) -> Iterator[Part]:
    """In how many of 100 ways each comes first, second, third, later, with the assumption; then how firm each lead is.

    Nothing where there are not two to compare.
    """
    if len(shares.rank) < 2:
        return
    yield Heading(SHARES)
    yield Words(
        "Of 100 ways in which it can turn out, if every open answer is equally likely to go any way, and so is "
        f"{_weightings(comparison)}. {_drawn(shares.draws)}; each number is to the nearest 5 by itself. "
        "Whoever fails a safety floor comes after everybody who fails none."
    )
    yield Bars(tuple((names[name], "", _ranks(of_one)) for name, of_one in shares.rank.items()))
    if lines := tuple(how_much_can_move(comparison, names)):
        yield Heading(CAN_MOVE, level=2)
        yield Words("From any sections to any others, before the lead may be lost:")
        yield Lines(lines)


def _drawn(draws: int) -> str:
    return "1 way was drawn" if draws == 1 else f"{draws:,} ways were drawn"


def _weightings(comparison: Comparison) -> str:
    if comparison.picks:
        return "every weighting that keeps the order of your priorities"
    used = "; your points are not used here" if comparison.priorities.points else ""
    return f"every weighting of the sections{used}"


def _ranks(of_one: tuple[float, ...]) -> str:
    told = [(ordinal(number), share) for number, share in enumerate(of_one[:MOST_RANKS], start=1)]
    later = sum(of_one[MOST_RANKS:])
    told += [("later", later)] if len(of_one) > MOST_RANKS else []
    return " · ".join(f"{place} in {shown_of_100(share)}" for place, share in told)
