"""What to ask next against trying every answer: scoring.md, section 13, property 13."""

from collections.abc import Iterator
from fractions import Fraction

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kchecklist.profiles.record import Answer, Claim
from kchecklist.scoring.ask_next import ask_next, contenders, share_settled, value_of_information
from kchecklist.scoring.floors import FAILED
from kchecklist.scoring.order import order
from kchecklist.scoring.standing import Standing, standing, standings
from kchecklist.scoring.views import View

from .strategies import Case, cases
from .view_strategies import views

SOME = settings(max_examples=50, deadline=None)


def seen(case: Case, view: View) -> tuple[Standing, ...]:
    return standings(case.checklist, case.profiles, case.priorities, view)


def middles(case: Case, of_one: Standing, question_id: str, view: View) -> Iterator[Fraction]:
    """The middle of a provider's range after each value that one open question can turn out to have."""
    finding = next(each for each in of_one.findings if each.question.id == question_id)
    for value in finding.values:
        option = next(name for name, worth in finding.worth.items() if worth == value)
        answer = Answer(checked=Claim(choice=(option,)))
        answered = of_one.profile.model_copy(
            update={"answers": {**of_one.profile.answers, question_id: answer}}
        )
        yield standing(case.checklist, answered, case.priorities, view).middle


@SOME
@given(cases(providers=3, sections=2, most=2), views())
def test_the_value_of_information_is_what_trying_every_answer_gives(case, view):
    made = seen(case, view)
    found = ask_next(case.checklist, made)
    by_id = {each.id: each for each in made}
    for one in found.questions:
        if one.question.multiple or one.question.from_:
            continue  # not every value of these can be ticked, or be an answer
        of_one = by_id[one.provider]
        others = [by_id[name].middle for name in found.contenders if name != one.provider]
        expected = Fraction(0)
        if one.contender and others:
            beat = max(others)
            after = [max(middle, beat) for middle in middles(case, of_one, one.question.id, view)]
            expected = sum(after, Fraction(0)) / len(after) - max(of_one.middle, beat)
        assert one.voi == expected


@SOME
@given(
    st.lists(st.sampled_from((0, 30, 50, 70, 100)), min_size=1, unique=True).map(sorted),
    st.fractions(0, 1, max_denominator=12),
    st.fractions(0, 1, max_denominator=12),
    st.fractions(Fraction(-1, 4), Fraction(1, 4), max_denominator=400),
)
@example(values=[0, 50, 100], share=Fraction(1), middle=Fraction(1, 2), ahead=Fraction(-1, 1000))
def test_the_value_of_information_is_the_formula_of_the_specification(values, share, middle, ahead):
    to_beat = middle - ahead
    mean = Fraction(sum(values), len(values))
    after = [max(middle + share * (value - mean) / 100, to_beat) for value in values]
    expected = sum(after, Fraction(0)) / len(after) - max(middle, to_beat)
    assert value_of_information(values, share, middle, to_beat) == expected


@SOME
@given(cases(providers=3, sections=2, most=2), views())
def test_the_value_of_information_lies_between_nothing_and_a_quarter_of_the_swing(case, view):
    made = seen(case, view)
    for of_one in ask_next(case.checklist, made).by_provider.values():
        for one in of_one:
            assert 0 <= one.voi <= one.swing / 4
            assert 0 <= one.swing <= one.share <= 1


@SOME
@given(cases(providers=3, sections=2, most=2), views())
def test_what_is_open_is_what_is_not_settled_and_floors_unknown(case, view):
    made = seen(case, view)
    found = ask_next(case.checklist, made)
    assert set(found.by_provider) == {each.id for each in made}
    for each in made:
        unknown = {floor.question.id for floor in each.floors if floor.state == "unknown"}
        unsettled = {f.question.id for f in each.findings if f.scored and not f.settled}
        listed = found.by_provider[each.id]
        assert {one.question.id for one in listed} == unknown | unsettled
        assert {one.question.id for one in listed if one.floor} == unknown
        assert all(one.voi == one.swing == 0 for one in listed if one.question.id not in unsettled)


@SOME
@given(cases(providers=3, sections=2, most=2), views())
def test_everything_open_together_settles_all_of_the_range(case, view):
    made = seen(case, view)
    found = ask_next(case.checklist, made)
    for each in made:
        weighs = any(section.weight for section in each.sections)
        expected = None if each.low == each.high else int(weighs)
        assert share_settled(each, found.by_provider[each.id]) == expected


@SOME
@given(cases(providers=3, sections=2, most=2), views())
def test_contenders_are_those_whose_best_rank_is_first_and_who_fail_no_floor(case, view):
    made = seen(case, view)
    ranks = order(made).ranks
    compared = [each for each in made if not each.ruled_out]
    expected = [each for each in compared if each.gate != FAILED and ranks[each.id][0] == 1]
    if all(each.gate == FAILED for each in compared):
        expected = compared
    assert list(contenders(made)) == expected
    assert bool(expected) == bool(compared)


@SOME
@given(cases(providers=3, sections=2, most=2), views())
def test_the_stop_is_one_ahead_of_all_others_or_all_contenders_settled(case, view):
    made = seen(case, view)
    compared = [each for each in made if not each.ruled_out]
    found, placed = ask_next(case.checklist, made), order(made)
    first = [each for each in compared if each.id in found.contenders]
    ahead = len(compared) > 1 and any(
        all(placed.is_ahead(each.id, other.id) for other in compared if other is not each) for each in first
    )
    assert found.stop == (bool(compared) and (ahead or all(each.settled for each in first)))


@SOME
@given(cases(providers=3, sections=2, most=2), views())
def test_the_order_is_contenders_floors_then_their_others_then_the_rest(case, view):
    found = ask_next(case.checklist, seen(case, view))
    place = [question.id for question in case.checklist.questions]
    assert list(found.questions) == sorted(
        found.questions,
        key=lambda one: (
            not one.contender,
            not one.floor,
            -one.voi,
            -one.swing,
            place.index(one.question.id),
            one.provider,
        ),
    )


@SOME
@given(cases(providers=3, sections=2, most=2), st.randoms(use_true_random=False))
def test_what_to_ask_next_does_not_depend_on_the_order_of_the_providers(case, random):
    made = list(standings(case.checklist, case.profiles, case.priorities))
    one = ask_next(case.checklist, made)
    random.shuffle(made)
    other = ask_next(case.checklist, made)
    assert (one.questions, dict(one.by_provider), one.stop) == (
        other.questions,
        dict(other.by_provider),
        other.stop,
    )


@SOME
@given(cases(providers=3, sections=2, most=2))
def test_a_settled_provider_has_nothing_worth_knowing(case):
    made = standings(case.checklist, case.profiles, case.priorities)
    found = ask_next(case.checklist, made)
    for each in made:
        if each.settled:
            assert all(one.voi == one.swing == 0 for one in found.by_provider[each.id])
