"""Fields to type into that show control characters instead of handing them to the terminal.

What was typed or pasted stays as it came; only what is painted differs.
"""

import re
from typing import Any, SupportsIndex

from rich.text import Text
from textual import events
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.widgets import Input, TextArea

from kchecklist.tui.words import typed

_LINE_ENDS = re.compile("\r\n|\r|\n")
"""The only ones: Python knows eight more signs that end a line, and takes them out of the text."""


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
        lines = _LINE_ENDS.split(event.text)
        pasted = " ".join(filter(None, map(str.strip, lines))) if len(lines) > 1 else event.text
        self.replace(pasted, *self.selection)
        event.prevent_default()
        event.stop()


class NoteField(TextArea):
    """Several lines."""

    def load_text(self, text: str) -> None:
        """Begin with this text; a line ends in one way only, as in every file that is written here."""
        super().load_text(_Lines(_LINE_ENDS.sub("\n", text)))

    def edit(self, edit: Edit) -> EditResult:
        """Change something; whatever takes it back does that in the same lines."""
        edit.text = _Lines(edit.text)
        result = super().edit(edit)
        result.replaced_text = _Lines(result.replaced_text)
        return result

    def get_line(self, line_index: int) -> Text:
        """A line as it is painted."""
        return typed(self.document.get_line(line_index))

    async def _on_paste(self, event: events.Paste) -> None:
        """It has arrived."""
        event.stop()


class _Lines(str):
    """Text that ends its lines where a person does, so that a note holds every sign that was pasted into it."""

    def splitlines(self, keepends: SupportsIndex = False) -> list[str]:
        """The lines; as Python does it, none after the last end."""
        lines = _LINE_ENDS.split(self)
        return lines if lines[-1] else lines[:-1]
