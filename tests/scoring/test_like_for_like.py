"""Two providers on what is settled for both: scoring.md, section 8."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings

from kchecklist.profiles.priorities import Priorities
from kchecklist.scoring.like_for_like import LikeForLike, like_for_like, like_for_like_of_pairs
from kchecklist.scoring.order import order
from kchecklist.scoring.standing import standings
from kchecklist.scoring.weights import section_weights

from .banks import NOTHING_STATED, bank, offer, preference, quality, section
from .strategies import Case, cases
from .test_worked_example import BANK, PRIORITIES, A, B, C

SOME = settings(max_examples=60, deadline=None)


def side_by_side(checklist, a, b, priorities=NOTHING_STATED) -> LikeForLike:
    return like_for_like(*standings(checklist, (a, b), priorities))


def test_the_example_on_the_four_questions_that_are_settled_for_both():
    found = side_by_side(BANK, A, B, PRIORITIES)
    # q1 11/36, q3 7/54, q4 7/108 and q6 7/144 of the whole; A is 50 ahead on q1 and 50 behind on q3 and q6.
    assert found.questions == 4
    assert found.weight == Fraction(11, 36) + Fraction(7, 54) + Fraction(7, 108) + Fraction(7, 144)
    assert found.delta == (Fraction(11, 36) - Fraction(7, 54) - Fraction(7, 144)) / (2 * found.weight)
    assert not found.different_tests


def test_a_refusal_is_settled_and_a_question_not_applicable_to_one_is_left_out():
    found = side_by_side(BANK, A, C, PRIORITIES)
    assert found.questions == 3
    assert found.delta > 0


def test_with_nothing_settled_for_both_there_is_no_difference_to_tell():
    checklist = bank(quality("x"), quality("y"))
    found = side_by_side(checklist, offer("a", {"x": "v100"}), offer("b", {"y": "v100"}))
    assert (found.questions, found.weight, found.delta) == (0, 0, None)


def test_questions_that_weigh_nothing_tell_no_difference():
    checklist = bank(section("x", quality("x-q")), section("y", quality("y-q")))
    a, b = offer("a", {"x-q": "v100"}), offer("b", {"x-q": "v0"})
    found = side_by_side(checklist, a, b, Priorities(swing={"y": 10}))
    assert (found.questions, found.weight, found.delta) == (1, 0, None)


def test_a_question_weighs_what_it_does_for_each_of_the_two_on_average():
    checklist = bank(
        section("x", quality("x1"), quality("x2", na_allowed=True)),
        section("y", quality("y1", when=[{"route": ("iv",)}])),
    )
    a = offer("a", {"x1": "v100", "x2": "not_applicable"}, routes=("oral",))
    b = offer("b", {"x1": "v50"}, routes=("iv",))
    # All of a's whole; half of a section that is half of b's.
    found = side_by_side(checklist, a, b)
    assert (found.questions, found.weight, found.delta) == (1, Fraction(5, 8), Fraction(1, 2))


def test_each_of_several_questions_weighs_what_it_does_on_average():
    checklist = bank(
        section("x", quality("x1"), quality("x2", weight=3, na_allowed=True)), section("y", quality("y1"))
    )
    a = offer("a", {"x1": "v100", "x2": "not_applicable", "y1": "v0"})
    b = offer("b", {"x1": "v0", "y1": "v100"})
    # x1 is 1/2 of a's whole and 1/8 of b's, y1 half of both.
    found = side_by_side(checklist, a, b)
    assert found.weight == Fraction(5, 16) + Fraction(1, 2)
    assert found.delta == Fraction(-3, 13)


def test_a_preference_that_nobody_marked_is_no_question_to_compare():
    checklist = bank(quality("x"), preference("p", "one", "other"))
    a, b = offer("a", {"x": "v100", "p": "one"}), offer("b", {"x": "v0", "p": "other"})
    assert side_by_side(checklist, a, b).questions == 1
    mine = Priorities(marks={"p": {"one": "wanted"}})
    assert side_by_side(checklist, a, b, mine).questions == 2


def test_coverages_more_than_a_quarter_apart_are_called_different_tests():
    checklist = bank(*(quality(f"q{n}") for n in range(4)))
    b = offer("b", {"q0": "v100"})
    a_quarter_more = offer("a", {"q0": "v100", "q1": "v100"})
    half_more = offer("a", {"q0": "v100", "q1": "v100", "q2": "v100"})
    assert not side_by_side(checklist, a_quarter_more, b).different_tests
    assert side_by_side(checklist, half_more, b).different_tests
    assert side_by_side(checklist, b, half_more).different_tests


def slowly(case: Case) -> tuple[int, Fraction, Fraction]:
    """Questions, their weight, and the weighted difference of the two, written out from the specification."""
    weights = section_weights(case.checklist, case.priorities)
    a, b = standings(case.checklist, case.profiles, case.priorities)
    count, weight, difference = 0, Fraction(), Fraction()
    for question in case.checklist.questions:
        shares, values = [], []
        for each in (a, b):
            counting = [finding for finding in each.findings if finding.scored and not finding.not_applicable]
            here = next((finding for finding in counting if finding.question.id == question.id), None)
            if here is None or not here.settled:
                break
            whole = sum(weights[name] for name in {finding.section for finding in counting})
            total = sum(f.question.weight for f in counting if f.section == here.section)
            share = weights[here.section] / whole * Fraction(question.weight, total) if whole else Fraction()
            shares.append(share)
            values.append(here.values[0])
        if len(shares) == 2:
            count += 1
            weight += sum(shares) / 2
            difference += sum(shares) / 2 * (values[0] - values[1])
    return count, weight, difference


@SOME
@given(cases(providers=2))
def test_like_for_like_is_the_sum_that_the_specification_writes_out(case):
    found = like_for_like(*standings(case.checklist, case.profiles, case.priorities))
    count, weight, difference = slowly(case)
    assert (found.questions, found.weight) == (count, weight)
    assert found.delta == (difference / (100 * weight) if weight else None)
    assert 0 <= found.weight <= 1
    assert found.delta is None or -1 <= found.delta <= 1


@SOME
@given(cases(providers=2))
def test_changing_places_turns_the_sign_and_nothing_else(case):
    a, b = standings(case.checklist, case.profiles, case.priorities)
    one, other = like_for_like(a, b), like_for_like(b, a)
    turned = None if one.delta is None else -one.delta
    assert other == replace(one, a=b.id, b=a.id, delta=turned)


@SOME
@given(cases(providers=3, sections=2))
def test_the_pairs_of_an_order_are_each_like_for_like(case):
    made = standings(case.checklist, case.profiles, case.priorities)
    by_id = {each.id: each for each in made}
    pairs = order(made).pairs
    assert like_for_like_of_pairs(pairs, made) == tuple(
        like_for_like(by_id[pair.a], by_id[pair.b]) for pair in pairs
    )
