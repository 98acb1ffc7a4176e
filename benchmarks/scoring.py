"""How long scoring and ordering take, beside a plain average of floats over the same records.

Run as ``python benchmarks/scoring.py``. Prints milliseconds of processor time, the median of several runs.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterator

from kchecklist.checklist.models import Checklist, Head, Option, Question, Section, SectionHead
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Answer, Claim, Profile, Provider, Waiver
from kchecklist.scoring.order import order
from kchecklist.scoring.standing import standings

SECTIONS, IN_SECTION, FLOORS = 11, 8, 8
ALLOWED = 100
"""Milliseconds of processor time that 20 providers may take (design.md, section 10)."""
RUNS = 15


def synthetic_bank() -> Checklist:
    """11 sections with 8 questions each: a floor in most, a preference and a question whose ticks add up in all."""
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


def milliseconds(work: Callable[..., object], *given: object) -> float:
    """The median processor time of one run of ``work`` on what is given."""
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        work(*given)
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def main() -> None:
    checklist = synthetic_bank()
    priorities = Priorities(
        sections=("s3", "s1"),
        marks={f"s{k}-q5": {"o0": "wanted", "o3": "unwanted"} for k in range(SECTIONS)},
    )
    print(f"{len(checklist.questions)} questions, median of {RUNS} runs, ms of processor time")
    print(
        f"{'providers':>9} {'scored':>8} {'ordered':>8} {'together':>8} {'float average':>14} {'times it':>9}"
    )
    for count in (10, 20, 40):
        profiles = synthetic_profiles(checklist, count)
        made = standings(checklist, profiles, priorities)
        scored = milliseconds(standings, checklist, profiles, priorities)
        ordered = milliseconds(order, made)
        peer = milliseconds(answered_average, checklist, profiles)
        both = scored + ordered
        print(f"{count:9} {scored:8.1f} {ordered:8.1f} {both:8.1f} {peer:14.1f} {both / peer:9.1f}")
        if count == 20:
            verdict = "within" if both <= ALLOWED else "OVER"
            print(f"{'':9} {verdict} the {ALLOWED} ms allowed for 20 providers")


if __name__ == "__main__":
    main()
