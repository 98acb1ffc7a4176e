"""Swing points: how much each section counts, in a person's own numbers. Source: scoring.md, section 4."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.widgets import Static

from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Number, figure
from kchecklist.profiles.typed_figures import number_in
from kchecklist.reports.priorities.effect import effects
from kchecklist.reports.priorities.page import POINTS_ARE_0
from kchecklist.scoring.shown import shown_percent
from kchecklist.scoring.stating import with_points
from kchecklist.scoring.weights import section_weights, standing_sections
from kchecklist.tui.doors import Doors
from kchecklist.tui.effect_panel import EffectPanel
from kchecklist.tui.fields import LineField
from kchecklist.tui.footer import Footer
from kchecklist.tui.keys import bindings
from kchecklist.tui.title import TitleLine
from kchecklist.tui.words import line, words

MOST = 100
HOW = (
    "Suppose all sections are as bad as can be. The one you would fix first is 100; the others are relative to it,"
    " from 0 to 100. Empty counts as 0."
)
TAKES_PLACE = "Points take the place of the order; z brings it back."
WRONG = f"a number from 0 to {MOST}"


class Points(Doors):
    """A field for each section, with the share that its points get; what makes sense is kept when the field is left."""

    CSS_PATH = "points.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("leave", leave="done"),
        # Before the form scrolls, and before a field takes enter for itself.
        Binding("down,enter", "app.focus_next", "next line", show=True, key_display="↓", priority=True),
        Binding("up", "app.focus_previous", "line before", show=False, priority=True),
    ]

    def __init__(self, person: str | None, section_id: str | None = None) -> None:
        super().__init__()
        self._person, self._first = person, section_id
        self._warned = False

    def compose(self) -> ComposeResult:
        """Title, how it is meant, a line for each section, the effect, footer."""
        library = self.app.library
        assert library is not None, "opened after the library"
        mine = library.priorities_of(self._person)
        self._at_first = library.compared(mine)
        yield TitleLine("Points for what matters")
        with Container(classes="beside"):
            with VerticalScroll(id="form", can_focus=False):
                yield Static(words(f"{HOW} {TAKES_PLACE}" if mine.sections else HOW), id="how")
                yield Static(line(POINTS_ARE_0, "$text-warning"), id="sum")
                for section in standing_sections(library.checklist):
                    with Horizontal(classes="row"):
                        yield Static(line(section.title), classes="label")
                        points = mine.swing.get(section.id)
                        yield LineField("" if points is None else str(points), name=section.id, compact=True)
                        yield Static(line(""), classes="share")
            yield EffectPanel(id="effect")
        yield Footer()

    def on_mount(self) -> None:
        """Begin at the section that was chosen."""
        fields = list(self.query(LineField))
        first = next((field for field in fields if field.name == self._first), fields[0] if fields else None)
        if first is not None:
            first.focus()
        self.show()

    def on_screen_resume(self) -> None:
        """Back from the crisis lines or the help; a save may have come in meanwhile, which is no effect of points."""
        if self.app.library is not None:
            self._at_first = self.app.library.compared(self._at_first.priorities)
        self.show()

    def on_resize(self) -> None:
        """Lay it out anew."""
        self.query_one(EffectPanel).draw()

    def show(self) -> None:
        """The share of each section, or what is wrong with its points, and how the providers would stand."""
        library = self.app.library
        if library is None:
            return
        stated = self._stated(library.priorities_of(self._person))
        shares = section_weights(library.checklist, stated)
        given = any(stated.swing.get(name) for name in shares)
        typed = any(field.value.strip() for field in self.query(LineField))
        for row in self.query(".row"):
            field, share = row.query_one(LineField), row.query_one(".share", Static)
            if _is_wrong(field):
                share.update(line(WRONG, "$text-warning"))
            else:
                share.update(line(shown_percent(shares[str(field.name)]) if given else ""))
        self.query_one("#sum").display = typed and not given
        found = effects(library.compared(stated), self._at_first, library.settings.show_ranges)
        self.query_one(EffectPanel).show(found, changed=stated != self._at_first.priorities)

    # Keeping

    def on_input_changed(self) -> None:
        """Show what it would do."""
        self._warned = False
        self.show()

    def on_descendant_blur(self) -> None:
        """Keep what was typed."""
        self.commit()

    def commit(self) -> None:
        """Keep all that makes sense, before the field or the app is left."""
        library = self.app.library
        if library is None:
            return
        before = library.priorities_of(self._person)
        kept = self._stated(before) == before or self.app.change_kept(
            lambda: library.set_priorities(self._stated, self._person)
        )
        if kept and library.priorities_of(self._person) != before:
            self.app.said_saved()
        for field in self.query(LineField):
            if kept and not _is_wrong(field):
                field.first = field.value

    def _stated(self, now: Priorities) -> Priorities:
        """The priorities with all that was typed here, is not kept yet, and makes sense."""
        for field in self.query(LineField):
            if field.value != field.first and not _is_wrong(field):
                section_id, points = str(field.name), _points(field)
                if (points or None) != (now.swing.get(section_id) or None):
                    now = with_points(now, section_id, points)
        return now

    @property
    def unfinished(self) -> str:
        """What is typed here and makes no sense yet, or could not be saved; nothing where all is kept."""
        fields = self.query(LineField)
        if any(map(_is_wrong, fields)):
            return f"Not kept: one line is not {WRONG}."
        return "These points are not saved." if any(field.value != field.first for field in fields) else ""

    def action_leave(self) -> None:
        """Back; the first time not while something is not kept, so that nothing typed goes in silence."""
        self.commit()
        if not self.unfinished or self._warned:
            self.dismiss()
            return
        self._warned = True
        self.app.tell(f"{self.unfinished} Mend it, or esc again leaves it out.", error=True)


def _points(field: LineField) -> Number | None:
    """What stands in a field; None where it is empty or makes no sense."""
    try:
        found: Number = figure(number_in(field.value), most=MOST, ends=1)
    except ValueError:
        return None
    return found


def _is_wrong(field: LineField) -> bool:
    """Whether something was typed here that makes no sense; what the file held is not called wrong."""
    return field.value != field.first and bool(field.value.strip()) and _points(field) is None
