"""Fields to type into that show control characters instead of handing them to the terminal.

What was typed or pasted stays as it came; only what is painted differs.
"""

from rich.text import Text
from textual.widgets import Input, TextArea

from kchecklist.tui.words import typed


class LineField(Input):
    """One line."""

    @property
    def _value(self) -> Text:
        return typed(self.value)


class NoteField(TextArea):
    """Several lines."""

    def get_line(self, line_index: int) -> Text:
        """A line as it is painted."""
        return typed(self.document.get_line(line_index))
