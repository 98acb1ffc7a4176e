"""A small bank with every kind of question, and sittings over it."""

import datetime as dt
from typing import Any

from kchecklist.checklist.models import Checklist, Head, Option, Question, Section, SectionHead, When
from kchecklist.interview.sequence import Mode
from kchecklist.interview.sitting import Sitting
from kchecklist.profiles.record import Answer, Claim, Conversation, Level, Profile, Provider

NOW = dt.datetime(2026, 11, 21, 10, 2)
TODAY = NOW.date()


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> dt.datetime:
        return self.now

    def wait(self, **time: float) -> None:
        self.now += dt.timedelta(**time)


def quality(name: str, **keys: Any) -> Question:
    """Options ``best`` (once ``top``), ``middle`` and ``worst``."""
    options = (
        Option(id="best", label="all of it", value=100, was=("top",)),
        Option(id="middle", label="half of it", value=50),
        Option(id="worst", label="none of it", value=0),
    )
    return Question(
        **{"id": name, "ask": f"What about {name}?", "kind": "quality", "options": options} | keys
    )


def choice(name: str, *options: str, **keys: Any) -> Question:
    given = tuple(Option(id=option, label=option) for option in options)
    return Question(**{"id": name, "ask": f"Which {name}?", "kind": "preference", "options": given} | keys)


FIRST: dict[str, Any] = {"tier": "first call"}
TICKS = tuple(
    Option(id=name, label=name, value=value) for name, value in (("cuff", 60), ("oximeter", 50), ("ecg", 10))
)
TEAM = (
    quality("names", **FIRST, why="A name can be checked."),
    quality("licence", **FIRST, floor=30, was=("old-licence", "oldest-licence")),
    quality("register", tier="look up"),
    quality("training", was=("schooling",), cues=("diploma",)),
)
PLACE = (
    choice("route", "iv", "im", "oral", **FIRST, from_="provider.routes"),
    choice("place", "clinic", "home", **FIRST, from_="provider.settings"),
    quality("sitter", **FIRST, floor=30, when=(When(setting=("home",)),)),
    quality("needle", when=(When(route=("iv", "im")),), na_allowed=True),
    quality("devices", multiple=True, options=TICKS),
    choice("room", "quiet", "shared"),
    Question(id="remarks", ask="Anything else?", kind="info"),
    quality("statistics", refusal="unknown"),
)


def checklist() -> Checklist:
    sections = (
        Section(id="team", title="Team", questions=TEAM),
        Section(id="setting", title="Where it happens", questions=PLACE),
        Section(id="own", title="Own", questions=()),
    )
    heads = tuple(SectionHead(id=each.id, title=each.title) for each in sections)
    return Checklist(head=Head(id="small", title="Small", version="2", sections=heads), sections=sections)


CHECKLIST = checklist()


def with_question(bank: Checklist, question: Question) -> Checklist:
    """The bank with one more question, at the end of its first section."""
    first, *others = bank.sections
    first = first.model_copy(update={"questions": (*first.questions, question)})
    return Checklist(head=bank.head, sections=(first, *others))


def profile(answers: dict[str, Answer] | None = None, **provider: Any) -> Profile:
    return Profile(
        provider=Provider(**{"id": "harbor-1", "name": "Harbor"} | provider), answers=answers or {}
    )


def sitting(
    start: Profile | None = None,
    mode: Mode = "everything",
    at: str | None = None,
    clock: Clock | None = None,
    bank: Checklist = CHECKLIST,
) -> Sitting:
    """A sitting, with the question ``at`` on the table."""
    found = Sitting(bank, start or profile(), clock or Clock(), mode)
    if at is not None:
        found.jump(at)
    return found


def choose(talk: Sitting, *options: str) -> None:
    """Choose options of the question on the table by id."""
    question = talk.question
    assert question is not None
    for name in options:
        option = question.option(name)
        assert option is not None
        talk.choose(option)


def between(talk: Sitting, *options: str) -> None:
    question = talk.question
    assert question is not None
    for name in options:
        option = question.option(name)
        assert option is not None
        talk.add_between(option)


def claim(talk: Sitting, question: str, level: Level = "said") -> Claim | None:
    """What the profile itself holds under this very id."""
    answer = talk.profile.answers.get(question)
    return answer.claim(level) if answer else None


def made(talk: Sitting, question: str, level: Level = "said") -> Claim:
    found = claim(talk, question, level)
    assert found is not None
    return found


def ids(talk: Sitting) -> tuple[str, ...]:
    return tuple(question.id for question in talk.questions)


def here(talk: Sitting) -> str | None:
    return talk.question.id if talk.question else None


def months_ago(**answers: Answer) -> Profile:
    """A record of a talk on 1 June with the front desk."""
    talk = Conversation(id=1, on=dt.date(2026, 6, 1), with_="front desk", minutes=9)
    return profile({name.replace("_", "-"): answer for name, answer in answers.items()}).model_copy(
        update={"conversations": (talk,)}
    )
