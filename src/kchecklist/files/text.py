"""The one door for words that a person, a page or a file brought in: everything in them is made visible.

Control characters can move the cursor, rename the terminal's window or run its commands; bidi controls can
show a sentence in another order than it was written. Widgets take what comes out of here through
``kchecklist.tui.words``, commands through ``kchecklist.cli.output``.
"""

import re

_LIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BREAKS = re.compile("[\n\t\u2028\u2029]")
_PICTURES = 0x2400
_DELETE_PICTURE = "\u2421"
_REPLACEMENT = "\ufffd"


def visible(text: str) -> str:
    """The text with every control and bidi character replaced by a sign that is only ink; newline and tab stay."""
    return _LIVE.sub(_as_ink, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """Visible text on one line: newlines and tabs become spaces."""
    return " ".join(visible(text).split())


def single_line(text: str) -> str:
    """Visible text on one line, nothing left out: newlines and tabs become signs. For paths and messages."""
    return _BREAKS.sub(_as_ink, visible(text))


def _as_ink(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    return _DELETE_PICTURE if code == 0x7F else _REPLACEMENT
