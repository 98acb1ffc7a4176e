"""Every answer of one provider, section by section: what, how it is known, from whom, since when."""

from collections.abc import Iterable, Iterator

from kchecklist.checklist.models import Checklist, Question
from kchecklist.profiles.record import Answer, Claim, Level, Profile
from kchecklist.reports.page import Heading, Lines, Note, Part
from kchecklist.reports.words import answer_words, claim_words, count, how_known
from kchecklist.scoring.possible import Finding
from kchecklist.scoring.standing import Standing


def answer_parts(checklist: Checklist, standing: Standing, notes: bool) -> Iterator[Part]:
    """What was answered, and what was asked in vain; notes below it when asked for."""
    profile = standing.profile
    for section in checklist.sections:
        parts: list[Part] = []
        for finding in standing.findings:
            if finding.section == section.id:
                parts += _of_question(finding, profile, notes)
        if parts:
            yield from (Heading(section.title), *parts)
    yield from _no_longer_asked(checklist, profile, notes)


def _of_question(finding: Finding, profile: Profile, notes: bool) -> Iterator[Part]:
    question = finding.question
    answer = profile.answer(*question.ids)
    noted = [claim.note or "" for _, claim in answer.notes()] if answer and notes else []
    lines = tuple(_lines(finding, profile, answer))
    if not (lines or noted):
        return
    yield Heading(f"{question.ask}{_marks(finding)}", level=3)
    if lines:
        yield Lines(lines)
    yield from map(Note, noted)


def _lines(finding: Finding, profile: Profile, answer: Answer | None) -> Iterator[str]:
    claims = [*answer.claims()] if answer else []
    if not claims:
        if finding.question.from_ is not None and finding.options:
            yield answer_words(finding, profile)
        return
    # What decides stands first; a claim that says nothing may be of a higher level.
    claims.sort(key=lambda each: each[0] != finding.deciding)
    for level, claim in claims:
        yield f"{claim_words(finding.question, claim)} ({how_known(profile, claim, level)})"


def _marks(finding: Finding) -> str:
    marks = ["safety floor"] if finding.question.is_floor else []
    marks += ["two answers, ask again"] if finding.contradicted else []
    marks += [count(len(finding.red_flags), "red flag")] if finding.red_flags else []
    return f" ({', '.join(marks)})" if marks else ""


def _no_longer_asked(checklist: Checklist, profile: Profile, notes: bool) -> Iterator[Part]:
    gone = [(name, answer) for name, answer in profile.answers.items() if checklist.question(name) is None]
    if not gone:
        return
    yield Heading("No longer asked; counts for nothing")
    yield Lines(tuple(f"{name}: {_as_recorded(answer.claims(), profile)}" for name, answer in gone))
    if notes:
        yield from (Note(claim.note or "") for _, answer in gone for _, claim in answer.notes())


def _as_recorded(claims: Iterable[tuple[Level, Claim]], profile: Profile) -> str:
    found = (
        f"{', '.join(claim.choice or ()) or (claim.state or '').replace('_', ' ')} ({how_known(profile, claim, level)})"
        for level, claim in claims
    )
    return "; ".join(found) or "a note"


def question_words(question: Question) -> str:
    """A question as it stands in a report, with its mark when it is a safety floor."""
    return f"{question.ask}{' (safety floor)' if question.is_floor else ''}"
