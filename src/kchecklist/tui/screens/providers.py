"""The first screen: the providers, and how each stands."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from kchecklist.files.text import one_line
from kchecklist.tui.doors import Doors
from kchecklist.tui.footer import Footer
from kchecklist.tui.keys import bindings
from kchecklist.tui.saved_words import closed_words
from kchecklist.tui.title import TitleLine
from kchecklist.tui.words import cell, joined, line, words

if TYPE_CHECKING:
    from kchecklist.scoring.standing import Standing

NONE_TO_READ = (
    "H earlier versions, to look at and put back\n"
    "T the trash\n"
    "a add a provider\n"
    "! crisis lines, one key away on every screen"
)
NOT_ALL_SAVED = "It is not in the trash yet, for not everything is saved."


class Providers(Doors):
    """One row for each provider, in the order they were added."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "add summary compare matters help crisis",
        "go delete copy details history trash ranges examples",
        go="interview",
    )

    def compose(self) -> ComposeResult:
        """Title, table, what there is to say, footer."""
        yield TitleLine("Providers")
        yield DataTable(id="table", cursor_type="row", zebra_stripes=False, show_header=True)
        with VerticalScroll(id="page", can_focus=False):
            yield Static(Content("opening ..."), id="about")
        yield Footer()

    def on_screen_resume(self) -> None:
        """Read the folder again: it may have been edited meanwhile."""
        if self.app.library is not None:
            self.show()
            self.app.load()

    def on_desk_loaded(self) -> None:
        """Show what was read."""
        self.show()

    def on_resize(self) -> None:
        """Other columns fit now."""
        if self.app.library is not None:
            self.show()

    def show(self) -> None:
        """Show every provider, or what to do when there is none."""
        library = self.app.library
        if library is None:
            return
        title = self.query_one(TitleLine)
        title.title = "Providers: examples, all invented" if self.app.demo else "Providers"
        standings = library.standings()
        table = self.query_one(DataTable)
        table.display = bool(standings)
        self._fill(table, standings)
        if standings and self.focused is None:
            table.focus()
        about = self._below(standings) if standings else self._welcome()
        self.query_one("#about", Static).update(about)

    def _fill(self, table: "DataTable[Text]", standings: "tuple[Standing, ...]") -> None:
        from kchecklist.tui.screens.rows import columns

        library = self.app.library
        if library is None:
            return
        # Who was opened last, or where the cursor stood: what is pressed next is about them.
        here, row = self.app.last_about or self.about, table.cursor_row
        self.app.last_about = None
        table.clear(columns=True)
        made = columns(library, self.size.width)
        for column in made:
            table.add_column(cell(column.title), width=column.width)
        for standing in standings:
            table.add_row(*(cell(column.text(standing)) for column in made), key=standing.id)
        # As many rows as before, laid out while there were none, would stay without a height.
        table.refresh(layout=True)
        ids = [standing.id for standing in standings]
        table.move_cursor(row=ids.index(here) if here in ids else min(row, max(0, len(ids) - 1)))
        # A table of automatic height measures itself when it is idle: a layout just before that keeps it empty for good.
        sideways = sum(column.width + 2 * table.cell_padding for column in made) > self.size.width
        table.styles.height = 1 + len(ids) + sideways

    def _below(self, standings: "tuple[Standing, ...]") -> Content:
        from kchecklist.reports.provider.set_aside import reviews_due
        from kchecklist.reports.provider.two_answers import two_answers_line
        from kchecklist.tui.screens.rows import due_line

        faults = self._faults()
        more = line("d: back to my own providers" if self.app.demo else "", "$text-muted")
        today = self.app.clock().date()
        said = (due_line(standings), two_answers_line(standings), reviews_due(standings, today))
        return joined(*(line(text, "$text-warning") for text in said), *faults, more)

    def _faults(self) -> list[Content]:
        """Why nothing can be saved, and every file that is left out, or lies beside."""
        library = self.app.library
        if library is None:
            return []
        closed = [words(closed_words(library.closed), "$text-error")] if library.closed is not None else []
        # What lies beside somebody who is in the list is not missing from it.
        led_to = library.left_out.led_to
        return closed + [
            line(f"{'beside it' if fault.path in led_to else 'left out'}: {fault}", "$text-warning")
            for fault in library.faults
        ]

    def _welcome(self) -> Content:
        library = self.app.library
        if library is None:
            return Content("")
        providers = library.folder.providers
        left_out = any(providers in (fault.path, fault.path.parent) for fault in library.faults)
        if left_out or library.ground.unreadable is not None:
            # Somebody is there who cannot be read: nobody is to think that they are gone.
            return joined(*self._faults(), words(NONE_TO_READ), by="\n\n")
        return joined(
            *self._faults(),
            words("Which ketamine provider, if any?", "bold"),
            words(
                "kchecklist goes through one checklist with every provider you talk to, keeps what they told you,"
                " and shows them side by side: what stands, and what is still open. It takes no side between"
                " drip, injection, spray and lozenge, clinic, office and home."
            ),
            words(library.checklist.head.is_not),
            words(
                "! crisis lines, one key away on every screen\n"
                "a add the first provider you want to talk to\n"
                "p say what matters to you (two minutes, can wait)\n"
                "d look around with invented examples"
            ),
            words(f"Everything stays on this computer, in {library.place}", "$text-muted"),
            by="\n\n",
        )

    # Keys

    @property
    def about(self) -> str | None:
        """The id of the provider under the cursor."""
        table = self.query_one(DataTable)
        if not table.display or not table.row_count:
            return None
        return table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Enter or a click on a row: interview."""
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Interview the provider under the cursor."""
        if (name := self.about) is not None:
            self.app.open("interview", name)

    def action_add(self) -> None:
        """A new provider."""
        from kchecklist.tui.screens.ask import AskLine

        library = self.app.library
        if library is None:
            return
        made: list[str] = []

        def create(name: str) -> None:
            stored = library.store.create(name)
            library.stored[stored.profile.id] = stored
            made.append(stored.profile.id)

        def added(name: str | None) -> None:
            if made:
                self.call_after_refresh(self.app.open, "interview", made[0])

        self.app.push_screen(
            AskLine(
                "Who do you want to talk to?",
                "a name you will recognise",
                after="Next: how you talk, then what they offer and where; all of it can be skipped.",
                check=lambda name: "" if name else "A name is needed; any word will do.",
                keep=lambda name: self.app.problem_with(lambda: create(name)),
            ),
            added,
        )

    def action_copy(self) -> None:
        """Another offer of the provider under the cursor."""
        from kchecklist.tui.screens.ask import AskLine

        library, name = self.app.library, self.about
        if library is None or name is None:
            return

        def keep(offer: str) -> str:
            # Enter alone makes no copy.
            return self.app.problem_with(lambda: copy(offer)) if offer else ""

        def copy(offer: str) -> None:
            library.store.copy_as(replace(library.base(name), profile=library.profile(name)), offer)

        def copied(offer: str | None) -> None:
            if offer:
                self.app.load()

        self.app.push_screen(
            AskLine(
                "Copy as another offer, with every answer. Which offer?",
                "for example: at-home programme",
                keep=keep,
            ),
            copied,
        )

    def action_delete(self) -> None:
        """Move the provider under the cursor to the trash, after a question."""
        from kchecklist.profiles import trash
        from kchecklist.tui.screens.ask import AskYesNo

        library, name = self.app.library, self.about
        if library is None or name is None or (asked_about := library.stored.get(name)) is None:
            return
        title = one_line(asked_about.profile.title)

        def throw_away() -> None:
            # Its file may have been removed while the question stood there; that it is gone is said then.
            path = trash.throw_away(library.folder, library.stored.get(name, asked_about))
            self.app.tell(f"In the trash: {path.name}. T: the trash, to take it out again.")

        def delete(yes: bool | None) -> None:
            if not yes:
                return
            # What is still to be saved would come back.
            if unsaved := self.app.wait_until_saved():
                self.app.tell(f"{NOT_ALL_SAVED} {unsaved[0]}", error=True)
                return
            self.app.change_kept(throw_away)
            self.app.load()

        self.app.push_screen(AskYesNo(f"Move {title} to the trash? T takes it out again."), delete)

    def action_history(self) -> None:
        """The earlier versions of the provider under the cursor, or of one whose file cannot be read."""
        from kchecklist.tui.screens.choose import ChooseOne

        library, here = self.app.library, self.about
        if library is None:
            return
        # Who cannot be read stands in no row.
        titles = {here: library.profile(here).title} if here is not None else {}
        titles |= {
            name: f"{title} (its file cannot be read)" for name, title in library.left_out.ruined.items()
        }
        names = list(titles)
        if len(names) == 1:
            self.app.open("history", names[0])
        elif names:
            self.app.push_screen(
                ChooseOne("Whose earlier versions?", titles.values()),
                lambda number: None if number is None else self.app.open("history", names[number]),
            )

    def action_trash(self) -> None:
        """What was deleted."""
        self.app.open("trash")

    def action_ranges(self) -> None:
        """Show or hide ranges."""
        self.app.toggle_ranges()
        self.show()

    def action_examples(self) -> None:
        """Look around with the examples, or go back."""
        self.app.look_at_examples(not self.app.demo)
