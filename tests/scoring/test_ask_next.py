"""What to ask next, of whom, and when to stop: scoring.md, section 9."""

from fractions import Fraction

import pytest

from kchecklist.profiles.priorities import Priorities
from kchecklist.scoring.ask_next import AskNext, NextQuestion, ask_next, contenders, share_settled
from kchecklist.scoring.standing import standings
from kchecklist.scoring.views import EVERYTHING, View

from .banks import NOTHING_STATED, at, bank, offer, preference, quality, section
from .test_worked_example import BANK, PRIORITIES, A, B, C

PLAIN = bank(quality("q", weight=5), quality("r", weight=3), quality("f", floor=50), quality("g", floor=50))
NO_FLOOR = bank(quality("q", weight=5), quality("r", weight=3))


def asked(*records, checklist=PLAIN, priorities=NOTHING_STATED, view: View = EVERYTHING) -> AskNext:
    return ask_next(checklist, standings(checklist, records, priorities, view))


def names(questions) -> list[str]:
    return [f"{one.provider}.{one.question.id}" for one in questions]


def one(found: AskNext, name: str) -> NextQuestion:
    return next(each for each in found.questions if f"{each.provider}.{each.question.id}" == name)


def kept(name, /, **answers):
    """A record whose floors are kept."""
    return offer(name, {"f": "v100", "g": "v100"} | answers)


# The worked example


def test_the_example_asks_what_can_change_who_stands_first():
    found = asked(A, B, C, checklist=BANK, priorities=PRIORITIES)
    assert found.contenders == ("a", "b")
    assert names(found.questions) == ["b.q2", "a.q5", "c.q4"]
    assert not found.stop
    assert round(float(one(found, "b.q2").voi), 4) == 0.0031
    assert one(found, "a.q5").voi == 0
    assert one(found, "c.q4").voi == 0


def test_in_the_example_a_better_rival_makes_an_answer_worth_knowing():
    better = offer("b", {"q1": "v50", "q2": "v100", "q3": "v100", "q4": "v100", "q5": "v100", "q6": "v100"})
    assert (
        round(float(one(asked(A, better, C, checklist=BANK, priorities=PRIORITIES), "a.q5").voi), 4) == 0.0318
    )


def test_in_the_example_a_worse_rival_ends_the_asking():
    worse = offer("b", {"q1": "v50", "q2": "v0", "q3": "v100", "q4": "v100", "q5": "v100", "q6": "v100"})
    found = asked(A, worse, C, checklist=BANK, priorities=PRIORITIES)
    assert found.stop
    assert found.contenders == ("a",)
    assert names(found.questions) == ["a.q5", "c.q4"]


def test_the_share_and_the_swing_are_of_the_whole_score():
    found = one(asked(A, B, C, checklist=BANK, priorities=PRIORITIES), "a.q5")
    assert (found.share, found.swing) == (Fraction(7, 36) * Fraction(3, 4), Fraction(7, 36) * Fraction(3, 4))


def test_a_range_of_two_values_swings_between_them():
    found = one(asked(offer("a", {"q": ("v100", "v50"), "r": "v0"}), checklist=NO_FLOOR), "a.q")
    assert (found.share, found.swing) == (Fraction(5, 8), Fraction(5, 16))


# Contenders


def test_one_that_fails_a_floor_is_no_contender_however_high_it_scores():
    failed = offer("b", {"q": "v100", "r": "v100", "f": "v0"})
    assert asked(kept("a"), failed).contenders == ("a",)


def test_when_every_gate_fails_everybody_is_a_contender():
    good, bad = (
        offer("a", {"q": "v100", "r": "v100", "f": "v0"}),
        offer("b", {"q": "v0", "r": "v0", "f": "v0"}),
    )
    found = asked(good, bad)
    assert found.contenders == ("a", "b")
    assert all(each.contender for each in found.questions)


def test_one_that_somebody_is_ahead_of_is_no_contender():
    assert asked(kept("a", q="v100"), kept("b", q="v0", r="v0")).contenders == ("a",)


