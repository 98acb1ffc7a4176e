"""What to ask next, in words and on a page: kchecklist.reports.asking.parts; scoring.md, section 9."""

import datetime as dt
import json

from kchecklist.profiles.record import Answer, Claim, Costs
from kchecklist.reports.asking.document import asking_json
from kchecklist.reports.asking.parts import asking_page, asking_parts, settles_words, stop_words
from kchecklist.reports.page import Heading, Lines, Words
from kchecklist.scoring.comparison import Comparison, compare
from kchecklist.scoring.views import View

from ..scoring.banks import NOTHING_STATED, at, bank, offer, preference, quality

PLAIN = bank(quality("q", weight=5), quality("r", weight=3), quality("f", floor=50), quality("g", floor=50))


MONEY = ["money: 12 figures not known yet"]
LEVEL = bank(quality("q"), quality("f", floor=50))


def compared(*records, checklist=PLAIN) -> Comparison:
    return compare(checklist, records, NOTHING_STATED)


def said(comparison: Comparison, *only: str, most: int = 5) -> list[str | list[str]]:
    """The parts as words: a heading as ``# name``, a list as a list."""
    parts = asking_parts(comparison, {each: each.upper() for each in comparison.by_id}, only or None, most)
    shown = {
        Heading: lambda part: f"# {part.text}",
        Words: lambda part: part.text,
        Lines: lambda part: [*part.items],
    }
    return [shown[type(part)](part) for part in parts]


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
    doubted = at(said="v100", heard="v0")
    assert settles(compared(kept("a", q="v100", r="v100", f=doubted)), "a", 5) == ""
    assert settles(compared(kept("a", q="v100", f=doubted)), "a", 1) == ""


def test_as_long_as_there_is_more_to_ask_nothing_is_said_of_stopping():
    assert stop_words(compared()) is None
    assert stop_words(compared(kept("a", q="v100"), kept("b", q="v100"))) is None


def test_one_ahead_of_all_others_ends_the_asking():
    found = compared(kept("a", q="v100", r="v100"), kept("b", q="v0", r="v0"))
    assert stop_words(found) == "No answer that is still open can change who stands first."


def test_a_floor_with_two_answers_can_still_change_who_stands_first():
    doubted = kept("a", q="v100", r="v100", f=at(said="v100", heard="v0"))
    found = compared(doubted, kept("b", q="v100", r="v0"))
    assert found.ask_next.stop
    assert (
        stop_words(found)
        == "Of what is open, only a floor with two answers can change who stands first: ask that again."
    )


def test_a_floor_with_two_answers_changes_nothing_where_one_is_ahead_of_all_whatever_it_turns_out_to_be():
    doubted = kept("a", q="v100", r="v100", f=at(said="v100", heard="v0"))
    failing = offer("b", {"f": "v0", "g": "v0", "q": "v0", "r": "v0"})
    assert (
        stop_words(compared(doubted, failing)) == "No answer that is still open can change who stands first."
    )


def test_two_answers_change_nothing_where_everybody_fails_another_floor():
    same = {"q": "v100", "r": "v100"}
    doubted = offer("a", {"f": "v0", "g": at(said="v100", heard="v0"), **same})
    failing = offer("b", {"f": "v100", "g": "v0", **same})
    assert (
        stop_words(compared(doubted, failing)) == "No answer that is still open can change who stands first."
    )


def test_a_floor_that_decides_and_is_only_heard_or_advertised_is_named_as_that():
    settled = {"q": "v100", "r": "v100"}
    heard = offer("a", {"f": at(heard="v100"), "g": at(advertised="v100")} | settled)
    found = compared(heard, kept("b", q="v0", r="v0"))
    assert stop_words(found) == (
        "No answer that is still open can change who stands first. "
        "2 floors that decide are only heard or advertised: a (f, g). Ask there."
    )
    failing = compared(kept("a", q="v100", r="v0"), offer("b", {"f": at(heard="v0"), "g": "v100"} | settled))
    assert stop_words(failing) == (
        "No answer that is still open can change who stands first. "
        "One floor that decides is only heard: b (f). Ask there."
    )


def test_alone_there_is_nobody_to_be_ahead_of():
    settled = {"q": "v100", "r": "v100"}
    assert stop_words(compared(kept("a", **settled))) == "Everything that counts is settled."
    doubted = stop_words(compared(kept("a", **settled, f=at(said="v100", heard="v0"))))
    assert doubted is not None
    assert "two answers" in doubted


# The page


def test_the_questions_of_all_stand_first_then_those_of_each():
    found = said(compared(offer("a", {"q": "v100"}), kept("b", q="v100", r="v0")), most=2)
    assert found == [
        "# First, over all of them",
        ["A: What? (safety floor)", "A: What? (safety floor)"],
        "# A",
        ["What? (safety floor)", "What? (safety floor)"],
        "These 2 settle 40 % of what is open; 1 more is open.",
        MONEY,
        "# B",
        "Nothing that counts is open.",
        MONEY,
    ]


def test_one_alone_has_its_own_list_in_the_order_that_the_comparison_of_all_gives():
    both = compared(kept("a", r="v100"), kept("b", q="v50", r="v100"), checklist=PLAIN)
    assert said(both, "a") == [
        "# A",
        ["What? (may change who stands first)"],
        "This one settles all that is open.",
        MONEY,
    ]


