"""Private words that are no part of a command, so that no shell keeps them in its history: ``-`` in their place.

On a terminal they are asked for; else they are taken from standard input, a line each in the order of the command.
"""

import io
import sys

import click

from kchecklist.cli.output import say

INSTEAD = "-"
"""What is typed in the place of words that are not to stand in a command."""


def line_from_input(what: str) -> str:
    """The next line, without the blanks around it; on a terminal ``what`` says for what. Raises UsageError."""
    _ask(f"{what.capitalize()}: ")
    return _stripped(_line(), what)


def text_from_input(what: str) -> str:
    """All that is left of the input; on a terminal what is typed up to an empty line. Raises UsageError."""
    _ask(f"{what.capitalize()}, up to an empty line:\n")
    lines: list[str] = []
    while (line := _line()) and (line.strip() or not sys.stdin.isatty()):
        lines.append(line)
    return _stripped("".join(lines), what)


def _ask(prompt: str) -> None:
    if sys.stdin.isatty():
        say(prompt, end="")


def _line() -> str:
    if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors == "strict":
        # What is no UTF-8 becomes half characters, which are refused in words and not with a crash.
        sys.stdin.reconfigure(errors="surrogateescape")
    return sys.stdin.readline()


def _stripped(text: str, what: str) -> str:
    if not (text := text.strip()):
        raise click.UsageError(f"there is nothing on standard input for {what}")
    return text
