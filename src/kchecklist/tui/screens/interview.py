"""The interview: one question at a time, one or two keys an answer, nothing lost.

All that happens to the record happens in ``kchecklist.interview``; this shows it and hands keys on.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from kchecklist.profiles.record import State
from kchecklist.tui.keys import bindings, digits
from kchecklist.tui.note_editor import NoteEditor
from kchecklist.tui.options import Options
from kchecklist.tui.saved_words import READ_ONLY
from kchecklist.tui.screens import interview_dialogs as dialogs
from kchecklist.tui.screens import interview_words as shown
from kchecklist.tui.screens.interview_view import InterviewView

NO_ANSWER_SOONER = 0.3
"""Seconds after a key during which nothing moves on by itself."""


class Interview(InterviewView):
    """One sitting with one provider: what each key does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Bindings like all other keys: what comes by another way can overtake an "enter" typed just before.
        *digits("answer"),
        *bindings(
            "go note find everything summary help",
            "back down up leave dont-know refused pending na between clear undo redo note-before call-note heard come-back set-aside why"
            " my-question open-only compare matters details history crisis",
            everything="all/short",
        ),
    ]

    def on_mount(self) -> None:
        """Say how to begin."""
        self._begin()

    def _begin(self) -> None:
        if self.sitting.profile.read_only:
            self.message = READ_ONLY
            self.show()
        else:
            dialogs.ask_how_we_talk(self.app, self.sitting, self.show)

    def action_answer(self, digit: int) -> None:
        """A digit answers."""
        self._answer(digit)

    def on_options_chosen(self, event: Options.Chosen) -> None:
        """A click answers."""
        self._answer(event.digit)

    def _answer(self, digit: int) -> None:
        if self.sitting.question is None:
            return
        between, self.adding_between = self.adding_between, False
        was_red = bool(shown.red_flags(self.sitting))

        def answer() -> None:
            option = self.sitting.option(digit)
            (self.sitting.add_between if between else self.sitting.choose)(option)

        done = self.do(answer)
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
            self.moving_on = self.set_timer(NO_ANSWER_SOONER, self._move_on)

    def _move_on(self) -> None:
        # Not under a note or a dialog that was opened meanwhile.
        if self.is_active and not self.query_one(NoteEditor).writing:
            self.action_go()

    def action_state(self, state: State) -> None:
        """Don't know, won't say, later, not applicable."""
        question = self.sitting.question
        if question is None:
            return
        claim = self.sitting.claim(question)
        if state == "refused" and question.is_floor:
            dialogs.ask_who_refused(
                self.app,
                lambda knew: self.do(lambda: self.sitting.no_answer("refused" if knew else "pending")),
            )
        elif state == "pending" and claim is not None and claim.state == "pending":
            dialogs.ask_by_when(
                self.app,
                self.app.clock().date(),
                lambda day: self.do(lambda: self.sitting.no_answer("pending", day)),
            )
        else:
            self.do(lambda: self.sitting.no_answer(state), "l again: by when" if state == "pending" else "")

    def action_between(self) -> None:
        """The next digit adds an answer."""
        self.stay()
        question = self.sitting.question
        if question is None:
            return
        self.adding_between = bool(self.sitting.ticked(question))
        self.message = (
            "somewhere between: press the other answer's digit"
            if self.adding_between
            else "answer first; then + and the other answer's digit mean somewhere between"
        )
        self.show()

    def action_clear(self) -> None:
        """Take the answer back."""
        self.do(self.sitting.clear)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._turn(self.turning.back)

    def action_redo(self) -> None:
        """Bring it again."""
        self._turn(self.turning.forward)

    def _turn(self, turn: Callable[[], str]) -> None:
        said: list[str] = []
        self.do(lambda: said.append(turn()), turned=True)
        self.say("".join(said) or self.message)

    def action_come_back(self) -> None:
        """Mark to come back to."""
        if self.sitting.question is not None:
            self.do(self.sitting.come_back)

    def action_heard(self) -> None:
        """Ask how I know, and who said it."""
        dialogs.ask_how_i_know(
            self.app, self.sitting, lambda level, who: self.do(lambda: self.sitting.heard(level, who))
        )

    def action_set_aside(self) -> None:
        """Set the floor on the table aside, with a reason, or no longer."""
        from kchecklist.interview.waiving import check_floor
        from kchecklist.tui.screens.set_aside import ask_to_set_aside

        question, sitting = self.sitting.question, self.sitting
        if question is not None and self.do(lambda: check_floor(sitting.profile, question)):
            ask_to_set_aside(self.app, sitting, question, self.say)

    # Notes

    def action_note(self) -> None:
        """Note something to this question."""
        if self.sitting.question is not None:
            self.write_note(self.sitting.question)

    def action_note_before(self) -> None:
        """Note something to the question just left."""
        question = self.sitting.checklist.question(self.left) if self.left else None
        if question is not None:
            self.write_note(question)

    def action_call_note(self) -> None:
        """Note what belongs to no question."""
        self.write_note(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a note is written, the keys that go into it stand in no footer."""
        eaten = ("go", "find", "scroll", "note", "everything", "summary")
        # The screen below may ask before there is anything to write on here.
        writing = any(editor.writing for editor in self.query(NoteEditor))
        return not (writing and action in eaten)

    # Moving

    def action_go(self) -> None:
        """On to the next question; from the end to the first one that was passed over."""
        if self.sitting.question is not None:
            self.step(self.sitting.next)
            return
        self.step(self.sitting.to_skipped)
        if self.sitting.question is None:
            self.say("Nothing was passed over.")

    def action_back(self) -> None:
        """Back to the one before."""
        self.move(self.sitting.back)

    def action_scroll(self, by: int) -> None:
        """To what does not fit on the screen."""
        middle = self.query_one("#middle")
        middle.scroll_relative(y=by * max(1, middle.size.height // 2), animate=False)

    def action_everything(self) -> None:
        """Short, or everything."""
        self.move(lambda: self.sitting.go_through("everything" if self.sitting.scope == "short" else "short"))

    def action_open_only(self) -> None:
        """Only what is open, or everything again."""
        self.move(
            lambda: self.sitting.go_through(self.sitting.scope if self.sitting.mode == "open" else "open")
        )

    def action_find(self) -> None:
        """Jump by a word."""
        from kchecklist.tui.screens.find import Find

        self.app.push_screen(
            Find(self.sitting), lambda found: self.move(lambda: self.sitting.jump(found)) if found else None
        )

    def action_why(self) -> None:
        """Why it is asked, in full."""
        from kchecklist.tui.screens.why import Why

        if self.sitting.question is not None:
            self.app.push_screen(Why(self.sitting.checklist, self.sitting.question))

    def action_my_question(self) -> None:
        """Add a question of my own, or reword the one on the table."""
        from kchecklist.tui.screens.my_question import ask_my_question

        self.stay()
        ask_my_question(self)

    def action_leave(self) -> None:
        """Out of a note; else out of the interview."""
        if self.query_one(NoteEditor).writing:
            self.put_note_away()
        elif self.adding_between or self.message:
            self.adding_between, self.message = False, ""
            self.show()
        else:
            self.commit()
            self.dismiss()
