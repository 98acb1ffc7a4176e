"""Reading a TOML file that anybody may have written: no traceback, no hanging, no private value echoed."""

import hashlib
import os
import re
import stat
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from kchecklist.files.faults import BadFile, Fault
from kchecklist.files.lines import Place, key_lines, line_of

LARGEST = 5 * 1024 * 1024
"""Bytes; no file of ours comes near, and tomllib needs minutes for much more."""
MOST_KEY_PARTS = 32
"""tomllib takes quadratic time for the parts of a dotted key."""

_AT_LINE = re.compile(r"^(.*) \(at (?:line (\d+), column \d+|end of document)\)$", re.DOTALL)
_QUOTES_INPUT = re.compile(r"[:(]? ?(?:'[^']*'|\"[^\"]*\")")
_MERGE_MARKER = re.compile(r"^(?:<{7} |={7}$|>{7} )", re.MULTILINE)


@dataclass(frozen=True)
class TomlFile:
    """A TOML file as it was read: its table, and enough to say on which line a thing stands."""

    path: Path
    text: str
    digest: str
    table: dict[str, Any]

    def fault(self, place: Place, what: str, mend: str = "") -> Fault:
        """A fault at the line of ``place``."""
        return Fault(self.path, line_of(self.text, place), what, mend)


def read_toml(path: Path) -> TomlFile:
    """Read a file; floats become ``Decimal``, so that a number stays as it was typed.

    Raises:
        BadFile: when it is no regular file, too large, not UTF-8, or not TOML.
    """
    content = read_bytes(path)
    return parse_toml(path, content)


def parse_toml(path: Path, content: bytes) -> TomlFile:
    """The table in ``content``, which was read from ``path``. Raises BadFile as read_toml does."""
    text = _decoded(path, content)
    _refuse_long_keys(path, text)
    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise BadFile(_not_toml(path, text, error)) from None
    except RecursionError:
        raise BadFile(
            Fault(path, None, "nested too deeply", "no value of ours needs more than a few levels")
        ) from None
    except (ValueError, ArithmeticError, MemoryError):
        raise BadFile(Fault(path, None, "holds a number that cannot be read", "shorten it")) from None
    return TomlFile(path, text, digest(content), table)


def digest(content: bytes) -> str:
    """What tells one content of a file from another."""
    return hashlib.sha256(content).hexdigest()


def read_bytes(path: Path) -> bytes:
    """The whole of a regular file of at most 5 MB. Raises BadFile."""
    try:
        # O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise BadFile(Fault(path, None, "is not a regular file", "move it out of this folder"))
            if status.st_size > LARGEST:
                raise BadFile(Fault(path, None, "is larger than 5 MB", "move it out of this folder"))
            return file.read(LARGEST + 1)
    except IsADirectoryError:
        raise BadFile(Fault(path, None, "is a folder, not a file", "move it out of this folder")) from None
    except OSError as error:
        raise BadFile(
            Fault(path, None, f"cannot be read: {error.strerror or 'input/output error'}")
        ) from None


def _decoded(path: Path, content: bytes) -> str:
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
        line = text.count("\n", 0, text.index("\0")) + 1
        raise BadFile(
            Fault(path, line, "holds a NUL character: it may be damaged", "take an older copy of the file")
        )
    return text


def _refuse_long_keys(path: Path, text: str) -> None:
    for number, _, _, parts in key_lines(text):
        if len(parts) > MOST_KEY_PARTS:
            raise BadFile(
                Fault(path, number, f"a key has more than {MOST_KEY_PARTS} dotted parts", "shorten it")
            )


def _not_toml(path: Path, text: str, error: tomllib.TOMLDecodeError) -> Fault:
    if marker := _MERGE_MARKER.search(text):
        line = text.count("\n", 0, marker.start()) + 1
        return Fault(
            path,
            line,
            "holds the marks of an unfinished merge",
            "keep one of the two sides and delete the marks",
        )
    message, line_text = str(error), None
    if at_line := _AT_LINE.match(message):
        message, line_text = at_line[1], at_line[2]
    line = int(line_text) if line_text else max(1, len(text.splitlines()))
    # tomllib quotes what it found; that may be somebody's words.
    reason = _QUOTES_INPUT.sub("", message).strip()
    return Fault(path, line, f"is not valid TOML: {reason[:1].lower()}{reason[1:]}", "see https://toml.io")
