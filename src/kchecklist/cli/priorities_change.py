"""What matters, as it is typed on a command line: ``--sections A,B``, ``--mark QUESTION=OPTION:wanted``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import get_args

import click

from kchecklist.checklist.models import Checklist, Mark, Option, Question
from kchecklist.cli.question_choice import the_question
from kchecklist.files.text import one_line
from kchecklist.profiles.editing import changed
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Number, figure
from kchecklist.profiles.typed_figures import currency_in, number_in
from kchecklist.scoring.stating import ordered, preset_applied, with_mark, with_money, with_points
from kchecklist.scoring.weights import standing_sections

NONE = "none"
MARKS: dict[str, Mark | None] = {mark: mark for mark in get_args(Mark)} | {NONE: None}
Change = Callable[[Priorities], Priorities]


@dataclass(frozen=True)
class Typed:
    """What was typed; None, or nothing, where an option was not given, an empty text to take something out."""

    preset: str | None = None
    sections: str | None = None
    swing: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    currency: str | None = None
    hour: str | None = None
    monthly_limit: str | None = None
    country: str | None = None


def change_of(checklist: Checklist, typed: Typed) -> Change:
    """The change that was asked for, all of it checked; a preset comes first, so that the rest may change it.

    Raises:
        click.UsageError: for what this checklist does not have, and for what is no number, without saying it again.
            The change itself raises TooMany for more than three sections.
    """
    changes = [*_preset(checklist, typed), *_weights(checklist, typed)]
    changes += [_mark(checklist, text) for text in typed.marks]
    changes += [*_money(typed), *_country(checklist, typed)]
    if not changes:
        raise click.UsageError("nothing to set; name at least one of the options")

    def change(mine: Priorities) -> Priorities:
        for each in changes:
            mine = each(mine)
        return mine

    return change


def _preset(checklist: Checklist, typed: Typed) -> Iterable[Change]:
    if typed.preset is None:
        return
    presets = {preset.id: preset.title for preset in checklist.head.presets}
    preset = _known("--preset: no starting point", typed.preset, presets)
    yield lambda mine: preset_applied(mine, checklist, preset)


def _weights(checklist: Checklist, typed: Typed) -> Iterable[Change]:
    if typed.sections and any(typed.swing):
        raise click.UsageError("--sections and --swing cannot both count; give one of the two")
    sections = {section.id: section.title for section in standing_sections(checklist)}
    if typed.sections is not None:
        names = (name.strip() for name in typed.sections.split(","))
        picks = [_known("--sections: no section", name, sections) for name in names if name]
        yield lambda mine: ordered(mine, picks)
    if "" in typed.swing:
        yield lambda mine: changed(mine, swing=None)
    for text in filter(None, typed.swing):
        name, equals, points = (part.strip() for part in text.partition("="))
        if not equals:
            raise click.UsageError("--swing takes SECTION=POINTS; what I would mend first has 100")
        section = _known("--swing: no section", name, sections)
        yield _points(section, _number(f"--swing {section}", points) if points else None)


def _points(section: str, points: Decimal | int | None) -> Change:
    return lambda mine: with_points(mine, section, points)


def _mark(checklist: Checklist, text: str) -> Change:
    name, equals, rest = (part.strip() for part in text.partition("="))
    option, colon, mark = (part.strip() for part in rest.rpartition(":"))
    if not (equals and colon):
        raise click.UsageError(f"--mark takes QUESTION=OPTION:MARK; a mark is one of: {', '.join(MARKS)}")
    question = the_question(checklist, name)
    if question.kind != "preference":
        taste = ", ".join(each.id for each in checklist.questions if each.kind == "preference")
        raise click.UsageError(f"{question.id} is no matter of taste; what can be marked: {taste}")
    if mark not in MARKS:
        raise click.UsageError(f"--mark {question.id}: there is no such mark; one of: {', '.join(MARKS)}")
    found = _option(question, option)
    return lambda mine: with_mark(mine, question, found, MARKS[mark])


def _option(question: Question, word: str) -> Option:
    if (option := question.option(word)) is not None:
        return option
    if word.isdecimal() and 1 <= int(word) <= len(question.options):
        return question.options[int(word) - 1]
    known = [option.id for option in question.options]
    if near := get_close_matches(word, known, 1):
        hint = f"did you mean {near[0]}?"
    else:
        hint = f"one of: {', '.join(f'{number} {name}' for number, name in enumerate(known, start=1))}"
    raise click.UsageError(f"{question.id} has no answer '{one_line(word)}'; {hint}")


def _money(typed: Typed) -> Iterable[Change]:
    values: dict[str, str | Decimal | int | None] = {}
    if typed.currency is not None:
        values["currency"] = _currency(typed.currency) if typed.currency.strip() else None
    for key, given in (("hour", typed.hour), ("monthly_limit", typed.monthly_limit)):
        if given is not None:
            option = f"--{key.replace('_', '-')}"
            values[key] = _number(option, given.strip()) if given.strip() else None
    if values:
        yield lambda mine: with_money(mine, **values)


def _country(checklist: Checklist, typed: Typed) -> Iterable[Change]:
    if typed.country is None:
        return
    named = typed.country.strip()
    known = {line.country: line.country for line in checklist.head.crisis}
    country = _known("--country: no crisis lines for", named, known) if named and known else named
    yield lambda mine: changed(mine, country=country or None)


def _known(what: str, word: str, known: dict[str, str]) -> str:
    """The id that a word means: an id, or its title, in whatever capitals. Raises UsageError."""
    wanted = word.strip().casefold()
    for name, title in known.items():
        if wanted in (name.casefold(), title.casefold()):
            return name
    by_word = {text.casefold(): name for name, title in known.items() for text in (title, name)}
    if near := get_close_matches(wanted, by_word, 1):
        hint = f"did you mean {by_word[near[0]]}?"
    else:
        hint = f"one of: {', '.join(known)}" if known else "this checklist has none"
    raise click.UsageError(f"{what} '{one_line(word)}'; {hint}")


def _number(option: str, text: str) -> Number:
    try:
        found: Number = figure(number_in(text), ends=1)
    except ValueError:
        raise click.UsageError(
            f"{option}: should be a number, as 25 or 12.50; nothing takes it out"
        ) from None
    return found


def _currency(text: str) -> str:
    try:
        return currency_in(text)
    except ValueError as error:
        raise click.UsageError(f"--currency: should be {error}; nothing takes it out") from None
