"""All providers side by side: facts, standing, questions, like for like, money, what to ask next."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, TabbedContent, TabPane
from textual.worker import Worker, get_current_worker

from kchecklist.profiles.record import Level
from kchecklist.reports.comparison.questions import ONLY, Only
from kchecklist.scoring.shares import DRAWS_ON_SCREEN, Shares, shares
from kchecklist.scoring.views import EVERYTHING, View
from kchecklist.tui.doors import Doors
from kchecklist.tui.evidence_bar import EvidenceBar, level_of, next_level
from kchecklist.tui.keys import bindings, digits
from kchecklist.tui.page_view import PageView
from kchecklist.tui.screens.compare_panes import PANES, Looking, Target, shown
from kchecklist.tui.title import TitleLine
from kchecklist.tui.words import line

STEPS_OF_PROGRESS = 20
"""So often is it said how far the drawing of shares is."""


class Compare(Doors):
    """One pane for each way of looking; left and right go between them."""

    CSS_PATH = "compare.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *digits("believe"),
        *bindings(
            "why which matters help leave",
            "ranges heard open-only sort shares crisis",
            heard="what counts",
            open_only="only some",
        ),
        Binding("enter", "why", "why", show=False),
        Binding("right,tab", "pane(1)", "next", show=True, key_display="→"),
        Binding("left,shift+tab", "pane(-1)", "pane before", show=False),
    ]

    def __init__(self, name: str | None = None) -> None:
        super().__init__(name)
        self._view: View = EVERYTHING
        self._left_out: frozenset[str] = frozenset()
        self._only: Only = next(iter(ONLY))
        self._by_standing = False
        self._looking: Looking | None = None
        self._drawn: dict[int, Looking] = {}
        self._drawing: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """Title, what counts, panes, footer."""
        yield TitleLine("Compare")
        yield EvidenceBar()
        with TabbedContent():
            for number, pane in enumerate(PANES):
                with TabPane(line(pane.name), id=f"pane-{number}"):
                    yield PageView()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """The arrows scroll the pane."""
        self._focus_pane()

    def on_resize(self) -> None:
        """Shorter names where it is narrow."""
        self.query_one(EvidenceBar).show(self._view.level)

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
        self._stop_drawing()
        found = library.comparison(self._view, self._left_out)
        if self._by_standing:
            found = found.by_standing()
        today, ranges = self.app.clock().date(), library.settings.show_ranges
        others = {
            person: library.comparison_for(person, self._view, self._left_out) for person in library.people
        }
        self._look(Looking(found, today, ranges, self._only, others=others))

    def _look(self, looking: Looking) -> None:
        self._looking = looking
        self.query_one(EvidenceBar).show(self._view.level)
        self._say_which()
        self._show_pane()

    def _show_pane(self) -> None:
        here, looking = self._here, self._looking
        if looking is None or self._drawn.get(here) is looking:
            return
        self._drawn[here] = looking
        self.query_one(f"#pane-{here} PageView", PageView).show(shown(PANES[here], looking))

    def _say_which(self) -> None:
        library = self.app.library
        if library is not None:
            every, left_out = len(library.stored), len(self._left_out & library.stored.keys())
            said = f"{every - left_out} of {every}" if left_out else ""
            self.query_one(TitleLine).status = said

    @property
    def _here(self) -> int:
        """The number of the pane in front."""
        return int((self.query_one(TabbedContent).active or "pane-0").removeprefix("pane-"))

    # Going about

    def action_pane(self, by: int) -> None:
        """To the next pane, or the one before."""
        tabs = self.query_one(TabbedContent)
        tabs.active = f"pane-{(self._here + by) % tabs.tab_count}"
        self._turned()

    def on_tabbed_content_tab_activated(self) -> None:
        """The pane that was clicked."""
        self._turned()

    def _turned(self) -> None:
        self._show_pane()
        self._focus_pane()

    def _focus_pane(self) -> None:
        self.query_one(f"#pane-{self._here} PageView", PageView).focus()

    # What is looked at

    def action_believe(self, digit: int) -> None:
        """Count only what is known at least like this."""
        if (level := level_of(digit)) is not None:
            self._believe(level)

    def action_heard(self) -> None:
        """On to the next level of what counts."""
        self._believe(next_level(self._view.level))

    def on_evidence_bar_asked(self, event: EvidenceBar.Asked) -> None:
        """A level was clicked."""
        self._believe(event.level)

    def _believe(self, level: Level) -> None:
        if level != self._view.level:
            self._view = View(level)
            self.show()

    def action_ranges(self) -> None:
        """Show or hide ranges."""
        self.app.toggle_ranges()
        self.show()

    def action_sort(self) -> None:
        """By standing, or as added."""
        self._by_standing = not self._by_standing
        self.show()
        self.app.tell("Sorted by standing" if self._by_standing else "In the order in which you added them")

    def action_open_only(self) -> None:
        """Show other questions."""
        kinds = list(ONLY)
        self._only = kinds[(kinds.index(self._only) + 1) % len(kinds)]
        if self._looking is not None:
            self._look(replace(self._looking, only=self._only))

    def action_which(self) -> None:
        """Choose who is compared."""
        from kchecklist.reports.names import told_apart
        from kchecklist.tui.screens.choose import ChooseSome

        library = self.app.library
        if library is None or not library.stored:
            return
        names = told_apart(library.standings())

        def chosen(those: frozenset[str] | None) -> None:
            if those is not None:
                self._left_out = frozenset(names) - those
                self.show()

        self.app.push_screen(ChooseSome("Which providers?", names, frozenset(names) - self._left_out), chosen)

    # Following the numbers

    def action_why(self) -> None:
        """Down to what makes the numbers of this pane."""
        from kchecklist.tui.screens.choose import ChooseOne

        looking = self._looking
        if looking is None:
            return
        targets = list(PANES[self._here].targets(looking))

        def follow(number: int | None) -> None:
            if number is not None:
                self._follow(targets[number])

        if len(targets) == 1:
            follow(0)
        elif targets:
            self.app.push_screen(
                ChooseOne(f"{PANES[self._here].name}: which?", (target.label for target in targets)), follow
            )

    def _follow(self, target: Target) -> None:
        from kchecklist.tui.screens.paper import Paper

        if target.parts is not None:
            self.app.push_screen(Paper(target.label, target.parts))
        elif target.question:
            self.app.open("interview", target.provider, "everything", target.question)
        else:
            self.app.open("summary", target.provider)

    # Shares

    def action_shares(self) -> None:
        """Draw in how many ways each comes first; again: stop, or take it away."""
        looking = self._looking
        if looking is None or len(looking.comparison.order.ranks) < 2:
            self.app.tell("It takes two providers that are not ruled out.")
        elif self._drawing is not None:
            self._stop_drawing()
        elif looking.shares is not None:
            self._look(replace(looking, shares=None))
        else:
            self.query_one(TabbedContent).active = "pane-1"
            self._drawing = self.run_worker(lambda: self._draw(looking), thread=True, exclusive=True)

    def _draw(self, looking: Looking) -> None:
        worker = get_current_worker()

        def goes_on(done: int) -> bool:
            if done % (DRAWS_ON_SCREEN // STEPS_OF_PROGRESS) == 0:
                self.app.call_from_thread(self._drawn_so_far, 100 * done // DRAWS_ON_SCREEN)
            return not worker.is_cancelled

        comparison = looking.comparison
        found = shares(
            comparison.standings, comparison.checklist, comparison.priorities, DRAWS_ON_SCREEN, goes_on
        )
        self.app.call_from_thread(self._drew, looking, found)

    def _drawn_so_far(self, percent: int) -> None:
        if self._drawing is not None:
            self.query_one(TitleLine).status = f"drawing {percent} %, esc stops"

    def _drew(self, looking: Looking, found: Shares | None) -> None:
        if self._drawing is None or found is None or self._looking is not looking:
            return
        self._drawing = None
        self._look(replace(looking, shares=found))
        self.call_after_refresh(self._to_the_end)

    def _to_the_end(self) -> None:
        self.query_one(f"#pane-{self._here} PageView", PageView).scroll_end(animate=False)

    def _stop_drawing(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
            self._drawing = None
            self._say_which()

    def action_leave(self) -> None:
        """Stop drawing; else back."""
        if self._drawing is not None:
            self._stop_drawing()
        else:
            super().action_leave()
