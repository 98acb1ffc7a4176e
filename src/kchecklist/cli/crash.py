"""A crash in one line: where it was and what kind, never a value; whoever reports it gives nothing private away."""

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType, TracebackType

import kchecklist
from kchecklist.cli.output import complain

_PACKAGE = Path(kchecklist.__file__).parent


def crash_line(error: BaseException) -> str:
    """The last place in our own code that the error came through, its type, and what to do."""
    return _line(type(error), error.__traceback__)


def hide_what_nobody_caught() -> None:
    """Have Python say our line where it would print an error's text: in a thread, while it tidies up, at the end.

    For a process of our own; what a thread cannot do is said and ends nothing.
    """

    def at_the_end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        complain(_line(kind, trace))

    def in_a_thread(about: threading.ExceptHookArgs) -> None:
        complain(_line(about.exc_type, about.exc_traceback))

    sys.excepthook = at_the_end
    threading.excepthook = in_a_thread
    sys.unraisablehook = lambda about: complain(_line(about.exc_type, about.exc_traceback))


def _line(kind: type[BaseException], trace: TracebackType | None) -> str:
    return f"stopped at {_where(trace)} ({kind.__name__}); what was saved is still there; please report this line"


def _where(trace: TracebackType | None) -> str:
    # Without reading any source: memory, or the stack, may be used up.
    places = [(frame.f_code.co_filename, line) for frame, line in _steps(trace)]
    own = [(name, line) for name, line in places if name.startswith(f"{_PACKAGE}{os.sep}")]
    if not places:
        return "an unknown place"
    name, line = (own or places)[-1]
    return f"{Path(name).relative_to(_PACKAGE.parent) if own else Path(name).name}:{line}"


def _steps(trace: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    while trace is not None:
        yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next
