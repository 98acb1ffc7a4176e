"""Findings that were worked out already: other weights, or other evidence, need no second reading of the records."""

from kchecklist.checklist.models import Checklist
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Profile
from kchecklist.scoring.possible import Finding, findings_on
from kchecklist.scoring.scales import Scale, scales

MOST = 4
"""So many sets of marks are remembered: one's own before and after a change, and those of others."""


class Remembered:
    """What was found in each profile, under one checklist and the latest few sets of marks.

    Profiles and checklists never change, so that the same object means the same findings.
    """

    def __init__(self) -> None:
        self._grounds: list[_Ground] = []

    def under(self, checklist: Checklist, priorities: Priorities) -> "_Ground":
        """What gives the findings of a profile, as ``standings`` takes it."""
        found = next((ground for ground in self._grounds if ground.is_for(checklist, priorities)), None)
        if found is None:
            found = _Ground(checklist, priorities)
        self._grounds = [found, *(ground for ground in self._grounds if ground is not found)][:MOST]
        return found


class _Ground:
    """One checklist under one set of marks, and what was found on it."""

    def __init__(self, checklist: Checklist, priorities: Priorities) -> None:
        self._checklist, self._marks = checklist, priorities.marks
        self._scales: tuple[Scale, ...] = scales(checklist, priorities)
        self._found: dict[str, tuple[Profile, tuple[Finding, ...]]] = {}

    def is_for(self, checklist: Checklist, priorities: Priorities) -> bool:
        """Whether findings under these would be the same."""
        return checklist is self._checklist and priorities.marks == self._marks

    def __call__(self, profile: Profile) -> tuple[Finding, ...]:
        """The findings of a profile that believe everything recorded."""
        known = self._found.get(profile.id)
        if known is None or known[0] is not profile:
            known = profile, findings_on(self._scales, profile)
            self._found[profile.id] = known
        return known[1]
