"""Each change gives a new record and keeps what it is not about: kchecklist.profiles.editing."""

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError

from kchecklist.profiles.editing import (
    changed,
    new_conversation,
    with_answer,
    with_claim,
    with_come_back,
    with_conversation,
    with_costs,
    with_provider,
    with_waiver,
)
from kchecklist.profiles.record import Claim, Conversation, Profile, Waiver, document

from .everything import everything, exactly
from .strategies import profiles

TOUCH = ("touch-policy",)
SITTER = Waiver(reason="so")
EDITS: dict[str, Callable[[Profile], Profile]] = {
    "a claim": lambda p: with_claim(p, TOUCH, "said", Claim(choice=("asks-first",))),
    "a claim at a new level": lambda p: with_claim(p, TOUCH, "signed", Claim(state="refused")),
    "a claim to a new question": lambda p: with_claim(p, ("new",), "said", Claim(choice=())),
    "a claim of which one field changes": lambda p: with_claim(
        p, ("total-price",), "heard", changed(p.answers["total-price"].heard, note="x")
    ),
    "a claim taken out": lambda p: with_claim(p, TOUCH, "said", None),
    "a claim under another id": lambda p: with_claim(p, ("now", "touch-policy"), "said", Claim(choice=())),
    "a mark to come back": lambda p: with_come_back(p, ("vital-signs",), True),
    "a mark to come back taken out": lambda p: with_come_back(p, TOUCH, False),
    "an answer left as it is": lambda p: with_answer(p, TOUCH, lambda answer: answer),
    "a waiver": lambda p: with_waiver(p, "sitter", SITTER),
    "a new waiver": lambda p: with_waiver(p, "new", SITTER),
    "a waiver taken out": lambda p: with_waiver(p, "sitter", None),
    "a key of the provider": lambda p: with_provider(p, note="x", routes=("oral",)),
    "a key of the provider taken out": lambda p: with_provider(p, note=None),
    "a figure": lambda p: with_costs(p, session=(1, 2), currency="EUR"),
    "a figure taken out": lambda p: with_costs(p, session=None),
    "a conversation": lambda p: with_conversation(p, changed(p.conversations[0], note="x", with_="y")),
    "a new conversation": lambda p: with_conversation(p, new_conversation(p, dt.date(2026, 1, 1))),
    "the format": lambda p: changed(p, format=1),
}


def strangers(value: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Where each key stands that nobody knows, and what is in it."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    for key, inner in pairs:
        here = (*place, "touch-policy" if key == "now" else str(key))
        if str(key).startswith("x-") or key == "overheard":
            yield here, exactly(inner)
        else:
            yield from strangers(inner, here)


def offer(**keys: Any) -> Profile:
    return Profile.model_validate({"provider": {"id": "x-1", "name": "X"}, **keys})


@pytest.mark.parametrize("what", EDITS)
def test_keys_that_nobody_knows_survive(what: str):
    before = everything()
    assert dict(strangers(document(EDITS[what](before)))) == dict(strangers(document(before)))


@pytest.mark.parametrize("what", EDITS)
def test_the_record_that_was_changed_stays_as_it_was(what: str):
    before = everything()
    EDITS[what](before)
    assert exactly(document(before)) == exactly(document(everything()))


def test_there_are_strangers_on_every_level_to_survive():
    assert {len(place) for place, _ in strangers(document(everything()))} >= {1, 2, 3, 4}


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(profiles)
def test_a_change_of_one_note_leaves_everything_else(table: dict[str, Any]):
    profile = Profile.model_validate(table)
    after = document(with_provider(profile, note="changed"))
    provider = {**table["provider"], "note": "changed"}
    assert exactly(after) == exactly({**table, "provider": provider})


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(profiles)
def test_what_is_put_in_and_taken_out_leaves_no_trace(table: dict[str, Any]):
    profile = Profile.model_validate(table)
    claimed = with_claim(profile, ("a new question",), "said", Claim(choice=("a",)))
    emptied = document(with_claim(claimed, ("a new question",), "said", None))
    # An empty [answers] that stood there before is nothing that anybody typed.
    assert exactly({"answers": {}, **emptied}) == exactly({"answers": {}, **table})


def test_numbers_stay_as_typed_beside_a_change():
    profile = offer(costs={"session": Decimal("450.0"), "extras": 450, "ride_per_session": Decimal("1E+3")})
    after = with_costs(profile, currency="USD").costs
    assert repr((after.session, after.extras, after.ride_per_session)) == repr(
        (Decimal("450.0"), 450, Decimal("1E+3"))
    )


def test_an_answer_moves_to_the_questions_present_id():
    profile = offer(answers={"old": {"said": {"choice": ["a"]}}})
    after = with_come_back(profile, ("new", "old"), True)
    assert exactly(document(after)["answers"]) == exactly(
        {"new": {"come_back": True, "said": {"choice": ("a",)}}}
    )


def test_where_both_ids_have_answers_the_former_one_stays():
    profile = offer(answers={"old": {"said": {"choice": ["a"]}}, "new": {"said": {"choice": ["b"]}}})
    after = with_claim(profile, ("new", "old"), "said", Claim(choice=("c",)))
    assert {name: answer.said.choice for name, answer in after.answers.items()} == {
        "old": ("a",),
        "new": ("c",),
    }


def test_an_answer_with_nothing_left_goes():
    profile = offer(answers={"q": {"said": {"choice": ["a"]}}})
    assert document(with_claim(profile, ("q",), "said", None)) == document(offer())


def test_a_claim_that_says_nothing_is_not_kept():
    after = with_claim(offer(), ("q",), "said", Claim(who="nurse", conversation=1))
    assert document(after) == document(offer())


@pytest.mark.parametrize(
    "claim",
    [Claim(note="x"), Claim(choice=()), Claim(state="dont_know"), Claim.model_validate({"x-mine": 1})],
)
def test_a_claim_with_something_in_it_is_kept(claim: Claim):
    assert with_claim(offer(), ("q",), "said", claim).answers["q"].said == claim


def test_a_mark_that_is_taken_back_leaves_no_empty_answer():
    assert document(with_come_back(with_come_back(offer(), ("q",), True), ("q",), False)) == document(offer())


def test_the_last_figure_taken_out_takes_the_costs_with_it():
    assert "costs" not in document(with_costs(offer(costs={"session": 1}), session=None))


def test_the_last_waiver_taken_out_takes_the_waivers_with_it():
    assert "waivers" not in document(with_waiver(offer(waivers={"q": {"reason": "x"}}), "q", None))


@pytest.mark.parametrize(("ids", "number"), [([], 1), ([1, 2], 3), ([7, 3], 8), ([-5], -4)])
def test_a_new_conversation_has_a_number_of_its_own(ids: list[int], number: int):
    profile = offer(conversation=[{"id": n} for n in ids])
    assert new_conversation(profile, dt.date(2026, 1, 1)).id == number


def test_a_conversation_stays_in_its_place():
    profile = offer(conversation=[{"id": 5}, {"id": 1}, {"id": 3}])
    after = with_conversation(profile, Conversation(id=1, note="x"))
    assert [(talk.id, talk.note) for talk in after.conversations] == [(5, None), (1, "x"), (3, None)]


@pytest.mark.parametrize(
    "values",
    [
        {"name": ""},
        {"name": 5},
        {"name": None},
        {"name": "caf\udce9"},
        {"status": "good"},
        {"added": "today"},
    ],
)
def test_a_value_that_does_not_belong_is_refused(values: dict[str, Any]):
    with pytest.raises(ValidationError):
        with_provider(offer(), **values)
