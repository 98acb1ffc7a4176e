"""Two providers on the questions that are settled for both. Source: scoring.md, section 8."""

from dataclasses import dataclass
from fractions import Fraction

from kchecklist.scoring.standing import Standing

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


def like_for_like(a: Standing, b: Standing) -> LikeForLike:
    """The two side by side where both are settled; ``delta`` turns its sign when they change places."""
    of_a, of_b = _settled(a), _settled(b)
    both = [name for name in of_a if name in of_b]
    weights = {name: (of_a[name][0] + of_b[name][0]) / 2 for name in both}
    weight = sum(weights.values(), Fraction())
    gained = sum((weights[name] * (of_a[name][1] - of_b[name][1]) for name in both), Fraction())
    return LikeForLike(
        a=a.id,
        b=b.id,
        questions=len(both),
        weight=weight,
        delta=gained / (100 * weight) if weight else None,
        different_tests=abs(a.coverage - b.coverage) > DIFFERENT_COVERAGE,
    )


def _settled(standing: Standing) -> dict[str, tuple[Fraction, int]]:
    """Question -> its weight in the provider's whole, 0 to 1, and its one value, in points of 100."""
    whole = sum((section.weight for section in standing.sections), Fraction())
    shares = {
        section.id: section.weight / (whole * section.total) if whole else Fraction()
        for section in standing.sections
    }
    # One that is not applicable is settled too, but has no value left to compare.
    return {
        finding.question.id: (shares[finding.section] * finding.question.weight, finding.values[0])
        for finding in standing.findings
        if len(finding.values) == 1
    }
