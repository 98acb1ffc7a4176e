"""The one theme of our own: for eyes that need more contrast than any built-in theme has."""

from textual.theme import Theme

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
