"""Safety floors that decide who stands first, and are known only from a review or an advert.

A surer answer to one of these changes who stands first though nothing is open. Source: scoring.md, sections 5, 6 and 9.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from kchecklist.checklist.models import Question
from kchecklist.profiles.record import Level
from kchecklist.scoring.floors import FAILED
from kchecklist.scoring.standing import Standing

UNSURE: tuple[Level, ...] = ("heard", "advertised")
"""What was not told to the person themselves."""


@dataclass(frozen=True, slots=True)
class UnsureFloor:
    """One floor of a provider, by its id, with the level of the claim that it stands on."""

    provider: str
    question: Question
    level: Level


def unsure_floors(standings: Iterable[Standing], first: Collection[str]) -> tuple[UnsureFloor, ...]:
    """The floors that keep a provider out, or one of the ``first`` in, and are only heard or advertised.

    ``first`` are the ids of those that can stand first. A floor that fails decides where its provider could stand
    first without it; one of the first's where another would stand before it, or alone, if it failed.
    """
    compared = [each for each in standings if not each.ruled_out]
    found: list[UnsureFloor] = []
    for each in compared:
        others = [other for other in compared if other is not each]
        if others:
            found += _keeping_out(each, others) if each.gate == FAILED else ()
            found += _keeping_in(each, others) if each.gate != FAILED and each.id in first else ()
    return tuple(found)


def _keeping_out(standing: Standing, others: Iterable[Standing]) -> list[UnsureFloor]:
    failing = [floor.question.id for floor in standing.floors if floor.state == "fail"]
    unsure = list(_unsure(standing, failing))
    # One that fails on surer grounds keeps it out whatever becomes of the others.
    without = (1, standing.high)
    return unsure if len(unsure) == len(failing) and without >= max(o.worst for o in others) else []


def _keeping_in(standing: Standing, others: Iterable[Standing]) -> list[UnsureFloor]:
    kept = [floor.question.id for floor in standing.floors if floor.state == "pass"]
    if_failed = (0, standing.low)
    return list(_unsure(standing, kept)) if any(other.best >= if_failed for other in others) else []


def _unsure(standing: Standing, question_ids: Collection[str]) -> Iterator[UnsureFloor]:
    for finding in standing.findings:
        if finding.question.id in question_ids and finding.deciding in UNSURE:
            yield UnsureFloor(standing.id, finding.question, finding.deciding)
