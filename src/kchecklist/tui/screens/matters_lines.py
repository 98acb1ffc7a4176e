"""The lines of what matters, each with its present state; a line's id says what enter does there."""

from collections.abc import Iterator

from textual.content import Content
from textual.widgets.option_list import Option

from kchecklist.checklist.models import Checklist
from kchecklist.profiles.priorities import MOST_PICKS, Priorities
from kchecklist.reports.crisis import countries
from kchecklist.reports.priorities.page import POINTS_ARE_0
from kchecklist.scoring.scales import mark_of
from kchecklist.scoring.shown import shown_percent
from kchecklist.scoring.weights import ordered_picks, section_weights, standing_sections
from kchecklist.tui.words import line, words

MARKS = {"wanted": "I want this", "fine": "fine", "unwanted": "not for me", None: "not marked"}
MONEY = {
    "currency": "Currency",
    "hour": "An hour of my time",
    "monthly_limit": "The most I can pay in a month",
}
"""A key of ``[money]`` -> what its line is called."""
NOT_SAID = "not said"
_LABEL = 31


def matters_lines(checklist: Checklist, mine: Priorities, person: str | None, file: str) -> list[Option]:
    """Every line. ``person`` is whose priorities these are, None the person's own; ``file`` the name they are kept under."""
    whose = "mine" if person is None else f"{person}'s ({file})"
    return [
        Option(line(f"Whose: {whose}"), id="whose"),
        *_presets(checklist),
        *_sections(checklist, mine),
        *_marks(checklist, mine),
        *_money(mine),
        # Whoever reads the crisis lines is the person whose folder this is.
        *(_country(checklist, mine) if person is None else ()),
    ]


def _presets(checklist: Checklist) -> Iterator[Option]:
    yield _head("Enter changes a line. Start from one of these, and change what you like")
    for preset in checklist.head.presets:
        about = f": {preset.about}" if preset.about else ""
        yield Option(words(f"    {preset.title}{about}"), id=f"preset/{preset.id}")


def _sections(checklist: Checklist, mine: Priorities) -> Iterator[Option]:
    picks = ordered_picks(checklist, mine)
    shares = section_weights(checklist, mine)
    if mine.swing:
        yield _head("What matters most to you: each section's share, by your points")
        if not any(mine.swing.get(name) for name in shares):
            yield Option(words(f"  {POINTS_ARE_0}", "$text-warning"), disabled=True)
    else:
        yield _head(f"What matters most to you: up to {MOST_PICKS}, in order")
    for section in standing_sections(checklist):
        place = f"{picks.index(section.id) + 1}." if section.id in picks else "  "
        if mine.swing:
            place = f"{shown_percent(shares[section.id]):>5}"
        about = f": {section.about}" if section.about else ""
        yield Option(words(f"  {place} {section.title}{about}"), id=f"section/{section.id}")
    if mine.swing:
        yield Option(words("    Change the points"), id="points")
        yield Option(words("    Back to an order"), id="order")
    else:
        yield Option(words("    Give points instead"), id="points")


def _marks(checklist: Checklist, mine: Priorities) -> Iterator[Option]:
    yield _head("Matters of taste: mark what you want, or leave it; nobody is right here")
    for question in checklist.questions:
        if question.kind != "preference":
            continue
        yield Option(words(f"  {question.ask}", "italic"), disabled=True)
        for option in question.options:
            mark = MARKS[mark_of(question, option, mine.marks)]
            yield Option(words(f"    {mark:<12} {option.label}"), id=f"mark/{question.id}/{option.id}")


def _money(mine: Priorities) -> Iterator[Option]:
    yield _head("Money: what it costs me is reckoned with this; it never moves a range")
    for key, label in MONEY.items():
        yield _said(label, money_text(mine, key), f"money/{key}")


def money_text(mine: Priorities, key: str) -> str:
    """What the person said about this, as they typed it; nothing where they did not."""
    value = getattr(mine.money, key)
    return "" if value is None else str(value)


def _country(checklist: Checklist, mine: Priorities) -> Iterator[Option]:
    if countries(checklist.head):
        yield _head("If it gets too much")
        yield _said("Whose crisis lines come first", mine.country or "", "country")


def next_country(checklist: Checklist, country: str | None) -> str | None:
    """The bank's country after this one; none after the last, and the first after none."""
    known = countries(checklist.head)
    names = [name.upper() for name in known]
    after = names.index(country.upper()) + 1 if country and country.upper() in names else 0
    return known[after] if after < len(known) else None


def _said(label: str, value: str, line_id: str) -> Option:
    return Option(words(f"    {label:<{_LABEL}}") + line(value or NOT_SAID), id=line_id)


def _head(text: str) -> Option:
    return Option(Content("\n") + line(text, "bold"), disabled=True)
