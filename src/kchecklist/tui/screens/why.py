"""Why a question is asked, what to listen for, and where that comes from."""

import re
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kchecklist.checklist.models import Checklist, Question
from kchecklist.tui.screens.ask import Dialog
from kchecklist.tui.words import joined, line, words


class Why(Dialog[None]):
    """Everything the bank says about one question."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("w,enter", "leave", "back", show=False)]

    def __init__(self, checklist: Checklist, question: Question) -> None:
        super().__init__()
        self._checklist, self._question = checklist, question

    def compose(self) -> ComposeResult:
        """One page."""
        with VerticalScroll(id="box"):
            yield Static(self._page())

    def _page(self) -> Content:
        asked = self._question
        return joined(
            joined(words(asked.ask, "bold"), line("up, down: scroll · esc: back", "$text-muted")),
            joined(line("Why it is asked", "bold"), words(asked.why)) if asked.why else Content(""),
            joined(line("Listen for", "bold"), words(asked.listen_for)) if asked.listen_for else Content(""),
            self._values(),
            self._terms(),
            self._sources(),
            by="\n\n",
        )

    def _values(self) -> Content:
        rated = [option for option in self._question.options if option.value is not None]
        if not rated:
            return Content("")
        return joined(
            line("What each answer is worth, of 100", "bold"),
            *(words(f"{option.value:>3}  {option.label}. {option.anchor or ''}") for option in rated),
        )

    def _terms(self) -> Content:
        asked = self._question
        text = " ".join(
            [asked.ask, asked.why, asked.listen_for, *(option.label for option in asked.options)]
        ).casefold()
        found = [
            words(f"{term}: {meaning}")
            for term, meaning in self._checklist.head.glossary.items()
            if re.search(rf"\b{re.escape(term.casefold())}\b", text)
        ]
        return joined(line("Words", "bold"), *found) if found else Content("")

    def _sources(self) -> Content:
        asked = self._question
        if asked.basis is None:
            return Content("")
        found = [
            words(
                f"{source.issuer}{f' ({source.year})' if source.year else ''}: {source.title}. Read: {source.read}."
            )
            for name in asked.sources
            if (source := self._checklist.sources.get(name)) is not None
        ]
        return joined(line(f"Basis: {asked.basis}", "bold"), *found)
