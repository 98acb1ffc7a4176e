"""What matters to a person on a page: how much each section counts, what they want, money."""

from collections.abc import Iterator

from kchecklist.checklist.models import Checklist, Question
from kchecklist.profiles.priorities import Priorities
from kchecklist.reports.page import Fields, Heading, Lines, Page, Part, Words
from kchecklist.scoring.scales import mark_of
from kchecklist.scoring.shown import shown_points
from kchecklist.scoring.weights import ordered_picks, section_weights, standing_sections, unknown_sections

MINE = "What matters to me"
NOTHING_STATED = "Nothing stated yet: every section counts as the checklist has it."
POINTS_ARE_0 = "These points are all 0 and count for nothing: every section counts as in the checklist."
IN_ORDER = "The priorities count most, in their order; the other sections share what is left."
POINTS = "By points: the section to be mended first has 100, the others what they are worth beside it."
NO_MARKS = "Nothing marked: matters of taste count for nothing."
UNMARKED = "What is not marked counts as fine."
NO_MONEY = "Nothing stated: my time counts as 0."
PRESETS = "Starting points"


def priorities_page(checklist: Checklist, mine: Priorities, whose: str | None = None) -> Page:
    """What matters to the person, or to whoever ``whose`` names."""
    parts: list[Part] = [*_weights(checklist, mine), *_marks(checklist, mine), *_money(mine)]
    if mine.country:
        parts += [Heading("Whose crisis lines come first"), Words(mine.country)]
    if passed := passed_over(checklist, mine):
        parts += [Heading("Passed over: this checklist has no such thing"), Lines(passed)]
    return Page(MINE if whose is None else f"What matters to {whose}", tuple(parts))


def presets_page(checklist: Checklist) -> Page:
    """The starting points of a checklist, with the ids that choose them."""
    parts: list[Part] = []
    for preset in checklist.head.presets:
        parts += [Heading(f"{preset.title} ({preset.id})", level=2), Words(preset.about or preset.title)]
    return Page(PRESETS, tuple(parts) or (Words("This checklist has none."),))


def passed_over(checklist: Checklist, mine: Priorities) -> tuple[str, ...]:
    """What the priorities name and the checklist does not have, so that it counts for nothing."""
    found = [f"section {name}" for name in unknown_sections(checklist, mine)]
    for name, marks in mine.marks.items():
        question = checklist.question(name)
        if question is None or question.kind != "preference":
            found.append(f"marks on {name}")
        else:
            found += [f"marks on {name}: {option}" for option in marks if question.option(option) is None]
    return tuple(found)


def _weights(checklist: Checklist, mine: Priorities) -> Iterator[Part]:
    weights = section_weights(checklist, mine)
    picks = ordered_picks(checklist, mine)
    sections = sorted(standing_sections(checklist), key=lambda section: -weights[section.id])
    points = {name: given for name, given in mine.swing.items() if name in weights}
    yield Heading("How much each section counts")
    stated = POINTS if any(points.values()) else POINTS_ARE_0 if points else NOTHING_STATED
    yield Words(IN_ORDER if picks else stated)
    beside = {name: f" (priority {place})" for place, name in enumerate(picks, start=1)}
    beside |= {name: f" ({given} {'point' if given == 1 else 'points'})" for name, given in points.items()}
    yield Lines(
        tuple(
            f"{section.title}: {shown_points(weights[section.id])} %{beside.get(section.id, '')}"
            for section in sections
        )
    )


def _marks(checklist: Checklist, mine: Priorities) -> Iterator[Part]:
    yield Heading("Matters of taste")
    marked = [
        (question, lines)
        for question in checklist.questions
        if question.kind == "preference" and (lines := tuple(_marked(question, mine)))
    ]
    yield Words(UNMARKED if marked else NO_MARKS)
    for question, lines in marked:
        yield Heading(question.ask, level=3)
        yield Lines(lines)


def _marked(question: Question, mine: Priorities) -> Iterator[str]:
    for option in question.options:
        if (mark := mark_of(question, option, mine.marks)) is not None:
            yield f"{mark}: {option.label}"


def _money(mine: Priorities) -> Iterator[Part]:
    money = mine.money
    named = (
        ("currency", money.currency),
        ("an hour of my time", money.hour),
        ("monthly limit", money.monthly_limit),
    )
    rows = tuple((name, str(value)) for name, value in named if value is not None)
    yield Heading("Money")
    yield Fields(rows) if rows else Words(NO_MONEY)
