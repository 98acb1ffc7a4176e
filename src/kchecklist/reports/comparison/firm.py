"""How firm the order is, in sentences. Source: scoring.md, sections 6, 7 and 9."""

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction

from kchecklist.reports.names import Names, listed
from kchecklist.reports.words import count
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.firmness import Firmness
from kchecklist.scoring.order import Pair, is_ahead
from kchecklist.scoring.standing import Standing

CANNOT_TELL = "can't tell yet"
MOST_OPEN_PAIRS = 3
"""More pairs that nothing can be said about share a line."""
WHATEVER_MATTERS = "whatever matters to you"
IN_MY_ORDER = "as long as the order of your priorities stands"


def firm_words(comparison: Comparison, names: Names) -> str:
    """How firm the order is, in one sentence; empty where there are not two to compare."""
    compared = [each for each in comparison.standings if not each.ruled_out]
    if len(compared) < 2:
        return ""
    leader = next((each for each in compared if _ahead_of_all(each, compared)), None)
    if leader is not None:
        others = [each for each in compared if each is not leader]
        behind = names[others[0].id] if len(others) == 1 else "all the others"
        return f"{names[leader.id]} stays ahead of {behind} however the open answers turn out, {_unless(comparison, leader)}."
    if not comparison.order.ahead:
        if all(pair.words == "practically level" for pair in comparison.order.pairs):
            return f"{listed(names[each.id] for each in compared)} are practically level."
        return "Nobody is ahead of anybody yet: the open answers decide."
    first = [each for each in compared if comparison.order.ranks[each.id][0] == 1]
    last = [each for each in compared if each not in first]
    if not last:
        return "Any of them can still stand first: the open answers decide."
    if len(last) < len(first):
        out = listed((names[each.id] for each in last), "and")
        return f"{out} cannot stand first any more; among the others the open answers decide."
    still = listed((names[each.id] for each in first), "or")
    return f"{still} can still stand first; the open answers decide."


def pair_lines(comparison: Comparison, names: Names) -> Iterator[str]:
    """A line for each pair that something can be said about, and one for many others."""
    pairs = comparison.order.pairs
    still_open = [pair for pair in pairs if pair.words == CANNOT_TELL]
    for pair, firm in zip(pairs, comparison.firmness, strict=True):
        if pair.words != CANNOT_TELL or len(still_open) <= MOST_OPEN_PAIRS:
            yield pair_line(pair, firm, comparison, names)
    if len(still_open) > MOST_OPEN_PAIRS:
        kind = "pair" if len(still_open) == len(pairs) else "other pair"
        yield f"{count(len(still_open), kind)}: {CANNOT_TELL}"


def pair_line(pair: Pair, firm: Firmness, comparison: Comparison, names: Names) -> str:
    """What can be said about two providers, and how firmly."""
    a, b = comparison.by_id[pair.a], comparison.by_id[pair.b]
    if not is_ahead(a, b):
        return f"{names[pair.a]} and {names[pair.b]}: {pair.words}"
    firmly = _firmly(firm, a, b, bool(comparison.priorities.picks))
    return f"{names[pair.a]} is {pair.words} of {names[pair.b]}, {firmly}"


def moved_words(distance: Fraction) -> str:
    """How much of the importance can move before the lead may be lost, as a condition; rounded down."""
    percent = math.floor(100 * distance)
    return f"unless you move more than {percent} % of the importance elsewhere" if percent else (
        "unless you move even a little of the importance elsewhere"
    )  # fmt: skip


def _ahead_of_all(leader: Standing, compared: Sequence[Standing]) -> bool:
    return all(is_ahead(leader, each) for each in compared if each is not leader)


def _unless(comparison: Comparison, leader: Standing) -> str:
    """The condition under which the one ahead of all others stays so: that of the pair which is least firm."""
    firm = [
        (each, comparison.by_id[each.b]) for each in comparison.firmness if each.a == leader.id
    ]  # Pairs list the one ahead first.
    least, other = min(firm, key=lambda found: _how_firm(found[0]))
    return _firmly(least, leader, other, bool(comparison.priorities.picks))


def _how_firm(firm: Firmness) -> tuple[bool, bool, Fraction]:
    """Sorts the least firm first."""
    distance = firm.flip_distance
    return firm.always_ahead, firm.always_ahead_in_order, Fraction(0) if distance is None else distance


def _firmly(firm: Firmness, a: Standing, b: Standing, ordered: bool) -> str:
    if a.gate[0] > b.gate[1]:
        return "because a safety floor fails there"
    about = "" if firm.same_sections else " (on the sections that both have)"
    if firm.always_ahead:
        return f"{WHATEVER_MATTERS}{about}"
    if firm.flip_distance is None:
        return "but they share no section that counts"
    if firm.flip_distance == 1:
        return f"or level with it at worst, {WHATEVER_MATTERS}{about}"
    if not firm.flip_distance:
        return "but not on the sections that both have"
    in_order = f", or {IN_MY_ORDER}" if ordered and firm.always_ahead_in_order else ""
    return f"{moved_words(firm.flip_distance)}{in_order}{about}"
