"""What people read of exact shares: scoring.md, section 3."""

from fractions import Fraction

import pytest

from kchecklist.scoring.shown import (
    shown_of_100,
    shown_part,
    shown_percent,
    shown_points,
    shown_range,
    shown_whole_points,
)


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (Fraction(629, 1000), Fraction(871, 1000), "62-88"),
        (Fraction(62, 100), Fraction(88, 100), "62-88"),
        (Fraction(0), Fraction(1), "0-100"),
        (Fraction(621, 1000), Fraction(622, 1000), "62-63"),
        (Fraction(1, 3), Fraction(1, 3), "33"),
        (Fraction(5, 1000), Fraction(5, 1000), "1"),
        (Fraction(625, 1000), Fraction(625, 1000), "63"),
        (Fraction(1), Fraction(1), "100"),
    ],
)
def test_a_range_is_widened_to_whole_points_and_a_single_score_rounded_half_up(low, high, shown):
    assert shown_range(low, high) == shown


@pytest.mark.parametrize(
    ("share", "shown"), [(Fraction(41, 48), "85 %"), (Fraction(999, 1000), "99 %"), (Fraction(1), "100 %")]
)
def test_a_share_settled_is_rounded_down(share, shown):
    assert shown_percent(share) == shown


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (Fraction(32, 1000), None, "3.2"),
        (Fraction(3249, 100000), Fraction(3249, 100000), "3.2"),
        (Fraction(325, 10000), None, "3.3"),
        (Fraction(1019, 100000), Fraction(4601, 100000), "1.0-4.7"),
        (Fraction(0), Fraction(1), "0.0-100.0"),
    ],
)
def test_a_part_of_a_range_has_one_decimal_and_is_widened_too(low, high, shown):
    assert shown_points(low, high) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.0, "0"), (0.001, "under 5"), (0.024, "under 5"), (0.026, "5"), (0.76, "75"), (0.99, "over 95"), (1.0, "100")],
)  # fmt: skip
def test_a_share_that_was_drawn_is_told_to_the_nearest_five(share, shown):
    assert shown_of_100(share) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(499, 10_000), "4 points"),
        (Fraction(1, 20), "5 points"),
        (Fraction(199, 10_000), "1 point"),
        (Fraction(99, 10_000), "less than 1 point"),
        (Fraction(1), "100 points"),
    ],
)
def test_what_hangs_on_an_answer_is_rounded_down_to_points(share, shown):
    assert shown_whole_points(share) == shown


@pytest.mark.parametrize(
    ("low", "high", "whole", "shown"),
    [
        (Fraction(0), Fraction(184, 10_000), Fraction(184, 10_000), "0.0-1.9 of 1.9"),
        (Fraction(184, 10_000), Fraction(184, 10_000), Fraction(184, 10_000), "1.9 of 1.9"),
        (Fraction(92, 10_000), Fraction(92, 10_000), Fraction(184, 10_000), "0.9 of 1.9"),
        (Fraction(0), Fraction(0), Fraction(184, 10_000), "0.0 of 1.9"),
        (Fraction(1, 10), Fraction(1, 10), Fraction(1, 10), "10.0 of 10.0"),
    ],
)
def test_a_part_is_never_more_than_its_whole_nor_less_where_it_is_all(low, high, whole, shown):
    assert shown_part(low, high, whole) == shown
