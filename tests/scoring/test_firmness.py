"""How firm the order of two is: scoring.md, section 7, with the worked example of section 12."""

from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kchecklist.profiles.priorities import Priorities
from kchecklist.scoring.firmness import Firmness, firmness, firmness_of_pairs, least_lead
from kchecklist.scoring.order import is_ahead, order
from kchecklist.scoring.standing import Standing, standings
from kchecklist.scoring.weights import ordered_picks

from .banks import NOTHING_STATED, bank, offer, quality, section
from .strategies import Case, cases
from .test_worked_example import BANK, PRIORITIES, A, B

SOME = settings(max_examples=60, deadline=None)
POINTS = (100, 90, 80, 60, 50, 40, 30, 10, 0)
NAMES = ("s0", "s1", "s2", "s3")
Vector = tuple[Fraction, ...]


def tens(*names: str):
    """A bank of sections with one question each, with nine answers."""
    return bank(*(section(name, quality(f"{name}-q", *POINTS)) for name in names))


def record(name: str, **points: int):
    return offer(name, {f"{section}-q": f"v{value}" for section, value in points.items()})


def firm(checklist, a, b, priorities=NOTHING_STATED) -> Firmness:
    made = standings(checklist, (a, b), priorities)
    return firmness(*made, ordered_picks(checklist, priorities))


# The worked example


def with_q2_worth_nothing():
    return B.model_copy(
        update={"answers": B.answers | offer("b", {"q2": "v0"}).answers},
    )


def test_the_example_stays_ahead_unless_a_fifth_of_the_importance_moves():
    found = firm(BANK, A, with_q2_worth_nothing(), PRIORITIES)
    assert round(float(found.lead), 4) == 0.2234
    assert round(float(found.flip_distance), 2) == 0.20
    assert round(float(found.flip_distance_in_order), 2) == 0.59
    assert (found.least_lead, found.least_lead_in_order) == (Fraction(-7, 8), Fraction(-11, 72))
    assert (found.always_ahead, found.always_ahead_in_order) == (False, False)
    assert (found.shared, found.same_sections) == (("s1", "s2", "s3"), True)


def test_in_the_example_as_it_stands_nobody_is_ahead_and_nothing_can_flip():
    found = firm(BANK, A, B, PRIORITIES)
    assert (found.lead, found.least_lead, found.least_lead_in_order) == (None, None, None)
    assert (found.flip_distance, found.flip_distance_in_order) == (None, None)
    assert (found.always_ahead, found.always_ahead_in_order) == (False, False)


# Cases with a name


def test_ahead_in_every_section_is_always_ahead_and_all_importance_may_move():
    found = firm(tens("x", "y"), record("a", x=90, y=60), record("b", x=80, y=40))
    assert found.always_ahead
    assert found.always_ahead_in_order
    assert found.flip_distance == found.flip_distance_in_order == 1


def test_level_in_one_section_is_not_always_ahead_though_it_never_falls_behind():
    found = firm(tens("x", "y"), record("a", x=90, y=40), record("b", x=80, y=40))
    assert found.flip_distance == 1
    assert not found.always_ahead


def test_ahead_as_long_as_my_order_stands_is_told_from_ahead_whatever_matters():
    checklist, mine = tens("x", "y"), Priorities(sections=("x",))
    found = firm(checklist, record("a", x=90, y=40), record("b", x=30, y=60), mine)
    assert not found.always_ahead
    assert found.always_ahead_in_order
    assert found.flip_distance_in_order == 1
    assert found.least_lead_in_order == Fraction(1, 5)


def test_ahead_by_the_gate_is_always_ahead_with_nothing_to_flip():
    checklist = bank(section("x", quality("floor", floor=30), quality("q", *POINTS)))
    a = offer("a", {"floor": "v50", "q": "v0"})
    b = offer("b", {"floor": "v0", "q": "v100"})
    found = firm(checklist, a, b)
    assert found.always_ahead
    assert found.always_ahead_in_order
    assert (found.lead, found.flip_distance, found.flip_distance_in_order) == (None, None, None)


def test_two_that_both_fail_a_floor_are_compared_by_what_they_score():
    checklist = bank(section("x", quality("floor", floor=30), quality("q", *POINTS)))
    a = offer("a", {"floor": "v0", "q": "v100"})
    b = offer("b", {"floor": "v0", "q": "v0"})
    assert firm(checklist, a, b).always_ahead


def test_an_open_gate_leaves_nobody_ahead_and_so_nobody_always_ahead():
    checklist = bank(section("x", quality("floor", floor=30)), section("y", quality("q", *POINTS)))
    a, b = offer("a", {"q": "v100"}), offer("b", {"q": "v0"})
    found = firm(checklist, a, b)
    assert (found.always_ahead, found.flip_distance) == (False, None)


