"""In how many ways a provider comes first, second, ...: drawn, for what matters and what is open.

Every open answer is taken as equally likely to go any way, every weighting that keeps the ordered picks as
equally likely too; whoever shows the shares says so. Floats, unlike the rest of scoring.

Source: scoring.md, section 7.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from kchecklist.checklist.models import Checklist
from kchecklist.profiles.priorities import Priorities
from kchecklist.scoring.possible import Finding
from kchecklist.scoring.scales import FULL
from kchecklist.scoring.standing import Standing
from kchecklist.scoring.weights import ordered_picks, standing_sections

DRAWS_ON_SCREEN = 2_500
_DIGITS = 9
"""Scores that agree this far are equal: a sum of floats depends on which sections it runs over."""

Weights = Mapping[str, float]
"""Section -> its share of the whole, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Shares:
    """``rank`` maps each provider compared to its share, 0 to 1, of rank 1, 2, ... over ``draws`` draws.

    The shares of a provider sum to 1, and so do those of a rank, as far as floats do.
    """

    draws: int
    rank: Mapping[str, tuple[float, ...]]


def shares(
    standings: Iterable[Standing],
    checklist: Checklist,
    priorities: Priorities,
    draws: int = DRAWS_ON_SCREEN,
    goes_on: Callable[[int], bool] | None = None,
) -> Shares | None:
    """The shares of these standings, made with the same checklist and priorities; those ruled out take no part.

    ``goes_on`` is called before every draw with the number done so far, to show progress; when it says no,
    drawing ends and the result is None. The same records give the same shares.

    Raises:
        ValueError: ``draws`` is less than 1.
    """
    if draws < 1:
        raise ValueError(f"draws is {draws}; draw at least once")
    compared = [each for each in standings if not each.ruled_out]
    weights = _WeightDraws(checklist, priorities)
    providers = [_ProviderDraws(each) for each in compared]
    counted = [[0.0] * len(compared) for _ in compared]
    for done in range(draws):
        if goes_on is not None and not goes_on(done):
            return None
        drawn = weights.draw()
        _count([provider.draw(drawn) for provider in providers], counted)
    rank = {
        each.id: tuple(count / draws for count in row) for each, row in zip(compared, counted, strict=True)
    }
    return Shares(draws, rank)


def _count(outcomes: Sequence[tuple[int, float]], counted: list[list[float]]) -> None:
    """Add one draw to ``counted``, provider by rank; equal outcomes share the ranks they take up."""
    places: dict[tuple[int, float], list[int]] = {}
    for place, outcome in enumerate(outcomes):
        places.setdefault(outcome, []).append(place)
    first = 0
    for outcome in sorted(places, reverse=True):
        level = places[outcome]
        for place in level:
            for rank in range(first, first + len(level)):
                counted[place][rank] += 1 / len(level)
        first += len(level)


class _WeightDraws:
    """Weights of all sections, uniform over those that keep the ordered picks."""

    def __init__(self, checklist: Checklist, priorities: Priorities) -> None:
        # By id, here and below: how a bank orders its sections and questions must not move the shares.
        sections = sorted(section.id for section in standing_sections(checklist))
        self._picks = ordered_picks(checklist, priorities)
        self._rest = [name for name in sections if name not in self._picks]
        self._random = Random("kchecklist shares: weights")

    def draw(self) -> Weights:
        names = (*self._picks, *self._rest)
        amounts = [self._random.expovariate(1.0) for _ in names]
        amounts.sort(reverse=True)
        rest = amounts[len(self._picks) :]
        self._random.shuffle(rest)
        amounts[len(self._picks) :] = rest
        whole = math.fsum(amounts)
        return {name: amount / whole for name, amount in zip(names, amounts, strict=True)}


@dataclass(frozen=True, slots=True)
class _Section:
    """What is settled of a section, and for each open question the points, times its weight, it can bring."""

    id: str
    full: int
    settled: int
    open: tuple[tuple[int, ...], ...]
    open_floors: tuple[tuple[tuple[int, ...], int], ...]
    """The same for a floor whose value decides; fewer points than the number beside them fail it."""


class _ProviderDraws:
    """Outcomes of one provider. It has draws of its own, so that nobody else's depend on who is compared."""

    def __init__(self, standing: Standing) -> None:
        self._random = Random(f"kchecklist shares: provider {standing.id}")
        unknown = {floor.question.id: floor for floor in standing.floors if floor.state == "unknown"}
        self._fails = any(floor.state == "fail" for floor in standing.floors)
        self._disputed = sum(floor.contradicted for floor in unknown.values())
        decided = {name for name, floor in unknown.items() if not floor.contradicted}
        by_section: dict[str, list[Finding]] = {}
        for finding in sorted(standing.findings, key=lambda each: (each.section, each.question.id)):
            if finding.values:
                by_section.setdefault(finding.section, []).append(finding)
        self._sections = [_section(name, inside, decided) for name, inside in by_section.items()]

    def draw(self, weights: Weights) -> tuple[int, float]:
        """The gate, 0 or 1, and the score, 0 to 1."""
        random = self._random.random
        fails = self._fails
        score = whole = 0.0
        for section in self._sections:
            points = section.settled
            for values in section.open:
                points += values[int(random() * len(values))]
            for values, least in section.open_floors:
                value = values[int(random() * len(values))]
                fails = fails or value < least
                points += value
            weight = weights[section.id]
            score += weight * (points / section.full)
            whole += weight
        for _ in range(self._disputed):
            # Drawn also when it no longer matters: every draw takes as many numbers as the last.
            fails = (random() < 0.5) or fails
        # Where no section applies, anything is possible.
        return int(not fails), round(score / whole if whole else random(), _DIGITS)


def _section(name: str, findings: Sequence[Finding], decided: set[str]) -> _Section:
    settled = full = 0
    open_values, open_floors = [], []
    for finding in findings:
        question = finding.question
        points = tuple(question.weight * value for value in finding.values)
        full += FULL * question.weight
        if len(points) == 1:
            settled += points[0]
        elif question.id in decided and question.floor is not None:
            open_floors.append((points, question.weight * question.floor))
        else:
            open_values.append(points)
    return _Section(name, full, settled, tuple(open_values), tuple(open_floors))
