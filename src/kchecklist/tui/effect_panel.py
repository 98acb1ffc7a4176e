"""How the providers stand with what matters to somebody, and what the last change did: beside or below a list."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widgets import Static

from kchecklist.files.text import one_line
from kchecklist.reports.display_width import cells, padded, wrapped
from kchecklist.reports.priorities.effect import FLOOR_FAILS, FLOORS_STAY, NO_PROVIDER, Effect
from kchecklist.reports.range_bar import range_bar
from kchecklist.tui.words import line, words

TITLE = "How they stand with this"
WIDE = 120
"""Cells from which the panel stands at the side; as the class ``-wide`` of the screen."""
SIDE = 44
"""Cells of the panel at the side, with what is around its words."""
_AROUND = 3
_NARROWEST_NAME = 10
_WIDEST_NAME = 24
_BAR_FROM = 76
_BAR = 10
_GAP = "  "
_LINES_OF_A_SHORT_SCREEN = 2
_MOST_TOGETHER = 8
"""Lines at the side about several people."""


class EffectPanel(Static):
    """A few lines below, or a panel at the side where the screen is wide; those that moved come first."""

    DEFAULT_CSS = "EffectPanel { height: auto; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }"

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(Content(""), id=id)
        self._effects: Sequence[Effect] = ()
        self._together: Sequence[str] = ()
        self._changed = False

    def show(self, effects: Sequence[Effect], together: Sequence[str] = (), changed: bool = False) -> None:
        """Show these; ``together`` is what holds for several people, a sentence each.

        ``changed`` is whether there was a change: then it is said, too, that it moved nobody.
        """
        self._effects, self._together, self._changed = effects, together, changed
        self.draw()

    def draw(self) -> None:
        """Lay it out for the screen as it is now."""
        width, height = self.screen.size
        if not width:
            return
        wide = width >= WIDE
        self.border_title = None if wide else line(self._title())
        made = self._at_the_side(height) if wide else self._below(width, height)
        self.update(Content("\n").join(made))

    def _title(self) -> str:
        moved = sum(effect.moved for effect in self._effects)
        if not (self._changed and self._effects):
            return TITLE
        return f"{TITLE} · {moved or 'nobody'} moved"

    # Below

    def _below(self, width: int, height: int) -> Iterator[Content]:
        inner = width - 2
        if not self._effects:
            yield from _lines(NO_PROVIDER, inner)
            return
        room = max(_LINES_OF_A_SHORT_SCREEN, height // 6)
        shown = self._effects[: room if len(self._effects) <= room else room - 1]
        # On a short screen two providers are worth more than saying that there is a third in their place.
        shown = shown if len(shown) > 1 else self._effects[:_LINES_OF_A_SHORT_SCREEN]
        yield from _rows(shown, inner)
        if rest := len(self._effects) - len(shown):
            yield line(f"and {rest} more", "$text-muted")
        if self._together:
            first, *others = self._together
            more = f" (and {len(others)} more)" if others else ""
            yield from _lines(f"{first}{more}", inner)

    # At the side

    def _at_the_side(self, height: int) -> Iterator[Content]:
        inner = SIDE - _AROUND
        yield line(self._title(), "bold")
        if not self._effects:
            yield from _lines(NO_PROVIDER, inner, "$text-muted")
            return
        together = list(self._about_all(inner))
        floors = list(_lines(FLOORS_STAY, inner, "$text-muted"))
        room = height - 3 - len(together) - len(floors) - 1
        for number, effect in enumerate(self._effects):
            block = list(_block(effect, inner))
            left = len(self._effects) - number
            if len(block) > (room if left == 1 else room - 1):
                yield line(f"and {left} more", "$text-muted")
                break
            room -= len(block)
            yield from block
        yield from [Content(""), *floors, *together]

    def _about_all(self, width: int) -> Iterator[Content]:
        taken = 0
        for number, sentence in enumerate(self._together):
            made = list(_lines(sentence, width))
            if number and taken + len(made) > _MOST_TOGETHER:
                yield line(f"and {len(self._together) - number} more", "$text-muted")
                return
            yield from [] if number else [Content("")]
            taken += len(made)
            yield from made


def _block(effect: Effect, width: int) -> Iterator[Content]:
    """One provider at the side: its name, its range, where it can stand."""
    yield line(effect.name, "bold")
    if effect.range.now:
        yield line(f"{range_bar(effect.low, effect.high, _BAR)} {effect.range}")
    yield from _lines(f"{effect.rank} · {effect.floors}", width)


def _rows(effects: Sequence[Effect], width: int) -> Iterator[Content]:
    """A line for each. What gives way is the bar, what a rank was, then the end of a name."""
    ranges = max(cells(str(effect.range)) for effect in effects)
    bar = _BAR + 1 if ranges and width >= _BAR_FROM else 0
    left = width - bar - (ranges + len(_GAP) if ranges else 0) - len(_GAP)
    ranks = [_rank(effect, left - _NARROWEST_NAME) for effect in effects]
    longest = max(cells(one_line(effect.name)) for effect in effects)
    wide = max(_NARROWEST_NAME, min(_WIDEST_NAME, longest, left - max(map(cells, ranks))))
    for effect, rank in zip(effects, ranks, strict=True):
        row = line(effect.name).truncate(wide, ellipsis=True, pad=True) + Content(_GAP)
        if bar:
            row += words(f"{range_bar(effect.low, effect.high, _BAR)} ")
        if ranges:
            row += words(padded(str(effect.range), ranges) + _GAP)
        yield row + line(rank)


def _rank(effect: Effect, width: int) -> str:
    beside = f" · {FLOOR_FAILS}" if effect.fails else ""
    whole = f"{effect.rank}{beside}"
    return whole if cells(whole) <= width else f"{effect.rank.now}{beside}"


def _lines(text: str, width: int, style: str = "") -> Iterator[Content]:
    return (line(part, style) for part in wrapped(text, width))
