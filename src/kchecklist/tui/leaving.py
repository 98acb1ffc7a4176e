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
    screens = list(screens)
    lost = []
    # A dialog hands its answer to the screen below, which then keeps it with its own.
    for screen in reversed(screens):
        if (last := getattr(screen, "put_down", None)) is not None:
            lost.append(last())
    commit(screens)
    lost += [one.said for one in unfinished(screens) if not hasattr(one.screen, "put_down")]
    return [said for said in lost if said]
