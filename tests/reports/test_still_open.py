"""What is still open with one provider: the next five first, what they settle, and when it is enough."""

import pytest

from kchecklist.checklist.models import Checklist, Option, Question, Section
from kchecklist.profiles.priorities import Priorities
from kchecklist.reports.asking.parts import NOTHING_OPEN, SETTLED, STOP
from kchecklist.reports.asking.still_open import FOR_SAFETY, open_parts, placing_words, what_next
from kchecklist.reports.page import Lines, Page, Words
from kchecklist.reports.page_markdown import page_markdown
from kchecklist.reports.page_text import page_text
from kchecklist.reports.provider.page import standing_rows
from kchecklist.scoring.comparison import Comparison, compare
from kchecklist.scoring.views import View

from .banks import SMALL, compared, record

SETTLED_BUT_GEAR = {"vital-signs": "throughout", "total-price": "itemised", "staff-record": "clear"}
WORST = {"vital-signs": "nothing", "total-price": "none", "staff-record": "barred"}
FLOOR = "Who measures my vital signs, and when?"


def many(number: int, floors: int = 0, *profiles) -> Comparison:
    """A bank of so many questions of one weight, the first of them floors."""
    options = (Option(id="good", label="good", value=100), Option(id="bad", label="bad", value=0))
    questions = tuple(
        Question(
            id=f"q{n}", ask=f"What about {n}?", kind="quality", options=options,
            floor=30 if n <= floors else None,
        )
        for n in range(1, number + 1)
    )  # fmt: skip
    section = Section(id="offer", title="Offer", questions=questions)
    bank = Checklist(head=SMALL.head, sections=(section,))
    return compare(bank, profiles or [record()], Priorities())


def parts(comparison, name="harbor"):
    """The page's parts below their heading."""
    _, *found = open_parts(comparison, name)
    return found


def said(comparison, name="harbor"):
    return [(each.words, each.lines) for each in what_next(comparison, name)]


def placing(comparison, name="harbor"):
    return placing_words(comparison.by_id[name], comparison.ask_next.by_provider[name])


def test_the_next_five_stand_first_with_what_they_settle_and_all_others_below():
    settles, five, after, rest = parts(many(12))
    assert settles == Words("These 5 settle 41 % of what is open:")
    assert five == Lines(tuple(f"What about {n}?" for n in range(1, 6)), numbered=True)
    assert after == Words("After these:")
    assert rest == Lines(tuple(f"What about {n}?" for n in range(6, 13)), numbered=True, first=6)


@pytest.mark.parametrize("render", [page_text, page_markdown])
def test_the_rest_goes_on_counting_where_the_five_end(render):
    text = render(Page("Harbor", tuple(open_parts(many(7), "harbor"))))
    assert [f"{n}. What about {n}?" in text for n in range(1, 8)] == [True] * 7


def test_five_or_fewer_stand_alone():
    settles, few = parts(many(3))
    assert settles == Words("These 3 settle all that is open:")
    assert len(few.items) == 3


def test_floors_and_what_is_looked_up_are_marked():
    lines = parts(compared(record()))[1].items
    assert f"{FLOOR} (safety floor)" in lines
    assert "look up: Where can I look up their record?" in lines


def test_where_nothing_is_open_it_says_so():
    done = record(answers={**SETTLED_BUT_GEAR, "gear": "oximeter"})
    assert parts(compared(done)) == [Words(SETTLED), Words(NOTHING_OPEN)]


