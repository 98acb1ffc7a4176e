"""One provider on a page: the facts, the floors, what worries, the ranges, what is open, every answer."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from kchecklist.checklist.models import Checklist
from kchecklist.profiles.priorities import Money
from kchecklist.profiles.record import Costs, Profile
from kchecklist.reports.asking.still_open import open_parts, placing_words
from kchecklist.reports.costs.parts import COSTS, four_figures
from kchecklist.reports.costs.words import ENTRIES, anything_known, entry_words
from kchecklist.reports.facts import facts
from kchecklist.reports.floor_words import floors_words, named_floors
from kchecklist.reports.heads import report_head
from kchecklist.reports.page import Fields, Heading, Lines, Note, Page, Part, Words
from kchecklist.reports.provider.answers import answer_parts
from kchecklist.reports.provider.set_aside import set_aside_parts
from kchecklist.reports.provider.two_answers import two_answers_parts
from kchecklist.reports.range_bar import LEGEND, range_bar
from kchecklist.reports.words import (
    day,
    how_known,
    range_words,
    route_words,
    setting_words,
)
from kchecklist.scoring.ask_next import NextQuestion
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.shown import shown_percent
from kchecklist.scoring.standing import Standing
from kchecklist.scoring.views import EVERYTHING, View

NOTABLE_NOT_APPLICABLE = Fraction(15, 100)
"""The share of weight set aside by hand that is worth a line. Source: scoring.md, section 3."""


def provider_page(
    comparison: Comparison,
    provider_id: str,
    as_of: dt.date,
    notes: bool = False,
    costs: bool = False,
    ranges: bool = True,
) -> Page:
    """Everything about one provider; notes with the reasons for waivers, and costs, only when asked for.

    ``comparison`` is of all providers: what to ask next of one hangs on the others.
    """
    checklist, standing = comparison.checklist, comparison.by_id[provider_id]
    questions, profile = comparison.ask_next.by_provider[provider_id], standing.profile
    parts: list[Part] = [*report_head(checklist, as_of)]
    parts += [Heading("The plain facts"), Fields(tuple(_plain_facts(checklist, standing)))]
    parts += [
        Heading("How it stands"),
        Fields(tuple(standing_rows(standing, questions, ranges, comparison.view))),
    ]
    parts += [*_warnings(standing, as_of)]
    parts += [*(_sections(checklist, standing) if ranges else ())]
    parts += [*open_parts(comparison, provider_id)]
    parts += [*answer_parts(checklist, standing, notes)]
    if notes:
        parts += [*_notes(profile)]
    if costs:
        parts += [*_costs(profile.costs, comparison.priorities.money)]
    return Page(profile.title, tuple(parts))


def standing_rows(
    standing: Standing, questions: Sequence[NextQuestion], ranges: bool = True, view: View = EVERYTHING
) -> Iterator[tuple[str, str]]:
    """How a provider stands by itself, as names and what stands under them.

    ``questions`` are its open ones in turn, ``view`` the evidence on which it stands there.
    """
    provider = standing.profile.provider
    if provider.status != "considering":
        yield "status", f"{provider.status} by me" if provider.status == "ruled out" else provider.status
    yield "floors", floors_words(standing)
    yield from named_floors(standing)
    if ranges:
        yield "range", f"{range_bar(standing.low, standing.high)} {range_words(standing)}"
    if standing.too_early:
        yield "placing", placing_words(standing, questions, view)
    if standing.not_applicable_share > NOTABLE_NOT_APPLICABLE:
        share = shown_percent(standing.not_applicable_share)
        yield "not applicable", f"{share} of the weight was marked so by hand"


def _plain_facts(checklist: Checklist, standing: Standing) -> Iterator[tuple[str, str]]:
    provider = standing.profile.provider
    lines = facts(checklist, standing)
    if not any("provider." in (q.from_ or "") for q in checklist.questions):
        yield "Route", route_words(checklist, standing.profile)
        yield "Place", setting_words(checklist, standing.profile)
    yield from ((line.label, line.text) for line in lines)
    yield from ((name, text) for name in ("phone", "website") if (text := getattr(provider, name)))


def _warnings(standing: Standing, today: dt.date) -> Iterator[Part]:
    flags = tuple(f"{option.label}: {option.red_flag}" for _, option in standing.red_flags)
    yield from _listed("Red flags", flags)
    yield from two_answers_parts(standing)
    refusals = []
    for finding in standing.findings:
        if finding.refused and finding.claim is not None and finding.deciding is not None:
            known = how_known(standing.profile, finding.claim, finding.deciding)
            refusals.append(f"{finding.question.ask} ({known})")
    yield from _listed("They would not say", refusals)
    yield from set_aside_parts(standing, today)


def _sections(checklist: Checklist, standing: Standing) -> Iterator[Part]:
    if not standing.sections:
        return
    titles = {section.id: section.title for section in checklist.sections}
    yield Heading("Ranges by section")
    yield Words(LEGEND)
    yield Fields(
        tuple(
            (titles[section.id], f"{range_bar(section.low, section.high)} {range_words(section)}")
            for section in standing.sections
        )
    )


def _notes(profile: Profile) -> Iterator[Part]:
    provider = profile.provider
    found = [note for note in (provider.note, provider.status_note) if note]
    talks = [talk for talk in profile.conversations if talk.note]
    reasons = [(name, waiver) for name, waiver in profile.waivers.items() if waiver.reason.strip()]
    if not (found or talks or reasons):
        return
    yield Heading("Notes")
    yield from (Note(note) for note in found)
    for talk in talks:
        about = [talk.with_ or "", talk.channel or "", day(talk.on) if talk.on else ""]
        yield Heading(", ".join(part for part in about if part) or "A conversation", level=2)
        yield Note(talk.note or "")
    for name, waiver in reasons:
        yield Heading(f"Why I set aside {name.replace('-', ' ')}", level=2)
        yield Note(waiver.reason)


def _costs(costs: Costs, money: Money) -> Iterator[Part]:
    if anything_known(costs):
        yield Heading(COSTS)
        yield Lines(tuple(f"{name}: {figure}" for name, figure in four_figures(costs, money)))
    currency = costs.currency or money.currency
    known = [
        (ENTRIES[name].label, entry_words(costs, name, currency))
        if name in ENTRIES
        else (name.replace("_", " "), str(value))
        for name, value in costs
        if name in costs.model_fields_set
    ]
    yield Heading("Costs, as entered")
    yield Fields(tuple(known)) if known else Words("Nothing is known.")


def _listed(title: str, items: Iterable[str]) -> Iterator[Part]:
    found = tuple(items)
    if found:
        yield Heading(title)
        yield Lines(found)
