"""What the app says in a corner of the screen, and what it writes at once, not off the key's way."""

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from kchecklist.files.text import one_line
from kchecklist.tui.sealed import Sealed

if TYPE_CHECKING:
    from kchecklist.tui.library import Library


class AtOnce(Sealed):
    """An app that says things, and writes some of them at once: what is set, whoever is added or thrown away.

    ``library`` is None until it is loaded.
    """

    def __init__(self) -> None:
        super().__init__()
        self.library: Library | None = None
        self._entered = 0

    def tell(self, text: str, error: bool = False) -> None:
        """Say something in a corner of the screen for a while; the text may come from anywhere.

        It takes the place of what was said before: on a small screen two of them hide the question.
        """
        self.clear_notifications()
        self.notify(one_line(text), severity="error" if error else "information", markup=False, timeout=10)

    def change_kept(self, change: Callable[[], object]) -> bool:
        """Do something that writes at once; whether it worked. What went wrong is shown."""
        if problem := self.problem_with(change):
            self.tell(problem, error=True)
        return not problem

    def problem_with(self, change: Callable[[], object]) -> str:
        """Do something that writes at once; what went wrong, nothing where it worked.

        Where a file of the person's own making was kept first is said.
        """
        from kchecklist.files.faults import KchecklistError
        from kchecklist.profiles.ground import GONE, NOTHING_CHANGED
        from kchecklist.profiles.writing import NotSaved

        library = self.library
        try:
            with library.ground.stands() if library is not None else contextlib.nullcontext():
                change()
        except KchecklistError as error:
            if isinstance(error, NotSaved) and error.reason == GONE:
                # What is on its way to the disk is tried again by itself; this is not.
                error = NotSaved(error.path, error.reason, NOTHING_CHANGED)
            return str(error)
        finally:
            # What was read of the folder before, or meanwhile, is old.
            self._entered += 1
            for kept in library.kept_by_hand() if library is not None else ():
                self.tell(f"Your own comments or layout: kept as {kept.name} in history")
        return ""

    def set(self, **values: object) -> None:
        """Change how the app behaves, from now on."""
        from kchecklist.profiles.editing import changed

        library = self.library
        if library is not None:
            self.change_kept(lambda: library.set_settings(lambda settings: changed(settings, **values)))

    def toggle_ranges(self) -> None:
        """Show or hide ranges, from now on."""
        if self.library is not None:
            self.set(show_ranges=not self.library.settings.show_ranges)
