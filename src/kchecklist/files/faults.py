"""What is wrong with a file, said for the person who has to mend it."""

from dataclasses import dataclass
from pathlib import Path

from kchecklist.files.text import single_line


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


def first_of(error: BadFile) -> Fault:
    """The first fault of a file, which says how many more there are."""
    first, *more = error.faults
    if not more:
        return first
    mend = f"{first.mend} ({len(more)} more: kchecklist check {first.path.name})".strip()
    return Fault(first.path, first.line, first.what, mend)
