"""A real process on a pseudo terminal: told to end, or broken, it loses nothing and leaves the terminal as it was."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from kchecklist.profiles.shelf import load

from .stage import BANK, OAK

if sys.platform == "win32":  # pragma: no cover
    pytest.skip("no pseudo terminal", allow_module_level=True)

ID = "oak-room-aa11bb"
PATIENCE = 30


class Terminal:
    """The app on a terminal of 80 by 24."""

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        self.folder = folder
        self.file = folder / "providers" / f"{ID}.toml"
        self.file.parent.mkdir(parents=True)
        self.file.write_text(OAK[: OAK.index("[answers")])
        self.main, self.side = pty.openpty()
        fcntl.ioctl(self.side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.modes = termios.tcgetattr(self.side)
        self.seen = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "app_in_a_terminal", str(folder), str(BANK), *arguments],
            stdin=self.side,
            stdout=self.side,
            stderr=self.side,
            start_new_session=True,
            cwd=Path(__file__).parent,
            env={**os.environ, "TERM": "xterm-256color", "TMPDIR": str(folder)} | environment,
        )

    def read(self, until: str, seconds: float = PATIENCE) -> None:
        """Read what is painted until this stands in it."""
        end = time.monotonic() + seconds
        while until not in self.seen:
            left = end - time.monotonic()
            assert left > 0, f"no {until!r} in {self.seen[-2000:]!r}"
            self._read(min(left, 0.2))

    def _read(self, seconds: float) -> bool:
        if select.select([self.main], [], [], seconds)[0]:
            with contextlib.suppress(OSError):
                self.seen += os.read(self.main, 65536).decode(errors="replace")
                return True
        return False

    def press(self, keys: str) -> None:
        os.write(self.main, keys.encode())

    def answer(self) -> None:
        """Past how we talk, then the first answer; back when it is on disk."""
        self.read("How do you talk")
        self.press("1")
        self.read("limits to act on")
        self.press("1")
        self.until(lambda: "throughout" in self.file.read_text())

    def until(self, true, seconds: float = PATIENCE) -> None:
        end = time.monotonic() + seconds
        while not true():
            self._read(0.05)
            assert time.monotonic() < end

    def end(self, number: int | None = None) -> int:
        """Send a signal and wait for the end."""
        if number is not None:
            self.process.send_signal(number)
        self.until(lambda: self.process.poll() is not None)
        while self._read(0.05):
            pass
        return self.process.returncode

    def is_as_it_was(self) -> None:
        """The terminal is as the shell left it, and nothing but the picture was ever sent to it."""
        assert termios.tcgetattr(self.side) == self.modes
        for mode in ("?1049", "?1003", "?1006", "?2004", "?1004"):
            assert self.seen.rfind(f"\x1b[{mode}l") > self.seen.rfind(f"\x1b[{mode}h"), mode
        assert self.seen.rfind("\x1b[?25h") > self.seen.rfind("\x1b[?25l")
        # Titles and tmux's names of windows, the clipboard: all begin so; 22 is the shape of the pointer.
        assert not re.search(r"\x1b(k|\](?!22;))|\x9d", self.seen)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for descriptor in (self.main, self.side):
            with contextlib.suppress(OSError):
                os.close(descriptor)


@pytest.fixture
def terminal(tmp_path):
    opened: list[Terminal] = []

    def start(*arguments: str, **environment: str) -> Terminal:
        opened.append(Terminal(tmp_path / "data", *arguments, **environment))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGQUIT])
def test_told_to_end_it_loses_no_answer_no_note_and_restores_the_terminal(terminal, number):
    shown = terminal()
    shown.answer()
    shown.press("n")
    shown.read("Note to")
    shown.press("being typed")
    shown.read("being typed")
    assert termios.tcgetattr(shown.side) != shown.modes
    # Continued without having stopped of itself: those are not the modes to give back.
    os.kill(shown.process.pid, signal.SIGCONT)
    shown.until(lambda: shown.seen.count("\x1b[?1049h") == 2)
    assert shown.end(number) == 128 + number
    claim = load(shown.file).profile.answers["vital-signs"].said
    assert claim.choice == ("throughout",)
    assert claim.note == "being typed"
    shown.is_as_it_was()


def test_a_terminal_that_goes_away_takes_nothing_with_it_even_if_nobody_says_so(terminal):
    shown = terminal()
    shown.answer()
    shown.press("n")
    shown.read("Note to")
    shown.press("being typed")
    shown.read("being typed")
    os.close(shown.main)
    os.close(shown.side)
    shown.main = shown.side = -1
    assert shown.process.wait(PATIENCE) == 128 + signal.SIGHUP
    assert load(shown.file).profile.answers["vital-signs"].said.note == "being typed"


def test_killed_outright_it_loses_at_most_two_seconds_of_a_note(terminal):
    shown = terminal()
    shown.answer()
    shown.press("n")
    shown.read("Note to")
    shown.press("typed some time ago")
    shown.until(lambda: "typed some time ago" in shown.file.read_text())
    shown.end(signal.SIGKILL)
    assert load(shown.file).profile.answers["vital-signs"].said.note == "typed some time ago"


TEXTUALS_OWN = {
    "TEXTUAL": "devtools,debug",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_SCREENSHOT": "0",
    "TEXTUAL_SHOW_RETURN": "1",
    "PYTHONDEVMODE": "1",
    "PYTHONFAULTHANDLER": "1",
    "PRIVATE": "secret",
}
"""What asks Textual and Python to show what they work on, in files, on a console and at the end."""


def test_a_crash_tells_where_but_nothing_private_and_everything_is_saved(terminal, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    places = {name: str(elsewhere) for name in ("TMPDIR", "HOME", "XDG_DOWNLOAD_DIR")}
    places |= {"TEXTUAL_LOG": str(elsewhere / "log"), "TEXTUAL_SCREENSHOT_LOCATION": str(elsewhere)}
    shown = terminal("crash", **TEXTUALS_OWN, **places)
    shown.answer()
    shown.press("n")
    shown.read("Note to")
    shown.press("secret words\x1b")
    shown.until(lambda: "secret words" in shown.file.read_text())
    shown.read("Heard:")
    painted = len(shown.seen)
    shown.press("b")
    assert shown.end() == 70
    said = re.sub(r"\x1b\[[0-9;?<>=]*[a-zA-Z]", "", shown.seen[painted:])
    said = said[said.index("kchecklist: stopped at") :]
    assert re.search(r"in app_in_a_terminal\.py:\d+ \(KeyError\);", said)
    assert len(said.splitlines()) == 1
    for private in ("Oak Room", "secret", "throughout", "Traceback", "locals", "private"):
        assert private not in said
    shown.is_as_it_was()
    assert load(shown.file).profile.answers["vital-signs"].said.note == "secret words"
    assert list(elsewhere.iterdir()) == []


def test_a_crash_before_the_first_frame_gives_the_terminal_back(terminal):
    shown = terminal("crash at once")
    assert shown.end() == 70
    assert "kchecklist: stopped at" in shown.seen
    assert "(KeyError)" in shown.seen
    assert "secret" not in shown.seen
    shown.is_as_it_was()


def test_no_color_is_honoured(terminal):
    shown = terminal(NO_COLOR="1", COLORTERM="truecolor")
    shown.answer()
    shown.press("\x11")
    assert shown.end() == 0
    shades = set(re.findall(r"[34]8;2;(\d+);(\d+);(\d+)", shown.seen))
    assert shades
    assert all(red == green == blue for red, green, blue in shades)
