"""What a profile can say about money, drawn: figures, ranges, and gaps."""

from decimal import Decimal
from random import Random
from typing import Any

from .reading import Table

FIGURES: dict[str, tuple[Any, ...]] = {
    "evaluation": (0, 250, Decimal("199.99")),
    "session": (0, 450, 500, Decimal("612.50")),
    "sessions": (0, 1, 6, 8),
    "course_days": (0, 21, 60, 365, 400),
    "hours": (0, 3, Decimal("7.5")),
    "hour_price": (0, 150, 175),
    "medicine_per_session": (0, 0, 75),
    "extras": (0, 80),
    "membership_per_month": (0, 0, 29, 99),
    "repeat_every_days": (0, 7, 30, Decimal("3.5"), 200),
    "repeat_session": (0, 400, 450),
    "ride_per_session": (0, 40),
    "unpaid_hours_per_session": (0, 4, Decimal("2.5")),
    "professional_minutes_per_session": (0, 40, 50, 120),
}
ONE_NUMBER = ("course_days",)


def costs(draw: Random) -> Table:
    """A ``[costs]`` table; every figure may be a range, or absent."""
    known = draw.choice((0.5, 0.85, 1.0))
    ranges = draw.choice((0.0, 0.3))
    found: Table = {}
    for name, figures in FIGURES.items():
        if draw.random() >= known:
            continue
        figure = draw.choice(figures)
        if (
            draw.random() < ranges
            and name not in ONE_NUMBER
            and not (name == "repeat_every_days" and figure == 0)
        ):
            figure = [figure, figure + draw.choice((0, 2, 50))]
        found[name] = figure
    if draw.random() < 0.7:
        found["currency"] = draw.choice(("USD", "USD", "USD", "EUR"))
    if draw.random() < 0.3:
        found["nothing_else"] = draw.random() < 0.8
    way = draw.random()
    if way < 0.25:
        found["reimbursed_share"] = draw.choice((0, Decimal("0.5"), 1, [Decimal("0.2"), Decimal("0.8")]))
    elif way < 0.45:
        found["reimbursed"] = draw.choice((0, 300, [200, 3000]))
    return found
