"""The app: its screens, its commands, its colours."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.driver import Driver
from textual.screen import Screen

from kchecklist.files.text import single_line
from kchecklist.profiles.folder import DataFolder
from kchecklist.tui.desk import Place
from kchecklist.tui.ending import Ending
from kchecklist.tui.keys import ALL, EVERYWHERE
from kchecklist.tui.one_by_one import OneByOne
from kchecklist.tui.pasting import take_pastes_whole
from kchecklist.tui.saved_words import READ_ONLY
from kchecklist.tui.terminal_modes import giving_back
from kchecklist.tui.themes import THEMES

if TYPE_CHECKING:
    from kchecklist.interview.hand import Clock
    from kchecklist.interview.sequence import Mode

WIDTHS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]
"""Cells from which a screen carries a class; what gives way below stands in each screen's style."""
NOTHING_TO_TYPE_INTO = "Nothing can be pasted here: open a note or a field first."
LET_GO = "What was typed before this stood here was not taken."
HEIGHTS = [(0, "-short"), (24, "-tall")]


class KchecklistApp(Ending):
    """kchecklist on a terminal; a screen is loaded when it is first opened."""

    # Textual reads no style of the screen that an app begins with.
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/providers.tcss"]
    TITLE = "kchecklist"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [ALL[name] for name in EVERYWHERE]

    def __init__(
        self,
        folder: DataFolder,
        questions: Path,
        demo: bool = False,
        open_provider: str | None = None,
        mode: "Mode" = "short",
        clock: "Clock | None" = None,
    ) -> None:
        super().__init__(folder, questions, demo, clock)
        self._open_first = open_provider
        self._first_mode: Mode = mode
        self._said_age = False
        self._one_by_one = OneByOne(self, lambda: self.tell(LET_GO))

    def get_default_screen(self) -> Screen[None]:
        """The providers."""
        from kchecklist.tui.screens.providers import Providers

        return Providers()

    def on_mount(self) -> None:
        """Dress."""
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)

    def on_desk_loaded(self) -> None:
        """Wear what the person chose, say when the questions are old, and go where the command line said."""
        self._say_age()
        if self.library is not None and (theme := self.library.settings.theme) in self.available_themes:
            self.theme = theme or self.theme
        if self._open_first is not None:
            name, self._open_first = self._open_first, None
            self.open("interview", name, self._first_mode)

    def _say_age(self) -> None:
        """Once per start, whatever is opened or read again."""
        if self.library is None or self._said_age:
            return
        from kchecklist.reports.heads import outdated_words

        self._said_age = True
        if words := outdated_words(self.library.checklist.head, self.clock().date()):
            self.tell(words)

    # Keys, pastes

    def get_driver_class(self) -> type[Driver]:
        """What reads from the terminal here; pastes come out whole, and the terminal is given back as it was."""
        driver = super().get_driver_class()
        take_pastes_whole(sys.modules[driver.__module__])
        return giving_back(driver)

    async def on_event(self, event: events.Event) -> None:
        """Whatever comes, what was typed one by one; what is pasted into the list of commands is ink, as its field is Textual's."""
        if isinstance(event, events.Paste) and CommandPalette in map(type, self.screen_stack[-1:]):
            event.text = single_line(event.text)
        if self._one_by_one.holds(event):
            return
        await super().on_event(event)

    def on_paste(self) -> None:
        """Something was pasted where nothing can be typed."""
        self.tell(NOTHING_TO_TYPE_INTO)

    # Going about

    def open(self, place: Place, profile_id: str = "", mode: "Mode" = "short", question_id: str = "") -> None:
        """Go somewhere; back to it, where it is open below, so that escape leads out in as few steps as in."""
        if self.library is None or (profile_id and not self._is_there(place, profile_id)):
            return
        self.last_about = profile_id or self.last_about
        name = f"{place}/{profile_id}"
        if any(screen.name == name for screen in self.screen_stack):
            while self.screen.name != name:
                if (commit := getattr(self.screen, "commit", None)) is not None:
                    commit()
                self.pop_screen()
            if question_id and (jump := getattr(self.screen, "jump", None)) is not None:
                jump(question_id)
        else:
            self.push_screen(_screen(place, profile_id, mode, question_id, name))
            self._say_read_only(place, profile_id)

    def _say_read_only(self, place: Place, profile_id: str) -> None:
        """Before anything is typed into a file that a newer kchecklist wrote; an interview says so itself."""
        if self.library is None:
            return
        details = place == "details" and self.library.profile(profile_id).read_only
        if details or (place == "matters" and self.library.priorities.read_only):
            self.tell(READ_ONLY, error=True)

    def _is_there(self, place: Place, profile_id: str) -> bool:
        """Whether there is such a provider; of one whose file cannot be read there are only earlier versions."""
        library = self.library
        assert library is not None, "asked of what is open"
        return profile_id in library.stored or (place == "history" and profile_id in library.left_out.ruined)

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
        self.set(theme=theme)

    def _toggle_move_on(self) -> None:
        if self.library is not None:
            self.set(move_on=not self.library.settings.move_on)
            state = "on" if self.library.settings.move_on else "off"
            self.tell(f"Moving on by itself is {state}")


def _screen(place: Place, profile_id: str, mode: "Mode", question_id: str, name: str) -> Screen[None]:
    match place:
        case "interview":
            from kchecklist.tui.screens.interview import Interview

            return Interview(profile_id, mode, question_id, name=name)
        case "summary":
            from kchecklist.tui.screens.summary import Summary

            return Summary(profile_id, name=name)
        case "details":
            from kchecklist.tui.screens.details import Details

            return Details(profile_id, name=name)
        case "history":
            from kchecklist.tui.screens.history import History

            return History(profile_id, name=name)
        case "compare":
            from kchecklist.tui.screens.compare import Compare

            return Compare(name=name)
        case "matters":
            from kchecklist.tui.screens.matters import Matters

            return Matters(name=name)
        case "trash":
            from kchecklist.tui.screens.trash import Trash

            return Trash(name=name)


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
    app.owns_process = True
    status = app.run()
    if app.end is not None:
        app.end.cancel()
    app.say_last_words()
    if app.crash is not None:
        raise app.crash
    return (app.return_code or 0) if status is None else status
