"""Question by question: what each provider said, side by side, or only where it matters just now."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

from kchecklist.checklist.models import Question
from kchecklist.reports.facts import NOT_FOR_THIS_OFFER
from kchecklist.reports.names import Names
from kchecklist.reports.page import Heading, Lines, Part, Words
from kchecklist.reports.provider.answers import question_words
from kchecklist.reports.provider.two_answers import two_answers_words
from kchecklist.reports.words import answer_words, count, how_known
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.possible import Finding
from kchecklist.scoring.standing import Standing

Only = Literal["differences", "two answers", "would not say", "my taste", "come back", "everything"]
"""Which questions are shown."""
ONLY: Mapping[Only, str] = {
    "differences": "Where their answers differ",
    "two answers": "With two answers that do not fit",
    "would not say": "What somebody would not say",
    "my taste": "Matters of taste that I marked",
    "come back": "Marked to come back to",
    "everything": "Every question that was asked",
}
"""How each choice is called; the first is what is shown unasked."""
TWO_NEEDED = "It takes two providers to differ."
NONE_OF_THIS_KIND = "There is no such question."

_Row = tuple[Question, Sequence[Finding | None], Sequence[str]]


def questions_side_by_side(
    comparison: Comparison, names: Names, only: Only = "differences"
) -> Iterator[Part]:
    """The questions of this kind with everybody's answer, how each is known, and what contradicts it."""
    standings = comparison.standings
    if len(standings) < 2 and only == "differences":
        yield Words(TWO_NEEDED)
        return
    by_id = [{finding.question.id: finding for finding in standing.findings} for standing in standings]
    yield Heading(ONLY[only])
    shown = left_out = 0
    for section in comparison.checklist.sections:
        named = False
        for question in section.questions:
            found = [findings.get(question.id) for findings in by_id]
            said = [_said(finding, standing) for finding, standing in zip(found, standings, strict=True)]
            if not _KINDS[only]((question, found, said), comparison):
                left_out += sum(finding is not None for finding in found) > 1
                continue
            if not named:
                yield Heading(section.title, level=2)
                named = True
            shown += 1
            yield from _of_question(question, found, said, standings, names)
    if not shown:
        yield Words(NONE_OF_THIS_KIND)
    if left_out and only == "differences":
        yield Words(f"{count(left_out, 'question')} with the same answer everywhere, or none: left out.")


def _differs(row: _Row, comparison: Comparison) -> bool:
    _, found, said = row
    asked_of = [words for words, finding in zip(said, found, strict=True) if finding is not None]
    return len(set(asked_of)) > 1


def _comes_back(row: _Row, comparison: Comparison) -> bool:
    question = row[0]
    answers = (standing.profile.answer(*question.ids) for standing in comparison.standings)
    return any(answer is not None and answer.come_back for answer in answers)


def _is_marked(row: _Row, comparison: Comparison) -> bool:
    return any(comparison.priorities.marks.get(name) for name in row[0].ids)


_KINDS: Mapping[Only, Callable[[_Row, Comparison], bool]] = {
    "differences": _differs,
    "two answers": lambda row, _: any(finding.contradicted for finding in row[1] if finding),
    "would not say": lambda row, _: any(finding.refused for finding in row[1] if finding),
    "my taste": _is_marked,
    "come back": _comes_back,
    "everything": lambda row, _: any(finding.asked for finding in row[1] if finding),
}


def _of_question(
    question: Question,
    found: Sequence[Finding | None],
    said: Sequence[str],
    standings: Sequence[Standing],
    names: Names,
) -> Iterator[Part]:
    yield Heading(question_words(question), level=3)
    known = (_known(finding, standing) for finding, standing in zip(found, standings, strict=True))
    lines = zip(found, names.values(), said, known, strict=True)
    yield Lines(tuple(f"{name}: {words}{how}" for finding, name, words, how in lines if finding is not None))


def _said(finding: Finding | None, standing: Standing) -> str:
    if finding is None:
        return NOT_FOR_THIS_OFFER
    return two_answers_words(finding, standing.profile) or answer_words(finding, standing.profile)


def _known(finding: Finding | None, standing: Standing) -> str:
    # Two answers say already how each is known.
    if finding is None or finding.claim is None or finding.deciding is None or finding.contradicted:
        return ""
    return f" ({how_known(standing.profile, finding.claim, finding.deciding)})"
