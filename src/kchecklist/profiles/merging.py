"""Two people, windows or machines changed one profile: what comes of it.

The unit is one claim, one waiver, one conversation, one key of the provider or of the costs.
Source: design.md, section 5, "Changed on disk meanwhile".
"""

from collections.abc import Mapping
from typing import Any

from kchecklist.profiles.layout import same_table
from kchecklist.profiles.record import Profile, document

Table = dict[str, Any]
Unit = tuple[str | int, ...]
_NOTHING = object()


def merged(base: Table, mine: Table, theirs: Table) -> tuple[Table, tuple[Unit, ...]]:
    """What both sides made of ``base``, and the units that both changed differently; of those mine is taken.

    What one side deleted and the other changed stays, changed.
    """
    was, ours, other = _units(base), _units(mine), _units(theirs)
    result: dict[Unit, Any] = {}
    clashes = []
    for unit in dict.fromkeys((*ours, *other)):
        before, here, there = (side.get(unit, _NOTHING) for side in (was, ours, other))
        if same_table(here, there) or same_table(there, before):
            value = here
        elif same_table(here, before) or here is _NOTHING:
            value = there
        else:
            value = here
            if there is not _NOTHING:
                clashes.append(unit)
        if value is not _NOTHING:
            result[unit] = value
    return _table(result), tuple(clashes)


def rebased(base: Profile, mine: Profile, theirs: Profile) -> Profile:
    """What ``mine`` made of ``base``, done to ``theirs``; where both differ, mine."""
    was, ours, other = (document(side) for side in (base, mine, theirs))
    if same_table(other, was) or same_table(other, ours):
        return mine
    return Profile.model_validate(merged(was, ours, other)[0])


def _units(table: Table) -> dict[Unit, Any]:
    units: dict[Unit, Any] = {}
    for key, value in table.items():
        match key, value:
            case (("provider" | "costs" | "waivers"), Mapping()):
                units |= {(key, inner): part for inner, part in value.items()}
            case "conversation", list() | tuple():
                units |= {(key, talk["id"]): talk for talk in value}
            case "answers", Mapping():
                units |= {
                    (key, name, part): claim
                    for name, answer in value.items()
                    for part, claim in answer.items()
                }
            case _:
                units[(key,)] = value
    return units


def _table(units: dict[Unit, Any]) -> Table:
    table: Table = {}
    for (key, *inner), value in units.items():
        name = str(key)
        match name, inner:
            case _, []:
                table[name] = value
            case "conversation", _:
                table.setdefault(name, []).append(value)
            case _, [part]:
                table.setdefault(name, {})[part] = value
            case _, [question, part]:
                table.setdefault(name, {}).setdefault(question, {})[part] = value
    return table
