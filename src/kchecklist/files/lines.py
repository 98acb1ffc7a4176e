"""On which line of a TOML text a key stands; tomllib and pydantic do not say."""

import re
import tomllib
from collections.abc import Iterator, Mapping

Place = tuple[str | int, ...]
"""Where a value stands: keys, and from 0 the index in an array of tables."""

_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_KEY_AT = re.compile(_KEY)
_DOTTED = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_DOTTED})[ \t]*\]")
_PAIR = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=")
# Each matches where it begins, closed or not: a search that fails late would take quadratic time.
_STRING_OR_COMMENT = re.compile(
    r'"""(?:[^\\"]++|\\.|"(?!""))*+(?:"{3,5})?+'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5})?+"
    r'|"(?:[^"\\\n]++|\\[^\n])*+"?+'
    r"|'[^'\n]*+'?+"
    r"|#[^\n]*+",
    re.DOTALL,
)


def key_lines(text: str) -> Iterator[tuple[int, bool, bool, list[str]]]:
    """Every header and key of a TOML text, as (line from 1, is a header, of an array of tables, its parts).

    What stands inside a string of several lines, an array of several lines, or a comment, is no key.
    """
    open_brackets = 0
    masked = _STRING_OR_COMMENT.sub(_without_long_values, text)
    for number, line in enumerate(masked.split("\n"), start=1):
        value = line
        if open_brackets <= 0:
            open_brackets = 0
            if header := _HEADER.match(line):
                yield number, True, header[1] == "[[", _parts(header[2])
                continue
            if pair := _PAIR.match(line):
                yield number, False, False, _parts(pair[1])
                value = line[pair.end() :]
        bare = bare_text(value) if "[" in value or "]" in value else ""
        open_brackets += bare.count("[") - bare.count("]")


def bare_text(text: str) -> str:
    """The text with as many lines, without comments, and with ``_`` for each string."""
    return _STRING_OR_COMMENT.sub(_without_words, text)


def unclosed_text(text: str) -> int | None:
    """The line on which a text begins that has no end; None when each has one."""
    for match in _STRING_OR_COMMENT.finditer(text):
        found = match[0]
        quotes = found[:3] if found.startswith(('"""', "'''")) else found[0]
        if quotes != "#" and (len(found) < 2 * len(quotes) or not found.endswith(quotes)):
            return text.count("\n", 0, match.start()) + 1
    return None


def line_of(text: str, place: Place) -> int:
    """The line, from 1, of the nearest thing to ``place`` that the text names; 1 when nothing of it does."""
    return nearest_line(lines_of_places(text), place)


def nearest_line(lines: Mapping[Place, int], place: Place) -> int:
    """The line of the longest beginning of ``place`` that has one, else 1."""
    return next((lines[place[:n]] for n in range(len(place), 0, -1) if place[:n] in lines), 1)


def lines_of_places(text: str) -> dict[Place, int]:
    """The line of everything that a header or a key of the text names, and of the tables around it."""
    lines: dict[Place, int] = {}
    newest: dict[Place, int] = {}
    table: Place = ()
    for number, is_header, is_array, parts in key_lines(text):
        if is_header:
            table = place = _opened(parts, is_array, newest)
        else:
            place = (*table, *parts)
        for length in range(1, len(place) + 1):
            lines.setdefault(place[:length], number)
    return lines


def _opened(parts: list[str], is_array: bool, newest: dict[Place, int]) -> Place:
    """The table that a header opens; ``newest`` is the last index in each array of tables so far."""
    table: Place = ()
    for part in parts[:-1]:
        table = (*table, part)
        if table in newest:
            table = (*table, newest[table])
    table = (*table, parts[-1])
    if is_array:
        newest[table] = newest.get(table, -1) + 1
    return (*table, newest[table]) if table in newest else table


def _parts(dotted: str) -> list[str]:
    return [_unquoted(key) for key in _KEY_AT.findall(dotted)]


def _unquoted(key: str) -> str:
    if key[0] == '"' and "\\" in key:
        try:
            return str(tomllib.loads(f"key = {key}")["key"])
        except tomllib.TOMLDecodeError:
            return key[1:-1]
    return key[1:-1] if key[0] in "\"'" else key


def _without_long_values(match: re.Match[str]) -> str:
    found = match[0]
    # A string on one line may be a key; a longer one is a value, of which only the newlines matter.
    if found[0] != "#" and not found.startswith(('"""', "'''")):
        return found
    return "\n" * found.count("\n")


def _without_words(match: re.Match[str]) -> str:
    found = match[0]
    return "" if found[0] == "#" else "_" + "\n" * found.count("\n")
