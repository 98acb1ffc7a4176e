"""A Textual app without Textual's own ways out: no picture of the screen, no log, no developers' console, no browser.

Each of them would put what a person told nobody else into a file, or hand it to another program.
"""

import os
from typing import Any

from textual import constants
from textual.app import App

_FEATURES = "TEXTUAL"
"""The variable that names features for Textual's developers; one of them sends everything to a console."""
_ASKED_FOR_NOTHING = {
    "LOG_FILE": None,
    "SCREENSHOT_DELAY": -1,
    "PRESS": "",
    "SHOW_RETURN": False,
    "DEBUG": False,
    "DRIVER": None,
}
"""What further variables of theirs ask for: every key in a log, a picture, keys from nowhere, another way to draw."""


class Sealed(App[int]):
    """An app from which words leave by our own doors alone; copying is the person's own doing, and stays."""

    def __init__(self) -> None:
        os.environ.pop(_FEATURES, None)
        for name, nothing in _ASKED_FOR_NOTHING.items():
            setattr(constants, name, nothing)
        super().__init__()

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Nothing: a picture of the screen is a file of private words that nobody guards."""

    def save_screenshot(self, *args: Any, **keys: Any) -> str:
        """Nothing."""
        return ""

    def deliver_screenshot(self, *args: Any, **keys: Any) -> str | None:
        """Nothing."""
        return None

    def deliver_text(self, *args: Any, **keys: Any) -> str | None:
        """Nothing: it would lie where downloads lie."""
        return None

    def deliver_binary(self, *args: Any, **keys: Any) -> str | None:
        """Nothing."""
        return None

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Nothing: an address is shown, and opened by whoever copies it."""
