"""What the comparison shows, and which pane stands in front; what each key does stands in compare.py."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from textual.app import ComposeResult
from textual.widgets import TabbedContent, TabPane
from textual.worker import Worker

from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.shares import Shares
from kchecklist.tui.doors import Doors
from kchecklist.tui.evidence_bar import EvidenceBar
from kchecklist.tui.footer import Footer
from kchecklist.tui.page_view import PageView
from kchecklist.tui.screens.compare_panes import PANES, Looking, Wish, shown
from kchecklist.tui.title import TitleLine
from kchecklist.tui.words import line


class CompareView(Doors):
    """One pane for each way of looking.

    ``looking`` is what is shown now, ``wish`` what was asked for; ``drawing`` draws shares while it is not None.
    """

    CSS_PATH = "compare.tcss"

    def __init__(self, name: str | None = None) -> None:
        super().__init__(name)
        self.looking: Looking | None = None
        self._drawn: dict[int, Looking] = {}
        self.drawing: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """Title, what counts, panes, footer."""
        yield TitleLine("Compare")
        yield EvidenceBar()
        with TabbedContent():
            for number, pane in enumerate(PANES):
                with TabPane(line(pane.name), id=f"pane-{number}"):
                    yield PageView()
        yield Footer()

    def on_mount(self) -> None:
        """The arrows scroll the pane."""
        self._focus_pane()

    def on_screen_resume(self) -> None:
        """Show the newest state."""
        self.show()

    def kept(self, profile_id: str) -> None:
        """Something was saved."""
        self.show()

    # Showing

    def show(self) -> None:
        """Compare anew, and show the pane in front; the others are made when they are turned to."""
        library = self.app.library
        if library is None:
            return
        wish, stored = self.wish, library.stored.keys()
        # Who is gone is left out no longer; where that leaves nobody, everybody is shown.
        left_out = wish.left_out if stored - wish.left_out else frozenset()
        found = library.comparison(wish.view, left_out)
        others = {person: library.comparison_for(person, wish.view, left_out) for person in library.people}
        today, ranges = self.app.clock().date(), library.settings.show_ranges
        shares = self._shares_of(found)
        if wish.by_standing:
            found = found.by_standing()
        self.look(Looking(found, today, ranges, wish.only, shares, others))

    def _shares_of(self, found: Comparison) -> Shares | None:
        """What was drawn stays as long as what it was drawn of; what is being drawn of something else ends."""
        before = self.looking
        if before is not None and before.comparison.stands_on_the_same(found):
            return before.shares
        self.stop_drawing()
        return None

    def reread(self) -> None:
        """The folder was read again."""
        self.show()

    @property
    def wish(self) -> Wish:
        """How the person wants to compare, until they ask for something else; leaving the screen keeps it."""
        return self.app.wish or Wish()

    def ask_for(self, **values: Any) -> None:
        """Compare in another way from now on."""
        self.app.wish = replace(self.wish, **values)
        self.show()

    def look(self, looking: Looking) -> None:
        """Show this."""
        self.looking = looking
        self.query_one(EvidenceBar).show(self.wish.view.level)
        self.say_which()
        self._show_pane()

    def _show_pane(self) -> None:
        here, looking = self.here, self.looking
        if looking is None or self._drawn.get(here) is looking:
            return
        # A pane may be turned to before there is anything in it; it is shown again as soon as there is.
        for view in self._views():
            self._drawn[here] = looking
            view.show(shown(PANES[here], looking))

    def say_which(self) -> None:
        """Say in the title when not all are shown."""
        library, looking = self.app.library, self.looking
        if self.drawing is None and library is not None and looking is not None:
            every, shown_now = len(library.stored), len(looking.comparison.standings)
            self.query_one(TitleLine).status = f"{shown_now} of {every}" if shown_now < every else ""

    @property
    def here(self) -> int:
        """The number of the pane in front."""
        return int((self.query_one(TabbedContent).active or "pane-0").removeprefix("pane-"))

    # Going about

    def action_pane(self, by: int) -> None:
        """To the next pane, or the one before."""
        tabs = self.query_one(TabbedContent)
        tabs.active = f"pane-{(self.here + by) % tabs.tab_count}"
        self._turned()

    def on_tabbed_content_tab_activated(self) -> None:
        """The pane that was clicked."""
        self._turned()

    def to_pane(self, name: str) -> None:
        """To the pane with this name."""
        number = next(number for number, pane in enumerate(PANES) if pane.name == name)
        self.query_one(TabbedContent).active = f"pane-{number}"

    def _turned(self) -> None:
        self._show_pane()
        self._focus_pane()

    def _focus_pane(self) -> None:
        for view in self._views():
            view.focus()

    def _views(self) -> Iterable[PageView]:
        """What the pane in front shows its parts on."""
        return self.query(f"#pane-{self.here} PageView").results(PageView)

    # Drawing

    def stop_drawing(self) -> None:
        """Draw no more shares."""
        if self.drawing is not None:
            self.drawing.cancel()
            self.drawing = None
            self.say_which()
