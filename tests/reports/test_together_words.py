"""What holds for several people, in sentences: kchecklist.reports.priorities.together."""

from kchecklist.profiles.priorities import Priorities
from kchecklist.reports.priorities.together import all_of, together_lines
from kchecklist.scoring.comparison import compare

from ..scoring.banks import bank, offer, quality, section

BANK = bank(*(section(name, quality(name, 100, 50, 0)) for name in ("watch", "price")))
WATCH, PRICE = Priorities(swing={"watch": 100}), Priorities(swing={"price": 100})
NAMES = {"a": "Harbor", "b": "Mail\x1bWell", "c": "Oak Room"}


def lines(people, **records):
    offers = [
        offer(name, {key: f"v{value}" for key, value in zip(("watch", "price"), values, strict=False)})
        for name, values in records.items()
    ]
    return together_lines({who: compare(BANK, offers, mine) for who, mine in people.items()}, NAMES)


def test_what_holds_for_both_is_said_once():
    found = lines({None: WATCH, "Anna": PRICE}, a=(100, 100), b=(0, 0))
    assert found == ("For me and for Anna: Harbor is ahead of Mail␛Well",)


def test_where_they_differ_each_is_named():
    found = lines({None: WATCH, "Anna": PRICE}, a=(100, 0), b=(0, 100))
    assert found == ("Harbor and Mail␛Well: for me Harbor is ahead; for Anna Mail␛Well is ahead",)


def test_who_agrees_is_named_together():
    found = lines({None: WATCH, "Anna": PRICE, "Ben": PRICE}, a=(100,), b=(0, 50))
    assert found == ("Harbor and Mail␛Well: for me Harbor is ahead; for Anna and for Ben can't tell yet",)


def test_where_nobody_is_ahead_for_anybody_that_is_said():
    found = lines({None: WATCH, "Anna": PRICE}, a=(), b=())
    assert found == ("For me and for Anna: as far as is known, nobody is ahead of anybody",)


def test_one_person_alone_is_not_together():
    assert lines({None: WATCH}, a=(100, 0), b=(0, 100)) == ()


def test_one_provider_alone_is_ahead_of_nobody():
    assert lines({None: WATCH, "Anna": PRICE}, a=(100, 0)) == ()


def test_three_are_named_as_one_would_say_them():
    assert all_of([None, "Ben", "Anna"]) == "for me, for Ben and for Anna"
