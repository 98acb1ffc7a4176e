"""Section 9: what to ask next, and when more answers change nothing."""

from fractions import Fraction
from statistics import mean
from typing import Any

from .records import Reading
from .standings import Standing, is_ahead, rank_interval


def contenders(compared: list[Standing]) -> list[Standing]:
    """Whoever can still stand first with no floor failed; everybody where every gate fails."""
    if all(one.gate == (0, 0) for one in compared):
        return compared
    return [one for one in compared if one.gate != (0, 0) and rank_interval(one, compared)[0] == 1]


def ask_next(one: Standing, first: list[Standing]) -> list[dict[str, Any]]:
    """All that is open with one provider, in the order to ask it; ``first`` are the contenders."""
    is_contender = any(other is one for other in first)
    others = [other for other in first if other is not one]
    rows = []
    for place, reading in enumerate(one.readings):
        floor = "floor" in reading.question and reading.floor_state(reading.possible) == "unknown"
        if not reading.counts or not ((floor and reading.contradicted) or not reading.settled):
            continue
        swing = one.part[reading.id] * (max(reading.possible) - min(reading.possible)) / 100
        voi = _value_of_asking(one, reading, others) if is_contender and others else Fraction(0)
        rows.append((not floor, -voi, -swing, place, reading.id))
    return [
        {"question": question, "floor": not later, "voi": str(-voi), "swing": str(-swing)}
        for later, voi, swing, _, question in sorted(rows)
    ]


def _value_of_asking(one: Standing, reading: Reading, others: list[Standing]) -> Fraction:
    rival = max(other.middle for other in others)
    values = [Fraction(value) for value in reading.possible]
    s = one.part[reading.id]
    after = [max(one.middle + s * (value - mean(values)) / 100, rival) for value in values]
    return mean(after) - max(one.middle, rival)


def stop(compared: list[Standing], first: list[Standing]) -> bool:
    """Whether no answer still open can change who stands first; ``first`` are the contenders."""
    if not compared:
        return False
    if len(compared) == 1:
        return compared[0].settled
    for one in first:
        if all(is_ahead(one, other) for other in compared if other is not one):
            return True
    return all(one.settled for one in first)