def apart():
    """Sections that apply by route: x to iv, y to oral, z to both."""
    return bank(
        section("x", quality("x-q", *POINTS, when=[{"route": ("iv",)}])),
        section("y", quality("y-q", *POINTS, when=[{"route": ("oral",)}])),
        section("z", quality("z-q", *POINTS)),
    )


def test_only_sections_that_both_have_count_with_their_weights_taken_to_one():
    a = offer("a", {"x-q": "v100", "z-q": "v30"}, routes=("iv",))
    b = offer("b", {"y-q": "v0", "z-q": "v40"}, routes=("oral",))
    found = firm(apart(), a, b, Priorities(sections=("x", "z")))
    assert (found.shared, found.same_sections) == (("z",), False)
    assert found.lead == found.least_lead == found.least_lead_in_order == Fraction(-1, 10)
    assert found.flip_distance == 0


def test_a_section_that_only_one_of_the_two_has_is_told():
    a = offer("a", {"x-q": "v100", "z-q": "v100"}, routes=("iv",))
    b = offer("b", {"z-q": "v0"}, routes=("im",))
    assert not firm(apart(), a, b).same_sections
    assert not firm(apart(), b, a).same_sections
    assert firm(apart(), a, a).same_sections


def test_with_nothing_that_weighs_in_common_there_is_no_distance_and_nobody_is_always_ahead():
    a = offer("a", {"x-q": "v100", "z-q": "v100"}, routes=("iv",))
    b = offer("b", {"y-q": "v0", "z-q": "v0"}, routes=("oral",))
    only_one_each = bank(*apart().sections[:2])
    for checklist, points in ((only_one_each, {}), (apart(), {"x": 50, "y": 50})):
        found = firm(checklist, a, b, Priorities(swing=points))
        assert (found.lead, found.flip_distance) == (None, None)
        assert (found.always_ahead, found.always_ahead_in_order) == (False, False)


def test_a_section_that_weighs_nothing_now_may_still_flip_the_pair():
    found = firm(
        tens("x", "y"), record("a", x=100, y=0), record("b", x=0, y=100), Priorities(swing={"x": 10})
    )
    assert (found.lead, found.least_lead, found.flip_distance) == (1, -1, Fraction(1, 2))


def test_the_pairs_of_an_order_keep_their_places():
    checklist = tens("x", "y")
    records = (record("a", x=0, y=10), record("b", x=50, y=50), record("c", x=100, y=0))
    made = standings(checklist, records, NOTHING_STATED)
    pairs = order(made).pairs
    found = firmness_of_pairs(pairs, made, ())
    assert [(each.a, each.b) for each in found] == [(pair.a, pair.b) for pair in pairs]
    assert found[0].always_ahead


# Against the weights themselves


def extreme_weights(names: tuple[str, ...], picks: tuple[str, ...]) -> list[Vector]:
    """The corners of all weights that keep the picks in order, found by trying which bounds can be tight."""
    n, at = len(names), {name: place for place, name in enumerate(names)}
    bounds = [[int(place == k) for place in range(n)] for k in range(n)]
    above = [at[name] for name in picks if name in at]
    below = [at[name] for name in names if name not in picks]
    steps = list(pairwise(above)) + [(above[-1], low) for low in below if above]
    for high, low in steps:
        bounds.append([(place == high) - (place == low) for place in range(n)])
    corners = (solved([[1] * n, *tight], [1] + [0] * (n - 1)) for tight in combinations(bounds, n - 1))
    return [
        corner
        for corner in corners
        if corner is not None
        and all(sum(b * w for b, w in zip(bound, corner, strict=True)) >= 0 for bound in bounds)
    ]


def solved(rows: list[list[int]], right: list[int]) -> Vector | None:
    """The one solution of these equations, by elimination; None when there is none, or more than one."""
    lines = [[Fraction(x) for x in (*row, end)] for row, end in zip(rows, right, strict=True)]
    for k in range(len(lines)):
        pivot = next((r for r in range(k, len(lines)) if lines[r][k]), None)
        if pivot is None:
            return None
        lines[k], lines[pivot] = lines[pivot], lines[k]
        lines[k] = [x / lines[k][k] for x in lines[k]]
        for r in range(len(lines)):
            if r != k:
                lines[r] = [x - lines[r][k] * y for x, y in zip(lines[r], lines[k], strict=True)]
    return tuple(line[-1] for line in lines)


def mean(weights: Vector, leads: dict[str, Fraction]) -> Fraction:
    return sum((w * d for w, d in zip(weights, leads.values(), strict=True)), Fraction())


