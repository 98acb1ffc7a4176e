"""All providers side by side: facts, standing, questions, like for like, money, what to ask next."""

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import get_current_worker

from kchecklist.profiles.record import Level
from kchecklist.reports.comparison.questions import ONLY
from kchecklist.scoring.shares import DRAWS_ON_SCREEN, Shares, shares
from kchecklist.scoring.views import View
from kchecklist.tui.evidence_bar import EvidenceBar, level_of, next_level
from kchecklist.tui.keys import bindings, digits
from kchecklist.tui.page_view import PageView
from kchecklist.tui.screens.compare_panes import PANES, QUESTIONS_PANE, STANDING_PANE, Looking, Target
from kchecklist.tui.screens.compare_view import CompareView
from kchecklist.tui.title import TitleLine

STEPS_OF_PROGRESS = 20
"""So often is it said how far the drawing of shares is."""


class Compare(CompareView):
    """What each key does; left and right go between the panes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *digits("believe"),
        *bindings(
            "why which matters help leave",
            "ranges heard open-only sort shares details crisis",
            heard="what counts",
            open_only="only some",
        ),
        Binding("enter", "why", "why", show=False),
        Binding("right,tab", "pane(1)", "next", show=True, key_display="→"),
        Binding("left,shift+tab", "pane(-1)", "pane before", show=False),
    ]

    class Drawing(Message):
        """So much of the drawing is done."""

        def __init__(self, percent: int) -> None:
            super().__init__()
            self.percent = percent

    class Drew(Message):
        """Drawing is over; ``found`` is None where it was stopped."""

        def __init__(self, looking: Looking, found: Shares | None) -> None:
            super().__init__()
            self.looking, self.found = looking, found

    # What is looked at

    def action_believe(self, digit: int) -> None:
        """Count only what is known at least like this."""
        if (level := level_of(digit)) is not None:
            self._believe(level)

    def action_heard(self) -> None:
        """On to the next level of what counts."""
        self._believe(next_level(self.wish.view.level))

    def on_evidence_bar_asked(self, event: EvidenceBar.Asked) -> None:
        """A level was clicked."""
        self._believe(event.level)

    def _believe(self, level: Level) -> None:
        if level != self.wish.view.level:
            self.ask_for(view=View(level))

    def action_ranges(self) -> None:
        """Show or hide ranges."""
        self.app.toggle_ranges()
        self.show()

    def action_sort(self) -> None:
        """By standing, or as added."""
        self.ask_for(by_standing=not self.wish.by_standing)
        self.app.tell(
            "Sorted by standing" if self.wish.by_standing else "In the order in which you added them"
        )

    def action_open_only(self) -> None:
        """Show other questions."""
        kinds = list(ONLY)
        self.ask_for(only=kinds[(kinds.index(self.wish.only) + 1) % len(kinds)])
        self.to_pane(QUESTIONS_PANE)

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
                self.ask_for(left_out=frozenset(names) - those)

        self.app.push_screen(
            ChooseSome("Which providers?", names, frozenset(names) - self.wish.left_out), chosen
        )

    # Following the numbers

    def action_why(self) -> None:
        """Down to what makes the numbers of this pane."""
        looking = self.looking
        if looking is None:
            return
        targets = list(PANES[self.here].targets(looking))
        labels = (target.label for target in targets)
        self._choose(f"{PANES[self.here].name}: which?", labels, lambda number: self._follow(targets[number]))

    def _choose(self, question: str, labels: Iterable[str], follow: Callable[[int], None]) -> None:
        """Follow one of several; where there is one only, at once."""
        from kchecklist.tui.screens.choose import ChooseOne

        found = tuple(labels)
        if len(found) == 1:
            follow(0)
        elif found:
            self.app.push_screen(
                ChooseOne(question, found), lambda number: None if number is None else follow(number)
            )

    def _follow(self, target: Target) -> None:
        from kchecklist.tui.screens.paper import Paper

        if target.parts is not None:
            self.app.push_screen(Paper(target.label, target.parts))
        elif self.app.library is None or target.provider not in self.app.library.stored:
            self.app.tell("That provider is no longer there.", error=True)
        elif target.question:
            self.app.open("interview", target.provider, "everything", target.question)
        else:
            self.app.open("summary", target.provider)

    def action_details(self) -> None:
        """What one of them asks for, and everything else about the offer."""
        looking = self.looking
        if looking is not None and looking.comparison.standings:
            ids = list(looking.names)
            self._choose("Whose details and prices?", looking.names.values(), lambda n: self._details(ids[n]))

    def _details(self, provider_id: str) -> None:
        self.app.open("details", provider_id)

    # Shares

    def action_shares(self) -> None:
        """Draw in how many ways each comes first; again: stop, or take it away."""
        looking = self.looking
        if looking is None or len(looking.comparison.order.ranks) < 2:
            self.app.tell("It takes two providers that are not ruled out.")
        elif self.drawing is not None:
            self.stop_drawing()
        elif looking.shares is not None:
            self.look(replace(looking, shares=None))
        else:
            self.to_pane(STANDING_PANE)
            self.drawing = self.run_worker(lambda: self._draw(looking), thread=True, exclusive=True)

    def _draw(self, looking: Looking) -> None:
        worker = get_current_worker()

        def goes_on(done: int) -> bool:
            if done % (DRAWS_ON_SCREEN // STEPS_OF_PROGRESS) == 0:
                self._report(self.Drawing(100 * done // DRAWS_ON_SCREEN))
            return not worker.is_cancelled and self.app.is_running

        comparison = looking.comparison
        found = shares(
            comparison.standings, comparison.checklist, comparison.priorities, DRAWS_ON_SCREEN, goes_on
        )
        self._report(self.Drew(looking, found))

    def _report(self, message: Message) -> None:
        # Whoever waits for an answer here waits for ever where the terminal was closed meanwhile.
        with contextlib.suppress(RuntimeError):
            self.post_message(message)

    def on_compare_drawing(self, message: Drawing) -> None:
        """Say how far it is."""
        if self.drawing is not None:
            self.query_one(TitleLine).status = f"drawing {message.percent} %, esc stops"

    def on_compare_drew(self, message: Drew) -> None:
        """Show what was drawn, if it is still about what is shown."""
        now = self.looking
        if self.drawing is None or message.found is None or now is None:
            return
        self.drawing = None
        if now.comparison.stands_on_the_same(message.looking.comparison):
            self.look(replace(now, shares=message.found))
        self.call_after_refresh(self._to_the_end)

    def _to_the_end(self) -> None:
        self.query_one(f"#pane-{self.here} PageView", PageView).scroll_end(animate=False)

    def action_leave(self) -> None:
        """Stop drawing; else back."""
        if self.drawing is not None:
            self.stop_drawing()
        else:
            super().action_leave()
