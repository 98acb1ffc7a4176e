"""A page as plain text of at most 80 columns that also reads well aloud: no rules, no boxes."""

from collections.abc import Iterator, Sequence

from kchecklist.files.text import one_line, visible
from kchecklist.reports.display_width import cells, padded, shortened, wrapped
from kchecklist.reports.page import Bars, Fields, Heading, Lines, Note, Page, Part, Said, SideBySide, Words

WIDTH = 80
_NARROWEST = 17
"""Cells; where columns would be narrower, the providers stand below each other under each row's name."""
LONGEST_NAME = 120
"""Cells of a provider's name in a table; its own page has all of it."""
_INDENT = "  "
_LABEL = 17
_WIDEST_LABEL = 30


def page_text(page: Page) -> str:
    """The page as text, ending in a newline."""
    lines = [*wrapped(one_line(page.title), WIDTH)]
    under_a_name = False
    for part in page.parts:
        lines += [*([] if under_a_name else [""]), *part_lines(part)]
        under_a_name = isinstance(part, Heading) and part.level > 1
    return "\n".join(line.rstrip() for line in lines) + "\n"


def table_text(
    heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: tuple[int, ...]
) -> Iterator[str]:
    """Rows of cells under their heads, each cell broken to its column's width."""
    for row in (heads, *rows):
        columns = [wrapped(one_line(cell), width) for cell, width in zip(row, widths, strict=True)]
        for number in range(max(map(len, columns))):
            found = (column[number] if number < len(column) else "" for column in columns)
            cells_of_line = (padded(text, width) for text, width in zip(found, widths, strict=True))
            yield _INDENT.join(cells_of_line).rstrip()


def part_lines(part: Part, width: int = WIDTH) -> Iterator[str]:
    """One part of a page, in lines of at most ``width`` cells."""
    match part:
        case Heading(name, level):
            yield from _block(name, "" if level < 3 else _INDENT, width)
        case Words(text):
            yield from _block(text, _INDENT, width)
        case Note(note):
            for line in visible(note).split("\n"):
                yield from _block(line, _INDENT * 2, width)
        case Lines(items, numbered, first):
            for number, item in enumerate(items, start=first):
                yield from _block(item, _INDENT, width, f"{number}. " if numbered else "- ")
        case Fields(rows):
            yield from _fields(rows, width)
        case SideBySide(heads, rows):
            yield from _side_by_side(heads, rows, width)
        case Bars(rows):
            yield from _bars(rows, width)


def _block(text: Said, indent: str, width: int, first: str = "") -> Iterator[str]:
    room = width - len(indent) - len(first)
    for number, line in enumerate(wrapped(one_line(str(text)), room)):
        yield f"{indent}{first if number == 0 else ' ' * len(first)}{line}"


def _fields(rows: tuple[tuple[str, Said], ...], width: int) -> Iterator[str]:
    labels = [one_line(label) for label, _ in rows]
    widest = min(_WIDEST_LABEL, width // 3)
    label_width = max((wide for wide in map(cells, labels) if wide <= widest), default=0) + 2
    for label, (_, text) in zip(labels, rows, strict=True):
        if cells(label) > widest:
            yield from _block(f"{label}:", _INDENT, width)
            yield from _block(text, _INDENT * 2, width)
        else:
            # The colon and the pause it makes are for those who listen.
            yield from _block(text, _INDENT, width, padded(f"{label}:", label_width))


def _bars(rows: tuple[tuple[str, str, str], ...], width: int) -> Iterator[str]:
    """Drawings begin in one column, or all on lines of their own: else they are on no one scale."""
    rows = tuple((shortened(one_line(name), LONGEST_NAME), drawing, words) for name, drawing, words in rows)
    said = [f"{drawing} {words}".strip() for _, drawing, words in rows]
    room = width - len(_INDENT) - max(map(cells, said), default=0) - 2
    widest = max((cells(name) + 1 for name, _, _ in rows), default=0)
    for (name, _, _), words in zip(rows, said, strict=True):
        label = f"{name}:"
        if widest <= room:
            yield f"{_INDENT}{padded(label, widest)}  {words}"
        else:
            yield from _block(label, _INDENT, width)
            yield from _block(words, _INDENT * 2, width)


def _side_by_side(
    heads: tuple[str, ...], rows: tuple[tuple[Said, tuple[str, ...]], ...], width: int
) -> Iterator[str]:
    heads = tuple(shortened(one_line(head), LONGEST_NAME) for head in heads)
    room = (width - len(_INDENT) - _LABEL) // max(len(heads), 1) - len(_INDENT)
    if room < _NARROWEST:
        for number, (label, found) in enumerate(rows):
            yield from [""] if number else []
            yield from _block(label, _INDENT, width)
            for head, cell in zip(heads, found, strict=True):
                yield from _block(f"{head}: {cell}", _INDENT * 2, width)
        return
    widths = (_LABEL, *[room] * len(heads))
    for line in table_text(("", *heads), [(str(label), *found) for label, found in rows], widths):
        yield f"{_INDENT}{line}"
