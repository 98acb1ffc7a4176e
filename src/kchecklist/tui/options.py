"""The answers to a question, one line each; digits and clicks choose, and nothing here takes the focus."""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from kchecklist.tui.words import words

MOST = 9


@dataclass(frozen=True, slots=True)
class OptionShown:
    """One answer as it is drawn: its words, whether it is chosen, and how choosing works here."""

    label: str
    chosen: bool
    several: bool

    @property
    def glyph(self) -> str:
        """Round where one counts, square where several do."""
        if self.several:
            return "[x]" if self.chosen else "[ ]"
        return "(•)" if self.chosen else "( )"


class Options(Vertical):
    """Up to nine answers. A click posts ``Chosen``."""

    DEFAULT_CSS = """
    Options { height: auto; }
    OptionLine { height: auto; }
    OptionLine .head { width: 7; }
    OptionLine .label { width: 1fr; height: auto; }
    OptionLine:hover { background: $boost; }
    OptionLine.chosen { text-style: bold; color: $text-primary; }
    """

    class Chosen(Message):
        """Somebody clicked the answer with this digit, from 1."""

        def __init__(self, digit: int) -> None:
            super().__init__()
            self.digit = digit

    def compose(self) -> ComposeResult:
        """All lines at once, so that another question repaints and mounts nothing."""
        for digit in range(1, MOST + 1):
            yield OptionLine(digit)

    def show(self, options: list[OptionShown]) -> None:
        """Show these answers."""
        for line, option in zip(
            self.query(OptionLine), [*options, *[None] * (MOST - len(options))], strict=True
        ):
            line.show(option)


class OptionLine(Horizontal):
    """One answer; its second line stands under its words, not under its digit."""

    def __init__(self, digit: int) -> None:
        super().__init__()
        self.digit = digit

    def compose(self) -> ComposeResult:
        """Digit and glyph, then the words."""
        yield Static(Content(""), classes="head")
        yield Static(Content(""), classes="label")

    def show(self, option: OptionShown | None) -> None:
        """Show this answer, or nothing."""
        self.display = option is not None
        if option is not None:
            self.set_class(option.chosen, "chosen")
            self.query_one(".head", Static).update(Content(f" {self.digit} {option.glyph} "))
            self.query_one(".label", Static).update(words(option.label))

    def on_click(self, event: events.Click) -> None:
        """Choose this one."""
        event.stop()
        self.post_message(Options.Chosen(self.digit))
