"""Sections 3, 5 and 6: one provider's range, and everything that its open answers could still make of it."""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from statistics import mean

from .reading import Folder, Section, Table, View
from .records import Reading, readings
from .weighing import weights

GATES = {(0, 0): "fail", (1, 1): "pass", (0, 1): "unknown"}
MOST_COMPLETIONS = 250
Completion = tuple[int, Fraction]
"""The gate, 0 or 1, and the score, 0 to 1, that one way of answering everything open leads to."""


@dataclass(frozen=True)
class Standing:
    """One provider in one view."""

    profile: Table
    readings: tuple[Reading, ...]
    sections: tuple[Section, ...]
    weights: dict[str, Fraction]

    @property
    def id(self) -> str:
        return self.profile["provider"]["id"]

    @property
    def is_compared(self) -> bool:
        return self.profile["provider"].get("status") != "ruled out"

    @cached_property
    def scored(self) -> list[Reading]:
        return [reading for reading in self.readings if reading.counts]

    @cached_property
    def floors(self) -> list[Reading]:
        return [reading for reading in self.readings if "floor" in reading.question]

    def of(self, section: Section) -> list[Reading]:
        """What counts in a section; nothing where the section does not apply."""
        return [reading for reading in self.scored if reading.section.id == section.id]

    @cached_property
    def shared(self) -> list[Section]:
        """The sections that apply."""
        return [section for section in self.sections if self.of(section)]

    @cached_property
    def weighs(self) -> Fraction:
        return sum((self.weights[section.id] for section in self.shared), Fraction(0))

    @cached_property
    def part(self) -> dict[str, Fraction]:
        """Question -> its part of the whole score; 0 where everything that applies weighs nothing."""
        return {
            reading.id: self.part_of_section(reading) * self.weights[reading.section.id] / self.weighs
            if self.weighs
            else Fraction(0)
            for reading in self.scored
        }

    def part_of_section(self, reading: Reading) -> Fraction:
        """Its part of its section."""
        return Fraction(reading.weight, sum(other.weight for other in self.of(reading.section)))

    def section_range(self, section: Section) -> tuple[Fraction, Fraction, Fraction]:
        """Low, high and coverage of a section that applies."""
        found = self.of(section)
        low = sum(self.part_of_section(r) * min(r.possible) for r in found) / 100
        high = sum(self.part_of_section(r) * max(r.possible) for r in found) / 100
        return low, high, Fraction(sum(self.part_of_section(r) for r in found if r.settled))

    @cached_property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The range of the score."""
        if not self.weighs:
            return Fraction(0), Fraction(1)
        if self.completions is not None:
            scores = [score for _, score in self.completions]
            return min(scores), max(scores)
        low = sum(self.part[r.id] * min(r.possible) for r in self.scored) / 100
        return low, sum(self.part[r.id] * max(r.possible) for r in self.scored) / 100

    @cached_property
    def middle(self) -> Fraction:
        """M, for planning."""
        if not self.weighs:
            return Fraction(1, 2)
        return sum(self.part[r.id] * mean(map(Fraction, r.possible)) for r in self.scored) / 100

    @cached_property
    def coverage(self) -> Fraction:
        return sum((self.part[r.id] for r in self.scored if r.settled), Fraction(0))

    @cached_property
    def settled(self) -> bool:
        return bool(self.weighs) and all(reading.settled for reading in self.scored)

    @cached_property
    def gate(self) -> tuple[int, int]:
        states = [floor.floor_state(floor.possible) for floor in self.floors]
        if "fail" in states:
            return 0, 0
        return (0, 1) if "unknown" in states else (1, 1)

    @cached_property
    def too_early(self) -> bool:
        never_asked = any(not floor.asked and not floor.waived for floor in self.floors)
        return self.coverage < Fraction(1, 2) or never_asked

    @cached_property
    def worst(self) -> Completion:
        if self.completions is not None:
            return min(self.completions)
        return self.gate[0], self.ends[0]

    @cached_property
    def best(self) -> Completion:
        if self.completions is not None:
            return max(self.completions)
        return self.gate[1], self.ends[1]

    @cached_property
    def completions(self) -> frozenset[Completion] | None:
        """All that could come out; None where that is too much to write down."""
        # Counted in whole steps of one size: the same sums, exact and quick.
        steps = 100 * math.lcm(*(part.denominator for part in self.part.values()))
        found = {(1, 0)} if self.weighs else {(1, 0), (1, steps)}
        for reading in self.scored:
            step = int(self.part[reading.id] * steps / 100)
            found = {
                (min(gate, passes), score + step * value)
                for gate, score in found
                for passes, value in _outcomes(reading)
            }
            if len(found) > MOST_COMPLETIONS:
                return None
        return frozenset((gate, Fraction(score, steps)) for gate, score in found)

    @property
    def shown(self) -> str:
        low, high = self.ends
        if low == high:
            return str(math.floor(100 * low + Fraction(1, 2)))
        return f"{math.floor(100 * low)}-{math.ceil(100 * high)}"


def _outcomes(reading: Reading) -> list[tuple[int, int]]:
    """Whether the floor passes, and the value: every way the question can end."""
    least = reading.question.get("floor")
    if least is None or reading.waived:
        return [(1, value) for value in reading.possible]
    both = [(0, value) for value in reading.possible if value < least or reading.contradicted]
    return both + [(1, value) for value in reading.possible if value >= least]


def standings(folder: Folder, view: View) -> list[Standing]:
    """Every provider, in the order added."""
    found = weights(folder)
    return [
        Standing(profile, tuple(readings(folder, profile, view)), folder.sections, found)
        for profile in folder.providers
    ]


def is_ahead(a: Standing, b: Standing) -> bool:
    """Whether every way that a can end is ahead of every way that b can end."""
    return a.worst > b.best


def rank_interval(one: Standing, compared: list[Standing]) -> tuple[int, int]:
    """The first and the last place that it can come to, over all its own ways to end and all of the others."""
    others = [other for other in compared if other.id != one.id]
    mine = one.completions if one.completions is not None else {one.worst, one.best}
    first = min(1 + sum(other.worst > end for other in others) for end in mine)
    last = max(len(compared) - sum(other.best < end for other in others) for end in mine)
    return first, last
