"""Properties of ranges and the gate that must hold for every bank and record: scoring.md, section 13."""

import tomllib
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from kchecklist.checklist.models import Checklist, Question
from kchecklist.profiles.layout import profile_text
from kchecklist.profiles.record import Answer, Claim, Profile, Waiver
from kchecklist.scoring.order import order
from kchecklist.scoring.scales import scales
from kchecklist.scoring.shown import shown_range
from kchecklist.scoring.standing import Standing, standing, standings

from .banks import rebuilt
from .strategies import Case, cases, cases_with_question, choices, telling_claims

SOME = settings(max_examples=60, deadline=None)


def stands(case: Case, profile: Profile | None = None) -> Standing:
    return standing(case.checklist, profile or case.profile, case.priorities)


def recorded(profile: Profile, question: Question, **levels: Claim) -> Profile:
    """The record with these claims, and no others, for one question."""
    others = {name: answer for name, answer in profile.answers.items() if name != question.id}
    kept = others | ({question.id: Answer(**levels)} if levels else {})
    return profile.model_copy(update={"answers": kept})


def waived(profile: Profile, *questions: str) -> Profile:
    return profile.model_copy(update={"waivers": {name: Waiver(reason="agreed") for name in questions}})


def nests(inner: Standing, outer: Standing) -> bool:
    return (
        outer.low <= inner.low <= inner.high <= outer.high
        and outer.gate[0] <= inner.gate[0] <= inner.gate[1] <= outer.gate[1]
    )


def worth(case: Case, question: Question, choice: tuple[str, ...]) -> tuple[int, ...]:
    scale = next(each for each in scales(case.checklist, case.priorities) if each.question is question)
    return scale.left_by([option for name in choice if (option := question.option(name))])


@SOME
@given(cases_with_question(), st.data())
def test_learning_an_answer_only_narrows_the_range_and_the_gate(drawn, data):
    case, question = drawn
    claim = data.draw(telling_claims(question))
    before, after = recorded(case.profile, question), recorded(case.profile, question, said=claim)
    assert nests(stands(case, after), stands(case, before))


@SOME
@given(cases_with_question(lambda question: question.kind == "quality" and not question.multiple), st.data())
def test_narrowing_somewhere_between_only_narrows_the_range_and_the_gate(drawn, data):
    case, question = drawn
    wide = data.draw(choices(question))
    narrow = data.draw(st.lists(st.sampled_from(wide), min_size=1, unique=True))
    before = recorded(case.profile, question, said=Claim(choice=wide))
    after = recorded(case.profile, question, said=Claim(choice=tuple(narrow)))
    assert nests(stands(case, after), stands(case, before))


@SOME
@given(cases_with_question(lambda question: question.kind != "info"), st.data())
def test_a_better_option_never_lowers_the_range_or_the_gate(drawn, data):
    case, question = drawn
    ids = [option.id for option in question.options]
    one, other = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
    worse, better = sorted(((one,), (other,)), key=lambda choice: worth(case, question, choice))
    lower = stands(case, recorded(case.profile, question, said=Claim(choice=worse)))
    higher = stands(case, recorded(case.profile, question, said=Claim(choice=better)))
    assert (lower.low, lower.high) <= (higher.low, higher.high)
    assert lower.high <= higher.high
    assert lower.gate[0] <= higher.gate[0]
    assert lower.gate[1] <= higher.gate[1]


@SOME
@given(cases_with_question(lambda question: question.multiple), st.data())
def test_one_more_tick_never_lowers_the_range(drawn, data):
    case, question = drawn
    ticks = data.draw(choices(question))
    more = tuple(dict.fromkeys((*ticks, data.draw(st.sampled_from([o.id for o in question.options])))))
    lower = stands(case, recorded(case.profile, question, said=Claim(choice=ticks)))
    higher = stands(case, recorded(case.profile, question, said=Claim(choice=more)))
    assert lower.low <= higher.low
    assert lower.high <= higher.high


