"""Who is ahead of whom: scoring.md, section 6."""

import datetime as dt

from kchecklist.scoring.order import Order, Pair, added_order, order
from kchecklist.scoring.standing import standings

from .banks import NOTHING_STATED, at, bank, offer, quality

BANK = bank(quality("q", 100, 51, 50, 49, 48, 0), quality("floor", 100, 0, floor=30))


def ordered(*records) -> Order:
    return order(standings(BANK, records, NOTHING_STATED))


def record(name, q=None, floor="v100", /, **provider):
    answers = {"q": q, "floor": floor}
    return offer(name, {key: heard for key, heard in answers.items() if heard is not None}, **provider)


def test_one_is_ahead_when_its_worst_beats_the_others_best():
    found = ordered(record("a", "v49"), record("b", ("v100", "v50")))
    assert found.is_ahead("b", "a")
    assert not found.is_ahead("a", "b")
    assert found.ranks == {"a": (2, 2), "b": (1, 1)}


def test_touching_ranges_put_nobody_ahead():
    found = ordered(record("a", "v50"), record("b", ("v100", "v50")))
    assert not found.is_ahead("b", "a")
    assert found.ranks == {"a": (1, 2), "b": (1, 2)}


def test_a_floor_that_fails_puts_a_provider_behind_whatever_its_score():
    found = ordered(record("a", "v100", "v0"), record("b", "v0"))
    assert found.pairs == (Pair("b", "a", "clearly ahead"),)


def test_an_open_gate_can_turn_out_either_way():
    found = ordered(record("a", "v0"), record("b", "v100", None))
    assert found.pairs == (Pair("a", "b", "can't tell yet"),)


def test_settled_within_two_points_is_practically_level():
    found = ordered(record("a", "v48"), record("b", "v51"))
    assert found.pairs == (Pair("b", "a", "practically level"),)
    assert found.is_ahead("b", "a")
    assert found.ranks == {"a": (2, 2), "b": (1, 1)}


def test_equal_and_settled_is_practically_level_in_the_order_given():
    assert ordered(record("b", "v50"), record("a", "v50")).pairs == (Pair("b", "a", "practically level"),)


def test_both_failing_within_two_points_is_practically_level():
    assert ordered(record("a", "v50", "v0"), record("b", "v51", "v0")).pairs == (
        Pair("b", "a", "practically level"),
    )


def test_two_points_apart_is_clearly_ahead():
    exact = bank(quality("q", 100, 50, 48, 0))
    records = (offer("a", {"q": "v48"}), offer("b", {"q": "v50"}))
    assert order(standings(exact, records, NOTHING_STATED)).pairs == (Pair("b", "a", "clearly ahead"),)


def test_a_small_lead_over_something_open_is_ahead():
    exact = bank(quality("q", 100, 50, 49, 0))
    records = (offer("a", {"q": ("v49", "v0")}), offer("b", {"q": "v50"}))
    assert order(standings(exact, records, NOTHING_STATED)).pairs == (Pair("b", "a", "ahead"),)


def test_unsettled_ranges_that_overlap_cannot_be_told_yet():
    assert ordered(record("a"), record("b", "v50")).pairs == (Pair("a", "b", "can't tell yet"),)


def test_contradicted_floors_are_open_even_when_everything_is_settled():
    doubted = offer("a", {"q": "v50", "floor": at(said="v100", heard="v0")})
    again = offer("b", {"q": "v50", "floor": at(said="v100", heard="v0")})
    assert ordered(doubted, again).pairs == (Pair("a", "b", "can't tell yet"),)


def test_there_is_one_pair_for_each_two():
    found = ordered(*(record(name) for name in "abcd"))
    assert [(pair.a, pair.b) for pair in found.pairs] == [
        ("a", "b"),
        ("a", "c"),
        ("a", "d"),
        ("b", "c"),
        ("b", "d"),
        ("c", "d"),
    ]


def test_the_ruled_out_take_no_part():
    found = ordered(record("a", "v100", status="ruled out"), record("b", "v50"), record("c", "v0"))
    assert found.ranks == {"b": (1, 1), "c": (2, 2)}
    assert found.pairs == (Pair("b", "c", "clearly ahead"),)
    assert not found.is_ahead("a", "b")
    assert found.by_standing == ("b", "c", "a")
    assert found.groups == (("b",), ("c",))


def test_standing_sorts_by_gate_then_ranks_then_range_then_coverage_then_name():
    found = ordered(
        record("failed", "v100", "v0"),
        record("open", "v100", None),
        record("zoe", "v50", name="Zoe"),
        record("adam", "v50", name="adam"),
        record("b-low", ("v100", "v50")),
        record("b-high", "v100"),
    )
    assert found.by_standing == ("b-high", "b-low", "adam", "zoe", "open", "failed")


def test_among_equal_ranks_the_higher_lowest_score_comes_first():
    found = ordered(record("a", ("v100", "v0")), record("b", ("v100", "v49")))
    assert found.by_standing == ("b", "a")


def test_a_better_rank_comes_before_a_higher_lowest_score():
    # c stays ahead of b alone; a could still be behind c, but starts lower than b.
    found = ordered(record("b", "v49"), record("a", ("v100", "v0")), record("c", "v51"))
    assert found.ranks == {"a": (1, 3), "b": (2, 3), "c": (1, 2)}
    assert found.by_standing == ("c", "a", "b")


def test_equal_gate_and_range_share_a_group():
    found = ordered(record("c", "v0"), record("b", "v50"), record("a", "v50"))
    assert found.groups == (("a", "b"), ("c",))


def test_one_provider_alone_is_first_and_last():
    found = ordered(record("a"))
    assert found.ranks == {"a": (1, 1)}
    assert found.pairs == ()


def test_nobody_makes_an_empty_order():
    found = ordered()
    assert (found.ranks, found.pairs, found.by_standing, found.groups) == ({}, (), (), ())


# In the order added


def test_profiles_stand_as_they_were_added_and_those_without_a_date_last():
    east = dt.timezone(dt.timedelta(hours=9))
    records = (
        offer("none-b"),
        offer("evening", added=dt.datetime(2026, 11, 21, 18, 0)),
        offer("morning", added=dt.datetime(2026, 11, 21, 9, 0, tzinfo=east)),
        offer("none-a"),
        offer("day-b", added=dt.date(2026, 11, 21)),
        offer("day-a", added=dt.date(2026, 11, 21)),
        offer("before", added=dt.datetime(2026, 11, 20, 23, 0, tzinfo=dt.UTC)),
    )
    assert [each.id for each in added_order(records)] == [
        "before",
        "day-a",
        "day-b",
        "morning",
        "evening",
        "none-a",
        "none-b",
    ]