def test_ranges_that_touch_leave_both_in_the_running():
    high, low = offer("a", {"q": "v50", "r": "v50"}), offer("b", {"q": ("v0", "v50"), "r": "v50"})
    assert asked(high, low, checklist=NO_FLOOR).contenders == ("a", "b")


def test_the_ruled_out_contend_for_nothing_and_stand_only_in_their_own_list():
    out = offer("b", {"q": "v100", "r": "v100"}, status="ruled out")
    found = asked(kept("a"), out)
    assert found.contenders == ("a",)
    assert names(found.questions) == ["a.q", "a.r"]
    assert names(found.by_provider["b"]) == ["b.f", "b.g"]
    assert not any(each.contender for each in found.by_provider["b"])
    assert contenders(standings(PLAIN, (out,), NOTHING_STATED)) == ()


def test_a_ruled_out_rival_is_nothing_to_beat():
    out = offer("b", {"q": "v50", "r": "v50"}, status="ruled out")
    assert all(each.voi == 0 for each in asked(offer("a"), out, checklist=NO_FLOOR).questions)
    rival = offer("b", {"q": "v50", "r": "v50"})
    assert all(each.voi > 0 for each in asked(offer("a"), rival, checklist=NO_FLOOR).questions)


def test_contenders_are_found_in_the_view_asked_for():
    records = (
        offer("a", {"q": "v100", "r": "v100"}),
        offer("b", {"q": at(written="v0"), "r": at(written="v0")}),
    )
    assert asked(*records, checklist=NO_FLOOR).contenders == ("a",)
    found = asked(*records, checklist=NO_FLOOR, view=View("written"))
    assert found.contenders == ("a", "b")
    assert names(found.questions) == ["a.q", "a.r"]
    assert (asked(*records, checklist=NO_FLOOR).stop, found.stop) == (True, False)


# Floors


def test_floors_still_unknown_come_first_even_when_they_weigh_little():
    assert names(asked(offer("a")).questions) == ["a.f", "a.g", "a.q", "a.r"]
    assert [each.floor for each in asked(offer("a")).questions] == [True, True, False, False]


@pytest.mark.parametrize("state", ["waived", "failed", "kept"])
def test_a_floor_that_is_not_unknown_is_asked_like_any_other(state):
    between = {"waived": ("v100", "v0"), "failed": ("v30", "v0"), "kept": ("v100", "v50")}[state]
    checklist = bank(quality("f", 100, 50, 30, 0, floor=50), quality("q", weight=5))
    record = offer("a", {"f": between}, {"f": "agreed"} if state == "waived" else None)
    found = asked(record, checklist=checklist)
    assert names(found.questions) == ["a.q", "a.f"]
    assert not one(found, "a.f").floor
    assert one(found, "a.f").swing > 0


def test_a_contradicted_floor_is_open_with_nothing_to_gain_in_score():
    doubted = kept("a", q="v100", r="v100", f=at(said="v100", heard="v0"))
    found = asked(doubted, kept("b", q="v100", r="v50"))
    again = one(found, "a.f")
    assert (again.floor, again.voi, again.swing) == (True, 0, 0)
    assert again.share > 0


def test_a_contradicted_floor_that_fails_or_is_waived_is_not_open():
    fails = kept("a", q="v100", r="v100", f=at(said="v0", heard="v100"))
    assert asked(fails).questions == ()
    waived = offer(
        "a", {"q": "v0", "r": "v0", "f": at(said="v100", heard="v0"), "g": "v100"}, {"f": "agreed"}
    )
    assert asked(waived).questions == ()


def test_a_contradicted_question_that_is_no_floor_is_not_open():
    assert asked(kept("a", q=at(said="v100", heard="v0"), r="v0")).questions == ()


def test_what_does_not_count_is_not_asked():
    checklist = bank(preference("room", "quiet", "shared"), quality("q", na_allowed=True), quality("r"))
    assert names(asked(offer("a", {"q": "not_applicable"}), checklist=checklist).questions) == ["a.r"]
    marked = Priorities(marks={"room": {"quiet": "wanted"}})
    found = asked(offer("a"), checklist=checklist, priorities=marked)
    assert names(found.questions) == ["a.q", "a.r", "a.room"]