def test_when_no_answer_can_change_the_order_it_says_so_and_names_what_matters_for_safety():
    ahead, behind = record("A", {**SETTLED_BUT_GEAR, "vital-signs": "once"}), record("B", WORST)
    stop, safety, thin, settles, still = parts(compared(ahead, behind), "a")
    assert (stop, safety) == (Words(STOP), Words(f"{FOR_SAFETY}:"))
    assert thin == Lines((f"{FLOOR} (thin)",))
    assert settles == Words("This one settles all that is open:")
    assert still.items == ("What gear is in the room?",)


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({}, "not asked"),
        ({"vital-signs": {"said": {"state": "dont_know"}}}, "still open"),
        ({"vital-signs": {"said": {"choice": ["nothing"]}, "written": {"choice": ["throughout"]}}}, "two answers, ask again"),
        ({"vital-signs": {"said": {"choice": ["once"]}}}, "thin"),
    ],
)  # fmt: skip
def test_each_floor_that_is_not_sure_says_how(answers, state):
    behind = {name: heard for name, heard in WORST.items() if name != "vital-signs"} | answers
    found = compared(record("A", {**SETTLED_BUT_GEAR, "gear": "oximeter"}), record("B", behind))
    assert found.ask_next.stop
    assert (FOR_SAFETY, (f"{FLOOR} ({state})",)) in said(found, "b")


def test_a_floor_that_is_waived_or_fails_matters_no_more():
    waived = record(
        "A", {**SETTLED_BUT_GEAR, "vital-signs": "once"}, waivers={"vital-signs": {"reason": "ok"}}
    )
    found = compared(waived, record("B", WORST))
    assert said(found, "a") == [(STOP, ())]
    assert said(found, "b") == [(STOP, ())]


def test_one_that_is_ruled_out_hears_nothing_of_who_stands_first():
    out = record("B", WORST, provider={"status": "ruled out"})
    found = compared(record("A", {**SETTLED_BUT_GEAR, "gear": "oximeter"}), out)
    assert found.ask_next.stop
    assert said(found, "b") == [("This one settles all that is open", ("What gear is in the room?",))]


# After a call


def test_after_a_call_it_says_how_little_more_is_needed_and_names_five():
    assert said(many(12)) == [
        ("Too early to place: asked 0 of 12 so far; about 6 more until it can be placed.", ()),
        ("These 5 settle 41 % of what is open", tuple(f"What about {n}?" for n in range(1, 6))),
    ]  # fmt: skip


def test_one_that_can_be_placed_hears_only_what_would_settle_most():
    comparison = many(4, 0, record(answers={"q1": "good", "q2": "bad", "q3": "bad"}))
    assert said(comparison) == [("This one settles all that is open", ("What about 4?",))]


# How much more until it can be placed


def test_one_more_is_said_as_one():
    assert placing(many(3, 0, record(answers={"q1": "good"}))).endswith(
        "asked 1 of 3 so far; about 1 more until it can be placed"
    )


def test_where_only_floors_are_missing_they_are_counted():
    comparison = many(6, 2, record(answers={f"q{n}": "good" for n in (3, 4, 5, 6)}))
    assert placing(comparison) == "too early to place: asked 4 of 6 so far; 2 safety floors left to ask about"


def test_in_a_view_that_believes_less_what_was_asked_is_not_counted_as_missing():
    comparison = compare(SMALL, [record(answers=SETTLED_BUT_GEAR)], Priorities(), View("checked"))
    assert [words for words, _ in said(comparison)] == [
        "Too early to place on this evidence.",
        "These 4 settle all that is open",
    ]
    rows = dict(
        standing_rows(
            comparison.standings[0], comparison.ask_next.by_provider["harbor"], view=comparison.view
        )
    )
    assert rows["placing"] == "too early to place on this evidence"


def test_where_no_range_hangs_on_what_is_left_it_is_only_said_what_to_ask():
    twice = {"said": {"choice": ["throughout"]}, "heard": {"choice": ["nothing"]}}
    answers = {**SETTLED_BUT_GEAR, "gear": "oximeter", "vital-signs": twice}
    found = compared(
        record(answers=answers),
        record("Bay", {**SETTLED_BUT_GEAR, "total-price": {"said": {"state": "dont_know"}}}),
    )
    assert not found.ask_next.stop
    assert said(found) == [("What to ask next", (f"{FLOOR} (safety floor)",))]
