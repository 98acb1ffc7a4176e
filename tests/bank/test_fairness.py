"""The shipped bank takes no side, and each rule that says so sees a side being taken."""

from collections.abc import Callable
from typing import Any

import pytest

from kchecklist.checklist.loading import load_checklist
from kchecklist.checklist.models import Checklist, Option, Question, Section, When
from kchecklist.files.shipped import shipped

from . import fairness
from .skewing import skewed

BANK = load_checklist(shipped("questions"))
Choose = Callable[[Question], bool]


@pytest.mark.parametrize("rule", fairness.RULES, ids=lambda rule: rule.__name__)
def test_the_shipped_bank_takes_no_side(rule):
    assert rule(BANK) == []


def with_questions(change: Callable[[Question], Question | None]) -> Checklist:
    """The bank with each question changed, or, for None, left out."""
    sections = tuple(
        skewed(section, questions=tuple(q for old in section.questions if (q := change(old)) is not None))
        for section in BANK.sections
    )
    return skewed(BANK, sections=sections)


def with_first(choose: Choose, **update: Any) -> Checklist:
    """The bank with the first question that is meant changed."""
    first = next(question for question in BANK.questions if choose(question))
    return with_questions(lambda question: skewed(question, **update) if question is first else question)


def with_option(choose: Choose, which: int, **update: Any) -> Checklist:
    """The bank with one option of the first question that is meant changed."""
    options = list(next(question for question in BANK.questions if choose(question)).options)
    options[which] = skewed(options[which], **update)
    return with_first(choose, options=tuple(options))


def with_section_weight(place: int, weight: int) -> Checklist:
    sections = list(BANK.sections)
    sections[place] = skewed(sections[place], weight=weight)
    return skewed(BANK, sections=tuple(sections))


def is_floor(question: Question) -> bool:
    return question.is_floor


def is_taste(question: Question) -> bool:
    return question.kind == "preference" and question.from_ is None


def is_plain_quality(question: Question) -> bool:
    return question.kind == "quality" and not question.is_floor and not question.when


def is_from_offer(question: Question) -> bool:
    return question.from_ is not None


def has_sources(question: Question) -> bool:
    return bool(question.sources) and question.basis != "expert judgement"


TASTE = next(question for question in BANK.questions if is_taste(question))
LAST = len(BANK.sections) - 1
HOME_ONLY = (When(setting=("home",)),)
BY_NEEDLE = (When(route=("iv", "im", "sc")),)
SIDES = (
    Option(id="home", label="at home", value=100),
    Option(id="clinic", label="in a clinic", value=50),
    Option(id="office", label="in an office", value=0),
)


def only_for(when: tuple[When, ...]) -> Checklist:
    """The bank with everything in its first section asked of some offers only."""
    first = {question.id for question in BANK.sections[0].questions}
    return with_questions(lambda q: skewed(q, when=when) if q.id in first else q)


def by_turn(when: tuple[When, ...]) -> Checklist:
    """The bank with whatever is scored in all but the first three sections asked of some offers only."""
    kept = {question.id for section in BANK.sections[:3] for question in section.questions}
    return with_questions(lambda q: q if q.id in kept or q.kind != "quality" else skewed(q, when=when))


def more_first_calls(tier: str) -> Checklist:
    return with_questions(lambda question: skewed(question, tier=tier))