# The order


def test_contenders_questions_go_by_voi_before_swing():
    found = asked(
        offer("a", {"q": "v100"}),
        offer("b", {"q": "v100", "r": ("v50", "v0")}),
        offer("c", {"r": "v0"}),
        checklist=NO_FLOOR,
    )
    assert found.contenders == ("a", "b", "c")
    assert names(found.questions) == ["a.r", "c.q", "b.r"]
    assert [each.voi for each in found.questions] == [Fraction(1, 32), 0, 0]
    assert [each.swing for each in found.questions] == [Fraction(3, 8), Fraction(5, 8), Fraction(3, 16)]


def test_floors_among_themselves_go_by_voi_before_swing():
    checklist = bank(quality("q", weight=5, floor=50), quality("r", weight=3, floor=50))
    found = asked(
        offer("a", {"q": "v100"}),
        offer("b", {"q": "v100", "r": ("v50", "v0")}),
        offer("c", {"r": "v50"}),
        checklist=checklist,
    )
    assert names(found.questions) == ["a.r", "c.q", "b.r"]
    assert found.questions[0].voi > found.questions[1].voi
    assert found.questions[0].swing < found.questions[1].swing


def test_equal_voi_goes_by_swing_then_bank_order_then_provider():
    checklist = bank(quality("q", weight=1), quality("r", weight=2), quality("s", weight=1))
    found = asked(offer("b"), offer("a"), checklist=checklist)
    assert len({each.voi for each in found.questions if each.question.id != "r"}) == 1
    assert names(found.questions) == ["a.r", "b.r", "a.q", "b.q", "a.s", "b.s"]


def test_the_other_providers_come_last_with_their_floors_first():
    behind = offer("b", {"q": "v0", "g": "v0"})
    found = asked(kept("a", r="v0"), behind)
    assert names(found.questions) == ["a.q", "b.f", "b.r"]
    assert [each.contender for each in found.questions] == [True, False, False]
    assert [each.floor for each in found.questions] == [False, True, False]


def test_each_providers_list_is_the_order_with_the_others_left_out():
    found = asked(offer("a"), kept("b", q="v50"), offer("c", {"f": "v0"}), checklist=PLAIN)
    for name in "abc":
        assert found.by_provider[name] == tuple(each for each in found.questions if each.provider == name)


def test_the_turn_of_a_provider_is_that_of_its_questions_by_their_ids():
    found = asked(offer("a"), kept("b", q="v50"))
    assert found.turn("a") == ("f", "g", "q", "r")
    assert found.turn("b") == ("r",)


# "These settle so much of what is open"


def test_what_some_questions_settle_is_their_share_of_what_is_open():
    (alone,) = standings(NO_FLOOR, (offer("a"),), NOTHING_STATED)
    questions = ask_next(NO_FLOOR, (alone,)).by_provider["a"]
    assert share_settled(alone, questions[:1]) == Fraction(5, 8)
    assert share_settled(alone, questions) == 1
    assert share_settled(alone, ()) == 0


def test_nothing_open_is_no_share_of_anything():
    (alone,) = standings(NO_FLOOR, (offer("a", {"q": "v0", "r": "v0"}),), NOTHING_STATED)
    assert share_settled(alone, ()) is None


def test_where_nothing_weighs_anything_an_answer_is_worth_nothing():
    checklist = bank(section("one", quality("q")), section("two", quality("r", when={"route": ["iv"]})))
    weightless = Priorities(swing={"two": 100})
    records = offer("a", routes=("oral",)), offer("b", routes=("oral",))
    found = asked(*records, checklist=checklist, priorities=weightless)
    assert names(found.questions) == ["a.q", "b.q"]
    assert all((each.share, each.swing, each.voi) == (0, 0, 0) for each in found.questions)
    (alone, _) = standings(checklist, records, weightless)
    assert share_settled(alone, found.by_provider["a"]) == 0
    assert not found.stop
