"""A report's page on a screen: the same parts, laid out for the width there is.

Only the lines that are seen are painted: a comparison of ten providers has thousands, and is made anew at every key.
"""

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from kchecklist.reports.page import Heading, Part
from kchecklist.reports.page_text import part_lines
from kchecklist.tui.words import words

WIDEST = 116
"""Cells; a longer line is hard to read."""
_AROUND = 4


class PageView(ScrollView, can_focus=True):
    """Parts of a page, to be scrolled with the arrows or the wheel; what is marked with the mouse can be copied."""

    DEFAULT_CSS = "PageView { padding: 0 1; overflow-x: hidden; height: 1fr; }"

    def __init__(self, parts: Iterable[Part] = (), id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._parts = tuple(parts)
        self._lines: list[Content] = []

    def show(self, parts: Iterable[Part]) -> None:
        """Show other parts."""
        self._parts = tuple(parts)
        self._lay_out()

    def on_resize(self) -> None:
        """Lay it out for this width."""
        self._lay_out()

    def _lay_out(self) -> None:
        if not self.size.width:
            return
        width = min(WIDEST, max(30, self.size.width - _AROUND))
        self._lines = list(_drawn(self._parts, width))
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of what is seen."""
        place = y + self.scroll_offset.y
        ink = self._marked(place) if place < len(self._lines) else Content("")
        (strip,) = Visual.to_strips(
            self, ink, self.size.width, 1, self.visual_style, apply_selection=False, pad=True
        ) or [Strip.blank(self.size.width)]
        return strip.apply_offsets(0, place)

    def _marked(self, place: int) -> Content:
        """A line, with what the mouse has marked of it."""
        ink = self._lines[place]
        span = self.text_selection.get_span(place) if self.text_selection is not None else None
        if span is None:
            return ink
        start, end = span
        marked = Style.from_styles(self.screen.get_component_styles("screen--selection"))
        return ink.stylize(marked, start, len(ink) if end == -1 else end)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What is marked, to be copied."""
        return selection.extract("\n".join(line.plain for line in self._lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint what is marked."""
        self.refresh()


def _drawn(parts: Iterable[Part], width: int) -> Iterator[Content]:
    for number, part in enumerate(parts):
        style = "bold" if isinstance(part, Heading) else ""
        if number and isinstance(part, Heading):
            yield Content("")
        yield from (words(text, style) for text in part_lines(part, width))
