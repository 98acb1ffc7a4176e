"""What people read of exact shares: scoring.md, section 3."""

from fractions import Fraction

import pytest

from kchecklist.scoring.shown import shown_percent, shown_range


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
