"""A sitting that never ends: thousands of answers in one run leave nothing behind that grows."""

import datetime as dt
import gc
import os
import sys
import threading
from pathlib import Path

import pytest

from kchecklist.interview import hand
from kchecklist.interview.sitting import Sitting
from kchecklist.profiles.folder import DataFolder
from kchecklist.tui.keeper import Keeper, Kept, NotKept
from kchecklist.tui.library import Library

from ..tui import stage as stage_module
from ..tui.stage import BANK, OAK, Stage

ID = "oak-room-aa11bb"
MEGABYTES = 20
"""What a whole day may take more than its first hour."""


class Day:
    """Somebody who answers the same questions over and over, as the app does it, but without a screen."""

    def __init__(self, folder: DataFolder) -> None:
        self.folder = folder
        self.now = dt.datetime(2026, 11, 21, 8)
        self.library = Library(folder, BANK, lambda: self.now)
        self.told: list[Kept | NotKept] = []
        self.keeper = Keeper(self.library.store, self.told.append, self.library.ground)
        self.sitting = Sitting(
            self.library.checklist, self.library.profile(ID), lambda: self.now, "everything"
        )

    def answers(self, number: int) -> None:
        """Answer, note, and go on; back to the first question after the last one."""
        sitting = self.sitting
        for turn in range(number):
            if sitting.question is None:
                sitting.jump(sitting.questions[0].id)
            if sitting.question.options:
                sitting.choose(sitting.option(1 + turn % len(sitting.question.options)))
            if turn % 5 == 0:
                sitting.note(f"note {turn}")
            self.library.enter(sitting.profile)
            self.keeper.keep(self.library.base(ID), sitting.profile)
            self._hear()
            sitting.next()
            self.now += dt.timedelta(seconds=20)
        assert self.keeper.wait(60) == []
        self._hear()

    def _hear(self) -> None:
        while self.told:
            kept = self.told.pop(0)
            assert isinstance(kept, Kept)
            self.library.took(kept)
            self.keeper.taken_over(kept)

    def left_behind(self) -> dict[str, object]:
        """All that could grow, but for history, which grows thinner with age."""
        keeper = self.keeper
        files = [path.name for path in self.folder.path.rglob("*") if "history" not in path.parts]
        return {
            "files": sorted(files),
            "waiting": (len(keeper._wanted), len(keeper._failed), len(keeper._resting)),
            "merged": sum(map(len, keeper._merged.values())),
            "entered": len(self.library._entered),
        }


def held() -> tuple[int, int]:
    """Descriptors and threads of this process."""
    descriptors = Path("/proc/self/fd")
    return len(list(descriptors.iterdir())) if descriptors.is_dir() else 0, threading.active_count()


def no_more_held(before: tuple[int, int]) -> bool:
    """Whether there are no more of them now; some of other tests may have gone meanwhile."""
    return all(now <= then for now, then in zip(held(), before, strict=True))


def resident() -> float:
    """Megabytes of this process in memory now."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@pytest.fixture
def day(tmp_path, monkeypatch):
    folder = DataFolder(tmp_path / "data")
    Stage(folder).put(ID, OAK)
    # How much is kept is counted here, not how fast a disk is.
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
    found = Day(folder)
    yield found
    found.keeper.stop()


def test_some_hundred_answers_leave_nothing_behind_that_grows(day, monkeypatch):
    monkeypatch.setattr(hand, "MOST_STEPS", 40)
    day.answers(60)
    before, handles = day.left_behind(), held()
    day.answers(240)
    assert day.left_behind() == before
    assert no_more_held(handles)
    assert len(day.sitting._steps) == 40
    assert before["waiting"] == (0, 0, 0)
    assert before["merged"] == before["entered"] == 0
    assert day.library.profile(ID) == day.sitting.profile


def test_history_is_thinned_while_the_app_stays_open(day):
    # Two weeks, an hour of answers at a time: all of the last hour, one an hour for a day, one a day before that.
    for _ in range(14 * 2):
        day.answers(4)
        day.now += dt.timedelta(hours=12)
    kept = list((day.folder.history / ID).iterdir())
    assert 14 <= len(kept) <= 14 + 24 + 12


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_five_thousand_answers_take_no_more_memory_than_the_first_few_hundred(day):
    day.answers(1000)
    before, handles, memory = day.left_behind(), held(), resident()
    day.answers(4000)
    assert day.left_behind() == before
    assert no_more_held(handles)
    assert resident() - memory < MEGABYTES


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
async def test_some_thousand_answers_on_the_screen_take_no_more_memory_than_the_first_few_hundred(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(stage_module, "PATIENCE", 900)
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
    stage = Stage(DataFolder(tmp_path / "data"))
    stage.put(ID, OAK)
    async with stage.open() as shown:
        screen = await shown.interview(ID)
        sitting = screen.sitting

        async def answers(number: int) -> None:
            for turn in range(number):
                if sitting.question is None:
                    sitting.jump(sitting.questions[0].id)
                if sitting.question.options:
                    digit = 1 + turn % len(sitting.question.options)
                    screen._answer(digit) if turn % 10 else await shown.press(str(digit))
                screen.action_go()
                stage.now += dt.timedelta(seconds=20)
                if turn % 50 == 0:
                    await shown.settled()
            await shown.settled()

        await answers(600)
        handles, memory = held(), resident()
        await answers(2400)
        assert no_more_held(handles)
        assert len(shown.app._notifications) <= 1
        assert not list(shown.app.workers)
        assert resident() - memory < MEGABYTES
