"""The ways of looking at a comparison: like for like, questions of a kind, shares, why a range, what counts."""

import datetime as dt

import pytest

from kchecklist.profiles.priorities import Priorities
from kchecklist.reports.comparison.like_for_like import like_for_like_parts, pair_parts
from kchecklist.reports.comparison.page import comparison_page, pair_page
from kchecklist.reports.comparison.questions import NONE_OF_THIS_KIND, ONLY, questions_side_by_side
from kchecklist.reports.comparison.shares import shares_parts
from kchecklist.reports.evidence_words import view_words
from kchecklist.reports.names import told_apart
from kchecklist.reports.page import Page
from kchecklist.reports.page_markdown import page_markdown
from kchecklist.reports.page_text import page_text
from kchecklist.reports.provider.why_range import why_range
from kchecklist.scoring.comparison import compare
from kchecklist.scoring.shares import Shares
from kchecklist.scoring.views import EVERYTHING, View

from .banks import SMALL, TODAY, record

HARBOR = record("Harbor", {"vital-signs": "throughout", "total-price": "itemised"})
OAK = record(
    "Oak",
    {
        "vital-signs": {"said": {"choice": ["throughout"]}, "signed": {"choice": ["once"]}},
        "total-price": {"said": {"state": "refused"}},
        "gear": {"come_back": True},
    },
)


def text(parts):
    return " ".join(page_text(Page("", tuple(parts))).split())


def compared(*profiles, view=EVERYTHING, **stated):
    return compare(SMALL, profiles, Priorities(**stated), view)


def like(*profiles, view=EVERYTHING):
    found = compared(*profiles, view=view)
    return text(like_for_like_parts(found, told_apart(found.standings)))


def test_like_for_like_counts_only_what_is_settled_for_both():
    said = like(HARBOR, OAK)
    assert "Harbor does" in said
    assert "better than Oak on the 2 questions settled for both" in said


def test_like_for_like_says_when_nothing_is_settled_for_both():
    nothing = record("Oak", provider={"routes": []})
    assert "Harbor and Oak: no question is settled for both yet" in like(HARBOR, nothing)


def test_like_for_like_says_when_the_two_took_different_tests():
    more = record("Harbor", {"vital-signs": "throughout", "total-price": "itemised", "staff-record": "clear"})
    assert "they took different tests" in like(more, record("Oak", {"total-price": "itemised"}))


def test_of_two_every_question_settled_for_both_is_there_with_both_answers():
    found = compared(HARBOR, OAK)
    names = told_apart(found.standings)
    said = text(pair_parts(*found.standings, names))
    assert "For Harbor: " in said
    assert "Harbor: before, during and after" in said
    assert "Oak: before only (signed) / before, during and after (said); two answers, ask again" in said
    turned = text(pair_parts(*reversed(found.standings), names))
    assert "For Harbor: " in turned
    assert "For Oak: " not in said + turned


@pytest.mark.parametrize("render", [page_text, page_markdown])
def test_the_page_of_two_ends_like_every_comparison(render):
    page = pair_page(compared(HARBOR, OAK), "harbor", "oak", TODAY)
    assert "None of these for now" in render(page)


def questions(only, *profiles, **stated):
    found = compared(*profiles, **stated)
    return text(questions_side_by_side(found, told_apart(found.standings), only))


@pytest.mark.parametrize(
    ("only", "there", "not_there"),
    [
        ("differences", "vital signs", "gear"),
        ("two answers", "vital signs", "cost"),
        ("would not say", "in all", "vital signs"),
        ("come back", "gear", "vital signs"),
        ("my taste", "Which way would I take it", "vital signs"),
        ("everything", "vital signs", "gear"),
    ],
)
def test_only_the_questions_that_were_asked_for_are_shown(only, there, not_there):
    said = questions(only, HARBOR, OAK, marks={"route": {"iv": "wanted"}})
    assert ONLY[only] in said
    assert there in said
    assert not_there not in said


@pytest.mark.parametrize("only", [kind for kind in ONLY if kind not in ("differences", "everything")])
def test_where_there_is_no_such_question_that_is_said(only):
    assert NONE_OF_THIS_KIND in questions(only, HARBOR, record("Oak"))


def test_shares_say_what_they_assume_and_are_told_to_the_nearest_five():
    shares = Shares(2500, {"harbor": (0.76, 0.24), "oak": (0.24, 0.76)})
    said = text(shares_parts(shares, compared(HARBOR, OAK), {"harbor": "Harbor", "oak": "Oak"}))
    assert "if every open answer is equally likely to go any way" in said
    assert "Harbor: 1st in 75 · 2nd in 25" in said
    assert "2,500" in said


