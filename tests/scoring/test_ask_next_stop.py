"""When no answer that is still open can change who stands first: scoring.md, section 9."""

from kchecklist.scoring.ask_next import AskNext

from .banks import at, offer
from .test_ask_next import asked, kept, names


def test_nobody_compared_is_no_reason_to_stop():
    assert asked() == AskNext((), (), {}, False)
    assert not asked(offer("a", status="ruled out")).stop


def test_a_provider_alone_stops_only_when_settled():
    assert not asked(kept("a", q="v100")).stop
    assert asked(kept("a", q="v100", r="v0")).stop


def test_a_provider_alone_among_the_ruled_out_is_alone():
    out = offer("b", {"q": "v0", "r": "v0", "f": "v0", "g": "v0"}, status="ruled out")
    assert not asked(kept("a", q="v100"), out).stop


def test_one_ahead_of_every_other_ends_the_asking():
    found = asked(kept("a", q="v100"), kept("b", q="v0", r="v0"), offer("c", {"f": "v0"}))
    assert found.stop
    assert "a.r" in names(found.questions)


def test_one_ahead_of_only_some_does_not():
    assert not asked(kept("a", q="v100"), kept("b", q="v0", r="v0"), kept("c", q="v100")).stop


def test_contenders_that_are_all_settled_end_the_asking_whatever_the_others_leave_open():
    level = {"q": "v100", "r": "v100"}
    assert asked(kept("a", **level), kept("b", **level), offer("c", {"f": "v0"})).stop


def test_open_floors_are_still_listed_after_the_stop():
    doubted = kept("a", q="v100", r="v100", f=at(said="v100", heard="v0"))
    found = asked(doubted)
    assert found.stop
    assert names(found.questions) == ["a.f"]


def test_among_those_that_all_fail_one_ahead_ends_the_asking():
    good, bad = (
        offer("a", {"q": "v100", "r": "v100", "f": "v0"}),
        offer("b", {"q": "v0", "r": "v0", "f": "v0"}),
    )
    found = asked(good, bad, offer("c", {"q": "v0", "r": "v0", "f": "v0"}))
    assert found.stop
    assert found.contenders == ("a", "b", "c")
