"""Reading a TOML file that anybody may have written: no traceback, no hanging, no private value echoed."""

import hashlib
import os
import re
import stat
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from kchecklist.files.faults import BadFile, Fault
from kchecklist.files.lines import Place, bare_text, lines_of_places, nearest_line, unclosed_text
from kchecklist.files.links import refuse_link_out
from kchecklist.files.toml_reasons import reason_and_mend

LARGEST = 5 * 1024 * 1024
"""Bytes; no file of ours comes near, and tomllib needs minutes for much more."""
MOST_KEY_PARTS = 32
"""tomllib takes quadratic time for the parts of a dotted key."""
MOST_LEVELS = 32
"""Tables and arrays within one another; a deeper one could be read but not be written again."""
MOST_BITS = 1024
"""Of a whole number; Python refuses to print one of more than 4,300 digits."""

_AT_LINE = re.compile(r"^(.*) \(at (?:line (\d+), column \d+|end of document)\)$", re.DOTALL)
_MERGE_MARKER = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_OVER_LINES = ("Unterminated string", "Expected \"'''\"")
_BETWEEN_SIDES = re.compile(r"={7}|\|{7}(?: .*)?")
_LONG_KEY = re.compile(rf"(?:\.[ \t]*+[\w-]++[ \t]*+){{{MOST_KEY_PARTS}}}")
_LONG_NUMBER = re.compile(
    r"[0-9][0-9_]{999}|0x[0-9A-Fa-f_]{200}|0o[0-7_]{300}|0b[01_]{1000}|[eE][+-]?[0-9_]{9}"
)


class NoFile(BadFile):
    """Nothing stands there; anything else that keeps a file from being read is no such thing."""


@dataclass(frozen=True)
class TomlFile:
    """A TOML file as it was read: its table, and enough to say on which line a thing stands."""

    path: Path
    text: str
    digest: str
    table: dict[str, Any]

    def fault(self, place: Place, what: str, mend: str = "") -> Fault:
        """A fault at the line of ``place``."""
        return Fault(self.path, nearest_line(self._lines, place), what, mend)

    @cached_property
    def _lines(self) -> dict[Place, int]:
        return lines_of_places(self.text)


def read_toml(path: Path, within: Path | None = None) -> TomlFile:
    """Read a file; floats become ``Decimal``, so that a number stays as it was typed.

    ``within`` is the data folder that a link may not lead out of; without one every link is followed.

    Raises:
        BadFile: when it is no regular file, a link out of ``within``, too large, not UTF-8, or not TOML.
    """
    content = read_bytes(path, within)
    return parse_toml(path, content)


def parse_toml(path: Path, content: bytes) -> TomlFile:
    """The table in ``content``, which was read from ``path``. Raises BadFile as read_toml does."""
    text = _decoded(path, content)
    bare = bare_text(text)
    if long_key := _LONG_KEY.search(bare):
        what = f"a key has more than {MOST_KEY_PARTS} dotted parts"
        raise BadFile(Fault(path, _line_at(bare, long_key.start()), what, "shorten it"))
    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise BadFile(_not_toml(path, text, error)) from None
    except RecursionError:
        raise BadFile(_too_deep(path, _deep_line(bare))) from None
    except (ValueError, ArithmeticError, MemoryError):
        raise BadFile(_unreadable_number(path, bare)) from None
    file = TomlFile(path, text, digest(content), table)
    _refuse_what_could_not_be_written(file, bare)
    return file


def digest(content: bytes) -> str:
    """What tells one content of a file from another."""
    return hashlib.sha256(content).hexdigest()


def read_bytes(path: Path, within: Path | None = None) -> bytes:
    """The whole of a regular file of at most 5 MB; ``within`` as for read_toml.

    Raises:
        BadFile: and NoFile where nothing stands there, not even a link.
    """
    if within is not None:
        refuse_link_out(path, within)
    try:
        # Opening some devices does something, and opening a pipe wakes whoever writes to it.
        _refuse_irregular(path, os.stat(path))  # noqa: PTH116 - the same call as below, and as quick
        # O_NONBLOCK: opening a pipe that was put here this moment would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            # Not os.fdopen at once: it leaves the descriptor of a folder open.
            _refuse_irregular(path, os.fstat(descriptor))
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                content = file.read(LARGEST + 1)
        finally:
            os.close(descriptor)
    except IsADirectoryError:
        raise BadFile(Fault(path, None, "is a folder, not a file", "move it out of this folder")) from None
    except OSError as error:
        kind = NoFile if isinstance(error, FileNotFoundError | NotADirectoryError) else BadFile
        why = error.strerror or "input/output error"
        if isinstance(error, FileNotFoundError) and os.path.islink(path):  # noqa: PTH114 - as in links
            kind, why = BadFile, "it is a link that leads nowhere"
        raise kind(Fault(path, None, f"cannot be read: {why}")) from None
    if len(content) > LARGEST:
        raise BadFile(Fault(path, None, "is larger than 5 MB", "move it out of this folder"))
    return content


