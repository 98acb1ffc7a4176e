"""A moment, or a number out of a history, as it is typed in a command."""

import datetime as dt
from typing import Any

import click

_MOST_DIGITS = 6
FORMS = "a day as 2026-11-21, a time as 2026-11-21T10:02, or a number as in: kchecklist history PROVIDER"


class When(click.ParamType):  # type: ignore[type-arg]
    """A number from 1 on, or a moment in local time; a day is how it stood when that day ended."""

    name = "when"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | dt.datetime:
        """The number or the moment."""
        text = str(value).strip()
        if text.isdecimal() and len(text) <= _MOST_DIGITS and int(text) > 0:
            return int(text)
        try:
            moment = dt.datetime.fromisoformat(text)
            if len(text) <= len("2026-11-21"):
                return dt.datetime.combine(moment, dt.time.max)
            return moment.astimezone().replace(tzinfo=None) if moment.tzinfo is not None else moment
        except (ValueError, OverflowError, OSError):
            self.fail(f"should be {FORMS}", param, ctx)


WHEN = When()
