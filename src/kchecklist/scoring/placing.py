"""How much more has to be asked until a provider is no longer too early to place. Source: scoring.md, section 3."""

from collections.abc import Iterable

from kchecklist.scoring.ask_next import NextQuestion
from kchecklist.scoring.standing import ENOUGH_COVERAGE, Standing


def until_placed(standing: Standing, questions: Iterable[NextQuestion]) -> tuple[NextQuestion, ...] | None:
    """The questions to ask until this provider is no longer too early to place.

    ``questions`` are its open ones in the order to ask them: the first of these, until answers that settle them
    have half of the weight settled, and of the others the safety floors that nobody was asked about. Empty when
    it is not too early; None when all of them would not be enough.
    """
    fresh = {floor.question.id for floor in standing.floors if floor.fresh}
    coverage, needed = standing.coverage, []
    for one in questions:
        if coverage < ENOUGH_COVERAGE or one.question.id in fresh:
            needed.append(one)
            # A floor with two answers swings nothing: it is settled already, only not agreed upon.
            coverage += one.share if one.swing else 0
            fresh.discard(one.question.id)
    return None if fresh or coverage < ENOUGH_COVERAGE else tuple(needed)
