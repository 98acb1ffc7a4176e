"""A safety floor set aside in the plain interview, with a reason, or no longer."""

from collections.abc import Callable, Mapping

from kchecklist.checklist.models import Question
from kchecklist.cli.output import tell
from kchecklist.interview.claims import CannotAnswer
from kchecklist.interview.days import day_in
from kchecklist.interview.sitting import Sitting
from kchecklist.interview.waiving import check_floor
from kchecklist.reports.provider.set_aside import WHAT_IT_DOES, set_aside_line
from kchecklist.reports.words import day

NONE = "none"
WHEN = "By when to look at it again: a day like 2027-02-01, or in how many days; an empty line: {stays}"


class SettingAside:
    """What ``f`` and ``f=`` do in a sitting; ``line`` gives the next line that is typed, None at the end.

    Each may raise CannotAnswer with a sentence for the person.
    """

    def __init__(self, sitting: Sitting, line: Callable[[], str | None]) -> None:
        self._sitting = sitting
        self._line = line

    @property
    def doings(self) -> Mapping[str, Callable[[str], None]]:
        """Word -> what it does with the rest of its line."""
        return {"f": self._set_aside, "f=": self._change}

    def _set_aside(self, reason: str) -> None:
        """Set the floor on the table aside, for this reason."""
        question = self._floor()
        if not reason:
            raise CannotAnswer("f and my reason on one line; f= takes it back")
        before = self._sitting.profile.waiver(*question.ids)
        # Before the day is asked for, so that no end of the input loses the reason.
        self._sitting.set_aside(question, reason, before.review if before else None, draft=True)
        try:
            self._ask_for_day(question, reason)
        finally:
            self._sitting.done_writing()
        tell(f"{set_aside_line(self._sitting.profile, question, self._sitting.today)}\n{WHAT_IT_DOES}")

    def _change(self, reason: str) -> None:
        """With a reason the same as ``f``; without one, set it aside no longer."""
        if reason:
            self._set_aside(reason)
        else:
            self._sitting.set_aside(self._floor(), "")
            tell("No longer set aside")

    def _ask_for_day(self, question: Question, reason: str) -> None:
        waiver = self._sitting.profile.waiver(*question.ids)
        stood = waiver.review if waiver else None
        stays = f"{day(stood)} stays; {NONE}: no day" if stood else "no day"
        tell(WHEN.format(stays=stays))
        while line := self._line():
            review = day_in(line, self._sitting.today)
            if review is None and line.casefold() != NONE:
                tell("a day like 2027-02-01, in how many days, or an empty line")
                continue
            try:
                self._sitting.set_aside(question, reason, review, draft=True)
            except CannotAnswer as error:
                tell(str(error))
            else:
                return

    def _floor(self) -> Question:
        question = self._sitting.question
        if question is None:
            raise CannotAnswer("there is no question on the table; go back to one")
        check_floor(self._sitting.profile, question)
        return question
