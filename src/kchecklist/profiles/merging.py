"""Two people, windows or machines changed one profile: what comes of it.

The unit is one claim, one waiver, one conversation, one key of the provider or of the costs. A conversation is
told by its number, and two windows that begin one each give it the same: mine then gets another number.
Source: design.md, section 5, "Changed on disk meanwhile".
"""

from collections.abc import Container, Iterable, Mapping
from typing import Any

from kchecklist.profiles.layout import same_table
from kchecklist.profiles.record import LEVELS, Profile, document

Table = dict[str, Any]
Numbers = Mapping[int, int]
"""Conversations that have another number now: the old one -> the new one."""
Unit = tuple[str | int, ...]
_NOTHING = object()


def merged(base: Table, mine: Table, theirs: Table) -> tuple[Table, tuple[Unit, ...]]:
    """What both sides made of ``base``, and the units that both changed differently; of those mine is taken.

    What one side deleted and the other changed stays, changed; so does a conversation with new claims made in it.
    """
    base, mine = _told_apart(base, mine, theirs)
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
    still_told = _told_of(result, ours, other) | _told_of(result, other, ours)
    return _table(result | still_told), tuple(clashes)


def differing(before: Profile, after: Profile) -> dict[Unit, tuple[Any, Any]]:
    """The units in which two states of a profile differ, each with what it is in both; None where it is missing."""
    was, now = (_units(document(profile)) for profile in (before, after))
    pairs = {unit: (was.get(unit), now.get(unit)) for unit in dict.fromkeys((*was, *now))}
    return {unit: pair for unit, pair in pairs.items() if not same_table(*pair)}


def rebased(base: Profile, mine: Profile, theirs: Profile) -> Profile:
    """What ``mine`` made of ``base``, done to ``theirs``; where both differ, mine."""
    was, ours, other = (document(side) for side in (base, mine, theirs))
    if same_table(other, was) or same_table(other, ours):
        return mine
    return Profile.model_validate(merged(was, ours, other)[0])


def moved(before: Profile, after: Profile) -> Numbers:
    """The conversations that stand in ``after`` as they were, but under another number."""
    return _moved(document(before), document(after))


def renumbered(profile: Profile, numbers: Numbers) -> Profile:
    """The profile with these conversations, and the claims made in them, under their new numbers."""
    return Profile.model_validate(_renumbered(document(profile), numbers)) if numbers else profile


def _told_apart(base: Table, mine: Table, theirs: Table) -> tuple[Table, Table]:
    """``base`` and ``mine`` with other numbers, so that one number means one conversation on all sides.

    What is on disk keeps its numbers: the app there may be going on with its conversation.
    """
    was, ours, other = map(_talks, (base, mine, theirs))
    # A save that found another conversation under the number gave mine a new one: mine may not know yet.
    known = dict(_moved(base, theirs, but=_added_alike(was, ours, other)))
    added: dict[int, int] = {}
    free = 1 + max((*was, *ours, *other), default=0)
    for number, talk in ours.items():
        if number in was or number not in other or same_table(talk, other[number]):
            continue
        there = _number_of(talk, other, but={*was, *ours, *known.values(), *added.values()})
        added[number] = free if there is None else there
        free += there is None
    # A claim of a conversation that was gone before does not follow a new one with its number.
    return _renumbered(base, known), _renumbered(mine, known | added, unless_in=base)


def _added_alike(was: Mapping[int, Any], ours: Mapping[int, Any], other: Mapping[int, Any]) -> set[int]:
    return {n for n in ours if n not in was and n in other and same_table(ours[n], other[n])}


def _moved(before: Table, after: Table, but: Iterable[int] = ()) -> Numbers:
    was, now = _talks(before), _talks(after)
    taken = {*was, *but}
    numbers: dict[int, int] = {}
    for number, talk in was.items():
        if not same_table(talk, now.get(number)) and (there := _number_of(talk, now, taken)) is not None:
            numbers[number] = there
            taken.add(there)
    return numbers


def _number_of(talk: Table, talks: Mapping[int, Table], but: Container[int]) -> int | None:
    """The number, none of those in ``but``, under which a conversation stands that is otherwise the same."""
    return next(
        (n for n, other in talks.items() if n not in but and same_table(talk | {"id": n}, other)), None
    )


def _talks(table: Table) -> dict[int, Table]:
    return {talk["id"]: talk for talk in table.get("conversation", ())}


def _renumbered(table: Table, numbers: Numbers, unless_in: Table | None = None) -> Table:
    """The table with new numbers for conversations and the claims that name them, but for claims it shares."""
    if not numbers:
        return table
    before = _talks(unless_in or {})

    def claim_of(name: str, level: str, claim: Any) -> Any:
        if level not in LEVELS or (number := claim.get("conversation")) not in numbers:
            return claim
        shared = (unless_in or {}).get("answers", {}).get(name, {}).get(level, {}).get("conversation")
        if number not in before and shared == number:
            return claim
        return claim | {"conversation": numbers[number]}

    after = dict(table)
    if "conversation" in table:
        after["conversation"] = [talk | {"id": numbers.get(n, n)} for n, talk in _talks(table).items()]
    if "answers" in table:
        after["answers"] = {
            name: {part: claim_of(name, part, inner) for part, inner in answer.items()}
            for name, answer in table["answers"].items()
        }
    return after


def _told_of(
    result: Mapping[Unit, Any], kept: Mapping[Unit, Any], gone: Mapping[Unit, Any]
) -> dict[Unit, Any]:
    """The conversations that one side took out, not knowing of claims in ``result`` that were made in them."""
    told = {
        ("conversation", claim["conversation"])
        for unit, claim in result.items()
        if unit[0] == "answers" and unit[-1] in LEVELS and "conversation" in claim
        if not same_table(claim, gone.get(unit))
    }
    return {unit: talk for unit, talk in kept.items() if unit in told and unit not in result}


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
