"""What is still open with one provider, and what comes next: the same words on every face.

The order is that of a comparison with all others. Source: scoring.md, sections 3, 5 and 9.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kchecklist.reports.asking.parts import NOTHING_OPEN, settles_words, stop_words
from kchecklist.reports.floor_words import SAFETY_FLOOR, floor_state_words
from kchecklist.reports.page import Heading, Lines, Part, Words
from kchecklist.reports.words import ask_words, capital, count, early_words
from kchecklist.scoring.ask_next import NextQuestion
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.floors import Floor
from kchecklist.scoring.placing import until_placed
from kchecklist.scoring.standing import ENOUGH_COVERAGE, Standing
from kchecklist.scoring.views import EVERYTHING, View

STILL_OPEN = "Still open, in the order to ask"
ASK_NEXT = "What to ask next"
FOR_SAFETY = "What could still matter for safety"
ON_THIS_EVIDENCE = "too early to place on this evidence"
MOST_NEXT = 5


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, or the name of the lines that follow it."""

    words: str
    lines: tuple[str, ...] = ()


def open_parts(comparison: Comparison, provider_id: str) -> Iterator[Part]:
    """All that is open with this provider, as parts of a page: the next five with what they settle, then the rest."""
    standing, questions = comparison.by_id[provider_id], comparison.ask_next.by_provider[provider_id]
    yield Heading(STILL_OPEN)
    for said in _stop(comparison, standing):
        yield Words(f"{said.words}:" if said.lines else said.words)
        if said.lines:
            yield Lines(said.lines)
    if not questions:
        yield Words(NOTHING_OPEN)
        return
    first, rest = questions[:MOST_NEXT], questions[MOST_NEXT:]
    if settles := settles_words(standing, first):
        yield Words(f"{capital(settles)}:")
    yield Lines(tuple(map(open_words, first)), numbered=True)
    if rest:
        yield Words("After these:")
        yield Lines(tuple(map(open_words, rest)), numbered=True, first=len(first) + 1)


def what_next(comparison: Comparison, provider_id: str) -> tuple[Said, ...]:
    """What to say when a call is over: that more changes nothing, or how much is needed and what would settle most."""
    standing, questions = comparison.by_id[provider_id], comparison.ask_next.by_provider[provider_id]
    if stop := tuple(_stop(comparison, standing)):
        return stop
    said = (
        [Said(f"{capital(placing_words(standing, questions, comparison.view))}.")]
        if standing.too_early
        else []
    )
    first = questions[:MOST_NEXT]
    if first:
        head = capital(settles_words(standing, first)) or ASK_NEXT
        said.append(Said(head, tuple(map(open_words, first))))
    return tuple(said)


def placing_words(standing: Standing, questions: Sequence[NextQuestion], view: View = EVERYTHING) -> str:
    """Why a provider is too early to place, and how little more it takes.

    ``questions`` are its open ones in the order to ask them; ``standing``, in this ``view``, is too early to place.
    """
    if view != EVERYTHING:
        # What was asked is not open to be asked again: it is only not believed here.
        return ON_THIS_EVIDENCE
    needed = until_placed(standing, questions)
    early = early_words(standing)
    if not needed:
        return early
    if standing.coverage >= ENOUGH_COVERAGE:
        return f"{early}; {count(len(needed), 'safety floor')} left to ask about"
    # An answer need not settle its question, so nobody can know exactly.
    return f"{early}; about {len(needed)} more until it can be placed"


def open_words(one: NextQuestion) -> str:
    """A question that is open, marked where it is a safety floor and where it is looked up and not asked."""
    return f"{ask_words(one.question)}{f' ({SAFETY_FLOOR})' if one.floor else ''}"


def _stop(comparison: Comparison, standing: Standing) -> Iterator[Said]:
    """That more answers change nothing, where that is so, and what is worth asking all the same."""
    stop = stop_words(comparison)
    # One that is ruled out has no part in who stands first.
    if stop is None or standing.ruled_out:
        return
    yield Said(stop)
    lines = tuple(_for_safety(standing.floors))
    if lines:
        yield Said(FOR_SAFETY, lines)


def _for_safety(floors: Iterable[Floor]) -> Iterator[str]:
    for floor in floors:
        if floor.state == "unknown" or (floor.thin and floor.state == "pass"):
            yield f"{ask_words(floor.question)} ({floor_state_words(floor)})"
