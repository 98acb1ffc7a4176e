"""Files that anybody may have written: kchecklist.files.toml_reading; textual-notes.md, section 10."""

import contextlib
import os
import tempfile
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kchecklist.files import toml_reading
from kchecklist.files.faults import BadFile, Fault
from kchecklist.files.toml_reading import LARGEST, parse_toml, read_toml

SECRET = "SECRET"
GOOD = b'name = "SECRET"\n\n'
LONG_KEY = ".".join(["a"] * 33).encode()

BAD_CONTENT: dict[str, tuple[bytes, int | None, str]] = {
    "UTF-16": ("a = 'SECRET'".encode("utf-16"), 1, "UTF-16"),
    "UTF-32": ("a = 'SECRET'".encode("utf-32"), 1, "UTF-32"),
    "UTF-16, big end first": (b"\xfe\xff" + "a = 'SECRET'".encode("utf-16-be"), 1, "UTF-16"),
    "UTF-16 without a mark": (GOOD + "a = 'SECRET'".encode("utf-16-le"), 3, "NUL"),
    "a byte-order mark": (b"\xef\xbb\xbf" + GOOD, 1, "byte-order mark"),
    "a NUL": (GOOD + b"a = 'SECRET\0'", 3, "NUL"),
    "nothing but zeros": (b"\0" * 4096, 1, "NUL"),
    "Latin-1": (GOOD + "a = 'SECRET café'".encode("latin-1"), 3, "not UTF-8"),
    "half a character at the end": (GOOD + "a = 'SECRET é".encode()[:-1], 3, "not UTF-8"),
    "half of a pair": (GOOD + b"a = 'SECRET \xed\xa0\x80'", 3, "not UTF-8"),
    "an escaped half of a pair": (GOOD + b'a = "SECRET \\ud800"', 3, "no character"),
    "marks of a merge": (
        GOOD + b"<<<<<<< HEAD\na = 'SECRET'\n=======\na = 'other'\n>>>>>>> x\n",
        3,
        "unfinished merge",
    ),
    "marks of a merge, CRLF": (GOOD + b"<<<<<<< HEAD\r\na = 'SECRET'\r\n=======\r\n", 3, "unfinished merge"),
    "the end of a merge": (GOOD + b"a = 'SECRET'\n>>>>>>> x\n", 4, "unfinished merge"),
    "a text torn off": (GOOD + b'a = "SECRET', 3, "not closed"),
    "a literal text torn off": (GOOD + b"a = 'SECRET", 3, "not closed"),
    "a long text torn off": (GOOD + b'a = """\nSECRET\n', 4, "not closed"),
    "a long literal text torn off": (GOOD + b"a = '''\nSECRET\n", 4, "not closed"),
    "a text torn off after lines that only look like some": (
        GOOD + "a = 'SECRET\u2028\x85\u2029'\nb = \"".encode(),
        4,
        "not closed",
    ),
    "a list torn off": (GOOD + b"a = ['SECRET' ", 3, "list"),
    "a table torn off": (GOOD + b"a = { SECRET = 1", 3, "'}'"),
    "a header torn off": (GOOD + b"[SECRET", 3, "[header]"),
    "an array header torn off": (GOOD + b"[[SECRET]", 3, "[header]"),
    "a key torn off": (GOOD + b"SECRET", 3, "'='"),
    "a value torn off": (GOOD + b"SECRET =", 3, "value is missing"),
    "CR alone": (GOOD.replace(b"\n", b"\r") + b"a = 'SECRET'\r", 1, "CR alone"),
    "an underline in a note, and a fault after it": (
        b'note = """\nSECRET\n=======\n"""\nb = \n',
        5,
        "value is missing",
    ),
    "arrays 600 deep": (GOOD + b"a = " + b"[" * 600 + b"'SECRET'" + b"]" * 600, 3, "nested too deeply"),
    "arrays 600 deep, over lines": (
        b"a = " + b"[\n" * 600 + b"'SECRET'" + b"]" * 600,
        33,
        "nested too deeply",
    ),
    "inline tables 400 deep": (
        GOOD + b"a = " + b"{SECRET=" * 400 + b"1" + b"}" * 400,
        3,
        "nested too deeply",
    ),
    "arrays 100 deep": (GOOD + b"a = " + b"[" * 100 + b"'SECRET'" + b"]" * 100, 3, "nested too deeply"),
    "a table whose header could not be written": (
        GOOD + b"[" + b".".join([b"a"] * 20) + b"]\n" + b".".join([b"b"] * 20) + b" = 1",
        4,
        "nested too deeply",
    ),
    "a key of 33 parts": (GOOD + LONG_KEY + b" = 'SECRET'", 3, "dotted parts"),
    "a key of 33 quoted parts": (GOOD + LONG_KEY.replace(b"a", b'"SECRET.x"') + b" = 1", 3, "dotted parts"),
    "a key of 33 parts with blanks": (
        GOOD + LONG_KEY.replace(b".", b" .\t") + b" = 'SECRET'",
        3,
        "dotted parts",
    ),
    "a header of 33 parts": (GOOD + b"[[" + LONG_KEY + b"]]\na = 'SECRET'", 3, "dotted parts"),
    "a key of 33 parts in an inline table": (
        GOOD + b"a = { " + LONG_KEY + b" = 'SECRET' }",
        3,
        "dotted parts",
    ),
    "a key of 33 parts in an array": (
        GOOD + b"a = [\n 'SECRET', {" + LONG_KEY + b" = 1}]",
        4,
        "dotted parts",
    ),
    "a whole number of 5,000 digits": (GOOD + b"a = " + b"7" * 5000, 3, "number"),
    "a whole number of 5,000 digits and a dash": (GOOD + b"a = -" + b"7" * 5000, 3, "number"),
    "a hex number of 10,000 digits": (GOOD + b"a = 0x" + b"f" * 10_000, 3, "number"),
    "an exponent beyond counting": (GOOD + b"a = 1e" + b"9" * 30, 3, "number"),
    "a date that is none": (GOOD + b"a = 2026-02-30", 3, "no such date"),
    "the hour 24": (GOOD + b"a = 2026-02-03T24:00:00", 3, "neither a date"),
    "a key twice": (GOOD + b"SECRET = 1\nSECRET = 2", 4, "there twice"),
    "a key twice in an inline table": (GOOD + b"a = { SECRET = 1, SECRET = 2 }", 3, "there twice"),
    "a table twice": (GOOD + b"[SECRET]\n[SECRET]", 4, "there twice"),
    "a table twice, its name full of quotes": (GOOD + b'["it\'s \\"SECRET"]\n' * 2, 4, "there twice"),
    "a value where a table was": (GOOD + b"[SECRET]\na = 1\n[SECRET.a]", 5, "there twice"),
    "an array where an array is already": (GOOD + b"SECRET = ['SECRET']\n[[SECRET]]", 4, "stands already"),
    "a control character in a text": (GOOD + b"a = 'SECRET\x1b[2J'", 3, "control character"),
    "a control character in a comment": (GOOD + b"# SECRET \x07", 3, "control character"),
    "a backslash": (GOOD + b'a = "C:\\SECRET"', 3, "backslash"),
    "a torn escape": (GOOD + b'a = "SECRET \\u12"', 3, "digits"),
    "two values": (GOOD + b"a = 'SECRET' 'SECRET'", 3, "after the end of a value"),
    "words without quotes": (GOOD + b"a = SECRET word", 3, "quotes"),
    "words without a key": (GOOD + b"SECRET words of a letter", 3, "'='"),
    "no words at all": (GOOD + b"!SECRET", 3, "neither"),
    "a header without a name": (GOOD + b"[]", 3, "key is missing"),
}

