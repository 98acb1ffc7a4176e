"""What matters to me: a starting point, up to three priorities in order, and marks on matters of taste."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from kchecklist.checklist.models import Checklist
from kchecklist.profiles.priorities import MOST_PICKS, Priorities
from kchecklist.scoring.stating import marked, picked, preset_applied, restored
from kchecklist.scoring.weights import ordered_picks, standing_sections
from kchecklist.tui.doors import Doors
from kchecklist.tui.keys import bindings
from kchecklist.tui.title import TitleLine
from kchecklist.tui.words import line, words

APPLIED = "Filled in below; change what you like. z takes it back."
MARKS = {"wanted": "I want this", "fine": "fine", "unwanted": "not for me", None: "not marked"}


class Matters(Doors):
    """One list; enter changes the line under the cursor, and every change is saved at once."""

    CSS_PATH = "matters.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("undo compare help leave", "crisis")

    def __init__(self, name: str | None = None) -> None:
        super().__init__(name)
        self._before: list[Priorities] = []

    def compose(self) -> ComposeResult:
        """Title, list, footer."""
        yield TitleLine("What matters to me")
        yield OptionList(id="list", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show the list."""
        self.show()
        self.query_one(OptionList).focus()

    def show(self) -> None:
        """Show every line with its present state."""
        library = self.app.library
        if library is None:
            return
        shown = self.query_one(OptionList)
        here = shown.highlighted
        shown.clear_options()
        shown.add_options(_lines(library.checklist, library.priorities))
        first = next((n for n, option in enumerate(shown.options) if not option.disabled), None)
        shown.highlighted = here if here is not None else first

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change a line."""
        library = self.app.library
        if library is None or event.option_id is None:
            return
        kind, *names = event.option_id.split("/")
        checklist = library.checklist

        def change(mine: Priorities) -> Priorities:
            match kind, names:
                case "preset", [preset]:
                    return preset_applied(mine, checklist, preset)
                case "section", [section]:
                    return picked(mine, checklist, section)
                case "mark", [question, option]:
                    return marked(mine, question, option)
            return mine

        if kind == "preset" and library.priorities.stated:
            from kchecklist.tui.screens.ask import AskYesNo

            self.app.push_screen(
                AskYesNo("Put this in the place of what you marked? z takes it back."),
                lambda yes: self._change(change, APPLIED) if yes else None,
            )
        else:
            self._change(change, APPLIED if kind == "preset" else "")

    def _change(self, change: Callable[[Priorities], Priorities], said: str = "") -> None:
        library = self.app.library
        if library is None:
            return
        before = library.priorities
        if self.app.change_kept(lambda: library.set_priorities(change)) and library.priorities != before:
            self._before.append(before)
            self.app.said_saved()
            if said:
                self.app.tell(said)
        self.show()

    def action_undo(self) -> None:
        """Take the last change back."""
        if self._before:
            before = self._before.pop()
            library = self.app.library
            if library is not None and self.app.change_kept(
                lambda: library.set_priorities(lambda now: restored(now, before))
            ):
                self.app.said_saved()
            self.show()


def _lines(checklist: Checklist, mine: Priorities) -> list[Option]:
    options = [_head("Enter changes a line. Start from one of these, and change what you like")]
    for preset in checklist.head.presets:
        about = f": {preset.about}" if preset.about else ""
        options.append(Option(words(f"    {preset.title}{about}"), id=f"preset/{preset.id}"))
    options.append(_head(f"What matters most to you: up to {MOST_PICKS}, in order"))
    picks = ordered_picks(checklist, mine)
    for section in standing_sections(checklist):
        place = f"{picks.index(section.id) + 1}." if section.id in picks else "  "
        about = f": {section.about}" if section.about else ""
        options.append(Option(words(f"  {place} {section.title}{about}"), id=f"section/{section.id}"))
    options.append(_head("Matters of taste: mark what you want, or leave it; nobody is right here"))
    for question in checklist.questions:
        if question.kind != "preference":
            continue
        options.append(Option(words(f"  {question.ask}", "italic"), disabled=True))
        marks = mine.marks.get(question.id, {})
        for option in question.options:
            mark = MARKS[marks.get(option.id)]
            options.append(
                Option(words(f"    {mark:<12} {option.label}"), id=f"mark/{question.id}/{option.id}")
            )
    return options


def _head(text: str) -> Option:
    return Option(Content("\n") + line(text, "bold"), disabled=True)
