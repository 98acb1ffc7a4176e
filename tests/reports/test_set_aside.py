"""Floors that the person set aside: named wherever the provider is, the reason only where it is asked for."""

import datetime as dt

import pytest

from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Waiver
from kchecklist.reports.comparison.page import comparison_page
from kchecklist.reports.page_text import page_text
from kchecklist.reports.provider.page import provider_page
from kchecklist.reports.provider.set_aside import reviews_due, set_aside_rows, set_aside_words
from kchecklist.scoring.comparison import compare

from .banks import SMALL, TODAY, compared, record, stood

LATER, LONG_AGO = dt.date(2027, 2, 1), dt.date(2026, 2, 1)


def waived(review=None, **keys):
    waiver = {"reason": "SECRET"} | ({"review": review} if review else {})
    return stood(record(waivers={"vital-signs": waiver}, **keys))


@pytest.mark.parametrize(
    ("review", "words"),
    [
        (None, "set aside by me: My GP agrees."),
        (LATER, "set aside by me, review by 1 Feb 2027: My GP agrees."),
        (TODAY, "set aside by me, review by 21 Nov 2026: My GP agrees."),
        (LONG_AGO, "set aside by me, review was due 1 Feb 2026: My GP agrees."),
    ],
)
def test_a_waiver_says_its_reason_and_by_when_to_look_at_it_again(review, words):
    assert set_aside_words(Waiver(reason="My GP\nagrees.", review=review), TODAY) == words


@pytest.mark.parametrize(
    ("review", "words"),
    [(None, "vital signs"), (LATER, "vital signs, review by 1 Feb 2027"),
     (LONG_AGO, "vital signs, review was due 1 Feb 2026")],
)  # fmt: skip
def test_a_row_and_a_page_name_the_floor_and_its_day_but_not_the_reason(review, words):
    found = waived(review)
    assert [*set_aside_rows(found, TODAY)] == [("set aside by me", words)]
    text = page_text(provider_page(compared(found.profile), found.id, TODAY))
    assert f"Floors set aside by me\n\n  - {words}\n" in text
    assert "SECRET" not in text
    assert "SECRET" in page_text(provider_page(compared(found.profile), found.id, TODAY, notes=True))


def test_a_floor_that_does_not_apply_or_has_no_reason_is_not_set_aside():
    assert not [*set_aside_rows(stood(record(waivers={"sitter": {"reason": "x"}})), TODAY)]
    assert not [*set_aside_rows(stood(record(waivers={"vital-signs": {"review": LATER}})), TODAY)]


def test_reviews_that_were_due_are_said_once_the_earliest_first():
    late = waived(LONG_AGO, name="Late")
    later = waived(dt.date(2026, 3, 1), name="Later")
    not_yet, none = waived(TODAY, name="Today"), waived(name="Never")
    ruled_out = waived(LONG_AGO, name="Out", provider={"status": "ruled out"})
    said = reviews_due([later, not_yet, late, none, ruled_out], TODAY)
    assert said == (
        "2 floors set aside to look at again, the first review was due 1 Feb 2026: Late (vital signs), Later (vital signs)"
    )
    assert reviews_due([not_yet, none, ruled_out], TODAY) == ""


def test_a_comparison_names_what_is_set_aside_but_not_why():
    found = compare(
        SMALL,
        [record("A", waivers={"vital-signs": {"reason": "SECRET", "review": LONG_AGO}}), record("B")],
        Priorities(),
    )
    text = page_text(comparison_page(found, TODAY))
    assert text.count("set aside by me: vital signs, review was due 1 Feb 2026") == 1
    assert "SECRET" not in text