FINE = {
    "an empty file": b"",
    "a key of 32 parts": LONG_KEY[2:] + b" = 1",
    "a note that looks like a key of 40 parts": b'note = """\n'
    + b"a." * 40
    + b"a = 1\n["
    + LONG_KEY
    + b']\n"""',
    "a note on one line that looks like a key of 40 parts": b'note = "' + b"a." * 40 + b'a = 1"',
    "a comment that looks like a key of 40 parts": b"# " + b"a." * 40 + b"a = 1",
    "a note that holds the marks of a merge": b'note = """\n<<<<<<< HEAD\n=======\n>>>>>>> x\n"""',
    "a note of 100 kB on one line": b'note = "' + b"word " * 20_000 + b'"',
    "CRLF": b"a = 1\r\nb = 2\r\n",
    "a number of 300 digits": b"a = " + b"7" * 300,
    "arrays 32 deep": b"a = " + b"[" * 32 + b"]" * 32,
}

# Sizes at which anything quadratic takes minutes.
SLOW_IF_QUADRATIC = {
    "an open text full of escaped quotes": b'a = "' + b'\\"' * 1_000_000,
    "an open long text full of escaped quotes": b'a = """' + b'\\"""' * 500_000,
    "a dotted key of 1,000,000 parts": b"a." * 1_000_000 + b"a = 1",
    "an inline dotted key of 1,000,000 parts": b"x = {" + b"a." * 1_000_000 + b"a = 1}",
    "a bare word of 4 MB": b"a" * 4_000_000,
    "blanks": b"a" + b" " * 4_000_000 + b"!",
    "digits": b"a = " + b"7" * 4_000_000,
    "open brackets": b"a = " + b"[" * 4_000_000,
    "quotes": b'"' * 3_000_001,
    "apostrophes": b"'" * 3_000_001,
    "points": b"." * 4_000_000,
}


