"""A crash in one line: where it was and what kind, never a value; whoever reports it gives nothing private away."""

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

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
    """The last place that is ours, and the last of all where that is somebody else's."""
    # Without reading any source: memory, or the stack, may be used up.
    places = list(_places(trace))
    own = [place for place in places if place[0].startswith(f"{_PACKAGE}{os.sep}")]
    said = [f"{Path(name).relative_to(_PACKAGE.parent)}:{line}" for name, line in own[-1:]]
    said += [f"{Path(name).name}:{line}" for name, line in places[-1:] if places[-1] not in own]
    return ", in ".join(said) or "an unknown place"


def _places(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
