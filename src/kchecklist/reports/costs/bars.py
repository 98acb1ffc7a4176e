"""Money drawn in characters, for those who see it; the figures beside a drawing say the same."""

import math
from collections.abc import Iterable
from fractions import Fraction

from kchecklist.reports.range_bar import LOST, OPEN, SURE, range_bar
from kchecklist.scoring.amounts import Amount, Reckoning

CELLS = 12
NO_END = "→"
HEIGHTS = "▁▂▃▄▅▆▇█"
BAR_LEGEND = f"{SURE} sure so far, {OPEN} may come to it, {NO_END} no upper end is known"


def scale_of(figures: Iterable[Reckoning]) -> Fraction:
    """The most that any of them can come to, of those with an upper end; the scale that they are drawn on together."""
    amounts = [figure.amount for figure in figures if figure.amount is not None]
    return max(
        (end for each in amounts for end in (each.low, each.high) if end is not None), default=Fraction(0)
    )


def scale_of_lows(figures: Iterable[Reckoning]) -> Fraction:
    """The most that any of them comes to at its low end."""
    return max((each.amount.low for each in figures if each.amount is not None), default=Fraction(0))


def amount_bar(amount: Amount, scale: Fraction) -> str:
    """An amount on a scale from 0 that holds it: what is sure, what may come to it, an arrow without an upper end."""
    low = amount.low / scale if scale else Fraction(0)
    if amount.high is not None:
        return range_bar(low, amount.high / scale if scale else Fraction(0), CELLS)
    # Room for the arrow stays even where the low end fills the scale.
    sure = min(math.floor(low * CELLS), CELLS - 1)
    return SURE * sure + OPEN * (CELLS - 1 - sure) + NO_END


def months_line(months: Iterable[Reckoning], scale: Fraction) -> str:
    """The low ends of twelve amounts as blocks of eight heights; a dot where one cannot be reckoned."""
    return "".join(LOST if each.amount is None else _height(each.amount.low, scale) for each in months)


def _height(amount: Fraction, scale: Fraction) -> str:
    step = math.ceil(len(HEIGHTS) * amount / scale) if scale else 0
    return HEIGHTS[max(step - 1, 0)]