def fault_of(content: bytes) -> Fault:
    with pytest.raises(BadFile) as caught:
        parse_toml(Path("x.toml"), content)
    (fault,) = caught.value.faults
    return fault


@pytest.mark.parametrize("kind", BAD_CONTENT)
def test_a_bad_file_is_one_fault_on_its_line(kind: str):
    content, line, words = BAD_CONTENT[kind]
    fault = fault_of(content)
    assert (fault.line, words in f"{fault.what}; {fault.mend}") == (line, True), str(fault)


@pytest.mark.parametrize("kind", BAD_CONTENT)
def test_a_bad_file_is_told_in_one_line(kind: str):
    assert len(str(fault_of(BAD_CONTENT[kind][0])).splitlines()) == 1


@pytest.mark.parametrize("kind", BAD_CONTENT)
def test_nothing_that_stood_in_a_bad_file_is_said(kind: str):
    assert SECRET not in str(fault_of(BAD_CONTENT[kind][0]))


@pytest.mark.parametrize("kind", FINE)
def test_a_file_is_read_that_only_looks_bad(kind: str):
    parse_toml(Path("x.toml"), FINE[kind])


@pytest.mark.parametrize("kind", SLOW_IF_QUADRATIC)
def test_a_huge_bad_file_is_refused_without_hanging(kind: str):
    fault_of(SLOW_IF_QUADRATIC[kind])


def test_a_thousand_faults_of_one_file_are_placed_without_reading_it_each_time(monkeypatch):
    readings = []
    places = toml_reading.lines_of_places
    monkeypatch.setattr(toml_reading, "lines_of_places", lambda text: readings.append(1) or places(text))
    file = parse_toml(Path("x.toml"), b"".join(b"key%d = 1\n" % n for n in range(1000)))
    lines = [file.fault((f"key{n}",), "is wrong").line for n in range(1000)]
    assert (lines, len(readings)) == ([*range(1, 1001)], 1)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "SECRET",
                '"',
                "'",
                '"""',
                "'''",
                "\\",
                "[",
                "]",
                "{",
                "}",
                "=",
                ".",
                ",",
                "\n",
                " ",
                "#",
                "1",
                "-",
                "\x01",
            ]
        ),
        max_size=14,
    ).map("".join)
)
def test_no_broken_text_is_ever_quoted(text: str):
    try:
        parse_toml(Path("x.toml"), text.encode())
    except BadFile as error:
        assert SECRET not in str(error)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_a_table_or_a_bad_file(content: bytes):
    try:
        assert isinstance(parse_toml(Path("x.toml"), content).table, dict)
    except BadFile as error:
        assert error.faults


