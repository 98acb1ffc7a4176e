"""Recording one answer without an interview."""

import datetime as dt
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from kchecklist.cli.options import WORDS, with_places
from kchecklist.cli.output import say
from kchecklist.cli.places import Places
from kchecklist.files.text import one_line

if TYPE_CHECKING:
    from kchecklist.checklist.models import Checklist, Option, Question
    from kchecklist.profiles.record import Claim, Level, Profile

STATES = {
    "dont-know": "dont_know",
    "refused": "refused",
    "pending": "pending",
    "not-applicable": "not_applicable",
}
CLEAR = "clear"
NONE = "none"
LEVELS = ("heard", "advertised", "said", "written", "signed", "checked")
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("answer")
@click.argument("provider")
@click.argument("question")
@click.argument("choices", metavar="CHOICE...", nargs=-1, required=True)
@click.option(
    "--as", "level", type=click.Choice(LEVELS), default="said", show_default=True, help="How I know."
)
@click.option("--who", type=WORDS, help="Who said it.")
@click.option("--on", "on", type=_DAY, help="The day, as 2026-11-21; today by default.")
@click.option("--due", type=_DAY, help="With pending: by when they will get back.")
@click.option("--note", type=WORDS, help="A note to this answer; it replaces the one there is.")
@with_places
@click.pass_obj
def command(
    places: Places,
    provider: str,
    question: str,
    choices: tuple[str, ...],
    level: "Level",
    who: str | None,
    on: dt.datetime | None,
    due: dt.datetime | None,
    note: str | None,
) -> int:
    """Record an answer of PROVIDER to QUESTION.

    CHOICE is an answer's id or digit, several for somewhere between; none where several may be ticked and
    none is; or dont-know, refused, pending, not-applicable, or clear to take the answer back.
    """
    from kchecklist.cli.provider_choice import the_provider
    from kchecklist.profiles.editing import changed

    opened = places.open()
    stored = the_provider(opened, provider)
    asked = _question(opened.checklist, question)
    day = on.date() if on else dt.date.today()
    claim = _Wanted(level, who, day, due.date() if due else None, note)
    head = opened.checklist.head
    after = claim.put(stored.profile, asked, choices)
    after = changed(after, checklist=head.id, checklist_version=head.version)
    profile = opened.store.save(stored, after).stored.profile
    say(f"{one_line(profile.title)}: {asked.id}: {_recorded(opened.checklist, profile, asked, level)}; saved")
    if asked.from_ is None and (answer := profile.answer(asked.id)) and (said := answer.claim(level)):
        for option in map(asked.option, said.choice or ()):
            if option is not None and option.red_flag:
                say(f"red flag: {one_line(option.red_flag)}")
    return 0


def _recorded(checklist: "Checklist", profile: "Profile", question: "Question", level: "Level") -> str:
    from kchecklist.reports.words import NOT_ASKED, claim_words, how_known, route_words, setting_words

    if question.from_ is not None:
        words = route_words if question.from_ == "provider.routes" else setting_words
        return words(checklist, profile)
    answer = profile.answer(question.id)
    claim = answer.claim(level) if answer else None
    if claim is None or not claim.is_claim:
        return NOT_ASKED
    return f"{claim_words(question, claim)} ({how_known(profile, claim, level)})"


class _Wanted:
    """What an answer is to be recorded with."""

    def __init__(
        self, level: "Level", who: str | None, on: dt.date, due: dt.date | None, note: str | None
    ) -> None:
        self.level, self.who, self.on, self.due, self.note = level, who, on, due, note

    def put(self, profile: "Profile", question: "Question", choices: tuple[str, ...]) -> "Profile":
        """The profile with the answer in it. Raises CannotAnswer or UsageError."""
        from kchecklist.profiles.editing import with_claim, with_provider

        if question.from_ is not None:
            options = [] if choices == (CLEAR,) else _options(question, choices)
            values = tuple(option.id for option in options)
            return with_provider(profile, **{question.from_.removeprefix("provider."): values or None})
        ids = (question.id, *question.was)
        answer = profile.answer(*ids)
        claim = self._claim(question, choices, answer.claim(self.level) if answer else None)
        return with_claim(profile, ids, self.level, claim)

    def _claim(
        self, question: "Question", choices: tuple[str, ...], before: "Claim | None"
    ) -> "Claim | None":
        from kchecklist.interview.claims import cleared, noted, stated
        from kchecklist.profiles.editing import changed
        from kchecklist.profiles.record import Claim

        if choices == (CLEAR,):
            claim = cleared(before)
            return noted(claim, self.note) if self.note is not None else claim
        if len(choices) == 1 and choices[0] in STATES:
            claim = stated(question, before, STATES[choices[0]], self.due)  # type: ignore[arg-type]
        elif choices == (NONE,) and question.multiple:
            claim = changed(before or Claim(), choice=(), state=None, due=None)
        else:
            ids = tuple(option.id for option in _options(question, choices))
            claim = changed(before or Claim(), choice=ids, state=None, due=None)
        claim = changed(claim, who=self.who, on=self.on, conversation=None)
        return noted(claim, self.note) if self.note is not None else claim


def _question(checklist: "Checklist", name: str) -> "Question":
    question = checklist.question(name)
    if question is not None:
        return question
    wanted = name.casefold()
    found = [each for each in checklist.questions if each.id.startswith(wanted)] if wanted else []
    if len(found) == 1:
        return found[0]
    near = [each.id for each in found] or get_close_matches(wanted, checklist.order, 3)
    hint = f"did you mean {', '.join(near)}?" if near else "kchecklist questions lists them"
    raise click.UsageError(f"no question '{one_line(name)}'; {hint}")


def _options(question: "Question", choices: tuple[str, ...]) -> list["Option"]:
    found = []
    for choice in choices:
        option = question.option(choice)
        if option is None and choice.isdecimal() and 1 <= int(choice) <= len(question.options):
            option = question.options[int(choice) - 1]
        if option is None:
            known = ", ".join(f"{number} {each.id}" for number, each in enumerate(question.options, start=1))
            words = ", ".join((*STATES, CLEAR))
            raise click.UsageError(
                f"{question.id} has no answer '{one_line(choice)}'; one of: {known}{', ' if known else ''}{words}"
            )
        found.append(option)
    return [option for option in question.options if option in found]
