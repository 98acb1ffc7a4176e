"""One theme of our own, for eyes that need more contrast than any built-in theme has, and two built-in ones, mended.

Text has a contrast of at least 7:1 in the first and 4.5:1 in the others; tests/tui/test_contrast.py computes it.
"""

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#9ed0ff",
    secondary="#9ed0ff",
    accent="#ffd84d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#101010",
    success="#8dff8d",
    warning="#ffd84d",
    error="#ffb0a8",
    dark=True,
    variables={
        "text-muted": "#d8d8d8",
        "text-disabled": "#c8c8c8",
        "footer-background": "#000000",
        "footer-foreground": "#ffffff",
        "footer-description-foreground": "#ffffff",
        "footer-key-foreground": "#ffd84d",
        "border-blurred": "#d8d8d8",
        "block-cursor-background": "#ffd84d",
        "block-cursor-foreground": "#000000",
        "input-selection-background": "#5c4a00",
    },
)


def _mended(name: str, **variables: str) -> Theme:
    """A built-in theme under its own name, with some of its colours made stronger."""
    theme = BUILTIN_THEMES[name]
    named = {key.replace("_", "-"): value for key, value in variables.items()}
    return replace(theme, variables={**theme.variables, **named})


DARK = _mended("textual-dark", block_cursor_background="#00579e")
LIGHT = _mended(
    "textual-light", footer_key_foreground="#7a4600", text_accent="#7a4600", text_warning="#7a4600"
)
THEMES = (DARK, LIGHT, HIGH_CONTRAST)
"""All that the app offers."""
