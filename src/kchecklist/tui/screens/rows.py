"""What a provider's row says, and how much of it fits."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kchecklist.checklist.models import Checklist
from kchecklist.reports.asking.promised import promised
from kchecklist.reports.floor_words import floors_brief
from kchecklist.reports.range_bar import range_bar
from kchecklist.reports.words import count, day, route_words, setting_words
from kchecklist.scoring.shown import shown_percent, shown_range
from kchecklist.scoring.standing import Standing

if TYPE_CHECKING:
    from kchecklist.tui.library import Library

BETWEEN = 2
"""Cells that a table puts around each column."""


@dataclass(frozen=True)
class Column:
    """A column of the list of providers."""

    title: str
    width: int
    text: Callable[[Standing], str]


def columns(library: "Library", width: int) -> list[Column]:
    """The columns that fit into ``width`` cells; the provider and the floors always do."""
    ranges = library.settings.show_ranges
    found = [
        Column(
            "Floors", 22 if width < 80 else 26 if width < 100 else 30 if width < 120 else 38, floors_brief
        ),
        Column("Range", 8, lambda s: _range(s, ranges)),
    ]
    if width >= 80:
        found.insert(
            0, Column("Route · place", 18 if width < 140 else 28, lambda s: _offer(library.checklist, s))
        )
    if width >= 100:
        found.insert(-1, Column("", 10, lambda s: range_bar(s.low, s.high) if ranges else ""))
    if width >= 120:
        found.append(Column("Asked", 5, lambda s: f"{s.asked}/{s.applying}"))
        found.append(Column("Settled", 7, lambda s: shown_percent(s.coverage)))
    if width >= 140:
        found.append(Column("Status", 11, lambda s: s.profile.provider.status))
    taken = sum(column.width + BETWEEN for column in found) + BETWEEN
    return [Column("Provider", max(12, width - taken), lambda s: s.profile.title), *found]


def due_line(standings: Iterable[Standing]) -> str:
    """Whose answers are awaited, the earliest first; empty when none is."""
    due = sorted(
        (claim.due, standing.profile.title)
        for standing in standings
        if not standing.ruled_out
        for _, claim in promised(standing)
        if claim.due
    )
    if not due:
        return ""
    names = ", ".join(dict.fromkeys(title for _, title in due))
    return f"{count(len(due), 'answer')} due, the first by {day(due[0][0])}: {names}"


def _offer(checklist: Checklist, standing: Standing) -> str:
    return f"{route_words(checklist, standing.profile)} · {setting_words(checklist, standing.profile)}"


def _range(standing: Standing, show: bool) -> str:
    if not show:
        return "v: show"
    return shown_range(standing.low, standing.high)
