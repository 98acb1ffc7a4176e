"""The interview line by line: append-only, no cursor movement, the same on a terminal and in a pipe.

Source: design.md, section 6.
"""

import sys

from kchecklist.cli import plain_words as words
from kchecklist.cli.output import complain, say
from kchecklist.cli.plain_keeping import Keeping
from kchecklist.files.text import one_line
from kchecklist.interview.claims import CannotAnswer
from kchecklist.interview.sequence import Mode
from kchecklist.interview.sitting import Sitting
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Profile
from kchecklist.profiles.store import ProfileStore, Stored

PROMPT = "> "
YES, NO = ("y", "yes"), ("n", "no")


class PlainInterview:
    """One sitting, led by lines: a digit answers, an empty line goes on, a letter does the rest."""

    def __init__(
        self, sitting: Sitting, store: ProfileStore, stored: Stored, priorities: Priorities
    ) -> None:
        self.sitting = sitting
        self.priorities = priorities
        self._keeping = Keeping(store, stored, sitting)
        self._found: tuple[str, ...] = ()

    def run(self) -> int:
        """Lead the sitting until it is quit or the input ends; 1 when something could not be saved."""
        say(words.greeting(self.sitting))
        self.show()
        while (line := self._line()) is not None:
            if line.casefold() in ("q", "quit"):
                break
            self._obey(line)
        self.sitting.finish()
        problem = self._keeping.keep()
        say(problem or words.goodbye(self.sitting))
        return 1 if problem else 0

    def show(self) -> None:
        """Say the question on the table, or that it was the last one."""
        say()
        say(words.question_lines(self.sitting) or words.end_lines(self.sitting, self.priorities))

    def _line(self) -> str | None:
        """The next line without blanks around it; None when the input has ended."""
        if sys.stdin.isatty():
            say(PROMPT, end="")
        line = sys.stdin.readline()
        return line.strip() if line else None

    def _obey(self, line: str) -> None:
        before = self.sitting.profile
        try:
            self._do(line)
        except CannotAnswer as error:
            say(one_line(str(error)))
        if self.sitting.profile != before:
            self._keep()

    def _keep(self) -> None:
        say(self._keeping.keep() or "saved")
        if self._keeping.news:
            complain(self._keeping.news, bare=True)

    def _do(self, line: str) -> None:
        if not line:
            self.sitting.next()
            self.show()
        elif (digits := words.digits_in(line)) is not None:
            self._answer(digits)
        elif line[0] == "+":
            self._between(line[1:])
        elif line[0] == "/":
            self._find(line[1:].strip())
        else:
            word, _, rest = line.partition(" ")
            doing = self._doings().get(word if word in ("<", "-", "!", "?") else word.casefold())
            if doing is None:
                say(f"'{one_line(word)}' is no command here; ? lists them")
            else:
                doing(rest.strip())

    def _doings(self):  # type: ignore[no-untyped-def]
        return {
            "u": lambda rest: self._without_answer("dont_know"),
            "x": lambda rest: self._refused(),
            "l": self._later,
            "-": lambda rest: self._without_answer("not_applicable"),
            "c": lambda rest: self._clear(),
            "n": self._note,
            "n=": self._replace_note,
            "m": self._call_note,
            "h": self._heard,
            "b": lambda rest: self._come_back(),
            "w": lambda rest: say(words.why_lines(self.sitting)),
            "t": lambda rest: self._go_through("short" if self.sitting.mode != "short" else "everything"),
            "o": lambda rest: self._go_through("short" if self.sitting.mode == "open" else "open"),
            "<": lambda rest: self._back(),
            "back": lambda rest: self._back(),
            "next": lambda rest: self._do(""),
            "jump": self._jump,
            "z": lambda rest: self._undo(),
            "s": lambda rest: say(words.summary_lines(self.sitting, self.priorities)),
            "?": lambda rest: say(words.HELP),
            "help": lambda rest: say(words.HELP),
            "!": lambda rest: say(words.crisis(self.sitting, self.priorities)),
        }
