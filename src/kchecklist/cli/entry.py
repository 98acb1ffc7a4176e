"""The way in and out: every command runs here, and everything that goes wrong ends in one line and a status.

0 done; 1 it ran and something is wrong; 2 usage or bad input; 70 a crash. Source: design.md, section 8.
"""

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

import kchecklist
from kchecklist.cli.group import cli
from kchecklist.cli.output import NotPrinted, ReaderGone, cannot_print, complain, complain_of
from kchecklist.cli.places import Places
from kchecklist.files.faults import BadFile, KchecklistError

SOMETHING_WRONG = 1
BAD_INPUT = 2
CRASH = 70
INTERRUPTED = 130
_PACKAGE = Path(kchecklist.__file__).parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line, that of this process by default; its exit status."""
    try:
        status = cli.main(
            args=None if arguments is None else list(arguments),
            prog_name="kchecklist",
            standalone_mode=False,
            obj=Places(),
        )
        sys.stdout.flush()
    except (ReaderGone, BrokenPipeError):
        _let_go_of_stdout()
        return 0
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        return _usage(error)
    except BadFile as error:
        complain_of(error.faults)
        return BAD_INPUT
    except KchecklistError as error:
        return _said(error)
    except Exception as error:
        if isinstance(error, OSError) and _in_click(error):
            complain(cannot_print(error))
            return SOMETHING_WRONG
        complain(
            f"stopped at {_where(error)} ({type(error).__name__}); "
            "what was saved is still there; please report this line"
        )
        return CRASH
    return status if isinstance(status, int) else 0


def _usage(error: click.ClickException) -> int:
    complain(error.format_message())
    context = getattr(error, "ctx", None)
    complain(f"try: {context.command_path if context else 'kchecklist'} --help", bare=True)
    return BAD_INPUT


def _said(error: KchecklistError) -> int:
    from kchecklist.profiles.writing import NotSaved

    not_saved = isinstance(error, NotSaved)
    complain(str(error), bare=not_saved)
    return SOMETHING_WRONG if not_saved or isinstance(error, NotPrinted) else BAD_INPUT


def _in_click(error: OSError) -> bool:
    """Whether it came up while Click printed: the help, the version."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return Path(click.__file__).parent in Path(last.filename).parents


def _where(error: Exception) -> str:
    """The last place in our own code that the error came through; never a value."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if _PACKAGE in Path(frame.filename).parents]
    frame = (own or frames)[-1]
    return f"{Path(frame.filename).relative_to(_PACKAGE.parent) if own else Path(frame.filename).name}:{frame.lineno}"


def _let_go_of_stdout() -> None:
    # The interpreter flushes once more on its way out, and would complain then.
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
