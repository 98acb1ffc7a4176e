"""Prices and numbers as they are typed on a command line: ``session=450-500``, ``nothing_else=yes``, ``extras=``."""

from collections.abc import Iterable
from difflib import get_close_matches

import click
from pydantic import ValidationError

from kchecklist.profiles.editing import with_costs
from kchecklist.profiles.record import Costs, Number, Profile
from kchecklist.profiles.typed_figures import currency_in, figure_in
from kchecklist.scoring.money import cost_faults

_WANTED = "a number, as 450 or 12.50, or a range, as 450-500"
HOW = {
    "currency": "three letters, as USD",
    "course_days": "one whole number",
    "sessions": "in whole numbers",
    "repeat_every_days": "0 where none are planned",
    "reimbursed_share": "from 0 to 1",
    "nothing_else": "no, or yes: I asked, there is nothing",
}
"""Key -> how it is entered, where that is not like any other figure."""
_WORDS = {"yes": True, "true": True, "no": False, "false": False}
_Value = str | bool | Number | tuple[Number, Number] | None


def entered(profile: Profile, entries: Iterable[str]) -> tuple[Profile, tuple[str, ...]]:
    """The profile with these entries, and what became of each key in words; of one entered twice the last counts.

    Raises:
        click.UsageError: for what cannot be entered, naming the key and never what was typed for it.
    """
    values = dict(map(_entry, entries))
    after = with_costs(profile, **values)
    for fault in cost_faults(after.costs):
        if fault not in cost_faults(profile.costs):
            raise click.UsageError(str(fault))
    return after, tuple(
        f"{key} {'taken out' if value is None else 'entered'}" for key, value in values.items()
    )


def _entry(text: str) -> tuple[str, _Value]:
    key, equals, typed = (part.strip() for part in text.partition("="))
    known = list(Costs.model_fields)
    if not equals:
        raise click.UsageError("--set takes KEY=VALUE, as session=450; an empty VALUE takes the entry out")
    if key not in known:
        near = get_close_matches(key, known, 1)
        # Not even the key is said again: what stands there may be the price.
        hint = f"did you mean {near[0]}?" if near else f"KEY is one of: {', '.join(known)}"
        raise click.UsageError(f"--set: there is no such key; {hint}")
    value = _value(key, typed) if typed else None
    try:
        Costs.model_validate({} if value is None else {key: value})
    except ValidationError as error:
        raise click.UsageError(f"{key}: {_wrong(error)}") from None
    return key, value


def _value(key: str, typed: str) -> _Value:
    if key == "nothing_else":
        if typed.casefold() not in _WORDS:
            raise click.UsageError(f"{key}: should be yes or no")
        return _WORDS[typed.casefold()]
    try:
        return currency_in(typed) if key == "currency" else figure_in(typed, _WANTED)
    except ValueError as error:
        raise click.UsageError(f"{key}: should be {error}") from None


def _wrong(error: ValidationError) -> str:
    found = error.errors(include_url=False, include_input=False)[0]
    said = (found.get("ctx") or {}).get("error")
    # What has no rules of its own is the one number that must be whole and no range.
    return "should be one whole number" if said is None else str(said).replace("[low, high]", "low-high")
