"""Crisis lines, one key away everywhere."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kchecklist.profiles.editing import changed
from kchecklist.reports.crisis import NOW, countries, crisis_lines
from kchecklist.tui.doors import Doors
from kchecklist.tui.footer import Footer
from kchecklist.tui.keys import bindings, digits
from kchecklist.tui.title import TitleLine
from kchecklist.tui.words import joined, line, words


class Crisis(Doors):
    """All lines, those of the person's country first; a digit says which country that is."""

    BINDINGS: ClassVar[list[BindingType]] = [*digits("first"), *bindings("leave")]

    def compose(self) -> ComposeResult:
        """Title, lines, footer."""
        yield TitleLine("Crisis lines")
        with VerticalScroll(id="page"):
            yield Static(Content(""), id="lines")
        yield Footer()

    def on_mount(self) -> None:
        """Show them."""
        self.show()
        self.query_one("#page").focus()

    def show(self) -> None:
        """The lines, and how to change which come first."""
        library = self.app.library
        if library is None:
            return
        head, country = library.checklist.head, library.priorities.country
        known = countries(head)
        keys = " · ".join(f"{digit} {name}" for digit, name in enumerate(known, start=1))
        self.query_one("#lines", Static).update(
            joined(
                words(NOW, "bold"),
                *(words(text) for text in crisis_lines(head, country)),
                line(f"Show mine first: {keys}", "$text-muted"),
                by="\n\n",
            )
        )

    def action_first(self, digit: int) -> None:
        """Put this country's lines first from now on."""
        library = self.app.library
        if library is None:
            return
        known = countries(library.checklist.head)
        if digit <= len(known):
            country = known[digit - 1]
            self.app.change_kept(lambda: library.set_priorities(lambda mine: changed(mine, country=country)))
            self.show()
