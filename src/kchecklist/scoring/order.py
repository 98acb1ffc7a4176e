"""Who is ahead of whom, as far as the answers can tell. Source: scoring.md, section 6."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Literal

from kchecklist.profiles.record import Profile
from kchecklist.scoring.floors import OPEN, Gate
from kchecklist.scoring.standing import Standing

Words = Literal["clearly ahead", "ahead", "practically level", "can't tell yet"]
NOTICEABLE = Fraction(1, 50)
"""A lead of less than this, as a share from 0 to 1, is not worth a word."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two providers, the one ahead first, and what can be said about the two."""

    a: str
    b: str
    words: Words


@dataclass(frozen=True, slots=True)
class Order:
    """The order of the providers compared; those ruled out take no part.

    ``ranks`` maps a provider to the best and the worst rank it can still get. ``pairs`` holds each two once.
    ``ahead`` holds (the one ahead, the other). ``by_standing`` lists everybody, those ruled out last;
    ``groups`` lists those compared in the same order, with those of equal gate and range sharing a group.
    """

    ranks: Mapping[str, tuple[int, int]]
    pairs: tuple[Pair, ...]
    ahead: frozenset[tuple[str, str]]
    by_standing: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]

    def is_ahead(self, a: str, b: str) -> bool:
        """Whether ``a`` ends ahead of ``b`` however the open answers turn out; never with one ruled out."""
        return (a, b) in self.ahead


def order(standings: Iterable[Standing]) -> Order:
    """The order of these providers; where nobody is ahead, pairs keep the order given."""
    everybody = tuple(standings)
    compared = [each for each in everybody if not each.ruled_out]
    ranks = _ranks(compared)
    by_standing = sorted(everybody, key=lambda each: _place(each, ranks))
    return Order(
        ranks=ranks,
        pairs=tuple(_pair(one, other) for one, other in combinations(compared, 2)),
        ahead=frozenset((a.id, b.id) for a in compared for b in compared if is_ahead(a, b)),
        by_standing=tuple(each.id for each in by_standing),
        groups=_groups(each for each in by_standing if not each.ruled_out),
    )


def is_ahead(a: Standing, b: Standing) -> bool:
    """Whether the worst that ``a`` can turn out to be beats the best of ``b``."""
    return a.worst > b.best


def added_order(profiles: Iterable[Profile]) -> tuple[Profile, ...]:
    """The profiles as the person added them; those without a date last, then by id."""
    return tuple(sorted(profiles, key=lambda profile: (_added(profile), profile.id)))


def _ranks(compared: Sequence[Standing]) -> dict[str, tuple[int, int]]:
    return {
        each.id: (
            1 + sum(is_ahead(other, each) for other in compared),
            len(compared) - sum(is_ahead(each, other) for other in compared),
        )
        for each in compared
    }


def _pair(one: Standing, other: Standing) -> Pair:
    a, b = (other, one) if is_ahead(other, one) else (one, other)
    return Pair(a.id, b.id, _words(a, b))


def _words(a: Standing, b: Standing) -> Words:
    if a.settled and b.settled and a.gate == b.gate != OPEN and abs(a.low - b.low) < NOTICEABLE:
        return "practically level"
    if not is_ahead(a, b):
        return "can't tell yet"
    return "clearly ahead" if a.gate[0] > b.gate[1] or a.low - b.high >= NOTICEABLE else "ahead"


def _place(each: Standing, ranks: Mapping[str, tuple[int, int]]) -> tuple[object, ...]:
    """The key that sorts by standing; names only break ties, so that rows do not jump."""
    return (
        each.ruled_out,
        -each.gate[0],
        ranks.get(each.id, (0, 0)),
        -each.low,
        -each.high,
        -each.coverage,
        each.profile.provider.name.casefold(),
        each.id,
    )


def _groups(in_order: Iterable[Standing]) -> tuple[tuple[str, ...], ...]:
    alike: dict[tuple[Gate, Fraction, Fraction], list[str]] = {}
    for each in in_order:
        alike.setdefault((each.gate, each.low, each.high), []).append(each.id)
    return tuple(map(tuple, alike.values()))


def _added(profile: Profile) -> tuple[bool, dt.datetime]:
    """A key that dates, date-times, with a time zone or without, and nothing at all can share."""
    added = profile.provider.added
    if added is None:
        return True, dt.datetime.min
    if isinstance(added, dt.datetime):
        return False, added.replace(tzinfo=None)
    return False, dt.datetime.combine(added, dt.time())
