"""Small banks and records, written as briefly as a test can read them."""

from collections.abc import Mapping
from typing import Any, TypeVar

from kchecklist.checklist.models import Checklist, Head, Option, Part, Question, Section, SectionHead
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import STATES, Answer, Claim, Profile, Provider, Waiver

_P = TypeVar("_P", bound=Part)
NOTHING_STATED = Priorities()


def quality(name: str, *values: int, **keys: Any) -> Question:
    """A quality question with an option ``v100`` for the value 100, and so on; 100, 50 and 0 when none is named."""
    options = tuple(
        Option(id=f"v{value}", label=f"worth {value}", value=value) for value in values or (100, 50, 0)
    )
    return Question(**{"id": name, "ask": "What?", "kind": "quality", "weight": 1, "options": options} | keys)


def preference(name: str, *options: str, **keys: Any) -> Question:
    given = tuple(Option(id=option, label=option) for option in options)
    return Question(
        **{"id": name, "ask": "Which?", "kind": "preference", "weight": 1, "options": given} | keys
    )


def info(name: str, *options: str, **keys: Any) -> Question:
    given = tuple(Option(id=option, label=option) for option in options)
    return Question(id=name, ask="What?", kind="info", options=given, **keys)


def section(name: str, *questions: Question, weight: int = 1) -> Section:
    return Section(id=name, title=name, weight=weight, questions=questions)


def bank(*parts: Section | Question) -> Checklist:
    """A bank of these sections; questions without one share the section ``team``."""
    loose = tuple(part for part in parts if isinstance(part, Question))
    sections = [part for part in parts if isinstance(part, Section)]
    if loose:
        sections.append(section("team", *loose))
    heads = tuple(SectionHead(id=each.id, title=each.title, weight=each.weight) for each in sections)
    return Checklist(
        head=Head(id="small", title="Small", version="1", sections=heads), sections=tuple(sections)
    )


def claim(heard: str | tuple[str, ...], **keys: Any) -> Claim:
    """A claim: a state by its name, otherwise one option or several."""
    if isinstance(heard, str) and heard in STATES:
        return Claim(state=heard, **keys)
    return Claim(choice=(heard,) if isinstance(heard, str) else heard, **keys)


def at(**levels: str | tuple[str, ...]) -> Answer:
    """An answer with a claim at each of these levels."""
    return Answer(**{level: claim(heard) for level, heard in levels.items()})


def offer(
    name: str = "a",
    answers: Mapping[str, str | tuple[str, ...] | Answer] | None = None,
    waivers: Mapping[str, str] | None = None,
    /,
    **provider: Any,
) -> Profile:
    """A record; what is no ``Answer`` was said."""
    return Profile(
        provider=Provider(**{"id": name, "name": name} | provider),
        answers={
            question: heard if isinstance(heard, Answer) else at(said=heard)
            for question, heard in (answers or {}).items()
        },
        waivers={question: Waiver(reason=reason) for question, reason in (waivers or {}).items()},
    )


def rebuilt(part: _P, **changes: Any) -> _P:
    """A part of a bank with other values, without what the first one has cached."""
    fields = {name: getattr(part, name) for name in type(part).model_fields}
    return type(part)(**fields | changes)
