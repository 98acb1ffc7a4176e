"""What keeps a bank from taking sides between models of care: each rule gives its complaints as sentences.

Everything follows the bank by its structure; no question is named here. Source: design.md, sections 1 and 3.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations, product

from kchecklist.checklist.checking import MODELS_OF_CARE, MOST_IN_TIER
from kchecklist.checklist.models import OWN, ROUTES, SETTINGS, Checklist, Question, Section
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Answer, Claim, Profile, Provider
from kchecklist.scoring.floors import Floor, floors, gate
from kchecklist.scoring.possible import Finding, findings_on
from kchecklist.scoring.scales import Scale, scales
from kchecklist.scoring.weights import section_weights

NOTHING_MARKED = Priorities()
EVERYWHERE = tuple(product(ROUTES, SETTINGS))
FLOORS = 8
LEAST_OF_A_FLOOR = 30
WEIGHT_OF_A_FLOOR = 5
FARTHEST_APART = Fraction(1, 10)
"""By how much two models' shares of the whole may differ in a section."""
UNLIKE = 2
"""From this many times as many questions on, a complaint says so."""


def empty_places(checklist: Checklist) -> list[str]:
    """Sections that ask nothing somewhere."""
    return [
        f"section {section.id} has no question for {route} in the setting {setting}"
        for section in checklist.sections
        if section.id != OWN
        for route, setting in EVERYWHERE
        if not any(question.applies_to([route], [setting]) for question in section.questions)
    ]


def quality_that_is_taste(checklist: Checklist) -> list[str]:
    """Quality questions that are about which route or which place it is."""
    found = []
    for question in _quality(checklist):
        if question.from_ is not None:
            found.append(f"{question.id} scores what is read from {question.from_}")
        if places := {option.id for option in question.options} & {*ROUTES, *SETTINGS}:
            found.append(f"{question.id} scores {', '.join(sorted(places))}")
    return found


def taste_with_values(checklist: Checklist) -> list[str]:
    """Questions of taste, or read from the offer, to which the bank gives points by itself."""
    unmarked = {scale.question.id: scale for scale in scales(checklist, NOTHING_MARKED)}
    found = []
    for question in checklist.questions:
        if question.from_ is None and question.kind != "preference":
            continue
        found += [f"{question.id}/{o.id} has a value" for o in question.options if o.value is not None]
        if unmarked[question.id].worth:
            found.append(f"{question.id} counts though nobody marked anything")
    return found


def values_by_place(checklist: Checklist) -> list[str]:
    """Quality answers that are worth another thing by another route or in another place."""
    made = scales(checklist, NOTHING_MARKED)
    found: dict[str, str] = {}
    for answers in _every_way(_quality(checklist)):
        seen: dict[str, tuple[tuple[int, ...], str]] = {}
        for route, setting in EVERYWHERE:
            here = f"{route} in the setting {setting}"
            for finding in _quality_findings(made, _profile([route], [setting], answers)).values():
                name = finding.question.id
                values, there = seen.setdefault(name, (finding.values, here))
                if values != finding.values:
                    found[name] = f"{name} brings {finding.values} for {here} and {values} for {there}"
    return list(found.values())


def values_by_taste(checklist: Checklist) -> list[str]:
    """Answers of taste that change what is found on quality, a floor or the gate."""
    found: dict[str, str] = {}
    tastes = [q for q in checklist.questions if q.kind == "preference" and q.from_ is None]
    for marks in (NOTHING_MARKED, _everything_marked(checklist)):
        made = scales(checklist, marks)
        for quality in (*_every_way(_quality(checklist)), {}):
            for route, setting in MODELS_OF_CARE.values():
                before = _seen(made, _profile([route], [setting], quality))
                for taste in _every_way(tastes):
                    # What a quality question has of its own stands first, so that nothing hides a theft.
                    after = _seen(made, _profile([route], [setting], {**taste, **quality}))
                    for name in before:
                        if before[name] != after[name]:
                            found[name] = f"{name} is found otherwise once questions of taste are answered"
    return list(found.values())


def uneven_shares(checklist: Checklist) -> list[str]:
    """Sections that weigh much more for one model of care than for another."""
    shares = {model: _shares(checklist, *place) for model, place in MODELS_OF_CARE.items()}
    found = []
    for section in checklist.sections:
        for one, other in combinations(MODELS_OF_CARE, 2):
            apart = abs(shares[one].get(section.id, Fraction()) - shares[other].get(section.id, Fraction()))
            if apart > FARTHEST_APART:
                found.append(
                    f"section {section.id} weighs {float(apart):.0%} of the whole more for one of {one} "
                    f"and {other}{_how_many(section, one, other)}"
                )
    return found


def too_long(checklist: Checklist) -> list[str]:
    """Tiers that hold more than a call can."""
    return [
        f"{count} questions of tier '{tier}' for {model}; at most {most}"
        for model, (route, setting) in MODELS_OF_CARE.items()
        for tier, most in MOST_IN_TIER.items()
        if (count := sum(q.tier == tier and q.applies_to([route], [setting]) for q in checklist.questions))
        > most
    ]


