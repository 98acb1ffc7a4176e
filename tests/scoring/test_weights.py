"""How much each section counts: scoring.md, section 4."""

from decimal import Decimal
from fractions import Fraction

from kchecklist.checklist.models import Checklist
from kchecklist.profiles.priorities import Priorities
from kchecklist.scoring.weights import section_weights, unknown_sections

from .banks import NOTHING_STATED, bank, info, quality, section

FOUR = bank(
    section("a", quality("qa"), weight=1),
    section("b", quality("qb"), weight=2),
    section("c", quality("qc"), weight=1),
    section("d", weight=1),
)


def test_with_nothing_stated_sections_count_as_the_bank_weighs_them():
    assert section_weights(FOUR, NOTHING_STATED) == {
        "a": Fraction(1, 5),
        "b": Fraction(2, 5),
        "c": Fraction(1, 5),
        "d": Fraction(1, 5),
    }


def test_priorities_take_centroid_weights_in_their_order_and_the_rest_share_by_base_weight():
    # roc(4) is 25/48, 13/48, 7/48, 3/48; the rest is 10/48 in the proportion 2 : 1.
    assert section_weights(FOUR, Priorities(sections=("c", "a"))) == {
        "a": Fraction(13, 48),
        "b": Fraction(20, 144),
        "c": Fraction(25, 48),
        "d": Fraction(10, 144),
    }


def test_as_many_priorities_as_sections_leave_nothing_to_share():
    two = bank(section("a", quality("qa")), section("b", quality("qb")))
    assert section_weights(two, Priorities(sections=("b", "a"))) == {"a": Fraction(1, 4), "b": Fraction(3, 4)}


def test_swing_points_weigh_in_proportion_and_a_section_not_named_weighs_nothing():
    assert section_weights(FOUR, Priorities(swing={"a": 100, "c": Decimal("33.5")})) == {
        "a": Fraction(200, 267),
        "b": 0,
        "c": Fraction(67, 267),
        "d": 0,
    }


def test_swing_points_win_over_priorities():
    assert section_weights(FOUR, Priorities(sections=("b",), swing={"a": 5}))["a"] == 1


def test_points_that_are_all_zero_leave_the_banks_weights():
    base = section_weights(FOUR, NOTHING_STATED)
    assert section_weights(FOUR, Priorities(swing={"a": 0})) == base
    assert section_weights(FOUR, Priorities(sections=("b",), swing={"a": 0})) == base


def test_an_unknown_section_is_ignored_and_named():
    stated = Priorities(sections=("gone", "a"), swing={})
    assert section_weights(FOUR, stated) == section_weights(FOUR, Priorities(sections=("a",)))
    assert unknown_sections(FOUR, stated) == ("gone",)


def test_an_unknown_section_takes_no_prioritys_place():
    stated = Priorities(sections=("gone", "a", "b", "c"))
    assert section_weights(FOUR, stated) == section_weights(FOUR, Priorities(sections=("a", "b", "c")))


def test_swing_points_for_unknown_sections_alone_leave_what_was_stated_otherwise():
    stated = Priorities(sections=("a",), swing={"gone": 100})
    assert section_weights(FOUR, stated) == section_weights(FOUR, Priorities(sections=("a",)))
    assert unknown_sections(FOUR, stated) == ("gone",)


def test_a_priority_named_twice_counts_once():
    assert section_weights(FOUR, Priorities(sections=("a", "a"))) == section_weights(
        FOUR, Priorities(sections=("a",))
    )


def test_my_own_section_stands_once_it_has_a_question():
    empty = bank(section("a", quality("qa")), section("own"))
    assert section_weights(empty, NOTHING_STATED) == {"a": 1}
    assert section_weights(empty, Priorities(sections=("own",))) == {"a": 1}
    filled = bank(section("a", quality("qa")), section("own", quality("mine")))
    assert section_weights(filled, NOTHING_STATED) == {"a": Fraction(1, 2), "own": Fraction(1, 2)}


def test_a_question_of_mine_that_is_just_a_note_moves_no_weight():
    noted = bank(section("a", quality("qa")), section("b", quality("qb")), section("own", info("mine")))
    for stated in (NOTHING_STATED, Priorities(sections=("b",)), Priorities(sections=("own", "b"))):
        without = bank(section("a", quality("qa")), section("b", quality("qb")))
        assert section_weights(noted, stated) == section_weights(without, stated)


def test_a_section_that_i_added_stands_once_it_has_a_question_that_counts():
    without = bank(section("a", quality("qa")), section("b", weight=2))
    for mine in (section("dogs", weight=5), section("dogs", info("mine"), weight=5)):
        added = Checklist(head=without.head, sections=(*without.sections, mine), added=("dogs",))
        for stated in (NOTHING_STATED, Priorities(sections=("dogs", "b")), Priorities(swing={"dogs": 1})):
            assert section_weights(added, stated) == section_weights(without, stated)
        assert unknown_sections(added, Priorities(sections=("dogs", "b"))) == ("dogs",)
    filled = (*without.sections, section("dogs", info("note"), quality("mine"), weight=5))
    added = Checklist(head=without.head, sections=filled, added=("dogs",))
    assert section_weights(added, NOTHING_STATED)["dogs"] == Fraction(5, 8)


def test_nothing_is_unknown_where_everything_named_stands():
    assert unknown_sections(FOUR, Priorities(sections=("a",), swing={"b": 1})) == ()
