"""What every test can have: a data folder of its own, a clock and a draw that stand still; and no network."""

import datetime as dt
import itertools
import os
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.store import ProfileStore

NOW = dt.datetime(2026, 11, 21, 10, 2)
_NETWORK = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.connect")
_guarding = False

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
def _no_network() -> Iterator[None]:
    """Fail whatever opens a socket other than AF_UNIX or asks for an address: offline means offline."""
    global _guarding
    # An audit hook sees C code too; it can never be taken out, only told to rest.
    sys.addaudithook(_refuse_network)
    _guarding = True
    yield
    _guarding = False


def _refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    if not _guarding or not event.startswith("socket."):
        return
    # -1 is a socket that exists already, taken over by its descriptor.
    if event == "socket.__new__" and arguments[1] not in (socket.AF_UNIX, -1):
        raise AssertionError("a test opened a socket")
    if event in _NETWORK and getattr(arguments[0], "family", None) != socket.AF_UNIX:
        raise AssertionError(f"a test used the network: {event}")
