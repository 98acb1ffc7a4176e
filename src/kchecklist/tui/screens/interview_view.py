"""What the interview shows of a sitting, and how a change is made, kept and shown.

All that happens to the record happens in ``kchecklist.interview``.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from kchecklist.checklist.additions import is_mine
from kchecklist.checklist.models import Question
from kchecklist.interview.claims import CannotAnswer
from kchecklist.interview.sequence import Mode, end_of_the_call
from kchecklist.interview.sitting import Sitting
from kchecklist.interview.turning import Turning
from kchecklist.interview.undo import Step
from kchecklist.profiles.record import Profile
from kchecklist.reports.asking.parts import why_words
from kchecklist.reports.provider.history_words import step_words
from kchecklist.reports.words import all_asked, topic
from kchecklist.tui.doors import Doors
from kchecklist.tui.footer import Footer
from kchecklist.tui.note_editor import NoteEditor
from kchecklist.tui.options import Options
from kchecklist.tui.screens import interview_words as shown
from kchecklist.tui.title import TitleLine
from kchecklist.tui.words import line

if TYPE_CHECKING:
    from kchecklist.tui.library import Library


class InterviewView(Doors):
    """One sitting on a screen.

    ``message`` stands under the answers. ``adding_between`` says that the next digit adds an answer, ``left`` is the
    id of the question just left, ``moving_on`` runs while the screen is about to move on by itself. ``why_next`` says
    by a question's id why it came next when open-only began.
    """

    CSS_PATH = "interview.tcss"
    AUTO_FOCUS = ""

    def __init__(
        self, profile_id: str, mode: Mode = "short", question_id: str = "", name: str | None = None
    ) -> None:
        super().__init__(name)
        self._profile_id = profile_id
        self._mode: Mode = mode
        self._first = question_id
        self._sitting: Sitting | None = None
        self._turning: Turning | None = None
        self.adding_between = False
        self.message = ""
        self.why_next: Mapping[str, str] = {}
        self.left: str | None = None
        self._shown: Question | None = None
        self.moving_on: Timer | None = None
        self._noting: Question | None = None

    @property
    def about(self) -> str:
        """The provider who is interviewed."""
        return self._profile_id

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
                self.library.checklist,
                self.library.profile(self._profile_id),
                self.app.clock,
                self._mode,
                self._in_turn,
            )
            if self._first:
                self._sitting.jump(self._first)
        return self._sitting

    @property
    def turning(self) -> Turning:
        """How this screen takes back and brings again."""
        if self._turning is None:
            self._turning = Turning(
                self.sitting, lambda: self.library.trail(self._profile_id), self._about_step, "z", "Z"
            )
        return self._turning

    def _about_step(self, step: Step) -> str:
        return step_words(self.sitting.checklist, step.before, step.after, step.on)

    def _in_turn(self, profile: Profile) -> tuple[str, ...]:
        """What to ask next, in a comparison of all: made when open-only begins, and not at every key."""
        found = self.library.comparison_with(profile)
        standing, questions = found.by_id[profile.id], found.ask_next.by_provider[profile.id]
        self.why_next = {one.question.id: why_words(one, standing) for one in questions}
        return found.ask_next.turn(profile.id)

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
        yield NoteEditor()
        yield Footer()

    def on_mount(self) -> None:
        """Show the first question; tell how long the call has been going on."""
        self.show()
        self.set_interval(15, self._show_status)

    def on_screen_resume(self) -> None:
        """Show what another screen may have changed."""
        self.kept(self._profile_id)
        self.show()

    def show(self) -> None:
        """Show the question on the table and what stands for it."""
        sitting = self.sitting
        if sitting.checklist is not self.library.checklist:
            sitting.take(self.library.checklist)
        question = sitting.question
        self._show_status()
        self.query_one("#sections", Static).update(shown.sections(sitting))
        self.query_one(Options).show(shown.options(sitting) if question else [])
        pieces = shown.question(sitting, self.why_next) if question else shown.end(sitting, self.library)
        pieces["message"] = (
            line(self.message, "bold $text-warning") if self.message else pieces.get("message", Content(""))
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

    def do(self, change: Callable[[], object], message: str = "", turned: bool = False) -> bool:
        """Change something in the sitting, keep it, and show it; whether it could be done. ``turned`` as for keep."""
        self.stay()
        before = self.sitting.profile
        self.message = message
        done = True
        try:
            change()
        except CannotAnswer as error:
            self.message = str(error)
            done = False
        if self.sitting.profile != before:
            self.app.keep(self.sitting.profile, turned)
        self.show()
        return done

    def say(self, message: str) -> None:
        """Show what stands now, with a word about it under the answers."""
        self.message = message
        self.show()

    def stay(self) -> None:
        """Another key came: do not move on by itself."""
        if self.moving_on is not None:
            self.moving_on.stop()
            self.moving_on = None

    def move(self, move: Callable[[], object]) -> None:
        """Go to another question, and show it."""
        self.stay()
        question = self.sitting.question
        self.adding_between = False
        self.message = ""
        try:
            move()
        except CannotAnswer as error:
            self.message = str(error)
        if question is not None and self.sitting.question is not question:
            self.left = question.id
        self.show()

    def jump(self, question_id: str) -> None:
        """To a question that another screen names."""
        self.move(lambda: self.sitting.jump(question_id))

    def step(self, move: Callable[[], object]) -> None:
        """Go on to the next question; where asking ends and looking up begins, say so."""
        before = self.sitting.question
        self.move(move)
        if end_of_the_call(before, self.sitting.question):
            self.say(all_asked(self.sitting.checklist))

    # Notes

    def write_note(self, question: Question | None) -> None:
        """Write a note to a question, or, with None, to the call."""
        self.stay()
        self._save_note()
        sitting = self.sitting
        claim = sitting.claim(question) if question else None
        talk = sitting.conversation
        text = (claim.note if claim else None) if question else (talk.note if talk else None)
        self._noting = question
        about = self._topic(question) if question else "the call, not a question"
        self.query_one(NoteEditor).write(about, text or "")
        self.refresh_bindings()

    def _topic(self, question: Question) -> str:
        mine = is_mine(self.sitting.checklist, self.library.bank, question)
        return "my own question" if mine else topic(question)

    def on_note_editor_typed(self) -> None:
        """Keep what is being typed."""
        self._save_note()

    def _save_note(self) -> None:
        text = self.query_one(NoteEditor).untold
        if text is not None:
            self._keep_note(text)
        # Only now: from here on the title says how its saving goes.
        self.app.typing = False

    def _keep_note(self, text: str) -> None:
        before = self.sitting.profile
        if self._noting is None:
            self.sitting.note_call(text, draft=True)
        else:
            self.sitting.note(text, self._noting, draft=True)
        if self.sitting.profile != before:
            self.app.keep(self.sitting.profile)

    def put_note_away(self) -> None:
        """The note is done."""
        self._save_note()
        self.sitting.done_writing()
        self.query_one(NoteEditor).put_away()
        self.refresh_bindings()
        self.message = ""
        self.show()

    def commit(self) -> None:
        """Keep what is being typed, and how long the talk took: the app is about to end."""
        # What another screen changed and could not save yet is not taken back by what this one still shows.
        self.kept(self._profile_id)
        self._save_note()
        before = self.sitting.profile
        self.sitting.finish()
        if self.sitting.profile != before:
            self.app.keep(self.sitting.profile)
