"""The range a provider's score can still end in: scoring.md, section 3."""

from fractions import Fraction

from kchecklist.checklist.models import Option, When
from kchecklist.profiles.priorities import Priorities
from kchecklist.scoring.standing import standing, standings

from .banks import NOTHING_STATED, at, bank, info, offer, preference, quality, section

HALF = Fraction(1, 2)


def test_questions_count_by_their_weight():
    found = standing(bank(quality("a", weight=3), quality("b")), offer("x", {"a": "v100"}), NOTHING_STATED)
    assert (found.low, found.high, found.coverage) == (Fraction(3, 4), 1, Fraction(3, 4))


def test_the_middle_is_the_mean_of_the_distinct_values_left():
    options = tuple(Option(id=f"o{n}", label="x", value=value) for n, value in enumerate((100, 100, 30, 0)))
    found = standing(bank(quality("a", options=options)), offer(), NOTHING_STATED)
    assert found.middle == Fraction(130, 300)


def test_sections_count_by_their_weight():
    two = bank(section("s", quality("a"), weight=3), section("t", quality("b")))
    assert standing(two, offer("x", {"b": "v50"}), NOTHING_STATED).coverage == Fraction(1, 4)


def test_a_section_that_does_not_apply_leaves_its_weight_to_the_others():
    two = bank(section("s", quality("a")), section("t", quality("b", when=(When(setting=("home",)),))))
    found = standing(two, offer("x", {"a": "v50"}, settings=("clinic",)), NOTHING_STATED)
    assert (found.low, found.high) == (HALF, HALF)
    assert [each.id for each in found.sections] == ["s"]
    assert found.sections[0].weight == HALF


def test_a_section_with_everything_set_aside_does_not_apply():
    two = bank(section("s", quality("a")), section("t", quality("b", na_allowed=True)))
    found = standing(two, offer("x", {"a": "v50", "b": "not_applicable"}), NOTHING_STATED)
    assert [each.id for each in found.sections] == ["s"]
    assert found.low == HALF
    assert found.settled


def test_info_and_unscored_preferences_are_in_no_sum():
    three = bank(quality("a"), info("b", "yes"), preference("c", "one", "two"))
    found = standing(three, offer("x", {"a": "v100"}), NOTHING_STATED)
    assert (found.low, found.coverage) == (1, 1)
    assert found.settled


def test_marks_bring_a_preference_into_the_sums():
    two = bank(quality("a"), preference("c", "one", "two"))
    found = standing(two, offer("x", {"a": "v100", "c": "two"}), Priorities(marks={"c": {"two": "unwanted"}}))
    assert found.low == HALF


def test_where_nothing_applies_everything_is_possible():
    found = standing(bank(info("a", "yes")), offer("x", {"a": "yes"}), NOTHING_STATED)
    assert (found.low, found.high, found.middle, found.coverage) == (0, 1, HALF, 0)
    assert not found.settled
    assert found.too_early


def test_where_all_that_applies_weighs_nothing_everything_is_possible():
    two = bank(section("s", quality("a")), section("t", quality("b", when=(When(setting=("home",)),))))
    found = standing(two, offer("x", {"a": "v100"}, settings=("clinic",)), Priorities(swing={"t": 1}))
    assert (found.low, found.high, found.middle, found.coverage) == (0, 1, HALF, 0)
    assert not found.settled
    assert [each.id for each in found.sections] == ["s"]


def test_a_section_that_weighs_nothing_still_has_to_be_settled():
    two = bank(section("s", quality("a")), section("t", quality("b")))
    swing = Priorities(swing={"s": 1})
    open_one = standing(two, offer("x", {"a": "v100"}), swing)
    assert (open_one.low, open_one.coverage) == (1, 1)
    assert not open_one.settled
    assert standing(two, offer("x", {"a": "v100", "b": "v0"}), swing).settled


