"""What is pasted stays one piece of text, whatever stands in it.

Textual reads escape sequences inside a bracketed paste as well: they go missing from the text, and what follows an
escape sign is handed on as keys, which choose answers and open screens. Some terminals take such signs out of a paste
before they send it; tmux and urxvt do not.
"""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

_ESCAPE = "\x1b"
_BEGIN, _END = "\x1b[200~", "\x1b[201~"
_STAND_IN = "\udc1b"
"""For an escape sign, while the text goes through Textual: half a character, which no terminal can send."""


class PasteParser(XTermParser):
    """Reads what the terminal sends; a paste comes out whole."""

    def __init__(self, *arguments: Any, **keys: Any) -> None:
        super().__init__(*arguments, **keys)
        self._pasting = False
        self._before = ""
        """The last that came outside a paste: a sign that one begins may come in two pieces."""
        self._held = ""
        """What may be the beginning of the sign that a paste is over."""

    def feed(self, data: str) -> Iterator[Message]:
        """What was sent, as keys, clicks and pastes."""
        shielded = self._shielded(data)
        if data and not shielded:
            # Nothing at all would mean that nothing comes any more.
            return
        for token in super().feed(shielded):
            if isinstance(token, events.Paste):
                token.text = token.text.replace(_STAND_IN, _ESCAPE)
            yield token

    def _shielded(self, data: str) -> str:
        found = []
        data, self._held = self._held + data, ""
        while data:
            if self._pasting:
                text, end, data = self._to_the_end(data)
                found += [text.replace(_ESCAPE, _STAND_IN), end]
                self._pasting = not end
            else:
                known = len(self._before)
                before, begin, after = (self._before + data).partition(_BEGIN)
                found.append(f"{before}{begin}"[known:])
                self._before = "" if begin else before[1 - len(_BEGIN) :]
                self._pasting, data = bool(begin), after
        return "".join(found)

    def _to_the_end(self, data: str) -> tuple[str, str, str]:
        """The text of a paste, the sign that it is over, and what comes after it."""
        place = data.find(_END)
        # Another end in what came at one go means that this one was pasted, too; unless another paste begins behind it.
        while place >= 0 and not data.startswith(_BEGIN, place + len(_END)):
            following = data.find(_END, place + len(_END))
            if following < 0:
                break
            place = following
        if place >= 0:
            return data[:place], _END, data[place + len(_END) :]
        held = next((n for n in range(len(_END) - 1, 0, -1) if data.endswith(_END[:n])), 0)
        self._held = data[len(data) - held :]
        return data[: len(data) - held], "", ""


def take_pastes_whole(driver: ModuleType) -> None:
    """Have a module of Textual that reads from a terminal read pastes like this."""
    if "XTermParser" in vars(driver):
        vars(driver)["XTermParser"] = PasteParser
