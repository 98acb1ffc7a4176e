"""How I know: the level of evidence, and who said it."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from kchecklist.profiles.record import LEVELS, Level
from kchecklist.reports.words import LEVEL_ABOUT, LEVEL_WORDS
from kchecklist.tui.fields import LineField
from kchecklist.tui.screens.ask import Choice, Dialog
from kchecklist.tui.words import line, words


class HeardHow(Dialog[tuple[Level, str]]):
    """A digit chooses the level, a name may follow; ``lasting``: it holds for the answers after this one too."""

    AUTO_FOCUS = ""
    about = "who said it"

    def __init__(self, level: Level, who: str, lasting: bool = True) -> None:
        super().__init__()
        self._level: Level = level
        self._before: Level = level
        self._who = who
        self._lasting = lasting

    def compose(self) -> ComposeResult:
        """Six levels, a name."""
        with Vertical(id="box"):
            yield Static(
                words(
                    f"How do you know{'? It holds from here on.' if self._lasting else ' this one?'}", "bold"
                )
            )
            for digit, level in enumerate(LEVELS, start=1):
                here = " (now)" if level == self._level else ""
                yield Choice(
                    str(digit), f"{LEVEL_WORDS[level]}: {LEVEL_ABOUT[level]}{here}", f"take('{level}')"
                )
            yield Static(line("1-6: how · enter: leave it · then who said it", "$text-muted"), id="hint")
            yield LineField(self._who, placeholder="who said it? a name or a role; may stay empty", id="who")

    def on_mount(self) -> None:
        """The name comes after the level."""
        self.query_one("#who").display = False

    def on_key(self, event: events.Key) -> None:
        """A digit, or enter for the level as it is."""
        if self.focused is not None:
            return
        if event.key.isdigit() and 1 <= int(event.key) <= len(LEVELS):
            event.stop()
            self.action_take(LEVELS[int(event.key) - 1])
        elif event.key == "enter":
            event.stop()
            self.action_take(self._level)

    def action_take(self, level: Level) -> None:
        """Take a level and ask who: the same as before, unless it is known in another way now."""
        self._level = level
        field = self.query_one("#who", LineField)
        if field.value == field.first:
            field.value = field.first = self._who if level == self._before else ""
        self.query_one("#hint", Static).update(
            line(f"{LEVEL_WORDS[level]} · who said it? enter: done", "$text-muted")
        )
        field.display = True
        field.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Done."""
        self.dismiss((self._level, event.value.strip()))
