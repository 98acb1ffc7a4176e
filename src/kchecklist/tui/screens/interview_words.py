"""What the interview's screen says about a sitting; no widget here."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from kchecklist.checklist.models import Option, Question
from kchecklist.files.text import one_line
from kchecklist.interview.claims import ticks_several
from kchecklist.interview.progress import SectionProgress
from kchecklist.interview.sitting import Sitting
from kchecklist.profiles.record import Claim, Conversation, State
from kchecklist.reports.asking.still_open import Said, what_next
from kchecklist.reports.provider.set_aside import set_aside_line
from kchecklist.reports.provider.two_answers import TWO_ANSWERS
from kchecklist.reports.words import LEVEL_WORDS, claim_words, day, how_known, state_keys, state_words
from kchecklist.scoring.possible import is_contradicted
from kchecklist.tui.options import OptionShown
from kchecklist.tui.words import joined, line, words

if TYPE_CHECKING:
    from kchecklist.tui.library import Library

MODES = {"short": "short", "everything": "everything", "open": "open only"}
STATE_KEYS: Mapping[str, State] = {
    "u": "dont_know",
    "x": "refused",
    "l": "pending",
    "-": "not_applicable",
}
"""The keys for the ways in which there is no answer."""
SECTIONS_WIDE = 17
"""Cells of the column of sections; interview.tcss gives it as much."""


def status(sitting: Sitting, short: bool = False) -> str:
    """The right end of the title: mode, how much was asked or looked up, how long the talk has lasted."""
    here, tally = sitting.question, sitting.tally
    asked = tally.found_words if here is not None and here.is_looked_up else tally.asked_words
    if short:
        return asked
    minutes = int(sitting.elapsed.total_seconds() // 60)
    lasted = [f"{minutes} min"] if sitting.conversation is not None else []
    return " · ".join([MODES[sitting.mode], asked, *lasted])


def sections(sitting: Sitting) -> Content:
    """The sections of this sitting, how far each is, and where we are."""
    return joined(*(_section(progress) for progress in sitting.progress()))


def _section(progress: SectionProgress) -> Content:
    mark = "▸" if progress.here else "·" if progress.asked == progress.total else " "
    count = f"{progress.asked}/{progress.total}"
    room = SECTIONS_WIDE - len(count) - 3
    title = one_line(progress.section.title)
    title = title if len(title) <= room else f"{title[: room - 1]}…"
    return words(f"{mark} {title:<{room}} {count}", "bold" if progress.here else "")


def options(sitting: Sitting) -> list[OptionShown]:
    """The answers to the question on the table."""
    question = sitting.question
    if question is None:
        return []
    ticked = sitting.ticked(question)
    several = ticks_several(question) or (question.kind == "preference" and len(ticked) > 1)
    return [OptionShown(option.label, option.id in ticked, several) for option in question.options]


def question(sitting: Sitting, why_next: Mapping[str, str]) -> dict[str, Content]:
    """The pieces of the screen around the answers, by the id of their widget.

    ``why_next`` says by a question's id why it came next when open-only began.
    """
    asked = sitting.question
    if asked is None:
        return {}
    now = _now(sitting, asked, why_next)
    why = f"Why: {asked.why} ({asked.basis or 'expert judgement'})" if asked.why else ""
    return {
        "ask": _ask(sitting, asked),
        "states": _states(sitting, asked),
        "message": joined(
            *(words(f"! red flag: {option.red_flag}", "bold $text-error") for option in red_flags(sitting))
        ),
        "note": _note(sitting, asked),
        "others": _others(sitting, asked),
        "why": joined(words(why), line(now)),
        "listen": joined(_listen(asked), line(now, "$text-muted"), by="\n\n"),
    }


def _now(sitting: Sitting, asked: Question, why_next: Mapping[str, str]) -> str:
    """Why it came next, as long as it is open; under all else, where it moves nothing."""
    ticked = sitting.ticked(asked)
    is_open = not ticked or (len(ticked) > 1 and not ticks_several(asked))
    why = why_next.get(asked.id) if sitting.mode == "open" and is_open else None
    return f"Asked now: {why}" if why else ""


def red_flags(sitting: Sitting) -> list[Option]:
    """The chosen answers that come with a warning."""
    asked = sitting.question
    if asked is None:
        return []
    return [o for name in sitting.ticked(asked) if (o := asked.option(name)) is not None and o.red_flag]


def talk_words(talk: Conversation) -> str:
    """A conversation in a few words: when it was, and with whom."""
    when = f"{talk.on:%H:%M}" if isinstance(talk.on, dt.datetime) else "before"
    return f"the talk of {when}" + (f" with {one_line(talk.with_)}" if talk.with_ else "")


def _ask(sitting: Sitting, asked: Question) -> Content:
    marks = []
    if asked.is_floor:
        marks.append("safety floor")
    if asked.kind == "preference" and asked.from_ is None:
        marks.append("a matter of taste")
    if asked.kind == "info":
        marks.append("not scored")
    if asked.tier == "look up":
        marks.append("not to ask aloud: look it up, or answer it yourself")
    if ticks_several(asked):
        marks.append("tick all that fit")
    answer = sitting.answer(asked)
    if answer is not None and answer.come_back:
        marks.append("come back to this")
    ask = words(asked.ask)
    return ask + Content("  ") + line(" · ".join(marks), "not bold $text-accent") if marks else ask


def _states(sitting: Sitting, asked: Question) -> Content:
    if asked.from_ is not None:
        return line("leave it empty as long as you do not know")
    claim = sitting.claim(asked)
    pieces = []
    for key, state in STATE_KEYS.items():
        if state == "not_applicable" and not asked.na_allowed:
            continue
        label = state_keys(asked)[state]
        chosen = claim is not None and claim.state == state
        if chosen and claim is not None and claim.due:
            label = f"{state_words(asked)[state]} by {day(claim.due)}"
        # The action names one of four fixed states, nothing from outside.
        piece = Content.from_markup(
            f"[@click=screen.state('{state}')]$label[/]", label=f"{key} {'(•) ' if chosen else ''}{label}"
        )
        pieces.append(piece.stylize("bold") if chosen else piece)
    states = Content("  ").join(pieces)
    return joined(line("a note is all it takes: n"), states) if asked.takes_a_note else states


def _note(sitting: Sitting, asked: Question) -> Content:
    claim = sitting.claim(asked)
    note = words(f"Note: {claim.note}") if claim is not None and claim.note else Content("")
    aside = line(set_aside_line(sitting.profile, asked, sitting.today))
    return joined(aside, note, line(_heard(sitting, asked, claim), "$text-muted"))


def _heard(sitting: Sitting, asked: Question, claim: Claim | None) -> str:
    known = sitting.known(asked)
    if claim is None or not (claim.is_claim or claim.note):
        talk = None if asked.is_looked_up else sitting.conversation
        who = known.who or (talk.with_ if talk else None)
        # What an answer would be noted as, so that it is seen before it is wrong.
        heard = f"{LEVEL_WORDS[known.level]}{f', {one_line(who)}' if who else ''}"
        return f"{'An answer counts' if asked.is_looked_up else 'Answers count'} as: {heard} (h changes it)"
    return f"{'Found' if asked.is_looked_up else 'Heard'}: {how_known(sitting.profile, claim, known.level)}"


def _others(sitting: Sitting, asked: Question) -> Content:
    """What is known from elsewhere, so that two answers are seen side by side."""
    answer = sitting.answer(asked)
    if answer is None:
        return Content("")
    twice = is_contradicted(asked, answer)
    return joined(
        line(TWO_ANSWERS if twice else "", "bold $text-warning"),
        *(
            line(f"Also: {claim_words(asked, claim)} ({how_known(sitting.profile, claim, level)})")
            for level, claim in answer.claims()
            if level != sitting.known(asked).level
        ),
    )


def _listen(asked: Question) -> Content:
    return joined(
        words(asked.why),
        joined(line("Listen for", "bold"), words(asked.listen_for)) if asked.listen_for else Content(""),
        words(f"Basis: {asked.basis}", "$text-muted") if asked.basis else Content(""),
        by="\n\n",
    )


def end(sitting: Sitting, library: "Library") -> dict[str, Content]:
    """What is said when there is no question left in this sitting."""
    said = {
        "short": "That is enough for a first call.",
        "everything": "That was everything.",
        "open": "That was all that is open.",
    }[sitting.mode]
    next_ = what_next(library.comparison_with(sitting.profile), sitting.profile.id)
    back = [line(f"· {asked.ask}") for asked in sitting.to_come_back_to()]
    return {
        "ask": line(f"{said} {str(sitting.tally).capitalize()}."),
        "states": line(
            "enter: what was passed over · t everything · o open only · q a question of my own · i prices and details · s summary"
            " · c compare · esc leave"
        ),
        "note": joined(line("To come back to", "bold"), *back) if back else Content(""),
        "others": joined(*(piece for said in next_ for piece in _said(said))),
        "why": words(f"To end the call: {library.checklist.head.closing}")
        if library.checklist.head.closing
        else Content(""),
    }


def _said(said: Said) -> Iterator[Content]:
    yield line(said.words, "bold" if said.lines else "")
    yield from (line(f"· {each}") for each in said.lines)
