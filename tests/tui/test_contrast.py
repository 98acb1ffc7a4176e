"""What is written can be read: WCAG contrast of each colour that text has on each ground that it stands on."""

import pytest
from textual.color import Color

from kchecklist.tui.themes import HIGH_CONTRAST, THEMES

from .stage import Stage

PAIRS = [
    ("text", "background"), ("foreground", "background"), ("foreground", "surface"), ("foreground", "panel"),
    ("foreground", "boost"), ("text-muted", "background"), ("text-muted", "surface"), ("text-muted", "panel"),
    ("text-accent", "background"), ("text-accent", "surface"), ("text-primary", "background"),
    ("text-warning", "background"), ("text-warning", "surface"), ("text-error", "background"),
    ("text-error", "panel"), ("text-error", "surface"),
    ("footer-foreground", "panel"), ("footer-key-foreground", "panel"), ("footer-description-foreground", "panel"),
    ("block-cursor-foreground", "block-cursor-background"), ("foreground", "block-hover-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
]  # fmt: skip


def ratio(ink: Color, ground: Color) -> float:
    bright, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def colour(named: dict[str, str], name: str, ground: Color) -> Color:
    value = named[name]
    if value.startswith("auto"):
        share = float(value.removeprefix("auto").strip(" %") or 100) / 100
        return ground.blend(ground.get_contrast_text(1).with_alpha(1), share)
    found = Color.parse(value)
    return found if found.a == 1 else ground + found


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_text_can_be_read(stage: Stage, theme):
    async with stage.open() as shown:
        shown.app.theme = theme
        named = shown.app.get_css_variables()
    least = 7.0 if theme == HIGH_CONTRAST.name else 4.5
    page = Color.parse(named["background"])
    poor = {}
    for ink_name, ground_name in PAIRS:
        ground = colour(named, ground_name, page)
        found = ratio(colour(named, ink_name, ground), ground)
        if found < least:
            poor[f"{ink_name} on {ground_name}"] = round(found, 2)
    assert poor == {}


def test_black_on_white_is_twenty_one_to_one():
    assert round(ratio(Color.parse("#000"), Color.parse("#fff")), 2) == 21
    assert round(ratio(Color.parse("#777"), Color.parse("#fff")), 2) == 4.48