def _refuse_irregular(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise BadFile(Fault(path, None, "is a folder, not a file", "move it out of this folder"))
    if not stat.S_ISREG(status.st_mode):
        raise BadFile(Fault(path, None, "is not a regular file", "move it out of this folder"))
    if status.st_size > LARGEST:
        raise BadFile(Fault(path, None, "is larger than 5 MB", "move it out of this folder"))


def _decoded(path: Path, content: bytes) -> str:
    if content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        raise BadFile(Fault(path, 1, "is saved as UTF-32", "save it as UTF-8"))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadFile(Fault(path, 1, "is saved as UTF-16", "save it as UTF-8"))
    if content.startswith(b"\xef\xbb\xbf"):
        raise BadFile(Fault(path, 1, "begins with a byte-order mark", "save it as UTF-8 without BOM"))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadFile(Fault(path, line, "is not UTF-8 text", "save it as UTF-8")) from None
    if "\0" in text:
        what = "holds a NUL character: it may be damaged"
        raise BadFile(Fault(path, _line_at(text, text.index("\0")), what, "take an older copy of the file"))
    return text


def _refuse_what_could_not_be_written(file: TomlFile, bare: str) -> None:
    level: list[Any] = [file.table]
    for _ in range(MOST_LEVELS + 1):
        values = [value for each in level for value in (each.values() if isinstance(each, dict) else each)]
        if any(isinstance(value, int) and value.bit_length() > MOST_BITS for value in values):
            raise BadFile(_unreadable_number(file.path, bare))
        level = [value for value in values if isinstance(value, dict | list)]
    if level:
        raise BadFile(_too_deep(file.path, _deep_line(bare) or file.fault(_deep_place(file.table), "").line))


def _deep_place(table: dict[str, Any]) -> Place:
    """Where a table stands that is too deep; there has to be one."""
    todo: list[tuple[Place, Any]] = [((), table)]
    while True:
        place, value = todo.pop()
        if len(place) > MOST_LEVELS:
            return place
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        todo += [((*place, key), part) for key, part in inner if isinstance(part, dict | list)]


def _too_deep(path: Path, line: int | None) -> Fault:
    return Fault(path, line, "nested too deeply", "no value of ours needs more than a few levels")


def _unreadable_number(path: Path, bare: str) -> Fault:
    found = _LONG_NUMBER.search(bare)
    line = _line_at(bare, found.start()) if found else None
    return Fault(path, line, "holds a number that cannot be read", "shorten it")


def _deep_line(bare: str) -> int | None:
    level = 0
    for bracket in re.finditer(r"[\[\]{}]", bare):
        level += 1 if bracket[0] in "[{" else -1
        if level > MOST_LEVELS:
            return _line_at(bare, bracket.start())
    return None


def _line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _merge(path: Path, line: int) -> Fault:
    mend = "keep one of the two sides and delete the marks"
    return Fault(path, line, "holds the marks of an unfinished merge", mend)


def _not_toml(path: Path, text: str, error: tomllib.TOMLDecodeError) -> Fault:
    if marker := _MERGE_MARKER.search(text):
        return _merge(path, _line_at(text, marker.start()))
    if "\r" in text and "\n" not in text:
        return Fault(path, 1, "its lines end in CR alone", "save it with Unix line ends (LF)")
    message, line = str(error), None
    if at_line := _AT_LINE.match(message):
        message, line = at_line[1], at_line[2]
    # At the end of the document tomllib counts no line: the last one that holds something is meant.
    number = int(line) if line else _line_at(text, len(text.rstrip("\n")))
    if line is None and (begins := unclosed_text(text)) not in (None, number):
        # One that may not go over lines ends with its own.
        if not message.startswith(_OVER_LINES):
            return Fault(path, begins, "is not valid TOML: a text is not closed", "end it with a quote")
        what = f"is not valid TOML: a text that begins in line {begins} is not closed"
        return Fault(path, number, what, "end it with three quotes")
    wrong = text.split("\n")[number - 1]
    if _BETWEEN_SIDES.fullmatch(wrong.rstrip("\r")):
        return _merge(path, number)
    reason, mend = reason_and_mend(message, wrong)
    return Fault(path, number, f"is not valid TOML{reason and f': {reason}'}", mend or "see https://toml.io")
