"""The earlier versions of a provider, and those that lie beside it: to look at, and to put back."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from kchecklist.profiles.history import versions
from kchecklist.profiles.removing import Removed
from kchecklist.profiles.shelf import load
from kchecklist.profiles.trash import elsewhere, forget, throw_away
from kchecklist.reports.display_width import wrapped
from kchecklist.reports.provider.history import HOW_LONG, NOTHING_YET, Place, what_stands_words
from kchecklist.reports.provider.history_rows import Kept, kept_of
from kchecklist.reports.provider.history_words import versions_words
from kchecklist.reports.words import count
from kchecklist.tui.doors import Doors
from kchecklist.tui.footer import Footer
from kchecklist.tui.for_good import ask_for_good
from kchecklist.tui.keys import bindings
from kchecklist.tui.library import Library
from kchecklist.tui.put_back import Earlier, ask_to_put_back, lies_beside, named, stood_until
from kchecklist.tui.screens.ask import AskYesNo
from kchecklist.tui.screens.version import VersionPage
from kchecklist.tui.title import TitleLine
from kchecklist.tui.words import line, words

FIRST = 25
"""Versions that are read and shown before the rest: some hundreds take seconds."""
HOW = "Until when it stood so, and what changed then. enter shows it, R puts it back, E removes all these for good."
BESIDE = (
    "Lies beside it. enter shows it, R puts it in place of what stands, del moves that file to the trash."
)
READING = "reading"
READ = "earlier versions"
ONLY_BESIDE = "Only a file that lies beside goes to the trash; earlier versions grow fewer by themselves."
NO_EARLIER = "No earlier version is kept of it."
REMOVING = "removing"
_INDENT = "  "
_AROUND = 6


class History(Doors):
    """One row for each version, the newest first; what lies beside comes before them, for it waits for a decision."""

    CSS_PATH = "history.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "put-back summary help leave", "go delete empty details crisis", empty="forget all"
    )

    def __init__(self, profile_id: str, name: str | None = None) -> None:
        super().__init__(name)
        self._profile_id = profile_id
        self._title = profile_id
        self._rows: tuple[Earlier, ...] = ()
        self._read_of: object = None
        self._to_the_newest = False

    @property
    def about(self) -> str:
        """The provider it is about."""
        return self._profile_id

    @property
    def library(self) -> Library:
        """What is open."""
        assert self.app.library is not None, "opened after the library"
        return self.app.library

    def compose(self) -> ComposeResult:
        """Title, what a row says, the rows, how long they are kept, footer."""
        yield TitleLine()
        yield Static(Content(""), id="how")
        yield OptionList(id="list", markup=False)
        yield Static(line(HOW_LONG, "$text-muted"), id="how-long")
        yield Footer()

    # Reading

    def on_screen_resume(self) -> None:
        """Show what is kept now."""
        self.reread()

    def kept(self, profile_id: str) -> None:
        """A save keeps what it replaces."""
        if profile_id == self._profile_id:
            self.reread()

    def reread(self) -> None:
        """Read what is kept, off the key's way, unless it is what was read last."""
        library = self.library
        stored = library.stored.get(self._profile_id)
        there = versions(library.store.history_of(self._profile_id))
        found = (there, stored and stored.digest, library.left_out.beside)
        if found == self._read_of:
            return
        self._read_of = found
        self._title = stored.profile.title if stored is not None else self._title
        self._say(READING)
        self.run_worker(lambda: self._read(found, len(there)), thread=True, exclusive=True, group="history")

    def _read(self, found: object, number: int) -> None:
        library, worker = self.library, get_current_worker()
        now, beside = library.stored.get(self._profile_id), library.left_out.beside
        for newest in (FIRST, 0) if number > FIRST else (0,):
            kept = kept_of(library.store, library.checklist, self._profile_id, now, beside, newest)
            if worker.is_cancelled:
                return
            self.app.in_turn(self._take, kept, found, not newest)

    def _take(self, kept: Kept, found: object, whole: bool) -> None:
        # The screen may have been left meanwhile, or something more may have been kept.
        if self.is_attached and found is self._read_of:
            self._title = kept.title
            self._rows = (*map(lies_beside, kept.beside), *map(stood_until, kept.rows))
            self._say(READ if whole else READING)
            self.show()

    def _say(self, status: str) -> None:
        title = self.query_one(TitleLine)
        title.title, title.status = self._title, status

    # Showing

    def on_resize(self) -> None:
        """Lay it out for this width."""
        if self._rows:
            self.show()

    def show(self) -> None:
        """The rows, with the cursor on the version where it was."""
        listed = self.query_one(OptionList)
        paths = [str(row.path) for row in self._rows]
        here = listed.highlighted_option.id if listed.highlighted_option is not None else None
        if self._to_the_newest:
            here = next((str(row.path) for row in self._rows if not row.beside), here)
        self._to_the_newest = False
        width = max(20, self.size.width - _AROUND)
        listed.clear_options()
        listed.add_options([Option(words(_broken(row.words, width)), id=str(row.path)) for row in self._rows])
        self.set_class(not self._rows, "-empty")
        if paths:
            listed.highlighted = paths.index(here) if here in paths else 0
            listed.focus()
        else:
            self._show_how(NOTHING_YET)

    def on_option_list_option_highlighted(self) -> None:
        """Say what the row under the cursor is."""
        if (row := self._row) is not None:
            self._show_how(BESIDE if row.beside else HOW)

    def _show_how(self, said: str) -> None:
        self.query_one("#how", Static).update(line(said))

    @property
    def _row(self) -> Earlier | None:
        """The version under the cursor."""
        here = self.query_one(OptionList).highlighted
        return self._rows[here] if here is not None and here < len(self._rows) else None

    # Keys

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click."""
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Look at the version under the cursor."""
        if (row := self._row) is None:
            return
        if row.profile is None:
            self.app.change_kept(lambda: load(row.path))
            return
        self.app.push_screen(VersionPage(row, row.profile, self._back))

    def action_put_back(self) -> None:
        """Put the version under the cursor back."""
        if (row := self._row) is not None:
            ask_to_put_back(self.app, self._profile_id, self._title, row, self._back)

    def _back(self) -> None:
        # Where what stood until now is.
        self._to_the_newest = True
        self.reread()

    def action_delete(self) -> None:
        """Move what lies beside to the trash."""
        row, library = self._row, self.library
        if row is None:
            return
        if not row.beside:
            self.app.tell(ONLY_BESIDE)
            return

        def delete(yes: bool | None) -> None:
            if yes and self.app.change_kept(lambda: throw_away(library.folder, load(row.path))):
                self.app.load()
                self.app.tell("In the trash. T in the list of providers: the trash.")

        said = f"Move {named(row.path.name)} to the trash? {named(self._title)} stays as it stands."
        self.app.push_screen(AskYesNo(said), delete)

    def action_empty(self) -> None:
        """Remove all earlier versions for good."""
        library, profile_id = self.library, self._profile_id
        number = len(versions(library.store.history_of(profile_id)))
        if not number:
            self.app.tell(NO_EARLIER)
            return

        def remove() -> Removed:
            return forget(library.folder, profile_id)

        place: Place = "here" if profile_id in library.stored else "unreadable"
        others = len(elsewhere(library.folder, profile_id))
        spared = (
            f" Not removed: {count(others, 'other file')} of it, beside it, in the trash or put aside."
            if others
            else ""
        )
        question = (
            f"Remove {versions_words(number)} of {named(self._title)} for good, those that you laid out yourself, too?"
            f" {what_stands_words(place)}{spared}"
        )
        ask_for_good(self.app, question, remove, lambda: self._say(REMOVING), self._removed)

    def _removed(self) -> None:
        if self.is_attached:
            self._read_of = None
            self.reread()


def _broken(text: str, width: int) -> str:
    """A row on as many lines as it needs, those after the first set in."""
    return f"\n{_INDENT}".join(wrapped(text, width - len(_INDENT)))
