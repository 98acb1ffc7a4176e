"""Taking back and bringing again, in words; what another sitting did only when it is asked for twice."""

from collections.abc import Callable

from kchecklist.interview.sitting import Sitting
from kchecklist.interview.undo import Step
from kchecklist.profiles.merging import differing
from kchecklist.profiles.trail import Trail

MOST_AT_ONCE = 5
"""Answers and the like that one key takes back without a word; of an old day only its last state may be kept."""


class Turning:
    """Goes back and forth through the changes of a sitting, then through those of earlier ones.

    ``past`` tells the trail of the record; it reads files, so it is asked once, when this sitting has no more.
    ``about`` says what a change was; ``again`` and ``bring`` are the keys that come here.
    Each method gives the sentence that says what came of it.
    """

    def __init__(
        self,
        sitting: Sitting,
        past: Callable[[], Trail],
        about: Callable[[Step], str],
        again: str,
        bring: str,
    ) -> None:
        self._sitting = sitting
        self._past: Callable[[], Trail] | None = past
        self._about = about
        self._again = again
        self._bring = bring
        self._told: Step | None = None

    def back(self) -> str:
        """Take the last change back, unless it is an earlier sitting's and nobody was told."""
        self._remember()
        step = self._sitting.to_take_back
        if step is None:
            return "There is nothing to take back."
        if step.on is not None and self._told is not step and (self._told is None or _is_large(step)):
            before = "Nothing more since you came here. " if self._told is None else ""
            self._told = step
            return f"{before}{self._again} again takes back what was entered before: {self._about(step)}."
        self._sitting.undo()
        return f"Taken back: {self._about(step)}. {self._bring} brings it again."

    def forward(self) -> str:
        """Bring again what was taken back last."""
        if self._sitting.to_bring_again is None:
            self._remember()
        step = self._sitting.to_bring_again
        if step is None:
            return "There is nothing to bring again."
        self._sitting.redo()
        return f"Brought again: {self._about(step)}. {self._again} takes it back."

    def _remember(self) -> None:
        """Learn what earlier sittings did, once nothing of this one is left to take back."""
        if self._past is not None and self._sitting.to_take_back is None:
            past, self._past = self._past, None
            self._sitting.remember(past())


def _is_large(step: Step) -> bool:
    return len(differing(step.before, step.after)) > MOST_AT_ONCE
