"""The interview line by line: append-only, no cursor movement, the same on a terminal and in a pipe.

Source: design.md, section 6.
"""

import io
import sys
from collections.abc import Callable, Mapping

from kchecklist.cli import plain_words as words
from kchecklist.cli.exactly import PlainSitting
from kchecklist.cli.output import complain, say, tell
from kchecklist.cli.places import Opened
from kchecklist.cli.plain_aside import SettingAside
from kchecklist.cli.plain_keeping import Keeping
from kchecklist.cli.plain_notes import Noting
from kchecklist.cli.plain_own import MyQuestions
from kchecklist.files.faults import KchecklistError
from kchecklist.files.text import one_line
from kchecklist.interview.claims import CannotAnswer
from kchecklist.interview.days import day_in
from kchecklist.interview.sequence import Mode, end_of_the_call
from kchecklist.interview.turning import Turning
from kchecklist.interview.undo import Step
from kchecklist.profiles.record import State
from kchecklist.profiles.shelf import Stored
from kchecklist.profiles.trail import Trail, trail_of
from kchecklist.reports.provider.history_words import step_words
from kchecklist.reports.words import all_asked
from kchecklist.scoring.comparison import Comparison

PROMPT = "> "
MOST_FOUND = 9
YES, NO = ("y", "yes"), ("n", "no")


