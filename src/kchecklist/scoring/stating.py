"""How a person states what matters: a preset, one more priority, the next mark. Source: design.md, section 4.

It makes new records and scores nothing, and yet stands here: which picks take one of the three places hangs on the
sections that weigh anything, and which mark is next on the one that counts, whatever its former name.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kchecklist.checklist.models import Checklist, Mark, Option, Question
from kchecklist.profiles.editing import changed
from kchecklist.profiles.priorities import MOST_PICKS, Priorities, TooMany
from kchecklist.scoring.scales import mark_of
from kchecklist.scoring.weights import standing_sections

NEXT_MARK: dict[Mark | None, Mark | None] = {
    None: "wanted",
    "wanted": "fine",
    "fine": "unwanted",
    "unwanted": None,
}
STATED = ("sections", "swing", "marks", "country", "money")
"""What a person can state, by the fields of the record."""


def preset_applied(mine: Priorities, checklist: Checklist, preset_id: str) -> Priorities:
    """The priorities and marks of a preset in place of one's own; country and money stay."""
    preset = next(preset for preset in checklist.head.presets if preset.id == preset_id)
    return changed(mine, sections=preset.sections or None, swing=None, marks=preset.marks or None)


def picked(mine: Priorities, checklist: Checklist, section_id: str) -> Priorities:
    """A section added as the next priority, or taken out.

    Raises:
        TooMany: with three there is no fourth.
    """
    known = {section.id for section in standing_sections(checklist)}
    picks = tuple(dict.fromkeys(name for name in mine.sections if name in known))[:MOST_PICKS]
    # What this bank does not have counts for nothing: it stays in the file, but takes no place.
    others = tuple(dict.fromkeys(name for name in mine.sections if name not in known))
    if section_id in (*picks, *others):
        sections = tuple(name for name in (*picks, *others) if name != section_id)
    elif len(picks) < MOST_PICKS:
        sections = (*picks, section_id, *others)
    else:
        raise TooMany("three are the most: take one out first")
    # Points and an order cannot both hold; the order is what was stated last.
    return changed(mine, sections=sections or None, swing=None)


def marked(mine: Priorities, question: Question, option: Option) -> Priorities:
    """An option of a preference question with its next mark: none, wanted, fine, unwanted, none again."""
    return with_mark(mine, question, option, NEXT_MARK[mark_of(question, option, mine.marks)])


def ordered(mine: Priorities, section_ids: Sequence[str]) -> Priorities:
    """These sections as the priorities, in this order, in place of what was stated; none takes them all out.

    Raises:
        TooMany: with more than three.
    """
    sections = tuple(dict.fromkeys(section_ids))
    if len(sections) > MOST_PICKS:
        raise TooMany("three are the most: leave one out")
    return changed(mine, sections=sections or None, swing=None if sections else mine.swing or None)


def with_mark(mine: Priorities, question: Question, option: Option, mark: Mark | None) -> Priorities:
    """An option of a preference question with this mark; None takes it out, under whichever id it stood."""
    former = {option.id, *option.was}
    marks = {
        name: {
            other: said for other, said in found.items() if name not in question.ids or other not in former
        }
        for name, found in mine.marks.items()
    }
    if mark is not None:
        marks.setdefault(question.id, {})[option.id] = mark
    return changed(mine, marks={name: found for name, found in marks.items() if found} or None)


def with_points(mine: Priorities, section_id: str, points: Decimal | int | None) -> Priorities:
    """A section with these swing points; None or 0 takes it out.

    Raises:
        pydantic.ValidationError: when the points are below 0.
    """
    swing = {name: found for name, found in mine.swing.items() if name != section_id}
    if not points:
        return changed(mine, swing=swing or None)
    # An order and points cannot both hold; the points are what was stated last.
    return changed(mine, sections=None, swing={**swing, section_id: points})


def with_money(mine: Priorities, **values: Any) -> Priorities:
    """The priorities with these keys of ``[money]``; None takes one out.

    Raises:
        pydantic.ValidationError: when a value is not what belongs there.
    """
    money = changed(mine.money, **values)
    return changed(mine, money=money if money.model_fields_set or money.model_extra else None)


def restored(now: Priorities, before: Priorities, after: Priorities) -> Priorities:
    """``now`` without the change that made ``after`` of ``before``: everything else may have changed since."""
    touched = {name for name in STATED if getattr(before, name) != getattr(after, name)}
    return changed(
        now, **{name: getattr(before, name) if name in before.model_fields_set else None for name in touched}
    )
