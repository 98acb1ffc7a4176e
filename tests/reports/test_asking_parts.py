"""What to ask next, in words and on a page: kchecklist.reports.asking_parts; scoring.md, section 9."""

from kchecklist.reports.asking_parts import settles_words, stop_words
from kchecklist.scoring.comparison import Comparison, compare

from ..scoring.banks import NOTHING_STATED, at, bank, offer, quality

PLAIN = bank(quality("q", weight=5), quality("r", weight=3), quality("f", floor=50), quality("g", floor=50))


def compared(*records, checklist=PLAIN) -> Comparison:
    return compare(checklist, records, NOTHING_STATED)


def kept(name, /, **answers):
    """A record whose floors are kept."""
    return offer(name, {"f": "v100", "g": "v100"} | answers)


def settles(comparison: Comparison, provider: str, most: int) -> str:
    return settles_words(comparison.by_id[provider], comparison.ask_next.by_provider[provider][:most])


def test_how_much_is_settled_is_rounded_down_and_said_of_one_of_several_and_of_all():
    found = compared(kept("a"))
    assert settles(found, "a", 1) == "this one settles 62 % of what is open"
    assert settles(found, "a", 2) == "these 2 settle all that is open"
    several = compared(offer("a", {"f": "v100"}))
    assert settles(several, "a", 2) == "these 2 settle 66 % of what is open"


def test_what_settles_next_to_nothing_is_not_said_to_settle_0():
    many = bank(quality("f", floor=50), *(quality(f"q{number}", weight=5) for number in range(30)))
    assert (
        settles(compared(offer("a"), checklist=many), "a", 1)
        == "this one settles less than 1 % of what is open"
    )


def test_where_no_range_hangs_on_it_nothing_is_said_to_settle():
    doubted = kept("a", q="v100", r="v100", f=at(said="v100", heard="v0"))
    assert settles(compared(doubted), "a", 5) == ""


def test_as_long_as_there_is_more_to_ask_nothing_is_said_of_stopping():
    assert stop_words(compared()) is None
    assert stop_words(compared(kept("a", q="v100"), kept("b", q="v100"))) is None


def test_one_ahead_of_all_others_ends_the_asking():
    found = compared(kept("a", q="v100", r="v100"), kept("b", q="v0", r="v0"))
    assert stop_words(found) == "More answers cannot change who stands first."


def test_a_floor_with_two_answers_can_still_change_who_stands_first():
    doubted = kept("a", q="v100", r="v100", f=at(said="v100", heard="v0"))
    found = compared(doubted, kept("b", q="v100", r="v0"))
    assert found.ask_next.stop
    assert (
        stop_words(found)
        == "Only a floor with two answers can still change who stands first: ask that again."
    )


def test_a_floor_with_two_answers_changes_nothing_where_one_is_ahead_of_all_whatever_it_turns_out_to_be():
    doubted = kept("a", q="v100", r="v100", f=at(said="v100", heard="v0"))
    failing = offer("b", {"f": "v0", "g": "v0", "q": "v0", "r": "v0"})
    assert stop_words(compared(doubted, failing)) == "More answers cannot change who stands first."


def test_alone_there_is_nobody_to_be_ahead_of():
    settled = {"q": "v100", "r": "v100"}
    assert stop_words(compared(kept("a", **settled))) == "Everything that counts is settled."
    doubted = stop_words(compared(kept("a", **settled, f=at(said="v100", heard="v0"))))
    assert doubted is not None
    assert "two answers" in doubted
