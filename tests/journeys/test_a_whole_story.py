"""The whole story: from an empty folder to two providers side by side, by keys alone, and again the day after."""

import datetime as dt

from kchecklist.profiles.folder import DataFolder
from kchecklist.tui.screens.compare import Compare
from kchecklist.tui.screens.interview import Interview
from kchecklist.tui.screens.providers import Providers
from kchecklist.tui.screens.summary import Summary

from ..tui.stage import Open, Stage


async def add(shown: Open, name: str) -> Interview:
    """A provider with this name, whom we talk with on the phone."""
    await shown.press("a")
    await shown.typed(name)
    await shown.press("enter", "1")
    screen = shown.app.screen
    assert isinstance(screen, Interview)
    return screen


async def test_two_providers_are_interviewed_and_compared(stage: Stage):
    async with stage.open((80, 24)) as shown:
        assert "Which ketamine provider, if any?" in shown.flat

        first = await add(shown, "Harbor Infusion")
        # A drip, in a clinic; before and after; they will not say on the phone what stands in the room.
        await shown.press("1", "enter", "1", "enter", "2", "n")
        await shown.typed("Cuff every 10 minutes.")
        await shown.press("escape", "enter")
        assert first.sitting.question.id == "gear"
        await shown.press("x", "enter")
        assert first.sitting.question.id == "total-price"
        await shown.press("l", "l")
        await shown.typed("3")
        await shown.press("enter", "enter")
        assert "That is enough for a first call." in shown.flat
        assert "Thank you, that was a help." in shown.flat

        await shown.press("s")
        assert isinstance(shown.app.screen, Summary)
        assert "Who watches me: twice" in shown.flat
        await shown.press("escape", "escape")
        assert isinstance(shown.app.screen, Providers)
        assert "1 answer due, the first by 24 Nov 2026: Harbor Infusion" in shown.flat

        second = await add(shown, "Oak Room")
        # A lozenge at home; somebody who does not know, then nothing is measured; I may be alone.
        await shown.press("3", "enter", "2", "enter", "u", "backspace", "4")
        assert "red flag: Ask for checks" in shown.flat
        await shown.press("enter", "2", "enter", "u", "enter", "1", "enter")
        assert second.sitting.question is None
        await shown.press("c")
        assert isinstance(shown.app.screen, Compare)
        assert "Oak Room" in shown.flat
        await shown.press("right")
        assert "fails 2" in shown.flat
        await shown.settled()
        await shown.press("ctrl+q")
    assert shown.app.return_value == 0

    harbor, oak = sorted(stage.folder.providers.glob("*.toml"))
    profile = stage.saved(harbor.stem)
    assert profile.provider.routes == ("iv",)
    assert profile.answers["vital-signs"].said.note == "Cuff every 10 minutes."
    assert profile.answers["gear"].said.state == "refused"
    assert profile.answers["total-price"].said.due == dt.date(2026, 11, 24)
    assert profile.conversations[0].channel == "phone"
    assert stage.saved(oak.stem).answers["sitter"].said.choice == ("alone",)

    # The day after, with an editor in between.
    stage.now += dt.timedelta(days=1)
    harbor.write_text(harbor.read_text().replace("Harbor Infusion", "Harbour Infusion"))
    again = Stage(DataFolder(stage.folder.path), stage.bank, stage.now)
    async with again.open((80, 24)) as shown:
        assert "Harbour Infusion" in shown.flat
        assert "fails 2" in shown.flat
        screen = await shown.interview(harbor.stem, "o")
        assert "vital-signs" not in {question.id for question in screen.sitting.questions}
        await shown.press("1", "escape")
        await shown.settled()
        assert len(again.saved(harbor.stem).conversations) == 2
