"""The plain facts of several offers side by side: what is read before any range."""

from collections.abc import Iterator

from kchecklist.reports.facts import NO_FACTS, facts
from kchecklist.reports.names import Names
from kchecklist.reports.page import Heading, Part, SideBySide, Words
from kchecklist.scoring.comparison import Comparison

FACTS = "The plain facts"


def plain_facts(comparison: Comparison, names: Names) -> Iterator[Part]:
    """A row for each fact that the bank asks for."""
    checklist, standings = comparison.checklist, comparison.standings
    found = [facts(checklist, standing) for standing in standings]
    rows = tuple(
        (fact.label, tuple(lines[number].text for lines in found))
        for number, fact in enumerate(checklist.head.facts)
    )
    if standings:
        yield Heading(FACTS)
        yield SideBySide(tuple(names.values()), rows) if rows else Words(NO_FACTS)
