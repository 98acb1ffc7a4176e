"""Two answers that do not fit: both are seen, with how each is known."""

import pytest

from kchecklist.profiles.priorities import Priorities
from kchecklist.reports.comparison.like_for_like import pair_parts
from kchecklist.reports.comparison.questions import questions_side_by_side
from kchecklist.reports.comparison.standing import how_they_stand
from kchecklist.reports.floor_words import floors_brief, floors_words
from kchecklist.reports.names import told_apart
from kchecklist.reports.page import Page
from kchecklist.reports.page_text import page_text
from kchecklist.reports.provider.page import provider_page
from kchecklist.reports.provider.two_answers import (
    TWO_ANSWERS,
    claims_known,
    two_answers_line,
    two_answers_rows,
)
from kchecklist.reports.provider.why_range import why_range
from kchecklist.scoring.comparison import compare
from kchecklist.scoring.standing import standings
from kchecklist.scoring.views import View

from .banks import SMALL, TODAY, compared, record, stood

SIGNS = {
    "said": {"choice": ["throughout"], "who": "front desk"},
    "written": {"choice": ["nothing"], "who": "Dr Lee"},
}
PRICE = {"said": {"choice": ["itemised"]}, "advertised": {"choice": ["vague"]}}
BOTH = ("nothing is measured (in writing, Dr Lee)", "before, during and after (said, front desk)")


def test_a_provider_page_shows_both_answers_the_higher_level_first():
    text = " ".join(
        page_text(provider_page(compared(record(answers={"vital-signs": SIGNS})), "harbor", TODAY)).split()
    )
    after = text[text.index(TWO_ANSWERS) :]
    assert after.startswith(f"{TWO_ANSWERS} Who measures my vital signs, and when? - {BOTH[0]} - {BOTH[1]}")


def test_a_row_names_the_question_and_both_answers():
    ((name, text),) = two_answers_rows(stood(record(answers={"vital-signs": SIGNS})))
    assert (name, text) == ("two answers", f"vital signs: {BOTH[0]} / {BOTH[1]}")


def test_two_answers_that_fit_are_listed_nowhere():
    same = {"said": {"choice": ["once"]}, "written": {"choice": ["once"]}}
    found = stood(record(answers={"vital-signs": same}))
    assert not [*two_answers_rows(found)]
    assert TWO_ANSWERS not in page_text(provider_page(compared(found.profile), found.id, TODAY))


def test_what_says_nothing_stands_below_what_decides_whatever_its_level():
    profile = record(answers={"vital-signs": {**SIGNS, "signed": {"state": "dont_know"}}})
    question = SMALL.question("vital-signs")
    found = claims_known(question, profile, "written")
    assert found == (BOTH[0], "they don't know (signed)", BOTH[1])


def test_no_view_of_the_evidence_hides_a_contradiction():
    profile = record(answers={"vital-signs": SIGNS})
    (found,) = standings(SMALL, [profile], Priorities(), View(level="checked"))
    ((_, text),) = two_answers_rows(found)
    assert BOTH[1] in text
    assert "with two answers" in floors_brief(found)


@pytest.mark.parametrize(
    ("answers", "long", "brief"),
    [
        (
            {"vital-signs": "throughout", "total-price": PRICE},
            "no floor failed (1 of 1 asked) · 1 question with two answers",
            "none failed (1 of 1) · 1 question with two answers",
        ),
        (
            {"vital-signs": {**SIGNS, "written": {"choice": ["once"]}}, "total-price": PRICE},
            "1 floor with two answers, ask again · 1 more question with two answers",
            "1 floor with two answers · 1 more question with two answers",
        ),
        (
            {"vital-signs": SIGNS, "total-price": PRICE},
            "fails 1: nothing is measured · 2 questions with two answers · 1 red flag",
            "fails 1 · 2 questions with two answers · 1 red flag",
        ),
    ],
)  # fmt: skip
def test_questions_with_two_answers_are_counted_once_floors_or_not(answers, long, brief):
    found = stood(record(answers=answers))
    assert floors_words(found) == long
    assert floors_brief(found) == brief


def test_a_failing_floor_hides_no_other_with_two_answers():
    home = {"settings": ["home"]}
    sitter = {"said": {"choice": ["adult"]}, "heard": {"choice": ["alone"]}}
    found = stood(record(answers={"vital-signs": "nothing", "sitter": sitter}, provider=home))
    assert floors_words(found).startswith(
        "fails 1: nothing is measured · 1 floor with two answers, ask again ·"
    )
    assert floors_brief(found).startswith("fails 1 · 1 question with two answers ·")


def text_of(parts):
    return " ".join(page_text(Page("x", tuple(parts))).split())


TOGETHER = " / ".join(BOTH)


def test_a_comparison_shows_both_answers_wherever_the_question_stands():
    gear = {"said": {"choice": ["cuff"]}, "heard": {"choice": []}}
    profiles = [
        record("A", {"vital-signs": SIGNS, "gear": gear}),
        record("B", {"vital-signs": "once", "gear": "cuff"}),
    ]
    found = compare(SMALL, profiles, Priorities())
    names = told_apart(found.standings)
    for parts in (
        questions_side_by_side(found, names),
        questions_side_by_side(found, names, "two answers"),
        pair_parts(*found.standings, names),
    ):
        text = text_of(parts)
        assert f"A: {TOGETHER}; two answers, ask again" in text
        assert "B: before only" in text
    assert f"{TOGETHER}; two answers, ask again" in text_of(why_range(SMALL, found.standings[0]))
    assert f"two answers: vital signs: {TOGETHER}" in text_of(how_they_stand(found, names, TODAY))
    level = text_of(pair_parts(*found.standings, names)).partition("Level: ")[2]
    assert "A: a cuff (said) / none of these (heard elsewhere); two answers, ask again · B: a cuff" in level


def test_the_list_names_with_whom_and_with_how_many_there_are_two_answers():
    one = stood(record("A", {"vital-signs": SIGNS}))
    two = stood(record("B", {"vital-signs": SIGNS, "total-price": PRICE}))
    out = stood(record("C", {"vital-signs": SIGNS}, provider={"status": "ruled out"}))
    assert two_answers_line([one, two, out]) == "Two answers that do not fit, ask again: A, B (2)"
    assert two_answers_line([out]) == ""
