"""A report's page on a screen: the same parts, laid out for the width there is."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kchecklist.reports.page import Heading, Part
from kchecklist.reports.page_text import part_lines
from kchecklist.tui.words import words

WIDEST = 116
"""Cells; a longer line is hard to read."""
_AROUND = 4


class PageView(VerticalScroll):
    """Parts of a page, to be scrolled with the arrows or the wheel."""

    DEFAULT_CSS = "PageView { padding: 0 1; } PageView > Static { height: auto; }"

    def __init__(self, parts: Iterable[Part] = (), id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._parts = tuple(parts)

    def compose(self) -> ComposeResult:
        """All of it in one piece."""
        yield Static(Content(""))

    def show(self, parts: Iterable[Part]) -> None:
        """Show other parts."""
        self._parts = tuple(parts)
        self._draw()

    def on_resize(self) -> None:
        """Lay it out for this width."""
        self._draw()

    def _draw(self) -> None:
        if not self.size.width:
            return
        width = min(WIDEST, max(30, self.size.width - _AROUND))
        self.query_one(Static).update(Content("\n").join(_drawn(self._parts, width)))


def _drawn(parts: Iterable[Part], width: int) -> Iterable[Content]:
    for number, part in enumerate(parts):
        style = "bold" if isinstance(part, Heading) else ""
        if number and isinstance(part, Heading):
            yield Content("")
        yield from (words(text, style) for text in part_lines(part, width))