class PlainInterview:
    """One sitting, led by lines: a digit answers, an empty line goes on, a letter does the rest."""

    def __init__(self, sitting: PlainSitting, opened: Opened, stored: Stored) -> None:
        self.sitting = sitting
        self._opened = opened
        self._keeping = Keeping(opened.store, stored, sitting)
        self._turning = Turning(sitting, self._trail, self._about, "z", "redo")
        self._mine = MyQuestions(opened, sitting, self._line, self._keeping.ground)
        self._noting = Noting(sitting)
        self._aside = SettingAside(sitting, self._line)
        self._found: tuple[str, ...] = ()
        self._turned = False

    def run(self) -> int:
        """Lead the sitting until it is quit or the input ends; 1 when something could not be saved."""
        # Where the provider was named on standard input, it is as it is from then on.
        if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors == "strict":
            sys.stdin.reconfigure(errors="replace")
        stopped: BaseException | None = None
        try:
            self._lead()
        except (KeyboardInterrupt, Exception) as error:
            # Whatever ends it, what was entered must be somewhere first.
            stopped = error
        try:
            self.sitting.finish()
        except Exception as error:
            stopped = stopped or error
        problem = self._keeping.keep_at_last()
        for news in filter(None, (problem, self._keeping.news)):
            complain(news, bare=True)
        if stopped is not None:
            raise stopped
        if problem:
            return 1
        unsaved = self._mine.unsaved
        tell(words.goodbye(self.sitting, unsaved.values()))
        return 1 if unsaved else 0

    def show(self) -> None:
        """Say the question on the table, or that it was the last one."""
        self._found = ()
        tell()
        tell(words.question_lines(self.sitting) or words.end_lines(self.sitting, self._comparison()))

    def _comparison(self) -> Comparison:
        return self._opened.comparison_with(self.sitting.profile)

    def _lead(self) -> None:
        tell(words.greeting(self.sitting))
        self.show()
        while (line := self._line()) is not None:
            if line.casefold() in ("q", "quit"):
                return
            self._obey(line)

    def _line(self) -> str | None:
        """The next line without blanks around it; None when the input has ended."""
        if sys.stdin.isatty():
            say(PROMPT, end="")
        line = sys.stdin.readline()
        return line.strip() if line else None

    def _obey(self, line: str) -> None:
        before, problem, refusal = self.sitting.profile, None, None
        self._turned = False
        try:
            self._do(line)
        except KchecklistError as error:
            refusal = one_line(str(error))
        finally:
            # Also when nobody reads what we say any more: what was entered is kept.
            changed = self.sitting.profile != before
            problem = self._keeping.keep(self._turned) if changed else None
        if refusal:
            tell(refusal)
        if changed:
            tell(problem or "saved")
        if self._keeping.news:
            complain(self._keeping.news, bare=True)

    def _do(self, line: str) -> None:
        if not line:
            self._next()
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
                tell(f"'{one_line(word)}' is no command here; ? lists them")
            else:
                doing(rest.strip())

    def _doings(self) -> Mapping[str, Callable[[str], None]]:
        return {
            "u": lambda _: self._no_answer("dont_know"),
            "x": lambda _: self._refused(),
            "l": self._later,
            "-": lambda _: self._no_answer("not_applicable"),
            "c": lambda _: self._clear(),
            **self._noting.doings,
            "b": lambda _: self._come_back(),
            "z": lambda _: self._turn(self._turning.back),
            "redo": lambda _: self._turn(self._turning.forward),
            "t": lambda _: self._go_through("everything" if self.sitting.scope == "short" else "short"),
            "o": lambda _: self._go_through(self.sitting.scope if self.sitting.mode == "open" else "open"),
            "<": lambda _: self._back(),
            "back": lambda _: self._back(),
            "next": lambda _: self._do(""),
            "jump": self._jump,
            "q": self._my_question,
            "q=": self._my_question_reworded,
            **self._aside.doings,
            "w": lambda _: tell(words.why_lines(self.sitting)),
            "s": lambda _: tell(words.summary_lines(self.sitting, self._comparison())),
            "?": lambda _: tell(words.HELP),
            "help": lambda _: tell(words.HELP),
            "!": lambda _: tell(words.crisis_lines(self.sitting, self._opened.priorities)),
        }

    # Answering

    def _answer(self, digits: tuple[int, ...]) -> None:
        options = [self.sitting.option(digit) for digit in digits]
        if len(options) == 1:
            self.sitting.choose(options[0])
        else:
            self.sitting.choose_exactly(options)
        self._say_answer()

    def _between(self, digit: str) -> None:
        if not digit.strip().isdecimal():
            raise CannotAnswer("+ and a digit: somewhere between; for example +2")
        self.sitting.add_between(self.sitting.option(int(digit)))
        self._say_answer()

    def _no_answer(self, state: State) -> None:
        self.sitting.no_answer(state)
        self._say_answer()

    def _refused(self) -> None:
        question = self.sitting.question
        if question is None or not question.is_floor:
            self._no_answer("refused")
            return
        tell("Did somebody who could know refuse? y, or n: the wrong person, ask again")
        while (line := self._line()) is not None:
            if line.casefold() in (*YES, *NO):
                self._no_answer("refused" if line.casefold() in YES else "pending")
                return
            tell("y or n")

    def _later(self, rest: str) -> None:
        due = day_in(rest, self.sitting.today)
        if rest and due is None:
            raise CannotAnswer("by when? l and a day like 2026-11-24, or in how many days, or l alone")
        self.sitting.no_answer("pending", due)
        self._say_answer()

    def _clear(self) -> None:
        self.sitting.clear()
        self._say_answer()

    def _say_answer(self) -> None:
        tell(words.answer_lines(self.sitting))

    # This question, and the change before

    def _come_back(self) -> None:
        self.sitting.come_back()
        question = self.sitting.question
        marked = question is not None and question in self.sitting.to_come_back_to()
        tell("Marked to come back to" if marked else "No longer marked")

    def _trail(self) -> Trail:
        profile = self.sitting.profile
        return trail_of(self._opened.store.history_of(profile.id), profile)

    def _about(self, step: Step) -> str:
        return step_words(self.sitting.checklist, step.before, step.after, step.on)

    def _turn(self, turn: Callable[[], str]) -> None:
        self._turned = True
        before = self.sitting.profile
        tell(turn())
        if self.sitting.profile != before:
            self.show()

    # Questions of my own

    def _my_question(self, rest: str) -> None:
        if self._mine.add(rest):
            self.show()

    def _my_question_reworded(self, rest: str) -> None:
        if self._mine.reword(rest):
            self.show()

    # Moving about

    def _next(self) -> None:
        before = self.sitting.question
        self.sitting.next()
        if end_of_the_call(before, self.sitting.question):
            tell(all_asked(self.sitting.checklist))
        self.show()

    def _back(self) -> None:
        self.sitting.back()
        self.show()

    def _go_through(self, mode: Mode) -> None:
        self.sitting.go_through(mode)
        tell(words.mode_words(self.sitting))
        self.show()

    def _find(self, rest: str) -> None:
        found = self.sitting.find(rest)
        if not found:
            raise CannotAnswer("no question for this offer holds these words")
        self._found = tuple(question.id for question in found[:MOST_FOUND])
        if len(self._found) == 1:
            self._jump("1")
            return
        for number, question in enumerate(found[:MOST_FOUND], start=1):
            tell(f"{number}. {one_line(question.ask)}")
        tell("jump and a number from this list goes there")

    def _jump(self, rest: str) -> None:
        places = self._found or tuple(question.id for question in self.sitting.questions)
        if rest.isdecimal() and 1 <= int(rest) <= len(places):
            self.sitting.jump(places[int(rest) - 1])
        elif self.sitting.checklist.question(rest) is not None:
            self.sitting.jump(rest)
        elif rest and not rest.isdecimal():
            self._find(rest)
            return
        else:
            raise CannotAnswer(f"jump and a number from 1 to {len(places)}, or a word")
        self.show()
