"""Putting another version of a provider back: a question first, everything saved first, and a way to undo it."""

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from kchecklist.files.faults import BadFile
from kchecklist.files.text import one_line
from kchecklist.profiles.history import versions
from kchecklist.profiles.record import Profile
from kchecklist.profiles.shelf import load
from kchecklist.profiles.store import UNREADABLE, Saved
from kchecklist.reports.provider.history import beside_words, row_words, then_words
from kchecklist.reports.provider.history_rows import Beside, Row
from kchecklist.reports.provider.history_words import until_words
from kchecklist.tui.desk import Desk
from kchecklist.tui.leaving import commit
from kchecklist.tui.screens.ask import AskYesNo

LONGEST_NAME = 60
NEWS_COMES_IN = 0.01
"""Seconds until we look again whether what a save came to is known."""
NOT_ALL_SAVED = "Nothing was put back, for not everything is saved yet."


@dataclass(frozen=True, slots=True)
class Earlier:
    """A version that can be looked at and put back.

    ``profile`` is None where it cannot be read, ``stood`` says since when or where, ``words`` are its row, ``beside``
    whether it is a file beside the provider's own, ``came`` what the change after it was.
    """

    path: Path
    profile: Profile | None
    stood: str
    words: str
    beside: bool = False
    came: str = ""


def stood_until(row: Row) -> Earlier:
    """A version that was replaced."""
    stood = f"as it stood {until_words(row.version)}"
    return Earlier(row.version.path, row.profile, stood, row_words(row), came=then_words(row))


def lies_beside(other: Beside) -> Earlier:
    """A version that somebody else, or another window, made."""
    return Earlier(other.path, other.profile, f"as {other.path.name} has it", beside_words(other), True)


def ask_to_put_back(
    app: Desk, profile_id: str, title: str, version: Earlier, done: Callable[[], object]
) -> None:
    """Ask, and put a version back; ``title`` is what the provider is called, ``done`` is called where it stands now."""

    def answered(yes: bool | None) -> None:
        if yes:
            put_back(app, profile_id, version.path, done)

    came = f" ({version.came})" if version.came else ""
    kept = "What stands now is kept, and can be put back in the same way."
    question = f"Put {named(title)} back {version.stood}{came}? {kept}"
    # What was said before hides the question on a small screen.
    app.clear_notifications()
    app.push_screen(AskYesNo(question), answered)


def put_back(app: Desk, profile_id: str, version: Path, done: Callable[[], object]) -> None:
    """Put a version in place of what stands now, once everything is saved, and say what came of it."""
    # What is being typed below belongs to what is replaced, and is kept with it.
    commit(app.screen_stack)
    unsaved = app.wait_until_saved()
    # What lies beside a file that cannot be read waits for that very file to be put back.
    beside = {error.path for error in unsaved if error.beside is not None and error.reason == UNREADABLE}
    if lost := [error for error in unsaved if error.path not in beside]:
        app.tell(f"{NOT_ALL_SAVED} {lost[0]}", error=True)
    else:
        _put_back(app, profile_id, version, done, beside)


def _put_back(
    app: Desk, profile_id: str, version: Path, done: Callable[[], object], beside: Collection[Path]
) -> None:
    library, keeper = app.library, app.keeper
    if library is None or keeper is None:
        return
    waits = library.base(profile_id).path in beside if profile_id in library.stored else False
    if library.on_its_way(profile_id) and not waits:
        # It is on disk, but nobody here was told yet: that news would hide what is put back.
        app.set_timer(NEWS_COMES_IN, lambda: _put_back(app, profile_id, version, done, beside))
        return
    saved: list[Saved] = []
    stood = os.path.lexists(library.store.path_of(profile_id))
    if not app.change_kept(lambda: saved.append(library.store.restore(profile_id, version))):
        return
    library.put_back(saved[0])
    keeper.forget()
    if waits:
        # What was entered comes on top of it now.
        keeper.wait(0)
    app.said_saved()
    app.load()
    app.tell(f"Put back. {_kept_as(app, profile_id)}" if stood else "Put back.")
    done()


def named(title: str) -> str:
    """What a provider is called, in a question that has to fit."""
    title = one_line(title)
    return title if len(title) <= LONGEST_NAME else f"{title[: LONGEST_NAME - 1]}…"


def _kept_as(app: Desk, profile_id: str) -> str:
    assert app.library is not None, "something was just put back in it"
    store = app.library.store
    last = versions(store.history_of(profile_id))[-1]
    place = last.path.relative_to(store.folder.path)
    try:
        load(last.path)
    except BadFile:
        return f"What stood there cannot be read, but is kept in {place}."
    return f"What stood until now is kept in {place}; R on the newest row puts it back."
