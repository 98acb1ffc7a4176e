"""Who a provider is, where it stands with me, and what it costs: everything that is no answer."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from kchecklist.interview.details import FIELDS, Field, doubt, field_text, with_field
from kchecklist.profiles.record import Profile
from kchecklist.tui.doors import Doors
from kchecklist.tui.fields import LineField
from kchecklist.tui.footer import Footer
from kchecklist.tui.keys import ALL, bindings
from kchecklist.tui.title import TitleLine
from kchecklist.tui.words import line, words


class Details(Doors):
    """A form; each line is kept as soon as it makes sense, and says so when it does not.

    Under a line that is kept may stand a question, whether it is meant; it stands in nobody's way.
    """

    CSS_PATH = "details.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("leave"),
        # Before the form scrolls, and before a field takes enter for itself.
        Binding("down,enter", "app.focus_next", "next line", show=True, key_display="↓", priority=True),
        Binding("up", "app.focus_previous", "line before", show=False, priority=True),
        # Every letter goes into a field.
        Binding("f2", "history", "earlier versions", show=True, tooltip=ALL["history"].tooltip),
    ]

    def __init__(self, profile_id: str, name: str | None = None) -> None:
        super().__init__(name)
        self._profile_id = profile_id
        self._warned = False
        self._wrong: set[str] = set()

    @property
    def profile(self) -> Profile:
        """The newest state."""
        library = self.app.library
        assert library is not None, "details open after the library"
        return library.profile(self._profile_id)

    def compose(self) -> ComposeResult:
        """Title, one line for each field, footer."""
        self._shown = self.profile
        yield TitleLine(self.profile.title)
        with VerticalScroll(id="form", can_focus=False):
            group = ""
            for field in FIELDS:
                if field.group != group:
                    group = field.group
                    yield Static(words(group, "bold"), classes="group")
                with Horizontal(classes="row"):
                    yield Static(line(field.label), classes="label")
                    yield LineField(
                        field_text(self.profile, field),
                        placeholder=f"e.g. {field.hint}" if field.hint else "",
                        name=field.id,
                        compact=True,
                    )
                yield Static(line(""), id=f"problem-{field.id}", classes="problem")
        yield Footer()

    @property
    def about(self) -> str:
        """The provider it is about."""
        return self._profile_id

    def on_screen_resume(self) -> None:
        """Back from another screen, which may have put another version back; a line that makes no sense yet stays."""
        before, self._shown = self._shown, self.profile
        self.query_one(TitleLine).title = self.profile.title
        for field in self.query(LineField):
            now = field_text(self.profile, _named(field.name or ""))
            if field.name not in self._wrong and now != field_text(before, _named(field.name or "")):
                field.value = now

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what was typed, if it makes sense."""
        self._warned = False
        field = _named(event.input.name or "")
        if event.value == field_text(self.profile, field):
            # A form that was only opened changes nothing, not even blanks at an end.
            self._say(field, doubt(self.profile, field))
            return
        try:
            profile = with_field(self.profile, field, event.value)
        except ValueError as error:
            self._say(field, str(error), wrong=True)
            return
        self._say(field, doubt(profile, field))
        if profile != self.profile:
            self.app.keep(profile)
            self.query_one(TitleLine).title = profile.title

    def _say(self, field: Field, said: str, wrong: bool = False) -> None:
        """Say something under a line, or nothing; ``wrong`` where the line is not kept."""
        (self._wrong.add if wrong else self._wrong.discard)(field.id)
        below = self.query_one(f"#problem-{field.id}", Static)
        below.update(line(said, "$text-warning"))
        below.display = bool(said)

    @property
    def unfinished(self) -> str:
        """What is typed here and makes no sense yet; nothing where all does."""
        wrong = next((field for field in FIELDS if field.id in self._wrong), None)
        return f"Not kept: {wrong.label}." if wrong else ""

    def action_leave(self) -> None:
        """Back; the first time not while a line makes no sense, so that nothing typed goes in silence."""
        if not self.unfinished or self._warned:
            self.dismiss()
            return
        self._warned = True
        self.app.tell(f"{self.unfinished} Mend it, or esc again leaves it out.", error=True)


def _named(name: str) -> Field:
    return next(field for field in FIELDS if field.id == name)
