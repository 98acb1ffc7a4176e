"""A provider's record: what a profile file holds.

Everything is frozen and strict about types; keys that nobody here knows are kept, on every level.
Source: design.md, section 5; scoring.md, section 2.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, model_validator

from kchecklist.files.faults import WrongAt

Level = Literal["heard", "advertised", "said", "written", "signed", "checked"]
"""How I know: from hearsay up to what I saw myself or in a public record."""
LEVELS: tuple[Level, ...] = get_args(Level)
State = Literal["dont_know", "pending", "refused", "not_applicable"]
STATES: tuple[State, ...] = get_args(State)
Status = Literal["considering", "ruled out", "chosen", "left"]
STATUSES: tuple[Status, ...] = get_args(Status)
FORMAT = 1
"""The newest format written here; a file of a newer one is opened read-only."""
MOST_DIGITS = 30
"""Of a figure, before and after the point."""

Texts = Annotated[tuple[str, ...], Field(strict=False)]
Count = Annotated[int, Field(ge=0)]
Number = int | Decimal
Moment = Annotated[dt.datetime | dt.date, PlainValidator(lambda value: _moment(value))]
Figure = Annotated[Number | tuple[Number, Number], PlainValidator(lambda value: figure(value))]
"""A number of at least 0, or its low and high end."""
ShareFigure = Annotated[Number | tuple[Number, Number], PlainValidator(lambda value: figure(value, most=1))]
CountFigure = Annotated[int | tuple[int, int], PlainValidator(lambda value: figure(value, whole=True))]


class Record(BaseModel):
    """What every part of a profile has in common: frozen, strict types, unknown keys kept."""

    model_config = ConfigDict(frozen=True, strict=True, extra="allow", populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _one_name_for_one_thing(cls, table: object) -> object:
        if isinstance(table, dict):
            for name, field in cls.model_fields.items():
                if field.alias in table and name in table:
                    what = f"means the same as '{field.alias}'; join them as '{field.alias}'"
                    raise WrongAt(what, name)
        return table


class File(Record):
    """What is a file of its own: it says which format it has."""

    format: Annotated[int, Field(ge=1)] = FORMAT

    @property
    def read_only(self) -> bool:
        """Whether a newer kchecklist wrote this; saving it here could lose what only that one understands."""
        return self.format > FORMAT


class Claim(Record):
    """What one kind of evidence says about one question.

    ``choice`` holds option ids: one; several for "somewhere between", for the ticks of a question where
    several count, or for "I can choose" on a preference. With neither ``choice`` nor ``state`` it is no
    claim, only a note. A ``state`` that is none of ``STATES``, a newer version's or a slip, says nothing: it must not
    hide everything else in the file.
    """

    choice: Texts | None = None
    state: Annotated[str, Field(min_length=1)] | None = None
    due: dt.date | None = None
    who: str | None = None
    conversation: int | None = None
    on: Moment | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _choice_or_state(self) -> Self:
        if self.choice is not None and self.state is not None:
            raise ValueError("'choice' and 'state' together; keep one of them")
        return self

    @property
    def is_claim(self) -> bool:
        """Whether anything was answered, or asked without an answer; a note alone is neither."""
        return self.choice is not None or self.state is not None


class Answer(Record):
    """Everything recorded for one question: at most one claim for each evidence level."""

    come_back: bool | None = None
    heard: Claim | None = None
    advertised: Claim | None = None
    said: Claim | None = None
    written: Claim | None = None
    signed: Claim | None = None
    checked: Claim | None = None

    def claim(self, level: Level) -> Claim | None:
        """What is recorded at this level."""
        claim: Claim | None = getattr(self, level)
        return claim

    def claims(self) -> Iterator[tuple[Level, Claim]]:
        """The claims, the highest level first; notes without a claim are left out."""
        for level in reversed(LEVELS):
            if (claim := self.claim(level)) is not None and claim.is_claim:
                yield level, claim

    def notes(self) -> Iterator[tuple[Level, Claim]]:
        """What carries a note, the highest level first."""
        for level in reversed(LEVELS):
            if (claim := self.claim(level)) is not None and claim.note:
                yield level, claim

    @property
    def asked(self) -> bool:
        """Whether there is any claim, even one that says nothing."""
        return any(True for _ in self.claims())


class Conversation(Record):
    """One talk, visit or letter."""

    id: int
    on: Moment | None = None
    with_: Annotated[str | None, Field(alias="with")] = None
    channel: str | None = None
    minutes: Count | None = None
    note: str | None = None


class Provider(Record):
    """Who they are, and which of their offers this is."""

    id: Annotated[str, Field(min_length=1)]
    name: Annotated[str, Field(min_length=1)]
    offer: str | None = None
    routes: Texts = ()
    settings: Texts = ()
    phone: str | None = None
    website: str | None = None
    status: Status = "considering"
    status_note: str | None = None
    added: Moment | None = None
    note: str | None = None

    @property
    def title(self) -> str:
        """The name, and the offer where there are several."""
        return f"{self.name} ({self.offer})" if self.offer else self.name


class Costs(Record):
    """What it costs; absent means not known. Units stand in scoring.md, section 11."""

    currency: str | None = None
    evaluation: Figure | None = None
    session: Figure | None = None
    sessions: CountFigure | None = None
    course_days: Count | None = None
    hours: Figure | None = None
    hour_price: Figure | None = None
    medicine_per_session: Figure | None = None
    extras: Figure | None = None
    membership_per_month: Figure | None = None
    repeat_every_days: Figure | None = None
    repeat_session: Figure | None = None
    reimbursed_share: ShareFigure | None = None
    reimbursed: Figure | None = None
    ride_per_session: Figure | None = None
    unpaid_hours_per_session: Figure | None = None
    professional_minutes_per_session: Figure | None = None
    nothing_else: bool | None = None


class Waiver(Record):
    """A floor that the person set aside for this offer, and why."""

    reason: str = ""
    review: dt.date | None = None

    @property
    def counts(self) -> bool:
        """Whether there is a reason; without one nothing is waived."""
        return bool(self.reason.strip())


class Profile(File):
    """One offer of one provider, with everything recorded about it."""

    checklist: str | None = None
    checklist_version: str | None = None
    provider: Provider
    conversations: Annotated[tuple[Conversation, ...], Field(alias="conversation", strict=False)] = ()
    answers: Mapping[str, Answer] = Field(default_factory=dict)
    costs: Costs = Field(default_factory=Costs)
    waivers: Mapping[str, Waiver] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _conversations_are_told_apart(self) -> Self:
        ids = [conversation.id for conversation in self.conversations]
        first = {number: place for place, number in reversed([*enumerate(ids)])}
        if twice := [place for place, number in enumerate(ids) if first[number] != place]:
            what = "another conversation has the same; give one another number"
            raise WrongAt(what, "conversation", twice[0], "id")
        return self

    @property
    def id(self) -> str:
        """The provider's id, which never changes."""
        return self.provider.id

    @property
    def title(self) -> str:
        """The name, and the offer where there are several."""
        return self.provider.title

    def answer(self, *question_ids: str) -> Answer | None:
        """What is recorded under the first of these ids that has anything: a question's own, then former ones."""
        return next((self.answers[name] for name in question_ids if name in self.answers), None)

    def waiver(self, *question_ids: str) -> Waiver | None:
        """The waiver under the first of these ids that has one, whether or not it counts."""
        return next((self.waivers[name] for name in question_ids if name in self.waivers), None)

    def conversation(self, number: int | None) -> Conversation | None:
        """The conversation with this id."""
        return next((talk for talk in self.conversations if talk.id == number), None)

    def told(self, claim: Claim) -> tuple[str | None, dt.datetime | dt.date | None]:
        """Who said a claim and when: its own words, else its conversation's."""
        talk = self.conversation(claim.conversation)
        return (
            claim.who or (talk.with_ if talk else None),
            claim.on or (talk.on if talk else None),
        )


