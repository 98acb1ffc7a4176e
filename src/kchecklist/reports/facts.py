"""The plain facts about an offer, one line each: what is read before any range."""

from collections.abc import Iterable
from dataclasses import dataclass

from kchecklist.checklist.models import Checklist, Fact
from kchecklist.reports.costs.words import first_course_words
from kchecklist.reports.words import UNKNOWN, answer_brief
from kchecklist.scoring.possible import Finding
from kchecklist.scoring.standing import Standing

NO_FACTS = "This checklist asks for no facts."
NOT_FOR_THIS_OFFER = "does not apply"


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact and what is known of it; ``?`` where nothing was asked."""

    label: str
    text: str


def facts(checklist: Checklist, standing: Standing) -> tuple[FactLine, ...]:
    """The facts that the bank asks for, in its order."""
    return tuple(FactLine(fact.label, _known(fact, checklist, standing)) for fact in checklist.head.facts)


def _known(fact: Fact, checklist: Checklist, standing: Standing) -> str:
    if fact.figure is not None:
        return first_course_words(standing.profile.costs)
    ids = [question.id for name in fact.questions if (question := checklist.question(name)) is not None]
    by_id = {finding.question.id: finding for finding in standing.findings}
    found = [by_id[name] for name in ids if name in by_id]
    if not found:
        return NOT_FOR_THIS_OFFER
    return _together(found, standing)


def _together(found: Iterable[Finding], standing: Standing) -> str:
    parts = [_part(finding, standing) for finding in found]
    return UNKNOWN if all(part == UNKNOWN for part in parts) else " / ".join(parts)


def _part(finding: Finding, standing: Standing) -> str:
    words = answer_brief(finding, standing.profile)
    return f"{words} (two answers)" if finding.contradicted else words
