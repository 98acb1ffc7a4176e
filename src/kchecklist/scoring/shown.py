"""Exact shares as the whole numbers people read; the only place where anything is rounded.

Source: scoring.md, section 3.
"""

import math
from fractions import Fraction


def shown_range(low: Fraction, high: Fraction) -> str:
    """A range of shares as points of 100, widened to whole ones: ``62-88``; ``62`` when nothing is open."""
    if low == high:
        return str(math.floor(100 * low + Fraction(1, 2)))
    return f"{math.floor(100 * low)}-{math.ceil(100 * high)}"


def shown_percent(share: Fraction) -> str:
    """A share from 0 to 1 as whole per cent, rounded down: ``71 %``."""
    return f"{math.floor(100 * share)} %"