def test_a_refusal_that_counts_as_unknown_is_not_settled():
    found = standing(bank(quality("a", refusal="unknown")), offer("x", {"a": "refused"}), NOTHING_STATED)
    assert not found.settled


# Too early to place


def test_below_half_coverage_it_is_too_early():
    four = bank(*(quality(f"q{n}") for n in range(4)))
    assert standing(four, offer("x", {"q0": "v0"}), NOTHING_STATED).too_early
    assert not standing(four, offer("x", {"q0": "v0", "q1": "v0"}), NOTHING_STATED).too_early


def test_with_a_floor_neither_asked_nor_waived_it_is_too_early():
    two = bank(quality("a", weight=5), quality("floor", floor=30))
    assert standing(two, offer("x", {"a": "v0"}), NOTHING_STATED).too_early
    assert not standing(two, offer("x", {"a": "v0", "floor": "dont_know"}), NOTHING_STATED).too_early
    assert not standing(two, offer("x", {"a": "v0"}, {"floor": "agreed"}), NOTHING_STATED).too_early


# What was asked


def test_quality_and_preference_questions_are_counted_as_asked():
    five = bank(
        quality("a"),
        quality("b", na_allowed=True),
        quality("elsewhere", when=(When(setting=("home",)),)),
        preference("c", "one", "two"),
        preference("route", "iv", "im", from_="provider.routes"),
        info("d", "yes"),
    )
    record = offer(
        "x",
        {"a": "pending", "b": "not_applicable", "elsewhere": "v0", "d": "yes", "gone": "v0"},
        settings=("clinic",),
        routes=("iv",),
    )
    found = standing(five, record, NOTHING_STATED)
    assert (found.asked, found.applying) == (3, 4)


# What is set aside by hand


def test_the_share_set_aside_is_counted_as_if_it_applied():
    two = bank(
        section("s", quality("a", weight=3), quality("b", na_allowed=True)),
        section("t", quality("c", na_allowed=True)),
    )
    assert standing(
        two, offer("x", {"b": "not_applicable"}), NOTHING_STATED
    ).not_applicable_share == Fraction(1, 8)
    both = offer("x", {"b": "not_applicable", "c": "not_applicable"})
    assert standing(two, both, NOTHING_STATED).not_applicable_share == Fraction(5, 8)
    assert standing(two, offer(), NOTHING_STATED).not_applicable_share == 0


def test_nothing_is_set_aside_where_nothing_weighs_anything():
    assert standing(bank(info("a", "yes")), offer(), NOTHING_STATED).not_applicable_share == 0


# Warnings


def test_red_flags_and_contradictions_stand_in_the_order_of_the_bank():
    def flagged(name):
        options = (
            Option(id="good", label="x", value=100),
            Option(id="bad", label="x", value=0, red_flag="Leave."),
        )
        return quality(name, options=options)

    record = offer(
        "x", {"b": at(said="bad", heard="good"), "c": "good", "a": at(said="good", advertised="bad")}
    )
    found = standing(bank(flagged("a"), flagged("b"), flagged("c")), record, NOTHING_STATED)
    assert [(question.id, option.id) for question, option in found.red_flags] == [("a", "bad"), ("b", "bad")]
    assert [question.id for question in found.contradicted] == ["a", "b"]


def test_a_question_that_does_not_apply_raises_no_warning():
    options = (
        Option(id="good", label="x", value=100),
        Option(id="bad", label="x", value=0, red_flag="Leave."),
    )
    elsewhere = quality("a", options=options, when=(When(setting=("home",)),))
    found = standing(bank(elsewhere), offer("x", {"a": "bad"}, settings=("clinic",)), NOTHING_STATED)
    assert found.red_flags == ()
    assert found.floors == ()


def test_standings_keep_the_order_given():
    records = (offer("b"), offer("a"), offer("c"))
    assert [each.id for each in standings(bank(quality("q")), records, NOTHING_STATED)] == ["b", "a", "c"]
