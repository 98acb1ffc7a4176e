"""What a checklist consists of: sections, questions, options, and what stands around them.

Everything is frozen and strict; a key that is not named here is a fault. Source: design.md, section 3.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kchecklist.files.faults import WrongAt

Kind = Literal["quality", "preference", "info"]
Tier = Literal["first call", "later", "look up"]
Phase = Literal["before", "during", "after", "always"]
Found = Literal["advertised", "written", "signed", "checked"]
"""How an answer is known that was looked up: on a website, in a letter, in a paper to sign, in a register."""
Basis = Literal["label", "law", "regulator", "guidance", "study", "expert judgement"]
SourceKind = Literal["label", "law", "regulator", "guidance", "study", "opinion", "news", "provider"]
Mark = Literal["wanted", "fine", "unwanted"]
Marks = Mapping[str, Mapping[str, Mark]]
"""Preference question -> option -> mark."""

Route = Literal["iv", "im", "sc", "nasal-esketamine", "nasal-racemic", "sublingual", "oral"]
Setting = Literal["clinic", "office", "home"]
ROUTES: tuple[str, ...] = get_args(Route)
SETTINGS: tuple[str, ...] = get_args(Setting)
MOST_OPTIONS = 9
"""One for each digit key."""
OWN = "own"
"""The section of the person's own questions."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
Texts = Annotated[tuple[str, ...], Field(strict=False)]
Slugs = Annotated[tuple[Slug, ...], Field(strict=False)]


