"""The file of a profile: kchecklist.profiles.layout and record; design.md, section 5."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kchecklist.profiles.layout import profile_text, reads_back_as, same_table, table_text
from kchecklist.profiles.record import Profile, document

from .everything import ORDER, TABLE, everything, exactly, read_back, text_of
from .strategies import HOSTILE, profiles, texts, values

GOLDEN = Path(__file__).parent / "golden"
MANY = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def offer(**keys: Any) -> Profile:
    return Profile.model_validate({"provider": {"id": "x-1", "name": "X"}, **keys})


def test_the_file_of_a_profile_is_this_to_the_byte():
    assert text_of(everything()).encode() == (GOLDEN / "everything.toml").read_bytes()


def test_the_file_of_a_new_profile_is_this_to_the_byte():
    new = offer(format=1, checklist="ketamine-consumer-checklist", checklist_version="2026.11")
    assert text_of(new).encode() == (GOLDEN / "new.toml").read_bytes()


@pytest.mark.parametrize("name", ["everything", "new"])
def test_a_file_that_is_read_and_written_again_has_the_same_bytes(name: str):
    text = (GOLDEN / f"{name}.toml").read_text(encoding="utf-8")
    assert text_of(Profile.model_validate(read_back(text))) == text


def test_a_file_holds_everything_that_the_profile_was_made_of():
    assert exactly(read_back(text_of(everything()))) == exactly(TABLE)


@MANY
@given(profiles)
def test_any_profile_comes_back_to_the_type_and_digit(table: dict[str, Any]):
    profile = Profile.model_validate(table)
    assert exactly(read_back(profile_text(profile, list(table.get("answers", {}))[::-1]))) == exactly(table)


@MANY
@given(profiles)
def test_a_profile_that_was_written_reads_back_as_what_it_is(table: dict[str, Any]):
    profile = Profile.model_validate(table)
    assert reads_back_as(profile_text(profile, ()), document(profile))


@MANY
@given(profiles)
def test_writing_twice_gives_the_same_bytes(table: dict[str, Any]):
    text = profile_text(Profile.model_validate(table), ORDER)
    assert profile_text(Profile.model_validate(read_back(text)), ORDER) == text


@MANY
@given(st.dictionaries(texts, values, max_size=5))
def test_any_table_comes_back_to_the_type_and_digit(table: dict[str, Any]):
    assert exactly(read_back(table_text(table))) == exactly(table)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:30])
def test_a_hostile_note_comes_back(text: str):
    profile = offer(conversation=[{"id": 1, "note": text}])
    assert read_back(text_of(profile))["conversation"][0]["note"] == text


@pytest.mark.parametrize("key", HOSTILE, ids=lambda text: ascii(text)[:30])
def test_an_answer_to_a_question_with_a_hostile_id_comes_back(key: str):
    profile = offer(answers={key: {"said": {"choice": [key]}}})
    assert exactly(read_back(text_of(profile))["answers"]) == exactly({key: {"said": {"choice": [key]}}})


def test_a_note_of_100_kb_comes_back():
    note = "word, " * 20_000
    assert (
        read_back(text_of(offer(conversation=[{"id": 1, "note": note}])))["conversation"][0]["note"] == note
    )


@pytest.mark.parametrize("typed", ["450", "450.0", "450.00", "0", "0.0", "1e+3", "0.10", "1e-7"])
def test_a_number_stays_as_it_was_typed(typed: str):
    text = f'[provider]\nid = "x-1"\nname = "X"\n\n[costs]\nsession = {typed}\nextras = [{typed}, {typed}]\n'
    assert text_of(Profile.model_validate(read_back(text))) == text


def test_a_whole_number_with_a_point_to_come_is_written_with_one():
    profile = offer(costs={"session": Decimal(450)})
    assert reads_back_as(text_of(profile), document(profile))


def test_a_time_in_the_hour_that_the_clock_shows_twice_reads_back():
    profile = offer(conversation=[{"id": 1, "on": dt.datetime(2026, 11, 1, 1, 30, fold=1)}])
    assert reads_back_as(text_of(profile), document(profile))


def test_true_is_no_number():
    assert text_of(offer(mine=True)).endswith("\n") and "mine = true" in text_of(offer(mine=True))


def test_a_long_list_stands_on_several_lines():
    routes = [f"a-quite-long-route-{n}" for n in range(9)]
    text = text_of(offer(provider={"id": "x-1", "name": "X", "routes": routes}))
    assert 'routes = [\n    "a-quite-long-route-0",\n' in text


def test_a_short_list_stands_on_one_line():
    assert 'routes = ["iv", "im"]' in text_of(
        offer(provider={"id": "x", "name": "X", "routes": ["iv", "im"]})
    )


def test_answers_and_waivers_stand_in_the_order_of_the_bank():
    backwards = {name: {"come_back": True} for name in reversed(ORDER)}
    waived = {name: {"reason": "so"} for name in reversed(ORDER)}
    table = read_back(text_of(offer(answers=backwards, waivers=waived)))
    assert (tuple(table["answers"]), tuple(table["waivers"])) == (ORDER, ORDER)


def test_a_conversation_is_always_an_array_of_tables():
    assert "\n[[conversation]]\nid = 1\n" in text_of(offer(conversation=[{"id": 1}]))


def test_a_file_has_unix_line_ends_and_ends_in_one():
    text = text_of(offer(conversation=[{"id": 1, "note": "a\r\nb"}]))
    assert "\r" not in text and text.endswith("\n") and not text.endswith("\n\n")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (450, Decimal("450.0")),
        (1, True),
        (0, False),
        ("1", 1),
        (dt.date(2026, 1, 1), dt.datetime(2026, 1, 1)),
        (
            dt.datetime(2026, 1, 1, 10, tzinfo=dt.UTC),
            dt.datetime(2026, 1, 1, 11, tzinfo=dt.timezone(dt.timedelta(hours=1))),
        ),
        (Decimal("nan"), Decimal("-nan")),
        ([1], [1, 1]),
        ([], {}),
        ({}, {"a": 1}),
    ],
    ids=repr,
)
def test_two_values_that_were_typed_differently_are_not_the_same(one: Any, other: Any):
    assert not same_table({"a": one}, {"a": other})


@given(values)
def test_every_value_is_the_same_as_itself(value: Any):
    assert same_table({"a": value}, {"a": value})


@pytest.mark.parametrize("text", ["", "a = 2", "a = 1\nb = 1", "a =", '"' * 7, "a = " + "[" * 600])
def test_a_text_that_holds_something_else_does_not_read_back(text: str):
    assert not reads_back_as(text, {"a": 1})
