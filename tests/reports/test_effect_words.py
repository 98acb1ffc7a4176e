"""What a change of priorities does, in words: kchecklist.reports.priorities.effect."""

from kchecklist.profiles.priorities import Priorities
from kchecklist.reports.priorities.effect import effects
from kchecklist.scoring.comparison import compare

from ..scoring.banks import bank, offer, quality, section

BANK = bank(*(section(name, quality(name, 100, 50, 0)) for name in ("watch", "price")))
FLOORED = bank(section("watch", quality("watch", 100, 0, floor=30)), section("price", quality("price")))
WATCH, PRICE = Priorities(swing={"watch": 100}), Priorities(swing={"price": 100})
SAME = offer("same", {"watch": "v50", "price": "v50"})
CHEAP = offer("cheap", {"watch": "v0", "price": "v100"})


def test_a_range_that_moved_says_what_it_was():
    before, now = compare(BANK, [SAME, CHEAP], WATCH), compare(BANK, [SAME, CHEAP], PRICE)
    same, cheap = effects(now, before)
    assert (cheap.name, str(cheap.range), str(cheap.rank)) == ("cheap", "100, was 0", "1st, was 2nd")
    assert (str(same.range), str(same.rank), same.moved) == ("50", "2nd, was 1st", True)


def test_who_did_not_move_comes_after_those_who_did():
    records = [
        offer("still", {"watch": "v100", "price": "v100"}),
        offer("moved", {"watch": "v0", "price": "v50"}),
    ]
    found = effects(compare(BANK, records, PRICE), compare(BANK, records, WATCH))
    assert [(each.name, each.moved) for each in found] == [("moved", True), ("still", False)]


def test_without_a_state_before_nobody_moved():
    (same,) = effects(compare(BANK, [SAME], WATCH))
    assert (str(same.range), str(same.rank), same.moved) == ("50", "nobody to compare with", False)


def test_a_provider_that_was_not_there_before_did_not_move():
    found = effects(compare(BANK, [SAME, CHEAP], PRICE), compare(BANK, [CHEAP], WATCH))
    assert {each.name: str(each.range) for each in found} == {"cheap": "100, was 0", "same": "50"}


def test_hidden_ranges_move_nobody_and_are_not_said():
    records = [SAME, offer("less", {"watch": "v0", "price": "v0"})]
    half = Priorities(swing={"watch": 1, "price": 1})
    mixed = [SAME, offer("less", {"watch": "v0", "price": "v50"})]
    assert [str(each.range) for each in effects(compare(BANK, records, half), ranges=False)] == ["", ""]
    found = effects(compare(BANK, mixed, half), compare(BANK, mixed, WATCH), ranges=False)
    assert not any(each.moved for each in found)
    assert any(each.moved for each in effects(compare(BANK, mixed, half), compare(BANK, mixed, WATCH)))


def test_no_priorities_move_a_floor():
    records = [
        offer("alone", {"watch": "v0", "price": "v100"}),
        offer("seen", {"watch": "v100", "price": "v0"}),
    ]
    found = {each.name: each for each in effects(compare(FLOORED, records, PRICE))}
    assert found["alone"].floors == "fails 1"
    assert str(found["alone"].rank) == "2nd"


def test_a_rank_that_is_early_says_so():
    records = [SAME, offer("early", {})]
    assert {str(each.rank) for each in effects(compare(BANK, records, WATCH))} == {
        "can be 1st-2nd",
        "can be 1st-2nd so far",
    }
