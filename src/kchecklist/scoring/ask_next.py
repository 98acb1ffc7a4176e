"""Which open answers could change who stands first, in the order to ask them. Source: scoring.md, section 9."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kchecklist.checklist.models import Checklist, Question
from kchecklist.scoring.floors import FAILED
from kchecklist.scoring.order import is_ahead
from kchecklist.scoring.scales import FULL
from kchecklist.scoring.standing import Standing
from kchecklist.scoring.weighing import share_of_one

_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """A question still open with one provider; ``share``, ``swing`` and ``voi`` are shares of its score, 0 to 1.

    ``share`` (s) is what the question weighs in the provider's score, ``swing`` how much of the range hangs on
    it. ``voi`` is the value of information: by how much knowing the answer raises, on average, the middle of
    whoever then stands first; 0 unless at least two providers can still stand first, this one among them.
    ``floor`` says that it is a safety floor still unknown.
    """

    provider: str
    question: Question
    contender: bool
    floor: bool
    share: Fraction
    swing: Fraction
    voi: Fraction


@dataclass(frozen=True, slots=True)
class AskNext:
    """What to ask next, and of whom.

    ``contenders`` are the ids of those that can still stand first, as the standings were given. ``questions``
    holds the open questions of all providers compared, the next one first; ``by_provider`` those of each one in
    the same order, with the ones ruled out, who are not in ``questions``. ``stop`` says that no
    answer still open can change who stands first; another answer to a settled question can.
    """

    contenders: tuple[str, ...]
    questions: tuple[NextQuestion, ...]
    by_provider: Mapping[str, tuple[NextQuestion, ...]]
    stop: bool

    def turn(self, provider_id: str) -> tuple[str, ...]:
        """The ids of the questions open with this provider, the next one first."""
        return tuple(one.question.id for one in self.by_provider[provider_id])


def ask_next(checklist: Checklist, standings: Iterable[Standing]) -> AskNext:
    """What to ask next of these providers, whose standings must all be in one evidence view."""
    everybody = tuple(standings)
    compared = [each for each in everybody if not each.ruled_out]
    first = contenders(compared)
    to_beat = _to_beat(first)
    found = _in_turn(checklist, [one for each in everybody for one in _open_questions(each, to_beat)])
    by_provider: dict[str, list[NextQuestion]] = {each.id: [] for each in everybody}
    for one in found:
        by_provider[one.provider].append(one)
    ids = {each.id for each in compared}
    return AskNext(
        contenders=tuple(each.id for each in first),
        questions=tuple(one for one in found if one.provider in ids),
        by_provider={name: tuple(of_one) for name, of_one in by_provider.items()},
        stop=_stop(compared, first),
    )


def contenders(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Those that can still stand first and fail no floor; everybody when all fail one. Never the ruled out."""
    compared = tuple(each for each in standings if not each.ruled_out)
    hopeful = tuple(each for each in compared if each.gate != FAILED)
    if not hopeful:
        return compared
    to_reach = max(each.worst for each in compared)
    # Nobody is ahead of those whose best reaches the highest worst: their best rank is 1.
    return tuple(each for each in hopeful if each.best >= to_reach)


def share_settled(standing: Standing, questions: Iterable[NextQuestion]) -> Fraction | None:
    """How much of what is open these questions of this provider settle, from 0 to 1; None when nothing is.

    "These 5 settle 62 % of what is open".
    """
    width = standing.high - standing.low
    return sum((one.swing for one in questions), _NOTHING) / width if width else None


def value_of_information(
    values: Sequence[int], share: Fraction, middle: Fraction, to_beat: Fraction
) -> Fraction:
    """How much an answer raises, on average, the higher of a provider's ``middle`` and the middle ``to_beat``.

    ``values`` are the points of 100 that the answer can bring, distinct and ascending, each as likely as the
    others; ``share`` is what the question weighs. All else, and the result, are shares from 0 to 1.
    """
    if not share:
        return _NOTHING
    number, lead = len(values), middle - to_beat
    # How far each answer lies from their mean, in whole steps, and what one step is worth.
    steps = [number * value - sum(values) for value in values]
    step = share / (number * FULL)
    needed = -lead // step
    # Only answers that put this provider in front count: the others leave what there was to beat.
    in_front = [each for each in steps if each > needed]
    if len(in_front) in (0, number):
        return _NOTHING  # Whatever the answer, the same one has the higher middle.
    return (len(in_front) * lead + sum(in_front) * step) / number - max(lead, _NOTHING)


def _to_beat(first: Sequence[Standing]) -> dict[str, Fraction | None]:
    """Contender -> the highest middle among the other contenders; None when there is no other."""
    highest = sorted(first, key=lambda each: each.middle, reverse=True)[:2]
    if len(highest) < 2:
        return {each.id: None for each in first}
    return {each.id: highest[each is highest[0]].middle for each in first}


def _open_questions(standing: Standing, to_beat: Mapping[str, Fraction | None]) -> Iterator[NextQuestion]:
    """The scored questions that are not settled, and floors still unknown, in bank order."""
    unknown = {floor.question.id for floor in standing.floors if floor.state == "unknown"}
    of_one = share_of_one(standing)
    rival = to_beat.get(standing.id)
    for finding in standing.findings:
        floor = finding.question.id in unknown
        if not finding.scored or (finding.settled and not floor):
            continue
        values = finding.values
        share = of_one[finding.section] * finding.question.weight
        yield NextQuestion(
            provider=standing.id,
            question=finding.question,
            contender=standing.id in to_beat,
            floor=floor,
            share=share,
            swing=share * (values[-1] - values[0]) / FULL,
            voi=_NOTHING if rival is None else value_of_information(values, share, standing.middle, rival),
        )


def _in_turn(checklist: Checklist, found: Sequence[NextQuestion]) -> list[NextQuestion]:
    """Contenders' floors, their other questions, then the same of the others; ties in bank order, then by id."""
    place = {question.id: number for number, question in enumerate(checklist.questions)}
    # Whole numbers sort as exactly as fractions, and many times faster.
    scale = math.lcm(*(each.denominator for one in found for each in (one.voi, one.swing)))

    def turn(one: NextQuestion) -> tuple[object, ...]:
        voi, swing = (each.numerator * (scale // each.denominator) for each in (one.voi, one.swing))
        return not one.contender, not one.floor, -voi, -swing, place[one.question.id], one.provider

    return sorted(found, key=turn)


def _stop(compared: Sequence[Standing], first: Sequence[Standing]) -> bool:
    """Whether no answer that is still open can change who stands first."""
    if not first:
        return False
    if all(each.settled for each in first):
        return True
    leader = max(first, key=lambda each: each.worst)
    # Alone there is nobody to be ahead of, and the range is still worth narrowing.
    return len(compared) > 1 and all(is_ahead(leader, each) for each in compared if each is not leader)
