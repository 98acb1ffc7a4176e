"""Text from anybody, on every screen: nothing is parsed, nothing crashes, nothing reaches the terminal."""

import importlib
import json
import pkgutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from textual.command import CommandPalette
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import DataTable, OptionList, TextArea

import kchecklist.tui
from kchecklist.checklist.models import Head, QuestionFile, Source
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.person import Settings
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import STATES, Profile
from kchecklist.tui.app import KchecklistApp
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
OWN_TIPS = {tip for binding in ALL.values() for tip in (binding.tooltip, binding.description)}


TALKING = {
    "Providers", "AskLine", "AskYesNo", "AskOne", "Help", "Crisis", "Interview", "Why", "HeardHow", "Find", "SetAside",
    "MyQuestion", "Details", "Summary", "History", "VersionPage", "Trash",
}  # fmt: skip
WEIGHING = {"Compare", "ChooseSome", "ChooseOne", "Paper", "Matters", "Whose", "Points"}
"""What the two walks below come by."""


@dataclass
class Walk:
    """Going about with an eye on every screen: its class is noted, and how often a hostile text stood on one."""

    shown: Open
    screens: set[str] = field(default_factory=set)
    links_seen: int = 0
    quits: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.app.action_quit = lambda: self.quits.append(1)  # type: ignore[method-assign,assignment]

    @property
    def app(self) -> KchecklistApp:
        return self.shown.app

    async def look(self) -> None:
        """Whatever is on the screen holds no live character, no link that a text brought along, and no tip to be read."""
        await self.shown.still()
        screen = self.app.screen
        self.screens.add(type(screen).__name__)
        for row in self.shown.lines:
            assert not LIVE.search(row), (screen, row)
        self.links_seen += LINK in self.shown.text
        targets = {str(meta["@click"]) for meta in self.metas if "@click" in meta}
        assert targets <= OURS, (screen, targets)
        for widget in screen.walk_children(Widget):
            # Textual shows a str as markup, and only once the mouse is there.
            assert not isinstance(widget.tooltip, str) or widget.tooltip in OWN_TIPS, (widget, widget.tooltip)
        assert not self.quits
        assert not self.app.crash

    @property
    def metas(self) -> Iterator[dict[str, object]]:
        """What each piece of the screen does when it is clicked."""
        for strip in self.app.screen._compositor.render_strips():
            yield from (segment.style.meta for segment in strip if segment.style is not None)

    async def at(self, *keys: str) -> None:
        """What these keys open, and back."""
        screen = self.app.screen
        await self.shown.press(*keys)
        await self.look()
        await self.back_to(screen)

    async def typed(self, *keys: str) -> None:
        """A hostile text, typed into what these keys open."""
        screen = self.app.screen
        await self.shown.press(*keys)
        await self.shown.typed(HOSTILE)
        await self.shown.press("enter")
        await self.look()
        await self.back_to(screen)

    async def back_to(self, screen: Screen[object]) -> None:
        for _ in range(6):
            if self.app.screen is screen:
                return
            await self.shown.press("escape")
        raise AssertionError((self.app.screen_stack, screen))

    async def click(self) -> None:
        """Click once on each widget where a hostile link stands; then back to where we were."""
        screen, done = self.app.screen, set()
        for y, row in enumerate(self.shown.lines):
            x = row.find("[@click")
            if x < 0 or (widget := screen.get_widget_at(x, y)[0]) in done:
                continue
            done.add(widget)
            await self.shown.pilot.hover(offset=(x + 1, y))
            await self.shown.pilot.click(offset=(x + 1, y))
            await self.shown.pause()
            await self.back_to(screen)


@pytest.fixture
def hostile(stage: Stage, tmp_path) -> Stage:
    """A folder and a bank in which every text is hostile, in a folder with such a name."""
    stage.folder = DataFolder(tmp_path / IN_A_FILE_NAME)
    stage.table = fill(stage.folder)  # type: ignore[attr-defined]
    stage.bank = tmp_path / "bank"
    spoil_bank(BANK, stage.bank)
    return stage


def test_every_text_of_every_model_is_made_hostile(tmp_path):
    seen = spoil_bank(BANK, tmp_path / "bank")
    assert {model.__name__ for root in (Head, QuestionFile, Source) for model in models_in(root)} == seen
    seen = set()
    for model, table in ((Profile, profile_table()), (Priorities, priorities_table()), (Settings, {})):
        spoilt(model, table, seen)
        assert {each.__name__ for each in models_in(model)} <= seen


