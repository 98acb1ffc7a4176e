"""What stands with one provider: facts, floors, warnings, ranges, what is open, every answer."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from kchecklist.interview.notebook import Notebook
from kchecklist.reports.heads import report_head
from kchecklist.reports.provider.page import provider_page
from kchecklist.tui.doors import Doors
from kchecklist.tui.footer import Footer
from kchecklist.tui.keys import bindings
from kchecklist.tui.page_view import PageView
from kchecklist.tui.title import TitleLine


class Summary(Doors):
    """One page about one provider, made anew whenever something is kept."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "go compare details help leave", "history set-aside matters ranges undo crisis", go="interview"
    )

    def __init__(self, profile_id: str, name: str | None = None) -> None:
        super().__init__(name)
        self._profile_id = profile_id
        self._book: Notebook | None = None

    @property
    def about(self) -> str:
        """The provider it is about."""
        return self._profile_id

    def compose(self) -> ComposeResult:
        """Title, page, footer."""
        yield TitleLine()
        yield PageView()
        yield Footer()

    def on_screen_resume(self) -> None:
        """Show the newest state."""
        self.show()

    def kept(self, profile_id: str) -> None:
        """Something of this provider was saved."""
        if profile_id == self._profile_id:
            self.show()

    @property
    def book(self) -> "Notebook | None":
        """What is written down here, on top of the newest state; None before the folder is read."""
        library = self.app.library
        if library is None or self._profile_id not in library.stored:
            return None
        newest = library.profile(self._profile_id)
        if self._book is None:
            self._book = Notebook(library.checklist, newest, self.app.clock)
        if self._book.profile != newest:
            self._book.profile = newest
        return self._book

    def show(self) -> None:
        """Make the page anew."""
        library = self.app.library
        if library is None or self._profile_id not in library.stored:
            return
        today = self.app.clock().date()
        ranges = library.settings.show_ranges
        page = provider_page(
            library.comparison(), self._profile_id, today, notes=True, costs=True, ranges=ranges
        )
        title = self.query_one(TitleLine)
        title.title, title.status = page.title, "summary"
        # The head is for pages that leave this computer.
        self.query_one(PageView).show(page.parts[len(report_head(library.checklist, today)) :])
        self.query_one(PageView).focus()

    def action_go(self) -> None:
        """Interview, or back to it."""
        self.app.open("interview", self._profile_id)

    def action_set_aside(self) -> None:
        """Set one of the floors that apply aside, with a reason, or no longer."""
        from kchecklist.tui.screens.set_aside import ask_to_set_aside, ask_which_floor

        library, book = self.app.library, self.book
        if library is None or book is None:
            return
        floors = library.standing(book.profile).floors
        ask_which_floor(
            self.app,
            floors,
            book.today,
            lambda question: ask_to_set_aside(self.app, book, question, self.app.tell),
        )

    def action_undo(self) -> None:
        """Take the last change made here back."""
        book = self.book
        if book is None or book.take_back() is None:
            self.app.tell("Nothing to take back here.")
            return
        self.app.keep(book.profile, turned=True)
        self.app.tell("Taken back.")
        self.show()

    def action_ranges(self) -> None:
        """Show or hide ranges."""
        self.app.toggle_ranges()
        self.show()
