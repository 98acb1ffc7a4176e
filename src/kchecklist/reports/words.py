"""How a standing and an answer are said: one set of words for the screens, the commands and the reports.

Every function gives one visible line. Source: scoring.md, sections 3 and 6.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

from kchecklist.checklist.models import Checklist, Option, Question
from kchecklist.files.text import one_line
from kchecklist.profiles.record import Claim, Level, Profile
from kchecklist.scoring.order import Order, Pair
from kchecklist.scoring.possible import Finding
from kchecklist.scoring.shown import shown_percent, shown_range
from kchecklist.scoring.standing import SectionRange, Standing

LEVEL_WORDS: Mapping[Level, str] = {
    "heard": "heard elsewhere",
    "advertised": "advertised",
    "said": "said",
    "written": "in writing",
    "signed": "signed",
    "checked": "checked",
}
"""How I know, as it stands beside an answer."""
LEVEL_ABOUT: Mapping[Level, str] = {
    "heard": "a review, or hearsay",
    "advertised": "their website, leaflet or advert",
    "said": "by their staff, to me",
    "written": "in an answer to me",
    "signed": "a consent form, contract or price sheet",
    "checked": "seen by me, or in a public record",
}
"""What a level means, where it is chosen."""
STATE_WORDS: Mapping[str, str] = {
    "dont_know": "they don't know",
    "pending": "will get back",
    "refused": "would not say",
    "not_applicable": "not applicable",
}
LOOKED_UP_WORDS: Mapping[str, str] = {
    "dont_know": "it does not say",
    "pending": "will send it",
    "refused": "would not show it",
    "not_applicable": "not applicable",
}
"""The same, of what is looked up in a paper or on a page."""
_STATE_KEYS: Mapping[str, str] = {"refused": "won't say", "not_applicable": "n/a"}
_LOOKED_UP_KEYS: Mapping[str, str] = {"refused": "won't show it", "not_applicable": "n/a"}
NOT_ASKED = "not asked"
UNKNOWN = "?"
"""A table's cell for what nobody was asked."""
NO_SUCH_ANSWER = "an answer that this checklist does not have"
NONE_TICKED = "none of these"
NONE_OF_THESE = "None of these for now: talk it over with my own clinician."
"""The row that every comparison ends with."""
Wording = Callable[[Option], str]
"""Which of an option's wordings is meant: its label, or its brief one."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(moment: dt.date) -> str:
    """A day, the same in every locale: ``21 Nov 2026``."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def count(number: int, thing: str) -> str:
    """A number of things: ``1 red flag``, ``2 red flags``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``11th``."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def capital(words: str) -> str:
    """Words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def topic(question: Question) -> str:
    """What a question is about, in a word or two: its id without the hyphens."""
    return question.id.replace("-", " ")


def ask_words(question: Question) -> str:
    """A question as something to do: what is looked up is never read aloud to anybody."""
    return f"look up: {question.ask}" if question.is_looked_up else question.ask


# Standing


def range_words(standing: Standing | SectionRange) -> str:
    """A range and how much of it is settled: ``62-88 · 71 % settled``."""
    return f"{shown_range(standing.low, standing.high)} · {shown_percent(standing.coverage)} settled"


def early_words(standing: Standing) -> str:
    """Why a provider is not placed yet: not its fault, only what was asked so far."""
    return f"too early to place: asked {standing.asked} of {standing.applying} so far"


def rank_words(order: Order, provider_id: str) -> str:
    """Which ranks a provider can still get among those compared: ``1st``, ``1=``, ``can be 1st-2nd``."""
    if provider_id not in order.ranks:
        return "not placed: ruled out"
    if len(order.ranks) == 1:
        return "nobody to compare with"
    first, last = order.ranks[provider_id]
    if first == last:
        return ordinal(first)
    group = next(group for group in order.groups if provider_id in group)
    if len(group) == last - first + 1 and _all_level(group, order.pairs):
        return f"{first}="
    return f"can be {ordinal(first)}-{ordinal(last)}"


# Answers


def answer_words(finding: Finding, profile: Profile) -> str:
    """One line of what was answered, in the bank's labels; ``not asked`` where nothing was."""
    return _answer(finding, profile, lambda option: option.label) or NOT_ASKED


