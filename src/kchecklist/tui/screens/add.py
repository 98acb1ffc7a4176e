"""Adding a provider: the name is enough; what they offer, and where, is the interview's first question."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from kchecklist.tui.screens.ask import AskLine
from kchecklist.tui.words import line, words


class AddProvider(AskLine):
    """The name of a provider; an empty one is not taken."""

    def __init__(self) -> None:
        super().__init__("Who do you want to talk to?")

    def compose(self) -> ComposeResult:
        """A field, and what comes next."""
        with Vertical(id="box"):
            yield Static(words("Who do you want to talk to?", "bold"))
            yield Input(placeholder="a name you will recognise")
            yield Static(line("", "$text-warning"), id="problem")
            yield Static(words("Next: what they offer, and where; both can be skipped.", "$text-muted"))
            yield Static(line("enter: add · esc: back", "$text-muted"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: add, if there is a name."""
        if event.value.strip():
            self.dismiss(event.value.strip())
        else:
            self.query_one("#problem", Static).update(
                line("A name is needed; any word will do.", "$text-warning")
            )
