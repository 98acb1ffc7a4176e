"""The trash: what lies there since when, to be taken out again, or removed for good after a question."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kchecklist.files.faults import Fault, KchecklistError
from kchecklist.files.versions import version_of
from kchecklist.profiles import trash
from kchecklist.profiles.removing import Removed
from kchecklist.profiles.shelf import Stored
from kchecklist.reports.provider.history_words import in_trash_since
from kchecklist.reports.words import count
from kchecklist.tui.doors import Doors
from kchecklist.tui.footer import Footer
from kchecklist.tui.for_good import ask_for_good
from kchecklist.tui.keys import bindings
from kchecklist.tui.library import Library
from kchecklist.tui.put_back import named
from kchecklist.tui.title import TitleLine
from kchecklist.tui.words import line

HOW = "enter takes one out again, del removes it for good, E all of them."
NOTHING = "Nothing lies in the trash. del in the list of providers moves one here."
ALL_OF_IT = "Its earlier versions, versions beside it and copies put aside go with it."
STAYS = "stays there with its earlier versions."
ONLY_RUINED = "It cannot be read. E removes it with all the rest."
REMOVING = "removing"
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Thrown:
    """A file in the trash; ``stored`` is None, and ``fault`` says why, where it cannot be read."""

    path: Path
    stored: Stored | None = None
    fault: Fault | None = None

    @property
    def title(self) -> str:
        """What the provider is called, else the file."""
        return self.stored.profile.title if self.stored is not None else self.path.name

    @property
    def words(self) -> str:
        """The row."""
        if self.stored is None:
            return f"{self.path.name}: it cannot be read"
        file = f", {self.path.name}" if version_of(self.path.name) is not None else ""
        since = in_trash_since(self.path)
        return f"{self.title}{file}{f': {since}' if since else ''}"


class Trash(Doors):
    """One row for each file."""

    CSS_PATH = "trash.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "put-back delete empty help leave", "go crisis", put_back="take out", delete="for good", empty="empty"
    )

    def __init__(self, name: str | None = None) -> None:
        super().__init__(name)
        self._rows: tuple[Thrown, ...] = ()

    @property
    def library(self) -> Library:
        """What is open."""
        assert self.app.library is not None, "opened after the library"
        return self.app.library

    def compose(self) -> ComposeResult:
        """Title, what can be done, the rows, footer."""
        yield TitleLine("The trash")
        yield Static(Content(""), id="how")
        yield OptionList(id="list", markup=False)
        yield Footer()

    def on_screen_resume(self) -> None:
        """Look again."""
        self.show()

    def show(self) -> None:
        """What lies there now."""
        shelf = trash.in_trash(self.library.folder)
        ruined = {fault.path: fault for fault in reversed(shelf.faults)}
        self._rows = (
            *(Thrown(found.path, found) for found in shelf.stored),
            *(Thrown(path, fault=fault) for path, fault in ruined.items()),
        )
        listed = self.query_one(OptionList)
        here = listed.highlighted or 0
        listed.clear_options()
        listed.add_options([Option(line(row.words)) for row in self._rows])
        listed.display = bool(self._rows)
        self.query_one("#how", Static).update(line(HOW if self._rows else NOTHING))
        self.query_one(TitleLine).status = count(len(self._rows), "file") if self._rows else ""
        if self._rows:
            listed.highlighted = min(here, len(self._rows) - 1)
            listed.focus()

    @property
    def _row(self) -> Thrown | None:
        """The one under the cursor."""
        here = self.query_one(OptionList).highlighted
        return self._rows[here] if here is not None and here < len(self._rows) else None

    # Out of it again

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click."""
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Take the one under the cursor out."""
        row, library = self._row, self.library
        if row is None:
            return
        if (stored := row.stored) is None:
            self.app.tell(str(row.fault), error=True)
        elif self.app.change_kept(lambda: trash.take_out(library.store, stored)):
            self.app.last_about = stored.profile.id
            self.app.load()
            self.app.tell(f"{named(row.title)} is among the providers again.")
            self.show()

    def action_put_back(self) -> None:
        """The same."""
        self.action_go()

    # For good

    def action_delete(self) -> None:
        """Remove the one under the cursor for good."""
        row, folder = self._row, self.library.folder
        if row is None:
            return
        if (stored := row.stored) is None:
            self.app.tell(ONLY_RUINED)
            return
        title, file, whole = named(row.title), named(row.path.name), trash.is_last(folder, stored)
        question = (
            f"Remove {title} for good? {ALL_OF_IT}"
            if whole
            else f"Remove {file} from the trash for good? {title} is, or may be, elsewhere, too, and {STAYS}"
        )
        self._ask(question, lambda: trash.remove_thrown(folder, stored, whole))

    def action_empty(self) -> None:
        """Remove all for good."""
        if not self._rows:
            return
        try:
            agreed = trash.lying(self.library.folder)
        except KchecklistError as error:
            self.app.tell(str(error), error=True)
            return
        folder, names = self.library.folder, [named(row.title) for row in self._rows]
        more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
        goes = (
            "What is kept of a provider who is nowhere else goes with it: earlier versions, copies put aside."
        )
        self._ask(
            f"Remove everything in the trash for good? That is {', '.join(names[:MOST_NAMED])}{more}. {goes}",
            lambda: trash.empty(folder, agreed),
        )

    def _ask(self, question: str, remove: Callable[[], Removed]) -> None:
        ask_for_good(self.app, question, remove, self._removing, self._removed)

    def _removing(self) -> None:
        self.query_one(TitleLine).status = REMOVING

    def _removed(self) -> None:
        if self.is_attached:
            self.show()