def test_what_they_will_get_back_about_and_what_is_not_known_of_the_money_stand_beside():
    promised = offer(
        "a", {"q": Answer(said=Claim(state="pending", due=dt.date(2026, 11, 27))), "r": "pending"}
    )
    known = promised.model_copy(update={"costs": Costs(session=1, nothing_else=True)})
    (lines,) = [
        found for found in said(compared(known)) if isinstance(found, list) and "promised" in found[0]
    ]
    assert lines == [
        "promised: q, will get back by 27 Nov 2026",
        "promised: r, will get back",
        "money: 5 figures not known yet",
    ]


def test_of_several_named_nobody_elses_questions_are_shown():
    found = said(compared(kept("a"), kept("b"), kept("c")), "a", "c")
    assert [line for line in found if line[0] == "#"] == ["# First, over all of them", "# A", "# C"]
    assert {line[0] for line in found[1]} == {"A", "C"}


def test_alone_no_answer_has_to_decide_anything():
    assert said(compared(kept("a")))[0] == "# A"


def test_where_nothing_counts_nothing_is_said_to_decide():
    unmarked = bank(preference("p", "x", "y"))
    assert said(compared(offer("a"), offer("b"), checklist=unmarked))[0] == "# A"


def test_where_no_single_answer_decides_that_is_said_with_what_hangs_on_each():
    # At its worst the first is level with the second at its best: only both answers together could change it.
    found = said(compared(kept("a", q="v100"), kept("b", r="v0")))
    assert found[0].startswith("No single answer decides who stands first.")
    assert found[2] == [
        "B: What? (settles up to 50 points of 100)",
        "A: What? (settles up to 30 points of 100)",
    ]


def test_beside_an_open_floor_nobody_says_that_no_answer_decides():
    found = compared(offer("a", {"g": "v100", "q": "v100"}), kept("b", r="v0"))
    assert not any(one.voi for one in found.ask_next.questions)
    assert said(found)[0] == "# First, over all of them"


def test_where_one_alone_is_asked_for_nothing_is_said_of_deciding():
    assert said(compared(kept("a", q="v100"), kept("b", r="v0")), "a")[0] == "# A"


def test_what_is_looked_up_is_not_said_as_something_to_ask():
    papers = bank(quality("q", tier="look up"), quality("r"))
    assert said(compared(offer("a", {"r": "v0"}), checklist=papers))[1] == [
        "look up: What? (settles up to 50 points of 100)"
    ]


def test_why_a_floor_is_open_is_said():
    record = offer("a", {"q": "v0", "r": "v0", "f": at(said="v100", heard="v0"), "g": "dont_know"})
    assert said(compared(record))[1] == [
        "What? (safety floor: still open)",
        "What? (safety floor: two answers, ask again)",
    ]


def test_after_the_stop_floors_still_open_are_named_with_whose_they_are():
    doubted = kept("a", q="v100", r="v100", f=at(said="v100", heard="v0"))
    failing = offer("b", {"f": "v0", "q": "v0", "r": "v0"})
    found = said(compared(doubted, failing))
    assert "# First, over all of them" not in found
    assert found[:3] == [
        "No answer that is still open can change who stands first.",
        "Safety floors still open, whoever stands first:",
        [
            "A: 1 floor with two answers, ask again",
            "B: fails 1: worth 0 · 1 not asked",
        ],
    ]


def test_those_ruled_out_are_shown_only_where_they_are_named():
    found = compared(kept("a"), offer("b", status="ruled out"))
    assert "# B" not in said(found)
    assert said(found, "b")[:2] == ["# B", "Ruled out by me: it takes no part in the order."]


def test_without_a_provider_there_is_nobody_to_ask():
    assert said(compared()) == ["No provider to ask yet."]


def test_where_all_are_ruled_out_it_is_not_said_that_there_is_none_yet():
    found = compared(offer("a", status="ruled out"), offer("b", status="ruled out"))
    assert said(found) == ["All are ruled out by me: nobody to ask."]


def test_what_is_believed_is_said_where_it_is_not_everything():
    view = View("written", dt.date(2026, 11, 2))
    found = compare(PLAIN, (kept("a"),), NOTHING_STATED, view)
    parts = asking_page(found, dt.date(2026, 11, 21), None, 5).parts
    assert any(isinstance(part, Words) and "in writing" in str(part.text) for part in parts)


def test_json_holds_every_open_question_in_order_with_exact_numbers():
    found = compared(kept("a", q="v100"), kept("b", r="v0"))
    assert json.loads(asking_json(found)) == {
        "format": 1,
        "checklist": {"id": "small", "version": "1"},
        "evidence": "heard",
        "stop": False,
        "contenders": ["a", "b"],
        "questions": [
            {"provider": "b", "question": "q", "floor": False, "voi": "0", "swing": "1/2"},
            {"provider": "a", "question": "r", "floor": False, "voi": "0", "swing": "3/10"},
        ],
    }


def test_json_shows_those_named_and_one_ruled_out_last():
    found = compared(kept("a"), kept("b"), offer("c", {"f": "v100"}, status="ruled out"))
    for only, shown in ((None, {"a", "b"}), (("c", "b"), {"b", "c"})):
        providers = [each["provider"] for each in json.loads(asking_json(found, only))["questions"]]
        assert set(providers) == shown
        assert providers == sorted(providers) or only is None