leads_by_section = st.integers(1, 4).flatmap(
    lambda n: st.fixed_dictionaries({name: st.fractions(-1, 1, max_denominator=12) for name in NAMES[:n]})
)
picks_of_any = st.lists(st.sampled_from(NAMES), unique=True, max_size=3).map(tuple)


@SOME
@given(leads_by_section, picks_of_any)
def test_the_least_lead_is_that_of_the_worst_corner_of_all_weights(leads, picks):
    for kept in ((), picks):
        corners = extreme_weights(tuple(leads), kept)
        assert least_lead(leads, kept) == min(mean(corner, leads) for corner in corners)


@st.composite
def settled_cases(draw) -> Case:
    """Two settled providers in one to four sections of one question each."""
    names = NAMES[: draw(st.integers(1, 4))]
    priorities = Priorities(
        sections=draw(st.permutations(names))[: draw(st.integers(0, 3))],
        swing=draw(st.just({}) | st.dictionaries(st.sampled_from(names), st.integers(0, 9), max_size=2)),
    )
    answers = st.fixed_dictionaries({name: st.sampled_from(POINTS) for name in names})
    records = tuple(record(name, **draw(answers)) for name in ("a", "b"))
    return Case(tens(*names), priorities, records)


def pair_of(case: Case) -> tuple[Standing, Standing, tuple[str, ...]]:
    """The two, the one ahead first, and the picks."""
    one, other = standings(case.checklist, case.profiles, case.priorities)
    picks = ordered_picks(case.checklist, case.priorities)
    return (other, one, picks) if is_ahead(other, one) else (one, other, picks)


@SOME
@given(settled_cases())
def test_at_the_flip_distance_the_lead_still_holds_and_just_beyond_it_does_not(case):
    a, b, picks = pair_of(case)
    found = firmness(a, b, picks)
    leads = {one.id: one.low - other.high for one, other in zip(a.sections, b.sections, strict=True)}
    now = tuple(section.weight / sum(each.weight for each in a.sections) for section in a.sections)
    for kept, distance in ((), found.flip_distance), (picks, found.flip_distance_in_order):
        if distance is None:
            assert not is_ahead(a, b)
            continue

        def worst_after(moved: Fraction, kept: tuple[str, ...] = kept) -> Fraction:
            corners = extreme_weights(tuple(leads), kept)
            after = (
                tuple((1 - moved) * w + moved * c for w, c in zip(now, corner, strict=True))
                for corner in corners
            )
            return min(mean(weights, leads) for weights in after)

        assert 0 < distance <= 1
        assert worst_after(distance) >= 0
        assert distance == 1 or worst_after(distance + Fraction(1, 10**9)) < 0


@SOME
@given(settled_cases())
def test_always_ahead_is_ahead_at_every_corner_of_the_weights(case):
    a, b, picks = pair_of(case)
    found = firmness(a, b, picks)
    leads = {one.id: one.low - other.high for one, other in zip(a.sections, b.sections, strict=True)}
    for kept, always in ((), found.always_ahead), (picks, found.always_ahead_in_order):
        corners = extreme_weights(tuple(leads), kept)
        assert always == (is_ahead(a, b) and all(mean(corner, leads) > 0 for corner in corners))


@SOME
@given(cases(providers=3, sections=3, most=2))
def test_a_pair_has_a_distance_from_0_to_1_or_a_reason_for_none(case):
    made = standings(case.checklist, case.profiles, case.priorities)
    found = order(made)
    by_id = {each.id: each for each in made}
    for each in firmness_of_pairs(found.pairs, made, ordered_picks(case.checklist, case.priorities)):
        a, b = by_id[each.a], by_id[each.b]
        by_gate = a.gate[0] > b.gate[1]
        weighs = any(section.weight for section in a.sections if section.id in each.shared)
        assert (each.flip_distance is None) == (by_gate or not found.is_ahead(a.id, b.id) or not weighs)
        assert each.flip_distance is None or 0 <= each.flip_distance <= each.flip_distance_in_order <= 1
        assert each.always_ahead_in_order or not each.always_ahead
        assert found.is_ahead(a.id, b.id) or not each.always_ahead_in_order


@pytest.mark.parametrize("points", [{}, {"x": 3, "y": 1}])
def test_without_an_order_both_are_over_any_weights(points):
    mine = Priorities(sections=("x",) if points else (), swing=points)
    found = firm(tens("x", "y"), record("a", x=90, y=40), record("b", x=30, y=60), mine)
    assert found.flip_distance == found.flip_distance_in_order
    assert found.least_lead == found.least_lead_in_order == Fraction(-1, 5)