@SOME
@given(cases_with_question(lambda question: question.refusal is None), st.data())
def test_refusing_never_beats_an_answer(drawn, data):
    case, question = drawn
    answered = recorded(case.profile, question, said=Claim(choice=data.draw(choices(question))))
    refused = recorded(case.profile, question, said=Claim(state="refused"))
    worse, better = stands(case, refused), stands(case, answered)
    assert worse.low <= better.low
    assert worse.high <= better.high
    assert worse.gate[0] <= better.gate[0]
    assert worse.gate[1] <= better.gate[1]


@SOME
@given(cases())
def test_every_range_lies_between_nothing_and_everything_with_the_middle_inside(case):
    found = stands(case)
    for each in (found, *found.sections):
        assert 0 <= each.low <= each.middle <= each.high <= 1
        assert 0 <= each.coverage <= 1
    assert 0 <= found.not_applicable_share <= 1


def everything(checklist: Checklist, profile: Profile, best: bool) -> Profile:
    """The record with the best, or the worst, that every question can bring."""
    chosen = {}
    for question in checklist.questions:
        ids = [option.id for option in question.options]
        one = (ids[0] if best else ids[-1],)
        ticks = tuple(ids) if best else ()
        chosen[question.id] = Answer(said=Claim(choice=ticks if question.multiple else one))
    return profile.model_copy(update={"answers": chosen, "waivers": {}})


@SOME
@given(cases(quality_only=True))
def test_all_the_best_is_all_and_all_the_worst_is_nothing(case):
    best = stands(case, everything(case.checklist, case.profile, best=True))
    worst = stands(case, everything(case.checklist, case.profile, best=False))
    if any(section.weight for section in best.sections):
        assert (best.low, best.high, best.coverage) == (1, 1, 1)
        assert (worst.low, worst.high, worst.coverage) == (0, 0, 1)
    assert best.gate == (1, 1)
    assert worst.gate == ((0, 0) if worst.floors else (1, 1))


@SOME
@given(cases(quality_only=True))
def test_nothing_recorded_leaves_everything_possible(case):
    found = stands(case, case.profile.model_copy(update={"answers": {}}))
    assert (found.low, found.high, found.coverage) == (0, 1, 0)


def shuffled(case: Case, data: st.DataObject) -> tuple[Checklist, Profile]:
    def mixed(things):
        return data.draw(st.permutations(list(things)))

    sections = tuple(
        rebuilt(section, questions=tuple(mixed(section.questions))) for section in case.checklist.sections
    )
    checklist = Checklist(head=case.checklist.head, sections=tuple(mixed(sections)))
    answers = dict(mixed(case.profile.answers.items()))
    return checklist, case.profile.model_copy(update={"answers": answers})


@SOME
@given(cases(), st.data())
def test_the_order_of_sections_questions_and_keys_is_irrelevant(case, data):
    checklist, profile = shuffled(case, data)
    one, other = stands(case), standing(checklist, profile, case.priorities)
    assert (one.low, one.high, one.middle, one.coverage) == (
        other.low,
        other.high,
        other.middle,
        other.coverage,
    )
    assert (one.gate, one.settled, one.asked, one.too_early) == (
        other.gate,
        other.settled,
        other.asked,
        other.too_early,
    )
    assert {each.id: each for each in one.sections} == {each.id: each for each in other.sections}
    assert set(one.red_flags) == set(other.red_flags)


@SOME
@given(cases(providers=3), st.data())
def test_another_provider_changes_nobodys_standing(case, data):
    together = {each.id: each for each in standings(case.checklist, case.profiles, case.priorities)}
    kept = data.draw(st.lists(st.sampled_from(case.profiles), unique_by=lambda profile: profile.id))
    for alone in standings(case.checklist, kept, case.priorities):
        assert alone == together[alone.id]


