"""What offers cost as JSON for other programs; stable. Source: scoring.md, section 11; design.md, section 8."""

import json
from collections.abc import Iterable
from typing import Any

from kchecklist.files.text import visible
from kchecklist.profiles.priorities import Money
from kchecklist.profiles.record import Profile
from kchecklist.scoring.amounts import Reckoning
from kchecklist.scoring.money import CostFigures, compared, cost_figures, over_twelve_months

FORMAT = 1


def costs_json(profiles: Iterable[Profile], money: Money) -> str:
    """The costs of these offers, in the order given; ASCII, so that it is JSON in every encoding."""
    return json.dumps(costs_document(profiles, money), indent=2) + "\n"


def costs_document(profiles: Iterable[Profile], money: Money) -> dict[str, Any]:
    """What the JSON holds; exact numbers are strings of rationals.

    ``comparable`` says whether an offer's figures are compared with the others'; ``months`` is what is paid by
    the end of each of the first twelve, from the start.
    """
    every = tuple(profiles)
    figures = [cost_figures(profile.costs, money) for profile in every]
    found = zip(every, figures, compared(figures), strict=True)
    return {"format": FORMAT, "providers": [_provider(*each, money) for each in found]}


def figures_document(figures: CostFigures) -> dict[str, Any]:
    """The four figures, and the keys of the prices that are missing."""
    return {
        "first_course": _ends(figures.first_course),
        "first_year": _ends(figures.first_year),
        "month": _ends(figures.month),
        "hour": _ends(figures.hour),
        "missing": list(figures.missing),
    }


def _provider(profile: Profile, figures: CostFigures, is_compared: bool, money: Money) -> dict[str, Any]:
    return {
        "id": visible(profile.id),
        "name": visible(profile.provider.name),
        "currency": None if figures.currency is None else visible(figures.currency),
        "comparable": is_compared,
        **figures_document(figures),
        "needs": list(figures.needs),
        "months": [_ends(month) for month in over_twelve_months(profile.costs, money)],
    }


def _ends(figure: Reckoning) -> list[str | None] | None:
    """Both ends, the upper one null where there is none; null for what cannot be reckoned."""
    if figure.amount is None:
        return None
    low, high = figure.amount.low, figure.amount.high
    return [str(low), None if high is None else str(high)]
