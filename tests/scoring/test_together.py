"""What holds under several people's priorities: kchecklist.scoring.together."""

import pytest

from kchecklist.profiles.priorities import Priorities
from kchecklist.scoring.comparison import compare
from kchecklist.scoring.together import held_by_all, told_differently

from .banks import bank, offer, quality, section

BANK = bank(*(section(name, quality(name, 100, 50, 49, 0)) for name in ("watch", "price", "room")))
WATCH, PRICE = Priorities(swing={"watch": 100}), Priorities(swing={"price": 100})
NOT_SAID = Priorities()


def record(name, *values, **provider):
    given = zip(("watch", "price", "room"), values, strict=False)
    return offer(name, {key: f"v{value}" for key, value in given if value is not None}, **provider)


def under(*priorities, records):
    return [compare(BANK, records, mine) for mine in priorities]


def test_one_ahead_under_everybodys_priorities_is_held_by_all():
    found = under(WATCH, PRICE, NOT_SAID, records=[record("a", 0, 0, 50), record("b", 100, 100, 50)])
    assert held_by_all(found) == (("b", "a"),)
    assert told_differently(found) == ()


def test_one_ahead_for_one_person_and_behind_for_another_is_not_held():
    found = under(WATCH, PRICE, records=[record("a", 0, 100, 50), record("b", 100, 0, 50)])
    assert held_by_all(found) == ()
    assert told_differently(found) == (("b", "a"),)


@pytest.mark.parametrize("price", [None, 100])
def test_one_ahead_for_one_person_alone_is_told_differently(price):
    found = under(WATCH, PRICE, records=[record("a", 0, 100, 50), record("b", 100, price, 50)])
    assert held_by_all(found) == ()
    assert told_differently(found) == (("b", "a"),)


def test_practically_level_is_not_ahead():
    records = [record("a", 50, 0, 0), record("b", 49, 0, 0)]
    found = under(WATCH, WATCH, records=records)
    assert found[0].order.is_ahead("a", "b")
    assert held_by_all(found) == ()
    assert told_differently(found) == ()


def test_a_failing_floor_is_behind_for_everybody():
    floored = bank(
        section("watch", quality("watch", 100, 0, floor=30)), section("price", quality("price", 100, 0))
    )
    records = [record("a", 0, 100), record("b", 100, 0)]
    assert held_by_all([compare(floored, records, mine) for mine in (WATCH, PRICE)]) == (("b", "a"),)


def test_who_is_ruled_out_is_in_no_pair():
    records = [record("a", 0, 0, 0), record("b", 100, 100, 100, status="ruled out")]
    assert held_by_all(under(WATCH, PRICE, records=records)) == ()


def test_one_persons_pairs_are_those_that_hold():
    records = [record("a", 0, 0, 0), record("b", 100, 100, 100), record("c", 50, 50, 50)]
    assert held_by_all(under(WATCH, records=records)) == (("b", "a"), ("c", "a"), ("b", "c"))


def test_nobody_holds_nothing():
    assert held_by_all([]) == ()
    assert told_differently([]) == ()
