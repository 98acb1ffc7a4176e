"""What is kept of a provider: its earlier versions, each with what changed after it, and those that lie beside it."""

import contextlib
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from kchecklist.checklist.models import Checklist
from kchecklist.files.faults import BadFile
from kchecklist.files.versions import version_of
from kchecklist.profiles.history import Version, versions
from kchecklist.profiles.merging import Unit, differing
from kchecklist.profiles.naming import name_for_files
from kchecklist.profiles.record import Profile
from kchecklist.profiles.shelf import Stored, load
from kchecklist.profiles.store import ProfileStore
from kchecklist.profiles.trail import STILL_WRITING
from kchecklist.reports.provider.history_words import Changed, changes

Origin = Literal["conflict", "sync"]
"""Why a version lies beside: one thing was changed in two places, or a program that syncs put it there."""
_CONFLICT = re.compile(r"\.conflict-\d")
_MOMENT = re.compile(r"conflict-(\d{8})-(\d{6})")


@dataclass(frozen=True, slots=True)
class Row:
    """An earlier version; ``number`` counts from 1, the newest.

    ``changed`` is what the change after it was about; None where one of the two cannot be read. ``profile`` is None
    where this one cannot be.
    """

    number: int
    version: Version
    profile: Profile | None
    changed: tuple[Changed, ...] | None


@dataclass(frozen=True, slots=True)
class Beside:
    """Another version in a file of its own; ``since`` is when it came there, as far as anything says.

    ``differs`` is in what it differs from what stands; None where one of the two cannot be read.
    """

    path: Path
    origin: Origin
    since: dt.datetime | None
    profile: Profile | None
    differs: tuple[Changed, ...] | None


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept of a provider, the newest first; ``now`` is what stands, None where that cannot be read."""

    id: str
    now: Profile | None
    rows: tuple[Row, ...] = ()
    beside: tuple[Beside, ...] = ()

    @property
    def title(self) -> str:
        """What it is called now, else what it was called last; its id where nothing can be read."""
        found = (self.now, *(row.profile for row in self.rows), *(other.profile for other in self.beside))
        return next((profile.title for profile in found if profile is not None), self.id)


def kept_of(
    store: ProfileStore,
    checklist: Checklist,
    profile_id: str,
    now: Stored | None,
    beside: Iterable[Path] = (),
    newest: int = 0,
) -> Kept:
    """What is kept of a provider; ``now`` is what stands, or lies in the trash, None where it is gone or ruined.

    ``beside`` are the other versions of the whole shelf: those of this provider are picked out. Of very many versions,
    of which each costs reading a file, only the ``newest`` may be asked for: the last row may then begin earlier.
    """
    standing = now.profile if now is not None else None
    name = now.path.name if now is not None else f"{name_for_files(profile_id)}.toml"
    there = versions(store.history_of(profile_id))[-newest:]
    found = [(version, _read(version.path)) for version in there]
    # Two ids may stand for one folder, if somebody wishes it so.
    own = [(version, profile) for version, profile in found if profile is None or profile.id == profile_id]
    return Kept(
        profile_id,
        standing,
        _rows(checklist, own, standing),
        tuple(_beside(checklist, profile_id, name, standing, beside)),
    )


Units = Mapping[Unit, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class _Step:
    """From one state to the one after it; ``on`` is when that came, or was written further for the last time.

    ``units`` is in what the two differ; None where one cannot be read.
    """

    version: Version
    before: Profile | None
    after: Profile | None
    on: dt.datetime
    units: Units | None


def _rows(
    checklist: Checklist, states: Sequence[tuple[Version, Profile | None]], now: Profile | None
) -> tuple[Row, ...]:
    steps: list[_Step] = []
    afters = [*(profile for _, profile in states), now][1:]
    for (version, before), after in zip(states, afters, strict=True):
        step = _Step(version, before, after, version.until, _differing(before, after))
        if steps and _goes_on(steps[-1], step):
            first = steps.pop()
            step = replace(first, after=after, on=step.on, units=_differing(first.before, after))
        steps.append(step)
    return tuple(
        Row(number, step.version, step.before, _changed(checklist, step))
        for number, step in enumerate(reversed(steps), start=1)
    )


def _goes_on(last: _Step, step: _Step) -> bool:
    """Whether a step only writes on a note that the last one was about, or says how long a call took: one row then."""
    if step.version.by_hand or not step.units or last.units is None:
        return False
    if _only_lasted_longer(step.units):
        return True
    if step.on - last.on > STILL_WRITING:
        return False
    return _written_further(step.units) in last.units


def _written_further(units: Units) -> Unit | None:
    """What was noted to, if nothing else differs; what is taken out of a note must stay in sight, in a row."""
    match tuple(units.items()):
        case ((unit, (Mapping() as was, Mapping() as now)),):
            before, after = str(was.get("note") or ""), str(now.get("note") or "")
            if 0 < len(before) <= len(after) and {**was, "note": ""} == {**now, "note": ""}:
                return unit
    return None


def _only_lasted_longer(units: Units) -> bool:
    """Whether calls took longer, and nothing else came: leaving an interview notes that. Put back, it is shorter."""
    return all(
        unit[0] == "conversation"
        and isinstance(was, Mapping)
        and isinstance(now, Mapping)
        and (was.get("minutes") or 0) <= (now.get("minutes") or 0)
        and {**was, "minutes": None} == {**now, "minutes": None}
        for unit, (was, now) in units.items()
    )


def _beside(
    checklist: Checklist, profile_id: str, name: str, now: Profile | None, paths: Iterable[Path]
) -> Iterator[Beside]:
    for path in paths:
        profile = _read(path)
        # What cannot be read is told by its name: that of the file beside which it lies.
        if version_of(path.name) == name if profile is None else profile.id == profile_id:
            origin: Origin = "conflict" if _CONFLICT.search(path.name) else "sync"
            differs = None if now is None or profile is None else changes(checklist, now, profile)
            yield Beside(path, origin, _since(path), profile, differs)


def _since(path: Path) -> dt.datetime | None:
    """When a version came to lie there: by its name, else by when the file was last written."""
    if found := _MOMENT.search(path.name):
        with contextlib.suppress(ValueError):
            return dt.datetime.strptime("".join(found.groups()), "%Y%m%d%H%M%S")
    with contextlib.suppress(OSError, OverflowError, ValueError):
        return dt.datetime.fromtimestamp(path.stat().st_mtime)
    return None


def _differing(before: Profile | None, after: Profile | None) -> Units | None:
    return None if before is None or after is None else differing(before, after)


def _changed(checklist: Checklist, step: _Step) -> tuple[Changed, ...] | None:
    if step.units is None or step.before is None or step.after is None:
        return None
    return changes(checklist, step.before, step.after, step.units)


def _read(path: Path) -> Profile | None:
    try:
        return load(path).profile
    except BadFile:
        return None
