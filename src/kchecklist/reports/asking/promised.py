"""What a provider said that it would get back about: asked, not answered yet. Source: scoring.md, section 2."""

import datetime as dt
from collections.abc import Iterator

from kchecklist.checklist.models import Question
from kchecklist.profiles.record import Claim
from kchecklist.reports.words import claim_words, topic
from kchecklist.scoring.standing import Standing


def promised(standing: Standing) -> tuple[tuple[Question, Claim], ...]:
    """The questions and claims, the earliest due first, those without a day last."""
    found = [
        (finding.question, claim)
        for finding in standing.findings
        if finding.deciding is None and (answer := standing.profile.answer(*finding.question.ids))
        for _, claim in answer.claims()
        if claim.state == "pending"
    ]
    return tuple(sorted(found, key=lambda one: one[1].due or dt.date.max))


def promised_words(standing: Standing) -> Iterator[str]:
    """A line for each: ``promised: total price, will get back by 27 Nov 2026``."""
    for question, claim in promised(standing):
        yield f"promised: {topic(question)}, {claim_words(question, claim)}"
