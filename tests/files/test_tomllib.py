"""What the standard library does with hostile TOML, and that none of it reaches a person; textual-notes.md, section 10.

A row of that table is an entry here, in its order.
"""

import os
import tomllib
from pathlib import Path

import pytest

from kchecklist.files.faults import BadFile
from kchecklist.files.text import visible
from kchecklist.files.toml_reading import LARGEST, parse_toml, read_toml
from kchecklist.files.validation import faults_of
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Profile

ABOVE = b"b = 1\n\n"
REFUSED: dict[str, tuple[bytes, str]] = {
    "lists 497 deep": (b"a = " + b"[" * 497 + b"]" * 497, "nested too deeply"),
    "inline tables 331 deep": (b"a = " + b"{a=" * 331 + b"1" + b"}" * 331, "nested too deeply"),
    **{
        f"a {what} of {n} parts": (text % b".".join([b"a"] * n), "more than 32 dotted parts")
        for n in (33, 1000, 5000, 10_000, 20_000, 200_000)
        for what, text in (("key", b"%s = 1"), ("header", b"[%s]"), ("header of tables", b"[[%s]]"))
    },
    "a whole number of 5,000 digits": (b"a = " + b"7" * 5000, "a number that cannot be read"),
    "a hex number of 1 MB": (b"a = 0x" + b"f" * 1_000_000, "a number that cannot be read"),
    "an octal number of 1 MB": (b"a = 0o" + b"7" * 1_000_000, "a number that cannot be read"),
    "the 30th of February": (b"a = 2026-02-30", "no such date"),
    "the year 0": (b"a = 0000-01-01", "no such date"),
    "the hour 24": (b"a = 2026-01-01T24:00:00", "neither a date"),
    "a leap second": (b"a = 2026-06-30T23:59:60", "neither a date"),
    "an offset of 24 hours": (b"a = 2026-01-01T00:00:00+24:00", "neither a date"),
    "half of a pair": (b'a = "\\ud800"', "no character"),
    "the marks of a merge": (b"<<<<<<< HEAD\na = 1\n=======\n", "unfinished merge"),
    "zeros": (b"\0" * 512, "NUL"),
    "torn off": (b'a = "x', "not closed"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_on_its_line(what: str):
    content, words = REFUSED[what]
    with pytest.raises(BadFile) as caught:
        parse_toml(Path("x.toml"), ABOVE + content)
    (fault,) = caught.value.faults
    assert (fault.line, words in fault.what) == (3, True), str(fault)


@pytest.mark.parametrize(
    ("content", "words"), [(b"\xef\xbb\xbf" + ABOVE, "byte-order mark"), (ABOVE.replace(b"\n", b"\r"), "CR alone")]
)  # fmt: skip
def test_what_a_whole_file_is_saved_as_is_said_on_its_first_line(content: bytes, words: str):
    with pytest.raises(BadFile, match=f"^x.toml:1: .*{words}"):
        parse_toml(Path("x.toml"), content)


@pytest.mark.parametrize("number", ["inf", "-inf", "nan", "1e999", "1e-999", "-1e999"])
def test_what_is_no_ordinary_number_is_read_and_refused_as_a_figure(number: str):
    provider = '[provider]\nid = "x"\nname = "X"\n'
    for model, text in (
        (Profile, f"{provider}[costs]\nsession = {number}\n"),
        (Profile, f"{provider}[costs]\nsession = [1, {number}]\n"),
        (Profile, f"{provider}[costs]\nreimbursed_share = {number}\n"),
        (Profile, f"{provider}[costs]\nsessions = {number}\n"),
        (Priorities, f"a = 1\nb = 2\nc = 3\n[money]\nhour = {number}\n"),
        (Priorities, f"a = 1\nb = 2\nc = 3\n[swing]\nteam = {number}\n"),
    ):
        file = parse_toml(Path("x.toml"), text.encode())
        with pytest.raises(ValueError, match="validation error") as caught:
            model.model_validate(file.table)
        (fault,) = faults_of(caught.value, file, model)
        assert (fault.line, number in str(fault)) == (5, False)


def test_control_characters_that_it_lets_through_are_shown_as_signs():
    text = 'a = "\\u0000\\u001b[2J \x85\x9b2J \\u009d"'
    shown = visible(parse_toml(Path("x.toml"), text.encode()).table["a"])
    assert shown == "␀␛[2J \ufffd\ufffd2J \ufffd"


@pytest.mark.parametrize("size", [LARGEST + 1, 10_000_000, 100_000_000, 10**12])
def test_a_file_of_this_size_is_refused_before_it_is_read(tmp_path: Path, monkeypatch, size: int):
    path = tmp_path / "x.toml"
    path.touch()
    os.truncate(path, size)
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(BadFile, match="is larger than 5 MB"):
        read_toml(path)


AT_MOST = {
    "a key": b"a" * (LARGEST - 4) + b" = 1",
    "a text": b'a = "' + b"x" * (LARGEST - 6) + b'"',
    "empty lines": b"\n" * LARGEST,
    "keys": b"\n".join(b"a%06d=1" % n for n in range(LARGEST // 10)),
    "tables": b"\n".join(b"[a%06d]" % n for n in range(LARGEST // 10)),
    "a list": b"a = [" + b"1," * (LARGEST // 2 - 4) + b"]",
    "a comment": b"#" * LARGEST,
}


@pytest.mark.long
@pytest.mark.parametrize("what", AT_MOST)
def test_just_5_mb_of_anything_is_read(tmp_path: Path, what: str):
    path = tmp_path / "x.toml"
    path.write_bytes(AT_MOST[what])
    assert read_toml(path).table == tomllib.loads(AT_MOST[what].decode())
