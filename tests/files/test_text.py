"""Everything that a person or a file brought in is made visible: kchecklist.files.text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kchecklist.files.text import one_line, single_line, visible

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ANYTHING = st.text(st.characters(exclude_categories=())) | st.text(
    alphabet=BIDI + "".join(map(chr, [*range(0xA1), 0xD800, 0xDFFF, 0x2028, 0x2029]))
)
DOORS = [visible, one_line, single_line]


def is_live(character: str, allowed: str = "") -> bool:
    return character not in allowed and (unicodedata.category(character) in ("Cc", "Cs") or character in BIDI)


@given(ANYTHING)
def test_no_control_or_bidi_character_survives(text: str):
    assert not any(is_live(character, allowed="\n\t") for character in visible(text))


@pytest.mark.parametrize("on_one_line", [one_line, single_line])
@given(text=ANYTHING)
def test_one_line_is_one_line(on_one_line, text: str):
    assert not any(is_live(c) for c in on_one_line(text)) and len(on_one_line(text).splitlines()) <= 1


@pytest.mark.parametrize("door", DOORS)
@given(text=ANYTHING)
def test_a_second_time_changes_nothing(door, text: str):
    assert door(door(text)) == door(text)


@pytest.mark.parametrize("door", DOORS)
@given(text=ANYTHING)
def test_what_comes_out_can_be_printed(door, text: str):
    door(text).encode()


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters=BIDI)))
def test_other_text_stays_as_it_is(text: str):
    assert visible(text) == text


def test_newline_and_tab_stay():
    assert visible("a\n\tb") == "a\n\tb"


def test_crlf_becomes_a_newline():
    assert visible("a\r\nb") == "a\nb"


def test_an_escape_sequence_is_shown_as_signs():
    assert visible("\x1b]2;owned\x07") == "␛]2;owned␇"


def test_newlines_and_blanks_become_one_blank():
    assert one_line(" a\n\n\tb  c ") == "a b c"


def test_a_single_line_leaves_nothing_out():
    assert single_line("a  b\nc\td") == "a  b␊c␉d"
