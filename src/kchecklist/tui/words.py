"""The door to the screen for words that a person, a page or a file brought in.

Textual reads markup out of a plain ``str``: ``[@click=...]`` would become a live link and ``[/]`` a crash.
Nothing but ``Content`` and ``Text`` made here goes into a widget. A widget lays out all that it is given at every key:
what is longer than anybody reads there is shown in part, and says so; files, pages and exports hold it whole.
Source: design.md, section 7.
"""

from rich.text import Text
from textual.content import Content

from kchecklist.files.text import one_line, single_line, visible

MOST_CHARACTERS = 4000
"""Of a text in a widget; two screens full."""
MOST_LINES = 100
MOST_IN_LINE = 1000
"""Characters of what stands on one line, or in a few where it is broken."""
MOST_IN_CELL = 300


def words(text: str, style: str = "") -> Content:
    """The text as ink for a widget, whatever it holds; of a very long one the beginning, and how long it is."""
    return Content.styled(visible(_beginning(text)), style)


def line(text: str, style: str = "") -> Content:
    """The text as ink on one line; of a very long one the beginning."""
    return Content.styled(one_line(_cut(text, MOST_IN_LINE)), style)


def cell(text: str, style: str = "") -> Text:
    """The text as ink for a table's cell, on one line; of a very long one the beginning."""
    return Text(one_line(_cut(text, MOST_IN_CELL)), style=style, no_wrap=True, overflow="ellipsis", end="")


def typed(text: str) -> Text:
    """The text of a field as ink, a sign for each character, so that the cursor stands where it should."""
    return Text(single_line(text.replace("\r", " ")), no_wrap=True, overflow="ignore", end="")


def joined(*parts: Content, by: str = "\n") -> Content:
    """Several pieces, one under the other; empty ones are left out."""
    return Content(by).join([part for part in parts if part.plain])


def _beginning(text: str) -> str:
    if len(text) <= MOST_CHARACTERS and text.count("\n") < MOST_LINES:
        return text
    shown = "\n".join(text[:MOST_CHARACTERS].split("\n", MOST_LINES)[:MOST_LINES])
    return f"{shown}…\n(only the beginning is shown; there are {len(text):,} characters)"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
