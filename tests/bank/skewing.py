"""Copies of parts of a bank in which something was changed, so that a rule has something to see."""

from typing import TypeVar

from kchecklist.checklist.models import Checklist, Part, Question

_P = TypeVar("_P", bound=Part)


def skewed(part: _P, **changes: object) -> _P:
    """A copy that nobody checked, without what the first one has cached (which ``model_copy`` would keep)."""
    fields = {name: getattr(part, name) for name in type(part).model_fields}
    return type(part).model_construct(**fields | changes)


def with_question(bank: Checklist, old: Question, new: Question | None) -> Checklist:
    """The bank with one question in the place of another; None takes it out."""
    sections = tuple(
        skewed(
            section,
            questions=tuple(q for was in section.questions if (q := new if was is old else was) is not None),
        )
        for section in bank.sections
    )
    return skewed(bank, sections=sections)
