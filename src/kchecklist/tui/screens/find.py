"""Jumping to a question by a word in it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from kchecklist.interview.sitting import Sitting
from kchecklist.tui.fields import LineField
from kchecklist.tui.screens.ask import Dialog
from kchecklist.tui.words import line


class Find(Dialog[str]):
    """Type a word; enter jumps to the question that is marked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "next", show=False),
        Binding("up", "move(-1)", "before", show=False),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting

    @property
    def unfinished(self) -> str:
        """Nothing: words to look for are not to be kept."""
        return ""

    def compose(self) -> ComposeResult:
        """A field and what it finds."""
        with Vertical(id="box"):
            yield LineField(placeholder="a word: ambulance, refund, blood ...")
            found = OptionList(id="found", markup=False)
            found.can_focus = False
            yield found
            yield Static(line("up, down: choose · enter: go there · esc: back", "$text-muted"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for it."""
        found = self.query_one("#found", OptionList)
        found.clear_options()
        for question in self._sitting.find(event.value):
            section = self._sitting.checklist.section_of[question.id].title
            found.add_option(Option(line(f"{section}: {question.ask}"), id=question.id))
        if found.option_count:
            found.highlighted = 0
        elif event.value.strip():
            found.add_option(Option(line("no question for this offer holds that"), disabled=True))

    def action_move(self, by: int) -> None:
        """Mark the next one, or the one before."""
        found = self.query_one("#found", OptionList)
        if by > 0:
            found.action_cursor_down()
        else:
            found.action_cursor_up()

    def on_input_submitted(self) -> None:
        """Go there."""
        found = self.query_one("#found", OptionList)
        option = found.highlighted_option
        self.dismiss(option.id if option is not None else None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click goes there too."""
        self.dismiss(event.option_id)
