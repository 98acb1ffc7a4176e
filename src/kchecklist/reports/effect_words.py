"""What a change of priorities does to how providers stand, in words: before and now.

Safety floors do not move with what matters to a person. Source: design.md, section 4; scoring.md, sections 3 and 6.
"""

from dataclasses import dataclass
from fractions import Fraction

from kchecklist.reports.names import told_apart
from kchecklist.reports.words import floors_brief, rank_words
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.shown import shown_range

FLOORS_STAY = "Safety floors stay as they are, whatever matters to you."
SO_FAR = "so far"
"""Beside a rank: it is computed, but it is too early to place the provider."""


@dataclass(frozen=True, slots=True)
class Effect:
    """How one provider stands now; ``range`` and ``rank`` also say what they were, where that was something else.

    ``low`` and ``high`` are shares from 0 to 1. ``range`` is empty where ranges are hidden.
    """

    id: str
    name: str
    low: Fraction
    high: Fraction
    range: str
    rank: str
    floors: str
    moved: bool


def effects(now: Comparison, before: Comparison | None = None, ranges: bool = True) -> tuple[Effect, ...]:
    """Each provider of ``now``, those that moved since ``before`` first; without ``before`` nobody moved.

    A provider moved when its words did: what nobody can see is no change.
    """
    then = before.by_id if before is not None else {}
    found = []
    names = told_apart(now.standings)
    for standing in now.standings:
        earlier = before if before is not None and standing.id in then else None
        shown = [_range(now, standing.id, ranges), _rank(now, standing.id)]
        was = [_range(earlier, standing.id, ranges), _rank(earlier, standing.id)] if earlier else shown
        found.append(
            Effect(
                id=standing.id,
                name=names[standing.id],
                low=standing.low,
                high=standing.high,
                range=_moved(shown[0], was[0]),
                rank=_moved(shown[1], was[1]),
                floors=floors_brief(standing),
                moved=shown != was,
            )
        )
    return tuple(sorted(found, key=lambda effect: not effect.moved))


def _moved(now: str, was: str) -> str:
    return now if now == was else f"{now}, was {was}"


def _range(comparison: Comparison, provider_id: str, ranges: bool) -> str:
    standing = comparison.by_id[provider_id]
    return shown_range(standing.low, standing.high) if ranges else ""


def _rank(comparison: Comparison, provider_id: str) -> str:
    standing = comparison.by_id[provider_id]
    rank = rank_words(comparison.order, provider_id)
    placed = len(comparison.order.ranks) > 1 and not standing.ruled_out
    return f"{rank} {SO_FAR}" if placed and standing.too_early else rank
