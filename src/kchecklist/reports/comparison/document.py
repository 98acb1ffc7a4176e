"""A comparison as JSON for other programs; stable. Source: design.md, section 8."""

import json
from fractions import Fraction
from typing import Any

from kchecklist.files.text import visible
from kchecklist.reports.asking.document import asked_document, next_question_document
from kchecklist.reports.costs.document import figures_document
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.firmness import Firmness
from kchecklist.scoring.floors import Floor, gate_word
from kchecklist.scoring.like_for_like import LikeForLike
from kchecklist.scoring.order import Pair
from kchecklist.scoring.shares import Shares
from kchecklist.scoring.shown import shown_range
from kchecklist.scoring.standing import SectionRange, Standing
from kchecklist.scoring.weights import section_weights

FORMAT = 1


def comparison_json(comparison: Comparison, shares: Shares | None = None) -> str:
    """The comparison, providers in its order; ASCII, so that it is JSON in every encoding."""
    return json.dumps(comparison_document(comparison, shares), indent=2) + "\n"


def comparison_document(comparison: Comparison, shares: Shares | None = None) -> dict[str, Any]:
    """What the JSON holds; exact numbers are strings of rationals. ``since`` stands in it where it was asked for."""
    weights = section_weights(comparison.checklist, comparison.priorities)
    pairs = zip(comparison.order.pairs, comparison.firmness, comparison.like_for_like, strict=True)
    return {
        "format": FORMAT,
        **asked_document(comparison),
        "weights": {name: _exact(weight) for name, weight in weights.items()},
        "providers": [_provider(standing, comparison) for standing in comparison.standings],
        "pairs": [_pair(*found) for found in pairs],
        "shares": None if shares is None else _shares(shares),
        "stop": comparison.ask_next.stop,
    }


def _provider(standing: Standing, comparison: Comparison) -> dict[str, Any]:
    rank = comparison.order.ranks.get(standing.id)
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
        "ask_next": [next_question_document(one) for one in comparison.ask_next.by_provider[standing.id]],
        "cost": figures_document(comparison.costs[standing.id]),
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


def _pair(pair: Pair, firm: Firmness, alike: LikeForLike) -> dict[str, Any]:
    return {
        "a": visible(pair.a),
        "b": visible(pair.b),
        "words": pair.words,
        "like_for_like": {
            "questions": alike.questions,
            "weight": _exact(alike.weight),
            "delta": None if alike.delta is None else _exact(alike.delta),
        },
        "flip_distance": None if firm.flip_distance is None else _exact(firm.flip_distance),
        "always_ahead": firm.always_ahead,
        "always_ahead_in_my_order": firm.always_ahead_in_order,
    }


def _shares(shares: Shares) -> dict[str, Any]:
    return {
        "n": shares.draws,
        "rank": {visible(name): list(of_one) for name, of_one in shares.rank.items()},
    }


def _exact(number: Fraction) -> str:
    return str(number)
