"""What a change of a record was about, in words that hold nothing of what was said: the change itself stays private."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from kchecklist.checklist.models import Checklist, Question
from kchecklist.profiles.history import Version
from kchecklist.profiles.merging import Unit, differing
from kchecklist.profiles.record import LEVELS, Answer, Profile, document
from kchecklist.reports.costs.words import ENTRIES
from kchecklist.reports.words import count, day, ordinal, topic

Kind = Literal["answer", "note", "come back", "set aside", "costs", "provider", "conversation", "other"]
MOST_NAMED = 3
"""Changes that a line names; it says how many more there were."""
NOT_IN_CHECKLIST = "a question that is not in this checklist"
ONLY_LAYOUT = "only how it is laid out"
_PROVIDER = {
    "name": "name",
    "offer": "which of their offers",
    "routes": "route",
    "settings": "place",
    "phone": "phone",
    "website": "website",
    "status": "status",
    "status_note": "why this status",
    "added": "when they were added",
    "note": "note to the provider",
}
_CHECKLIST = ("format", "checklist", "checklist_version")


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing in which two states of a record differ, and in what way; neither holds a value.

    ``of`` is the question's id, or the key of the provider or the costs; None where what it is of has no name here:
    a conversation, or a key that only a person or a newer version knows.
    """

    kind: Kind
    of: str | None
    thing: str
    how: str = ""

    def __str__(self) -> str:
        return f"{self.thing}: {self.how}" if self.how else self.thing


_OF_CHECKLIST = Changed("other", None, "which checklist it answers to")
_HOW_LONG = Changed("conversation", None, "how long the call took")
_TELLS_LITTLE = (_OF_CHECKLIST, _HOW_LONG)
"""What is not told beside anything else."""


def changes(
    checklist: Checklist,
    before: Profile,
    after: Profile,
    units: Mapping[Unit, tuple[Any, Any]] | None = None,
) -> tuple[Changed, ...]:
    """In what two states of a record differ: answers first, in the order in which they stand in the record.

    ``units`` is what ``differing`` said of them, if it was asked already.
    """
    if units is None:
        units = differing(before, after)
    found = dict.fromkeys(
        (
            *_of_answers(checklist, units, before, after),
            *_of_waivers(checklist, units),
            *_of_the_rest(checklist, units),
        )
    )
    # Which checklist it answers to is written with whatever is answered, and how long a call took in the end.
    telling = [change for change in found if change not in _TELLS_LITTLE] or found
    return tuple(sorted(telling, key=lambda change: change.kind in ("conversation", "other")))


def changes_words(changed: Sequence[Changed]) -> str:
    """At most three of them and how many more: ``vital signs: answered, phone and 4 more``."""
    return at_most_three(map(str, changed)) or ONLY_LAYOUT


def step_words(checklist: Checklist, before: Profile, after: Profile, on: dt.datetime | None = None) -> str:
    """What one change was, and when it was entered, where that was not just now; no value."""
    words = changes_words(changes(checklist, before, after))
    return words if on is None else f"{words}, as entered on {moment_words(on)}"


def at_most_three(things: Iterable[str]) -> str:
    """The first three, each once, and how many more."""
    every = list(dict.fromkeys(things))
    more = f" and {len(every) - MOST_NAMED} more" if len(every) > MOST_NAMED else ""
    return f"{', '.join(every[:MOST_NAMED])}{more}"


def moment_words(moment: dt.datetime) -> str:
    """A day and a time: ``21 Nov 2026, 10:02``."""
    return f"{day(moment)}, {moment:%H:%M}"


def until_words(version: Version) -> str:
    """Until when a version stood, told from those of the same minute: ``until 21 Nov 2026, 10:02:07``."""
    which = f", {ordinal(version.number)} in that second" if version.number > 1 else ""
    return f"until {moment_words(version.until)}:{version.until:%S}{which}"


def in_trash_since(path: Path) -> str:
    """``since 21 Nov 2026, 10:02``; its name changed when it was moved there. Nothing where that cannot be told."""
    try:
        return f"since {moment_words(dt.datetime.fromtimestamp(path.lstat().st_ctime))}"
    except (OSError, OverflowError, ValueError):
        return ""


def versions_words(number: int) -> str:
    """``no earlier version``, ``1 earlier version``, ``2 earlier versions``."""
    return count(number, "earlier version") if number else "no earlier version"


