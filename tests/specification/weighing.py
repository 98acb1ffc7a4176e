"""Sections 4 and 7: what each section weighs, and the corners of all the weights that could be meant."""

from fractions import Fraction
from functools import cache
from itertools import combinations

from .reading import Folder

Row = tuple[Fraction, ...]


def points(folder: Folder) -> dict[str, Fraction]:
    """The swing points of sections that exist; empty where they say nothing."""
    swing = folder.priorities.get("swing", {})
    found = {section.id: Fraction(swing.get(section.id, 0)) for section in folder.sections}
    return found if any(found.values()) else {}


def picks(folder: Folder) -> list[str]:
    """The priorities in order; none where swing points are given."""
    if points(folder):
        return []
    known = [section.id for section in folder.sections]
    return [name for name in folder.priorities.get("sections", []) if name in known]


def weights(folder: Folder) -> dict[str, Fraction]:
    """Section -> share of the whole, from 0 to 1."""
    base = {section.id: Fraction(section.base) for section in folder.sections}
    if swing := points(folder):
        return _shared_out(swing, Fraction(1))
    chosen, n = picks(folder), len(base)
    if not chosen:
        return _shared_out(base, Fraction(1))
    found = {name: _centroid(n, rank) for rank, name in enumerate(chosen, 1)}
    rest = {name: weight for name, weight in base.items() if name not in found}
    found |= _shared_out(
        rest, sum((_centroid(n, rank) for rank in range(len(chosen) + 1, n + 1)), Fraction(0))
    )
    return {name: found[name] for name in base}


def _centroid(n: int, rank: int) -> Fraction:
    return sum((Fraction(1, j) for j in range(rank, n + 1)), Fraction(0)) / n


def _shared_out(parts: dict[str, Fraction], whole: Fraction) -> dict[str, Fraction]:
    return {name: whole * part / sum(parts.values()) for name, part in parts.items()}


@cache
def corners(n: int, m: int) -> tuple[Row, ...]:
    """The extreme points of the weights of n sections, the first m of them picks in order.

    Every weight is at least 0, they sum to 1, no pick weighs less than the next and none less than any of the
    rest. Any n - 1 of these rules held as equations that leave one point, and the point keeps the others.
    """
    unit = [tuple(Fraction(int(i == k)) for i in range(n)) for k in range(n)]
    rules = list(unit)
    rules += [_less(unit[j], unit[j + 1]) for j in range(m - 1)]
    rules += [_less(unit[j], unit[k]) for j in range(m) for k in range(m, n)]
    found = set()
    for tight in combinations(rules, n - 1):
        point = _solved([*tight, (Fraction(1),) * n], [Fraction(0)] * (n - 1) + [Fraction(1)])
        if point is not None and all(_product(rule, point) >= 0 for rule in rules):
            found.add(point)
    return tuple(sorted(found))


def _less(a: Row, b: Row) -> Row:
    return tuple(x - y for x, y in zip(a, b, strict=True))


def _product(a: Row, b: Row) -> Fraction:
    return sum((x * y for x, y in zip(a, b, strict=True)), Fraction(0))


def _solved(rows: list[Row], right: list[Fraction]) -> Row | None:
    """The one solution of as many equations as unknowns, by elimination; None where there is not one."""
    table = [[*row, value] for row, value in zip(rows, right, strict=True)]
    n = len(table)
    for column in range(n):
        pivot = next((row for row in range(column, n) if table[row][column]), None)
        if pivot is None:
            return None
        table[column], table[pivot] = table[pivot], table[column]
        table[column] = [value / table[column][column] for value in table[column]]
        for row in range(n):
            if row != column:
                factor = table[row][column]
                table[row] = [x - factor * y for x, y in zip(table[row], table[column], strict=True)]
    return tuple(row[-1] for row in table)
