"""From any name to a file's name: kchecklist.profiles.naming."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kchecklist.profiles.naming import (
    LONGEST,
    is_of_something_else,
    name_for_files,
    new_id,
    six_hex_digits,
    slug,
)

FILE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NAMES = {
    "Harbor Infusion": "harbor-infusion",
    '[/] "Ä" =1+1': "a-1-1",
    "../../etc": "etc",
    "C:\\Windows\\..\\x": "c-windows-x",
    "Zürich Praxis Ōsaka": "zurich-praxis-osaka",
    "ﬁne ½ ②": "fine-12-2",
    "👍🏽😀": "provider",
    "你好": "provider",
    "": "provider",
    "...": "provider",
    "-": "provider",
    "\x00\x1b[2J\n": "2j",
    "\u202eabc": "abc",
    "caf\udce9": "caf",
    "a" * 300: "a" * 60,
    "a" * 59 + " b": "a" * 59,
    ".conflict-20261121.toml": "conflict-20261121-toml",
}


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:30])
def test_a_name_becomes(name: str):
    assert slug(name) == NAMES[name]


@given(st.text(st.characters(exclude_categories=())))
def test_any_name_becomes_ascii_words_that_are_not_too_long(name: str):
    assert FILE_NAME.fullmatch(slug(name)) and len(slug(name)) <= LONGEST


@pytest.mark.parametrize("name", ["CON", "nul", "COM1", "aux.toml", "Lpt9"])
def test_no_file_is_called_what_windows_keeps_for_itself(name: str):
    stem = Path(new_id(name, (), lambda: "3f9a1c")).stem
    assert stem.upper() not in {"CON", "NUL", "COM1", "AUX", "LPT9"}


def test_an_id_that_is_taken_is_drawn_again():
    draws = iter(["aaaaaa", "bbbbbb", "cccccc"])
    assert new_id("X", {"x-aaaaaa", "x-bbbbbb"}, lambda: next(draws)) == "x-cccccc"


def test_six_hex_digits_are_six_hex_digits():
    assert re.fullmatch("[0-9a-f]{6}", six_hex_digits())


@pytest.mark.parametrize(
    "name",
    ["questions", "priorities", "settings", "priorities-partner", "Priorities!", "priorities-x-3f9a1c"],
)
def test_no_provider_has_the_name_of_something_else_whatever_its_id(name: str):
    assert not is_of_something_else(name_for_files(name))
    assert name_for_files(new_id(name, ())).startswith(
        f"provider-{slug(name)}" if slug(name).startswith("prior") else slug(name)
    )


def test_of_two_ids_none_can_be_found_that_share_a_name():
    assert re.fullmatch(r"oak-[0-9a-f]{16}", name_for_files("Oak!"))


def test_two_draws_differ():
    assert len({six_hex_digits() for _ in range(20)}) > 1
