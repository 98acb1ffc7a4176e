"""A question of the person's own: adding it from an interview, rewording it, taking it out."""

from collections.abc import Callable
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from kchecklist.checklist.additions import is_mine
from kchecklist.checklist.models import Question
from kchecklist.profiles.drafts import begun, forget_begun, keep_begun
from kchecklist.profiles.own_questions import OTHER_MEANING, BadQuestion, asked_as
from kchecklist.tui.fields import LineField
from kchecklist.tui.screens.ask import AskYesNo, Choice, Dialog
from kchecklist.tui.screens.interview_view import InterviewView
from kchecklist.tui.words import line, words

ADD = "What do you want to ask every provider? One line, as you would say it."
REWORD = "My question, in other words:"
KEYS = "enter: done · esc: back"
KEYS_REWORD = "enter: done · empty: take it out · esc: back"
KEYS_KIND = "1 or 2 · esc: back to the words"
BEGUN = "Begun before, and not added yet."
PUT_OFF = (
    "The question of my own was not added yet; its words are there again when q is pressed in an interview."
)
TAKE_OUT = (
    "Take this question out, for every provider? What was answered stays in the files, as no longer asked."
)


def ask_my_question(view: InterviewView) -> None:
    """Add a question and go there; on one of the person's own, reword it or take it out."""
    question = view.sitting.question
    if question is not None and is_mine(view.sitting.checklist, view.library.bank, question):
        _reword(view, question)
    else:
        _add(view)


def _add(view: InterviewView) -> None:
    made: list[str] = []
    folder = view.library.folder
    before = begun(folder)

    def add(text: str, counts: bool) -> None:
        made.append(view.library.add_question(text, counts))
        forget_begun(folder, before)

    def keep(text: str, counts: bool) -> str:
        return view.app.problem_with(lambda: add(text, counts))

    def put_off(text: str) -> str:
        return view.app.problem_with(lambda: keep_begun(folder, text, before))

    def added(text: str | None) -> None:
        if made:
            view.show()
            view.move(lambda: view.sitting.jump(made[0]))
            view.say("Added: it is asked of every provider from now on. q again: reword it.")

    view.app.push_screen(MyQuestion(keep, put_off=put_off, begun=before), added)


def _reword(view: InterviewView, question: Question) -> None:
    kept: list[Path | None] = []

    def keep(text: str, counts: bool) -> str:
        return view.app.problem_with(lambda: kept.append(view.library.reword_question(question.id, text)))

    def reworded(text: str | None) -> None:
        if text == "":
            view.app.push_screen(AskYesNo(TAKE_OUT, "yes, ask it no longer", "no"), remove)
        elif kept:
            if kept[0] is not None:
                what = "What an editor or another window wrote there"
                view.app.tell(f"{what}: kept as {kept[0].name} in history/questions")
            view.say("Kept in these words; what was answered stays.")

    def remove(yes: bool | None) -> None:
        if yes and view.app.change_kept(lambda: kept.append(view.library.remove_question(question.id))):
            view.say("Taken out; the words are kept in history/questions.")

    view.app.push_screen(MyQuestion(keep, question.ask), reworded)


class MyQuestion(Dialog[str]):
    """A line, and for a new question whether it counts.

    ``keep`` writes it down and gives what went wrong, nothing where it worked; until then the words stay here.
    ``put_off`` does so with a new one that is not done, which comes back as ``begun``.
    Ends with the words, nothing of them when they were taken away.
    """

    about = "a question of my own"

    def __init__(
        self,
        keep: Callable[[str, bool], str],
        before: str | None = None,
        put_off: Callable[[str], str] = lambda text: "it cannot be put off",
        begun: str = "",
    ) -> None:
        super().__init__()
        self._keep, self._before = keep, before
        self._put_off, self._begun = put_off, begun

    def compose(self) -> ComposeResult:
        """What is wanted, a field, what is wrong, the two kinds, the keys."""
        with Vertical(id="box"):
            yield Static(words(ADD if self._before is None else REWORD, "bold"))
            first = self._begun if self._before is None else self._before
            yield LineField(first, placeholder="for example: Do you call me back the same day?")
            yield Static(line(BEGUN if self._begun else "", "$text-muted"), id="problem")
            if self._before is not None:
                yield Static(words(OTHER_MEANING, "$text-muted"))
            yield Choice(
                "1",
                "with answers: good, fair, poor, worrying (it counts; all of mine together as one section)",
                "take(True)",
            )
            yield Choice("2", "just a note (never counts)", "take(False)")
            yield Static(line("", "$text-muted"), id="keys")

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query(Choice).set(display=False)
        self._words()

    def on_input_submitted(self) -> None:
        """Enter: on to its kind; other words are kept at once."""
        text = self.query_one(Input).value
        if self._before is not None and not text.strip():
            self.dismiss("")
            return
        try:
            asked = asked_as(text)
        except BadQuestion as error:
            self._problem(str(error))
            return
        if self._before is None:
            self._problem("")
            self.query(Choice).set(display=True)
            self.query_one("#keys", Static).update(line(KEYS_KIND, "$text-muted"))
            self.set_focus(None)
        elif asked == self._before:
            self.dismiss(None)
        else:
            self._done(asked, True)

    def on_descendant_focus(self) -> None:
        """Back in the words, by a click or from the crisis lines: a digit is one of them again."""
        self._words()

    def on_key(self, event: events.Key) -> None:
        """A digit takes a kind, once the words are there."""
        if self.focused is None and event.key in ("1", "2"):
            event.stop()
            self.action_take(event.key == "1")

    def action_take(self, counts: bool) -> None:
        """Keep it as one that counts, or as just a note."""
        self._done(self.query_one(Input).value, counts)

    def action_leave(self) -> None:
        """Back to the words; from there out."""
        if self.focused is None:
            self._words()
        else:
            if self._begun and not self.query_one(Input).value.strip():
                self._put_off("")
            super().action_leave()

    def put_down(self) -> str:
        """A new question is put off: nobody has said yet whether it counts, nor that it is whole."""
        if self._before is not None or not self.unfinished:
            return super().put_down()
        return super().put_down() if self._put_off(self.query_one(Input).value) else PUT_OFF

    def keep_typed(self) -> bool:
        """Other words of a question are kept."""
        if self._before is None:
            return False
        try:
            asked = asked_as(self.query_one(Input).value)
        except BadQuestion:
            return False
        return not self._keep(asked, True)

    def _words(self) -> None:
        self.query(Choice).set(display=False)
        keys = KEYS if self._before is None else KEYS_REWORD
        self.query_one("#keys", Static).update(line(keys, "$text-muted"))
        self.query_one(Input).focus()

    def _done(self, text: str, counts: bool) -> None:
        if problem := self._keep(text, counts):
            self._problem(problem)
            self._words()
        else:
            self.dismiss(text)

    def _problem(self, problem: str) -> None:
        self.query_one("#problem", Static).update(line(problem, "$text-warning"))
