"""The one door to the terminal and to files that were asked for: words pass it visible, files whole."""

import contextlib
import sys
from collections.abc import Iterable
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill
from typing import TextIO

from kchecklist.files.faults import Fault, KchecklistError, at_most_five
from kchecklist.files.text import one_line, visible

_PLAINER = str.maketrans("█▒·→▁▂▃▄▅▆▇", "#=->.:-=+*%")
"""The signs of our own for a terminal that lacks them."""


class ReaderGone(Exception):
    """Nobody reads what we write any more; there is nothing to say about it, and nobody to say it to."""


class NotWritten(KchecklistError):
    """A file that was asked for and not written; the text says why."""


class NotPrinted(NotWritten):
    """What was to stand on standard output and does not, or not all of it; the text says why."""


def say(text: str = "", end: str = "\n") -> None:
    """A line, or several, on standard output."""
    _write(sys.stdout, visible(text) + end)


def tell(text: str = "") -> None:
    """The same, broken between words where a terminal is too narrow; a program gets every line whole."""
    if sys.stdout.isatty():
        width = get_terminal_size().columns
        text = "\n".join(_broken(line, width) for line in visible(text).split("\n"))
    say(text)


def complain(text: str, bare: bool = False) -> None:
    """One line on standard error; ``bare`` where it begins with a place or a hint instead of our name."""
    line = one_line(text)
    # Where this cannot be said, there is nowhere else to say it.
    with contextlib.suppress(NotPrinted):
        _write(sys.stderr, f"{line if bare else f'kchecklist: {line}'}\n")


def complain_of(faults: Iterable[Fault]) -> None:
    """What is wrong with files, a line each, on standard error: at most five for each file."""
    for fault in at_most_five(faults):
        complain(str(fault), bare=True)


def deliver(text: str, path: Path | None, force: bool) -> None:
    """A document on standard output, or whole into a file for this person's eyes only.

    Raises:
        NotWritten: when the file exists already and ``force`` is not given, or cannot be written.
    """
    if path is None or str(path) == "-":
        say(text, end="")
        return
    if not force and (path.exists() or path.is_symlink()):
        raise NotWritten(f"{path} exists already; choose another name, or add --force")
    if path.exists() and not path.is_file():
        # A device would be replaced, and be one no more.
        raise NotWritten(f"{path} is no file; choose another name")
    from kchecklist.profiles.writing import NotSaved, replace_file

    try:
        replace_file(path, text.encode())
    except NotSaved as error:
        raise NotWritten(f"{path} was not written: {error.reason}") from None


def _broken(line: str, width: int) -> str:
    return fill(line, width, subsequent_indent="   ", break_long_words=False, break_on_hyphens=False)


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(_PLAINER).encode(encoding, "backslashreplace").decode(encoding)
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        raise ReaderGone from None
    except OSError as error:
        raise NotPrinted(cannot_print(error)) from None


def cannot_print(error: OSError) -> str:
    """Why standard output, wherever it leads, takes no more."""
    return f"standard output: {error.strerror or 'input/output error'}"
