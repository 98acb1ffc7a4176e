"""Asking before something is done that somebody may not have meant."""

import sys

from kchecklist.cli.output import say, tell
from kchecklist.files.faults import KchecklistError


class NobodyToAsk(KchecklistError):
    """There is no terminal to ask on; the text says what to add."""


def agreed(question: str, yes: bool, to: str, whole_word: bool = False, first: str = "") -> bool:
    """Whether somebody says yes to a question on the terminal; ``yes`` says so without asking.

    ``to`` is what they would do, ``whole_word`` has them type all of "yes";
    ``first`` is said before the question.

    Raises:
        NobodyToAsk: when there is no terminal.
    """
    if yes:
        return True
    if not sys.stdin.isatty():
        raise NobodyToAsk(f"there is nobody to ask; add --yes to {to}")
    tell(f"{first} {question}".lstrip())
    say("yes (the whole word) or no: " if whole_word else "y or n: ", end="")
    said = sys.stdin.readline().strip().casefold()
    return said == "yes" or (said == "y" and not whole_word)
