"""What the screen of what matters asks: whose it is, and what there is to say about money."""

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import ValidationError
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.typed_figures import currency_in, number_in
from kchecklist.reports.words import capital
from kchecklist.scoring.stating import with_money
from kchecklist.tui.desk import Desk
from kchecklist.tui.screens.ask import AskLine, Dialog
from kchecklist.tui.screens.matters_lines import money_text
from kchecklist.tui.words import line, words

QUESTIONS = {
    "currency": ("Which currency do you reckon in?", "for example: USD"),
    "hour": ("What is an hour of your time worth to you?", "for example: 25"),
    "monthly_limit": (
        "What is the most you can pay in a month, on average, after the first course?",
        "for example: 600",
    ),
}
EMPTY = "Empty: not said."
A_NUMBER = "A number is needed here, such as 25; nothing else."
MINE, ANOTHER = "mine", "another"


def ask_money(app: Desk, key: str, mine: Priorities, keep: Callable[[Any], str]) -> None:
    """A currency or an amount; ``keep`` is given None where it is to be taken out.

    It says what went wrong, nothing where it is kept; until then what was typed stays here.
    """
    before = money_text(mine, key)

    def problem(text: str) -> str:
        try:
            value = _value(key, text)
            with_money(mine, **{key: value})
        except ValidationError as error:
            said = str(error.errors()[0]["msg"]).removeprefix("Value error, ")
            return f"{capital(said)}."
        except ValueError as error:
            return str(error)
        return "" if text == before else keep(value)

    question, example = QUESTIONS[key]
    app.push_screen(AskLine(question, example, EMPTY, problem, before))


def _value(key: str, text: str) -> Any:
    """What was typed as it is kept. Raises ValueError with a sentence."""
    if not text:
        return None
    if key != "currency":
        return number_in(text, A_NUMBER)
    try:
        return currency_in(text)
    except ValueError as error:
        said = str(error)
        raise ValueError(f"{said[:1].upper()}{said[1:]}.") from None


class Whose(Dialog[str]):
    """Whose priorities to see: one's own, or those of somebody who is kept here, or of somebody new.

    Ends with ``mine``, ``person/NUMBER`` of ``people``, or ``another``.
    """

    def __init__(self, people: Sequence[str]) -> None:
        super().__init__()
        self._people = people

    def compose(self) -> ComposeResult:
        """The question, everybody, the keys."""
        with Vertical(id="box"):
            yield Static(words("Whose priorities?", "bold"))
            yield OptionList(
                Option(line("mine"), id=MINE),
                *(Option(line(name), id=f"person/{n}") for n, name in enumerate(self._people)),
                Option(line("another person ..."), id=ANOTHER),
                markup=False,
            )
            about = "Each is kept in a file of its own, and nobody's is mixed with anybody's."
            yield Static(words(about, "$text-muted"))
            yield Static(line("enter: choose · esc: back", "$text-muted"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click: this one."""
        event.stop()
        self.dismiss(event.option_id)


def ask_whose(app: Desk, people: Sequence[str], see: Callable[[str | None], str]) -> None:
    """``see`` is given a name, typed or kept, or None for the person's own; it says what went wrong, if anything."""

    def chosen(answer: str | None) -> None:
        if answer == ANOTHER:
            question = "Whose? A name you will recognise; it becomes a file's name."
            app.push_screen(AskLine(question, "for example: Anna", check=named))
        elif answer is not None:
            name = None if answer == MINE else people[int(answer.removeprefix("person/"))]
            if problem := see(name):
                app.tell(problem, error=True)

    def named(name: str) -> str:
        return see(name) if name else "A name is needed; any word will do."

    app.push_screen(Whose(people), chosen)
