"""What is still open with one provider, in the order in which to ask it.

Source: scoring.md, section 9, for a provider taken alone: floors that are unknown, then by swing.
"""

from dataclasses import dataclass
from fractions import Fraction

from kchecklist.checklist.models import Question
from kchecklist.scoring.standing import Standing


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that is not settled; ``swing`` is how much of the whole range, 0 to 1, hangs on it.

    ``floor`` says that it is a safety floor still unknown.
    """

    question: Question
    floor: bool
    swing: Fraction


def open_questions(standing: Standing) -> tuple[OpenQuestion, ...]:
    """The scored questions that are not settled, and contradicted floors, in the order to ask them."""
    unknown = {floor.question.id for floor in standing.floors if floor.state == "unknown"}
    weights = _weights(standing)
    found = []
    for finding in standing.findings:
        question = finding.question
        if (finding.settled and question.id not in unknown) or not (finding.scored or question.id in unknown):
            continue
        spread = max(finding.values, default=0) - min(finding.values, default=0)
        swing = weights.get(question.id, Fraction(0)) * spread / 100
        found.append(OpenQuestion(question, question.id in unknown, swing))
    return tuple(sorted(found, key=lambda open_one: (not open_one.floor, -open_one.swing)))


def _weights(standing: Standing) -> dict[str, Fraction]:
    """What each scored question weighs in the whole, from 0 to 1."""
    whole = sum((section.weight for section in standing.sections), Fraction(0))
    if not whole:
        return {}
    weights = {}
    for section in standing.sections:
        for finding in (f for f in standing.findings if f.section == section.id and f.scored and f.values):
            weights[finding.question.id] = (
                section.weight / whole * Fraction(finding.question.weight, section.total)
            )
    return weights
