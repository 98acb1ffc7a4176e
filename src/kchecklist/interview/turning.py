"""Taking back and bringing again, in words; before this sitting only when it is asked for twice."""

from collections.abc import Callable

from kchecklist.interview.sitting import Sitting
from kchecklist.profiles.trail import Trail


class Turning:
    """Goes back and forth through the changes of a sitting, then through those of earlier ones.

    ``past`` tells the trail of the record; it reads files, so it is asked once, when this sitting has no more.
    Each method gives the sentence that says what came of it.
    """

    def __init__(self, sitting: Sitting, past: Callable[[], Trail], again: str, bring: str) -> None:
        self._sitting = sitting
        self._past: Callable[[], Trail] | None = past
        self._again = again
        self._bring = bring

    def back(self) -> str:
        """Take the last change back, unless it is an earlier sitting's and nobody was told."""
        sitting = self._sitting
        if not sitting.to_take_back and self._remember() and sitting.to_take_back:
            return (
                "There is nothing of this sitting to take back."
                f" {self._again} again takes back what was entered before it."
            )
        if sitting.undo() is None:
            return "There is nothing to take back."
        return f"Taken back{self._when()}. {self._bring} brings it again."

    def forward(self) -> str:
        """Bring again what was taken back last."""
        sitting = self._sitting
        if not sitting.to_bring_again:
            self._remember()
        if sitting.redo() is None:
            return "There is nothing to bring again."
        return f"Brought again{self._when()}. {self._again} takes it back."

    def _remember(self) -> bool:
        """Learn what earlier sittings did; whether that is new."""
        if self._past is None or self._sitting.to_take_back:
            return False
        past, self._past = self._past, None
        self._sitting.remember(past())
        return True

    def _when(self) -> str:
        turned = self._sitting.turned
        return f", as entered on {turned.on:%Y-%m-%d %H:%M}" if turned is not None and turned.on else ""
