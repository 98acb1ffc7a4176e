"""How firm the order is, in sentences. Source: scoring.md, sections 6, 7 and 9."""

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from kchecklist.reports.names import Names, listed
from kchecklist.reports.words import count
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.firmness import ALL_OF_IT, Firmness
from kchecklist.scoring.order import Pair

CANNOT_TELL = "can't tell yet"
LEVEL = "practically level"
MOST_OPEN_PAIRS = 3
"""More pairs that nothing can be said about share a line."""
HOWEVER_WEIGHED = "however you weigh the sections"
"""Not "whatever matters to you": marks on matters of taste are another thing, and can turn an order round."""
IN_MY_ORDER = "as long as the order of your priorities stands"
THE_OPEN_DECIDE = "the open answers decide"


def firm_words(comparison: Comparison, names: Names) -> str:
    """How firm the order is, in one sentence; empty where there are not two to compare."""
    compared = [each.id for each in comparison.standings if not each.ruled_out]
    if len(compared) < 2:
        return ""
    behind = {pair.b for pair in comparison.order.pairs if _is_told_ahead(pair)}
    first = [name for name in compared if name not in behind]
    rest = [name for name in compared if name in behind]
    if len(first) == 1:
        return _leader_words(comparison, first[0], rest, names)
    if _all_level(first, comparison.order.pairs):
        level = f"{listed(names[name] for name in first)} are {LEVEL}"
        return f"{level}; {listed(names[name] for name in rest)} cannot stand first any more." if rest else f"{level}."  # fmt: skip
    if not rest:
        return f"Nobody is ahead of anybody yet: {THE_OPEN_DECIDE}."
    if len(rest) < len(first):
        out = listed(names[name] for name in rest)
        return f"{out} cannot stand first any more; among the others {THE_OPEN_DECIDE}."
    return f"{listed((names[name] for name in first), 'or')} can still stand first; {THE_OPEN_DECIDE}."


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
    if not _is_told_ahead(pair):
        return f"{names[pair.a]} and {names[pair.b]}: {pair.words}"
    firmly = _firmly([firm], comparison, f"{names[pair.b]} fails a safety floor")
    return f"{names[pair.a]} is {pair.words} of {names[pair.b]}, {firmly}"


def how_much_can_move(comparison: Comparison, names: Names) -> Iterator[str]:
    """For each pair that weights decide, how much of the importance can move before the lead may be lost."""
    ordered = bool(comparison.picks)
    for pair, firm in zip(comparison.order.pairs, comparison.firmness, strict=True):
        distance, in_order = firm.flip_distance, firm.flip_distance_in_order
        if not _is_told_ahead(pair) or distance is None or in_order is None:
            continue
        kept = f", {_percent(in_order)} while your order stands" if ordered else ""
        yield f"{names[pair.a]} ahead of {names[pair.b]}: {_percent(distance)}{kept}"


def _is_told_ahead(pair: Pair) -> bool:
    """As its words tell: who is practically level with somebody is not called ahead of them."""
    return "ahead" in pair.words


def _all_level(names: Sequence[str], pairs: Sequence[Pair]) -> bool:
    words = {frozenset((pair.a, pair.b)): pair.words for pair in pairs}
    return all(words[frozenset(two)] == LEVEL for two in combinations(names, 2))


def _leader_words(comparison: Comparison, leader: str, others: Sequence[str], names: Names) -> str:
    behind = names[others[0]] if len(others) == 1 else "all the others"
    fails = f"{behind} {'fails' if len(others) == 1 else 'fail'} a safety floor"
    firm = [each for each in comparison.firmness if each.a == leader]
    firmly = _firmly(firm, comparison, fails)
    return f"{names[leader]} stays ahead of {behind} however the open answers turn out, {firmly}."


def _firmly(found: Sequence[Firmness], comparison: Comparison, fails: str) -> str:
    """The condition under which all of these hold; what a floor decides holds under any."""
    weighed = [firm for firm in found if not _by_gate(firm, comparison)]
    if not weighed:
        return f"because {fails}"
    shared = all(firm.same_sections for firm in weighed)
    return f"{_condition(weighed, comparison)}{'' if shared else ' (on the sections that they share)'}"


def _condition(weighed: Sequence[Firmness], comparison: Comparison) -> str:
    if all(firm.always_ahead for firm in weighed):
        return HOWEVER_WEIGHED
    distances = [firm.flip_distance for firm in weighed]
    if None in distances:
        return "but they share no section that counts"
    least = min(distance for distance in distances if distance is not None)
    if least == ALL_OF_IT:
        return f"or level at worst, {HOWEVER_WEIGHED}"
    if not least:
        return "but not on the sections that they share"
    in_order = bool(comparison.picks) and all(firm.always_ahead_in_order for firm in weighed)
    moved = _percent(least)
    unless = f"unless you move more than {moved} of the importance elsewhere" if moved != "0 %" else (
        "unless you move even a little of the importance elsewhere"
    )  # fmt: skip
    return f"{unless}, or {IN_MY_ORDER}" if in_order else unless


def _by_gate(firm: Firmness, comparison: Comparison) -> bool:
    return comparison.by_id[firm.a].gate[0] > comparison.by_id[firm.b].gate[1]


def _percent(distance: Fraction) -> str:
    """Rounded down, so that a lead is never called firmer than it is."""
    return f"{math.floor(100 * distance)} %"
