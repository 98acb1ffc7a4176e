"""On which line a key stands: kchecklist.files.lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kchecklist.files.lines import Place, key_lines, line_of

PLACES: dict[str, tuple[str, Place, int]] = {
    "a key at the top": ('a = 1\nformat = 1\nb = ""', ("format",), 2),
    "a key of a table": ("a = 1\n[provider]\nid = 1\nname = 2", ("provider", "name"), 4),
    "a table itself": ("a = 1\n\n[provider]\nid = 1", ("provider",), 3),
    "a key of a nested table": (
        "[answers.cuff.said]\nwho = 1\nnote = 2",
        ("answers", "cuff", "said", "note"),
        3,
    ),
    "a table that only its inner ones name": ("x = 1\n[answers.cuff.said]\nwho = 1", ("answers", "cuff"), 2),
    "the second of an array of tables": (
        "[[conversation]]\nid = 1\n\n[[conversation]]\nid = 2",
        ("conversation", 1, "id"),
        5,
    ),
    "an entry of an array of tables": (
        "[[conversation]]\nid = 1\n[[conversation]]\nid = 2",
        ("conversation", 1),
        3,
    ),
    "an array in an array": (
        "[[question]]\n[[question.option]]\nid = 1\n[[question]]\n[[question.option]]\n[[question.option]]\nid = 4",
        ("question", 1, "option", 1, "id"),
        7,
    ),
    "a table in an array": (
        "[[preset]]\n[preset.marks.room]\na = 1\n[[preset]]\n[preset.marks.room]\na = 2",
        ("preset", 1, "marks", "room", "a"),
        6,
    ),
    "after an array of tables, a table again": (
        "[[conversation]]\nid = 1\n[costs]\nid = 2",
        ("costs", "id"),
        4,
    ),
    "a dotted key": ("[answers]\ncuff.said.note = 1", ("answers", "cuff", "said", "note"), 2),
    "a table made by dotted keys": ("x = 1\nprovider.name = 1\nprovider.id = 2", ("provider",), 2),
    "what is missing from a table of dotted keys": ("x = 1\nprovider.name = 1", ("provider", "id"), 2),
    "a dotted key with blanks": ("x = 1\n cuff . said\t. note = 1", ("cuff", "said", "note"), 2),
    "a quoted key": ('x = 1\n"note" = 2', ("note",), 2),
    "a literal key": ("x = 1\n'note' = 2", ("note",), 2),
    "an empty key": ('x = 1\n"" = 2', ("",), 2),
    "a quoted key with a dot": ('x = 1\n["a.b".c]\nd = 1', ("a.b", "c", "d"), 3),
    "a quoted key with a bracket": ('x = 1\n["a]b"]\nd = 1', ("a]b", "d"), 3),
    "a quoted key with an equals sign": ('x = 1\n"a = b" = 1', ("a = b",), 2),
    "a quoted key with a hash": ('x = 1\n"a # b" = 1', ("a # b",), 2),
    "a quoted key with a quote": ('x = 1\n"a\\"b" = 1', ('a"b',), 2),
    "a quoted key with an escaped letter": ('x = 1\n"caf\\u00e9" = 1', ("café",), 2),
    "a header with blanks and a comment": ("x = 1\n  [ a . b ] # [c]\nd = 1", ("a", "b", "d"), 3),
    "a value that is no table": ("x = 1\nchoice = [1, 2]", ("choice", 1), 2),
    "a key of an inline table": ("x = 1\nsaid = { choice = [1] }\nid = 1", ("said", "choice"), 2),
    "what is not there": ("x = 1\n[provider]\nid = 1", ("costs", "session"), 1),
    "what is not there in a table that is": ("x = 1\n[provider]\nid = 1", ("provider", "name"), 2),
    "in a text with CRLF": ("x = 1\r\n[provider]\r\nname = 1\r\n", ("provider", "name"), 3),
    "the last line without a newline": ("x = 1\n\n\ny = 2", ("y",), 4),
}

HIDDEN = {
    "a long text": 'note = """\nid = 1\n[provider]\n"""\nid = 2',
    "a long literal text": "note = '''\nid = 1\n[provider]\n'''\nid = 2",
    "a long text that ends in quotes": 'note = """\nid = 1\n[x] ""\n"""""\nid = 2',
    "a long literal text that ends in quotes": "note = '''\nid = 1\n[x] ''\n'''''\nid = 2",
    "a long text that begins with quotes": 'note = """""\n\nid = 1\n"""\nid = 2',
    "a long text with an escaped quote before its end": 'note = """\nid = 1\n\\"""\nid = 2"""\nid = 2',
    "a long text with a backslash at its end": 'note = """\nid = 1\n\n\\\\"""\nid = 2',
    "a long text with the other quotes": 'note = """\n\'\'\'\nid = 1\n"""\nid = 2',
    "a comment": 'x = 1\n# id = 1\n# note = """\n# [a]\nid = 2',
    "a comment after a value": "x = 1 # \"\"\"\ny = 2 # '''\n\nz = 3 # id = 1\nid = 2",
    "a short text with a hash and quotes": "a = \"# '''\"\nb = '# \"\"\"'\n\n\nid = 2",
    "an array over lines": "x = [\n  1,\n  2,\n]\nid = 2",
    "an array of arrays over lines": 'x = [\n  ["id"],\n  [ id ],\n]\nid = 2',
    "an array of texts with brackets": 'x = [\n  "]",\n  "[",\n]\nid = 2',
    "an array with a comment full of brackets": "x = [ # [[[\n  1, # ]\n  2 # [\n]\nid = 2",
    "an array with a long text": 'x = ["""\nid = 1\n""",\n]\nid = 2',
}


@pytest.mark.parametrize("what", PLACES)
def test_the_line_is_found_of(what: str):
    text, place, line = PLACES[what]
    assert line_of(text, place) == line


@pytest.mark.parametrize("what", HIDDEN)
def test_no_key_is_seen_inside(what: str):
    assert line_of(HIDDEN[what], ("id",)) == 5


@pytest.mark.parametrize("what", HIDDEN)
def test_no_header_is_seen_inside(what: str):
    assert not any(is_header for _, is_header, _, _ in key_lines(HIDDEN[what]))


def test_a_short_text_that_looks_like_a_header_opens_no_table():
    assert line_of('x = "[provider]"\n\nid = 1', ("id",)) == 3


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="\"'\\#[]{}=.,\n\ta1_", max_size=60))
def test_any_text_at_all_has_lines_within_it(text: str):
    assert all(1 <= number <= text.count("\n") + 1 for number, _, _, _ in key_lines(text))
