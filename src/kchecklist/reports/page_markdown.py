"""A page as Markdown in which nothing that a person typed can become more than words.

Source: design.md, section 7.
"""

import re
from collections.abc import Iterator

from kchecklist.files.text import one_line, visible
from kchecklist.reports.page import Fields, Heading, Lines, Note, Page, Part, SideBySide, Words

_ANYWHERE = re.compile(r"[\\`*_\[\]|~$]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_AT_THE_START = re.compile(r"^(?:[#+=-]|\d+(?=[.)]))")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def page_markdown(page: Page) -> str:
    """The page as Markdown, ending in a newline."""
    blocks = [f"# {escaped(page.title)}"]
    blocks += ["\n".join(_lines(part)) for part in page.parts]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escaped(text: str) -> str:
    """One line of text that Markdown shows as it is: no heading, list, table, link, image or HTML comes of it."""
    line = _ANYWHERE.sub(r"\\\g<0>", one_line(text))
    line = _AT_THE_START.sub(_not_a_block, line)
    return "".join(_ENTITIES.get(character, character) for character in line)


def _not_a_block(start: re.Match[str]) -> str:
    # "1." opens a list by its dot, everything else by itself.
    return f"{start[0]}\\" if start[0].isdigit() else f"\\{start[0]}"


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Heading(text, level):
            yield f"{'#' * (level + 1)} {escaped(text)}"
        case Words(text):
            yield escaped(text)
        case Note(text):
            for line in visible(text).split("\n"):
                yield f"> {escaped(line)}  "
        case Lines(items, numbered):
            for number, item in enumerate(items, start=1):
                yield f"{f'{number}.' if numbered else '-'} {escaped(item)}"
        case Fields(rows):
            for label, text in rows:
                yield f"- **{escaped(label)}**: {escaped(text)}"
        case SideBySide(heads, rows):
            yield _row("", heads)
            yield _row("---", ("---",) * len(heads), plain=True)
            for label, found in rows:
                yield _row(label, found)


def _row(label: str, found: tuple[str, ...], plain: bool = False) -> str:
    said = found if plain else tuple(map(escaped, found))
    return f"| {label if plain else escaped(label)} | {' | '.join(said)} |"
