"""Providers side by side: the facts first, then how they stand, then where their answers differ."""

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kchecklist.reports.comparison.facts import plain_facts
from kchecklist.reports.comparison.like_for_like import pair_parts
from kchecklist.reports.comparison.questions import questions_side_by_side
from kchecklist.reports.comparison.shares import shares_parts
from kchecklist.reports.comparison.standing import how_they_stand
from kchecklist.reports.evidence_words import view_words
from kchecklist.reports.heads import report_head
from kchecklist.reports.names import told_apart
from kchecklist.reports.page import Heading, Page, Part, Words
from kchecklist.reports.words import NONE_OF_THESE, count
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.shares import Shares


def comparison_page(
    comparison: Comparison,
    as_of: dt.date,
    ranges: bool = True,
    answers: bool = True,
    shares: Shares | None = None,
    others: Mapping[str, Comparison] = MappingProxyType({}),
) -> Page:
    """The providers in the order of the comparison.

    ``ranges`` and ``answers``, the questions on which they differ, may be left out; ``shares`` stand in it when drawn.
    ``others`` maps other people to the same comparison by what matters to them.
    """
    names = told_apart(comparison.standings)
    parts: list[Part] = [*report_head(comparison.checklist, as_of), *evidence(comparison)]
    parts += [*plain_facts(comparison, names), *how_they_stand(comparison, names, as_of, ranges, others)]
    parts += [*shares_parts(shares, comparison, names)] if shares else []
    parts += [*questions_side_by_side(comparison, names)] if answers else []
    parts += always()
    return Page(f"{count(len(comparison.standings), 'provider')} side by side", tuple(parts))


def pair_page(comparison: Comparison, a: str, b: str, as_of: dt.date) -> Page:
    """Two of them, by their ids, on the questions that are settled for both."""
    names = told_apart(comparison.standings)
    head = (*report_head(comparison.checklist, as_of), *evidence(comparison))
    parts = pair_parts(comparison.by_id[a], comparison.by_id[b], names)
    return Page(f"{names[a]} and {names[b]}, like for like", (*head, *parts, *always()))


def evidence(comparison: Comparison) -> Iterator[Part]:
    """A paragraph on what counts, where that is not everything."""
    if words := view_words(comparison.view):
        yield Words(words)


def always() -> tuple[Part, ...]:
    """The row that every comparison ends with."""
    return Heading("And always"), Words(NONE_OF_THESE)
