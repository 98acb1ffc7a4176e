"""One page of words to read, opened from another screen; nothing on it can be changed."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from kchecklist.reports.page import Part
from kchecklist.tui.doors import Doors
from kchecklist.tui.footer import Footer
from kchecklist.tui.keys import bindings
from kchecklist.tui.page_view import PageView
from kchecklist.tui.title import TitleLine


class Paper(Doors):
    """A title and a page."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("help leave", "crisis")

    def __init__(self, title: str, parts: Callable[[], Iterable[Part]]) -> None:
        super().__init__()
        self._title, self._parts = title, parts

    def compose(self) -> ComposeResult:
        """Title, page, footer."""
        yield TitleLine(self._title)
        yield PageView(self._parts())
        yield Footer()

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one(PageView).focus()