class Part(BaseModel):
    """What every part of a bank has in common: frozen, strict, no unknown keys."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", populate_by_name=True)


class When(Part):
    """Which offers a question is for: each key given must share a value with the offer's own set.

    A set that is empty (not known yet) meets everything.
    """

    route: Annotated[tuple[Route, ...] | None, Field(strict=False)] = None
    setting: Annotated[tuple[Setting, ...] | None, Field(strict=False)] = None

    def meets(self, routes: Iterable[str], settings: Iterable[str]) -> bool:
        """Whether an offer with these routes and settings is meant."""
        return all(
            wanted is None or not own or not set(own).isdisjoint(wanted)
            for wanted, own in ((self.route, tuple(routes)), (self.setting, tuple(settings)))
        )


class Option(Part):
    """One thing that a caller may hear."""

    id: Slug
    label: str
    short: str | None = None
    """One to three words for a table; the label where there are none."""
    value: Annotated[int, Field(ge=0, le=100)] | None = None
    """Points of 100; quality questions only."""
    anchor: str | None = None
    red_flag: str | None = None
    was: Slugs = ()

    @property
    def brief(self) -> str:
        """The shortest wording there is."""
        return self.short or self.label


class Question(Part):
    """One question, its options, and how its answers count."""

    id: Slug
    ask: str
    topic: str | None = None
    """What is asked as part of a sentence: "who measures my vital signs"."""
    why: str = ""
    listen_for: str = ""
    kind: Kind
    tier: Tier = "later"
    found: Found | None = None
    """How an answer is known where the question says to look; ``look up`` only."""
    weight: Annotated[int, Field(ge=1, le=5)] = 3
    floor: Annotated[int, Field(ge=1, le=100)] | None = None
    multiple: bool = False
    na_allowed: bool = False
    refusal: Literal["unknown"] | None = None
    when: Annotated[tuple[When, ...], Field(strict=False)] = ()
    from_: Annotated[Literal["provider.routes", "provider.settings"] | None, Field(alias="from")] = None
    options: Annotated[tuple[Option, ...], Field(alias="option", strict=False, max_length=MOST_OPTIONS)] = ()
    basis: Basis | None = None
    sources: Texts = ()
    cues: Texts = ()
    was: Slugs = ()

    @model_validator(mode="before")
    @classmethod
    def _one_table_of_when_is_a_list_of_one(cls, table: object) -> object:
        if isinstance(table, dict) and isinstance(table.get("when"), dict):
            return {**table, "when": [table["when"]]}
        return table

    @model_validator(mode="after")
    def _options_fit_the_kind(self) -> Self:
        seen: set[str] = set()
        for place, option in enumerate(self.options):
            names = {option.id, *option.was}
            if names & seen:
                key = "id" if option.id in seen else "was"
                raise WrongAt("another option has the same, or had it; rename one", "option", place, key)
            seen |= names
        if (problem := _what_is_wrong(self)) is not None:
            raise ValueError(problem)
        return self

    @property
    def ids(self) -> tuple[str, ...]:
        """The id it has, then those it had: an answer may stand under any of them."""
        return (self.id, *self.was)

    @cached_property
    def by_id(self) -> Mapping[str, Option]:
        """The options by every id they have or had."""
        old = {before: option for option in self.options for before in option.was}
        return old | {option.id: option for option in self.options}

    def option(self, option_id: str) -> Option | None:
        """The option with this id, or that had it once; None when the bank has no such option."""
        return self.by_id.get(option_id)

    def applies_to(self, routes: Iterable[str], settings: Iterable[str]) -> bool:
        """Whether the question is for an offer with these routes and settings."""
        routes, settings = tuple(routes), tuple(settings)
        return not self.when or any(case.meets(routes, settings) for case in self.when)

    @property
    def is_looked_up(self) -> bool:
        """Whether it is never read aloud: the answer stands in a paper, on a page or in a register."""
        return self.tier == "look up"

    @property
    def takes_a_note(self) -> bool:
        """Whether a note is the answer: there is nothing to choose from."""
        return not self.options and self.from_ is None

    @property
    def is_floor(self) -> bool:
        """Whether this is a safety floor."""
        return self.floor is not None


class SectionHead(Part):
    """A ``[[section]]`` of checklist.toml."""

    id: Slug
    title: str
    phase: Phase = "always"
    weight: Annotated[int, Field(ge=1)] = 1
    about: str = ""


class Section(SectionHead):
    """A section with its questions, in the order of a call."""

    questions: tuple[Question, ...] = ()


class Preset(Part):
    """A starting point for what matters: it fills in priorities and marks, which the person may change."""

    id: Slug
    title: str
    about: str = ""
    sections: Slugs = ()
    marks: dict[str, dict[str, Mark]] = Field(default_factory=dict)


class CrisisLine(Part):
    """Somebody to call in a crisis, as it was on a day."""

    country: str
    name: str
    contact: str
    as_of: dt.date


class Fact(Part):
    """One line of the plain facts: the answers to ``questions``, or a ``figure`` out of the costs."""

    label: str
    questions: Slugs = ()
    figure: Literal["first course"] | None = None

    @model_validator(mode="after")
    def _one_of_the_two(self) -> Self:
        if bool(self.questions) == (self.figure is not None):
            raise ValueError("a fact needs questions or a figure, not both; keep one of the two keys")
        return self


class Source(Part):
    """Where a basis stands, and what of it was read."""

    title: str
    issuer: str
    year: int | None = None
    address: str = ""
    kind: SourceKind
    read: str


class Head(Part):
    """checklist.toml: the checklist without its questions."""

    id: Slug
    title: str
    version: str
    date: dt.date | None = None
    review_by: dt.date | None = None
    language: str = "en"
    authors: str = ""
    interests: str = ""
    licence: str = ""
    is_not: str = ""
    how_made: str = ""
    """How the questions came about, and how to correct them: a few plain sentences."""
    opening: str = ""
    closing: str = ""
    sections: Annotated[tuple[SectionHead, ...], Field(alias="section", strict=False, min_length=1)]
    presets: Annotated[tuple[Preset, ...], Field(alias="preset", strict=False)] = ()
    crisis: Annotated[tuple[CrisisLine, ...], Field(strict=False)] = ()
    facts: Annotated[tuple[Fact, ...], Field(alias="fact", strict=False)] = ()
    glossary: dict[str, str] = Field(default_factory=dict)


class QuestionFile(Part):
    """NN-section.toml: the questions of one section."""

    questions: Annotated[tuple[Question, ...], Field(alias="question", strict=False)] = ()


class Checklist(Part):
    """A whole bank, loaded; ``added`` are the ids of the sections that are not the bank's but the person's."""

    head: Head
    sections: tuple[Section, ...]
    added: tuple[str, ...] = ()
    sources: Mapping[str, Source] = Field(default_factory=dict)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in bank order."""
        return tuple(question for section in self.sections for question in section.questions)

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """The questions by every id they have or had."""
        old = {before: question for question in self.questions for before in question.was}
        return old | {question.id: question for question in self.questions}

    @cached_property
    def section_of(self) -> Mapping[str, Section]:
        """The section of each question, by the question's present id."""
        return {question.id: section for section in self.sections for question in section.questions}

    def question(self, question_id: str) -> Question | None:
        """The question with this id, or that had it once; None when it is no longer asked."""
        return self.by_id.get(question_id)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Every id that a question has or had, in bank order."""
        return tuple(name for question in self.questions for name in question.ids)


def _what_is_wrong(question: Question) -> str | None:
    ids = [option.id for option in question.options]
    if question.kind != "info" and len(ids) < 2:
        return "has fewer than two options; add [[question.option]]"
    if question.found is not None and not question.is_looked_up:
        return "'found' is for questions of tier 'look up'; take it out"
    if question.from_ is not None:
        if question.kind != "preference":
            return "'from' is for preference questions; take it out"
        known = ROUTES if question.from_ == "provider.routes" else SETTINGS
        if set(ids) - set(known):
            return f"options of a question from {question.from_} are its values; use {', '.join(known)}"
    if question.kind != "quality":
        return _what_quality_alone_may_have(question)
    values = [option.value for option in question.options if option.value is not None]
    if len(values) < len(ids):
        return "an option has no value; quality options need one, 0 to 100"
    reachable = min(100, sum(values)) if question.multiple else max(values)
    if reachable != 100:
        return "no answer is worth 100; every quality question needs one"
    if min(values) != 0 and not question.multiple:
        return "no option is worth 0; every quality question needs one"
    if question.floor is not None and (question.multiple or question.na_allowed or question.refusal):
        return "a floor may not be 'multiple', 'na_allowed' or have 'refusal'; take that key out"
    return None


def _what_quality_alone_may_have(question: Question) -> str | None:
    if any(option.value is not None for option in question.options):
        return f"options of {'an' if question.kind == 'info' else 'a'} {question.kind} question have no value; take 'value' out"
    for key in ("floor", "na_allowed", "refusal"):
        if getattr(question, key):
            return f"'{key}' is for quality questions; take it out"
    if question.kind == "preference" and question.multiple:
        return "'multiple' is for quality and info questions; several can always be ticked on a preference"
    return None
