"""How a person states what matters: kchecklist.scoring.stating; design.md, section 4."""

import pytest

from kchecklist.profiles.priorities import Money, Priorities, TooMany
from kchecklist.scoring.stating import picked, restored

from .banks import bank, section

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


def test_taking_back_brings_priorities_points_and_marks_back():
    before = Priorities(sections=("team",), swing={"team": 50}, marks={"room": {"quiet": "wanted"}})
    assert restored(picks("costs"), before) == before


def test_taking_back_keeps_everything_else_as_it_is_now():
    now = Priorities.model_validate(
        {"sections": ("costs",), "country": "DE", "money": Money(currency="EUR"), "x-mine": 1}
    )
    after = restored(now, Priorities(country="US"))
    assert after == Priorities.model_validate({"country": "DE", "money": Money(currency="EUR"), "x-mine": 1})
