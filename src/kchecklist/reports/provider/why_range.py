"""Why a range is what it is: every question's part in it, down to the answer. Source: scoring.md, section 3."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from kchecklist.checklist.models import Checklist
from kchecklist.reports.floor_words import floors_words
from kchecklist.reports.page import Heading, Lines, Part, Words
from kchecklist.reports.provider.answers import question_words
from kchecklist.reports.provider.two_answers import two_answers_words
from kchecklist.reports.words import answer_words, how_known
from kchecklist.scoring.contributions import Contribution, SectionContribution, contributions
from kchecklist.scoring.possible import Finding
from kchecklist.scoring.shown import shown_part, shown_percent, shown_points, shown_range
from kchecklist.scoring.standing import Standing

WHY = "Why this range"
NOT_BELIEVED = "does not count here"
MOST_NAMED = 3


def why_range(checklist: Checklist, standing: Standing) -> Iterator[Part]:
    """What lowers it most and what is open most, then every question with its part, section by section."""
    yield Heading(WHY)
    found = contributions(standing)
    if not found:
        yield Words("No question applies yet, so that anything is possible.")
        return
    yield Words(
        f"The range is {shown_range(standing.low, standing.high)} of 100 points. Each question can bring some of them: "
        "what is settled counts, what is open counts from the least to the most that it can bring."
    )
    yield Words(f"Safety floors stand beside it, whatever the points: {floors_words(standing)}.")
    every = [one for section in found for one in section.questions]
    yield from _most("What takes most points away", every, lambda one: one.lost, standing)
    yield from _most("What is open most", every, lambda one: one.open, standing)
    titles = {section.id: section.title for section in checklist.sections}
    for section in found:
        yield from _section(titles[section.section.id], section, standing)
    yield from _set_aside(standing)


def _section(title: str, section: SectionContribution, standing: Standing) -> Iterator[Part]:
    part = shown_part(section.low, section.high, section.share)
    yield Heading(f"{title}: {part} points", level=2)
    yield Words(f"{shown_percent(section.section.coverage)} settled")
    yield Lines(tuple(_line(one, standing) for one in section.questions))


def _line(one: Contribution, standing: Standing) -> str:
    points = shown_part(one.low, one.high, one.share)
    return f"{points}: {question_words(one.finding.question)} {_answer(one.finding, standing)}"


def _answer(finding: Finding, standing: Standing) -> str:
    said = two_answers_words(finding, standing.profile) or answer_words(finding, standing.profile)
    if finding.claim is None or finding.deciding is None:
        return said
    if not finding.contradicted:
        said += f" ({how_known(standing.profile, finding.claim, finding.deciding)})"
    # The answer stands in the record; the view that was asked for does not believe it.
    return f"{said}, {NOT_BELIEVED}" if finding.values != finding.recorded else said


def _most(
    title: str, found: Sequence[Contribution], of: Callable[[Contribution], Fraction], standing: Standing
) -> Iterator[Part]:
    largest = sorted((one for one in found if of(one)), key=lambda one: -of(one))[:MOST_NAMED]
    if largest:
        yield Heading(title, level=2)
        yield Lines(
            tuple(
                f"{shown_points(of(one))}: {question_words(one.finding.question)} {_answer(one.finding, standing)}"
                for one in largest
            )
        )


def _set_aside(standing: Standing) -> Iterator[Part]:
    aside = [finding for finding in standing.findings if finding.not_applicable]
    if aside:
        yield Heading("Marked not applicable: in no sum", level=2)
        yield Lines(tuple(question_words(finding.question) for finding in aside))
