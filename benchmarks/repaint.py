"""How long it takes from a key to its repaint: another evidence, another priority; beside a bare app's list.

Run as ``python benchmarks/repaint.py``: the real question bank, 10 invented providers with most questions answered,
in a terminal of 100 x 40 that nobody looks at. Prints milliseconds of processor time, the median of several keys.
"""

import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import OptionList

from kchecklist.checklist.loading import load_checklist
from kchecklist.checklist.models import Checklist
from kchecklist.files.shipped import shipped
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.record import Answer, Claim, Profile, Provider
from kchecklist.profiles.store import ProfileStore
from kchecklist.tui.app import KchecklistApp

PROVIDERS, KEYS = 10, 20
ALLOWED = 50
"""Milliseconds from a key to its repaint, with 10 providers (design.md, section 10)."""
SIZE = (100, 40)


def invented(checklist: Checklist, number: int, draw: random.Random) -> Profile:
    """A provider with nine questions of ten answered, some in writing."""
    answers = {
        question.id: Answer(
            **{draw.choice(("said", "written")): Claim(choice=(draw.choice(question.options).id,))}
        )
        for question in checklist.questions
        if question.options and question.from_ is None and draw.random() < 0.9
    }
    provider = Provider(id=f"p{number:02}", name=f"Provider {number}", routes=("iv",), settings=("clinic",))
    return Profile(provider=provider, answers=answers)


async def each_key(pilot: Pilot[int], press: Callable[[int], Awaitable[None]]) -> float:
    """The median of the milliseconds from a key until nothing is left to paint."""
    taken = []
    for number in range(KEYS):
        start = time.process_time()
        await press(number)
        await pilot.pause(0)
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


class Bare(App[int]):
    """The peer: as many lines in a list as a page has, all replaced at each key."""

    def compose(self) -> ComposeResult:
        """One list."""
        yield OptionList()

    def fill(self, number: int) -> None:
        """Other lines."""
        lines = self.query_one(OptionList)
        lines.clear_options()
        lines.add_options([f"line {line} of {number}" for line in range(100)])


async def main() -> None:
    checklist = load_checklist(shipped("questions"))
    draw = random.Random("repaint benchmark")
    with tempfile.TemporaryDirectory() as name:
        folder = DataFolder(Path(name))
        store = ProfileStore(folder)
        for number in range(PROVIDERS):
            store.create(f"Provider {number}")
        for stored in store.shelf().stored:
            answered = invented(checklist, 0, draw)
            provider = stored.profile.provider.model_copy(update={"routes": ("iv",), "settings": ("clinic",)})
            store.save(stored, answered.model_copy(update={"provider": provider}))
        print(
            f"{PROVIDERS} providers, {len(checklist.questions)} questions, median of {KEYS} keys, ms of processor time"
        )
        await measure(folder)


async def measure(folder: DataFolder) -> None:
    """Print a line for each pane, for what matters, and for the bare app."""
    app = KchecklistApp(folder, shipped("questions"))
    async with app.run_test(size=SIZE) as pilot:
        while app.library is None:
            await pilot.pause(0.05)
        app.open("compare")
        await pilot.pause(0.5)
        for pane in ("Facts", "Standing", "Questions", "Like for like", "Money", "Ask next"):
            say(f"evidence, {pane}", await each_key(pilot, lambda number: pilot.press("31"[number % 2])))
            await pilot.press("right")
            await pilot.pause(0.5)
        await pilot.press("escape")
        app.open("matters")
        await pilot.pause(0.5)
        await down_to(pilot, app, "section/")
        say("a priority", await each_key(pilot, lambda number: pilot.press("enter")))
    bare = Bare()
    async with bare.run_test(size=SIZE) as pilot:

        async def press(number: int) -> None:
            bare.fill(number)

        say("a bare list of 100 lines", await each_key(pilot, press), peer=True)


async def down_to(pilot: Pilot[int], app: KchecklistApp, start: str) -> None:
    """Put the cursor on the first line of this kind."""
    shown = app.screen.query_one("#list", OptionList)
    place = next(n for n, option in enumerate(shown.options) if (option.id or "").startswith(start))
    shown.highlighted = place
    await pilot.pause(0.1)


def say(what: str, taken: float, peer: bool = False) -> None:
    """One line."""
    verdict = "" if peer else "within" if taken <= ALLOWED else "OVER"
    print(f"{what:26} {taken:6.1f}  {verdict}")


if __name__ == "__main__":
    asyncio.run(main())
