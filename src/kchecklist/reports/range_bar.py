"""A range drawn in characters, for those who see it; the digits beside it say the same."""

import math
from fractions import Fraction

SURE, OPEN, LOST = "█", "▒", "·"
LEGEND = f"{SURE} settled so far, {OPEN} still open, {LOST} out of reach"


def range_bar(low: Fraction, high: Fraction, cells: int = 10) -> str:
    """The shares ``low`` and ``high`` on a scale of so many cells: what is settled, still open, out of reach.

    What is open is drawn at least as wide as it is, so that a bar never looks surer than the digits.
    """
    if low == high:
        sure = math.floor(low * cells + Fraction(1, 2))
        return SURE * sure + LOST * (cells - sure)
    sure, reach = math.floor(low * cells), math.ceil(high * cells)
    return SURE * sure + OPEN * (reach - sure) + LOST * (cells - reach)
