"""Which questions a sitting goes through, and in which order.

Source: design.md, section 6.
"""

from collections.abc import Callable, Iterable
from typing import Literal

from kchecklist.checklist.models import Checklist, Question
from kchecklist.profiles.record import Profile

Mode = Literal["short", "everything", "open"]


def sequence(
    checklist: Checklist, profile: Profile, mode: Mode, kept: Iterable[str] = ()
) -> tuple[Question, ...]:
    """The questions that apply, in the order to ask them.

    short: what a first call is for: the offer itself, then the safety floors, then the rest.
    everything: the order of a call, and last what is looked up, not asked.
    open: those in ``kept``, in its order, but the offer itself first and last what is looked up, not asked.
    """
    applying = [q for q in checklist.questions if applies(q, profile)]
    if mode == "short":
        return _sorted(
            (q for q in applying if q.tier == "first call"), lambda q: (q.from_ is None, not q.is_floor)
        )
    if mode == "open":
        by_id = {question.id: question for question in applying}
        applying = [by_id[name] for name in kept if name in by_id]
    return _sorted(applying, lambda q: (q.from_ is None, q.is_looked_up))


def in_order(names: Iterable[str], turn: Iterable[str]) -> tuple[str, ...]:
    """Each of the names once: first those that ``turn`` has, as they stand there, then the others as they came."""
    given = dict.fromkeys(names)
    first = [name for name in dict.fromkeys(turn) if name in given]
    return tuple(dict.fromkeys((*first, *given)))


def applies(question: Question, profile: Profile) -> bool:
    """Whether the question is for this offer."""
    return question.applies_to(profile.provider.routes, profile.provider.settings)


def end_of_the_call(before: Question | None, after: Question | None) -> bool:
    """Whether, from one question to the next, asking ends and looking up begins."""
    return before is not None and not before.is_looked_up and after is not None and after.is_looked_up


def matching(questions: Iterable[Question], words: str, checklist: Checklist) -> tuple[Question, ...]:
    """The questions that hold every word, those that ask about it before those that only mention it."""
    wanted = words.casefold().split()
    found = []
    for question in questions:
        asked = f"{question.id} {question.ask}".casefold()
        section = checklist.section_of[question.id].title
        options = " ".join(option.label for option in question.options)
        whole = " ".join((asked, section, question.why, options, " ".join(question.cues))).casefold()
        if wanted and all(word in whole for word in wanted):
            found.append((not all(word in asked for word in wanted), question))
    return tuple(question for _, question in sorted(found, key=lambda pair: pair[0]))


def _sorted(
    questions: Iterable[Question], key: Callable[[Question], tuple[bool, ...]]
) -> tuple[Question, ...]:
    return tuple(sorted(questions, key=key))
