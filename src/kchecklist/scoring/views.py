"""Evidence views: what if only some of the claims are believed? Source: scoring.md, section 10."""

import datetime as dt
from dataclasses import dataclass

from kchecklist.profiles.record import LEVELS, Level


@dataclass(frozen=True, slots=True)
class View:
    """Believe claims of at least this level, and none older than a day; without a day, of any age.

    A view only widens: where it does not believe the claim that decides a question, everything the question can
    take is possible again, and no lower claim takes over.
    """

    level: Level = "heard"
    since: dt.date | None = None

    def believes(self, level: Level, on: dt.datetime | dt.date | None) -> bool:
        """Whether a claim of this level and day counts; one without a day is never too old."""
        return LEVELS.index(level) >= LEVELS.index(self.level) and (
            self.since is None or on is None or _day(on) >= _day(self.since)
        )


EVERYTHING = View()
"""The default: hearsay counts too, however old."""


def _day(moment: dt.datetime | dt.date) -> dt.date:
    """The day as it was written down, whatever the time zone; days and moments cannot be compared."""
    return moment.date() if isinstance(moment, dt.datetime) else moment
