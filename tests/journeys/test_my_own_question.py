"""A question of my own, asked of two providers in the app, and compared for programs."""

import io
import json
import sys

from kchecklist.cli.entry import main
from kchecklist.tui.screens.my_question import MyQuestion

from ..tui.stage import Stage

ASK = "Do you call me back on the same day?"


async def test_two_providers_are_asked_my_own_question_and_compared(stage: Stage, monkeypatch):
    stage.two()
    async with stage.open((80, 24)) as shown:
        await shown.interview("harbor-3f9a1c", "q")
        assert isinstance(shown.app.screen, MyQuestion)
        await shown.typed(ASK)
        await shown.press("enter", "1", "1", "n")
        await shown.typed("Twice already.")
        await shown.press("escape", "escape", "escape")
        second = await shown.interview("oak-room-aa11bb")
        while second.sitting.question.ask != ASK:
            await shown.press("enter")
        await shown.press("3")
        await shown.settled()
        await shown.press("ctrl+q")
    assert shown.app.return_value == 0

    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    monkeypatch.setattr(sys, "stdout", out)
    place = ["--folder", str(stage.folder.path), "--questions", str(stage.bank)]
    assert main([*place, "compare", "--format", "json"]) == 0
    text = out.buffer.getvalue().decode()
    found = json.loads(text)
    assert found["weights"]["own"] == "1/5"
    own = [next(part for part in one["sections"] if part["id"] == "own") for one in found["providers"]]
    assert [part["low"] for part in own] == ["1", "3/10"]
    assert [part["coverage"] for part in own] == ["1", "1"]
    assert "Twice" not in text
