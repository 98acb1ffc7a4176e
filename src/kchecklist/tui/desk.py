"""The desk that every screen works on: what is open, and that it is saved.

It knows no screen; ``KchecklistApp`` does. Nothing here brings pydantic along before the first frame is painted.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from textual.message import Message
from textual.reactive import reactive

from kchecklist.profiles.folder import DataFolder
from kchecklist.tui.at_once import AtOnce
from kchecklist.tui.examples import Examples
from kchecklist.tui.saved_words import CANNOT_SAVE, NOT_SAVED, SAVING, closed_words, kept_words

if TYPE_CHECKING:
    from kchecklist.interview.hand import Clock
    from kchecklist.interview.sequence import Mode
    from kchecklist.profiles.record import Profile
    from kchecklist.profiles.writing import NotSaved
    from kchecklist.tui.keeper import Keeper, Kept, NotKept
    from kchecklist.tui.library import Library, Read
    from kchecklist.tui.screens.compare_panes import Wish

Place = Literal["interview", "summary", "details", "history", "compare", "matters", "trash"]
"""Where one can go; the first four are about one provider."""
CANNOT_OPEN = 2
READING = "load"
LOOK_AGAIN = 3.0
"""Seconds until a folder in which nobody was found is read again."""


class Desk(AtOnce):
    """What is open, and how it is kept.

    ``library`` is None until it is loaded. ``wish`` is how the person last wanted to compare, ``last_about`` the provider
    whose screen was opened last. ``saving`` is the state of saving in words, for the title line. ``last_words`` are
    said on standard error once the terminal is as it was. ``typing`` says that words of a note stand on the screen which
    nobody was told of yet.
    """

    saving: reactive[str] = reactive("")
    typing: reactive[bool] = reactive(False)

    class Loaded(Message):
        """The folder was read, for the first time or again."""

    class Opened(Message):
        """The folder was opened; None when it cannot be, and why is said when the app has ended."""

        def __init__(self, library: "Library | None") -> None:
            super().__init__()
            self.library = library

    class ReadAgain(Message):
        """The folder of ``library`` was read once more, when ``entered`` changes had been made."""

        def __init__(self, library: "Library", read: "Read", entered: int) -> None:
            super().__init__()
            self.library, self.read, self.entered = library, read, entered

    class Told(Message):
        """A save came to something."""

        def __init__(self, news: "Kept | NotKept") -> None:
            super().__init__()
            self.news = news

    def __init__(self, folder: DataFolder, questions: Path, demo: bool, clock: "Clock | None") -> None:
        super().__init__()
        self.folder = folder
        self.own_folder = folder
        self.questions = questions
        self.demo = demo
        self.keeper: Keeper | None = None
        self.wish: Wish | None = None
        self.last_about: str | None = None
        self.last_words: list[str] = []
        self._said_not_saved: set[str] = set()
        self._said_closed = ""
        self._clock = clock
        self._read_again = False
        self._examples = Examples()

    def open(self, place: Place, profile_id: str = "", mode: "Mode" = "short", question_id: str = "") -> None:
        """Go somewhere; back to it, where it is open below.

        ``mode`` is what an interview goes through, ``question_id`` the question that it begins with.
        """
        raise NotImplementedError

    @property
    def clock(self) -> "Clock":
        """What tells the time."""
        from kchecklist.profiles.store import local_time

        return self._clock or local_time

    # Reading

    def on_mount(self) -> None:
        """Read the folder once the first frame stands."""
        if self.demo:
            self.folder = self._examples.copied()
        self.call_after_refresh(self.load)
        self.set_interval(LOOK_AGAIN, self._look_again)

    def _look_again(self) -> None:
        """Where there is nobody yet, the folder may only be late: a stick that is plugged in, a server."""
        # A disk that does not answer is not asked once more before it does.
        reading = any(worker.group == READING and not worker.is_finished for worker in self.workers)
        if self.library is not None and not self.library.stored and not reading:
            self.on_app_focus()

    def load(self) -> None:
        """Read the folder, off the key's way."""
        self.run_worker(self._load, thread=True, exclusive=True, group=READING)

    def _load(self) -> None:
        from kchecklist.files.faults import KchecklistError
        from kchecklist.tui.library import Library

        if (library := self.library) is not None and library.folder == self.folder:
            entered, read = self._entered, library.read()
            self._post(self.ReadAgain(library, read, entered))
            return
        try:
            opened = Library(self.folder, self.questions, self.clock)
        except KchecklistError as error:
            self.last_words = [str(error)]
            self._post(self.Opened(None))
            return
        self._post(self.Opened(opened))

    def _post(self, message: Message) -> None:
        """Post a message from a thread; where the app has ended meanwhile, nobody waits for it.

        Not ``call_from_thread``, which waits for an answer that an app that ends never gives.
        """
        with contextlib.suppress(RuntimeError):
            self.post_message(message)

    def in_turn(self, act: Callable[..., object], *given: object) -> None:
        """From a thread: have the app do something in its own turn; the same holds where it has ended meanwhile."""
        with contextlib.suppress(RuntimeError):
            self.call_later(act, *given)

    def on_desk_opened(self, message: Opened) -> None:
        """Work on what was opened, or end."""
        from kchecklist.tui.keeper import Keeper

        library = message.library
        if library is None:
            self.exit(CANNOT_OPEN)
        # Meanwhile somebody may have gone on to another folder.
        elif self.library is None and library.folder == self.folder:
            self.keeper = Keeper(library.store, self._tell, library.ground)
            self.library = library
            self._loaded()

    def on_desk_read_again(self, message: ReadAgain) -> None:
        """Show what was read."""
        if message.library is self.library:
            self._take(message.read, message.entered)

    def _take(self, read: "Read", entered: int) -> None:
        if self.library is None or self.keeper is None:
            return
        if not self.keeper.idle:
            # What was read is old as soon as the rest is saved; until then a full disk would have us read forever.
            self._read_again = True
            if read.left_out.beside != self.library.left_out.beside:
                self.library.take_left_out(read)
                self._show_loaded()
            return
        if entered != self._entered:
            # Something was entered while the folder was read: what was read is old.
            self.load()
            return
        self.keeper.forget()
        self.library.take(read)
        self._loaded()

    def on_app_focus(self) -> None:
        """Read the folder again when the terminal comes to the front: it may have been edited meanwhile."""
        if self.library is not None and len(self.screen_stack) == 1:
            self.load()

    def _loaded(self) -> None:
        screens = self.screen_stack
        if not screens:
            # The app is ending: there is nothing left to show it on.
            return
        self._say_closed()
        self._show_loaded()

    def _show_loaded(self) -> None:
        """Have every screen show what the library has now."""
        screens = self.screen_stack
        screens[0].post_message(self.Loaded())
        for screen in screens[1:]:
            if (reread := getattr(screen, "reread", None)) is not None:
                # In the screen's own turn: one that is just opening has nothing to show it on yet.
                screen.call_later(reread)

    def _say_closed(self) -> None:
        """Where nothing can be saved, say so before anybody types; once, and in the title line for as long as it is so."""
        closed = self.library.closed if self.library is not None else None
        if closed is None:
            self._said_closed = ""
            if not self.saving or self.saving.startswith(CANNOT_SAVE):
                self.saving = "all saved"
            return
        if self.keeper is not None and self.keeper.idle:
            self.saving = f"{CANNOT_SAVE}: {closed.reason}"
        if closed.reason != self._said_closed:
            self._said_closed = closed.reason
            self.tell(closed_words(closed), error=True)

    def look_at_examples(self, look: bool) -> None:
        """Open the examples in a throw-away folder, or go back to one's own folder, once everything is saved."""
        if unsaved := self.wait_until_saved():
            self.tell(str(unsaved[0]), error=True)
            return
        if self.library is None or self.keeper is None:
            return
        self.keeper.stop()
        # Nothing is open until the other folder is read: no answer may go to a provider of this one.
        self.library = self.keeper = None
        self.demo = look
        self.folder = self._examples.copied() if look else self.own_folder
        self.load()

    # Saving

    def wait_until_saved(self) -> list["NotSaved"]:
        """Wait until everything is on disk; what cannot be put there, and why."""
        return self.keeper.wait() if self.keeper is not None else []

    def keep(self, profile: "Profile", turned: bool = False) -> None:
        """Put a profile on disk, off the key's way; ``turned`` where a change was taken back, or brought again."""
        if self.library is None or self.keeper is None:
            return
        # What is not saved stays so in the title line until it is.
        if self.keeper.trouble is None:
            self.saving = SAVING
        self._entered += 1
        self.library.enter(profile)
        self.keeper.keep(self.library.base(profile.id), profile, turned)

    def _tell(self, news: "Kept | NotKept") -> None:
        self._post(self.Told(news))

    def on_desk_told(self, message: Told) -> None:
        """Say whether it is on disk, and hand on what came of it."""
        from kchecklist.tui.keeper import NotKept

        news = message.news
        if isinstance(news, NotKept):
            self.saving = f"{NOT_SAVED}: {news.error.reason}"
            # It is tried again and again; said once, it stands in the title line as long as it lasts.
            if str(news.error) not in self._said_not_saved:
                self._said_not_saved.add(str(news.error))
                self.tell(str(news.error), error=True)
            beside = news.error.beside
            if beside is not None and self.library is not None and beside not in self.library.left_out.beside:
                # Whoever is told of it looks for it now.
                self.load()
            return
        # What was read before this save stood on disk is old.
        self._entered += 1
        if self.library is not None:
            self.library.took(news)
        if self.keeper is not None:
            self.keeper.taken_over(news)
        if self.keeper is not None and self.keeper.idle:
            self._said_not_saved.clear()
            self.said_saved()
            if self._read_again:
                self._read_again = False
                self.load()
        elif self.keeper is not None:
            trouble = self.keeper.trouble
            self.saving = f"{NOT_SAVED}: {trouble.reason}" if trouble is not None else SAVING
        for said in kept_words(news):
            self.tell(said)
        for screen in self.screen_stack:
            if (kept := getattr(screen, "kept", None)) is not None:
                kept(news.profile.id)

    def said_saved(self) -> None:
        """Say that something was saved just now, unless something else is not on disk yet."""
        if self.keeper is None or self.keeper.idle:
            self.saving = f"saved {self.clock():%H:%M}"

    def on_unmount(self) -> None:
        """Throw the copy of the examples away."""
        self._examples.throw_away()
