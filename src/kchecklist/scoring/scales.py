"""What the answers to each question are worth: the bank's values, or the person's marks.

Source: scoring.md, section 1.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kchecklist.checklist.models import Checklist, Mark, Marks, Option, Question
from kchecklist.profiles.priorities import Priorities

FULL = 100
"""The points of the best answer there can be."""
WORTH_OF_MARK: Mapping[Mark, int] = {"wanted": 100, "fine": 50, "unwanted": 0}
"""Points of 100; an option without a mark is fine."""
SEVERAL = (0, 50, FULL)
"""What a question whose ticks add up can take, as long as nothing is known."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The points of 100 that one question can bring.

    ``worth`` maps the bank's option ids to points and ``values`` holds the distinct points the question can
    take, ascending; both are empty when the question is unscored: info, and preferences that the marks leave
    undecided.
    """

    question: Question
    section: str
    worth: Mapping[str, int]
    values: tuple[int, ...]

    def left_by(self, options: Iterable[Option]) -> tuple[int, ...]:
        """The points still possible when these options, one or more, were heard; none when unscored."""
        if not self.worth:
            return ()
        heard = [self.worth[option.id] for option in options]
        if self.question.kind == "preference":
            # Several routes or rooms on offer means that I can choose.
            return (max(heard),)
        if self.question.multiple:
            return (min(FULL, sum(heard)),)
        return tuple(sorted(set(heard)))


def scales(checklist: Checklist, priorities: Priorities) -> tuple[Scale, ...]:
    """One scale for every question, in bank order, whether or not the question applies to anybody."""
    return tuple(
        _scale(question, section.id, priorities.marks)
        for section in checklist.sections
        for question in section.questions
    )


def _scale(question: Question, section: str, marks: Marks) -> Scale:
    worth = _worth(question, marks)
    values = SEVERAL if question.multiple and worth else tuple(sorted(set(worth.values())))
    return Scale(question, section, worth, values)


def _worth(question: Question, marks: Marks) -> Mapping[str, int]:
    if question.kind == "quality":
        return {option.id: option.value or 0 for option in question.options}
    if question.kind == "info":
        return {}
    worth = {
        option.id: WORTH_OF_MARK[mark_of(question, option, marks) or "fine"] for option in question.options
    }
    # No mark at all leaves every option fine, so equal worth covers both reasons to set a preference aside.
    return worth if len(set(worth.values())) > 1 else {}


def mark_of(question: Question, option: Option, marks: Marks) -> Mark | None:
    """The person's mark, under the present ids or, where those have none, under former ones."""
    for question_id in question.ids:
        for option_id in (option.id, *option.was):
            if (mark := marks.get(question_id, {}).get(option_id)) is not None:
                return mark
    return None
