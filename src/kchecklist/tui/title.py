"""The first line of every screen: what this is, and whether everything is saved."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from kchecklist.tui.words import line


class TitleLine(Horizontal):
    """A title on the left; on the right what the screen says, and the state of saving, which never gives way."""

    DEFAULT_CSS = """
    TitleLine { height: 1; padding: 0 1; background: $panel; }
    TitleLine #title { width: 1fr; height: 1; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
    TitleLine #status { width: auto; height: 1; margin-left: 1; text-wrap: nowrap; }
    TitleLine #saving { width: auto; max-width: 60%; height: 1; margin-left: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    TitleLine #saving.unsaved { color: $text-error; text-style: bold; }
    """

    title: reactive[str] = reactive("", init=False)
    status: reactive[str] = reactive("", init=False)

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.set_reactive(TitleLine.title, title)
        self._saving = ""

    def compose(self) -> ComposeResult:
        """Three pieces of one line."""
        yield Static(line(self.title), id="title")
        yield Static(line(self.status), id="status")
        yield Static(Content(""), id="saving")

    def on_mount(self) -> None:
        """Follow the app's saving."""
        self.watch(self.app, "saving", self._show_saving)

    def watch_title(self, title: str) -> None:
        """Show another title."""
        self._write("#title", title)

    def watch_status(self, status: str) -> None:
        """Show another status."""
        self._write("#status", status)
        self._show_saving(self._saving)

    def _write(self, piece: str, text: str) -> None:
        # Before there are pieces to write on, compose writes what is to stand on them.
        for shown in self.query(piece).results(Static):
            shown.update(line(text))

    def _show_saving(self, saving: str) -> None:
        self._saving = saving
        self._write("#saving", f"· {saving}" if saving and self.status else saving)
        self.query("#saving").set_class(saving.startswith("not saved"), "unsaved")
