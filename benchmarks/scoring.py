"""How long a comparison takes, part by part, and drawing shares; beside a plain average of floats over the same records.

Run as ``python benchmarks/scoring.py``. Prints milliseconds of processor time, the median of several runs.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial

from kchecklist.checklist.models import Checklist, Head, Option, Question, Section, SectionHead
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Answer, Claim, Costs, Profile, Provider, Waiver
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.shares import shares
from kchecklist.scoring.standing import standings
from kchecklist.scoring.views import EVERYTHING

SECTIONS, IN_SECTION, FLOORS = 10, 10, 8
ALLOWED = 100
"""Milliseconds of processor time that 20 providers may take (design.md, section 10)."""
ALLOWED_DRAWS = 1000
"""Milliseconds of processor time that 2,500 draws for 10 providers may take."""
RUNS = 15


def synthetic_bank() -> Checklist:
    """10 sections with 10 questions each: a floor in most, a preference and a question whose ticks add up in all."""
    sections = tuple(
        Section(id=f"s{k}", title=f"S{k}", questions=tuple(_questions(k))) for k in range(SECTIONS)
    )
    heads = tuple(SectionHead(id=section.id, title=section.title) for section in sections)
    return Checklist(head=Head(id="bench", title="Bench", version="1", sections=heads), sections=sections)


def _questions(k: int) -> Iterator[Question]:
    for q in range(IN_SECTION):
        kind = "preference" if q == 5 else "quality"
        multiple = q == 6
        points = (50, 30, 20, 10) if multiple else (100, 70, 30, 0)
        yield Question(
            id=f"s{k}-q{q}",
            ask="What?",
            kind=kind,
            weight=1 + (k + q) % 5,
            floor=30 if q == 0 and k < FLOORS else None,
            multiple=multiple,
            na_allowed=q == 7,
            options=tuple(
                Option(id=f"o{n}", label="An answer", value=value if kind == "quality" else None)
                for n, value in enumerate(points)
            ),
        )


def synthetic_profiles(checklist: Checklist, count: int) -> tuple[Profile, ...]:
    """Records with two claims in three questions of four, and a bit of everything that can be claimed."""
    draw = random.Random("scoring benchmark")
    return tuple(_profile(checklist, number, draw) for number in range(count))


def _profile(checklist: Checklist, number: int, draw: random.Random) -> Profile:
    answers = {
        question.id: Answer(advertised=_claim(question, draw), said=_claim(question, draw))
        for question in checklist.questions
        if draw.random() < 0.75
    }
    return Profile(
        provider=Provider(id=f"p{number:03}", name=f"Provider {number}", routes=("iv",)),
        answers=answers,
        waivers={"s0-q0": Waiver(reason="my doctor agrees")} if number % 3 == 0 else {},
        costs=Costs(currency="USD", session=(400 + number, 500), sessions=6, hours=3, course_days=21),
    )


def _claim(question: Question, draw: random.Random) -> Claim:
    chance = draw.random()
    if chance < 0.05:
        return Claim(state="refused")
    if chance < 0.12:
        return Claim(state="dont_know")
    if chance < 0.15 and question.na_allowed:
        return Claim(state="not_applicable")
    ids = [option.id for option in question.options]
    return Claim(choice=tuple(draw.sample(ids, 1 if chance < 0.8 else 2)))


def answered_average(checklist: Checklist, profiles: tuple[Profile, ...]) -> list[tuple[float, str]]:
    """The peer: the highest claim's average value over the questions answered, in floats, sorted."""
    result = []
    for profile in profiles:
        total = score = 0.0
        for question in checklist.questions:
            answer = profile.answers.get(question.id)
            claim = next((claim for _, claim in answer.claims() if claim.choice), None) if answer else None
            if claim is None or claim.choice is None:
                continue
            values = [option.value or 0 for option in question.options if option.id in claim.choice]
            total += question.weight
            score += question.weight * sum(values) / len(values)
        result.append((score / total, profile.id))
    return sorted(result, reverse=True)


def milliseconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median processor time of one run of ``work``."""
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def parts(checklist: Checklist, profiles: tuple[Profile, ...], priorities: Priorities) -> dict[str, float]:
    """Milliseconds of each part of a comparison, made anew each time from what the parts before it gave."""

    def fresh() -> Comparison:
        return Comparison(checklist, priorities, EVERYTHING, made)

    made = standings(checklist, profiles, priorities)
    ordered = fresh()
    _ = ordered.order
    taken = {"standing": milliseconds(lambda: standings(checklist, profiles, priorities))}
    taken["order"] = milliseconds(lambda: fresh().order)
    for part in ("firmness", "like_for_like"):
        # Both go through the pairs of an order that stands already.
        taken[part] = milliseconds(lambda part=part: getattr(_with_order(fresh(), ordered), part))
    for part in ("ask_next", "costs"):
        taken[part] = milliseconds(lambda part=part: getattr(fresh(), part))
    return taken


def _with_order(comparison: Comparison, ordered: Comparison) -> Comparison:
    comparison.__dict__["order"] = ordered.order
    return comparison


def main() -> None:
    checklist = synthetic_bank()
    priorities = Priorities(
        sections=("s3", "s1"),
        marks={f"s{k}-q5": {"o0": "wanted", "o3": "unwanted"} for k in range(SECTIONS)},
    )
    print(f"{len(checklist.questions)} questions, median of {RUNS} runs, ms of processor time")
    names = ("standing", "order", "firmness", "like_for_like", "ask_next", "costs")
    print(
        f"{'providers':>9} {' '.join(f'{name:>13}' for name in names)} {'together':>9} {'float average':>14}"
    )
    for count in (10, 20, 40, 80):
        profiles = synthetic_profiles(checklist, count)
        taken = parts(checklist, profiles, priorities)
        peer = milliseconds(lambda profiles=profiles: answered_average(checklist, profiles))
        together = sum(taken.values())
        row = " ".join(f"{taken[name]:13.1f}" for name in names)
        print(f"{count:9} {row} {together:9.1f} {peer:14.1f}")
        if count == 20:
            verdict = "within" if together <= ALLOWED else "OVER"
            print(f"{'':9} {verdict} the {ALLOWED} ms allowed for 20 providers")
    drawn(checklist, priorities)


def drawn(checklist: Checklist, priorities: Priorities) -> None:
    """Print how long shares take: more draws, and more providers."""
    print(f"\n{'providers':>9} {'draws':>7} {'ms of processor time':>21}")
    for count, draws in ((5, 2_500), (10, 2_500), (20, 2_500), (10, 5_000), (10, 10_000)):
        made = standings(checklist, synthetic_profiles(checklist, count), priorities)
        work = partial(shares, made, checklist, priorities, draws, lambda done: True)
        taken = milliseconds(work, runs=3)
        verdict = ""
        if (count, draws) == (10, 2_500):
            verdict = f"  {'within' if taken <= ALLOWED_DRAWS else 'OVER'} the {ALLOWED_DRAWS} ms allowed"
        print(f"{count:9} {draws:7} {taken:21.0f}{verdict}")


if __name__ == "__main__":
    main()
