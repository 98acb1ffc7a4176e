"""Small banks, records and priorities for Hypothesis: few questions, every kind of rule."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from kchecklist.checklist.models import Checklist, Option, Question, Section, When
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Answer, Claim, Level, Profile, Provider, Waiver

from .banks import bank

ROUTES = ("iv", "im", "oral")
SETTINGS = ("clinic", "home")
LEVELS: tuple[Level, ...] = ("heard", "said", "signed")
WHENS = (
    (),
    (),
    (),
    (When(route=("iv",)),),
    (When(setting=("home",)), When(route=("im", "oral"), setting=("clinic",))),
)
TICKS = ((100, 0), (60, 40), (50, 30, 30), (70, 30, 0))
MARKS = ("wanted", "fine", "unwanted")


@dataclass(frozen=True, slots=True)
class Case:
    """A bank, what matters to the person, and the records of some providers."""

    checklist: Checklist
    priorities: Priorities
    profiles: tuple[Profile, ...]

    @property
    def profile(self) -> Profile:
        return self.profiles[0]


@st.composite
def qualities(draw: Any, name: str) -> Question:
    weight = draw(st.integers(1, 5))
    when = draw(st.sampled_from(WHENS))
    is_floor = draw(st.booleans())
    multiple = not is_floor and draw(st.integers(0, 3)) == 0
    values = (
        draw(st.sampled_from(TICKS))
        if multiple
        else (100, *draw(st.lists(st.sampled_from((30, 50, 70, 100)), max_size=2)), 0)
    )
    return Question(
        id=name,
        ask="What?",
        kind="quality",
        weight=weight,
        when=when,
        multiple=multiple,
        floor=draw(st.sampled_from((30, 60, 100))) if is_floor else None,
        na_allowed=not is_floor and draw(st.booleans()),
        refusal="unknown" if not is_floor and draw(st.integers(0, 3)) == 0 else None,
        options=tuple(
            Option(id=f"o{n}", label="x", value=value, red_flag="Ask why." if not value else None)
            for n, value in enumerate(values)
        ),
    )


@st.composite
def tastes(draw: Any, name: str) -> Question:
    from_provider = draw(st.booleans())
    return Question(
        id=name,
        ask="Which?",
        kind="preference",
        weight=draw(st.integers(1, 5)),
        when=draw(st.sampled_from(WHENS)),
        from_="provider.routes" if from_provider else None,
        options=tuple(Option(id=option, label="x") for option in (ROUTES if from_provider else ("a", "b"))),
    )


@st.composite
def notes(draw: Any, name: str) -> Question:
    options = tuple(Option(id=f"o{n}", label="x") for n in range(draw(st.integers(0, 2))))
    return Question(id=name, ask="What?", kind="info", options=options)


def questions(name: str, quality_only: bool) -> st.SearchStrategy[Question]:
    if quality_only:
        return qualities(name)
    return st.one_of(qualities(name), qualities(name), tastes(name), notes(name))


@st.composite
def checklists(draw: Any, sections: int = 3, most: int = 3, quality_only: bool = False) -> Checklist:
    """A bank of at most ``sections`` sections with at most ``most`` questions each."""
    return bank(
        *(
            Section(
                id=f"s{k}",
                title="x",
                weight=draw(st.integers(1, 3)),
                questions=tuple(
                    draw(questions(f"s{k}-q{n}", quality_only)) for n in range(draw(st.integers(0, most)))
                ),
            )
            for k in range(draw(st.integers(1, sections)))
        )
    )


@st.composite
def priorities_for(draw: Any, checklist: Checklist) -> Priorities:
    names = [section.id for section in checklist.sections]
    stated = draw(st.sampled_from(("nothing", "order", "order", "swing")))
    marks = {
        question.id: draw(
            st.dictionaries(st.sampled_from([o.id for o in question.options]), st.sampled_from(MARKS))
        )
        for question in checklist.questions
        if question.kind == "preference"
    }
    return Priorities(
        sections=tuple(draw(st.permutations(names)))[: draw(st.integers(0, 3))] if stated == "order" else (),
        swing=draw(st.dictionaries(st.sampled_from(names), st.integers(0, 100))) if stated == "swing" else {},
        marks=marks,
    )


@st.composite
def choices(draw: Any, question: Question) -> tuple[str, ...]:
    """A choice that says something."""
    least = 0 if question.multiple else 1
    ids = st.sampled_from([option.id for option in question.options])
    return tuple(draw(st.lists(ids, min_size=least, max_size=3, unique=True)))


@st.composite
def telling_claims(draw: Any, question: Question) -> Claim:
    """A claim that says something."""
    states = ["refused", *(["not_applicable"] if question.na_allowed else [])]
    if not question.options or draw(st.integers(0, 3)) == 0:
        return Claim(state=draw(st.sampled_from(states)))
    return Claim(choice=draw(choices(question)))


@st.composite
def claims(draw: Any, question: Question) -> Claim:
    """Any claim, also one that says nothing."""
    silent = st.sampled_from(
        (
            Claim(state="dont_know"),
            Claim(state="pending"),
            Claim(state="not_applicable"),
            Claim(choice=()),
            Claim(choice=("gone",)),
            Claim(note="a note"),
        )
    )
    return draw(silent if draw(st.integers(0, 3)) == 0 else telling_claims(question))


@st.composite
def answers(draw: Any, question: Question, most: int = 2) -> Answer | None:
    """What is recorded for a question, at no more than ``most`` levels."""
    levels = draw(st.lists(st.sampled_from(LEVELS), max_size=most, unique=True))
    return Answer(**{level: draw(claims(question)) for level in levels}) if levels else None


@st.composite
def profiles(draw: Any, checklist: Checklist, name: str = "a") -> Profile:
    recorded = {question.id: draw(answers(question)) for question in checklist.questions}
    floors = [question.id for question in checklist.questions if question.is_floor]
    waived = draw(st.lists(st.sampled_from(floors), unique=True, max_size=1)) if floors else []
    return Profile(
        provider=Provider(
            id=name,
            name=name,
            routes=tuple(draw(st.lists(st.sampled_from(ROUTES), unique=True, max_size=2))),
            settings=tuple(draw(st.lists(st.sampled_from(SETTINGS), unique=True, max_size=2))),
            status=draw(st.sampled_from(("considering", "considering", "considering", "ruled out"))),
        ),
        answers={question: answer for question, answer in recorded.items() if answer is not None},
        waivers={question: Waiver(reason="agreed") for question in waived},
    )


@st.composite
def cases(
    draw: Any, providers: int = 1, sections: int = 3, most: int = 3, quality_only: bool = False
) -> Case:
    checklist = draw(checklists(sections, most, quality_only))
    return Case(
        checklist,
        draw(priorities_for(checklist)),
        tuple(draw(profiles(checklist, f"p{n}")) for n in range(providers)),
    )


@st.composite
def cases_with_question(
    draw: Any, fits: Callable[[Question], bool] = lambda question: True
) -> tuple[Case, Question]:
    """A case, and a question of its bank that is answered in the record, not read from the provider."""
    checklist = draw(checklists().filter(lambda made: any(map(_answered(fits), made.questions))))
    question = draw(st.sampled_from([each for each in checklist.questions if _answered(fits)(each)]))
    return Case(checklist, draw(priorities_for(checklist)), (draw(profiles(checklist)),)), question


def _answered(fits: Callable[[Question], bool]) -> Callable[[Question], bool]:
    return lambda question: question.from_ is None and bool(question.options) and fits(question)
