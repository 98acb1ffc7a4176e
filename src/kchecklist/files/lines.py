"""On which line of a TOML text a key stands; tomllib and pydantic do not say."""

import re
from collections.abc import Iterator

Place = tuple[str | int, ...]
"""Where a value stands: keys, and from 0 the index in an array of tables."""

_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_KEY_AT = re.compile(_KEY)
_DOTTED = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_DOTTED})[ \t]*\]")
_PAIR = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=")
_HIDES_LINES = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}' r"|'''.*?'{3,5}" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'" r"|#[^\n]*",
    re.DOTALL,
)


def key_lines(text: str) -> Iterator[tuple[int, bool, bool, list[str]]]:
    """Every header and key of a TOML text, as (line from 1, is a header, of an array of tables, its parts).

    What stands inside a string of several lines, or in a comment, is no key.
    """
    masked = _HIDES_LINES.sub(_keep_newlines, text)
    for number, line in enumerate(masked.split("\n"), start=1):
        if header := _HEADER.match(line):
            yield number, True, header[1] == "[[", _parts(header[2])
        elif pair := _PAIR.match(line):
            yield number, False, False, _parts(pair[1])


def line_of(text: str, place: Place) -> int:
    """The line, from 1, of the nearest thing to ``place`` that the text names; 1 when nothing of it does."""
    lines = _places(text)
    for length in range(len(place), 0, -1):
        if (line := lines.get(place[:length])) is not None:
            return line
    return 1


def _places(text: str) -> dict[Place, int]:
    places: dict[Place, int] = {}
    newest: dict[Place, int] = {}
    table: Place = ()
    for number, is_header, is_array, parts in key_lines(text):
        if not is_header:
            places.setdefault((*table, *parts), number)
            continue
        table = _inside_arrays(parts[:-1], newest)
        table = (*table, parts[-1])
        if is_array:
            newest[table] = newest.get(table, -1) + 1
            table = (*table, newest[table])
        elif table in newest:
            table = (*table, newest[table])
        for length in range(1, len(table) + 1):
            places.setdefault(table[:length], number)
    return places


def _inside_arrays(parts: list[str], newest: dict[Place, int]) -> Place:
    place: Place = ()
    for part in parts:
        place = (*place, part)
        if place in newest:
            place = (*place, newest[place])
    return place


def _parts(dotted: str) -> list[str]:
    return [key[1:-1] if key[0] in "\"'" else key for key in _KEY_AT.findall(dotted)]


def _keep_newlines(match: re.Match[str]) -> str:
    found = match[0]
    # A string on one line may be a key; a longer one is a value, of which only the newlines matter.
    if found[0] == "#":
        return ""
    return found if "\n" not in found and not found.startswith(('"""', "'''")) else "\n" * found.count("\n")
