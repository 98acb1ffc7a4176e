"""Dialogs that list what can be chosen: one of many, or which ones count."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kchecklist.tui.screens.ask import Dialog
from kchecklist.tui.words import line, words


class ChooseOne(Dialog[int]):
    """One of a list, by the arrows and enter, or a click; answers its number, from 0."""

    def __init__(self, question: str, labels: Iterable[str]) -> None:
        super().__init__()
        self._question, self._labels = question, tuple(labels)

    def compose(self) -> ComposeResult:
        """The question and the list."""
        with Vertical(id="box"):
            yield Static(words(self._question, "bold"))
            yield OptionList(*(Option(line(label)) for label in self._labels), markup=False)
            yield Static(line("enter: open · esc: back", "$text-muted"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Chosen."""
        self.dismiss(event.option_index)


class ChooseSome(Dialog[frozenset[str]]):
    """Which of several; enter, space or a click takes one in or out. Escape answers too: what is marked counts.

    One at least stays in.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "take", "in or out", show=False)]

    def __init__(self, question: str, labels: Mapping[str, str], chosen: Iterable[str]) -> None:
        super().__init__()
        self._question, self._labels = question, dict(labels)
        self._chosen = set(chosen)

    def compose(self) -> ComposeResult:
        """The question and the list."""
        with Vertical(id="box"):
            yield Static(words(self._question, "bold"))
            yield OptionList(*self._options(), markup=False)
            yield Static(line("", "$text-warning"), id="problem")
            yield Static(line("enter or space: in or out · esc: done", "$text-muted"))

    def _options(self) -> list[Option]:
        return [
            Option(line(f"{'[x]' if name in self._chosen else '[ ]'} {label}"))
            for name, label in self._labels.items()
        ]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """In or out."""
        self._toggle(event.option_index)

    def action_take(self) -> None:
        """The one under the cursor in or out."""
        here = self.query_one(OptionList).highlighted
        if here is not None:
            self._toggle(here)

    def _toggle(self, place: int) -> None:
        name = list(self._labels)[place]
        after = self._chosen ^ {name}
        problem = self.query_one("#problem", Static)
        if not after:
            problem.update(line("At least one has to stay.", "$text-warning"))
            return
        problem.update(line(""))
        self._chosen = after
        shown = self.query_one(OptionList)
        shown.replace_option_prompt_at_index(place, self._options()[place].prompt)

    def action_leave(self) -> None:
        """Done."""
        self.dismiss(frozenset(self._chosen))
