"""A comparison as JSON for other programs; stable. Source: design.md, section 8.

What a later version fills stands here already, empty or null.
"""

import json
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from kchecklist.checklist.models import Checklist
from kchecklist.files.text import visible
from kchecklist.profiles.priorities import Priorities
from kchecklist.scoring.floors import Floor, gate_word
from kchecklist.scoring.order import Order, Pair
from kchecklist.scoring.shown import shown_range
from kchecklist.scoring.standing import SectionRange, Standing
from kchecklist.scoring.weights import section_weights

FORMAT = 1


def comparison_json(
    checklist: Checklist, standings: Iterable[Standing], order: Order, priorities: Priorities
) -> str:
    """The comparison, providers in the order given; ASCII, so that it is JSON in every encoding."""
    document = comparison_document(checklist, standings, order, priorities)
    return json.dumps(document, indent=2) + "\n"


def comparison_document(
    checklist: Checklist, standings: Iterable[Standing], order: Order, priorities: Priorities
) -> dict[str, Any]:
    """What the JSON holds; exact numbers are strings of rationals."""
    weights = section_weights(checklist, priorities)
    return {
        "format": FORMAT,
        "checklist": {"id": checklist.head.id, "version": visible(checklist.head.version)},
        "evidence": "heard",
        "weights": {name: _exact(weight) for name, weight in weights.items()},
        "providers": [_provider(standing, order) for standing in standings],
        "pairs": [_pair(pair) for pair in order.pairs],
        "shares": None,
        "stop": None,
    }


def _provider(standing: Standing, order: Order) -> dict[str, Any]:
    rank = order.ranks.get(standing.id)
    return {
        "id": visible(standing.id),
        "name": visible(standing.profile.provider.name),
        "status": standing.profile.provider.status,
        "gate": gate_word(standing.gate),
        "low": _exact(standing.low),
        "high": _exact(standing.high),
        "coverage": _exact(standing.coverage),
        "shown": shown_range(standing.low, standing.high),
        "rank": None if rank is None else list(rank),
        "too_early": standing.too_early,
        "sections": [_section(section) for section in standing.sections],
        "floors": [_floor(floor) for floor in standing.floors],
        "red_flags": [f"{question.id}/{option.id}" for question, option in standing.red_flags],
        "contradicted": [question.id for question in standing.contradicted],
        "ask_next": [],
        "cost": None,
    }


def _section(section: SectionRange) -> dict[str, str]:
    return {
        "id": section.id,
        "low": _exact(section.low),
        "high": _exact(section.high),
        "coverage": _exact(section.coverage),
    }


def _floor(floor: Floor) -> dict[str, Any]:
    return {
        "question": floor.question.id,
        "state": floor.state,
        "refused": floor.refused,
        "thin": floor.thin,
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "a": visible(pair.a),
        "b": visible(pair.b),
        "words": pair.words,
        "like_for_like": None,
        "flip_distance": None,
        "always_ahead": None,
        "always_ahead_in_my_order": None,
    }


def _exact(number: Fraction) -> str:
    return str(number)
