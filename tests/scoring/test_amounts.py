"""Amounts that lie between two ends, or have no upper one."""

from fractions import Fraction

from kchecklist.scoring.amounts import ANYTHING, ZERO, Amount


def between(low, high) -> Amount:
    return Amount(Fraction(low), Fraction(high))


def test_nothing_times_anything_is_nothing():
    assert ZERO * ANYTHING == ANYTHING * ZERO == ZERO


def test_what_may_be_nothing_times_anything_can_be_anything():
    assert between(0, 1) * ANYTHING == ANYTHING


def test_a_sum_with_something_unknown_has_only_a_lower_end():
    assert between(2, 3) + ANYTHING == Amount(Fraction(2), None)


def test_taking_away_something_unknown_may_leave_nothing():
    assert between(2, 3).less(ANYTHING) == between(0, 3)


def test_a_quotient_runs_from_the_least_by_the_most_to_the_most_by_the_least():
    assert between(2, 6).over(between(2, 4)) == Amount(Fraction(1, 2), Fraction(3))


def test_what_is_divided_by_something_without_an_upper_end_may_come_near_nothing():
    assert between(2, 6).over(Amount(Fraction(2), None)) == between(0, 3)


def test_there_is_no_quotient_by_what_may_be_nothing():
    assert between(2, 6).over(between(0, 4)) is None
