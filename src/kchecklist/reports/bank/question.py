"""One question of a bank with everything that stands behind it, for somebody who reviews it."""

from collections.abc import Iterator

from kchecklist.checklist.models import Checklist, Kind, Option, Question, Tier
from kchecklist.reports.bank.sheet import for_whom
from kchecklist.reports.page import Fields, Heading, Lines, Link, Linked, Part, Said, Words
from kchecklist.reports.provider.answers import question_words
from kchecklist.reports.words import LEVEL_ABOUT, LEVEL_WORDS

TIER_WORDS: dict[Tier, str] = {
    "first call": "on a first call",
    "later": "in the longer talk",
    "look up": "of nobody: looked up, or answered by oneself",
}
NEVER_SCORED: dict[Kind, str] = {
    "preference": "A matter of taste: never scored by the bank, only against what a person marks.",
    "info": "Good to know: never scored.",
}


def question_parts(question: Question, checklist: Checklist) -> Iterator[Part]:
    """A question: why, for whom, how it counts, on what it rests, and each option with what it is worth."""
    yield Heading(question_words(question), level=2, anchor=anchor("question", question.id))
    yield Fields(tuple(_fields(question, checklist)))
    if question.kind == "quality":
        yield Words("What one may hear, what it is worth of 100, and why:")
        yield Fields(tuple((f"{option.value} · {option.label}", _why(option)) for option in question.options))
    elif question.options:
        yield Words(NEVER_SCORED[question.kind])
        yield Lines(tuple(f"{option.label}{_flag(option)}" for option in question.options))
    else:
        yield Words(NEVER_SCORED[question.kind])


def anchor(of: str, name: str) -> str:
    """Where on the page something is found."""
    return f"{of}-{name.lower()}"


def to_question(question: Question) -> Link:
    """A link to a question, by its id."""
    return Link(question.id, anchor("question", question.id))


def _fields(question: Question, checklist: Checklist) -> Iterator[tuple[str, Said]]:
    if question.why:
        yield "Why", question.why
    if question.listen_for:
        yield "Listen for", question.listen_for
    yield "Asked", f"{TIER_WORDS[question.tier]}; {for_whom(question, checklist) or 'for every offer'}"
    if question.found is not None:
        yield "Found there", f"counts as {LEVEL_WORDS[question.found]}: {LEVEL_ABOUT[question.found]}"
    yield "Counts", "; ".join(_counts(question))
    links = tuple(Link(name, anchor("source", name)) for name in question.sources)
    basis = question.basis or ""
    if basis or links:
        yield "Rests on", Linked(f"{basis}:" if basis and links else basis, links)
    yield "Filed as", "; formerly ".join(question.ids)


def _counts(question: Question) -> Iterator[str]:
    if question.kind != "quality":
        yield question.kind
        return
    yield f"quality, weight {question.weight} of 5"
    if question.floor is not None:
        yield f"safety floor: fails below {question.floor}"
    if question.multiple:
        yield "several answers may be ticked, and add up to at most 100"
    if question.na_allowed:
        yield "may be marked not applicable"
    if question.refusal is not None:
        yield "not answering does not count against them"


def _why(option: Option) -> str:
    return f"{option.anchor or ''}{_flag(option)}".strip() or "no reason is given"


def _flag(option: Option) -> str:
    return f" Red flag: {option.red_flag}" if option.red_flag else ""
