"""Safety floors in words: one alone, and all of a provider's. Source: scoring.md, section 5."""

import datetime as dt
from dataclasses import replace

import pytest

from kchecklist.reports.floor_words import floor_state_words, floors_brief, floors_words

from .banks import record, stood

ON = dt.date(2026, 11, 21)
TWICE = {"said": {"choice": ["once"]}, "written": {"choice": ["throughout"]}}


@pytest.mark.parametrize(
    ("answers", "long", "brief"),
    [
        ({"vital-signs": "throughout"}, "no floor failed (1 of 1 asked)", "none failed (1 of 1)"),
        ({}, "1 not asked", "1 not asked"),
        ({"vital-signs": {"said": {"state": "dont_know"}}}, "1 open", "1 open"),
        (
            {"vital-signs": "nothing"},
            "fails 1: nothing is measured · 1 red flag",
            "fails 1 · 1 red flag",
        ),
        (
            {"vital-signs": {"said": {"state": "refused", "who": "front desk", "on": ON}}},
            "would not say: vital signs (front desk, 21 Nov 2026)",
            "would not say 1",
        ),
        ({"vital-signs": "once"}, "no floor failed (1 of 1 asked) · 1 thin", "none failed (1 of 1) · 1 thin"),
        (
            {"vital-signs": {"said": {"choice": ["once"]}, "written": {"choice": ["throughout"]}}},
            "1 floor with two answers, ask again",
            "1 floor with two answers",
        ),
    ],
)
def test_floors_are_said_in_the_words_of_the_specification(answers, long, brief):
    standing = stood(record(answers=answers))
    assert floors_words(standing) == long
    assert floors_brief(standing) == brief


def test_a_floor_set_aside_is_said_beside_the_others():
    found = stood(record(waivers={"vital-signs": {"reason": "mine"}}))
    assert floors_words(found) == "1 set aside by me"


def test_two_failing_floors_are_both_named():
    home = {"settings": ["home"]}
    found = stood(record(answers={"vital-signs": "nothing", "sitter": "alone"}, provider=home))
    assert floors_words(found).startswith("fails 2: nothing is measured; I may be alone")


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({}, "not asked"),
        ({"answers": {"vital-signs": {"said": {"state": "dont_know"}}}}, "still open"),
        ({"answers": {"vital-signs": TWICE}}, "two answers, ask again"),
        ({"answers": {"vital-signs": "nothing"}}, "fails"),
        ({"answers": {"vital-signs": {"said": {"state": "refused"}}}}, "would not say"),
        ({"answers": {"vital-signs": "once"}}, "thin"),
        ({"answers": {"vital-signs": "throughout"}}, "does not fail"),
        ({"waivers": {"vital-signs": {"reason": "mine"}}}, "set aside by me"),
    ],
)
def test_one_floor_is_said_in_the_same_words_wherever_it_stands(given, state):
    (floor,) = stood(record(**given)).floors
    assert floor_state_words(floor) == state


def test_who_would_not_say_is_a_sentence_where_the_bank_has_the_words():
    found = stood(record(answers={"vital-signs": {"said": {"state": "refused"}}}))
    question = found.floors[0].question.model_copy(update={"topic": "what is measured"})
    said = replace(found, floors=(replace(found.floors[0], question=question),))
    assert floors_words(said) == "would not say what is measured"
