"""Running a command line in this process, and in a fresh one."""

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kchecklist.cli.entry import main

BANK = Path(__file__).parent / "bank"
HOSTILE = '[/] "Ä" =1+1 [@click=app.quit]x[/]\x1b]2;owned\x07\u202e\nsecond'
HOSTILE_SHOWN = '[/] "Ä" =1+1 [@click=app.quit]x[/]␛]2;owned␇\ufffd'
"""What is left of it on a screen, up to its newline."""


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Shell:
    """A person's shell with a data folder; the small bank is in use."""

    folder: Path
    patch: pytest.MonkeyPatch

    def run(self, *arguments: str, stdin: str | io.TextIOBase = "", encoding: str = "utf-8") -> Ran:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="") for _ in range(2))
        with self.patch.context() as patch:
            patch.setattr(sys, "stdin", io.StringIO(stdin) if isinstance(stdin, str) else stdin)
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            status = main(["--folder", str(self.folder), "--questions", str(BANK), *arguments])
        found = []
        for stream in (out, err):
            stream.flush()
            found.append(stream.buffer.getvalue().decode(encoding))
        return Ran(status, *found)

    @property
    def files(self) -> list[Path]:
        return sorted((self.folder / "providers").glob("*.toml"))

    def put(self, name: str, text: str) -> Path:
        path = self.folder / "providers" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


def fresh(*arguments: str, folder: Path | None = None, **keys: object) -> subprocess.CompletedProcess[str]:
    """A Python of its own, as a person's shell starts it."""
    environment = {**os.environ, "KCHECKLIST_FOLDER": str(folder or "/nonexistent")}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, env=environment, timeout=60, **keys
    )
