"""The worked example of scoring.md, section 12, and the one of ten equal questions."""

from fractions import Fraction

import pytest

from kchecklist.profiles.priorities import Priorities
from kchecklist.scoring.floors import gate_word
from kchecklist.scoring.order import Pair, order
from kchecklist.scoring.shown import shown_percent, shown_range
from kchecklist.scoring.standing import Standing, standing, standings
from kchecklist.scoring.weights import section_weights

from .banks import NOTHING_STATED, bank, offer, quality, section

BANK = bank(
    section("s1", quality("q1", weight=5, floor=50), quality("q2", weight=5)),
    section("s2", quality("q3", weight=4), quality("q4", 100, 0, weight=2)),
    section("s3", quality("q5", 100, 0, weight=3), quality("q6", weight=1, na_allowed=True)),
)
PRIORITIES = Priorities(sections=("s1",))
A = offer("a", {"q1": "v100", "q2": "v100", "q3": "v50", "q4": "v100", "q6": "v50"})
B = offer("b", {"q1": "v50", "q3": "v100", "q4": "v100", "q5": "v100", "q6": "v100"})
C = offer("c", {"q1": "refused", "q2": "v50", "q3": "v100", "q5": "v100", "q6": "not_applicable"})


def worked(which: str) -> Standing:
    by_id = {each.id: each for each in standings(BANK, (A, B, C), PRIORITIES)}
    return by_id[which]


def test_one_priority_of_three_sections_takes_eleven_eighteenths():
    assert section_weights(BANK, PRIORITIES) == {
        "s1": Fraction(11, 18),
        "s2": Fraction(7, 36),
        "s3": Fraction(7, 36),
    }


@pytest.mark.parametrize(
    ("which", "low", "high", "coverage", "shown", "gate"),
    [
        ("a", Fraction(661, 864), Fraction(787, 864), Fraction(41, 48), "76-92 85 %", "pass"),
        ("b", Fraction(13, 24), Fraction(61, 72), Fraction(25, 36), "54-85 69 %", "pass"),
        ("c", Fraction(103, 216), Fraction(13, 24), Fraction(101, 108), "47-55 93 %", "fail"),
    ],
)
def test_a_provider_of_the_example_stands_as_calculated_by_hand(which, low, high, coverage, shown, gate):
    found = worked(which)
    assert (found.low, found.high, found.coverage) == (low, high, coverage)
    assert f"{shown_range(found.low, found.high)} {shown_percent(found.coverage)}" == shown
    assert gate_word(found.gate) == gate


def test_the_sections_of_the_example_have_their_own_ranges():
    found = {each.id: (each.low, each.high, each.coverage, each.total) for each in worked("a").sections}
    assert found == {
        "s1": (1, 1, 1, 10),
        "s2": (Fraction(2, 3), Fraction(2, 3), 1, 6),
        "s3": (Fraction(1, 8), Fraction(7, 8), Fraction(1, 4), 4),
    }


def test_in_the_example_two_can_still_be_first_and_the_third_is_third():
    found = order(standings(BANK, (A, B, C), PRIORITIES))
    assert found.ranks == {"a": (1, 2), "b": (1, 2), "c": (3, 3)}
    assert found.pairs == (
        Pair("a", "b", "can't tell yet"),
        Pair("a", "c", "clearly ahead"),
        Pair("b", "c", "clearly ahead"),
    )
    assert found.by_standing == ("a", "b", "c")


def test_a_perfect_answer_to_one_of_ten_equal_questions_shows_ten_to_a_hundred():
    ten = bank(*(quality(f"q{n}") for n in range(10)))
    found = standing(ten, offer("a", {"q0": "v100"}), NOTHING_STATED)
    assert shown_range(found.low, found.high) == "10-100"
    assert shown_percent(found.coverage) == "10 %"
    assert found.too_early
