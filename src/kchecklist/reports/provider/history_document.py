"""What is kept of providers as JSON for other programs; stable. It holds nothing of what was said."""

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from kchecklist.files.text import visible
from kchecklist.reports.provider.history import KeptOf
from kchecklist.reports.provider.history_rows import Beside, Kept, Row
from kchecklist.reports.provider.history_words import Changed

FORMAT = 1


def all_kept_json(every: Iterable[KeptOf]) -> str:
    """Of whom how much is kept; ASCII, so that it is JSON in every encoding."""
    return _json(map(_provider, every))


def history_json(of: KeptOf, kept: Kept) -> str:
    """The same of one provider, with each of its versions."""
    versions = [_version(row) for row in kept.rows]
    return _json([_provider(of) | {"versions": versions, "beside": list(map(_beside, kept.beside))}])


def _json(providers: Iterable[dict[str, Any]]) -> str:
    return json.dumps({"format": FORMAT, "providers": list(providers)}, indent=2) + "\n"


def _provider(of: KeptOf) -> dict[str, Any]:
    return {
        "id": visible(of.id),
        "name": None if of.profile is None else visible(of.profile.provider.name),
        "place": of.place,
        "kept": len(of.versions),
        "from": _moment(of.versions[0].until) if of.versions else None,
        "to": _moment(of.versions[-1].until) if of.versions else None,
    }


def _version(row: Row) -> dict[str, Any]:
    return {
        "number": row.number,
        "until": _moment(row.version.until),
        "by_hand": row.version.by_hand,
        "changed": _changed(row.changed),
    }


def _beside(other: Beside) -> dict[str, Any]:
    return {
        "file": visible(other.path.name),
        "origin": other.origin,
        "since": _moment(other.since) if other.since is not None else None,
        "differs": _changed(other.differs),
    }


def _changed(changed: Iterable[Changed] | None) -> list[dict[str, Any]] | None:
    return None if changed is None else [{"kind": each.kind, "of": each.of} for each in changed]


def _moment(moment: dt.datetime) -> str:
    return moment.isoformat(timespec="seconds")
