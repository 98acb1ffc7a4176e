"""Evidence views: what if only some claims are believed? scoring.md, section 10."""

import datetime as dt

import pytest

from kchecklist.profiles.record import Answer, Conversation
from kchecklist.scoring.possible import Finding, findings
from kchecklist.scoring.standing import Standing, standing
from kchecklist.scoring.views import EVERYTHING, View

from .banks import NOTHING_STATED, at, bank, claim, info, offer, preference, quality

CUFF = quality("cuff", 100, 70, 0, floor=50)
TASTE = quality("taste", na_allowed=True)
WRITTEN = View("written")
DAY = dt.date(2026, 11, 21)
SINCE = View(since=DAY)


def found(question, answer=None, view: View = EVERYTHING, priorities=NOTHING_STATED, **provider) -> Finding:
    answers = {} if answer is None else {question.id: answer}
    (finding,) = findings(bank(question), offer("a", answers, **provider), priorities, view)
    return finding


def stands(answers, view: View = EVERYTHING, waivers=None) -> Standing:
    return standing(bank(CUFF, TASTE), offer("a", answers, waivers), NOTHING_STATED, view)


@pytest.mark.parametrize(
    ("level", "believed"),
    [("heard", False), ("advertised", False), ("said", False), ("written", True), ("signed", True)],
)
def test_a_claim_counts_from_the_level_asked_for_on(level, believed):
    finding = found(CUFF, at(**{level: "v70"}), WRITTEN)
    assert finding.values == ((70,) if believed else (0, 70, 100))
    assert finding.settled == believed


def test_a_lower_claim_never_takes_over():
    finding = found(
        CUFF, Answer(checked=claim("v0", on=dt.date(2020, 1, 1)), said=claim("v100", on=DAY)), SINCE
    )
    assert finding.values == (0, 70, 100)


def test_a_higher_claim_that_says_nothing_does_not_stand_in_the_way():
    assert found(CUFF, at(signed="dont_know", written="v70"), WRITTEN).values == (70,)
    assert found(CUFF, at(signed="dont_know", said="v70"), WRITTEN).values == (0, 70, 100)


@pytest.mark.parametrize(
    ("on", "believed"),
    [
        (DAY - dt.timedelta(days=1), False),
        (DAY, True),
        (DAY + dt.timedelta(days=1), True),
        (None, True),
        (dt.datetime(2026, 11, 20, 23, 59), False),
        (dt.datetime(2026, 11, 21, 0, 0), True),
        (dt.datetime(2026, 11, 21, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=9))), True),
    ],
)
def test_a_claim_counts_unless_it_is_older_than_the_day_asked_for(on, believed):
    assert found(CUFF, Answer(said=claim("v70", on=on)), SINCE).settled == believed


def test_a_claim_without_a_date_has_its_conversations():
    record = offer("a", {"cuff": Answer(said=claim("v70", conversation=1))})
    for day, believed in ((DAY, True), (dt.date(2026, 1, 1), False), (None, True)):
        told = record.model_copy(update={"conversations": (Conversation(id=1, on=day),)})
        (finding,) = findings(bank(CUFF), told, NOTHING_STATED, SINCE)
        assert finding.settled == believed


def test_a_claims_own_date_goes_before_its_conversations():
    record = offer("a", {"cuff": Answer(said=claim("v70", conversation=1, on=DAY))})
    told = record.model_copy(update={"conversations": (Conversation(id=1, on=dt.date(2026, 1, 1)),)})
    assert findings(bank(CUFF), told, NOTHING_STATED, SINCE)[0].settled


def test_not_applicable_that_is_not_believed_applies_again():
    kept, doubted = (found(TASTE, "not_applicable", view) for view in (EVERYTHING, WRITTEN))
    assert (kept.values, kept.not_applicable, kept.settled) == ((), True, True)
    assert (doubted.values, doubted.not_applicable, doubted.settled) == ((0, 50, 100), False, False)
    assert stands({"taste": "not_applicable"}, WRITTEN).not_applicable_share == 0


def test_a_refusal_that_is_not_believed_leaves_every_value_and_stays_on_record():
    finding = found(CUFF, "refused", WRITTEN)
    assert finding.values == (0, 70, 100)
    assert finding.refused


def test_what_is_read_from_the_provider_stays_in_every_view():
    room = preference("way", "iv", "oral", from_="provider.routes")
    marks = NOTHING_STATED.model_copy(update={"marks": {"way": {"iv": "wanted"}}})
    finding = found(room, None, View("checked", DAY), marks, routes=("iv",))
    assert (finding.values, finding.settled) == ((100,), True)


def test_an_unscored_answer_that_is_not_believed_is_not_settled():
    assert found(info("history", "long"), "long").settled
    assert not found(info("history", "long"), "long", WRITTEN).settled


def test_no_view_hides_what_is_of_the_record():
    flagged = quality("q", 100, 0, floor=50)
    options = tuple(
        o.model_copy(update={"red_flag": "Ask why."} if not o.value else {}) for o in flagged.options
    )
    question = flagged.model_copy(update={"options": options})
    answer = at(said="v100", heard="v0")
    in_record, in_view = found(question, answer), found(question, answer, WRITTEN)
    for name in ("asked", "deciding", "claim", "options", "recorded", "refused", "contradicted", "red_flags"):
        assert getattr(in_record, name) == getattr(in_view, name), name
    assert in_view.contradicted
    assert in_view.red_flags


def test_a_floor_that_is_not_believed_is_open_whether_it_passed_or_failed():
    assert [stands({"cuff": answer}).gate for answer in ("v100", "v0")] == [(1, 1), (0, 0)]
    assert [stands({"cuff": answer}, WRITTEN).gate for answer in ("v100", "v0")] == [(0, 1), (0, 1)]


def test_a_waiver_holds_in_every_view():
    assert stands({"cuff": "v0"}, WRITTEN, {"cuff": "agreed"}).gate == (1, 1)


def test_a_floor_that_was_asked_is_asked_in_every_view():
    (floor,) = stands({"cuff": "v100"}, WRITTEN).floors
    assert floor.asked
    assert not floor.fresh


def test_the_default_view_believes_everything():
    assert View() == EVERYTHING
    record = {"cuff": Answer(heard=claim("v70", on=dt.date(1990, 1, 1)))}
    assert stands(record, View()) == stands(record)
    assert stands(record).settled is False
    assert stands(record).gate == (1, 1)