def test_many_ranks_are_told_as_later():
    shares = Shares(10, dict.fromkeys("abcde", (0.2,) * 5))
    found = compared(*(record(name) for name in "abcde"))
    assert "1st in 20 · 2nd in 20 · 3rd in 20 · later in 40" in text(
        shares_parts(shares, found, {name: name for name in "abcde"})
    )


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ({}, "and so is every weighting of the sections. 1 way was drawn"),
        ({"sections": ("watch",)}, "every weighting that keeps the order of your priorities."),
        ({"swing": {"watch": 100}}, "every weighting of the sections; your points are not used here."),
    ],
)
def test_shares_name_the_weightings_that_were_drawn(stated, words):
    shares = Shares(1, {"harbor": (1.0, 0.0), "oak": (0.0, 1.0)})
    assert words in text(shares_parts(shares, compared(HARBOR, OAK, **stated), {"harbor": "H", "oak": "O"}))


def test_shares_of_one_alone_are_none():
    assert not list(shares_parts(Shares(9, {"harbor": (1.0,)}), compared(HARBOR), {"harbor": "H"}))


def test_questions_that_weigh_nothing_are_not_called_level_or_not_settled():
    found = compared(HARBOR, OAK, swing={"offer": 1})
    said = text(pair_parts(*found.standings, told_apart(found.standings)))
    assert "what is settled for both weighs nothing" in said
    assert "Answered, but they weigh nothing: 2 questions" in said
    assert "no question is settled" not in said


def test_one_alone_cannot_differ():
    assert "It takes two providers to differ." in questions("differences", HARBOR)


def why(profile, view=EVERYTHING):
    (standing,) = compared(profile, view=view).standings
    return text(why_range(SMALL, standing))


def test_why_a_range_names_every_question_with_its_part_and_its_answer():
    said = why(HARBOR)
    assert "before, during and after" in said
    assert "not asked" in said
    assert "What is open most" in said


def test_what_the_view_does_not_believe_is_shown_and_said_to_count_for_nothing():
    assert "does not count here" in why(HARBOR, View("written"))
    assert "does not count here" not in why(HARBOR)


def test_what_costs_most_is_named_first():
    assert "What takes most points away" in why(OAK)
    assert "would not say" in why(OAK)


def test_what_is_set_aside_is_in_no_sum():
    aside = record("Oak", {"gear": {"said": {"state": "not_applicable"}}})
    assert "Marked not applicable: in no sum" in why(aside)


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (EVERYTHING, ""),
        (View("written"), "Counting only: what is in writing, signed or checked."),
        (
            View("signed", dt.date(2026, 3, 1)),
            "Counting only: what is signed or checked, from 1 Mar 2026 or later (or without a date).",
        ),
        (
            View(since=dt.date(2026, 3, 1)),
            "Counting only: what was told, from 1 Mar 2026 or later (or without a date).",
        ),
    ],
)
def test_what_counts_is_said_where_it_is_not_everything(view, words):
    assert view_words(view).startswith(words)
    assert bool(view_words(view)) == bool(words)


def test_a_comparison_on_less_evidence_says_so_and_never_blames_the_asking():
    found = compared(HARBOR, OAK, view=View("signed"))
    said = " ".join(page_text(comparison_page(found, TODAY)).split())
    assert "Counting only: what is signed or checked." in said
    assert "too early to place on this evidence" in said


def test_bars_stand_in_one_column_or_all_on_lines_of_their_own():
    names = ("Harbor", "Oak")
    short = page_text(comparison_page(compared(*map(record, names)), TODAY)).splitlines()
    columns = {
        line.index("▒")
        for line in short
        if "▒" in line and "settled" in line and ":" in line and "Range" not in line
    }
    assert len(columns) == 1
    long = record("Oak", provider={"name": "A place with a very long name indeed, by the water"})
    lines = page_text(comparison_page(compared(HARBOR, long), TODAY)).splitlines()
    drawn = [line for line in lines if " settled" in line and "%" in line and "Range" not in line]
    assert len(drawn) == 2
    assert all(line.startswith("    ") for line in drawn)


def test_like_for_like_never_hides_that_somebody_fails_a_safety_floor():
    fails = record("Oak", {"vital-signs": "nothing", "total-price": "itemised"})
    partly = record("Harbor", {"total-price": {"said": {"state": "refused"}}})
    said = like(partly, fails)
    assert "Oak does" in said
    assert said.endswith("; Oak fails a safety floor")
    found = compared(partly, fails)
    page = text(pair_parts(*found.standings, told_apart(found.standings)))
    assert "floors of Oak: fails 1: nothing is measured" in page
    assert "floors of Harbor: 1 not asked" in page
    assert "no point makes up for one" in page


def test_which_floors_are_open_and_thin_is_named_where_a_provider_stands():
    found = compared(record("Harbor"), record("Oak", {"vital-signs": "once"}))
    said = " ".join(page_text(comparison_page(found, TODAY)).split())
    assert "floors open: vital signs (not asked)" in said
    assert "floors thin: vital signs" in said


def test_where_the_checklist_asks_for_no_facts_that_is_said():
    without = SMALL.model_copy(update={"head": SMALL.head.model_copy(update={"facts": ()})})
    found = compare(without, (HARBOR, OAK), Priorities())
    assert "The plain facts This checklist asks for no facts." in text(comparison_page(found, TODAY).parts)