@pytest.mark.parametrize("typed", ["450", "450.0", "450.00", "1e3", "0.1", "1e-7", "inf"])
def test_a_number_is_read_as_it_was_typed(typed: str):
    value = parse_toml(Path("x.toml"), f"a = {typed}".encode()).table["a"]
    assert repr(value) == repr(int(typed) if typed.isdigit() else Decimal(typed))


def refusal_of(path: Path) -> str:
    with pytest.raises(BadFile) as caught:
        read_toml(path)
    (fault,) = caught.value.faults
    return fault.what


def test_a_folder_is_no_file(tmp_path: Path):
    assert "folder" in refusal_of(tmp_path)


def test_a_pipe_that_nobody_writes_to_is_refused_at_once(tmp_path: Path):
    os.mkfifo(tmp_path / "x.toml")
    assert "not a regular file" in refusal_of(tmp_path / "x.toml")


def test_a_pipe_that_was_put_there_this_moment_is_refused(tmp_path: Path, monkeypatch):
    path = tmp_path / "x.toml"
    path.touch()
    before = path.stat()
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(os, "stat", lambda _: before)
    assert "not a regular file" in refusal_of(path)


def test_a_device_without_an_end_is_refused():
    assert "not a regular file" in refusal_of(Path("/dev/zero"))


def test_a_link_to_a_device_is_refused(tmp_path: Path):
    (tmp_path / "x.toml").symlink_to("/dev/zero")
    assert "not a regular file" in refusal_of(tmp_path / "x.toml")


def test_a_link_to_itself_is_refused(tmp_path: Path):
    (tmp_path / "x.toml").symlink_to(tmp_path / "x.toml")
    assert "cannot be read" in refusal_of(tmp_path / "x.toml")


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    assert "No such file" in refusal_of(tmp_path / "x.toml")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path):
    (tmp_path / "x.toml").touch(mode=0)
    assert "Permission denied" in refusal_of(tmp_path / "x.toml")


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch):
    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x.toml").touch()
    monkeypatch.setattr(os, "open", denied)
    assert "Permission denied" in refusal_of(tmp_path / "x.toml")


def test_a_disk_that_fails_while_reading_is_told(tmp_path: Path, monkeypatch):
    def fails(_: int) -> bytes:
        raise OSError(5, "Input/output error")

    (tmp_path / "x.toml").touch()
    monkeypatch.setattr(os, "fdopen", lambda *_, **__: contextlib.nullcontext(SimpleNamespace(read=fails)))
    assert "Input/output error" in refusal_of(tmp_path / "x.toml")


def test_a_file_of_just_5_mb_is_read(tmp_path: Path):
    (tmp_path / "x.toml").write_bytes(b"#" + b" " * (LARGEST - 1))
    assert read_toml(tmp_path / "x.toml").table == {}


