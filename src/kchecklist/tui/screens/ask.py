"""Small questions of the app itself: a line, yes or no, one of a few."""

from collections.abc import Callable, Mapping
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key, Mount
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from kchecklist.tui.desk import Desk
from kchecklist.tui.fields import LineField
from kchecklist.tui.leaving import typed_on
from kchecklist.tui.words import line, words

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """A box in the middle of the screen; escape leaves it and answers nothing.

    ``about`` names, in our own words, what is typed here.
    """

    app: Desk
    about = "this"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", show=False),
        # A dialog shuts the keys of the app out; these must always work.
        Binding("exclamation_mark", "app.crisis", "crisis", show=False),
        Binding("ctrl+q", "app.quit", "quit", show=False),
    ]

    _warned_of: tuple[str, ...] = ()

    @property
    def unfinished(self) -> str:
        """That there are words here which quitting would lose."""
        typed = any(field.value.strip() != field.first.strip() for field in self.query(LineField))
        return "What you typed here is not kept yet: enter." if typed else ""

    def action_leave(self) -> None:
        """Leave without an answer; the first time not while words stand here, so that nothing typed goes in silence."""
        typed = typed_on(self)
        if self.unfinished and typed != self._warned_of:
            self._warned_of = typed
            self.app.tell(f"{self.unfinished} esc again leaves it out.", error=True)
        else:
            self.dismiss(None)

    def put_down(self) -> str:
        """The app ends and nobody can be asked: keep what is typed if it makes sense; what is not kept, in our words."""
        if not self.unfinished or self.keep_typed():
            return ""
        return f"What was typed for {self.about} was not kept."

    def keep_typed(self) -> bool:
        """Keep what is typed, as enter would, if it makes sense as it stands; whether it is kept."""
        return False

    def hand_over(self, answer: T) -> None:
        """Give the answer to whoever asked, at once: where the app ends, no message arrives any more."""
        asked = self._result_callbacks[-1].callback if self._result_callbacks else None
        if asked is not None:
            asked(answer)


class AskLine(Dialog[str]):
    """One line of text, beginning with ``value``; ``check`` says what is wrong with an answer, nothing where it will do.

    ``keep`` writes it down and gives what went wrong, nothing where it worked; until then the words stay here.
    """

    def __init__(
        self,
        question: str,
        example: str = "",
        after: str = "",
        check: Callable[[str], str] = lambda answer: "",
        value: str = "",
        keep: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self._question, self._example, self._after, self._check = question, example, after, check
        self._value, self._keep = value, keep
        self.about = f'"{question}"'

    def compose(self) -> ComposeResult:
        """The question, a field, what comes after it, the keys."""
        with Vertical(id="box"):
            yield Static(words(self._question, "bold"))
            yield LineField(self._value, placeholder=self._example)
            yield Static(line(""), id="problem")
            if self._after:
                yield Static(words(self._after, "$text-muted"))
            yield Static(line("enter: done · esc: back", "$text-muted"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: done, unless something is wrong; what was typed stays."""
        if not self.is_current:
            # A second enter, typed before the first had closed this: once is enough.
            return
        answer = event.value.strip()
        if problem := self._check(answer) or (self._keep(answer) if self._keep is not None else ""):
            self.query_one("#problem", Static).update(line(problem, "$text-warning"))
        else:
            self.dismiss(answer)

    def keep_typed(self) -> bool:
        """What passes the check is kept or handed over; a line that was emptied is no answer yet."""
        answer = self.query_one(LineField).value.strip()
        if not answer or self._check(answer):
            return False
        if self._keep is not None:
            return not self._keep(answer)
        self.hand_over(answer)
        return True


class AskYesNo(Dialog[bool]):
    """Yes or no, by a key or a click.

    What was typed before the question stood there is no answer to it: a terminal may send a paste as keys.
    """

    def __init__(self, question: str, yes: str = "yes", no: str = "no") -> None:
        super().__init__()
        self._question, self._yes, self._no = question, yes, no
        self._asked_at = 0.0

    def on_mount(self, event: Mount) -> None:
        """Note when it was asked."""
        self._asked_at = event.time

    def on_key(self, event: Key) -> None:
        """Yes or no. No bindings: those would also take a key that was meant for the screen below."""
        if event.key in ("y", "n"):
            event.stop()
            # Whoever could not have read the question has not answered it.
            if event.time >= self._asked_at:
                self.action_answer(event.key == "y")

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical(id="box"):
            yield Static(words(self._question))
            yield Choice("y", self._yes, "answer(True)")
            yield Choice("n", self._no, "answer(False)")
            yield Static(line("esc: back", "$text-muted"))

    def action_answer(self, yes: bool) -> None:
        """Answer."""
        self.dismiss(yes)


class AskOne(Dialog[str]):
    """One of at most nine, by its digit or a click; enter leaves it open."""

    def __init__(self, before: str, choices: Mapping[str, str], question: str, hint: str) -> None:
        super().__init__()
        self._before, self._choices, self._question, self._hint = before, choices, question, hint

    def compose(self) -> ComposeResult:
        """What is said before, the question, its answers."""
        with Vertical(id="box"):
            if self._before:
                yield Static(words(f"{self._before}\n"))
            yield Static(words(self._question, "bold"))
            for digit, (name, label) in enumerate(self._choices.items(), start=1):
                yield Choice(str(digit), label, f"take('{name}')")
            yield Static(line(self._hint, "$text-muted"))

    def on_key(self, event: Key) -> None:
        """A digit takes; enter leaves it open."""
        if event.key.isdigit() and 1 <= int(event.key) <= len(self._choices):
            self.action_take(list(self._choices)[int(event.key) - 1])
        elif event.key == "enter":
            self.dismiss(None)
        else:
            return
        event.stop()

    def action_take(self, name: str) -> None:
        """Answer."""
        self.dismiss(name)


class Choice(Static):
    """A key and what it does, for those who click."""

    DEFAULT_CSS = "Choice { height: auto; } Choice:hover { background: $boost; }"

    def __init__(self, key: str, label: str, action: str) -> None:
        super().__init__(line(f" {key}  {label}"))
        self._action = action

    async def on_click(self) -> None:
        """The same as the key."""
        await self.screen.run_action(self._action)
