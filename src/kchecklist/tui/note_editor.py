"""Where a note is written: under the question, saved as it is typed."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static, TextArea

from kchecklist.tui.desk import Desk
from kchecklist.tui.fields import NoteField
from kchecklist.tui.words import line

PAUSE_BEFORE_SAVING = 1.0
"""Seconds; with the writing itself well under the two that a note being typed may lose."""


class NoteEditor(Vertical):
    """One note at a time; hidden while none is written. Posts ``Typed`` after a moment's pause."""

    DEFAULT_CSS = """
    NoteEditor { height: auto; display: none; }
    NoteEditor.-writing { display: block; }
    NoteEditor #editor { height: 5; border: none; background: $boost; padding: 0 1; }
    NoteEditor #editor-label { padding: 0 1; background: $panel; }
    """

    class Typed(Message):
        """The text changed since it was last told."""

    app: Desk

    def __init__(self) -> None:
        super().__init__()
        self._told = ""
        self._about, self._lines = "", 1
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """What it is a note to, and the field."""
        yield Static(Content(""), id="editor-label")
        yield NoteField(id="editor", soft_wrap=True, show_line_numbers=False)

    @property
    def writing(self) -> bool:
        """Whether a note is being written."""
        return self.has_class("-writing")

    @property
    def _is_untold(self) -> bool:
        return self.writing and self.query_one(TextArea).text != self._told

    @property
    def untold(self) -> str | None:
        """The text as it is now, once, if it changed since it was last asked for or opened."""
        # An editor knows one kind of line end; a note that was only opened may have others, and stays.
        text = self.query_one(TextArea).text
        if not self.writing or text == self._told:
            return None
        self._told = text
        return text

    def write(self, about: str, text: str) -> None:
        """Open it on a note."""
        field = self.query_one(TextArea)
        field.load_text(text)
        self._told = field.text
        field.move_cursor(field.document.end)
        self._about, self._lines = about, field.document.line_count
        self._label(f"Note to {about} · esc: done, it is saved as you type", "bold")
        self.add_class("-writing")
        # At once, and not in a later turn: what is typed from here on is the note.
        self.screen.set_focus(field)

    def _label(self, text: str, style: str) -> None:
        self.query_one("#editor-label", Static).update(line(text, style))

    def put_away(self) -> None:
        """Close it."""
        self.remove_class("-writing")
        self.screen.set_focus(None)

    def on_text_area_changed(self) -> None:
        """Tell of it after a pause, however long the typing goes on."""
        lines = self.query_one(TextArea).document.line_count
        if self.writing and lines > self._lines:
            # Whoever takes enter for "done" would type the next answers into the note.
            self._label(f"Still in the note to {self._about}: a new line · esc: done", "bold $text-warning")
        self._lines = lines
        self.app.typing = self._is_untold
        if self.writing and self._pause is None:
            self._pause = self.set_timer(PAUSE_BEFORE_SAVING, self._tell)

    def _tell(self) -> None:
        self._pause = None
        if self.writing:
            self.post_message(self.Typed())