async def test_nothing_that_is_open_while_talking_obeys_a_text_and_nothing_is_altered(hostile):
    async with hostile.open((60, 20)) as shown:
        walk, app = Walk(shown), shown.app
        await walk.look()
        providers = app.screen
        assert isinstance(app.focused, DataTable)
        await walk.click()
        await walk.typed("k")
        await walk.at("delete")
        await walk.at("question_mark")
        await walk.at("exclamation_mark")
        app.action_command_palette()
        await shown.until(lambda: isinstance(app.screen, CommandPalette) and app.focused is not None)
        await shown.typed("[@click=app.quit]x[/] [/")
        await walk.look()
        await walk.back_to(providers)

        app.open("interview", ID, "everything")
        await walk.look()
        await shown.press("escape")
        screen = app.screen
        assert isinstance(screen, Interview)
        await walk.click()
        for question_id in ("route", "gear", "total-price", "first-appointment", "therapist", "vital-signs"):
            screen.jump(question_id)
            await walk.look()
        await walk.click()
        screen.jump("vital-signs")
        for keys in (("w",), ("x",), ("f",), ("h",), ("h", "3"), ("l",), ("l", "l"), ("slash",), ("q",)):
            await walk.at(*keys)
        await walk.typed("slash")
        screen.jump("vital-signs")
        await walk.typed("h", "3")
        await walk.typed("f")
        for note in ("n", "m"):
            await shown.press(note)
            await shown.typed(HOSTILE)
            await walk.look()
            assert isinstance(app.focused, TextArea)
            assert HOSTILE.replace("\r\n", "\n").replace("\r", "\n") in app.focused.text
            assert "␛" in shown.text
            await shown.press("escape")
        screen.jump("own-one")
        await walk.at("q")
        await shown.press("1")
        await walk.back_to(providers)

        app.open("details", ID)
        await walk.look()
        await shown.press("escape")
        app.open("summary", ID)
        await walk.look()
        await walk.at("f")
        await shown.press("end")
        await walk.look()
        await shown.settled()
        await shown.press("H")
        await shown.settled()
        await walk.look()
        await shown.press("enter")
        await walk.look()
        await walk.at("R")
        await walk.back_to(providers)
        hostile.folder.trash.mkdir()
        (hostile.folder.trash / f"{IN_A_FILE_NAME}.conflict-2.toml").write_bytes(
            (hostile.folder.providers / f"{ID}.toml").read_bytes()
        )
        await walk.at("T", "delete")
        await walk.at("T", "enter")

        app.tell(HOSTILE, error=True)
        app.saving = f"not saved: {HOSTILE}"
        await walk.look()
        await shown.resize((120, 40))
        await walk.look()
        app.open("interview", ID)
        await walk.look()
        await walk.back_to(providers)
        await shown.settled()
    assert walk.links_seen > 10
    assert walk.screens - {"CommandPalette"} == TALKING
    kept = tomllib.loads((hostile.folder.providers / f"{ID}.toml").read_text(encoding="utf-8"))
    for key in ("provider", "costs"):
        assert as_kept(kept[key]) == as_kept(hostile.table[key]), key
    for talk in hostile.table["conversation"]:
        assert as_kept(talk) in as_kept(kept["conversation"])
    for question, answer in hostile.table["answers"].items():
        for level, claim in answer.items():
            if level != "said" or question not in ("vital-signs", "own-one", "route"):
                assert as_kept(kept["answers"][question][level]) == as_kept(claim)


async def test_nothing_that_weighs_and_compares_obeys_a_text(hostile):
    async with hostile.open((60, 20)) as shown:
        walk, app = Walk(shown), shown.app
        providers = app.screen
        app.open("compare")
        await walk.look()
        compare = app.screen
        await walk.at("space")
        for _ in PANES:
            await shown.press("right")
            await walk.look()
            await shown.press("enter")
            await walk.look()
            if "Paper" not in walk.screens and app.screen is not compare:
                await shown.press("enter")
                await walk.look()
            await walk.back_to(compare)
        await walk.back_to(providers)

        app.open("matters")
        await walk.look()
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
                await walk.look()
                if isinstance(app.focused, OptionList) and app.screen is not matters:
                    await shown.press("down", "enter")
                    await walk.look()
                await walk.back_to(matters)
        await walk.back_to(providers)
        await shown.resize((120, 40))
        app.open("matters")
        await walk.look()
    assert walk.links_seen > 5
    assert walk.screens - TALKING == WEIGHING


def test_every_screen_there_is_was_looked_at():
    assert every_screen() == TALKING | WEIGHING


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