SKEWS: dict[str, tuple[Callable[[Checklist], list[str]], Callable[[], Checklist]]] = {
    "a section is for those at home": (fairness.empty_places, lambda: only_for(HOME_ONLY)),
    "a section is for those with a needle": (fairness.empty_places, lambda: only_for(BY_NEEDLE)),
    "quality is read from the route": (
        fairness.quality_that_is_taste,
        lambda: with_first(is_plain_quality, from_="provider.routes"),
    ),
    "being at home has points": (
        fairness.quality_that_is_taste,
        lambda: with_first(is_plain_quality, options=SIDES),
    ),
    "a route has a value": (fairness.taste_with_values, lambda: with_option(is_from_offer, 0, value=100)),
    "a kind of room has a value": (fairness.taste_with_values, lambda: with_option(is_taste, -1, value=0)),
    "a question read from the offer counts as quality": (
        fairness.taste_with_values,
        lambda: with_first(lambda q: q.from_ == "provider.settings", kind="quality", options=SIDES),
    ),
    "the place decides what is found": (
        fairness.values_by_place,
        lambda: with_first(is_plain_quality, from_="provider.settings", options=SIDES),
    ),
    "the route decides what is found": (
        fairness.values_by_place,
        lambda: with_first(
            is_plain_quality,
            from_="provider.routes",
            options=(Option(id="iv", label="IV", value=100), Option(id="oral", label="oral", value=0)),
        ),
    ),
    "a floor is answered by taste": (
        fairness.values_by_taste,
        lambda: with_first(is_floor, was=(TASTE.id,)),
    ),
    "quality is answered by taste": (
        fairness.values_by_taste,
        lambda: with_first(is_plain_quality, was=(TASTE.id,)),
    ),
    "one section weighs as much as three for some": (
        fairness.uneven_shares,
        lambda: with_section_weight([s.id for s in BANK.sections].index(home_section().id), 3),
    ),
    "half of the sections are only for those with a needle": (
        fairness.uneven_shares,
        lambda: by_turn(BY_NEEDLE),
    ),
    "everything is for the first call": (fairness.too_long, lambda: more_first_calls("first call")),
    "everything is for later": (fairness.too_long, lambda: more_first_calls("later")),
    "a floor is missing": (fairness.crooked_floors, lambda: with_first(is_floor, floor=None)),
    "there is a ninth floor": (
        fairness.crooked_floors,
        lambda: with_first(lambda q: is_plain_quality(q) and q.tier == "first call", floor=30, weight=5),
    ),
    "a floor is asked later": (fairness.crooked_floors, lambda: with_first(is_floor, tier="later")),
    "a floor begins higher": (fairness.crooked_floors, lambda: with_first(is_floor, floor=70)),
    "a floor weighs less": (fairness.crooked_floors, lambda: with_first(is_floor, weight=4)),
    "a floor fails at more than the worst": (
        fairness.crooked_floors,
        lambda: with_option(is_floor, -2, value=20),
    ),
    "a failed floor is left without a word": (
        fairness.crooked_floors,
        lambda: with_option(is_floor, -1, red_flag=None),
    ),
    "a source is not listed": (fairness.loose_grounds, lambda: with_first(has_sources, sources=("X99",))),
    "a law is claimed and not named": (
        fairness.loose_grounds,
        lambda: with_first(has_sources, sources=(), basis="law"),
    ),
}


def home_section() -> Section:
    """The section that scores nothing but what is at home."""
    return next(
        section
        for section in BANK.sections
        if section.questions
        and not any(q.kind == "quality" and q.applies_to([], ["clinic"]) for q in section.questions)
    )


@pytest.mark.parametrize("name", SKEWS)
def test_a_side_that_is_taken_is_seen(name: str):
    rule, bank = SKEWS[name]
    assert rule(bank()), name


def test_every_rule_was_seen_to_complain_of_two_things():
    times = [rule for rule, _ in SKEWS.values()]
    assert {rule.__name__ for rule in fairness.RULES if times.count(rule) < 2} == set()


def test_a_complaint_about_weight_says_when_the_questions_are_far_apart_in_number():
    assert any(" questions against " in complaint for complaint in fairness.uneven_shares(thinned()))


def thinned() -> Checklist:
    """The bank with one heavy section that asks far more of those at home."""
    place = next(n for n, s in enumerate(BANK.sections) if sum(is_plain_quality(q) for q in s.questions) > 4)
    keep, *rest = (q for q in BANK.sections[place].questions if is_plain_quality(q))
    home = home_section().id
    few = {question.id for question in rest}
    thin = with_questions(lambda q: skewed(q, when=HOME_ONLY) if q.id in few else q)
    sections = [skewed(s, weight=9) if s.id in (home, BANK.sections[place].id) else s for s in thin.sections]
    assert keep.id not in few
    return skewed(thin, sections=tuple(sections))
