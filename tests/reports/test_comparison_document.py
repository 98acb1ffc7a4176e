"""The JSON of a comparison: the worked example of scoring.md, section 12, and its shape."""

import json

from kchecklist.checklist.models import Checklist, Head, Section
from kchecklist.profiles.priorities import Priorities
from kchecklist.reports.comparison.document import comparison_document, comparison_json
from kchecklist.scoring.comparison import compare

from .banks import SMALL, record


def quality(name, *values, **keys):
    options = [{"id": f"v{value}", "label": f"worth {value}", "value": value} for value in values]
    return {"id": name, "ask": "What?", "kind": "quality", "option": options, **keys}


SECTIONS = {
    "s1": [quality("q1", 100, 50, 0, weight=5, floor=50), quality("q2", 100, 50, 0, weight=5)],
    "s2": [quality("q3", 100, 50, 0, weight=4), quality("q4", 100, 0, weight=2)],
    "s3": [quality("q5", 100, 0, weight=3), quality("q6", 100, 50, 0, weight=1, na_allowed=True)],
}
BANK = Checklist(
    head=Head.model_validate(
        {
            "id": "small",
            "title": "Small",
            "version": "1",
            "section": [{"id": s, "title": s} for s in SECTIONS],
        }
    ),
    sections=tuple(
        Section.model_validate({"id": name, "title": name, "questions": tuple(questions)})
        for name, questions in SECTIONS.items()
    ),
)
PRIORITIES = Priorities(sections=("s1",))
REFUSED, NOT_APPLICABLE = {"said": {"state": "refused"}}, {"said": {"state": "not_applicable"}}
A = record("A", {"q1": "v100", "q2": "v100", "q3": "v50", "q4": "v100", "q6": "v50"})
B = record("B", {"q1": "v50", "q3": "v100", "q4": "v100", "q5": "v100", "q6": "v100"})
C = record("C", {"q1": REFUSED, "q2": "v50", "q3": "v100", "q5": "v100", "q6": NOT_APPLICABLE})


def document(*profiles, bank=BANK, priorities=PRIORITIES):
    return comparison_document(compare(bank, profiles, priorities))


def test_the_worked_example_is_what_was_calculated_by_hand():
    found = document(A, B, C)
    assert found["weights"] == {"s1": "11/18", "s2": "7/36", "s3": "7/36"}
    assert list(found["weights"]) == ["s1", "s2", "s3"]
    a, b, c = found["providers"]
    assert a == {
        "id": "a",
        "name": "A",
        "status": "considering",
        "gate": "pass",
        "low": "661/864",
        "high": "787/864",
        "coverage": "41/48",
        "shown": "76-92",
        "rank": [1, 2],
        "too_early": False,
        "sections": [
            {"id": "s1", "low": "1", "high": "1", "coverage": "1"},
            {"id": "s2", "low": "2/3", "high": "2/3", "coverage": "1"},
            {"id": "s3", "low": "1/8", "high": "7/8", "coverage": "1/4"},
        ],
        "floors": [{"question": "q1", "state": "pass", "refused": False, "thin": False}],
        "red_flags": [],
        "contradicted": [],
        "ask_next": [{"question": "q5", "floor": False, "voi": "0", "swing": "7/48"}],
        "cost": {
            "first_course": None,
            "first_year": None,
            "month": None,
            "hour": None,
            "missing": [
                "evaluation",
                "session",
                "hours",
                "hour_price",
                "medicine_per_session",
                "extras",
                "membership_per_month",
                "ride_per_session",
            ],
        },
    }
    assert (b["low"], b["high"], b["shown"], b["rank"]) == ("13/24", "61/72", "54-85", [1, 2])
    assert b["floors"] == [{"question": "q1", "state": "pass", "refused": False, "thin": True}]
    assert (c["gate"], c["low"], c["high"], c["shown"], c["rank"]) == (
        "fail",
        "103/216",
        "13/24",
        "47-55",
        [3, 3],
    )
    assert b["ask_next"] == [{"question": "q2", "floor": False, "voi": "1/324", "swing": "11/36"}]
    assert found["stop"] is False
    assert [(pair["a"], pair["b"], pair["words"]) for pair in found["pairs"]] == [
        ("a", "b", "can't tell yet"),
        ("a", "c", "clearly ahead"),
        ("b", "c", "clearly ahead"),
    ]


def test_what_is_settled_for_both_is_compared_by_hand_too():
    a_and_b = document(A, B)["pairs"][0]
    # q1, q3, q4 and q6 weigh 11/36, 7/54, 7/108 and 7/144; A is 50 ahead, 50 behind, level, 50 behind.
    assert a_and_b["like_for_like"] == {"questions": 4, "weight": "79/144", "delta": "55/474"}


def test_every_field_is_present_and_nothing_else():
    found = document(A, B)
    assert list(found) == [
        "format",
        "checklist",
        "evidence",
        "weights",
        "providers",
        "pairs",
        "shares",
        "stop",
    ]
    assert found["format"] == 1
    assert found["evidence"] == "heard"
    assert list(found["pairs"][0]) == [
        "a", "b", "words", "like_for_like", "flip_distance", "always_ahead", "always_ahead_in_my_order",
    ]  # fmt: skip


def test_who_is_ruled_out_has_no_rank_and_no_pair():
    out = record("B", provider={"status": "ruled out"})
    found = document(A, out)
    assert found["providers"][1]["rank"] is None
    assert found["pairs"] == []


def test_red_flags_and_contradictions_are_named():
    flagged = record("A", {"vital-signs": {"said": {"choice": ["nothing"]}, "written": {"choice": ["once"]}}})
    (provider,) = document(flagged, bank=SMALL, priorities=Priorities())["providers"]
    assert provider["red_flags"] == ["vital-signs/nothing"]
    assert provider["contradicted"] == ["vital-signs"]


def test_it_is_json_in_every_encoding_whatever_the_name():
    text = comparison_json(compare(BANK, [record("诊\x1b\u202e\n")], PRIORITIES))
    assert text.isascii()
    assert json.loads(text)["providers"][0]["name"] == "诊␛\ufffd\n"
