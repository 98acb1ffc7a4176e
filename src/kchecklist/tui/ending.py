"""The ways out of the app: the person quits, a signal comes, something breaks; nothing is lost on any of them."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.worker import WorkerFailed

from kchecklist.files.text import one_line
from kchecklist.profiles.folder import DataFolder
from kchecklist.tui.desk import Desk
from kchecklist.tui.leaving import commit, put_down, unfinished

if TYPE_CHECKING:
    from kchecklist.interview.hand import Clock
    from kchecklist.profiles.record import Profile
    from kchecklist.profiles.writing import NotSaved
    from kchecklist.tui.keeper import Aside

FAILED_TO_SAVE = 1
PATIENCE_AT_THE_END = 3
"""Seconds that the screen has to be put away once everything is saved and the terminal may be gone."""
LOOK_FOR_THE_TERMINAL = 2
"""Seconds between two looks whether the terminal is still there."""
UNSAVED, NOWHERE = "unsaved", "nowhere"
"""What one is warned of before leaving, beside words: not everything is saved; nor is there a place for a copy."""
LOST_OTHERWISE = "Make room and it is saved by itself; ctrl+q again loses what you entered."


class Broken(Exception):
    """Something of Textual's own stopped, and does not say at what."""


class Ending(Desk):
    """A desk that can be left.

    ``crash`` is what the app stopped at. ``owns_process`` says that the process is ours to end; ``end`` runs while we
    end because we were told to.
    """

    def __init__(self, folder: DataFolder, questions: Path, demo: bool, clock: "Clock | None") -> None:
        super().__init__(folder, questions, demo, clock)
        self.crash: Exception | None = None
        self.owns_process = False
        self.end: threading.Timer | None = None
        self._is_ending = False
        self._warned_of: list[object] = []

    def on_mount(self) -> None:
        """Catch the signals, what goes wrong where nobody waits for it, and a terminal that goes without a signal."""
        self._catch_signals()
        if self.owns_process:
            # Either would print what it was called with: names, answers.
            logging.disable()
            asyncio.get_running_loop().set_exception_handler(self._stop_at)
            if os.isatty(0):
                self.set_interval(LOOK_FOR_THE_TERMINAL, self._look_for_the_terminal)

    def keep(self, profile: "Profile", turned: bool = False) -> None:
        """Put a profile on disk; what was warned of before is old."""
        self._warned_of = []
        super().keep(profile, turned)

    def _catch_signals(self) -> None:
        loop = asyncio.get_running_loop()
        # Whoever tests us ends the tests with the last two.
        for name in ("SIGTERM", "SIGHUP", *(("SIGINT", "SIGQUIT") if self.owns_process else ())):
            number = getattr(signal, name, None)
            if number is not None:
                # Only where the system and the loop know the signal, and we are in the main thread.
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._put_down, number)

    def _stop_at(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        # Also what a signal calls: it would be reported, and we would go on as if none had come.
        if isinstance(error := context.get("exception"), Exception):
            self._handle_exception(error)

    def _look_for_the_terminal(self) -> None:
        """Where nothing tells us that the terminal is gone, as in a container, its end would be read for ever."""
        if not os.isatty(0):
            self._put_down(getattr(signal, "SIGHUP", signal.SIGTERM))

    def _put_down(self, number: int) -> None:
        """End because we were told to: first the answers, then the screen. Told again meanwhile, we end already."""
        if self._is_ending:
            return
        self._is_ending = True
        lost = put_down(self.screen_stack)
        self.wait_until_saved()
        self._leave(128 + number, [*lost, *self._put_aside()])

    async def action_quit(self) -> None:
        """Save what is being typed, wait until it is on disk, and leave; what would be lost is said once first."""
        # Read before the last save, which takes it for something new.
        warned_of = self._warned_of
        unsaved = self._save_everything()
        lost = unfinished(self.screen_stack)
        at_stake = [*lost, *([UNSAVED] if unsaved else [])]
        # Words that were not there at the last warning are worth another one.
        if any(one not in warned_of for one in at_stake):
            self._warned_of = at_stake
            if lost:
                self.tell(f"{lost[0].said} ctrl+q again leaves without it.", error=True)
            else:
                said = "Not everything is saved; ctrl+q again leaves, with a copy put aside."
                self.tell(f"{said} {unsaved[0]}", error=True)
            return
        aside = self._aside() if unsaved else []
        nowhere = next((one for one in aside if one.lies_in is None), None)
        if nowhere is not None and NOWHERE not in warned_of:
            self._warned_of = [*at_stake, NOWHERE]
            self.tell(f"{nowhere.said}. {LOST_OTHERWISE}", error=True)
            return
        self._leave(FAILED_TO_SAVE if unsaved else 0, [one.said for one in aside])

    def _aside(self) -> "list[Aside]":
        return self.keeper.put_aside() if self.keeper is not None else []

    def _save_everything(self) -> list["NotSaved"]:
        commit(self.screen_stack)
        return self.wait_until_saved()

    def _leave(self, status: int, last_words: Iterable[str]) -> None:
        self.last_words += last_words
        self.exit(status)
        # A terminal that is gone takes nothing any more, and may keep the screen from being put away for ever; so may
        # a disk that hangs while the folder is read.
        if self.owns_process:
            self.end = threading.Timer(PATIENCE_AT_THE_END, self._end_now, (status,))
            self.end.daemon = True
            self.end.start()

    def say_last_words(self) -> None:
        """Say on standard error what is not where it belongs; once."""
        said, self.last_words = self.last_words, []
        for words in said:
            sys.stderr.write(f"kchecklist: {one_line(words)}\n")

    def _end_now(self, status: int) -> None:
        """End at once; what could not be saved is still said, unless the terminal does not take even that."""
        saying = threading.Thread(target=self.say_last_words, daemon=True)
        saying.start()
        saying.join(1)
        os._exit(status)

    def _handle_exception(self, error: Exception) -> None:
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            error = error.error
        self.crash = self.crash or error
        super()._handle_exception(error)

    def panic(self, *renderables: object) -> None:
        """Stop, without what Textual would print of it."""
        self.crash = self.crash or Broken()
        self._fatal_error()

    def _fatal_error(self) -> None:
        # Textual's own report prints the values in memory: names, notes.
        lost = put_down(self.screen_stack)
        with contextlib.suppress(Exception):
            self.wait_until_saved()
        self.last_words += [*lost, *self._put_aside()]
        self._close_messages_no_wait()

    def _put_aside(self) -> list[str]:
        """Put aside what is not on disk; whatever else is broken, the terminal is still to be put back."""
        try:
            return [one.said for one in self._aside()]
        except Exception as error:
            return [f"Not everything is saved, and no copy could be put aside ({type(error).__name__})."]
