"""Shares as the numbers people read, and how each kind of them is rounded; nothing is rounded before.

Source: scoring.md, sections 3 and 7.
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


def shown_points(low: Fraction, high: Fraction | None = None) -> str:
    """Shares as points of 100 to one decimal, for parts of a range: ``3.2``, or ``1.0-4.7``, widened outward."""
    if high is None or low == high:
        tenths = math.floor(1000 * low + Fraction(1, 2))
        return _tenths(tenths)
    return f"{_tenths(math.floor(1000 * low))}-{_tenths(math.ceil(1000 * high))}"


def shown_part(low: Fraction, high: Fraction, whole: Fraction) -> str:
    """A part of a whole in points of 100: ``1.0-1.9 of 1.9``; never more than the whole beside it, nor less where it is all."""
    most = _tenths(math.ceil(1000 * whole))
    return f"{most if low == whole else shown_points(low, high)} of {most}"


def shown_whole_points(share: Fraction) -> str:
    """A share as whole points of 100, rounded down: ``4 points``, ``1 point``, ``less than 1 point``."""
    points = math.floor(100 * share)
    if points < 1:
        return "less than 1 point"
    return "1 point" if points == 1 else f"{points} points"


def shown_of_100(share: float) -> str:
    """A share that was drawn, as so many of 100, to the nearest 5: a draw says no more. ``under 5`` where it is not 0."""
    nearest = 5 * math.floor(100 * share / 5 + 0.5)
    if share > 0 and nearest == 0:
        return "under 5"
    return "over 95" if share < 1 and nearest == 100 else str(nearest)


def _tenths(tenths: int) -> str:
    whole, part = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}.{part}"