def answer_brief(finding: Finding, profile: Profile) -> str:
    """The answer in a table's cell, in the bank's briefest wording; ``?`` where nothing was asked."""
    return _answer(finding, profile, lambda option: option.brief) or UNKNOWN


def state_words(question: Question) -> Mapping[str, str]:
    """The ways in which there is no answer to this question: nobody knows, or the paper does not say."""
    return LOOKED_UP_WORDS if question.is_looked_up else STATE_WORDS


def state_keys(question: Question) -> Mapping[str, str]:
    """The same, beside a key that is still to be pressed."""
    short = _LOOKED_UP_KEYS if question.is_looked_up else _STATE_KEYS
    return {**state_words(question), **short}


def claim_words(question: Question, claim: Claim, wording: Wording = lambda option: option.label) -> str:
    """One line of what a claim says; nothing for a note alone."""
    if claim.state is not None:
        said_so = state_words(question).get(claim.state)
        if said_so is None:
            return NO_SUCH_ANSWER
        due = f" by {day(claim.due)}" if claim.state == "pending" and claim.due else ""
        return f"{said_so}{due}"
    if claim.choice is None:
        return ""
    options = [question.option(name) for name in claim.choice]
    said = [one_line(wording(option)) for option in options if option is not None]
    if len(said) < len(options) or not (said or question.multiple):
        return NO_SUCH_ANSWER
    if len(said) > 1 and question.kind == "preference":
        return f"I can choose: {' / '.join(said)}"
    if len(said) > 1 and not question.multiple:
        return f"somewhere between: {' / '.join(said)}"
    return "; ".join(said) or NONE_TICKED


def all_asked(checklist: Checklist) -> str:
    """That the talk can end here: what follows is looked up; with the bank's closing sentence."""
    closing = one_line(checklist.head.closing)
    asked = "That was all there is to ask; what follows is looked up, in your own time."
    return f"{asked} To end the call: {closing}" if closing else asked


def how_known(profile: Profile, claim: Claim, level: Level) -> str:
    """How, from whom and since when a claim is known: ``said, nurse manager, 21 Nov 2026``."""
    return ", ".join([LEVEL_WORDS[level], *told_words(profile, claim)])


def told_words(profile: Profile, claim: Claim) -> list[str]:
    """Who said it and when, as far as that is known: ``nurse manager``, ``21 Nov 2026``."""
    who, on = profile.told(claim)
    return [*([one_line(who)] if who else []), *([day(on)] if on else [])]


def route_words(checklist: Checklist, profile: Profile) -> str:
    """The routes on offer, in the bank's briefest wording; ``?`` when none is known."""
    return _offered(checklist, "provider.routes", profile.provider.routes)


def setting_words(checklist: Checklist, profile: Profile) -> str:
    """The places on offer, in the bank's briefest wording; ``?`` when none is known."""
    return _offered(checklist, "provider.settings", profile.provider.settings)


def offer_names(checklist: Checklist, source: str, values: Iterable[str]) -> tuple[str, ...]:
    """Routes or settings in the bank's briefest wording; ``source`` is what the bank reads them ``from``."""
    question = next((q for q in checklist.questions if q.from_ == source), None)
    found: Mapping[str, Option] = question.by_id if question else {}
    return tuple(one_line(found[value].brief if value in found else value) for value in values)


# Beneath


def _answer(finding: Finding, profile: Profile, wording: Wording) -> str | None:
    """What is known of a question; nothing where it was not asked."""
    question = finding.question
    if question.from_ is not None:
        return ", ".join(one_line(wording(option)) for option in finding.options) or None
    answer = profile.answer(*question.ids)
    # Where no claim says anything, the highest still says that somebody was asked.
    claim = finding.claim or next((claim for _, claim in answer.claims()), None) if answer else None
    # A note is the person's own and never stands for an answer.
    return claim_words(question, claim, wording) if claim is not None else None


def _offered(checklist: Checklist, source: str, values: Iterable[str]) -> str:
    return ", ".join(offer_names(checklist, source, values)) or UNKNOWN


def _all_level(group: tuple[str, ...], pairs: Iterable[Pair]) -> bool:
    words = {frozenset((pair.a, pair.b)): pair.words for pair in pairs}
    return all(words.get(frozenset(two)) == "practically level" for two in combinations(group, 2))
