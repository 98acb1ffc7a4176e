"""Recording one answer without an interview."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from kchecklist.cli.options import DAY, LEVEL, NOTE, WORDS, with_places
from kchecklist.cli.output import complain, say
from kchecklist.cli.places import Places
from kchecklist.files.text import one_line

if TYPE_CHECKING:
    from kchecklist.checklist.models import Checklist, Option, Question
    from kchecklist.cli.exactly import ExactNotebook
    from kchecklist.profiles.record import Level, Profile, State

CLEAR = "clear"
NONE = "none"


@click.command("answer")
@click.argument("provider")
@click.argument("question")
@click.argument("choices", metavar="CHOICE...", nargs=-1, required=True)
@click.option(
    "--as", "level", type=LEVEL, help="How I know; said by default, or where the question says to look."
)
@click.option("--who", type=WORDS, help="Who said it.")
@click.option("--on", "on", type=DAY, metavar="DAY", help="The day, as 2026-11-21; today by default.")
@click.option("--due", type=DAY, metavar="DAY", help="With pending: by when they will get back.")
@click.option("--note", type=NOTE, help="A note to this answer; it replaces the one there is.")
@with_places
@click.pass_obj
def command(
    places: Places,
    provider: str,
    question: str,
    choices: tuple[str, ...],
    level: "Level | None",
    who: str | None,
    on: dt.datetime | None,
    due: dt.datetime | None,
    note: str | None,
) -> int:
    """Record an answer of PROVIDER to QUESTION.

    CHOICE is an answer's id or digit, several for somewhere between; none where several may be ticked and
    none is; or dont-know, refused, pending, not-applicable, or clear to take the answer back.

    --note - asks for the note, or takes it from standard input: a shell keeps what is typed in a command.
    """
    from kchecklist.cli.plain_keeping import news_of
    from kchecklist.cli.provider_choice import the_provider
    from kchecklist.cli.question_choice import the_question
    from kchecklist.profiles.editing import changed

    opened = places.open()
    stored = the_provider(opened, provider)
    asked = the_question(opened.checklist, question)
    level = level or _level(stored.profile, asked, choices)
    claim = _Wanted(level, who, on.date() if on else None, due.date() if due else None, note)
    head = opened.checklist.head
    after = claim.put(opened.checklist, stored.profile, asked, choices)
    after = changed(after, checklist=head.id, checklist_version=head.version)
    saved = opened.store.save(stored, after)
    profile = saved.stored.profile
    say(f"{one_line(profile.title)}: {asked.id}: {_recorded(opened.checklist, profile, asked, level)}; saved")
    if asked.from_ is None and (answer := profile.answer(asked.id)) and (said := answer.claim(level)):
        for option in map(asked.option, said.choice or ()):
            if option is not None and option.red_flag:
                say(f"red flag: {one_line(option.red_flag)}")
    if (news := news_of(saved)) is not None:
        complain(news, bare=True)
    return 0


def _level(profile: "Profile", question: "Question", choices: tuple[str, ...]) -> "Level":
    """How it is known where nobody says: as the bank has it; an answer is taken back where it stands."""
    usual = question.found or "said"
    answer = profile.answer(*question.ids)
    standing = [level for level, _ in answer.claims()] if answer else []
    if choices != (CLEAR,) or usual in standing or not standing:
        return usual
    if len(standing) > 1:
        raise click.UsageError(f"{question.id} has answers as {', '.join(standing)}; say which with --as")
    return standing[0]


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
        self,
        level: "Level",
        who: str | None,
        on: dt.date | None,
        due: dt.date | None,
        note: str | None,
    ) -> None:
        self.level, self.who, self.on, self.due, self.note = level, who, on, due, note

    def put(
        self, checklist: "Checklist", profile: "Profile", question: "Question", choices: tuple[str, ...]
    ) -> "Profile":
        """The profile with the answer in it. Raises CannotAnswer or UsageError."""
        from kchecklist.cli.exactly import ExactNotebook
        from kchecklist.profiles.editing import changed, with_claim
        from kchecklist.profiles.store import local_time

        self._check(question, choices)
        notebook = ExactNotebook(checklist, profile, local_time)
        notebook.hear(question, self.level, None)
        self._write(notebook, question, choices)
        # Only what was written is taken over: the notebook opens a conversation, and this is none.
        profile = changed(profile, provider=notebook.profile.provider)
        if question.from_ is not None and self.note is None:
            return profile
        claim = notebook.claim(question)
        if claim is not None and (choices != (CLEAR,) or self.note is not None):
            day = self.on or local_time().date()
            claim = changed(claim, who=self.who, on=day, conversation=None)
        return with_claim(profile, question.ids, self.level, claim)

    def _check(self, question: "Question", choices: tuple[str, ...]) -> None:
        """Whether each option has something to stand with. Raises UsageError."""
        if self.due is not None and choices != ("pending",):
            raise click.UsageError("--due goes with pending alone")
        if (self.note and self.note.strip()) or (self.who is None and self.on is None):
            return
        if choices == (CLEAR,):
            raise click.UsageError("clear leaves no answer that --who and --on could stand with; add --note")
        if question.from_ is not None:
            raise click.UsageError(
                f"{question.id} is kept as what they offer, without --who and --on; add --note to keep those"
            )

    def _write(self, notebook: "ExactNotebook", question: "Question", choices: tuple[str, ...]) -> None:
        states = _states()
        if choices == (CLEAR,):
            notebook.erase(question)
        elif len(choices) == 1 and choices[0] in states:
            notebook.write_state(question, states[choices[0]], self.due)
        elif choices == (NONE,) and question.multiple:
            notebook.write_exactly(question, ())
        else:
            notebook.write_exactly(question, _options(question, choices))
        if self.note is not None:
            notebook.write_note(question, self.note)


def _states() -> dict[str, "State"]:
    """The ways to ask in vain, as they are typed."""
    from kchecklist.profiles.record import STATES

    return {state.replace("_", "-"): state for state in STATES}


def _words(question: "Question") -> list[str]:
    """What this question takes beside its options."""
    states = [] if question.from_ is not None else [*_states()]
    if not question.na_allowed and states:
        states.remove("not-applicable")
    return [*([NONE] if question.multiple else []), *states, CLEAR]


def _options(question: "Question", choices: tuple[str, ...]) -> list["Option"]:
    found = []
    for choice in choices:
        option = question.option(choice)
        if option is None and choice.isdecimal() and 1 <= int(choice) <= len(question.options):
            option = question.options[int(choice) - 1]
        if option is None and choice in _words(question):
            raise click.UsageError(f"'{choice}' stands alone, without other answers")
        if option is None:
            known = [f"{number} {each.id}" for number, each in enumerate(question.options, start=1)]
            listed = ", ".join([*known, *_words(question)])
            raise click.UsageError(f"{question.id} has no answer '{one_line(choice)}'; one of: {listed}")
        found.append(option)
    return found
