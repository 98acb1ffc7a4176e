"""How several providers stand: ranges on one scale, how firm the order is, then each with its floors."""

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kchecklist.reports.comparison.firm import firm_words, pair_lines
from kchecklist.reports.names import Names
from kchecklist.reports.page import Bars, Fields, Heading, Lines, Part, Words
from kchecklist.reports.priorities.together import Person, together_lines
from kchecklist.reports.provider.page import standing_rows
from kchecklist.reports.provider.set_aside import set_aside_rows
from kchecklist.reports.provider.two_answers import two_answers_rows
from kchecklist.reports.range_bar import LEGEND, range_bar
from kchecklist.reports.words import range_words, rank_words
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.standing import Standing

STANDING = "How they stand"
ONE_SCALE = 20
"""Cells of the bars that stand below each other."""


def how_they_stand(
    comparison: Comparison,
    names: Names,
    as_of: dt.date,
    ranges: bool = True,
    others: Mapping[str, Comparison] = MappingProxyType({}),
) -> Iterator[Part]:
    """Ranges, one sentence on how firm the order is, each with its floors and warnings, and what can be said two by two.

    ``others`` maps other people to the same comparison by what matters to them: what holds for all is said too.
    """
    standings, order = comparison.standings, comparison.order
    if not standings:
        return
    yield Heading(STANDING)
    if ranges:
        yield Words(f"Range: {LEGEND}. Floors stand beside it: comfort or price cannot buy one back.")
        yield Bars(tuple(_bar(each, names[each.id]) for each in standings))
    if firm := firm_words(comparison, names):
        yield Words(firm)
    for standing in standings:
        yield Heading(names[standing.id], level=2)
        questions = comparison.ask_next.by_provider[standing.id]
        rows = [*standing_rows(standing, questions, ranges=False, view=comparison.view)]
        rows += [("rank", _rank(comparison, standing))]
        flags = "; ".join(option.label for _, option in standing.red_flags)
        rows += [("red flags", flags)] if flags else []
        yield Fields((*rows, *two_answers_rows(standing), *set_aside_rows(standing, as_of)))
    if order.pairs:
        yield Heading("Two by two", level=2)
        yield Lines(tuple(pair_lines(comparison, names)))
    people: dict[Person, Comparison] = {None: comparison}
    people.update(others)
    if together := together_lines(people, names):
        yield Heading("By what matters to each", level=2)
        yield Lines(together)


def _bar(standing: Standing, name: str) -> tuple[str, str, str]:
    return name, range_bar(standing.low, standing.high, ONE_SCALE), range_words(standing)


def _rank(comparison: Comparison, standing: Standing) -> str:
    order = comparison.order
    words = rank_words(order, standing.id)
    if standing.too_early and len(order.ranks) > 1 and standing.id in order.ranks:
        return f"{words} as far as is known: too early to place"
    return words
