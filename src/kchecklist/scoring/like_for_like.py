"""Two providers on the questions that are settled for both. Source: scoring.md, section 8."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from kchecklist.scoring.order import Pair
from kchecklist.scoring.possible import Finding
from kchecklist.scoring.scales import FULL
from kchecklist.scoring.standing import Standing
from kchecklist.scoring.weighing import share_of_one

DIFFERENT_COVERAGE = Fraction(1, 4)
"""Coverages further apart than this, as shares from 0 to 1, are of two different tests."""


@dataclass(frozen=True, slots=True)
class LikeForLike:
    """What the questions settled for both say about ``a`` against ``b``.

    ``questions`` counts them and ``weight`` is what they weigh in the whole, 0 to 1, averaged over the two.
    ``delta`` is how much better ``a`` does on them, -1 to 1; None when there are none, or they weigh nothing.
    ``different_tests`` warns that much more is settled for one than for the other.
    """

    a: str
    b: str
    questions: int
    weight: Fraction
    delta: Fraction | None
    different_tests: bool


def like_for_like_of_pairs(pairs: Iterable[Pair], standings: Iterable[Standing]) -> tuple[LikeForLike, ...]:
    """Each of these pairs like for like, in the order given; ``standings`` holds everybody in them."""
    settled = {each.id: _settled(each) for each in standings}
    return tuple(_compared(settled[pair.a], settled[pair.b]) for pair in pairs)


def like_for_like(a: Standing, b: Standing) -> LikeForLike:
    """The two side by side where both are settled; ``delta`` turns its sign when they change places."""
    return _compared(_settled(a), _settled(b))


@dataclass(frozen=True, slots=True)
class Alike:
    """One question settled for both: what each answered, and what it makes of the difference.

    ``weight`` is what it weighs in the whole, 0 to 1, averaged over the two; ``gain`` is by how much ``a`` does better
    through it, from -``weight`` to ``weight``. Over all questions gains sum to delta times the weights' sum.
    """

    a: Finding
    b: Finding
    weight: Fraction
    gain: Fraction


def questions_alike(a: Standing, b: Standing) -> tuple[Alike, ...]:
    """The questions that are settled for both, in bank order."""
    shares_of_a, shares_of_b = share_of_one(a), share_of_one(b)
    of_b = {finding.question.id: finding for finding in b.findings if len(finding.values) == 1}
    found = []
    for one in a.findings:
        other = of_b.get(one.question.id)
        if other is None or len(one.values) != 1:
            continue
        weight = one.question.weight * (shares_of_a[one.section] + shares_of_b[other.section]) / 2
        found.append(Alike(one, other, weight, weight * (one.values[0] - other.values[0]) / FULL))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Settled:
    """What is settled for one provider.

    ``answers`` maps a question to its weight in the provider's whole and its one value, in points of 100; the
    weights are whole numbers of parts, of which ``parts`` make 1, so that sums over many pairs stay fast.
    """

    id: str
    coverage: Fraction
    parts: int
    answers: dict[str, tuple[int, int]]


def _settled(standing: Standing) -> _Settled:
    shares = share_of_one(standing)
    parts = math.lcm(*(share.denominator for share in shares.values()))
    in_parts = {name: int(share * parts) for name, share in shares.items()}
    # One that is not applicable is settled too, but has no value left to compare.
    answers = {
        finding.question.id: (in_parts[finding.section] * finding.question.weight, finding.values[0])
        for finding in standing.findings
        if len(finding.values) == 1
    }
    return _Settled(standing.id, standing.coverage, parts, answers)


def _compared(a: _Settled, b: _Settled) -> LikeForLike:
    questions = weight_a = weight_b = gained_a = gained_b = 0
    for name, (parts_of_a, value_of_a) in a.answers.items():
        if name not in b.answers:
            continue
        parts_of_b, value_of_b = b.answers[name]
        questions += 1
        weight_a += parts_of_a
        weight_b += parts_of_b
        gained_a += parts_of_a * (value_of_a - value_of_b)
        gained_b += parts_of_b * (value_of_a - value_of_b)
    weight = (Fraction(weight_a, a.parts) + Fraction(weight_b, b.parts)) / 2
    gained = (Fraction(gained_a, a.parts) + Fraction(gained_b, b.parts)) / 2
    return LikeForLike(
        a=a.id,
        b=b.id,
        questions=questions,
        weight=weight,
        delta=gained / (FULL * weight) if weight else None,
        different_tests=abs(a.coverage - b.coverage) > DIFFERENT_COVERAGE,
    )
