"""How a person states what matters: kchecklist.scoring.stating; design.md, section 4."""

import pytest
from pydantic import ValidationError

from kchecklist.profiles.priorities import Money, Priorities, TooMany
from kchecklist.scoring.stating import ordered, picked, restored, with_mark, with_money, with_points

from .banks import bank, preference, rebuilt, section

BANK = bank(*(section(name) for name in ("team", "place", "costs", "after")))


def picks(*sections: str) -> Priorities:
    return Priorities(sections=sections)


def test_a_section_is_added_as_the_last_priority():
    assert picked(picks("team"), BANK, "costs").sections == ("team", "costs")


def test_a_section_that_is_one_already_is_taken_out():
    assert picked(picks("team", "costs"), BANK, "team").sections == ("costs",)


def test_a_fourth_priority_is_told_and_not_passed_over():
    with pytest.raises(TooMany, match=r"^three are the most: take one out first$"):
        picked(picks("team", "place", "costs"), BANK, "after")


def test_with_three_one_can_still_be_taken_out():
    assert picked(picks("team", "place", "costs"), BANK, "place").sections == ("team", "costs")


def test_a_section_that_the_bank_does_not_have_takes_no_place():
    after = picked(picks("once-here", "team", "place"), BANK, "costs")
    assert after.picks == ("team", "place", "costs")


def test_a_section_that_the_bank_does_not_have_stays_in_the_file():
    assert "once-here" in picked(picks("once-here", "team"), BANK, "costs").sections


def test_an_order_takes_the_place_of_points():
    assert not picked(Priorities(swing={"team": 50}), BANK, "costs").swing


@pytest.mark.parametrize(
    "before",
    [
        Priorities(sections=("team",), swing={"team": 50}, marks={"room": {"quiet": "wanted"}}),
        Priorities(country="US"),
        Priorities(money=Money(currency="USD", hour=25)),
        Priorities(),
    ],
)
def test_taking_back_brings_back_what_the_change_touched(before):
    after = Priorities(sections=("costs",), country="DE", money=Money(hour=30))
    assert restored(after, before, after) == before


def test_taking_back_keeps_what_the_change_did_not_touch():
    mine = {"country": "DE", "money": Money(currency="EUR"), "x-mine": 1}
    now = Priorities.model_validate({"sections": ("costs",), **mine})
    before, after = Priorities(country="US"), Priorities(country="US", sections=("costs",))
    assert restored(now, before, after) == Priorities.model_validate(mine)


def test_points_take_the_place_of_an_order_and_of_what_the_section_had():
    after = with_points(picks("team", "costs"), "place", 40)
    assert (after.sections, dict(after.swing)) == ((), {"place": 40})
    assert dict(with_points(after, "place", 100).swing) == {"place": 100}
    assert dict(with_points(after, "team", 100).swing) == {"place": 40, "team": 100}


@pytest.mark.parametrize("nothing", [None, 0])
def test_no_points_take_a_section_out_and_leave_an_order_alone(nothing: int | None):
    before = Priorities(sections=("team",), swing={"team": 50})
    assert with_points(before, "team", nothing) == picks("team")


def test_points_below_0_are_refused():
    with pytest.raises(ValidationError):
        with_points(Priorities(), "team", -1)


def test_money_changes_by_the_key_and_goes_with_its_last_one():
    before = Priorities(country="US", money=Money(currency="USD", hour=25))
    after = with_money(before, hour=None, monthly_limit=600)
    assert after == Priorities(country="US", money=Money(currency="USD", monthly_limit=600))
    assert with_money(after, currency=None, monthly_limit=None) == Priorities(country="US")


def test_what_a_person_keeps_beside_money_stays():
    before = Priorities.model_validate({"money": {"hour": 25, "x-tips": True}})
    assert with_money(before, hour=None) == Priorities.model_validate({"money": {"x-tips": True}})


def test_an_order_is_stated_whole_in_place_of_what_there_was():
    before = Priorities(sections=("team", "once-here"), swing={"team": 50})
    assert ordered(before, ["costs", "place", "costs"]) == picks("costs", "place")
    assert ordered(picks("team"), []) == Priorities()
    with pytest.raises(TooMany):
        ordered(before, ["team", "place", "costs", "after"])


def test_no_order_leaves_points_alone():
    assert ordered(Priorities(swing={"team": 50}), []) == Priorities(swing={"team": 50})


ROOM = preference("room", "quiet", "shared")


def test_a_mark_is_put_in_the_place_of_another_and_taken_out_with_the_last():
    quiet, shared = ROOM.options
    wanted = with_mark(Priorities(country="US"), ROOM, quiet, "wanted")
    assert wanted.marks == {"room": {"quiet": "wanted"}}
    assert with_mark(wanted, ROOM, quiet, "fine").marks == {"room": {"quiet": "fine"}}
    both = with_mark(wanted, ROOM, shared, "unwanted")
    assert both.marks == {"room": {"quiet": "wanted", "shared": "unwanted"}}
    assert with_mark(wanted, ROOM, quiet, None) == Priorities(country="US")


def test_a_mark_under_a_former_id_counts_no_more_once_there_is_another():
    quiet = rebuilt(ROOM.options[0], was=("silent",))
    room = rebuilt(ROOM, was=("place",), options=(quiet, ROOM.options[1]))
    before = Priorities(marks={"place": {"silent": "wanted", "shared": "fine"}, "feel": {"silent": "wanted"}})
    after = with_mark(before, room, quiet, None)
    assert after.marks == {"place": {"shared": "fine"}, "feel": {"silent": "wanted"}}
