"""The interview: one question at a time, one or two keys an answer, nothing lost.

All that happens to the record happens in ``kchecklist.interview``; this shows it and hands keys on.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer, Static, TextArea

from kchecklist.checklist.models import Question
from kchecklist.interview.claims import CannotAnswer
from kchecklist.interview.notebook import CHANNELS
from kchecklist.interview.sequence import Mode
from kchecklist.interview.sitting import Sitting
from kchecklist.profiles.record import Level, State
from kchecklist.tui.app import KchecklistApp
from kchecklist.tui.fields import NoteField
from kchecklist.tui.keys import bindings, digits
from kchecklist.tui.options import Options
from kchecklist.tui.screens import interview_words as shown
from kchecklist.tui.title import TitleLine
from kchecklist.tui.words import line

if TYPE_CHECKING:
    from kchecklist.tui.library import Library

PAUSE_BEFORE_SAVING_A_NOTE = 1.0
"""Seconds; with the writing itself well under the two that a note being typed may lose."""
NO_ANSWER_SOONER = 0.3
"""Seconds after a key during which nothing moves on by itself."""


class Interview(Screen[None]):
    """One sitting with one provider."""

    app: KchecklistApp
    CSS_PATH = "interview.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        # Bindings like all other keys: what comes by another way can overtake an "enter" typed just before.
        *digits("answer"),
        *bindings(
            "go note find everything summary help",
            "back down up leave dont-know refused pending na between clear undo note-before call-note heard come-back why"
            " open-only compare matters details crisis",
            everything="all/short",
        ),
    ]

    def __init__(self, profile_id: str, mode: Mode = "short") -> None:
        super().__init__()
        self._profile_id = profile_id
        self._mode: Mode = mode
        self._sitting: Sitting | None = None
        self._adding_between = False
        self._message = ""
        self._left: str | None = None
        self._shown: Question | None = None
        self._moving_on: Timer | None = None
        self._noting: Question | None = None
        self._note_as_opened = ""
        self._note_timer: Timer | None = None

    @property
    def library(self) -> "Library":
        """What the app has open."""
        library = self.app.library
        assert library is not None, "the interview opens after the library"
        return library

    @property
    def sitting(self) -> Sitting:
        """The sitting that this screen shows."""
        if self._sitting is None:
            self._sitting = Sitting(
                self.library.checklist, self.library.profile(self._profile_id), self.app.clock, self._mode
            )
        return self._sitting

    def is_with(self, profile_id: str) -> bool:
        """Whether this is the interview of that provider."""
        return profile_id == self._profile_id

    def compose(self) -> ComposeResult:
        """Title; sections, question, side; note; footer."""
        yield TitleLine(self.sitting.profile.title)
        with Horizontal(id="body"):
            yield Static(Content(""), id="sections")
            with VerticalScroll(id="middle", can_focus=False):
                yield Static(Content(""), id="ask")
                yield Options()
                yield Static(Content(""), id="states")
                yield Static(Content(""), id="message")
                yield Static(Content(""), id="note")
                yield Static(Content(""), id="others")
                yield Static(Content(""), id="why")
            with VerticalScroll(id="side", can_focus=False):
                yield Static(Content(""), id="listen")
        yield Static(Content(""), id="editor-label")
        yield NoteField(id="editor", soft_wrap=True, show_line_numbers=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show the first question; tell how long the call has been going on."""
        self.show()
        self.set_interval(15, self._show_status)
        self._begin()

    def _begin(self) -> None:
        """What to say first, and how they talk; asked before the call, so that nothing interrupts it."""
        from kchecklist.tui.screens.ask import AskOne

        opening = self.library.checklist.head.opening
        self.app.push_screen(
            AskOne(
                f"To begin the call: {opening}" if opening else "",
                CHANNELS,
                question="How do you talk with them?",
                hint="enter: only looking, or leave it open",
            ),
            lambda channel: self.sitting.talk(channel=channel),
        )

    def on_screen_resume(self) -> None:
        """Show what another screen may have changed."""
        self.kept(self._profile_id)
        self.show()

    # Showing

    def show(self) -> None:
        """Show the question on the table and what stands for it."""
        sitting = self.sitting
        question = sitting.question
        self._show_status()
        self.query_one("#sections", Static).update(shown.sections(sitting))
        self.query_one(Options).show(shown.options(sitting) if question else [])
        pieces = shown.question(sitting) if question else shown.end(sitting, self.library)
        pieces["message"] = (
            line(self._message, "bold $text-warning") if self._message else pieces.get("message", Content(""))
        )
        for name in ("ask", "states", "message", "note", "others", "why", "listen"):
            piece = pieces.get(name, Content(""))
            widget = self.query_one(f"#{name}", Static)
            widget.set_class(not piece.plain, "-empty")
            widget.update(piece)
        if question is not self._shown:
            self._shown = question
            self.query_one("#middle").scroll_home(animate=False)

    def on_resize(self) -> None:
        """More or less fits into the title now."""
        self._show_status()

    def _show_status(self) -> None:
        self.query_one(TitleLine).title = self.sitting.profile.title
        self.query_one(TitleLine).status = shown.status(self.sitting, short=self.size.width < 80)

    def kept(self, profile_id: str) -> None:
        """Go on from what a save, or another screen, made of the record."""
        newest = self.library.profile(self._profile_id)
        if profile_id == self._profile_id and newest != self.sitting.profile:
            self.sitting.profile = newest
            self.show()

    # Changing

    def _do(self, change: Callable[[], object], message: str = "") -> bool:
        """Change something in the sitting, keep it, and show it; whether it could be done."""
        self._stay()
        before = self.sitting.profile
        self._message = message
        done = True
        try:
            change()
        except CannotAnswer as error:
            self._message = str(error)
            done = False
        if self.sitting.profile != before:
            self.app.keep(self.sitting.profile)
        self.show()
        return done

    def action_answer(self, digit: int) -> None:
        """A digit answers."""
        self._answer(digit)

    def on_options_chosen(self, event: Options.Chosen) -> None:
        """A click answers."""
        self._answer(event.digit)

    def _answer(self, digit: int) -> None:
        if self.sitting.question is None:
            return
        between, self._adding_between = self._adding_between, False
        was_red = bool(shown.red_flags(self.sitting))

        def answer() -> None:
            option = self.sitting.option(digit)
            (self.sitting.add_between if between else self.sitting.choose)(option)

        done = self._do(answer)
        question = self.sitting.question
        settled = question is not None and not question.multiple and question.from_ is None
        if (
            self.library.settings.move_on
            and done
            and settled
            and not between
            and not was_red
            and not shown.red_flags(self.sitting)
        ):
            self._moving_on = self.set_timer(NO_ANSWER_SOONER, self._move_on)

    def _move_on(self) -> None:
        # Not under a note or a dialog that was opened meanwhile.
        if self.is_active and not self.has_class("-noting"):
            self.action_go()

    def _stay(self) -> None:
        """Another key came: do not move on by itself."""
        if self._moving_on is not None:
            self._moving_on.stop()
            self._moving_on = None

    def action_state(self, state: State) -> None:
        """Don't know, won't say, later, not applicable."""
        question = self.sitting.question
        if question is None:
            return
        claim = self.sitting.claim(question)
        if state == "refused" and question.is_floor:
            from kchecklist.tui.screens.ask import AskYesNo

            self.app.push_screen(
                AskYesNo(
                    "Did somebody who could know refuse to say?",
                    "yes, they would not say",
                    "no, wrong person: ask again",
                ),
                self._refused,
            )
        elif state == "pending" and claim is not None and claim.state == "pending":
            from kchecklist.tui.screens.ask import AskLine

            self.app.push_screen(
                AskLine("By when will they get back?", "for example: 2026-12-01, or 3 for in three days"),
                self._due,
            )
        else:
            self._do(lambda: self.sitting.no_answer(state), "l again: by when" if state == "pending" else "")

    def _refused(self, by_somebody_who_knew: bool | None) -> None:
        if by_somebody_who_knew is not None:
            self._do(lambda: self.sitting.no_answer("refused" if by_somebody_who_knew else "pending"))

    def _due(self, answer: str | None) -> None:
        if answer:
            day = shown.day_in(answer, self.app.clock().date())
            if day is None:
                self._do(lambda: None, "That is no day; write it like 2026-12-01, or in how many days.")
            else:
                self._do(lambda: self.sitting.no_answer("pending", day))

    def action_between(self) -> None:
        """The next digit adds an answer."""
        self._stay()
        self._adding_between = True
        self._message = "somewhere between: press the other answer's digit"
        self.show()

    def action_clear(self) -> None:
        """Take the answer back."""
        self._do(self.sitting.clear)

    def action_undo(self) -> None:
        """Take the last change back."""
        undone: list[str | None] = []
        self._do(lambda: undone.append(self.sitting.undo()))
        self._message = "taken back" if undone and undone[0] else "nothing to take back in this sitting"
        self.show()

    def action_come_back(self) -> None:
        """Mark to come back to."""
        if self.sitting.question is not None:
            self._do(self.sitting.come_back)

    def action_heard(self) -> None:
        """Ask how I know, and who said it."""
        from kchecklist.tui.screens.heard import HeardHow

        def heard(answer: tuple[Level, str] | None) -> None:
            if answer is not None:
                self._do(lambda: self.sitting.heard(*answer))

        talk = self.sitting.conversation
        who = self.sitting.who or (talk.with_ if talk else None) or ""
        self.app.push_screen(HeardHow(self.sitting.level, who), heard)

    # Notes

    def action_note(self) -> None:
        """Note something to this question."""
        if self.sitting.question is not None:
            self._open_editor(self.sitting.question)

    def action_note_before(self) -> None:
        """Note something to the question just left."""
        question = self.sitting.checklist.question(self._left) if self._left else None
        if question is not None:
            self._open_editor(question)

    def action_call_note(self) -> None:
        """Note what belongs to no question."""
        self._open_editor(None)

    def _open_editor(self, question: Question | None) -> None:
        self._stay()
        self._save_note()
        sitting = self.sitting
        claim = sitting.claim(question) if question else None
        talk = sitting.conversation
        text = (claim.note if claim else None) if question else (talk.note if talk else None)
        self._noting = question
        editor = self.query_one("#editor", TextArea)
        editor.load_text(text or "")
        self._note_as_opened = editor.text
        editor.move_cursor(editor.document.end)
        what = shown.topic_of(question) if question else "the call, not a question"
        self.query_one("#editor-label", Static).update(
            line(f"Note to {what} · esc: done, it is saved as you type", "bold")
        )
        self.set_class(True, "-noting")
        self.refresh_bindings()
        editor.focus()

    def on_text_area_changed(self) -> None:
        """Save what is being typed after a moment's pause."""
        if self.has_class("-noting") and self._note_timer is None:
            self._note_timer = self.set_timer(PAUSE_BEFORE_SAVING_A_NOTE, self._save_note)

    def _save_note(self) -> None:
        self._note_timer = None
        if not self.has_class("-noting"):
            return
        text = self.query_one("#editor", TextArea).text
        if text == self._note_as_opened:
            # An editor knows one kind of line end; the note as it came may have others.
            return
        self._note_as_opened = text
        before = self.sitting.profile
        if self._noting is None:
            self.sitting.note_call(text, draft=True)
        else:
            self.sitting.note(text, self._noting, draft=True)
        if self.sitting.profile != before:
            self.app.keep(self.sitting.profile)

    def _close_editor(self) -> None:
        self._save_note()
        self.sitting.done_writing()
        self.set_class(False, "-noting")
        self.refresh_bindings()
        self.set_focus(None)
        self._message = ""
        self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a note is written, the keys that go into it stand in no footer."""
        return not (self.has_class("-noting") and action in ("go", "find", "scroll"))

    def commit(self) -> None:
        """Keep what is being typed, and how long the talk took: the app is about to end."""
        self._save_note()
        before = self.sitting.profile
        self.sitting.finish()
        if self.sitting.profile != before:
            self.app.keep(self.sitting.profile)

    # Moving

    def _move(self, move: Callable[[], object]) -> None:
        self._stay()
        question = self.sitting.question
        self._adding_between = False
        self._message = ""
        try:
            move()
        except CannotAnswer as error:
            self._message = str(error)
        if question is not None and self.sitting.question is not question:
            self._left = question.id
        self.show()

    def action_go(self) -> None:
        """On to the next question."""
        self._move(self.sitting.next)

    def action_back(self) -> None:
        """Back to the one before."""
        self._move(self.sitting.back)

    def action_scroll(self, by: int) -> None:
        """To what does not fit on the screen."""
        middle = self.query_one("#middle")
        middle.scroll_relative(y=by * max(1, middle.size.height // 2), animate=False)

    def action_everything(self) -> None:
        """Short, or everything."""
        self._move(
            lambda: self.sitting.go_through("everything" if self.sitting.scope == "short" else "short")
        )

    def action_open_only(self) -> None:
        """Only what is open, or everything again."""
        self._move(
            lambda: self.sitting.go_through(self.sitting.scope if self.sitting.mode == "open" else "open")
        )

    def action_find(self) -> None:
        """Jump by a word."""
        from kchecklist.tui.screens.find import Find

        self.app.push_screen(
            Find(self.sitting), lambda found: self._move(lambda: self.sitting.jump(found)) if found else None
        )

    def action_why(self) -> None:
        """Why it is asked, in full."""
        from kchecklist.tui.screens.why import Why

        if self.sitting.question is not None:
            self.app.push_screen(Why(self.sitting.checklist, self.sitting.question))

    def action_leave(self) -> None:
        """Out of a note; else out of the interview."""
        if self.has_class("-noting"):
            self._close_editor()
        elif self._adding_between or self._message:
            self._adding_between, self._message = False, ""
            self.show()
        else:
            self.commit()
            self.dismiss()

    def action_summary(self) -> None:
        """What stands with this provider."""
        self.app.open_summary(self._profile_id)

    def action_compare(self) -> None:
        """All side by side."""
        self.app.open_compare()

    def action_matters(self) -> None:
        """What matters to me."""
        self.app.open_matters()

    def action_details(self) -> None:
        """Who they are, and what it costs."""
        self.app.open_details(self._profile_id)
