"""What the plain interview says, as lines that read well aloud."""

import re
from collections.abc import Iterable, Iterator

from kchecklist.checklist.models import Question
from kchecklist.files.text import one_line
from kchecklist.interview.claims import ticks_several
from kchecklist.interview.sitting import Sitting
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import LEVELS, Level
from kchecklist.reports.asking.still_open import Said, what_next
from kchecklist.reports.crisis import crisis_text
from kchecklist.reports.floor_words import floors_words
from kchecklist.reports.provider.set_aside import set_aside_line
from kchecklist.reports.provider.two_answers import TWO_ANSWERS, claims_known
from kchecklist.reports.words import (
    LEVEL_ABOUT,
    LEVEL_WORDS,
    NOT_ASKED,
    claim_words,
    range_words,
)
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.possible import is_contradicted

HINT = "A digit answers; enter goes on. u don't know, x won't say, l later, n note, ? help. q alone quits, q and words add a question of my own."
HELP = """\
1 to 9     answer; several like 1 3: somewhere between, or where several can be ticked, just these
+2         somewhere between: add answer 2, or take it out again
enter      on to the next question; also: next
< or back  back to the question before
u          they don't know
x          they won't say
l          they will get back; l 2026-11-24: by that day; l 3: in three days
-          does not apply, where the question allows it
c          take the answer back; the note stays
z          take the last change back, at last also those of earlier sittings
redo       bring again what was taken back
n words    note to this question, added to what stands; n= words puts it in its place
m words    note to the call, what belongs to no question
h          how I know; h written Dr Lee: in writing, from Dr Lee
talk phone how we talk: phone, video, visit or e-mail
b          mark to come back to, or no longer
f words    set this safety floor aside, with my reason; f= takes it back
w          why it is asked, what to listen for
/ words    find a question
jump 4     to question 4; also a word, or a question's id
t          everything, or the short interview again
o          only what is still open of these, or all of these again
q words    a question of my own, for every provider; q= words: reword mine; q= alone: take it out
s          what is asked and how it stands so far
!          crisis lines
q alone    quit; everything is saved after each change"""
_DIGITS = re.compile(r"^[1-9](?:[ ,]+[1-9])*$")


def digits_in(line: str) -> tuple[int, ...] | None:
    """The digits of a line that is an answer; None when it is something else."""
    return tuple(map(int, re.findall(r"\d", line))) if _DIGITS.match(line) else None


def greeting(sitting: Sitting) -> str:
    """With whom, in which mode, the sentence to begin a call with, and the keys to begin with."""
    lines = [f"{one_line(sitting.profile.title)}. {mode_words(sitting)}"]
    if sitting.checklist.head.opening:
        lines.append(f"To begin with: {one_line(sitting.checklist.head.opening)}")
    if sitting.profile.read_only:
        lines.append("A newer kchecklist wrote this record; nothing entered here can be saved.")
    return "\n".join([*lines, HINT])


def mode_words(sitting: Sitting) -> str:
    """What this sitting goes through."""
    about = {"short": "Short interview", "everything": "Everything", "open": "Only what is still open"}
    return f"{about[sitting.mode]}: {sitting.tally}."


def question_lines(sitting: Sitting) -> str:
    """The question on the table with its answers and what stands; nothing at the end."""
    question = sitting.question
    if question is None:
        return ""
    section = sitting.checklist.section_of[question.id].title
    place = f"Question {sitting.number} of {len(sitting.questions)}. {one_line(section)}."
    marks = [" (safety floor)"] if question.is_floor else []
    marks += [" (look this up, do not ask it)"] if question.is_looked_up else []
    lines = [f"{place} {one_line(question.ask)}{''.join(marks)}"]
    lines += [
        f"{number}. {one_line(option.label)}" for number, option in enumerate(question.options, start=1)
    ]
    lines += [about] if (about := _how_to_answer(question)) else []
    answer = sitting.answer(question)
    if sitting.was_asked(question) and (question.from_ is not None or (answer is not None and answer.asked)):
        lines.append(_answer(sitting, question))
    lines += _two_answers(sitting, question)
    lines += [aside] if (aside := set_aside_line(sitting.profile, question, sitting.today)) else []
    if note := note_here(sitting):
        lines.append(f"Note: {one_line(note)}")
    return "\n".join(lines)


def answer_lines(sitting: Sitting) -> str:
    """What now stands as the answer, with the red flags in it."""
    question = sitting.question
    if question is None:
        return ""
    lines = [_answer(sitting, question)]
    ticked = sitting.ticked(question)
    lines += [
        f"Red flag: {one_line(option.red_flag)}"
        for option in question.options
        if option.id in ticked and option.red_flag
    ]
    lines += _two_answers(sitting, question)
    return "\n".join(lines)


def note_here(sitting: Sitting) -> str:
    """The note to the question on the table, at the level this sitting is on."""
    claim = sitting.claim(sitting.question) if sitting.question else None
    return (claim.note if claim else None) or ""


