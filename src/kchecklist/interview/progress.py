"""How far a sitting is: what was asked of its questions, section by section, and apart what was looked up."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kchecklist.checklist.models import Checklist, Question, Section

LOOK_UP = Section(id="look-up", title="Look up")
"""Stands for all that is looked up, whatever its section: on the phone nobody has to get through it."""


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """How far a section is: its questions in this sitting, how many were asked, whether we are in it."""

    section: Section
    asked: int
    total: int
    here: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the questions to ask were asked, and how many of those to look up were looked up."""

    asked: int
    to_ask: int
    found: int
    to_find: int

    @property
    def asked_words(self) -> str:
        """``asked 9 of 17``."""
        return f"asked {self.asked} of {self.to_ask}"

    @property
    def found_words(self) -> str:
        """``looked up 3 of 29``."""
        return f"looked up {self.found} of {self.to_find}"

    def __str__(self) -> str:
        parts = [self.asked_words] if self.to_ask or not self.to_find else []
        return ", ".join([*parts, *([self.found_words] if self.to_find else [])])


def tally(questions: Iterable[Question], was_asked: Callable[[Question], bool]) -> Tally:
    """The tally of these questions."""
    to_ask: list[bool] = []
    to_find: list[bool] = []
    for question in questions:
        (to_find if question.is_looked_up else to_ask).append(was_asked(question))
    return Tally(sum(to_ask), len(to_ask), sum(to_find), len(to_find))


def progress(
    checklist: Checklist,
    questions: Iterable[Question],
    was_asked: Callable[[Question], bool],
    here: Question | None,
) -> tuple[SectionProgress, ...]:
    """One for each section that has a question to ask among these, in bank order; then one for all to look up."""
    questions = tuple(questions)
    parts = [
        (section, [q for q in questions if not q.is_looked_up and checklist.section_of[q.id] is section])
        for section in checklist.sections
    ]
    parts.append((LOOK_UP, [question for question in questions if question.is_looked_up]))
    return tuple(
        SectionProgress(section, sum(map(was_asked, found)), len(found), here in found)
        for section, found in parts
        if found
    )
