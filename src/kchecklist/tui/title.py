"""The first line of every screen: what this is, and whether everything is saved."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from kchecklist.tui.saved_words import SAVING, is_trouble
from kchecklist.tui.words import line

_MOST_FOR_SAVING = 0.6
"""The share of the line that what there is to say about saving may take."""

_LEAST_FOR_SAVING = 12
"""Cells that it has, however narrow the line: the time of the last save, or that nothing can be saved."""
_BETWEEN = " · "


class TitleLine(Widget):
    """A title on the left; on the right what the screen says, and the state of saving, which never gives way.

    The title gives way first, then what the screen says.

    One widget that writes one line: what is saved at every key moves nothing else on the screen.
    """

    DEFAULT_CSS = """
    TitleLine { height: 1; padding: 0 1; background: $panel; text-wrap: nowrap; text-overflow: clip; }
    """

    title: reactive[str] = reactive("")
    status: reactive[str] = reactive("")
    saving: reactive[str] = reactive("")
    typing: reactive[bool] = reactive(False)

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.set_reactive(TitleLine.title, title)

    def on_mount(self) -> None:
        """Follow the app's saving."""
        self.watch(self.app, "saving", self._follow)
        self.watch(self.app, "typing", self._follow_typing)

    def _follow(self, saving: str) -> None:
        self.saving = saving

    def _follow_typing(self, typing: bool) -> None:
        self.typing = typing

    def render(self) -> Content:
        """Three pieces of one line; the title has what the others leave."""
        room = self.content_size.width
        trouble = is_trouble(self.saving)
        # What is typed and not told yet is on no disk; what could not be saved before is worse, and stays.
        words = SAVING if self.typing and not trouble else self.saving
        style = "bold $text-error" if trouble else ""
        most = max(int(room * _MOST_FOR_SAVING), _LEAST_FOR_SAVING)
        saving = line(words, style).truncate(min(most, room), ellipsis=True)
        left_over = room - saving.cell_length - len(_BETWEEN) - 1
        between = _BETWEEN if words and self.status and left_over > 0 else " "
        status = line(self.status).truncate(max(0, left_over), ellipsis=True)
        right = Content(" ") + status + Content(between) + saving
        left = line(self.title, "bold").truncate(max(0, room - right.cell_length), ellipsis=True, pad=True)
        return left + right
