"""The app: which screens there are, what is open, and that nothing is lost on the way out.

Nothing here brings pydantic along before the first frame is painted.
"""

import asyncio
import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath
from shutil import copytree
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen

from kchecklist.files.text import one_line
from kchecklist.profiles.folder import DataFolder
from kchecklist.tui.keys import ALL, EVERYWHERE
from kchecklist.tui.themes import THEMES

if TYPE_CHECKING:
    from kchecklist.interview.notebook import Clock
    from kchecklist.interview.sequence import Mode
    from kchecklist.profiles.record import Profile
    from kchecklist.profiles.writing import NotSaved
    from kchecklist.tui.keeper import Keeper, Kept, NotKept
    from kchecklist.tui.library import Library, Read

WIDTHS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]
"""Cells from which a screen carries a class; what gives way below stands in each screen's style."""
HEIGHTS = [(0, "-short"), (24, "-tall")]
FAILED_TO_SAVE = 1
CANNOT_OPEN = 2


class KchecklistApp(App[int]):
    """kchecklist on a terminal.

    ``library`` is None until it is loaded. ``saving`` is the state of saving in words, for the title line.
    """

    # Textual reads no style of the screen that an app begins with.
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/providers.tcss"]
    TITLE = "kchecklist"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [ALL[name] for name in EVERYWHERE]

    saving: reactive[str] = reactive("")

    class Loaded(Message):
        """The folder was read, for the first time or again."""

    class Told(Message):
        """A save came to something."""

        def __init__(self, news: "Kept | NotKept") -> None:
            super().__init__()
            self.news = news

    def __init__(
        self,
        folder: DataFolder,
        questions: Path,
        demo: bool = False,
        open_provider: str | None = None,
        mode: "Mode" = "short",
        clock: "Clock | None" = None,
    ) -> None:
        super().__init__()
        self.folder = folder
        self.own_folder = folder
        self.questions = questions
        self.demo = demo
        self.open_provider = open_provider
        self.open_mode: Mode = mode
        self.library: Library | None = None
        self.keeper: Keeper | None = None
        self.last_words: list[str] = []
        self.crash: Exception | None = None
        self._asked_to_quit = False
        self._said_not_saved = ""
        self._clock = clock
        self._entered = 0
        self._read_again = False
        self._examples: tempfile.TemporaryDirectory[str] | None = None

    @property
    def clock(self) -> "Clock":
        """What tells the time."""
        from kchecklist.profiles.store import local_time

        return self._clock or local_time

    # Opening

    def get_default_screen(self) -> Screen[None]:
        """The providers."""
        from kchecklist.tui.screens.providers import Providers

        return Providers()

    def on_mount(self) -> None:
        """Dress, catch the signals, and read the folder once the first frame stands."""
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self._catch_signals()
        if self.demo:
            self._copy_examples()
        self.call_after_refresh(self.load)

    def load(self) -> None:
        """Read the folder, off the key's way."""
        self.run_worker(self._load, thread=True, exclusive=True, group="load")

    def _load(self) -> None:
        from kchecklist.files.faults import KchecklistError
        from kchecklist.tui.keeper import Keeper
        from kchecklist.tui.library import Library

        if self.library is not None and self.library.folder == self.folder:
            entered, read = self._entered, self.library.read()
            self.call_from_thread(self._take, read, entered)
            return
        try:
            library = Library(self.folder, self.questions, self.clock)
        except KchecklistError as error:
            self.last_words = [str(error)]
            self.call_from_thread(self.exit, CANNOT_OPEN)
            return
        if self.keeper is not None:
            self.keeper.wait()
        self.keeper = Keeper(library.store, self._tell)
        self.library = library
        self.call_from_thread(self._loaded)

    def _take(self, read: "Read", entered: int) -> None:
        if self.library is None or self.keeper is None:
            return
        if not self.keeper.idle:
            # What was read is old as soon as the rest is saved; until then a full disk would have us read forever.
            self._read_again = True
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
        self.saving = self.saving or "all saved"
        if self.library is not None and (theme := self.library.settings.theme) in self.available_themes:
            self.theme = theme or self.theme
        self.screen_stack[0].post_message(self.Loaded())
        if self.open_provider is not None:
            name, self.open_provider = self.open_provider, None
            self.open_interview(name, self.open_mode)

    def _copy_examples(self) -> None:
        from kchecklist.files.shipped import shipped

        if self._examples is not None:
            self._examples.cleanup()
        self._examples = tempfile.TemporaryDirectory(
            prefix="kchecklist-examples-", ignore_cleanup_errors=True
        )
        copy = Path(self._examples.name) / "data"
        copytree(shipped("examples"), copy)
        self.folder = DataFolder(copy)

    def look_at_examples(self, look: bool) -> None:
        """Open the examples in a throw-away folder, or go back to one's own folder, once everything is saved."""
        if unsaved := self.wait_until_saved():
            self.tell(str(unsaved[0]), error=True)
            return
        self.demo = look
        if look:
            self._copy_examples()
        else:
            self.folder = self.own_folder
        self.load()

    # Saving

    def keep(self, profile: "Profile") -> None:
        """Put a profile on disk, off the key's way."""
        if self.library is None or self.keeper is None:
            return
        self.saving = "saving"
        self._asked_to_quit = False
        self._entered += 1
        self.library.enter(profile)
        self.keeper.keep(self.library.base(profile.id), profile)

    def _tell(self, news: "Kept | NotKept") -> None:
        self.post_message(self.Told(news))

    def on_kchecklist_app_told(self, message: Told) -> None:
        """Say whether it is on disk, and hand on what came of it."""
        from kchecklist.tui.keeper import NotKept

        news = message.news
        if isinstance(news, NotKept):
            self.saving = f"not saved: {news.error.reason}"
            # It is tried again and again; said once, it stands in the title line as long as it lasts.
            if news.error.reason != self._said_not_saved:
                self._said_not_saved = news.error.reason
                self.tell(str(news.error), error=True)
            return
        if self.library is not None and self.library.folder == self.folder:
            self.library.took(news)
        if self.keeper is not None and self.keeper.idle:
            self._said_not_saved = ""
            self.said_saved()
            if self._read_again:
                self._read_again = False
                self.load()
        if news.saved.beside is not None:
            self.tell(
                f"Somebody else changed the same answers; their version is kept in {news.saved.beside.name}"
            )
        for screen in self.screen_stack:
            if (kept := getattr(screen, "kept", None)) is not None:
                kept(news.profile.id)

    def said_saved(self) -> None:
        """Say that something was saved just now."""
        self.saving = f"saved {self.clock():%H:%M}"

    def tell(self, text: str, error: bool = False) -> None:
        """Say something in a corner of the screen for a while; the text may come from anywhere."""
        self.notify(one_line(text), severity="error" if error else "information", markup=False, timeout=10)

    def change_kept(self, change: Callable[[], object]) -> bool:
        """Do something that writes at once; whether it worked. What went wrong is shown."""
        from kchecklist.files.faults import KchecklistError

        self._entered += 1
        try:
            change()
        except KchecklistError as error:
            self.tell(str(error), error=True)
            return False
        return True

    # Going about

    def open_interview(self, profile_id: str, mode: "Mode" = "short") -> None:
        """Interview one provider."""
        from kchecklist.tui.screens.interview import Interview

        if self._known(profile_id):
            self.push_screen(Interview(profile_id, mode))

    def back_to_interview(self, profile_id: str) -> None:
        """The interview below this screen if there is one, else a new one in its place."""
        from kchecklist.tui.screens.interview import Interview

        below = self.screen_stack[-2] if len(self.screen_stack) > 1 else None
        self.pop_screen()
        if not (isinstance(below, Interview) and below.is_with(profile_id)):
            self.open_interview(profile_id)

    def open_summary(self, profile_id: str) -> None:
        """What stands with one provider."""
        from kchecklist.tui.screens.summary import Summary

        if self._known(profile_id):
            self.push_screen(Summary(profile_id))

    def open_compare(self) -> None:
        """All providers side by side."""
        from kchecklist.tui.screens.compare import Compare

        if self.library is not None:
            self.push_screen(Compare())

    def open_matters(self) -> None:
        """What matters to the person."""
        from kchecklist.tui.screens.matters import Matters

        if self.library is not None:
            self.push_screen(Matters())

    def open_details(self, profile_id: str) -> None:
        """Who a provider is, and what it costs."""
        from kchecklist.tui.screens.details import Details

        if self._known(profile_id):
            self.push_screen(Details(profile_id))

    def toggle_ranges(self) -> None:
        """Show or hide ranges, from now on."""
        if self.library is not None:
            self._set(show_ranges=not self.library.settings.show_ranges)

    def _toggle_move_on(self) -> None:
        if self.library is not None:
            self._set(move_on=not self.library.settings.move_on)
            state = "on" if self.library.settings.move_on else "off"
            self.tell(f"Moving on by itself is {state}")

    def _set(self, **values: object) -> None:
        from kchecklist.profiles.editing import changed

        library = self.library
        if library is not None:
            self.change_kept(lambda: library.set_settings(lambda settings: changed(settings, **values)))

    def _known(self, profile_id: str) -> bool:
        return self.library is not None and profile_id in self.library.stored

    def action_help(self) -> None:
        """Every key, and what this is and is not."""
        from kchecklist.tui.screens.help import Help

        if not isinstance(self.screen, Help):
            self.push_screen(Help())

    def action_crisis(self) -> None:
        """Crisis lines."""
        from kchecklist.tui.screens.crisis import Crisis

        if self.library is not None and not isinstance(self.screen, Crisis):
            self.push_screen(Crisis())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Themes, help, crisis lines, quit; no screenshot, which would write private words to a file."""
        yield SystemCommand("Crisis lines", "Somebody to call now", self.action_crisis)
        yield SystemCommand("Help", "Every key", self.action_help)
        for name in (theme.name for theme in THEMES):
            yield SystemCommand(f"Theme: {name}", "Colours of the app", lambda name=name: self._wear(name))
        yield SystemCommand("Move on by itself", "Go on after an answer; on or off", self._toggle_move_on)
        yield SystemCommand("Quit", "Save and quit", self.action_quit)

    def _wear(self, theme: str) -> None:
        self.theme = theme
        self._set(theme=theme)

    # Leaving

    def _catch_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                # Only where the system and the loop know the signal, and we are in the main thread.
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._put_down, number)

    def _put_down(self, number: int) -> None:
        """End because we were told to: first the answers, then the screen."""
        self._save_everything()
        self._leave(128 + number)

    async def action_quit(self) -> None:
        """Save what is being typed, wait until it is on disk, and leave; the second time whatever comes of it."""
        asked_before = self._asked_to_quit
        unsaved = self._save_everything()
        if unsaved and not asked_before:
            self._asked_to_quit = True
            self.tell(
                f"Not everything is saved; ctrl+q again leaves, with a copy put aside. {unsaved[0]}",
                error=True,
            )
            return
        self._leave(FAILED_TO_SAVE if unsaved else 0)

    def _save_everything(self) -> list["NotSaved"]:
        for screen in self.screen_stack:
            if (commit := getattr(screen, "commit", None)) is not None:
                commit()
        return self.wait_until_saved()

    def wait_until_saved(self) -> list["NotSaved"]:
        """Wait until everything is on disk; what cannot be put there, and why."""
        return self.keeper.wait() if self.keeper is not None else []

    def _leave(self, status: int) -> None:
        if self.keeper is not None:
            self.last_words = self.keeper.put_aside()
        self.exit(status)

    def _handle_exception(self, error: Exception) -> None:
        self.crash = self.crash or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        # Textual's own report prints the values in memory: names, notes.
        with contextlib.suppress(Exception):
            self._save_everything()
        if self.keeper is not None:
            self.last_words = self.keeper.put_aside()
        self._close_messages_no_wait()

    def on_unmount(self) -> None:
        """Throw the copy of the examples away."""
        if self._examples is not None:
            self._examples.cleanup()


def run(
    folder: DataFolder,
    questions: Path,
    demo: bool = False,
    open_provider: str | None = None,
    mode: "Mode" = "short",
) -> int:
    """Open the app, at a provider's interview if one is named; its exit status. What could not be saved is named on stderr.

    Raises:
        Exception: whatever the app stopped at, once everything is saved and the terminal is as it was.
    """
    # Never wider than for this person, whatever the umask was.
    os.umask(0o077)
    app = KchecklistApp(folder, questions, demo, open_provider, mode)
    status = app.run()
    for last in app.last_words:
        sys.stderr.write(f"kchecklist: {one_line(last)}\n")
    if app.crash is not None:
        raise app.crash
    return (app.return_code or 0) if status is None else status
