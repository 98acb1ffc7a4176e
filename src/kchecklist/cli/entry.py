"""The way in and out: every command runs here, and everything that goes wrong ends in one line and a status.

0 done; 1 it ran and something is wrong; 2 usage or bad input; 70 a crash. Source: design.md, section 8.
"""

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from kchecklist.cli.crash import crash_line, hide_what_nobody_caught
from kchecklist.cli.group import cli
from kchecklist.cli.output import NotPrinted, ReaderGone, cannot_print, complain, complain_of
from kchecklist.cli.places import Places
from kchecklist.files.faults import BadFile, KchecklistError

SOMETHING_WRONG = 1
BAD_INPUT = 2
CRASH = 70
INTERRUPTED = 130
_NOBODY_ELSE = 0o077
"""What a file of ours is never allowed: everything, to everybody else."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line, that of this process by default; its exit status."""
    _stand_in_for_closed_streams()
    if arguments is None:
        hide_what_nobody_caught()
        _keep_memory_off_the_disk()
    try:
        with _for_this_person_alone():
            return _run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: Sequence[str] | None) -> int:
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
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a task that was cancelled is no Exception
        if isinstance(error, OSError) and _in_click(error):
            complain(cannot_print(error))
            return SOMETHING_WRONG
        complain(crash_line(error))
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
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return (
        trace is not None and Path(click.__file__).parent in Path(trace.tb_frame.f_code.co_filename).parents
    )


@contextlib.contextmanager
def _for_this_person_alone() -> Iterator[None]:
    """Have every file and folder made meanwhile be open to this person and to nobody else, whatever the umask was."""
    before = os.umask(_NOBODY_ELSE)
    try:
        yield
    finally:
        os.umask(before)


def _stand_in_for_closed_streams() -> None:
    """Where a shell closed a standard stream: nobody types, or nobody reads.

    In this order, and before any other file is opened: one of ours would take the place of the stream otherwise.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end


def _keep_memory_off_the_disk() -> None:
    """No core file: what is in memory is what a person told nobody else."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _let_go_of_stdout() -> None:
    # The interpreter flushes once more on its way out, and would complain then.
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
