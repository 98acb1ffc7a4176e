"""What is wrong with a file, said for the person who has to mend it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kchecklist.files.text import single_line

MOST_FAULTS = 5
"""Of one file, told at once: whoever mends those sees the others next."""
LONGEST_NAME = 40
"""Characters of a key, in a message."""
ALL_OF_THEM = "kchecklist check --all names them"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one place.

    ``line`` counts from 1, None when the whole file is meant. ``what`` never quotes the value found:
    it may be private.
    """

    path: Path
    line: int | None
    what: str
    mend: str = ""

    def __str__(self) -> str:
        place = str(self.path) if self.line is None else f"{self.path}:{self.line}"
        return single_line(f"{place}: {self.what}; {self.mend}" if self.mend else f"{place}: {self.what}")


class KchecklistError(Exception):
    """Something the person can do something about; its text is one line, ready to be shown."""

    def __init__(self, text: str) -> None:
        # A path or a key may hold newlines and control characters.
        super().__init__(single_line(text))


class BadFile(KchecklistError):
    """A file, or a folder of them, that cannot be used as it is.

    ``faults`` holds everything found, in the order of files and lines; the text is the first of them.
    """

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        more = f" (and {len(faults) - 1} more: `kchecklist check` names them)" if len(faults) > 1 else ""
        super().__init__(f"{faults[0]}{more}")


class WrongAt(ValueError):
    """What a model's validator finds wrong further in than the model itself: at ``place`` within it."""

    def __init__(self, text: str, *place: str | int) -> None:
        super().__init__(text)
        self.place = place


def at_most_five(faults: Iterable[Fault]) -> Iterator[Fault]:
    """The first five faults of each file, then one that says how many more there are: what is shown anywhere.

    Source: design.md, section 5; textual-notes, section 10.
    """
    of_file: dict[Path, list[Fault]] = {}
    for fault in faults:
        of_file.setdefault(fault.path, []).append(fault)
    for path, found in of_file.items():
        yield from found[:MOST_FAULTS]
        if len(found) > MOST_FAULTS:
            yield Fault(path, None, f"and {len(found) - MOST_FAULTS} more", ALL_OF_THEM)


def named(*place: str | int) -> str:
    """How a place in a file is called in a message: its keys, each of at most 40 characters, without indexes.

    A key that nobody knows has to be named, or one would not find it; it may be somebody's words all the same.
    """
    return ".".join(_cut(part) for part in place if isinstance(part, str))


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
