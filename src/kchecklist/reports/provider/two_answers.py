"""Two answers to one question that do not fit: each is shown, with how it is known.

A contradiction is of the record, so that no evidence view hides it. Source: scoring.md, section 2.
"""

from collections.abc import Iterable, Iterator

from kchecklist.checklist.models import Question
from kchecklist.profiles.record import Level, Profile
from kchecklist.reports.page import Heading, Lines, Part
from kchecklist.reports.words import claim_words, how_known, topic
from kchecklist.scoring.possible import Finding
from kchecklist.scoring.standing import Standing

TWO_ANSWERS = "Two answers that do not fit: ask again"


def claims_known(question: Question, profile: Profile, deciding: Level | None = None) -> tuple[str, ...]:
    """A line for each claim to a question, with how it is known; none where there is no claim.

    What decides stands first, then the highest level: a claim that says nothing may be of a higher one.
    """
    answer = profile.answer(*question.ids)
    claims = sorted(answer.claims() if answer else (), key=lambda each: each[0] != deciding)
    return tuple(
        f"{claim_words(question, claim)} ({how_known(profile, claim, level)})" for level, claim in claims
    )


def two_answers_words(finding: Finding, profile: Profile) -> str:
    """Both answers to a contradicted question on one line, each with how it is known; empty for any other."""
    if not finding.contradicted:
        return ""
    claims = claims_known(finding.question, profile, finding.deciding)
    return f"{' / '.join(claims)}; two answers, ask again"


def two_answers_parts(standing: Standing) -> Iterator[Part]:
    """The questions with two answers that do not fit, each with all its claims; nothing where there is none."""
    if standing.contradicted:
        yield Heading(TWO_ANSWERS)
    for question, claims in _contradicted(standing):
        yield Heading(question.ask, level=3)
        yield Lines(claims)


def two_answers_rows(standing: Standing) -> Iterator[tuple[str, str]]:
    """The same in a row each, as a name and what stands under it."""
    for question, claims in _contradicted(standing):
        yield "two answers", f"{topic(question)}: {' / '.join(claims)}"


def two_answers_line(standings: Iterable[Standing]) -> str:
    """With whom there are two answers to ask about again; empty where there are none."""
    found = [
        f"{standing.profile.title}{f' ({number})' if (number := len(standing.contradicted)) > 1 else ''}"
        for standing in standings
        if standing.contradicted and not standing.ruled_out
    ]
    return f"Two answers that do not fit, ask again: {', '.join(found)}" if found else ""


def _contradicted(standing: Standing) -> Iterator[tuple[Question, tuple[str, ...]]]:
    for finding in standing.findings:
        if finding.contradicted:
            yield finding.question, claims_known(finding.question, standing.profile, finding.deciding)
