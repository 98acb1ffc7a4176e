"""What every test can have: a data folder of its own, a clock and a draw that stand still; and no network."""

import datetime as dt
import itertools
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.store import ProfileStore

from .offline.guard.sitecustomize import LOG, what_it_asks

NOW = dt.datetime(2026, 11, 21, 10, 2)
_guarding = False
_asked: list[str] = []
"""What this process asked of the network since the last test, and was refused."""

# Whoever develops meets new examples every time; a change that was found good is not refused by one it never met.
settings.register_profile("the same examples every time", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("the same examples every time")


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A data folder that does not exist yet."""
    return DataFolder(tmp_path / "data")


@pytest.fixture
def clock() -> Callable[[], dt.datetime]:
    """Always 21 November 2026, two minutes past ten."""
    return lambda: NOW


@pytest.fixture
def draw() -> Callable[[], str]:
    """000001, 000002, ..."""
    numbers = itertools.count(1)
    return lambda: f"{next(numbers):06x}"


@pytest.fixture
def store(folder: DataFolder, clock: Callable[[], dt.datetime], draw: Callable[[], str]) -> ProfileStore:
    """An empty shelf of profiles."""
    return ProfileStore(folder, ("first", "second", "third"), clock, draw)


@pytest.fixture(scope="session", autouse=True)
def _no_network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Refuse any socket other than AF_UNIX and any look-up, here and in every Python started here: offline means offline."""
    global _guarding
    guard = Path(__file__).parent / "offline" / "guard"
    with pytest.MonkeyPatch.context() as patch:
        # Every Python imports "sitecustomize" as it starts; one started without PYTHON variables (pip) does not.
        patch.setenv("PYTHONPATH", str(guard), prepend=os.pathsep)
        patch.setenv(LOG, str(tmp_path_factory.mktemp("network") / "children"))
        # An audit hook sees C code too; it can never be taken out, only told to rest.
        sys.addaudithook(_refuse_network)
        _guarding = True
        yield
        _guarding = False


def _refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    if _guarding and (asked := what_it_asks(event, arguments)):
        _asked.append(asked)
        raise AssertionError(f"a test used the network: {asked}")


@pytest.fixture
def asked_of_the_network() -> Callable[[], list[str]]:
    """What this test, or a Python that it started, asked of the network so far; what is told is forgiven."""
    return _told


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Fail the test that tried, whatever became of the refusal: in a child, or where everything is caught."""
    yield
    asked = _told()
    assert not asked, f"the network was used: {asked}"


def _told() -> list[str]:
    log = Path(os.environ.get(LOG, os.devnull))
    told = [*_asked, *(log.read_text().splitlines() if log.is_file() else ())]
    _asked.clear()
    if log.is_file():
        log.unlink()
    return told
