"""Every answer of one provider, section by section: what, how it is known, from whom, since when."""

from collections.abc import Iterator
from functools import partial

from kchecklist.checklist.models import Checklist, Question
from kchecklist.profiles.record import Answer, Claim, Profile
from kchecklist.reports.page import Heading, Lines, Note, Part
from kchecklist.reports.provider.two_answers import claims_known
from kchecklist.reports.words import NONE_TICKED, answer_words, claim_words, count, how_known
from kchecklist.scoring.possible import Finding
from kchecklist.scoring.standing import Standing

NO_LONGER_ASKED = "No longer asked; counts for nothing"
NOT_FOR_THIS = "Not for this route and place; counts for nothing"
FORMER_ID = "Under a former id; the newer answer counts"


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
    yield from _counting_for_nothing(checklist, standing, notes)


def _of_question(finding: Finding, profile: Profile, notes: bool) -> Iterator[Part]:
    question = finding.question
    answer = profile.answer(*question.ids)
    noted = [claim.note or "" for _, claim in answer.notes()] if answer and notes else []
    lines = tuple(_lines(finding, profile))
    if not (lines or noted):
        return
    yield Heading(f"{question.ask}{_marks(finding)}", level=3)
    if lines:
        yield Lines(lines)
    yield from map(Note, noted)


def _lines(finding: Finding, profile: Profile) -> Iterator[str]:
    if claims := claims_known(finding.question, profile, finding.deciding):
        yield from claims
    elif finding.question.from_ is not None and finding.options:
        yield answer_words(finding, profile)


def _marks(finding: Finding) -> str:
    marks = ["safety floor"] if finding.question.is_floor else []
    marks += ["two answers, ask again"] if finding.contradicted else []
    marks += [count(len(finding.red_flags), "red flag")] if finding.red_flags else []
    return f" ({', '.join(marks)})" if marks else ""


def _counting_for_nothing(checklist: Checklist, standing: Standing, notes: bool) -> Iterator[Part]:
    """What stands in the file beside what the checklist asks of this offer; nothing typed goes unseen."""
    profile = standing.profile
    asked_here = {finding.question.id for finding in standing.findings}
    kept: dict[str, list[tuple[str, Answer]]] = {NO_LONGER_ASKED: [], NOT_FOR_THIS: [], FORMER_ID: []}
    for name, answer in profile.answers.items():
        question = checklist.question(name)
        if question is None:
            kept[NO_LONGER_ASKED].append((name, answer))
        elif question.id not in asked_here:
            kept[NOT_FOR_THIS].append((name, answer))
        elif profile.answer(*question.ids) is not answer:
            kept[FORMER_ID].append((name, answer))
    for title, answers in kept.items():
        if answers:
            yield Heading(title)
            yield Lines(tuple(_kept_words(checklist, profile, name, answer) for name, answer in answers))
            if notes:
                yield from (Note(claim.note or "") for _, answer in answers for _, claim in answer.notes())


def _kept_words(checklist: Checklist, profile: Profile, name: str, answer: Answer) -> str:
    """What was recorded, in the bank's words where it has some, else by the ids."""
    question = checklist.question(name)
    words = _ids if question is None else partial(claim_words, question)
    found = [f"{words(claim)} ({how_known(profile, claim, level)})" for level, claim in answer.claims()]
    if not found:
        mark = "marked to come back to" if answer.come_back else "only keys that kchecklist does not know"
        found = ["a note" if any(answer.notes()) else mark]
    return f"{question.ask if question else f'{name}:'} {'; '.join(found)}"


def _ids(claim: Claim) -> str:
    return ", ".join(claim.choice or ()) or (claim.state or "").replace("_", " ") or NONE_TICKED


def question_words(question: Question) -> str:
    """A question as it stands in a report, with its mark when it is a safety floor."""
    return f"{question.ask}{' (safety floor)' if question.is_floor else ''}"
