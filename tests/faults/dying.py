"""Processes that do something and may die at it: forked, so that hundreds of them take seconds."""

import os
import signal
import traceback
import warnings
from collections.abc import Callable

import pytest

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process")
_PATIENCE = 300
"""Seconds after which a child that hangs ends itself."""


def started(what: Callable[[], object]) -> int:
    """The number of a child process that does this and nothing else; it ends with 1 where that raises."""
    with warnings.catch_warnings():
        # The child takes nothing over but this thread, and needs no other.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return child
    try:
        signal.alarm(_PATIENCE)
        what()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def ended(child: int) -> int:
    """How it ended: the number it gave, or minus the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed(what: Callable[[], object]) -> int:
    """How a child ended that did this."""
    return ended(started(what))


def dies_here() -> None:
    """End this very process, as nobody can help it."""
    os.kill(os.getpid(), signal.SIGKILL)


class Children:
    """Child processes, of which none outlives the block."""

    def __init__(self) -> None:
        self._running: set[int] = set()

    def __enter__(self) -> "Children":
        return self

    def __exit__(self, *_: object) -> None:
        for child in [*self._running]:
            os.kill(child, signal.SIGKILL)
            self.end_of(child)

    def start(self, what: Callable[[], object]) -> int:
        """The number of a child that does this."""
        child = started(what)
        self._running.add(child)
        return child

    def end_of(self, child: int) -> int:
        """How it ended."""
        end = ended(child)
        self._running.discard(child)
        return end
