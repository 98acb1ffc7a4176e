"""Providers side by side: the facts first, then how they stand, then where their answers differ."""

import datetime as dt
from collections.abc import Iterator

from kchecklist.checklist.models import Checklist, Question
from kchecklist.reports.answers import question_words
from kchecklist.reports.facts import NOT_FOR_THIS_OFFER, facts
from kchecklist.reports.heads import report_head
from kchecklist.reports.page import Fields, Heading, Lines, Page, Part, SideBySide, Words
from kchecklist.reports.provider_page import standing_rows
from kchecklist.reports.range_bar import LEGEND
from kchecklist.reports.words import (
    NONE_OF_THESE,
    answer_words,
    count,
    how_known,
    pair_words,
    rank_words,
)
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.order import Order
from kchecklist.scoring.possible import Finding
from kchecklist.scoring.standing import Standing

FACTS = "The plain facts"
STANDING = "How they stand, in the order they were added"
DIFFERENCES = "Where their answers differ"
CANNOT_TELL = "can't tell yet"
MOST_OPEN_PAIRS = 3
"""More pairs that nothing can be said about share a line."""


def comparison_page(
    comparison: Comparison, as_of: dt.date, ranges: bool = True, answers: bool = True
) -> Page:
    """The providers in the order of the comparison.

    ``ranges`` and ``answers``, the questions on which they differ, may be left out.
    """
    checklist, standings, order = comparison.checklist, comparison.standings, comparison.order
    heads = told_apart(standings)
    parts: list[Part] = [*report_head(checklist, as_of)]
    parts += [*_plain_facts(checklist, standings, heads), *_standing(standings, order, heads, ranges)]
    parts += [*_differences(checklist, standings, heads)] if answers else []
    parts += [Heading("And always"), Words(NONE_OF_THESE)]
    return Page(f"{count(len(standings), 'provider')} side by side", tuple(parts))


def told_apart(standings: tuple[Standing, ...]) -> tuple[str, ...]:
    """A name for each: the name with its offer, and the id where that is there twice."""
    titles = [standing.profile.title for standing in standings]
    return tuple(
        title if titles.count(title) == 1 else f"{title} [{standing.id}]"
        for title, standing in zip(titles, standings, strict=True)
    )


def _plain_facts(
    checklist: Checklist, standings: tuple[Standing, ...], heads: tuple[str, ...]
) -> Iterator[Part]:
    found = [facts(checklist, standing) for standing in standings]
    rows = tuple(
        (fact.label, tuple(lines[number].text for lines in found))
        for number, fact in enumerate(checklist.head.facts)
    )
    if rows and standings:
        yield Heading(FACTS)
        yield SideBySide(heads, rows)


def _standing(
    standings: tuple[Standing, ...], order: Order, heads: tuple[str, ...], ranges: bool
) -> Iterator[Part]:
    if not standings:
        return
    yield Heading(STANDING)
    if ranges:
        yield Words(f"Range: {LEGEND}. Floors stand beside it: comfort or price cannot buy one back.")
    for standing, head in zip(standings, heads, strict=True):
        yield Heading(head, level=2)
        rank = rank_words(order, standing.id)
        if standing.too_early and len(order.ranks) > 1 and standing.id in order.ranks:
            rank = f"{rank} as far as is known: too early to place"
        rows = [*standing_rows(standing, ranges), ("rank", rank)]
        flags = "; ".join(option.label for _, option in standing.red_flags)
        yield Fields((*rows, ("red flags", flags)) if flags else tuple(rows))
    if order.pairs:
        yield Heading("Two by two", level=2)
        yield Lines(tuple(_two_by_two(standings, order, heads)))


def _two_by_two(standings: tuple[Standing, ...], order: Order, heads: tuple[str, ...]) -> Iterator[str]:
    """A line for each pair that something can be said about, and one for many others."""
    names = {standing.id: head for standing, head in zip(standings, heads, strict=True)}
    gates = {standing.id: standing.gate for standing in standings}
    open_pairs = [pair for pair in order.pairs if pair.words == CANNOT_TELL]
    for pair in order.pairs:
        if pair.words == CANNOT_TELL and len(open_pairs) > MOST_OPEN_PAIRS:
            continue
        floor = gates[pair.a][0] > gates[pair.b][1]
        yield pair_words(pair, names) + (", where a safety floor fails" if floor else "")
    if len(open_pairs) > MOST_OPEN_PAIRS:
        yield f"{count(len(open_pairs), 'other pair')}: {CANNOT_TELL}"


def _differences(
    checklist: Checklist, standings: tuple[Standing, ...], heads: tuple[str, ...]
) -> Iterator[Part]:
    if len(standings) < 2:
        return
    by_id = [{finding.question.id: finding for finding in standing.findings} for standing in standings]
    yield Heading(DIFFERENCES)
    alike = 0
    for section in checklist.sections:
        named = False
        for question in section.questions:
            found = [findings.get(question.id) for findings in by_id]
            said = [_said(finding, standing) for finding, standing in zip(found, standings, strict=True)]
            asked_of = [words for words, finding in zip(said, found, strict=True) if finding is not None]
            if len(set(asked_of)) < 2:
                alike += len(asked_of) > 1
                continue
            if not named:
                yield Heading(section.title, level=2)
                named = True
            yield from _of_question(question, found, said, standings, heads)
    if alike:
        yield Words(f"{count(alike, 'question')} with the same answer everywhere, or none: left out.")


def _of_question(
    question: Question,
    found: list[Finding | None],
    said: list[str],
    standings: tuple[Standing, ...],
    heads: tuple[str, ...],
) -> Iterator[Part]:
    yield Heading(question_words(question), level=3)
    known = (_known(finding, standing) for finding, standing in zip(found, standings, strict=True))
    lines = zip(found, heads, said, known, strict=True)
    yield Lines(tuple(f"{head}: {words}{how}" for finding, head, words, how in lines if finding is not None))


def _said(finding: Finding | None, standing: Standing) -> str:
    if finding is None:
        return NOT_FOR_THIS_OFFER
    words = answer_words(finding, standing.profile)
    return f"{words}; two answers, ask again" if finding.contradicted else words


def _known(finding: Finding | None, standing: Standing) -> str:
    if finding is None or finding.claim is None or finding.deciding is None:
        return ""
    return f" ({how_known(standing.profile, finding.claim, finding.deciding)})"
