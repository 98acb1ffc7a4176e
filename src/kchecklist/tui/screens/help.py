"""Every key, and what this is and is not."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kchecklist.tui.doors import Doors
from kchecklist.tui.footer import Footer
from kchecklist.tui.keys import ALL, bindings
from kchecklist.tui.title import TitleLine
from kchecklist.tui.words import joined, line, words


class Help(Doors):
    """One page."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("leave", "crisis")

    def compose(self) -> ComposeResult:
        """Title, page, footer."""
        yield TitleLine("Help")
        with VerticalScroll(id="page"):
            yield Static(self._page())
        yield Footer()

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one("#page").focus()

    def _page(self) -> Content:
        return joined(
            self._words_used(),
            joined(line("Keys", "bold"), _key("1-9", "answer"), *map(_binding, ALL.values())),
            self._about(),
            by="\n\n",
        )

    def _words_used(self) -> Content:
        return joined(
            line("Words", "bold"),
            words(
                "range: from the least to the most that a provider can still reach, of 100; not asked counts as unknown, never as good or bad"
            ),
            words("settled: how much of it is known · open: what is not · thin: known, but only just"),
            words(
                "floor: a matter of safety that comfort or price cannot buy back · red flag: an answer to take seriously"
            ),
            words(
                "A range says how much of what you asked was answered well. It does not say that a place is right for you."
            ),
        )

    def _about(self) -> Content:
        library = self.app.library
        if library is None:
            return Content("")
        head = library.checklist.head
        return joined(
            line("About", "bold"),
            words(f"{head.title}, version {head.version}. {head.is_not}"),
            words(f"Written by: {head.authors} {head.interests}"),
            words(f"Your files: {library.folder.path}"),
            words(
                "To select text with the mouse, hold shift (option on a Mac). ctrl+p opens a list of commands, with themes."
            ),
        )


def _binding(binding: Binding) -> Content:
    keys = binding.key_display or binding.key
    return _key(keys, binding.tooltip or binding.description)


def _key(keys: str, meaning: str) -> Content:
    return words(f"{keys:>9}  ", "bold $text-accent") + words(meaning)
