"""How firm the order is, in one sentence and two by two; on a bank small enough to reckon by hand."""

import pytest

from kchecklist.profiles.priorities import Priorities
from kchecklist.reports.comparison.firm import firm_words, how_much_can_move, pair_lines
from kchecklist.reports.names import told_apart
from kchecklist.scoring.comparison import compare

from ..scoring.banks import bank, offer, quality, section

TWO = bank(section("x", quality("x-q")), section("y", quality("y-q")))
FOUR_TO_ONE = Priorities(swing={"x": 4, "y": 1})
GATED = bank(section("x", quality("x-f", 100, 0, floor=30)), section("y", quality("y-q")))


def said(checklist, *offers, priorities=Priorities()):  # noqa: B008 - never changed
    found = compare(checklist, offers, priorities)
    names = {name: name.upper() for name in told_apart(found.standings)}
    return firm_words(found, names), list(pair_lines(found, names))


def of(name, x=None, y=None, **keys):
    points = {"x-q": x, "y-q": y}
    return offer(name, {q: f"v{value}" for q, value in points.items() if value is not None}, **keys)


def test_one_alone_has_nobody_to_be_ahead_of():
    assert said(TWO, of("a", 100, 100)) == ("", [])


def test_with_nothing_answered_the_open_answers_decide():
    sentence, lines = said(TWO, of("a"), of("b"))
    assert sentence == "Nobody is ahead of anybody yet: the open answers decide."
    assert lines == ["A and B: can't tell yet"]


def test_ahead_in_every_section_is_ahead_whatever_matters():
    sentence, lines = said(TWO, of("a", 100, 100), of("b", 50, 50))
    assert sentence == (
        "A stays ahead of B however the open answers turn out, however you weigh the sections."
    )  # fmt: skip
    assert lines == ["A is clearly ahead of B, however you weigh the sections"]


def test_ahead_by_what_counts_most_is_ahead_until_importance_moves():
    # 4/5 of the weight on x: 0.8 * 1 - 0.2 * 1 = 0.6 ahead; the least is -1: 0.6 / 1.6 = 37.5 %.
    sentence, lines = said(TWO, of("a", 100, 0), of("b", 0, 100), priorities=FOUR_TO_ONE)
    assert sentence.endswith("unless you move more than 37 % of the importance elsewhere.")
    assert lines == ["A is clearly ahead of B, unless you move more than 37 % of the importance elsewhere"]


def test_an_order_of_priorities_that_is_enough_is_named():
    # Over ordered weights x weighs at least as much as y: 1 * x - 0.5 * y is never behind.
    ordered = Priorities(sections=("x",))
    _, (line,) = said(TWO, of("a", 100, 0), of("b", 0, 50), priorities=ordered)
    assert "or as long as the order of your priorities stands" in line
    _, (line,) = said(TWO, of("a", 100, 0), of("b", 0, 50))
    assert "priorities" not in line


def test_level_in_one_section_is_level_at_worst():
    _, (line,) = said(TWO, of("a", 100, 50), of("b", 50, 50))
    assert line == "A is clearly ahead of B, or level at worst, however you weigh the sections"


def test_where_a_floor_fails_that_is_the_reason():
    a, b = offer("a", {"x-f": "v100", "y-q": "v0"}), offer("b", {"x-f": "v0", "y-q": "v100"})
    sentence, _ = said(GATED, a, b)
    assert sentence == "A stays ahead of B however the open answers turn out, because B fails a safety floor."


def test_the_least_firm_of_several_is_the_condition():
    leader, level, last = of("a", 100, 0), of("b", 0, 100), of("c", 0, 0)
    sentence, _ = said(TWO, leader, level, last, priorities=FOUR_TO_ONE)
    assert sentence == (
        "A stays ahead of all the others however the open answers turn out, "
        "unless you move more than 37 % of the importance elsewhere."
    )


def test_what_a_floor_decides_is_not_the_reason_of_what_weights_decide():
    a, b = offer("a", {"x-f": "v100", "y-q": "v100"}), offer("b", {"x-f": "v100", "y-q": "v50"})
    c, d = (offer(name, {"x-f": "v0", "y-q": "v100"}) for name in "cd")
    sentence, _ = said(GATED, a, b, c)
    assert "safety floor" not in sentence
    assert sentence == (
        "A stays ahead of all the others however the open answers turn out, "
        "or level at worst, however you weigh the sections."
    )
    sentence, _ = said(GATED, a, c, d)
    assert sentence.endswith("because all the others fail a safety floor.")


