"""Sections 6 to 8: two providers beside each other."""

from fractions import Fraction
from itertools import combinations
from typing import Any

from .reading import Folder, Section
from .standings import Standing, is_ahead
from .weighing import corners, picks

CLEAR = Fraction(1, 50)


def pairs(folder: Folder, compared: list[Standing]) -> list[dict[str, Any]]:
    """Every two, the one ahead first."""
    return [
        _pair(folder, b, a) if is_ahead(b, a) else _pair(folder, a, b) for a, b in combinations(compared, 2)
    ]


def _pair(folder: Folder, a: Standing, b: Standing) -> dict[str, Any]:
    flip, always, in_order = _firmness(folder, a, b)
    return {
        "a": a.id,
        "b": b.id,
        "words": _words(a, b),
        "like_for_like": _like_for_like(a, b),
        "flip_distance": None if flip is None else str(flip),
        "always_ahead": always,
        "always_ahead_in_my_order": in_order,
    }


def _words(a: Standing, b: Standing) -> str:
    closed = a.gate == b.gate and a.gate[0] == a.gate[1]
    if a.settled and b.settled and closed and abs(a.ends[0] - b.ends[0]) < CLEAR:
        return "practically level"
    if not is_ahead(a, b):
        return "can't tell yet"
    if a.gate[0] > b.gate[1] or a.ends[0] - b.ends[1] >= CLEAR:
        return "clearly ahead"
    return "ahead"


def _firmness(folder: Folder, a: Standing, b: Standing) -> tuple[Fraction | None, bool, bool]:
    """Flip distance, always ahead, always ahead as long as my order stands."""
    if not is_ahead(a, b):
        return None, False, False
    if a.gate[0] > b.gate[1]:
        return None, True, True
    both = [section for section in a.shared if section in b.shared]
    whole = sum(a.weights[section.id] for section in both)
    if not whole:
        return None, False, False
    lead = {section.id: a.section_range(section)[0] - b.section_range(section)[1] for section in both}
    now = {section.id: a.weights[section.id] / whole for section in both}
    any_weights = _leads(folder, lead, both, ordered=False)
    in_order = _leads(folder, lead, both, ordered=True)
    mine = sum(now[name] * lead[name] for name in lead)
    # Moving the share t of all importance to a corner makes the lead (1 - t) mine + t there.
    flips = [mine / (mine - there) for there in any_weights if there < 0 < mine]
    flip = min(flips, default=Fraction(1)) if mine > 0 else Fraction(0)
    return flip, min(any_weights) > 0, min(in_order) > 0


def _leads(folder: Folder, lead: dict[str, Fraction], both: list[Section], ordered: bool) -> list[Fraction]:
    """The lead at every corner of the weights over the shared sections."""
    first = [name for name in picks(folder) if name in lead] if ordered else []
    names = first + [section.id for section in both if section.id not in first]
    return [
        sum((share * lead[name] for share, name in zip(corner, names, strict=True)), Fraction(0))
        for corner in corners(len(names), len(first))
    ]


def _like_for_like(a: Standing, b: Standing) -> dict[str, Any]:
    theirs = {reading.id: reading for reading in b.scored if reading.settled}
    weight, difference, questions = Fraction(0), Fraction(0), 0
    for mine in a.scored:
        if mine.settled and mine.id in theirs:
            questions += 1
            c = (a.part[mine.id] + b.part[mine.id]) / 2
            weight += c
            difference += c * (max(mine.possible) - max(theirs[mine.id].possible)) / 100
    delta = str(difference / weight) if weight else None
    return {"questions": questions, "weight": str(weight), "delta": delta}
