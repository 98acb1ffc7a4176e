"""Options and words that several commands take."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kchecklist.cli.from_input import INSTEAD, line_from_input, text_from_input
from kchecklist.cli.places import Places

_F = TypeVar("_F", bound=Callable[..., Any])


class Words(click.ParamType):  # type: ignore[type-arg]
    """Text that can be kept in a file; ``-`` takes it from standard input: a line, or ``whole`` all that is left."""

    name = "text"

    def __init__(self, whole: bool = False) -> None:
        self._whole = whole

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text as it came."""
        text = str(value)
        if text == INSTEAD:
            name = (param.name if param is not None else None) or self.name
            text = (text_from_input if self._whole else line_from_input)(name)
        try:
            text.encode()
        except UnicodeEncodeError:
            # A terminal that is not set to UTF-8 hands over bytes that are no characters.
            self.fail("holds half a character; is the terminal set to UTF-8?", param, ctx)
        return text


class OneLevel(click.ParamType):  # type: ignore[type-arg]
    """How I know, as a profile names it; the names are looked up when they are needed, not for every help."""

    name = "level"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The level."""
        from kchecklist.profiles.record import LEVELS

        level: str = click.Choice(LEVELS).convert(value, param, ctx)
        return level

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """The levels, as help names them."""
        from kchecklist.profiles.record import LEVELS

        return f"[{'|'.join(LEVELS)}]"


class HowMany(click.ParamType):  # type: ignore[type-arg]
    """A whole number from 1 on, which help describes in words and not as an inequality."""

    name = "number"

    def __init__(self, most: int | None = None) -> None:
        self._most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number."""
        text = str(value).strip()
        number = int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else 0
        if number < 1 or (self._most is not None and number > self._most):
            upwards = "on" if self._most is None else f"to {self._most:,}"
            self.fail(f"should be a whole number from 1 {upwards}", param, ctx)
        return number


_MOST_DIGITS = 12
WORDS = Words()
NOTE = Words(whole=True)
DAY = click.DateTime(["%Y-%m-%d"])
LEVEL = OneLevel()


def with_places(command: _F) -> _F:
    """``--folder`` and ``--questions``, which may stand before or after the name of a command."""
    for name, about in (
        ("questions", "The question bank to use, a folder; instead of the one that comes along."),
        ("folder", "The data folder; instead of KCHECKLIST_FOLDER or the system's own place."),
    ):
        command = click.option(
            f"--{name}",
            type=click.Path(path_type=Path, file_okay=False),
            metavar="DIR",
            expose_value=False,
            callback=_remember,
            help=about,
        )(command)
    return command


def with_output(*formats: str) -> Callable[[_F], _F]:
    """``--format``, ``-o`` and ``--force``; the first format is the one without being asked."""

    def decorate(command: _F) -> _F:
        command = click.option("--force", is_flag=True, help="Write over FILE if it exists.")(command)
        command = click.option(
            "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write into FILE."
        )(command)
        return click.option(
            "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True
        )(command)

    return decorate


def with_view(command: _F) -> _F:
    """``--evidence`` and ``--since``: what of the record is believed."""
    command = click.option(
        "--since",
        type=DAY,
        metavar="DAY",
        help="Count only what was heard on or after this day, as 2026-11-21.",
    )(command)
    return click.option(
        "--evidence",
        type=LEVEL,
        default="heard",
        help="Count only what is known at least like this; what is surer counts too. The least sure first: heard, a review or "
        "hearsay, so that everything counts; advertised, their website, leaflet or advert; said, by their staff, to "
        "me; written, in an answer to me; signed, a consent form, contract or price sheet; checked, seen by me, or in "
        "a public record.",
    )(command)


def _remember(ctx: click.Context, param: click.Parameter, value: Path | None) -> None:
    if value is not None:
        setattr(ctx.ensure_object(Places), str(param.name), value)