def end_lines(sitting: Sitting, comparison: Comparison) -> str:
    """That it was the last question, what would settle most, and a sentence to end the call with.

    ``comparison`` is of all providers, this one as it stands now.
    """
    enough = "That is enough for a first call." if sitting.mode == "short" else "That was the last question."
    lines = [enough, *_said(what_next(comparison, sitting.profile.id))]
    back = [question.ask for question in sitting.to_come_back_to()]
    lines += ["To come back to:", *map(one_line, back)] if back else []
    if sitting.checklist.head.closing:
        lines.append(f"To end with: {one_line(sitting.checklist.head.closing)}")
    return "\n".join([*lines, "t everything, o open only, < back, s summary, q alone quits"])


def summary_lines(sitting: Sitting, comparison: Comparison) -> str:
    """What is asked and how it stands so far, in a comparison of all providers."""
    found = comparison.by_id[sitting.profile.id]
    lines = [
        mode_words(sitting),
        *(f"{one_line(step.section.title)}: {step.asked} of {step.total}" for step in sitting.progress()),
        f"Floors: {floors_words(found)}",
        f"Range: {range_words(found)}",
    ]
    return "\n".join([*lines, *_said(what_next(comparison, sitting.profile.id))])


def why_lines(sitting: Sitting) -> str:
    """Why the question is asked, what to listen for, and what that rests on."""
    question = sitting.question
    if question is None:
        return "There is no question on the table."
    lines = [f"Why: {one_line(question.why)}"] if question.why else []
    lines += [f"Listen for: {one_line(question.listen_for)}"] if question.listen_for else []
    lines += [f"Basis: {question.basis}"] if question.basis else []
    sources = sitting.checklist.sources
    lines += [
        f"Source: {one_line(source.title)}, {one_line(source.issuer)}{f', {source.year}' if source.year else ''}"
        for name in question.sources
        if (source := sources.get(name)) is not None
    ]
    return "\n".join(lines) or "The question bank does not say."


def levels() -> str:
    """The levels of evidence, with a digit for each."""
    lines = [f"{n}. {level}: {LEVEL_ABOUT[level]}" for n, level in enumerate(LEVELS, start=1)]
    return "\n".join(["h and a level, then who, if you like:", *lines])


def level_meant(word: str) -> Level | None:
    """The level that a digit or the beginning of a word means; None when that is no single one."""
    if word.isdecimal() and 1 <= int(word) <= len(LEVELS):
        return LEVELS[int(word) - 1]
    found = [level for level in LEVELS if word and level.startswith(word.casefold())]
    return found[0] if len(found) == 1 else None


def heard_here(sitting: Sitting) -> str:
    """How an answer to the question on the table would be known, and from whom."""
    known = sitting.known(sitting.question)
    return ", ".join([LEVEL_WORDS[known.level], *([one_line(known.who)] if known.who else [])])


def crisis_lines(sitting: Sitting, priorities: Priorities) -> str:
    """Crisis lines, those of the person's country first."""
    return crisis_text(sitting.checklist.head, priorities.country).rstrip("\n")


def goodbye(sitting: Sitting, unsaved: Iterable[str] = ()) -> str:
    """How far it went; everything is saved but for these words."""
    lines = [f"Not saved: {one_line(text)}" for text in unsaved]
    saved = "Everything else is saved." if lines else "Everything is saved."
    return "\n".join([*lines, f"{saved} {mode_words(sitting)}"])


def _answer(sitting: Sitting, question: Question) -> str:
    """The answer at the level of this sitting; where there is none, the one that another level has."""
    if question.from_ is not None:
        named = [option.label for option in question.options if option.id in sitting.ticked(question)]
        return f"Answer: {', '.join(map(one_line, named)) or NOT_ASKED}"
    claim, level = sitting.claim(question), sitting.known(question).level
    answer = sitting.answer(question)
    if (claim is None or not claim.is_claim) and answer is not None:
        level, claim = next(answer.claims(), (level, claim))
    words = claim_words(question, claim) if claim else ""
    known = f" ({LEVEL_WORDS[level]})" if words and level != "said" else ""
    return f"Answer: {words or NOT_ASKED}{known}"


def _two_answers(sitting: Sitting, question: Question) -> Iterator[str]:
    """That two answers do not fit, and each of them with how it is known."""
    if is_contradicted(question, sitting.answer(question)):
        yield f"{TWO_ANSWERS}."
        yield from claims_known(question, sitting.profile)


def _how_to_answer(question: Question) -> str:
    if not question.options:
        return "No answers to choose from, a note is all it takes: n and the note"
    ways = ["Several can be chosen"] if ticks_several(question) else []
    ways += ["- does not apply"] if question.na_allowed else []
    return "; ".join(ways)


def _said(found: Iterable[Said]) -> Iterator[str]:
    for said in found:
        yield one_line(f"{said.words}:" if said.lines else said.words)
        yield from map(one_line, said.lines)
