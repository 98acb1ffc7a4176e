"""Text from anybody, on every screen: nothing is parsed, nothing crashes, nothing reaches the terminal."""

import json
import re

import pytest
from textual.widgets import TextArea

from kchecklist.profiles.record import STATES
from kchecklist.tui.screens.compare_panes import PANES
from kchecklist.tui.screens.interview import Interview
from kchecklist.tui.screens.why import Why

from .stage import BANK, HARBOR, Open, Stage

HOSTILE = '[/] "Ä" =1+1 [@click=app.quit]x[/]\x1b]2;owned\x07\x9b31m\u202e\nsecond [red]'
LIVE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ID = "harbor-3f9a1c"
QUOTED = json.dumps(HOSTILE, ensure_ascii=True)


@pytest.fixture
def hostile(stage: Stage, tmp_path) -> Stage:
    """Every text of the profile and of the bank is hostile, and there is a second file with a hostile name."""
    text = HARBOR
    for before in ("Harbor Infusion", "IV course", "555 0100", "Recommended by my GP.", "nurse manager", "phone",
                   "Cuff every 10 minutes, oximeter throughout."):  # fmt: skip
        text = text.replace(f'"{before}"', QUOTED)
    extra = f"website = {QUOTED}\nstatus_note = {QUOTED}\nroutes"
    text = text.replace("routes", extra, 1) + f"\n[waivers.vital-signs]\nreason = {QUOTED}\n"
    text = text.replace("conversation = 1\nnote", f"conversation = 1\nwho = {QUOTED}\nnote", 1)
    stage.put(ID, text)
    stage.put("oak-\x1b]2;owned\x07[", "no TOML at all [/]")
    stage.bank = tmp_path / "bank"
    stage.bank.mkdir()
    for path in BANK.glob("*.toml"):
        spoilt = re.sub(
            r"\b(title|about|is_not|opening|closing|authors|interests|label|short|ask|why|listen_for|anchor|"
            r'red_flag|name|contact|issuer|oximeter|read|country) = "[^"]*"',
            lambda match: f"{match[1]} = {QUOTED}",
            path.read_text(encoding="utf-8"),
        )
        (stage.bank / path.name).write_text(spoilt, encoding="utf-8")
    return stage


async def look(shown: Open) -> None:
    """Whatever is on the screen holds no live character."""
    await shown.still()
    for line in shown.lines:
        assert not LIVE.search(line), (shown.app.screen, line)


OURS = {f"screen.state('{state}')" for state in STATES}
"""The only links there are: the answers that are none, for those who click."""


def only_our_links(shown: Open) -> None:
    """No cell of the screen carries a link that a text brought along."""
    width, height = shown.app.size
    metas = (shown.app.screen.get_style_at(x, y).meta for y in range(height) for x in range(width))
    targets = {str(meta["@click"]) for meta in metas if "@click" in meta}
    assert targets <= OURS, targets


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_no_screen_obeys_a_text(hostile, size):
    async with hostile.open(size) as shown:
        app = shown.app
        await look(shown)
        assert "[@click=app.quit]x[/]" in shown.text
        only_our_links(shown)
        for opened in (
            lambda: app.open("summary", ID),
            lambda: app.open("compare"),
            lambda: app.open("matters"),
            lambda: app.open("details", ID),
            app.action_crisis,
            app.action_help,
        ):
            opened()
            await look(shown)
            only_our_links(shown)
            if app.screen.name == "compare/":
                for _ in PANES:
                    await shown.press("right")
                    await look(shown)
                    for dialog in ("space", "enter") if size[0] == 60 else ():
                        await shown.press(dialog)
                        await look(shown)
                        only_our_links(shown)
                        while app.screen.name != "compare/":
                            await shown.press("escape")
            await shown.press("escape")
        assert not app.crash


async def test_no_step_of_an_interview_obeys_a_text(hostile):
    async with hostile.open((80, 40)) as shown:
        app = shown.app
        app.open("interview", ID, "everything")
        await look(shown)
        await shown.press("escape")
        screen = app.screen
        assert isinstance(screen, Interview)
        screen.sitting.jump("route")
        screen.show()
        for _ in range(len(screen.sitting.questions) + 1):
            await look(shown)
            only_our_links(shown)
            if screen.sitting.question is screen.sitting.checklist.question("vital-signs"):
                for dialog in ("w", "h", "slash", "x", "exclamation_mark"):
                    await shown.press(dialog)
                    if dialog == "slash":
                        await shown.typed("click")
                    if dialog == "h":
                        await shown.press("3")
                    await look(shown)
                    if app.screen is not screen:
                        await shown.press("escape")
                for note in ("n", "m"):
                    await shown.press(note)
                    await shown.typed(HOSTILE)
                    await look(shown)
                    await shown.press("escape")
            await shown.press("1", "enter")
        await look(shown)
        assert app.screen is screen
        await shown.settled()
        found = hostile.saved(ID)
        assert HOSTILE in found.answers["vital-signs"].said.note
        assert found.provider.name == HOSTILE


async def test_the_editor_shows_a_sign_for_each_control_character(hostile):
    async with hostile.open() as shown:
        screen = await shown.interview(ID)
        screen.sitting.jump("vital-signs")
        await shown.press("n")
        await look(shown)
        editor = screen.query_one("#editor", TextArea)
        assert "\x1b" in editor.text
        assert "␛" in shown.text


async def test_why_tells_a_hostile_bank_s_words_as_ink(hostile):
    async with hostile.open() as shown:
        screen = await shown.interview(ID)
        screen.sitting.jump("vital-signs")
        await shown.press("w")
        assert isinstance(shown.app.screen, Why)
        await look(shown)


async def test_names_that_are_typed_and_notifications_are_ink(hostile):
    async with hostile.open() as shown:
        await shown.press("a")
        await shown.typed(HOSTILE.replace("\n", " "))
        await look(shown)
        await shown.press("escape", "k")
        await shown.typed("\x1b]2;owned")
        await look(shown)
        await shown.press("escape", "delete")
        await look(shown)
        await shown.press("escape")
        shown.app.tell(HOSTILE, error=True)
        shown.app.tell(HOSTILE)
        shown.app.saving = f"not saved: {HOSTILE}"
        await look(shown)
        assert "owned" in shown.text
        only_our_links(shown)
