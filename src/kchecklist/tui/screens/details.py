"""Who a provider is, where it stands with me, and what it costs: everything that is no answer."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.timer import Timer
from textual.widgets import Input, Static

from kchecklist.interview.details import FIELDS, Field, doubt, field_text, with_field
from kchecklist.profiles.record import Profile
from kchecklist.tui.doors import Doors
from kchecklist.tui.fields import LineField
from kchecklist.tui.footer import Footer
from kchecklist.tui.keys import ALL, bindings
from kchecklist.tui.note_editor import PAUSE_BEFORE_SAVING
from kchecklist.tui.title import TitleLine
from kchecklist.tui.words import line, words

WRITTEN_ELSEWHERE = "written elsewhere too meanwhile; that is among the earlier versions (F2)."


class Details(Doors):
    """A form; each line that makes sense is kept after a moment's pause; one that does not says so at once.

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
        self._seen: dict[str, str] = {}
        self._typed: dict[str, str] = {}
        self._pause: Timer | None = None

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
        self._refresh()

    def on_screen_suspend(self) -> None:
        """Another screen may show, or put back, what is typed here."""
        self.commit()

    def reread(self) -> None:
        """Show what was read; as ``kept``."""
        self.kept(self._profile_id)

    def kept(self, profile_id: str) -> None:
        """Show what a save found that another window, or an editor, wrote; where one is typing, say that there is some."""
        if profile_id == self._profile_id and (over := self._refresh()):
            self.app.tell(f"{over[0].label}: {WRITTEN_ELSEWHERE}")

    def _refresh(self) -> list[Field]:
        """Show what changed in the lines that nobody is typing in; the others that changed."""
        before, self._shown = self._shown, self.profile
        self.query_one(TitleLine).title = self.profile.title
        over = []
        for line_field in self.query(LineField):
            field = _named(line_field.name or "")
            now = field_text(self.profile, field)
            if now == field_text(before, field):
                continue
            if field.id not in self._wrong | self._typed.keys() and line_field.value == self._was(line_field):
                line_field.value = now
            elif line_field.value != now:
                over.append(field)
        return over

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look at what was typed, and keep it soon."""
        self._look_at(_named(event.input.name or ""), event.value)

    def _look_at(self, field: Field, text: str) -> None:
        self._warned = False
        self._seen[field.id] = text
        if text == field_text(self.profile, field):
            # A form that was only opened changes nothing, not even blanks at an end.
            self._typed.pop(field.id, None)
            self._say(field, doubt(self.profile, field))
            return
        try:
            profile = with_field(self._as_typed(), field, text)
        except ValueError as error:
            # What stood there a moment ago, and made sense, is kept still.
            self._say(field, str(error), wrong=True)
            return
        self._say(field, doubt(profile, field))
        self._typed[field.id] = text
        self.query_one(TitleLine).title = profile.title
        if self._pause is None:
            self._pause = self.set_timer(PAUSE_BEFORE_SAVING, self.commit)

    def _was(self, line_field: LineField) -> str:
        """What stood in a line when it was last looked at."""
        return self._seen.get(line_field.name or "", line_field.first)

    def _as_typed(self) -> Profile:
        """The newest state, with what is typed here and not kept yet."""
        profile = self.profile
        for name, text in self._typed.items():
            try:
                profile = with_field(profile, _named(name), text)
            except ValueError as error:
                # It did make sense, until another window wrote in another line.
                self._say(_named(name), str(error), wrong=True)
        return profile

    def commit(self) -> None:
        """Keep what is typed here and makes sense, at once."""
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        if self.app.library is None:
            return
        for line_field in self.query(LineField):
            # The news of the last key may not have come yet.
            if line_field.value != self._was(line_field):
                self._look_at(_named(line_field.name or ""), line_field.value)
        profile = self._as_typed()
        self._typed.clear()
        if profile != self.profile:
            self._shown = profile
            self.app.keep(profile)

    def action_history(self) -> None:
        """Earlier versions, of what stands here now."""
        self.commit()
        super().action_history()

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
        self.commit()
        if not self.unfinished or self._warned:
            self.dismiss()
            return
        self._warned = True
        self.app.tell(f"{self.unfinished} Mend it, or esc again leaves it out.", error=True)


def _named(name: str) -> Field:
    return next(field for field in FIELDS if field.id == name)
