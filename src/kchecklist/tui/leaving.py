"""What would be lost if the app ended now, and the last chance to keep it.

It knows no screen, only what a screen may have: ``commit()`` keeps what is typed there and makes sense; ``unfinished``
is a sentence about what leaving would lose, nothing where all is kept; ``put_down()`` is the last chance where nobody
can be asked, and gives a sentence about what is not kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

Screens = Iterable[Screen[object]]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Words on a screen that leaving would lose; two are the same while nothing else is typed there."""

    screen: Screen[object]
    said: str
    typed: tuple[str, ...]


def unfinished(screens: Screens) -> list[Unfinished]:
    """All that leaving would lose."""
    return [
        Unfinished(screen, said, typed_on(screen))
        for screen in screens
        if (said := getattr(screen, "unfinished", ""))
    ]


def typed_on(screen: Widget) -> tuple[str, ...]:
    """What stands in the fields of a screen."""
    return tuple(field.value for field in screen.query(Input))


def commit(screens: Screens) -> None:
    """Keep what is being typed wherever that is done without asking."""
    for screen in screens:
        if (keep := getattr(screen, "commit", None)) is not None:
            keep()


def put_down(screens: Screens) -> list[str]:
    """Keep what makes sense, and nobody can be asked; a sentence for each screen where something is not kept."""
    stack = list(screens)
    # A dialog hands its answer to the screen below, which then keeps it with its own.
    steps = [*((_put_down, screen) for screen in reversed(stack)), *((_keep, screen) for screen in stack)]
    steps += [(_left, screen) for screen in stack]
    lost = []
    for step, screen in steps:
        try:
            lost.append(step(screen))
        except Exception as error:  # whatever it is, the rest is still to be kept
            lost.append(f"Not all that was being typed was kept ({type(error).__name__}).")
    return [said for said in lost if said]


def _put_down(screen: Screen[object]) -> str:
    return screen.put_down() if hasattr(screen, "put_down") else ""


def _keep(screen: Screen[object]) -> str:
    commit([screen])
    return ""


def _left(screen: Screen[object]) -> str:
    return "" if hasattr(screen, "put_down") else "".join(one.said for one in unfinished([screen]))
