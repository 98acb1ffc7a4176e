"""The app on a small fixed bank, a folder of the test's own and a clock that stands still."""

import asyncio
import contextlib
import datetime as dt
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.worker import WorkerCancelled

from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.record import Profile
from kchecklist.profiles.shelf import load
from kchecklist.profiles.store import ProfileStore
from kchecklist.tui.app import KchecklistApp
from kchecklist.tui.screens.interview import Interview

NOW = dt.datetime(2026, 11, 21, 10, 2)
BANK = Path(__file__).parent / "bank"
PATIENCE = 120
CALM = 10
"""Turns of the event loop in which nobody had anything to do."""
SIZES = ((60, 20), (80, 24), (120, 40))

HARBOR = """\
format = 1
checklist = "small"
checklist_version = "2026.11"

[provider]
id = "harbor-3f9a1c"
name = "Harbor Infusion"
offer = "IV course"
routes = ["iv"]
settings = ["clinic"]
phone = "555 0100"
added = 2026-11-01
note = "Recommended by my GP."

[[conversation]]
id = 1
on = 2026-11-20T10:02:00
with = "nurse manager"
channel = "phone"
minutes = 24

[answers.vital-signs.said]
choice = ["before-after"]
conversation = 1
note = "Cuff every 10 minutes, oximeter throughout."

[answers.total-price.said]
state = "pending"
due = 2026-11-27
conversation = 1

[costs]
currency = "USD"
session = [450, 500]
sessions = 6
"""
OAK = """\
format = 1

[provider]
id = "oak-room-aa11bb"
name = "Oak Room"
routes = ["sublingual"]
settings = ["home"]
added = 2026-11-02

[answers.vital-signs.said]
choice = ["nothing"]
on = 2026-11-03

[answers.gear.advertised]
choice = ["oximeter", "cuff"]
on = 2026-11-03
"""


@dataclass
class Open:
    """The app while it runs."""

    app: KchecklistApp
    pilot: Pilot[int]
    said: list[str]
    """Every notification since the start, whether or not it still stands there."""

    async def pause(self) -> None:
        """Until every message is handled, and what came of it."""
        calm = 0
        while calm < CALM and not self.app._exit:
            if not calm:
                await self.pilot.pause(0)
            await asyncio.sleep(0)
            calm = 0 if self._is_busy else calm + 1

    @property
    def _is_busy(self) -> bool:
        pumps = [self.app, *(node for screen in self.app.screen_stack for node in screen.walk_children())]
        pumps += self.app.screen_stack
        return self.app.screen._layout_required or any(
            pump.message_queue_size or pump._next_callbacks for pump in pumps
        )

    async def still(self) -> None:
        """Until two looks at the screen are the same."""
        before: list[str] = []
        for _ in range(200):
            await self.pilot.pause(0.02)
            await self.pause()
            fits = self.app.screen._compositor.size == self.app.size
            if fits and self.lines == before:
                return
            before = self.lines
        raise AssertionError("the screen does not come to rest")

    async def until(self, holds: Callable[[], bool]) -> None:
        """Until something holds that a slow machine may need a while for."""
        while not holds():
            await self.pilot.pause(0.02)
            await self.pause()

    async def resize(self, size: tuple[int, int]) -> None:
        await self.pilot.resize_terminal(*size)
        while self.app.size != size:
            await self.pause()
        await self.still()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.pause()

    async def click(self, widget: Widget | None = None, offset: tuple[int, int] = (0, 0)) -> None:
        await self.pilot.click(widget, offset=offset)
        await self.still()

    async def typed(self, text: str) -> None:
        """Words into the field that has the focus; cheaper than a key each."""
        field = self.app.focused
        if isinstance(field, Input):
            field.insert_text_at_cursor(text)
        else:
            assert isinstance(field, TextArea)
            field.insert(text)
        await self.pause()

    async def ready(self) -> None:
        """Wait until the folder is read and shown."""
        while self.app.library is None and not self.app.last_words:
            await self.pause()
        await self.settled()

    async def settled(self) -> None:
        """Wait until nothing is on its way to the disk or from it."""
        await self.pause()
        if self.app.keeper is not None:
            await asyncio.to_thread(self.app.keeper.wait)
        # A reading that another one made superfluous, or the end of the app, is cancelled; that is an end too.
        with contextlib.suppress(WorkerCancelled):
            await self.app.workers.wait_for_complete()
        await self.pause()
        await self.pause()

    async def interview(self, profile_id: str, *keys: str) -> Interview:
        """The interview of a provider, past the question of how we talk; then these keys."""
        self.app.open("interview", profile_id)
        await self.pause()
        await self.press("escape", *keys)
        screen = self.app.screen_stack[1]
        assert isinstance(screen, Interview)
        return screen

    @property
    def lines(self) -> list[str]:
        """What stands on the screen: characters only."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    @property
    def flat(self) -> str:
        """The screen's words, wherever they wrap."""
        return " ".join(self.text.replace("│", " ").split())

    @property
    def told(self) -> list[str]:
        """The notifications that stand there now; on a slow machine one may be gone again."""
        return [note.message for note in self.app._notifications]


@dataclass
class Stage:
    """Where an app runs: a folder, a bank, a moment."""

    folder: DataFolder
    bank: Path = BANK
    now: dt.datetime = NOW

    def put(self, name: str, text: str) -> Path:
        path = self.folder.providers / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def two(self) -> None:
        """Two providers, the one a drip in a clinic, the other a lozenge at home."""
        self.put("harbor-3f9a1c", HARBOR)
        self.put("oak-room-aa11bb", OAK)

    def add(self, profile: Profile) -> None:
        ProfileStore(self.folder, clock=self.clock)._put(profile)

    def saved(self, name: str) -> Profile:
        """A profile as it stands on disk."""
        return load(self.folder.providers / f"{name}.toml").profile

    def only(self) -> Profile:
        """The one profile on disk."""
        (path,) = self.folder.providers.glob("*.toml")
        return load(path).profile

    def clock(self) -> dt.datetime:
        return self.now

    @contextlib.asynccontextmanager
    async def open(
        self,
        size: tuple[int, int] = (80, 24),
        before: Callable[[KchecklistApp], Any] = lambda app: None,
        **keys: Any,
    ) -> AsyncIterator[Open]:
        app = KchecklistApp(self.folder, self.bank, clock=self.clock, **keys)
        said: list[str] = []
        notify = app.notify

        def noted(message: str, **keys: Any) -> None:
            said.append(message)
            notify(message, **keys)

        app.notify = noted  # type: ignore[method-assign]
        before(app)
        # A test that waits for what never comes fails, and does not hang.
        async with asyncio.timeout(PATIENCE), app.run_test(size=size, notifications=True) as pilot:
            shown = Open(app, pilot, said)
            await shown.ready()
            yield shown
            if app.keeper is not None and app.is_running:
                await asyncio.to_thread(app.keeper.wait, 1)
