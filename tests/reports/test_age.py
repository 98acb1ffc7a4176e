"""Questions that are past their day say so; crisis lines always say of which day they are."""

import datetime as dt

import pytest

from kchecklist.checklist.models import CrisisLine
from kchecklist.profiles.priorities import Priorities
from kchecklist.reports.bank.sheet import sheet_page
from kchecklist.reports.comparison.document import comparison_json
from kchecklist.reports.comparison.page import comparison_page
from kchecklist.reports.crisis import crisis_lines, crisis_text
from kchecklist.reports.heads import outdated_words
from kchecklist.reports.page_markdown import page_markdown
from kchecklist.reports.page_text import page_text
from kchecklist.reports.provider.page import provider_page
from kchecklist.scoring.comparison import compare

from .banks import SMALL, record

THE_DAY = dt.date(2027, 11, 21)
DAY_AFTER = THE_DAY + dt.timedelta(days=1)
SAID = "These questions were to be looked over by 21 Nov 2027: some facts and numbers may be out of date; look for a newer version."
DATED = SMALL.model_copy(update={"head": SMALL.head.model_copy(update={"review_by": THE_DAY})})

PROFILES = (record("A"), record("B"))
PAGES = {
    "show": lambda bank, today: provider_page(compare(bank, PROFILES, Priorities()), "a", today),
    "compare": lambda bank, today: comparison_page(compare(bank, PROFILES, Priorities()), today),
    "questions": lambda bank, today: sheet_page(bank, today),
}


def test_on_the_day_nothing_is_said_yet():
    assert outdated_words(DATED.head, THE_DAY) == ""


def test_the_day_after_it_is_said():
    assert outdated_words(DATED.head, DAY_AFTER) == SAID


def test_without_a_day_nothing_is_ever_said():
    assert outdated_words(SMALL.head, dt.date.max) == ""


@pytest.mark.parametrize("render", [page_text, page_markdown])
@pytest.mark.parametrize("name", PAGES)
def test_every_report_says_it_once_before_its_first_heading(name, render):
    flat = " ".join(render(PAGES[name](DATED, DAY_AFTER)).split())
    assert flat.count(SAID) == 1
    assert flat.index(SAID) < flat.index("not medical advice")
    assert "looked over" not in render(PAGES[name](DATED, THE_DAY))
    assert "looked over" not in render(PAGES[name](SMALL, DAY_AFTER))


def test_json_says_nothing_of_it():
    dated, undated = (comparison_json(compare(bank, PROFILES, Priorities())) for bank in (DATED, SMALL))
    assert dated == undated


def test_every_country_is_shown_with_the_oldest_day_of_its_crisis_lines():
    newer = CrisisLine(country="US", name="911", contact="call 911", as_of=dt.date(2027, 1, 2))
    head = SMALL.head.model_copy(update={"crisis": (newer, *SMALL.head.crisis)})
    assert [text.splitlines()[0] for text in crisis_lines(head)] == [
        "US (as of 21 Nov 2026)",
        "GB (as of 21 Nov 2026)",
    ]
    assert crisis_text(head).count("(as of ") == 2