def _of_answers(
    checklist: Checklist, units: Iterable[Unit], before: Profile, after: Profile
) -> Iterator[Changed]:
    for name in dict.fromkeys(str(unit[1]) for unit in units if unit[0] == "answers"):
        question = _question(checklist, name)
        if question is None:
            yield Changed("answer", None, f"an answer to {NOT_IN_CHECKLIST}")
        else:
            yield from _of_answer(question, before.answer(*question.ids), after.answer(*question.ids))


def _of_answer(question: Question, before: Answer | None, after: Answer | None) -> Iterator[Changed]:
    name, was, now = topic(question), _Parts(before), _Parts(after)
    found = []
    if was.claims != now.claims:
        found.append(Changed("answer", question.id, name, _how_answered(was, now)))
    if was.notes != now.notes:
        found.append(Changed("note", question.id, f"note to {name}"))
    if was.come_back != now.come_back:
        how = "to come back to" if now.come_back else "no longer to come back to"
        found.append(Changed("come back", question.id, name, how))
    # A key that nobody here knows.
    yield from found or [Changed("answer", question.id, f"beside the answer to {name}")]


class _Parts:
    """An answer taken apart: what was claimed at each level, the notes, and whether to come back to it."""

    def __init__(self, answer: Answer | None) -> None:
        table = document(answer) if answer is not None else {}
        levels = {level: table[level] for level in LEVELS if level in table}
        self.claims = {
            level: {key: value for key, value in claim.items() if key != "note"}
            for level, claim in levels.items()
            if "choice" in claim or "state" in claim
        }
        self.notes = {level: claim["note"] for level, claim in levels.items() if claim.get("note")}
        self.come_back = bool(table.get("come_back"))

    @property
    def said(self) -> list[tuple[str, str]]:
        return sorted((str(claim.get("choice")), str(claim.get("state"))) for claim in self.claims.values())


def _how_answered(was: _Parts, now: _Parts) -> str:
    if not was.claims:
        return "answered"
    if not now.claims:
        return "answer taken out"
    return "how it is known" if was.said == now.said else "answer changed"


def _of_waivers(checklist: Checklist, units: Mapping[Unit, tuple[Any, Any]]) -> Iterator[Changed]:
    for (kind, *rest), (was, now) in units.items():
        if kind == "waivers" and rest:
            question = _question(checklist, str(rest[0]))
            thing = topic(question) if question is not None else NOT_IN_CHECKLIST
            how = "set aside" if was is None else "no longer set aside" if now is None else "why, or until when, it is set aside"  # fmt: skip
            yield Changed("set aside", question.id if question is not None else None, thing, how)


def _of_the_rest(checklist: Checklist, units: Mapping[Unit, tuple[Any, Any]]) -> Iterator[Changed]:
    for unit, pair in units.items():
        match unit:
            case ("costs", str(key)) if key in ENTRIES:
                yield Changed("costs", key, f"costs: {ENTRIES[key].label}")
            case ("costs", *_):
                yield Changed("costs", None, "costs: an entry of your own")
            case ("provider", str(key)) if key in _PROVIDER:
                yield Changed("provider", key, _offer(checklist, key) or _PROVIDER[key])
            case ("conversation", *_):
                yield _of_conversation(*pair)
            case ("answers" | "waivers", _, *_):
                continue
            case (str(key),) if key in _CHECKLIST:
                yield _OF_CHECKLIST
            case _:
                yield Changed("other", None, "something of your own in the file")


def _of_conversation(was: Any, now: Any) -> Changed:
    if not isinstance(was, Mapping):
        return Changed("conversation", None, "a conversation")
    if not isinstance(now, Mapping):
        return Changed("conversation", None, "a conversation", "taken out")
    if was.get("note") != now.get("note"):
        return Changed("note", None, "note to a conversation")
    if {**was, "minutes": None} == {**now, "minutes": None}:
        return _HOW_LONG
    return Changed("conversation", None, "the call (how, with whom, how long)")


def _offer(checklist: Checklist, key: str) -> str:
    """What is asked about a route or a place, where the bank asks it."""
    return next((topic(q) for q in checklist.questions if q.from_ == f"provider.{key}"), "")


def _question(checklist: Checklist, name: str) -> Question | None:
    return next((question for question in checklist.questions if name in question.ids), None)
