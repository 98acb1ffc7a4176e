"""The door to the screen for words that a person, a page or a file brought in.

Textual reads markup out of a plain ``str``: ``[@click=...]`` would become a live link and ``[/]`` a crash.
Nothing but ``Content`` and ``Text`` made here goes into a widget. Source: design.md, section 7.
"""

from rich.text import Text
from textual.content import Content

from kchecklist.files.text import one_line, single_line, visible


def words(text: str, style: str = "") -> Content:
    """The text as ink for a widget, whatever it holds."""
    return Content.styled(visible(text), style)


def line(text: str, style: str = "") -> Content:
    """The text as ink on one line."""
    return Content.styled(one_line(text), style)


def cell(text: str, style: str = "") -> Text:
    """The text as ink for a table's cell, on one line."""
    return Text(one_line(text), style=style, no_wrap=True, overflow="ellipsis", end="")


def typed(text: str) -> Text:
    """The text of a field as ink, a sign for each character, so that the cursor stands where it should."""
    return Text(single_line(text.replace("\r", " ")), no_wrap=True, overflow="ignore", end="")


def joined(*parts: Content, by: str = "\n") -> Content:
    """Several pieces, one under the other; empty ones are left out."""
    return Content(by).join([part for part in parts if part.plain])
