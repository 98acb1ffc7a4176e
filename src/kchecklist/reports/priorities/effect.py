"""What a change of priorities does to how providers stand, in words: before and now.

Safety floors do not move with what matters to a person. Source: design.md, section 4; scoring.md, sections 3 and 6.
"""

from dataclasses import dataclass
from fractions import Fraction

from kchecklist.reports.floor_words import floors_brief
from kchecklist.reports.names import told_apart
from kchecklist.reports.words import rank_words
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.shown import shown_range

FLOORS_STAY = "Safety floors stay as they are, whatever matters to you."
NO_PROVIDER = "No provider yet. Once there is one, what this does to its range will show here."
FLOOR_FAILS = "floor fails"
SO_FAR = "so far"
"""Beside a rank: it is computed, but it is too early to place the provider."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a provider now; ``was`` is what was said before, empty where that was the same."""

    now: str
    was: str = ""

    def __str__(self) -> str:
        """Both: ``62-84, was 60-84``."""
        return f"{self.now}, was {self.was}" if self.was else self.now


@dataclass(frozen=True, slots=True)
class Effect:
    """How one provider stands now, and stood. ``low`` and ``high`` are shares from 0 to 1.

    ``range`` says nothing where ranges are hidden. ``fails`` is whether a floor does.
    """

    id: str
    name: str
    low: Fraction
    high: Fraction
    range: Said
    rank: Said
    floors: str
    fails: bool

    @property
    def moved(self) -> bool:
        """Whether its words are others than before: what nobody can see is no change."""
        return bool(self.range.was or self.rank.was)


def effects(now: Comparison, before: Comparison | None = None, ranges: bool = True) -> tuple[Effect, ...]:
    """Each provider of ``now``, those that moved since ``before`` first; without ``before`` nobody moved."""
    found = []
    names = told_apart(now.standings)
    for standing in now.standings:
        earlier = before if before is not None and standing.id in before.by_id else now
        found.append(
            Effect(
                id=standing.id,
                name=names[standing.id],
                low=standing.low,
                high=standing.high,
                range=_said(_range(now, standing.id), _range(earlier, standing.id)) if ranges else Said(""),
                rank=_said(_rank(now, standing.id), _rank(earlier, standing.id)),
                floors=floors_brief(standing),
                fails=any(floor.state == "fail" for floor in standing.floors),
            )
        )
    return tuple(sorted(found, key=lambda effect: not effect.moved))


def _said(now: str, before: str) -> Said:
    return Said(now, before if before != now else "")


def _range(comparison: Comparison, provider_id: str) -> str:
    standing = comparison.by_id[provider_id]
    return shown_range(standing.low, standing.high)


def _rank(comparison: Comparison, provider_id: str) -> str:
    standing = comparison.by_id[provider_id]
    rank = rank_words(comparison.order, provider_id)
    placed = len(comparison.order.ranks) > 1 and not standing.ruled_out
    return f"{rank} {SO_FAR}" if placed and standing.too_early else rank
