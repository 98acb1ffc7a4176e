"""One set of words for standings and answers."""

import datetime as dt
from fractions import Fraction

import pytest

from kchecklist.profiles.priorities import Priorities
from kchecklist.reports import words
from kchecklist.reports.display_width import cells, wrapped
from kchecklist.reports.range_bar import range_bar
from kchecklist.scoring.order import order
from kchecklist.scoring.standing import standings

from .banks import SMALL, record, stood

ON = dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("question", "answer", "long", "brief"),
    [
        ("vital-signs", None, "not asked", "?"),
        ("vital-signs", {"choice": ["before-after"]}, "before and after", "twice"),
        (
            "vital-signs",
            {"choice": ["before-after", "once"]},
            "somewhere between: before and after / before only",
            "somewhere between: twice / before only",
        ),
        ("vital-signs", {"state": "dont_know"}, "they don't know", "they don't know"),
        ("vital-signs", {"state": "pending", "due": ON}, "will get back by 21 Nov 2026", None),
        ("vital-signs", {"state": "pending"}, "will get back", None),
        ("vital-signs", {"state": "refused"}, "would not say", None),
        ("vital-signs", {"choice": ["gone"]}, words.NO_SUCH_ANSWER, None),
        ("gear", {"choice": []}, "none of these", None),
        ("gear", {"choice": ["oximeter", "cuff"]}, "an oximeter; a cuff", None),
        ("gear", {"state": "not_applicable"}, "not applicable", None),
        ("appointment", {"note": "In two\nweeks"}, "not asked", "?"),
        ("route", None, "a drip into a vein", "IV"),
    ],
)
def test_an_answer_is_said_in_one_line(question, answer, long, brief):
    profile = record(answers={question: {"said": answer}} if answer else {})
    finding = next(each for each in stood(profile).findings if each.question.id == question)
    assert words.answer_words(finding, profile) == long
    assert words.answer_brief(finding, profile) == (brief or long)


def test_how_a_claim_is_known_takes_who_and_when_from_its_conversation():
    profile = record(
        answers={"vital-signs": {"written": {"choice": ["once"], "conversation": 1}}},
        conversation=[{"id": 1, "with": "Dr\x1b Lee", "on": ON}],
    )
    claim = profile.answers["vital-signs"].written
    assert words.how_known(profile, claim, "written") == "in writing, Dr␛ Lee, 21 Nov 2026"


def test_ranks_are_said_as_far_as_they_are_known():
    full = {"vital-signs": "throughout", "gear": {"said": {"choice": ["oximeter", "cuff"]}}}
    full |= {"total-price": "itemised", "staff-record": "clear"}
    none = {"vital-signs": "nothing"}
    profiles = [
        record("A", full),
        record("B", full),
        record("C", none),
        record("D", provider={"status": "ruled out"}),
        record("E"),
    ]
    four = order(standings(SMALL, profiles[:4], Priorities()))
    assert [words.rank_words(four, name) for name in "abcd"] == ["1=", "1=", "3rd", "not placed: ruled out"]
    five = order(standings(SMALL, profiles, Priorities()))
    assert words.rank_words(five, "e") == "can be 1st-4th"
    alone = order(standings(SMALL, profiles[:1], Priorities()))
    assert words.rank_words(alone, "a") == "nobody to compare with"


def test_routes_and_places_fall_back_to_their_ids():
    profile = record(provider={"routes": ["iv", "my-own"], "settings": []})
    assert words.route_words(SMALL, profile) == "IV, my-own"
    assert words.setting_words(SMALL, profile) == "?"


@pytest.mark.parametrize(("text", "wide"), [("abc", 3), ("你好", 4), ("e\u0301", 1), ("a\u200db", 2)])
def test_the_width_of_a_text_is_counted_in_cells(text, wide):
    assert cells(text) == wide


def test_wrapped_lines_fit_and_lose_nothing():
    lines = wrapped("你好" * 20 + " and more words", 10)
    assert max(map(cells, lines)) <= 10
    assert "".join(lines).replace(" ", "") == "你好" * 20 + "andmorewords"


@pytest.mark.parametrize(
    ("low", "high", "bar"),
    [(62, 84, "██████▒▒▒·"), (0, 100, "▒▒▒▒▒▒▒▒▒▒"), (55, 55, "██████····"), (100, 100, "██████████")],
)
def test_a_bar_never_looks_surer_than_its_digits(low, high, bar):
    assert range_bar(Fraction(low, 100), Fraction(high, 100)) == bar


def test_too_early_says_how_much_was_asked_of_what():
    assert words.early_words(stood(record(answers={"vital-signs": "once"}))).endswith("asked 2 of 5 so far")
