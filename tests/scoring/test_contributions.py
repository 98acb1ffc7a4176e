"""What makes a range: the parts add up to it."""

from fractions import Fraction

from hypothesis import given, settings

from kchecklist.scoring.contributions import contributions
from kchecklist.scoring.like_for_like import like_for_like, questions_alike
from kchecklist.scoring.standing import standing, standings

from .strategies import cases
from .test_worked_example import BANK, PRIORITIES, A, B
from .view_strategies import views

SOME = settings(max_examples=60, deadline=None)
NONE = Fraction(0)


def test_in_the_example_an_open_question_is_open_by_what_it_weighs():
    found = contributions(standing(BANK, A, PRIORITIES))
    by_question = {one.finding.question.id: one for part in found for one in part.questions}
    assert (by_question["q5"].low, by_question["q5"].high) == (0, Fraction(7, 36) * Fraction(3, 4))
    assert by_question["q1"].low == by_question["q1"].high == by_question["q1"].share == Fraction(11, 36)
    assert by_question["q3"].lost == Fraction(7, 36) * Fraction(4, 6) / 2


@SOME
@given(case=cases(), view=views())
def test_the_parts_add_up_to_the_range(case, view):
    stood = standing(case.checklist, case.profile, case.priorities, view)
    found = contributions(stood)
    every = [one for part in found for one in part.questions]
    if not any(section.weight for section in stood.sections):
        assert not any(one.share for one in every)
        return
    assert sum((one.share for one in every), NONE) == sum((part.share for part in found), NONE) == 1
    assert sum((one.low for one in every), NONE) == sum((part.low for part in found), NONE) == stood.low
    assert sum((one.high for one in every), NONE) == sum((part.high for part in found), NONE) == stood.high
    assert all(one.lost >= 0 and one.open >= 0 for one in every)


@SOME
@given(case=cases(providers=2))
def test_the_questions_settled_for_both_make_the_whole_difference(case):
    a, b = standings(case.checklist, case.profiles[:2], case.priorities)
    both, questions = like_for_like(a, b), questions_alike(a, b)
    assert len(questions) == both.questions
    assert sum((one.weight for one in questions), NONE) == both.weight
    assert sum((one.gain for one in questions), NONE) == (both.delta or 0) * both.weight


def test_in_the_example_each_question_is_for_the_one_who_answered_better():
    a, b = standings(BANK, (A, B), PRIORITIES)
    gains = {one.a.question.id: one.gain for one in questions_alike(a, b)}
    assert gains == {"q1": Fraction(11, 72), "q3": -Fraction(7, 108), "q4": 0, "q6": -Fraction(7, 288)}
