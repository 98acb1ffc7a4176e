"""Where all of this is tried, and how much was tried, told at the end of the longer loops."""

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

_MEMORY = "/dev/shm"
_TALLY = pytest.StashKey[Counter[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_TALLY] = Counter()


@pytest.fixture
def tally(pytestconfig: pytest.Config) -> Counter[str]:
    """What has been tried so far, and how often."""
    return pytestconfig.stash[_TALLY]


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where the system has one: thousands are made and taken away here, and none is read again."""
    if not os.access(_MEMORY, os.W_OK):
        yield tmp_path
        return
    place = Path(tempfile.mkdtemp(dir=_MEMORY, prefix="kchecklist-"))
    yield place
    shutil.rmtree(place, ignore_errors=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    tally = config.stash.get(_TALLY, Counter())
    if config.option.markexpr == "long" and tally:
        terminalreporter.section("faults")
        for what, number in sorted(tally.items()):
            terminalreporter.write_line(f"{number:>9,} {what}")
