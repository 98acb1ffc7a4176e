"""All providers side by side: the plain facts first, then how they stand, then the questions."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, TabbedContent, TabPane

from kchecklist.reports.comparison_page import DIFFERENCES, FACTS, STANDING, comparison_page
from kchecklist.reports.page import Heading, Part, Words
from kchecklist.tui.doors import Doors
from kchecklist.tui.keys import bindings
from kchecklist.tui.page_view import PageView
from kchecklist.tui.title import TitleLine
from kchecklist.tui.words import line

NAMES = {FACTS: "Facts", STANDING: "Standing", DIFFERENCES: "Questions"}
"""The heading of a part of the comparison -> the name of its pane."""


class Compare(Doors):
    """One pane for each part of the comparison; left and right go between them."""

    CSS_PATH = "compare.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("matters help leave", "ranges crisis"),
        Binding("right,tab", "pane(1)", "next pane", show=True, key_display="→"),
        Binding("left,shift+tab", "pane(-1)", "pane before", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Title, panes, footer."""
        yield TitleLine("Compare")
        panes = self._panes()
        with TabbedContent():
            for number, (title, parts) in enumerate(panes):
                with TabPane(line(title), id=f"pane-{number}"):
                    yield PageView(parts)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """The arrows scroll the pane."""
        self._focus_pane()

    def on_screen_resume(self) -> None:
        """Show the newest state."""
        self.show()

    def show(self) -> None:
        """Make every pane anew."""
        for view, (_, parts) in zip(self.query(PageView), self._panes(), strict=False):
            view.show(parts)

    def _panes(self) -> list[tuple[str, list[Part]]]:
        library = self.app.library
        if library is None:
            return []
        found = library.comparison()
        page = comparison_page(found, self.app.clock().date(), library.settings.show_ranges)
        *panes, always = _by_heading(page.parts)
        if not found.standings:
            panes = [[Heading(FACTS), Words("No provider yet: esc, then a adds one.")]]
        return [(NAMES[_title(pane)], [*pane, *always]) for pane in panes]

    def action_pane(self, by: int) -> None:
        """To the next pane, or the one before."""
        tabs = self.query_one(TabbedContent)
        here = int((tabs.active or "pane-0").removeprefix("pane-"))
        tabs.active = f"pane-{(here + by) % tabs.tab_count}"
        self._focus_pane()

    def on_tabbed_content_tab_activated(self) -> None:
        """The arrows scroll the pane that was clicked."""
        self._focus_pane()

    def _focus_pane(self) -> None:
        pane = self.query_one(TabbedContent).active_pane
        if pane is not None:
            pane.query_one(PageView).focus()

    def action_ranges(self) -> None:
        """Show or hide ranges."""
        self.app.toggle_ranges()
        self.show()


def _by_heading(parts: Iterable[Part]) -> list[list[Part]]:
    """The parts from each heading of the first level on; what stands before the first belongs to none."""
    panes: list[list[Part]] = []
    for part in parts:
        if isinstance(part, Heading) and part.level == 1:
            panes.append([])
        if panes:
            panes[-1].append(part)
    return panes


def _title(pane: list[Part]) -> str:
    first = pane[0]
    return first.text if isinstance(first, Heading) else ""
