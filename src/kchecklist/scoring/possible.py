"""What every question can still turn out to be for one provider: everything uncertain is a set.

Source: scoring.md, sections 1, 2 and 10.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kchecklist.checklist.models import Checklist, Option, Question
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Answer, Claim, Level, Profile
from kchecklist.scoring.scales import Scale, scales
from kchecklist.scoring.views import EVERYTHING, View


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known about one question that applies to a provider.

    ``every`` are the points of 100 that the question can take, whatever is answered; empty when unscored.
    ``values`` are those it can still bring, distinct and ascending; empty when it leaves every sum
    (not applicable, or unscored). ``recorded`` are the points left by the deciding claim alone, empty without
    one. ``worth`` maps option ids to points, empty when unscored.

    ``deciding`` is the level of the claim that decides and ``claim`` that claim: the highest that says
    something. ``options`` are its options; for a question read from the provider's routes or settings,
    those of its own that have an option, with no claim. ``red_flags`` are the options with one that any claim
    names, in the order of the bank.

    ``asked`` holds from the first claim on, also one that says nothing. ``settled`` is a question with one
    value left; not applicable counts as settled, and an unscored one is settled as soon as a claim says
    something.

    An evidence view that does not believe the deciding claim leaves every value in ``values`` and makes
    ``settled`` and ``not_applicable`` false; all else is of the record, so that no view hides a warning.
    """

    question: Question
    section: str
    worth: Mapping[str, int]
    every: tuple[int, ...]
    values: tuple[int, ...]
    recorded: tuple[int, ...]
    asked: bool
    settled: bool
    not_applicable: bool
    deciding: Level | None
    claim: Claim | None
    options: tuple[Option, ...]
    refused: bool
    contradicted: bool
    red_flags: tuple[Option, ...]

    @property
    def scored(self) -> bool:
        """Whether the question counts in the sums, unless it is not applicable."""
        return bool(self.worth)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A claim that says something; without options it is a refusal, not applicable, or no tick of several."""

    level: Level
    claim: Claim
    options: tuple[Option, ...]

    @property
    def refused(self) -> bool:
        return self.claim.state == "refused"

    @property
    def not_applicable(self) -> bool:
        return self.claim.state == "not_applicable"


def findings(
    checklist: Checklist, profile: Profile, priorities: Priorities, view: View = EVERYTHING
) -> tuple[Finding, ...]:
    """One finding for every question that applies to this offer, info included, in bank order."""
    return findings_on(scales(checklist, priorities), profile, view)


def findings_on(scales: Iterable[Scale], profile: Profile, view: View = EVERYTHING) -> tuple[Finding, ...]:
    """The same, on scales that were made once for many profiles."""
    routes, settings = profile.provider.routes, profile.provider.settings
    recorded = tuple(
        _from_provider(scale, profile) if scale.question.from_ else _from_answer(scale, profile)
        for scale in scales
        if scale.question.applies_to(routes, settings)
    )
    return seen_in(view, recorded, profile)


def seen_in(view: View, recorded: tuple[Finding, ...], profile: Profile) -> tuple[Finding, ...]:
    """What this view makes of the findings that believe everything recorded."""
    if view == EVERYTHING:
        return recorded
    return tuple(
        finding if _is_believed(finding, view, profile) else _unbelieved(finding) for finding in recorded
    )


def possible_values(scale: Scale, statement: _Statement | None) -> tuple[int, ...]:
    """The points of 100 still possible when this statement decides; all of the question's without one.

    Source: the table of scoring.md, section 2.
    """
    if statement is None:
        return scale.values
    if statement.not_applicable:
        return ()
    if statement.refused:
        return scale.values if scale.question.refusal == "unknown" else scale.values[:1]
    return scale.left_by(statement.options)


def is_contradicted(question: Question, answer: Answer | None) -> bool:
    """Whether two of the claims recorded for a question do not fit, whatever evidence is believed.

    Source: scoring.md, section 2.
    """
    return _contradicted(question, _statements(question, answer))


def _statements(question: Question, answer: Answer | None) -> list[_Statement]:
    """The claims that say something, the highest level first."""
    return [
        _Statement(level, claim, options)
        for level, claim in (answer.claims() if answer else ())
        if (options := _says(question, claim)) is not None
    ]


def _from_answer(scale: Scale, profile: Profile) -> Finding:
    question = scale.question
    answer = profile.answer(*question.ids)
    statements = _statements(question, answer)
    deciding = statements[0] if statements else None
    values = possible_values(scale, deciding)
    not_applicable = deciding is not None and deciding.not_applicable
    return Finding(
        question=question,
        section=scale.section,
        worth=scale.worth,
        every=scale.values,
        values=values,
        recorded=values if deciding else (),
        asked=answer is not None and answer.asked,
        settled=not_applicable or (len(values) == 1 if scale.worth else deciding is not None),
        not_applicable=not_applicable,
        deciding=deciding.level if deciding else None,
        claim=deciding.claim if deciding else None,
        options=deciding.options if deciding else (),
        refused=deciding is not None and deciding.refused,
        contradicted=_contradicted(question, statements),
        red_flags=_red_flags(question, (option for said in statements for option in said.options)),
    )


def _is_believed(finding: Finding, view: View, profile: Profile) -> bool:
    """Whether the claim that decides counts; where none decides, there is nothing to doubt."""
    claim, level = finding.claim, finding.deciding
    return claim is None or level is None or view.believes(level, profile.told(claim)[1])


def _unbelieved(finding: Finding) -> Finding:
    # A lower claim never takes over from one that is not believed: it could make a provider look better.
    values = finding.every
    return replace(
        finding, values=values, settled=bool(finding.worth) and len(values) == 1, not_applicable=False
    )


def _from_provider(scale: Scale, profile: Profile) -> Finding:
    provider = profile.provider
    own = provider.routes if scale.question.from_ == "provider.routes" else provider.settings
    options = _once(option for name in own if (option := scale.question.option(name)) is not None)
    values = scale.left_by(options) if options else scale.values
    return Finding(
        question=scale.question,
        section=scale.section,
        worth=scale.worth,
        every=scale.values,
        values=values,
        recorded=values if options else (),
        asked=bool(options),
        settled=bool(options),
        not_applicable=False,
        deciding=None,
        claim=None,
        options=options,
        refused=False,
        contradicted=False,
        red_flags=_red_flags(scale.question, options),
    )


def _says(question: Question, claim: Claim) -> tuple[Option, ...] | None:
    """The options that a claim names, none for a refusal or not applicable; None when it says nothing."""
    if claim.choice is None:
        says = claim.state == "refused" or (claim.state == "not_applicable" and question.na_allowed)
        return () if says else None
    options = [question.option(name) for name in claim.choice]
    known = _once(option for option in options if option is not None)
    if None in options or not (known or question.multiple):
        return None
    return known


def _contradicted(question: Question, statements: list[_Statement]) -> bool:
    return any(_contradicts(question, statements[0], other) for other in statements[1:])


def _contradicts(question: Question, deciding: _Statement, other: _Statement) -> bool:
    if deciding.not_applicable or other.not_applicable:
        return False
    if deciding.refused or other.refused:
        return deciding.refused != other.refused
    said, otherwise = ({option.id for option in statement.options} for statement in (deciding, other))
    return said != otherwise if question.multiple else said.isdisjoint(otherwise)


def _once(options: Iterable[Option]) -> tuple[Option, ...]:
    return tuple({option.id: option for option in options}.values())


def _red_flags(question: Question, heard: Iterable[Option]) -> tuple[Option, ...]:
    raised = {option.id for option in heard if option.red_flag}
    return tuple(option for option in question.options if option.id in raised) if raised else ()
