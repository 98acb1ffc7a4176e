"""A person's own questions in the plain interview: adding one, rewording it, taking it out."""

from collections.abc import Callable
from pathlib import Path

from kchecklist.checklist.additions import is_mine, with_additions
from kchecklist.checklist.models import Question
from kchecklist.cli.output import complain, tell
from kchecklist.cli.places import Opened
from kchecklist.files.faults import BadFile
from kchecklist.files.text import one_line
from kchecklist.interview.claims import CannotAnswer
from kchecklist.interview.sitting import Sitting
from kchecklist.profiles.ground import Ground
from kchecklist.profiles.own_questions import (
    OTHER_MEANING,
    add_question,
    asked_as,
    remove_question,
    reword_question,
)
from kchecklist.profiles.store import local_time
from kchecklist.profiles.writing import NotSaved

KINDS = """\
1. with answers: good, fair, poor, worrying (it counts; all of mine together as one section)
2. just a note (never counts)"""
WHICH = "1 or 2; an empty line: do not add it"
AGAIN = "1 or 2: try again; an empty line: do not add it"


class MyQuestions:
    """What ``q`` and ``q=`` do in a sitting; ``line`` gives the next line that is typed, None at the end.

    A method says whether there is another question to show. Raises KchecklistError with a sentence for the person.
    ``unsaved`` are words that could not be written, by what they were to be: a question's id, or the words alone.
    """

    def __init__(
        self, opened: Opened, sitting: Sitting, line: Callable[[], str | None], ground: Ground
    ) -> None:
        self._ground = ground
        self._opened = opened
        self._sitting = sitting
        self._line = line
        self.unsaved: dict[str, str] = {}

    def add(self, text: str) -> bool:
        """Ask for its kind, add it, and go there."""
        ask, which = asked_as(text), WHICH
        tell(f"{KINDS}\n{which}")
        while (line := self._line()) not in (None, ""):
            if line in ("1", "2"):
                try:
                    with self._ground.stands():
                        added = add_question(
                            self._opened.folder, ask, line == "1", self._sitting.checklist.order
                        )
                except (NotSaved, BadFile) as error:
                    self.unsaved[ask], which = ask, AGAIN
                    tell(f"{one_line(str(error))}\nnot added: {one_line(ask)}")
                else:
                    self.unsaved.pop(ask, None)
                    self._take()
                    tell("Added: it is asked of every provider from now on")
                    self._sitting.jump(added)
                    return True
            tell(which)
        tell("Not added")
        return False

    def reword(self, text: str) -> bool:
        """Put the question on the table in other words; without any, take it out after a question."""
        question = self._mine()
        kept: Path | None = None
        if text:
            kept = self._reworded(question, asked_as(text))
            said = f"Kept; what was answered to it stays\n{OTHER_MEANING}"
        else:
            tell("Take this question out, for every provider? What was answered stays in the files. y or n")
            if (self._line() or "").casefold() not in ("y", "yes"):
                tell("It stays")
                return False
            with self._ground.stands():
                where = remove_question(self._opened.folder, question.id, local_time(), question.ask)
            said = f"Taken out; the words are kept in {where}"
        self._take()
        tell(said)
        if kept is not None:
            complain(
                f"{kept}: the file as it was, with what an editor or another window wrote there, is kept here",
                bare=True,
            )
        return True

    def _reworded(self, question: Question, ask: str) -> Path | None:
        try:
            with self._ground.stands():
                kept = reword_question(self._opened.folder, question.id, ask, local_time(), question.ask)
        except (NotSaved, BadFile):
            self.unsaved[question.id] = ask
            tell(f"not kept: {one_line(ask)}")
            raise
        self.unsaved.pop(question.id, None)
        return kept

    def _mine(self) -> Question:
        question = self._sitting.question
        if question is None or not is_mine(self._sitting.checklist, self._opened.bank, question):
            raise CannotAnswer("q= rewords a question of my own; q and the words add one")
        return question

    def _take(self) -> None:
        checklist = with_additions(self._opened.bank, self._opened.folder.questions).checklist
        self._opened.checklist = checklist
        self._opened.store.question_order = checklist.order
        self._sitting.take(checklist)