def test_a_file_of_more_than_5_mb_is_refused(tmp_path: Path):
    (tmp_path / "x.toml").write_bytes(b"#" + b" " * LARGEST)
    assert "larger than 5 MB" in refusal_of(tmp_path / "x.toml")


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the system does not show open files")
@pytest.mark.parametrize("kind", ["folder", "pipe", "large", "good", "bad"])
def test_no_file_stays_open(kind: str):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.toml"
        match kind:
            case "folder":
                path.mkdir()
            case "pipe":
                os.mkfifo(path)
            case _:
                path.write_bytes({"large": b" " * (LARGEST + 1), "good": b"", "bad": b"!"}[kind])
        before = len([*Path("/proc/self/fd").iterdir()])
        with contextlib.suppress(BadFile):
            read_toml(path)
        assert len([*Path("/proc/self/fd").iterdir()]) == before


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('ask = "What then?', "a text is not closed, or holds a control character; end it with a quote"),
        ('ask = "x = “y”', "a text is not closed, or holds a control character; end it with a quote"),
        ("ask = “What then?”", 'curly quotes; use straight ones: "'),
        ("ask = What then?", 'a value is missing, or lacks its quotes; text stands in "quotes"'),
        (
            'ask = "Say "no" then"',
            "something stands after the end of a value; a quote within a text needs a \\ before it",
        ),
        ("[question.option]]", "a [header] has not as many ] as [; two on each side, or one"),
        ("[[question.option]", "a [header] has not as many ] as [; two on each side, or one"),
        ("ask = { a = “What then?” }", 'curly quotes; use straight ones: "'),
        ("“ask” = 1", 'curly quotes; use straight ones: "'),
        ("ask = 'What then?", "a text is not closed; end it with a quote"),
        (
            "ask = No",
            "neither true or false nor text in quotes; write it small and alone, or put it in quotes",
        ),
        (
            "ask = 24.12.2026",
            "neither a date nor text in quotes; write 2026-11-21 or 2026-11-21T10:02:00, or put it in quotes",
        ),
        ("ask = 2026-02-30", "there is no such date or time; look it up in a calendar"),
        (
            "ask = 3 times",
            "neither a number nor text in quotes; write digits and a point alone, as 1450.50, or put it in quotes",
        ),
        ("ask = ['a' 'b']", "a list lacks a comma between two values, or its ']'; add it"),
        (
            "ask = 'a' -- b",
            "something stands after the end of a value; take it out, or put a # before a comment",
        ),
        ('id = "a"\nid = "b"', "a key is there twice; take one out, or begin with a [[header]] of its own"),
    ],
)
def test_what_beginners_do_to_toml_is_said_with_the_mend_and_without_their_words(tmp_path: Path, line, said):
    path = tmp_path / "02-x.toml"
    path.write_text(f"# a list\n{line}\nkind = 1\n", encoding="utf-8")
    with pytest.raises(BadFile) as caught:
        read_toml(path)
    (fault,) = caught.value.faults
    assert (fault.what, fault.mend) == tuple(f"is not valid TOML: {said}".split("; ", 1))
    assert fault.line == (3 if "\n" in line else 2)


@pytest.mark.parametrize("mark", ["=======", "=======\r", "||||||| base", ">>>>>>> theirs"])
def test_a_mark_of_a_merge_that_was_forgotten_is_told_as_one(mark: str):
    fault = fault_of(f"a = 1\n{mark}\nb = 1\n".encode())
    assert (fault.line, fault.what) == (2, "holds the marks of an unfinished merge")


@pytest.mark.parametrize("quotes", ['"""', "'''"])
def test_a_long_text_without_an_end_is_told_with_its_beginning(quotes: str):
    fault = fault_of(f"a = {quotes}x{quotes}\nb = {quotes}\n# c\n[d]\ne = 'f'\n\n".encode())
    what = "is not valid TOML: a text that begins in line 2 is not closed"
    assert (fault.line, fault.what, fault.mend) == (5, what, "end it with three quotes")


def test_uneven_brackets_in_a_list_of_headers_alone_are_meant(tmp_path: Path):
    path = tmp_path / "02-x.toml"
    path.write_text("a = [[1], [2]]\n[[b]]\n[c.d] # ]]\n[['e]']]\n", encoding="utf-8")
    assert read_toml(path).table["a"] == [[1], [2]]
