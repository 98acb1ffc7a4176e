"""The way that a record came, change by change, as its history tells: what can be taken back, and brought again.

History says which changes took others back, or brought them again; which ones is seen by where the record came to.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from kchecklist.files.faults import BadFile
from kchecklist.profiles.history import versions
from kchecklist.profiles.merging import Unit, differing
from kchecklist.profiles.record import Profile, document
from kchecklist.profiles.shelf import load

MOST_STATES = 100
"""Further back than that nobody goes one change at a time; each costs reading a file."""
STILL_WRITING = dt.timedelta(minutes=1)
"""A note is saved as it is typed; with longer pauses than that it is another change."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a record, and when it was on disk."""

    before: Profile
    after: Profile
    on: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Trail:
    """The changes that led here, and those that were taken back last; the next to take back, or bring again, last."""

    back: tuple[Change, ...] = ()
    forward: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """A record as it once stood; ``until`` is when it was replaced, None of what stands now. ``turned`` as in Version."""

    profile: Profile
    until: dt.datetime | None = None
    turned: bool = False


def trail_of(folder: Path, now: Profile) -> Trail:
    """The trail that ends in ``now``, by what is kept in a folder; what cannot be read there is passed over."""
    states = []
    for version in versions(folder)[-MOST_STATES:]:
        try:
            profile = load(version.path).profile
        except BadFile:
            continue
        if not profile.read_only and profile.id == now.id:
            states.append(State(profile, version.until, version.turned))
    return trail((*states, State(now)))


def trail(states: Sequence[State]) -> Trail:
    """The trail through these states, oldest first."""
    said = [_said(state.profile) for state in states]
    way: list[int] = []
    undone: list[int] = []
    turned = False

    def last(places: Sequence[int], words: str) -> int | None:
        return next((n for n in reversed(range(len(places))) if said[places[n]] == words), None)

    for number, state in enumerate(states):
        if way and said[way[-1]] == said[number]:
            # Nothing was changed; the record stood like that until later.
            way.pop()
        elif turned and (place := last(way, said[number])) is not None:
            undone += reversed(way[place + 1 :])
            del way[place:]
        elif turned and (place := last(undone, said[number])) is not None:
            way += reversed(undone[place + 1 :])
            del undone[place:]
        else:
            undone.clear()
        way.append(number)
        turned = state.turned
    ahead = [*way[-1:], *reversed(undone)]
    back, forward = (_changes([states[number] for number in numbers]) for numbers in (way, ahead))
    return Trail(back, tuple(reversed(forward)))


def _changes(way: Sequence[State]) -> tuple[Change, ...]:
    """From each to the next; a note that was typed in one go is one change."""
    changes: list[Change] = []
    for before, after in pairwise(way):
        change = Change(before.profile, after.profile, before.until)
        if changes and _goes_on(changes[-1], change):
            change = Change(changes.pop().before, change.after, change.on)
        changes.append(change)
    return tuple(changes)


def _goes_on(last: Change, change: Change) -> bool:
    if last.on is None or change.on is None or change.on - last.on > STILL_WRITING:
        return False
    written = _note_written(change)
    return written is not None and written in differing(last.before, last.after)


def _note_written(change: Change) -> Unit | None:
    """What was noted to, if the change is nothing but a note written further."""
    match tuple(differing(change.before, change.after).items()):
        case ((unit, (Mapping() as was, Mapping() as now)),) if was.get("note") and now.get("note"):
            return unit if {**was, "note": ""} == {**now, "note": ""} else None
    return None


def _said(profile: Profile) -> str:
    """What a record says, but for how long a call took: that is written when an interview is left."""
    table = document(profile)
    talks = [{**talk, "minutes": None} for talk in table.get("conversation", ())]
    return repr({**table, "conversation": talks})