def test_the_condition_for_several_is_the_least_that_holds_for_each():
    # Over ordered weights A never falls behind B, though less may move than against C, where it can.
    three = bank(*(section(name, quality(f"{name}-q", 100, 90, 50, 40, 0)) for name in "xyz"))
    ordered = Priorities(sections=("x",))

    def at(name, x, y, z):
        return offer(name, {"x-q": f"v{x}", "y-q": f"v{y}", "z-q": f"v{z}"})

    a, b, c = at("a", 100, 0, 0), at("b", 0, 90, 0), at("c", 40, 0, 90)
    sentence, lines = said(three, a, b, c, priorities=ordered)
    percents = [int(line.split("more than ")[1].split(" %")[0]) for line in lines if "more than" in line]
    assert f"more than {min(percents)} %" in sentence
    assert ("order of your priorities" in sentence) == all(
        "order of your priorities" in line for line in lines[:2]
    )


def test_practically_level_is_never_called_ahead():
    hundred = bank(quality("q", 100, 51, 50, 0))
    a, b = offer("a", {"q": "v51"}), offer("b", {"q": "v50"})
    assert said(hundred, a, b) == ("A and B are practically level.", ["A and B: practically level"])
    sentence, _ = said(hundred, a, b, offer("c", {"q": "v0"}))
    assert sentence == "A and B are practically level; C cannot stand first any more."


def test_where_nothing_is_open_no_open_answer_decides():
    sentence, _ = said(TWO, of("a", 100, 100), of("b", 100, 100), of("c", 0, 0), of("d", 0, 0))
    assert sentence == "A and B are practically level; C and D cannot stand first any more."


def test_how_much_can_move_is_told_for_each_lead_that_weights_decide():
    found = compare(TWO, [of("a", 100, 0), of("b", 0, 50), of("c", 0, 0)], Priorities(sections=("x",)))
    names = {name: name.upper() for name in "abc"}
    lines = list(how_much_can_move(found, names))
    # x weighs 3/4: lead 3/4 - 1/8 = 5/8, least -1/2: 5/9; with x first the least is 1/4.
    assert lines[0] == "A ahead of B: 55 %, 100 % while your order stands"
    assert len(lines) == 3
    assert not list(how_much_can_move(compare(TWO, [of("a"), of("b")], Priorities()), names))


def test_who_cannot_stand_first_any_more_is_named_when_those_are_fewer():
    first = [of("a", 100), of("b", 100), of("c", 100)]
    sentence, _ = said(TWO, *first, of("d", 0, 0))
    assert sentence == "D cannot stand first any more; among the others the open answers decide."
    sentence, _ = said(TWO, of("a", 100), of("b", 100), of("c", 0, 0), of("d", 0, 0))
    assert sentence == "A or B can still stand first; the open answers decide."


def test_equal_and_settled_is_practically_level():
    sentence, _ = said(TWO, of("a", 50, 50), of("b", 50, 50))
    assert sentence == "A and B are practically level."


def test_many_pairs_that_nothing_can_be_said_about_share_a_line():
    _, lines = said(TWO, *(of(name) for name in "abcd"))
    assert lines == ["6 pairs: can't tell yet"]
    _, lines = said(TWO, *(of(name) for name in "abcd"), of("e", 100, 100), of("f", 0, 0))
    assert lines[-1] == "14 other pairs: can't tell yet"


def test_who_is_ruled_out_is_in_no_sentence():
    sentence, lines = said(TWO, of("a", 100, 100), of("b", 0, 0, status="ruled out"))
    assert (sentence, lines) == ("", [])


@pytest.mark.parametrize("word", ["best", "winner", "top", "safe", "recommend"])
def test_no_sentence_chooses_for_the_person(word):
    cases = [
        said(TWO, of("a", x, y), of("b", y, x), priorities=FOUR_TO_ONE)
        for x in (None, 0, 100)
        for y in (None, 0, 50)
    ]
    assert not any(word in " ".join([sentence, *lines]).casefold() for sentence, lines in cases)
