"""Setting a safety floor aside, with my reason: from its question, or from one of the provider's floors."""

import datetime as dt
from collections.abc import Callable, Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from kchecklist.checklist.models import Question
from kchecklist.interview.claims import CannotAnswer
from kchecklist.interview.days import day_in
from kchecklist.interview.notebook import Notebook
from kchecklist.profiles.record import Waiver
from kchecklist.reports.provider.set_aside import WHAT_IT_DOES, floor_line
from kchecklist.scoring.floors import Floor
from kchecklist.tui.desk import Desk
from kchecklist.tui.fields import LineField
from kchecklist.tui.screens.ask import Dialog
from kchecklist.tui.screens.choose import ChooseOne
from kchecklist.tui.words import line, words

WHICH = "Which safety floor do you set aside, or no longer?"
KEYS = "enter: on, then done · esc: back, as it was"
KEYS_STANDING = "empty reason: take it back · enter: on, then done · esc: as it was"
NO_DAY = "That is no day; write it like 2027-02-01, or in how many days."
WHY_FIRST = "Without a reason nothing is set aside; esc: back."
CUT_OFF = "Not set aside, cut off:"
IN_THE_NOTE = "The floor was not set aside; what was typed for it stands in the note to its question."
DONE = "Set aside by me. z takes it back."
TAKEN_BACK = "No longer set aside. z takes that back."
_ORDER = ("fail", "unknown", "waived", "pass")


def ask_to_set_aside(app: Desk, book: Notebook, question: Question, done: Callable[[str], object]) -> None:
    """Ask for the reason, write it down and keep it; ``done`` is told in a sentence, unless nothing changed."""

    def catch_up() -> None:
        # A save may have merged what another window wrote while the reason was typed.
        if app.library is not None and (newest := app.library.profile(book.profile.id)) != book.profile:
            book.profile = newest

    def note(words: str) -> None:
        catch_up()
        claim = book.claim(question)
        book.write_note(question, "\n".join(filter(None, (claim.note if claim else None, words))))
        app.keep(book.profile)

    def keep(reason: str, review: dt.date | None) -> str:
        catch_up()
        try:
            book.set_aside(question, reason, review)
        except CannotAnswer as error:
            return str(error)
        app.keep(book.profile)
        return ""

    def kept(said: str | None) -> None:
        if said:
            done(said)

    app.push_screen(SetAside(question, book.profile.waiver(*question.ids), book.today, keep, note), kept)


def ask_which_floor(
    app: Desk, floors: Iterable[Floor], today: dt.date, then: Callable[[Question], object]
) -> None:
    """Ask which of the floors that apply to a provider is meant; where there is one, that one."""
    found = sorted(floors, key=lambda floor: _ORDER.index(floor.state))
    if len(found) == 1:
        then(found[0].question)
    elif found:
        lines = [floor_line(floor, today) for floor in found]

        def chosen(number: int | None) -> None:
            if number is not None:
                then(found[number].question)

        app.push_screen(ChooseOne(WHICH, lines), chosen)
    else:
        app.tell("No safety floor applies to this route and place.")


class SetAside(Dialog[str]):
    """A reason, and by when to look at it again; what stands is there to be changed.

    ``keep`` writes it down and gives what went wrong, nothing where it worked; until then the words stay here.
    ``note`` keeps words that were cut off. Ends with what was done, in a sentence.
    """

    about = "setting a floor aside"

    def __init__(
        self,
        question: Question,
        before: Waiver | None,
        today: dt.date,
        keep: Callable[[str, dt.date | None], str],
        note: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._question, self._before, self._today = question, before, today
        self._keep, self._note = keep, note

    def compose(self) -> ComposeResult:
        """The question, what setting it aside does, two fields, what is wrong, the keys."""
        before = self._before or Waiver()
        with Vertical(id="box"):
            yield Static(words(self._question.ask, "bold"))
            yield Static(words(WHAT_IT_DOES, "$text-muted"))
            yield Static(words("\nWhy do you set this floor aside?"))
            yield LineField(before.reason, placeholder="in my own words", id="reason")
            yield Static(words("By when to look at it again? May stay empty."))
            day = before.review.isoformat() if before.review else ""
            yield LineField(day, placeholder="2027-02-01, or in how many days", id="review")
            yield Static(line(""), id="problem")
            yield Static(line(KEYS_STANDING if self._before else KEYS, "$text-muted"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: from the reason on to the day, from there done."""
        if event.input.id == "reason" and event.value.strip():
            self.query_one("#review").focus()
        else:
            self._done()

    def put_down(self) -> str:
        """Half a sentence sets nothing aside: what was typed becomes a note to the question."""
        if not self.unfinished:
            return ""
        typed = [field.value.strip() for field in self._fields if field.value.strip() != field.first.strip()]
        if not any(typed):
            return super().put_down()
        self._note(f"{CUT_OFF} {' · '.join(filter(None, typed))}")
        return IN_THE_NOTE

    @property
    def _fields(self) -> tuple[LineField, LineField]:
        return self.query_one("#reason", LineField), self.query_one("#review", LineField)

    @property
    def _review(self) -> dt.date | None:
        _, day = self._fields
        return day_in(day.value, self._today) if day.value.strip() else None

    def _done(self) -> None:
        reason, day = self._fields
        review = self._review
        if not reason.value.strip():
            if self._before is None:
                self._wrong(reason, WHY_FIRST)
            else:
                self._finish(reason, "", None, TAKEN_BACK)
        elif day.value.strip() and review is None:
            self._wrong(day, NO_DAY)
        elif (reason.value, day.value.strip()) == (reason.first, day.first):
            self.dismiss(None)
        else:
            self._finish(day, reason.value, review, DONE)

    def _finish(self, field: LineField, reason: str, review: dt.date | None, said: str) -> None:
        if problem := self._keep(reason, review):
            self._wrong(field, problem)
        else:
            self.dismiss(said)

    def _wrong(self, field: LineField, problem: str) -> None:
        self.query_one("#problem", Static).update(line(problem, "$text-warning"))
        field.focus()
