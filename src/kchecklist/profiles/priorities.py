"""What matters to the person: the content of priorities.toml. Source: design.md, section 4."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import Field, PlainValidator

from kchecklist.checklist.models import Mark
from kchecklist.files.faults import KchecklistError
from kchecklist.profiles.record import File, Number, Record, Texts, figure

MOST_PICKS = 3

Points = Annotated[Number, PlainValidator(lambda value: figure(value, ends=1))]


class TooMany(KchecklistError):
    """One priority more than there can be; the text says what to do."""


class Money(Record):
    """What the person can say about money; amounts are in ``currency``."""

    currency: str | None = None
    hour: Points | None = None
    monthly_limit: Points | None = None


class Priorities(File):
    """Up to three sections in order, or swing points for sections; marks for preference options; money.

    ``marks`` maps a preference question to its options to a mark. With both ``sections`` and ``swing`` the
    points win.
    """

    sections: Texts = ()
    swing: Mapping[str, Points] = Field(default_factory=dict)
    country: str | None = None
    marks: Mapping[str, Mapping[str, Mark]] = Field(default_factory=dict)
    money: Money = Field(default_factory=Money)

    @property
    def picks(self) -> tuple[str, ...]:
        """The priorities in order, at most three, each once."""
        return tuple(dict.fromkeys(self.sections))[:MOST_PICKS]

    @property
    def points(self) -> Mapping[str, Decimal | int]:
        """The swing points that say something; empty when all are 0."""
        return self.swing if any(self.swing.values()) else {}

    @property
    def stated(self) -> bool:
        """Whether the person said anything at all."""
        return bool(self.picks or self.points or any(self.marks.values()))
