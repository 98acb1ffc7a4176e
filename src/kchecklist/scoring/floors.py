"""The safety floors: a gate beside the score, never a penalty in it. Source: scoring.md, section 5."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kchecklist.checklist.models import Question
from kchecklist.profiles.record import Profile, Waiver
from kchecklist.scoring.possible import Finding

FloorState = Literal["pass", "unknown", "fail", "waived"]
GateWord = Literal["fail", "pass", "unknown"]
Gate = tuple[int, int]
"""The least and the most that the gate can turn out to be; 0 is failed, 1 is not."""

FAILED: Gate = (0, 0)
OPEN: Gate = (0, 1)
KEPT: Gate = (1, 1)
THIN_BELOW = 70
"""Points of 100: a floor that stands on less than this is thin."""


@dataclass(frozen=True, slots=True)
class Floor:
    """How one safety floor stands for a provider.

    ``refused``, ``thin``, ``asked`` and ``contradicted`` are of the record, whatever evidence is believed.
    ``waiver`` is the one that counts, with its reason.
    """

    question: Question
    state: FloorState
    refused: bool
    thin: bool
    asked: bool
    contradicted: bool
    waiver: Waiver | None

    @property
    def fresh(self) -> bool:
        """Whether nobody was asked and the person has not set it aside."""
        return not self.asked and self.waiver is None


def floors(findings: Iterable[Finding], profile: Profile) -> tuple[Floor, ...]:
    """The floors among the findings, in bank order, with the profile's waivers applied."""
    return tuple(
        _floor(finding, finding.question.floor, profile)
        for finding in findings
        if finding.question.floor is not None
    )


def gate(floors: Iterable[Floor]) -> Gate:
    """``(0, 0)`` when a floor fails, ``(1, 1)`` when each passes or is waived or there is none, else ``(0, 1)``."""
    states = {floor.state for floor in floors}
    if "fail" in states:
        return FAILED
    return OPEN if "unknown" in states else KEPT


def gate_word(gate: Gate) -> GateWord:
    """The gate as the JSON says it."""
    if gate == FAILED:
        return "fail"
    return "pass" if gate == KEPT else "unknown"


def _floor(finding: Finding, least: int, profile: Profile) -> Floor:
    waiver = _waiver(finding.question, profile)
    state = "waived" if waiver else _state(finding.values, finding, least)
    # A view that does not believe what a floor stands on must not hide that it is thin.
    of_the_record = "waived" if waiver else _state(finding.recorded or finding.values, finding, least)
    return Floor(
        question=finding.question,
        state=state,
        refused=finding.refused,
        thin=of_the_record in ("pass", "waived")
        and bool(finding.recorded)
        and max(finding.recorded) < THIN_BELOW,
        asked=finding.asked,
        contradicted=finding.contradicted,
        waiver=waiver,
    )


def _state(values: tuple[int, ...], finding: Finding, least: int) -> FloorState:
    if max(values) < least:
        return "fail"
    return "pass" if min(values) >= least and not finding.contradicted else "unknown"


def _waiver(question: Question, profile: Profile) -> Waiver | None:
    waiver = profile.waiver(*question.ids)
    return waiver if waiver is not None and waiver.counts else None
