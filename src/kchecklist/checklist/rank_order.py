"""Rank-order-centroid weights: what an order of importance says about the weights, and no more.

Source: scoring.md, section 4.
"""

from fractions import Fraction
from functools import cache


@cache
def centroid_weights(n: int) -> tuple[Fraction, ...]:
    """The weight of rank 1, 2, ..., n: the centre of all weights that keep that order; they sum to 1."""
    weights, tail = [], Fraction(0)
    for rank in range(n, 0, -1):
        tail += Fraction(1, rank)
        weights.append(tail / n)
    return tuple(reversed(weights))
