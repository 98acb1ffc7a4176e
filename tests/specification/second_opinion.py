"""A second implementation of the specification of scoring: slow, obvious, and made of nothing of kchecklist.

It gives what ``kchecklist compare --format json`` should print. Where two ways lead to a number, it takes the one
by trying everything: all completions of a record, all corners of the weights, all ends of an interval.
"""

from typing import Any

from .asking import ask_next, contenders, stop
from .money import cost
from .pairs import pairs
from .reading import Folder, View
from .standings import GATES, Standing, rank_interval, standings
from .weighing import weights


def second_opinion(folder: Folder, view: View, named: tuple[str, ...] = ()) -> dict[str, Any]:
    """The comparison of the providers of a folder, or of those named by id."""
    listed = [one for one in standings(folder, view) if not named or one.id in named]
    compared = [one for one in listed if one.is_compared]
    first = contenders(compared)
    document = {
        "format": 1,
        "checklist": folder.checklist,
        "evidence": view.level,
        "weights": {name: str(weight) for name, weight in weights(folder).items()},
        "providers": [_provider(folder, one, compared, first) for one in listed],
        "pairs": pairs(folder, compared),
        "shares": None,
        "stop": stop(compared, first),
    }
    return document | ({"since": view.since.isoformat()} if view.since else {})


def _provider(
    folder: Folder, one: Standing, compared: list[Standing], first: list[Standing]
) -> dict[str, Any]:
    provider = one.profile["provider"]
    low, high = one.ends
    return {
        "id": one.id,
        "name": provider["name"],
        "status": provider.get("status", "considering"),
        "gate": GATES[one.gate],
        "low": str(low),
        "high": str(high),
        "coverage": str(one.coverage),
        "shown": one.shown,
        "rank": list(rank_interval(one, compared)) if one.is_compared else None,
        "too_early": one.too_early,
        "sections": [
            {
                "id": section.id,
                **dict(zip(("low", "high", "coverage"), map(str, one.section_range(section)), strict=True)),
            }
            for section in one.shared
        ],
        "floors": [
            {
                "question": floor.id,
                "state": floor.floor_state(floor.possible),
                "refused": floor.refused,
                "thin": floor.floor_state(floor.on_record) in ("pass", "waived")
                and max(floor.on_record) < 70,
            }
            for floor in one.floors
        ],
        "red_flags": [f"{reading.id}/{option}" for reading in one.readings for option in reading.red_flags],
        "contradicted": [reading.id for reading in one.readings if reading.contradicted],
        "ask_next": ask_next(one, first),
        "cost": cost(one.profile, folder.priorities.get("money", {})),
    }
