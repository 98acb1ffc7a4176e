"""Safety floors are a gate, not a penalty: scoring.md, section 5."""

import pytest

from kchecklist.profiles.record import Answer
from kchecklist.scoring.floors import Floor, floors, gate, gate_word
from kchecklist.scoring.standing import standing

from .banks import NOTHING_STATED, at, bank, offer, quality

CUFF = quality("cuff", 100, 70, 50, 30, 0, floor=50, was=("old-cuff",))
SITTER = quality("sitter", floor=30)
TASTE = quality("taste")


def floor(answer=None, waivers=None, name: str = "cuff") -> Floor:
    answers: dict[str, str | tuple[str, ...] | Answer] = {} if answer is None else {name: answer}
    (only,) = standing(bank(CUFF, TASTE), offer("a", answers, waivers), NOTHING_STATED).floors
    return only


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("v100", "pass"),
        ("v50", "pass"),
        ("v30", "fail"),
        (("v30", "v0"), "fail"),
        (("v50", "v30"), "unknown"),
        (("v100", "v50"), "pass"),
        ("refused", "fail"),
        ("dont_know", "unknown"),
        ("not_applicable", "unknown"),
        (None, "unknown"),
        (at(said="v100", heard="v0"), "unknown"),
        (at(said="v0", heard="v100"), "fail"),
        (at(said="v100", heard=("v100", "v0")), "pass"),
    ],
)
def test_a_floor_fails_passes_or_is_unknown(answer, state):
    assert floor(answer).state == state


@pytest.mark.parametrize("answer", [None, "v0", "refused", at(said="v100", heard="v0")])
def test_a_waiver_with_a_reason_holds_whatever_the_answer(answer):
    found = floor(answer, {"cuff": "my doctor agrees"})
    assert found.state == "waived"
    assert found.waiver is not None


def test_a_waiver_without_a_reason_waives_nothing():
    found = floor("v0", {"cuff": " \n"})
    assert found.state == "fail"
    assert found.waiver is None


def test_a_waiver_under_a_former_id_counts_unless_the_present_one_stands():
    assert floor("v0", {"old-cuff": "agreed"}).state == "waived"
    assert floor("v0", {"old-cuff": "agreed", "cuff": ""}).state == "fail"


@pytest.mark.parametrize(
    ("answer", "waivers", "thin"),
    [
        ("v50", None, True),
        ("v70", None, False),
        (("v70", "v50"), None, False),
        ("v30", None, False),
        ("v30", {"cuff": "agreed"}, True),
        ("v100", {"cuff": "agreed"}, False),
        (None, {"cuff": "agreed"}, False),
        ("dont_know", {"cuff": "agreed"}, False),
    ],
)
def test_a_floor_is_thin_when_it_stands_on_less_than_seventy(answer, waivers, thin):
    assert floor(answer, waivers).thin == thin


def test_a_floor_tells_whether_it_was_asked_refused_and_contradicted():
    refused = floor(at(said="refused", heard="v100"))
    assert (refused.asked, refused.refused, refused.contradicted) == (True, True, True)
    fresh = floor()
    assert (fresh.asked, fresh.refused, fresh.contradicted, fresh.fresh) == (False, False, False, True)


def test_a_waived_floor_is_not_waiting_to_be_asked():
    assert not floor(None, {"cuff": "agreed"}).fresh


@pytest.mark.parametrize(
    ("answers", "word"),
    [
        ({"cuff": "v100", "sitter": "v50"}, "pass"),
        ({"cuff": "v100"}, "unknown"),
        ({"cuff": "v0"}, "fail"),
        ({"cuff": "v0", "sitter": "v100"}, "fail"),
        ({}, "unknown"),
    ],
)
def test_the_gate_is_that_of_the_weakest_floor(answers, word):
    assert gate_word(standing(bank(CUFF, SITTER), offer("a", answers), NOTHING_STATED).gate) == word


def test_a_waived_floor_holds_the_gate_open_for_the_others():
    both = bank(CUFF, SITTER)
    assert standing(both, offer("a", {"sitter": "v100"}, {"cuff": "ok"}), NOTHING_STATED).gate == (1, 1)
    assert standing(both, offer("a", {"sitter": "v0"}, {"cuff": "ok"}), NOTHING_STATED).gate == (0, 0)


def test_without_a_floor_that_applies_the_gate_is_kept():
    assert gate(floors((), offer())) == (1, 1)


def test_the_score_is_not_cut_by_a_floor_that_fails():
    found = standing(bank(CUFF, TASTE), offer("a", {"cuff": "v30", "taste": "v100"}), NOTHING_STATED)
    assert found.gate == (0, 0)
    assert found.low == found.high == pytest.approx(0.65)