@SOME
@given(cases(), st.integers(2, 7), st.data())
def test_scaling_the_weights_of_a_section_or_of_all_sections_changes_nothing(case, factor, data):
    chosen = data.draw(st.sampled_from([section.id for section in case.checklist.sections]))

    def halved(question: Question, by: int) -> Question:
        return rebuilt(question, weight=((question.weight - 1) % 2 + 1) * by)

    def scaled(by: int, base: int) -> Standing:
        sections = tuple(
            rebuilt(
                section,
                weight=section.weight * base,
                questions=tuple(
                    halved(question, by if section.id == chosen else 1) for question in section.questions
                ),
            )
            for section in case.checklist.sections
        )
        checklist = Checklist(head=case.checklist.head, sections=sections)
        return standing(checklist, case.profile, case.priorities)

    one, other = scaled(1, 1), scaled(2, factor)
    assert (one.low, one.high, one.middle, one.coverage) == (
        other.low,
        other.high,
        other.middle,
        other.coverage,
    )
    assert one.not_applicable_share == other.not_applicable_share


@SOME
@given(st.fractions(0, 1, max_denominator=997), st.fractions(0, 1, max_denominator=997))
def test_the_range_shown_holds_the_exact_range(one, other):
    low, high = sorted((one, other))
    shown = [Fraction(int(number), 100) for number in shown_range(low, high).split("-")]
    if low == high:
        assert abs(shown[0] - low) <= Fraction(1, 200)
    else:
        assert shown[0] <= low < high <= shown[1]
        assert low - shown[0] < Fraction(1, 100)
        assert shown[1] - high < Fraction(1, 100)


@SOME
@given(cases(), st.data())
def test_a_waiver_only_moves_the_gate_up_and_never_touches_the_range(case, data):
    floors = [question.id for question in case.checklist.questions if question.is_floor]
    more = data.draw(st.lists(st.sampled_from(floors), unique=True)) if floors else []
    less = data.draw(st.lists(st.sampled_from(more), unique=True)) if more else []
    before, after = stands(case, waived(case.profile, *less)), stands(case, waived(case.profile, *more))
    assert before.gate[0] <= after.gate[0]
    assert before.gate[1] <= after.gate[1]
    assert (before.low, before.high, before.coverage) == (after.low, after.high, after.coverage)


@SOME
@given(cases(providers=2))
def test_what_is_saved_and_loaded_again_stands_the_same(case):
    texts = (profile_text(profile, case.checklist.order) for profile in case.profiles)
    again = tuple(Profile.model_validate(tomllib.loads(text, parse_float=Decimal)) for text in texts)
    one = standings(case.checklist, case.profiles, case.priorities)
    other = standings(case.checklist, again, case.priorities)
    assert order(one) == order(other)
    for before, after in zip(one, other, strict=True):
        assert (before.low, before.high, before.middle, before.gate, before.floors) == (
            after.low,
            after.high,
            after.middle,
            after.gate,
            after.floors,
        )
        assert before.findings == after.findings


@SOME
@given(cases_with_question())
def test_deleting_what_is_recorded_never_raises_the_lowest_nor_lowers_the_highest(drawn):
    case, question = drawn
    before, after = stands(case), stands(case, recorded(case.profile, question))
    assert after.low <= before.low
    assert before.high <= after.high


@SOME
@given(cases_with_question(), st.data())
def test_a_contradiction_never_moves_the_gate_up(drawn, data):
    case, question = drawn
    deciding, other = data.draw(telling_claims(question)), data.draw(telling_claims(question))
    alone = stands(case, recorded(case.profile, question, said=deciding))
    doubted = stands(case, recorded(case.profile, question, said=deciding, heard=other))
    assert doubted.gate[0] <= alone.gate[0]
    assert doubted.gate[1] <= alone.gate[1]
    assert (doubted.low, doubted.high) == (alone.low, alone.high)
    assert not any(floor.contradicted and floor.state == "pass" for floor in doubted.floors)