def document(record: Record) -> dict[str, Any]:
    """The record as the table that its file holds: only what was set, under the names in the file."""
    return record.model_dump(by_alias=True, exclude_unset=True, exclude_none=True)


def _moment(value: object) -> dt.datetime | dt.date:
    if not isinstance(value, dt.date):
        raise ValueError("should be a date or a date and time, without quotes; for example 2026-11-21")
    return value


def figure(value: object, most: int | None = None, whole: bool = False, ends: int = 2) -> Any:
    """A figure as it was typed, checked: a number of at least 0, or (low, high) where ``ends`` is 2.

    Raises:
        ValueError: with what is wrong and the mend, but not the value.
    """
    kinds = int if whole else (int, Decimal)
    values = tuple(value) if isinstance(value, list | tuple) and len(value) == ends == 2 else (value,)
    if not all(isinstance(v, kinds) and not isinstance(v, bool) for v in values):
        what = f"{'whole ' if whole else ''}number{' or [low, high]' if ends == 2 else ''}"
        raise ValueError(f"should be a {what}; leave it out when it is not known")
    if not all(_is_ordinary(Decimal(v)) for v in values):
        raise ValueError("should be a number of ordinary size; leave it out when it is not known")
    if not all(v >= 0 and (most is None or v <= most) for v in values):
        raise ValueError(
            f"should lie between 0 and {most}" if most else "should be 0 or more; leave it out when not known"
        )
    if values[0] > values[-1]:
        raise ValueError("runs from high to low; write [low, high]")
    return values if len(values) == 2 else value


def _is_ordinary(number: Decimal) -> bool:
    """Whether exact arithmetic with it takes no time: 1e999999999 is typed quickly and never computed."""
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MOST_DIGITS and number.adjusted() < MOST_DIGITS
