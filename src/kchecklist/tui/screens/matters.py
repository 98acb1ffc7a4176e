"""What matters to me, or to somebody else: a starting point, an order or points, marks, money; and what that does."""

from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kchecklist.files.faults import KchecklistError
from kchecklist.profiles.editing import changed
from kchecklist.profiles.priorities import Priorities
from kchecklist.reports.priorities.effect import effects
from kchecklist.reports.priorities.together import together_lines
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.stating import marked, picked, preset_applied, restored, with_money
from kchecklist.tui.doors import Doors
from kchecklist.tui.effect_panel import EffectPanel
from kchecklist.tui.footer import Footer
from kchecklist.tui.keys import bindings
from kchecklist.tui.library import Library
from kchecklist.tui.screens.matters_lines import matters_lines, next_country
from kchecklist.tui.title import TitleLine

APPLIED = "filled in below"
ORDER_AGAIN = "points taken out"
GONE = "The file of {person} is gone; back to what matters to me."
Person = str | None
"""Whose priorities; None is the person whose folder it is."""


class Matters(Doors):
    """One list; enter changes the line under the cursor, every change is saved at once, and its effect stands beside it."""

    CSS_PATH = "matters.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("undo compare help leave", "ranges crisis")

    def __init__(self, name: str | None = None) -> None:
        super().__init__(name)
        self._person: Person = None
        self._changes: dict[Person, list[tuple[Priorities, Priorities]]] = defaultdict(list)
        self._before: Priorities | None = None
        self._compared: dict[Person, Comparison] = {}
        self._compared_before: Comparison | None = None

    @property
    def library(self) -> Library:
        """What is open."""
        assert self.app.library is not None, "opened after the library"
        return self.app.library

    @property
    def mine(self) -> Priorities:
        """What matters to whom it is about now."""
        return self.library.priorities_of(self._person)

    def compose(self) -> ComposeResult:
        """Title, list, its effect, footer."""
        yield TitleLine("What matters to me")
        with Container(classes="beside"):
            yield OptionList(id="list", markup=False)
            yield EffectPanel(id="effect")
        yield Footer()

    def on_mount(self) -> None:
        """The arrows go through the list."""
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Show the newest state: answers may have come in meanwhile."""
        self._compare_anew()
        self.show()

    def kept(self, _: str) -> None:
        """A save may have found something new on disk: what is shown next is worked out anew."""
        self._compare_anew()

    def on_resize(self) -> None:
        """Lay it out anew."""
        self.query_one(EffectPanel).draw()

    # Showing

    def show(self) -> None:
        """Every line with its present state, and how the providers stand."""
        file = self._file()
        self.query_one(TitleLine).title = f"What matters to {'me' if self._person is None else self._person}"
        self._show_lines(matters_lines(self.library.checklist, self.mine, self._person, file))
        self._show_effect()

    def _file(self) -> str:
        """The name of the file that is shown: the person's, under the name it has by now, or one's own where it is gone."""
        folder, person = self.library.folder, self._person
        if not self.library.gone(person):
            with suppress(KchecklistError):
                path = folder.priorities_of(person)
                if person is not None and (name := folder.name_of(path)) != person:
                    # A file whose name differs in capitals was put there since.
                    self._person = self.library.person(name)
                    self._changes[name] = self._changes.pop(person, [])
                return path.name
        self.library.forget(str(person))
        self._changes.pop(person, None)
        self._person = self._before = None
        self._compare_anew()
        self.app.tell(GONE.format(person=person), error=True)
        return folder.priorities.name

    def _show_lines(self, lines: list[Option]) -> None:
        shown = self.query_one(OptionList)
        here = shown.highlighted_option.id if shown.highlighted_option is not None else None
        if [old.id for old in shown.options] == [new.id for new in lines]:
            # In place, so that the list stays where it was scrolled to.
            for place, (old, new) in enumerate(zip(shown.options, lines, strict=True)):
                if str(old.prompt) != str(new.prompt):
                    shown.replace_option_prompt_at_index(place, new.prompt)
            return
        row = shown.highlighted
        shown.clear_options()
        shown.add_options(lines)
        same = next((n for n, option in enumerate(lines) if here is not None and option.id == here), None)
        # At first on a starting point, which is what most people want here.
        first = next((n for n, option in enumerate(lines) if n and not option.disabled), 0)
        shown.highlighted = same if same is not None else first if row is None else min(row, len(lines) - 1)

    def _show_effect(self) -> None:
        ranges = self.library.settings.show_ranges
        people: list[Person] = [None, *sorted(self.library.people)]
        compared = {person: self._comparison(person) for person in people} if len(people) > 1 else {}
        now = self._comparison(self._person)
        found = effects(now, self._comparison_before(), ranges)
        names = {effect.id: effect.name for effect in found}
        together = together_lines(compared, names)
        self.query_one(EffectPanel).show(found, together, changed=self._before is not None)

    def _comparison(self, person: Person) -> Comparison:
        if person not in self._compared:
            self._compared[person] = self.library.comparison_for(person)
        return self._compared[person]

    def _comparison_before(self) -> Comparison | None:
        """The providers as they are now, by the priorities before the last change: what answers did is no effect of it."""
        if self._before is not None and self._compared_before is None:
            self._compared_before = self.library.compared(self._before)
        return self._compared_before

    def _compare_anew(self) -> None:
        self._compared.clear()
        self._compared_before = None

    # Changing

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change a line."""
        if event.option_id is None:
            return
        kind, *names = event.option_id.split("/")
        checklist, mine = self.library.checklist, self.mine
        match kind, names:
            case "whose", []:
                self._ask_whose()
            case "preset", [preset]:
                self._preset(preset)
            case "section", [section] if mine.swing:
                self._open_points(section)
            case "section", [section]:
                self._change(lambda now: picked(now, checklist, section))
            case "points", []:
                self._open_points()
            case "order", []:
                self._change(lambda now: changed(now, swing=None), ORDER_AGAIN)
            case "mark", [question, option]:
                self._mark(question, option)
            case "money", [key]:
                self._ask_money(key)
            case "country", []:
                self._change(lambda now: changed(now, country=next_country(checklist, now.country)))

    def _preset(self, preset_id: str) -> None:
        checklist, person = self.library.checklist, self._person

        def apply(yes: bool | None) -> None:
            # What was asked of one person is never done to another, when their file went meanwhile.
            if yes and person == self._person:
                self._change(lambda now: preset_applied(now, checklist, preset_id), APPLIED)

        if not self.mine.stated:
            apply(True)
            return
        from kchecklist.tui.screens.ask import AskYesNo

        self.app.push_screen(AskYesNo("Put this in the place of what you marked? z takes it back."), apply)

    def _mark(self, question_id: str, option_id: str) -> None:
        question = self.library.checklist.question(question_id)
        option = question.option(option_id) if question is not None else None
        if question is not None and option is not None:
            self._change(lambda now: marked(now, question, option))

    def _ask_money(self, key: str) -> None:
        from kchecklist.tui.screens.matters_dialogs import ask_money

        person = self._person

        def keep(value: object) -> str:
            if person != self._person:
                return GONE.format(person=person)
            return self._keep(lambda now: with_money(now, **{key: value}))

        ask_money(self.app, key, self.mine, keep)

    def _open_points(self, section_id: str | None = None) -> None:
        from kchecklist.tui.screens.points import Points

        before = self.mine

        def back(_: None) -> None:
            self._changed(before)
            self.show()

        self.app.push_screen(Points(self._person, section_id), back)

    def _ask_whose(self) -> None:
        from kchecklist.tui.screens.matters_dialogs import ask_whose

        ask_whose(self.app, self.library.folder.people(), self._see)

    def _see(self, typed: Person) -> str:
        """Go to the priorities of somebody; what went wrong, if anything. A new one has a file with the first change."""
        try:
            person = None if typed is None else self.library.person(typed)
        except KchecklistError as error:
            return str(error)
        if person != self._person:
            self._before = None
        self._person = person
        self._compare_anew()
        self.show()
        return ""

    def _change(self, change: Callable[[Priorities], Priorities], said: str = "") -> None:
        person = self._person
        problem = self._keep(change, said)
        # Where their file is gone, that was said already.
        if problem and person == self._person:
            self.app.tell(problem, error=True)

    def _keep(self, change: Callable[[Priorities], Priorities], said: str = "") -> str:
        """Change something, on disk too, and show it; what went wrong, if anything."""
        found = self.mine

        def noted(now: Priorities) -> Priorities:
            # The file as it was, which another window may have changed, is what z goes back to.
            nonlocal found
            found = now
            return change(now)

        problem = self.app.problem_with(lambda: self.library.set_priorities(noted, self._person))
        if not problem:
            self._file()
            self._changed(found)
        # In the title: a notification would lie over the effect, which is what one wants to see.
        self.query_one(TitleLine).status = "" if problem else said
        self.show()
        return problem

    def _changed(self, before: Priorities) -> None:
        """Note a change, if it is one, so that it can be taken back and its effect be seen."""
        if self.mine != before:
            self._changes[self._person].append((before, self.mine))
            self._moved(before)

    def _moved(self, before: Priorities) -> None:
        seen = self._compared.pop(self._person, None)
        self._before = before
        # What was shown until now, so that it is not worked out twice.
        self._compared_before = seen if seen is not None and seen.priorities == before else None
        self.app.said_saved()

    # Keys

    def action_undo(self) -> None:
        """Take the last change back."""
        if not (done := self._changes[self._person]):
            return
        before, after = done[-1]
        now = self.mine
        if self.app.change_kept(
            lambda: self.library.set_priorities(lambda now: restored(now, before, after), self._person)
        ):
            done.pop()
            self._moved(now)
            self.query_one(TitleLine).status = ""
        self.show()

    def action_ranges(self) -> None:
        """Show or hide ranges."""
        self.app.toggle_ranges()
        self.show()
