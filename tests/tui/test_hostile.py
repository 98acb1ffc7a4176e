"""Text from anybody, on every screen: nothing is parsed, nothing crashes, nothing reaches the terminal."""

import contextlib
import importlib
import json
import pkgutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from textual.command import CommandPalette
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import DataTable, OptionList, TextArea
from textual.widgets._footer import FooterKey

import kchecklist.tui
from kchecklist.checklist.models import Head, QuestionFile, Source
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.person import Settings
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import STATES, Profile
from kchecklist.tui.keys import ALL
from kchecklist.tui.screens.compare_panes import PANES
from kchecklist.tui.screens.interview import Interview
from kchecklist.tui.words import MOST_CHARACTERS, MOST_LINES, cell, line, words

from ..hostile_world import (
    HOSTILE,
    ID,
    IN_A_FILE_NAME,
    LIVE,
    fill,
    models_in,
    priorities_table,
    profile_table,
    spoil_bank,
    spoilt,
)  # fmt: skip
from .stage import BANK, Open, Stage

LINK = "[@click=app.quit]x[/]"
OURS = {f"screen.state('{state}')" for state in STATES}
"""The only links there are: the answers that are none, for those who click."""
OWN_TIPS = {binding.tooltip for binding in ALL.values()}


@dataclass
class Looked:
    """What was looked at: the classes of screens, and how often a hostile text stood there."""

    screens: set[str] = field(default_factory=set)
    links_seen: int = 0


@pytest.fixture
def hostile(stage: Stage, tmp_path) -> Stage:
    """A folder and a bank in which every text is hostile, in a folder with such a name."""
    stage.folder = DataFolder(tmp_path / IN_A_FILE_NAME)
    stage.table = fill(stage.folder)  # type: ignore[attr-defined]
    stage.bank = tmp_path / "bank"
    spoil_bank(BANK, stage.bank)
    return stage


async def look(shown: Open, looked: Looked) -> None:
    """Whatever is on the screen holds no live character, no link that a text brought along, and no markup to be read."""
    await shown.still()
    screen = shown.app.screen
    looked.screens.add(type(screen).__name__)
    for row in shown.lines:
        assert not LIVE.search(row), (screen, row)
    looked.links_seen += LINK in shown.text
    targets = {str(meta["@click"]) for meta in _metas(shown) if "@click" in meta}
    assert targets <= OURS, (screen, targets)
    for widget in screen.walk_children(Widget):
        # Textual shows a str as markup; what of a widget has no cell yet is looked at here.
        tip = widget.tooltip
        assert tip is None or isinstance(tip, Content) or isinstance(widget, FooterKey) or tip in OWN_TIPS, (
            widget,
            tip,
        )
        assert not any("@click" in str(title) and "[" not in str(title) for title in (widget.border_title,))
    assert not shown.app.crash


def _metas(shown: Open) -> Iterator[dict[str, object]]:
    for strip in shown.app.screen._compositor.render_strips():
        for segment in strip:
            if segment.style is not None:
                yield segment.style.meta


async def click_hostile_cells(shown: Open) -> None:
    """Click once on each widget where a hostile text stands; then back to where we were."""
    screen, size, done = shown.app.screen, shown.app.size, set()
    places = [(x, y) for y, row in enumerate(shown.lines) if (x := row.find("[@click")) >= 0]
    for x, y in places:
        if y >= size.height or shown.app.screen is not screen:
            continue
        with contextlib.suppress(Exception):
            widget, _ = screen.get_widget_at(x, y)
            if widget not in done:
                done.add(widget)
                await shown.pilot.hover(offset=(x + 1, y))
                await shown.pilot.click(offset=(x + 1, y))
                await shown.pause()
        await back_to(shown, screen)


async def back_to(shown: Open, screen: Screen[object]) -> None:
    for _ in range(6):
        if shown.app.screen is screen:
            return
        await shown.press("escape")
    raise AssertionError((shown.app.screen_stack, screen))


def test_every_text_of_every_model_is_made_hostile(tmp_path):
    seen = spoil_bank(BANK, tmp_path / "bank")
    assert {model.__name__ for root in (Head, QuestionFile, Source) for model in models_in(root)} == seen
    seen = set()
    for model, table in ((Profile, profile_table()), (Priorities, priorities_table()), (Settings, {})):
        spoilt(model, table, seen)
        assert {each.__name__ for each in models_in(model)} <= seen


