"""Removing something for good: a question first that says what is out of reach, everything saved first, then in the background."""

from collections.abc import Callable

from kchecklist.files.faults import KchecklistError
from kchecklist.profiles.removing import Removed
from kchecklist.reports.out_of_reach import OUT_OF_REACH
from kchecklist.tui.desk import Desk
from kchecklist.tui.leaving import commit
from kchecklist.tui.screens.ask import AskYesNo

NOT_ALL_SAVED = "Nothing was removed, for not everything is saved yet."


def ask_for_good(
    app: Desk,
    question: str,
    remove: Callable[[], Removed],
    begun: Callable[[], object],
    done: Callable[[], object],
) -> None:
    """Ask, and remove; ``begun`` is called before, ``done`` once it came to its end, as far as it could be."""

    def answered(yes: bool | None) -> None:
        if not yes:
            return
        # What is still to be saved would come back, or keep what it replaces.
        commit(app.screen_stack)
        if unsaved := app.wait_until_saved():
            app.tell(f"{NOT_ALL_SAVED} {unsaved[0]}", error=True)
            return
        begun()
        # Of the app, so that it comes to its end when the screen is left.
        app.run_worker(lambda: _remove(app, remove, done), thread=True, group="for good")

    # What was said before hides the question on a small screen.
    app.clear_notifications()
    app.push_screen(AskYesNo(f"{question}\n\n{OUT_OF_REACH}", "yes, for good"), answered)


def _remove(app: Desk, remove: Callable[[], Removed], done: Callable[[], object]) -> None:
    library = app.library
    if library is None:
        return
    try:
        with library.ground.stands():
            left = [str(fault) for fault in remove().left]
    except KchecklistError as error:
        left = [str(error)]
    app.in_turn(_removed, app, left, done)


def _removed(app: Desk, left: list[str], done: Callable[[], object]) -> None:
    if left:
        app.tell(f"Not all could be removed ({len(left)} left): {left[0]}", error=True)
    else:
        app.tell("Removed for good.")
    app.load()
    done()