def crooked_floors(checklist: Checklist) -> list[str]:
    """Floors that are too many or too few, asked too late, or that fail at anything but the worst answer."""
    floors_here = [question for question in checklist.questions if question.is_floor]
    found = [] if len(floors_here) == FLOORS else [f"{len(floors_here)} floors; there are {FLOORS}"]
    for question in floors_here:
        name = question.id
        if question.tier != "first call":
            found.append(f"the floor {name} is not asked in the first call")
        if question.floor != LEAST_OF_A_FLOOR:
            found.append(f"the floor {name} begins at {question.floor}, not at {LEAST_OF_A_FLOOR}")
        if question.weight != WEIGHT_OF_A_FLOOR:
            found.append(f"the floor {name} weighs {question.weight}, not {WEIGHT_OF_A_FLOOR}")
        for option in question.options:
            value = option.value or 0
            if 0 < value < (question.floor or 0):
                found.append(f"the floor {name} fails at {option.id}, which is worth {value}")
            if value == 0 and not (option.red_flag or "").strip():
                found.append(f"the floor {name} does not say what to do about {option.id}")
    return found


def loose_grounds(checklist: Checklist) -> list[str]:
    """Questions that rest on a source nobody listed, or claim to rest on one and name none."""
    found = []
    for question in checklist.questions:
        found += [
            f"{question.id} names {s}, no source" for s in question.sources if s not in checklist.sources
        ]
        if question.basis not in (None, "expert judgement") and not question.sources:
            found.append(f"{question.id} rests on {question.basis} and names none")
    return found


RULES = (
    empty_places,
    quality_that_is_taste,
    taste_with_values,
    values_by_place,
    values_by_taste,
    uneven_shares,
    too_long,
    crooked_floors,
    loose_grounds,
)


def _quality(checklist: Checklist) -> list[Question]:
    return [question for question in checklist.questions if question.kind == "quality"]


def _every_way(questions: Iterable[Question]) -> Iterator[dict[str, Answer]]:
    """Answers to all of the questions at once, until each has had each of its options, and a refusal."""
    chosen = list(questions)
    for turn in range(max((len(question.options) for question in chosen), default=0)):
        yield {q.id: _said(q.options[turn % len(q.options)].id) for q in chosen if q.options}
    yield {question.id: Answer(said=Claim(state="refused")) for question in chosen}


def _said(option: str) -> Answer:
    return Answer(said=Claim(choice=(option,)))


def _profile(routes: Iterable[str], settings: Iterable[str], answers: Mapping[str, Answer]) -> Profile:
    provider = Provider(id="somebody", name="Somebody", routes=tuple(routes), settings=tuple(settings))
    # Built without checking again: there are thousands, all made of parts that were checked.
    return Profile.model_construct(provider=provider, answers=answers, waivers={}, conversations=())


def _quality_findings(made: tuple[Scale, ...], profile: Profile) -> dict[str, Finding]:
    return {f.question.id: f for f in findings_on(made, profile) if f.question.kind == "quality"}


def _seen(made: tuple[Scale, ...], profile: Profile) -> dict[str, object]:
    """Everything that taste must not touch, by name."""
    found = findings_on(made, profile)
    gates: tuple[Floor, ...] = floors(found, profile)
    seen: dict[str, object] = {f.question.id: f for f in found if f.question.kind == "quality"}
    return seen | {f"the floor {floor.question.id}": floor for floor in gates} | {"the gate": gate(gates)}


def _everything_marked(checklist: Checklist) -> Priorities:
    """Marks on every question of taste: the first option wanted, the last one not."""
    return Priorities(
        marks={
            q.id: {q.options[0].id: "wanted", q.options[-1].id: "unwanted"}
            for q in checklist.questions
            if q.kind == "preference"
        }
    )


def _shares(checklist: Checklist, route: str, setting: str) -> dict[str, Fraction]:
    """Section -> its share of the whole for a model of care, nothing marked and no question of one's own."""
    weights = section_weights(checklist, NOTHING_MARKED)
    here = {
        section.id: weights[section.id]
        for section in checklist.sections
        if section.id != OWN and _scored(section, route, setting)
    }
    whole = sum(here.values(), Fraction())
    return {name: weight / whole for name, weight in here.items()}


def _scored(section: Section, route: str, setting: str) -> int:
    return sum(q.kind == "quality" and q.applies_to([route], [setting]) for q in section.questions)


def _how_many(section: Section, one: str, other: str) -> str:
    """How many questions each has in the section, where both have some and the numbers are far apart."""
    fewer, more = sorted(_scored(section, *MODELS_OF_CARE[model]) for model in (one, other))
    return f" ({fewer} questions against {more})" if fewer and more > UNLIKE * fewer else ""
