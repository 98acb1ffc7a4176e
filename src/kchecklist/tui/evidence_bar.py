"""What counts, by how surely it is known: five steps on one line, by digit, key or click.

What is advertised alone counts with everything; the command line tells the two apart.
"""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from kchecklist.profiles.record import Level
from kchecklist.tui.words import line, words

STEPS: Mapping[Level, tuple[str, str]] = {
    "heard": ("everything", "all"),
    "said": ("said to me", "said"),
    "written": ("in writing", "written"),
    "signed": ("signed", "signed"),
    "checked": ("checked", "checked"),
}
"""Level -> its name, and a shorter one for narrow screens."""
_WIDE, _ALL_FIT = 80, 60
"""Cells from which the longer names, and all steps, fit."""


class EvidenceBar(Horizontal):
    """What counts; the level that does stands in brackets. A click posts ``Asked``."""

    DEFAULT_CSS = """
    EvidenceBar { height: 1; padding: 0 1; }
    EvidenceBar Static { width: auto; height: 1; margin-right: 1; }
    EvidenceBar .chosen { text-style: bold; color: $text-primary; }
    EvidenceBar Step:hover { background: $boost; }
    """

    class Asked(Message):
        """Somebody clicked a level."""

        def __init__(self, level: Level) -> None:
            super().__init__()
            self.level = level

    def __init__(self) -> None:
        super().__init__()
        self._chosen: Level = next(iter(STEPS))

    def compose(self) -> ComposeResult:
        """A label and the steps."""
        yield Static(line("Count"))
        for number, level in enumerate(STEPS, start=1):
            yield Step(number, level)
        yield Static(line("h: next"), id="more")

    def show(self, chosen: Level) -> None:
        """Show which one counts."""
        self._chosen = chosen
        self._draw()

    def on_mount(self) -> None:
        """Draw what was asked for before there was anything to draw on."""
        self._draw()

    def on_resize(self) -> None:
        """Shorter names where it is narrow."""
        self._draw()

    def _draw(self) -> None:
        width = self.app.size.width
        for step in self.query(Step):
            step.show(step.level == self._chosen, wide=width >= _WIDE)
            # Where not all fit, the one that counts has to be seen.
            step.display = width >= _ALL_FIT or step.level == self._chosen
        self.query("#more").set(display=width < _ALL_FIT)


class Step(Static):
    """One level."""

    def __init__(self, number: int, level: Level) -> None:
        super().__init__(Content(""))
        self.level: Level = level
        self._number = number
        self._shown = ""

    def show(self, chosen: bool, wide: bool) -> None:
        """Show it, chosen or not."""
        name = f"{self._number} {STEPS[self.level][0 if wide else 1]}"
        shown = f"[{name}]" if chosen else f" {name} "
        if shown != self._shown:
            # Brackets and blanks are as wide as each other: only another width moves what stands beside it.
            self.update(words(shown), layout=len(shown) != len(self._shown))
            self._shown = shown
        self.set_class(chosen, "chosen")

    def on_click(self) -> None:
        """Count from this level on."""
        self.post_message(EvidenceBar.Asked(self.level))


def level_of(digit: int) -> Level | None:
    """The level with this digit, from 1."""
    levels = list(STEPS)
    return levels[digit - 1] if 1 <= digit <= len(levels) else None


def next_level(level: Level) -> Level:
    """The next one; after the last, everything again."""
    levels = list(STEPS)
    return levels[(levels.index(level) + 1) % len(levels)]
