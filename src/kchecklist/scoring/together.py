"""What holds under the priorities of several people, each of whom compared the same providers.

Nobody's priorities are mixed with anybody's: a mean would please nobody and hide where they differ.
Source: scoring.md, section 6, for each person alone.
"""

from collections.abc import Sequence

from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.order import Pair

Two = tuple[str, str]
"""The ids of two providers."""


def held_by_all(comparisons: Sequence[Comparison]) -> tuple[Two, ...]:
    """The pairs (ahead, behind) that hold under every person's priorities, in the order of the first one's pairs.

    Ahead is meant as the words of a pair mean it: who is practically level with somebody is not ahead of them.
    """
    told = [_told(comparison) for comparison in comparisons]
    if not told:
        return ()
    return tuple(
        pair for two, pair in told[0].items() if pair is not None and all(t.get(two) == pair for t in told)
    )


def told_differently(comparisons: Sequence[Comparison]) -> tuple[Two, ...]:
    """The pairs in which one is ahead for somebody, and not so for everybody; in the order of the first one's pairs."""
    told = [_told(comparison) for comparison in comparisons]
    if not told:
        return ()
    pairs = comparisons[0].order.pairs
    return tuple((pair.a, pair.b) for pair in pairs if len({t.get(_key(pair)) for t in told}) > 1)


def _told(comparison: Comparison) -> dict[frozenset[str], Two | None]:
    """Each two providers -> (ahead, behind), None where neither is."""
    return {
        _key(pair): (pair.a, pair.b) if "ahead" in pair.words else None for pair in comparison.order.pairs
    }


def _key(pair: Pair) -> frozenset[str]:
    return frozenset((pair.a, pair.b))
