"""Fields to type into that show control characters instead of handing them to the terminal.

What was typed or pasted stays as it came; only what is painted differs.
"""

from typing import Any

from rich.text import Text
from textual import events
from textual.widgets import Input, TextArea

from kchecklist.tui.words import typed


class LineField(Input):
    """One line; the cursor stands at its end, and nothing is selected that a stray key would replace.

    ``first`` is what stood in it at first.
    """

    def __init__(self, value: str = "", placeholder: str = "", name: str | None = None, **keys: Any) -> None:
        super().__init__(value, placeholder, name=name, select_on_focus=False, **keys)
        self.first = value

    @property
    def _value(self) -> Text:
        return typed(self.value)

    def _on_paste(self, event: events.Paste) -> None:
        """Several lines become one; the field itself would keep the first of them alone, and say nothing."""
        if len(lines := event.text.splitlines()) > 1:
            pasted = " ".join(filter(None, map(str.strip, lines)))
            self.replace(pasted, *self.selection)
            event.prevent_default()
            event.stop()


class NoteField(TextArea):
    """Several lines."""

    def get_line(self, line_index: int) -> Text:
        """A line as it is painted."""
        return typed(self.document.get_line(line_index))