async def test_no_screen_and_no_dialog_obeys_a_text_and_nothing_is_altered(hostile):
    looked, quits = Looked(), []
    async with hostile.open((60, 20)) as shown:
        app = shown.app
        app.action_quit = lambda: quits.append(1)  # type: ignore[method-assign,assignment]

        async def at(*keys: str) -> None:
            """What these keys open, and back."""
            screen = app.screen
            await shown.press(*keys)
            await look(shown, looked)
            await back_to(shown, screen)

        async def typed(*keys: str) -> None:
            """A hostile text, typed into what these keys open."""
            screen = app.screen
            await shown.press(*keys)
            await shown.typed(HOSTILE)
            await shown.press("enter")
            await look(shown, looked)
            await back_to(shown, screen)

        await look(shown, looked)
        providers = app.screen
        assert isinstance(app.focused, DataTable)
        await click_hostile_cells(shown)
        await typed("k")
        await at("delete")
        await at("question_mark")
        await at("exclamation_mark")
        app.action_command_palette()
        await shown.until(lambda: isinstance(app.screen, CommandPalette) and app.focused is not None)
        await shown.typed("[@click=app.quit]x[/] [/")
        await look(shown, looked)
        await back_to(shown, providers)

        app.open("interview", ID, "everything")
        await look(shown, looked)
        await shown.press("escape")
        screen = app.screen
        assert isinstance(screen, Interview)
        await click_hostile_cells(shown)
        for question_id in ("route", "gear", "total-price", "first-appointment", "therapist", "vital-signs"):
            screen.jump(question_id)
            await look(shown, looked)
        await click_hostile_cells(shown)
        screen.jump("vital-signs")
        for keys in (("w",), ("x",), ("f",), ("h",), ("h", "3"), ("l",), ("l", "l"), ("slash",), ("q",)):
            await at(*keys)
        await typed("slash")
        screen.jump("vital-signs")
        await typed("h", "3")
        await typed("f")
        for note in ("n", "m"):
            await shown.press(note)
            await shown.typed(HOSTILE)
            await look(shown, looked)
            assert isinstance(app.focused, TextArea)
            assert HOSTILE.replace("\r\n", "\n").replace("\r", "\n") in app.focused.text
            assert "␛" in shown.text
            await shown.press("escape")
        screen.jump("own-one")
        await at("q")
        await shown.press("1")
        await back_to(shown, providers)

        app.open("details", ID)
        await look(shown, looked)
        await shown.press("escape")
        app.open("summary", ID)
        await look(shown, looked)
        await at("f")
        await shown.press("end")
        await look(shown, looked)
        await back_to(shown, providers)

        app.open("compare")
        await look(shown, looked)
        compare = app.screen
        await at("space")
        for _ in PANES:
            await shown.press("right")
            await look(shown, looked)
            await shown.press("enter")
            await look(shown, looked)
            if "Paper" not in looked.screens and app.screen is not compare:
                await shown.press("enter")
                await look(shown, looked)
            await back_to(shown, compare)
        await back_to(shown, providers)

        app.open("matters")
        await look(shown, looked)
        matters = app.screen
        lines, kinds = (
            matters.query_one(OptionList),
            {"whose", "preset", "points", "money", "country", "section"},
        )
        for place, option in enumerate(lines.options):
            kind = (option.id or "").split("/")[0]
            if kind in kinds:
                kinds.remove(kind)
                lines.highlighted = place
                await shown.press("enter")
                await look(shown, looked)
                if isinstance(app.focused, OptionList) and app.screen is not matters:
                    await shown.press("down", "enter")
                    await look(shown, looked)
                await back_to(shown, matters)
        await back_to(shown, providers)

        app.tell(HOSTILE, error=True)
        app.saving = f"not saved: {HOSTILE}"
        await look(shown, looked)
        await shown.resize((120, 40))
        await look(shown, looked)
        for place in ("interview", "matters"):
            app.open(place, ID if place == "interview" else "")
            await look(shown, looked)
            await back_to(shown, providers)
        await shown.settled()
        assert not quits
        assert not app.crash
    assert looked.links_seen > 10
    assert looked.screens - {"CommandPalette"} == every_screen()
    kept = tomllib.loads((hostile.folder.providers / f"{ID}.toml").read_text(encoding="utf-8"))
    for key in ("provider", "costs"):
        assert as_kept(kept[key]) == as_kept(hostile.table[key]), key
    for talk in hostile.table["conversation"]:
        assert as_kept(talk) in as_kept(kept["conversation"])
    for question, answer in hostile.table["answers"].items():
        for level, claim in answer.items():
            if level != "said" or question not in ("vital-signs", "own-one", "route"):
                assert as_kept(kept["answers"][question][level]) == as_kept(claim)


def every_screen() -> set[str]:
    """Every kind of screen there is in the package, but those that others are made of."""
    for module in pkgutil.walk_packages(kchecklist.tui.__path__, "kchecklist.tui."):
        importlib.import_module(module.name)
    found, left = set(), [Screen]
    while left:
        kinds = left.pop().__subclasses__()
        left += kinds
        found |= {kind for kind in kinds if kind.__module__.startswith("kchecklist.")}
    return {kind.__name__ for kind in found if not any(kind in other.__mro__[1:] for other in found)}


def as_kept(value: object) -> object:
    """A table of a file as text, its line ends as a file holds them."""
    return json.dumps(value, default=str, sort_keys=True).replace("\\r\\n", "\\n")


def test_a_very_long_text_is_shown_in_part_says_so_and_costs_nothing():
    for text in ("x" * 100_000, "[/]\n" * 100_000, "你" * 100_000):
        shown = words(text).plain
        assert len(shown) < MOST_CHARACTERS + 100
        assert shown.count("\n") <= MOST_LINES
        assert f"{len(text):,} characters" in shown
        assert len(line(text).plain) < MOST_CHARACTERS
        assert len(cell(text).plain) < MOST_CHARACTERS
    for text in ("x" * MOST_CHARACTERS, "\n" * (MOST_LINES - 1), "a\nb"):
        assert words(text).plain == text
