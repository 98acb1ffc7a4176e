"""The order against every way that the open answers can still go: scoring.md, section 13."""

from fractions import Fraction
from itertools import product

from hypothesis import assume, given, settings

from kchecklist.scoring.order import order
from kchecklist.scoring.standing import Standing, standings
from kchecklist.scoring.weights import section_weights

from .strategies import Case, cases

SOME = settings(max_examples=60, deadline=None)
MOST_COMPLETIONS = 600
Outcome = tuple[int, Fraction]


def outcomes(case: Case, standing: Standing) -> set[Outcome]:
    """Every (gate, score) that the open answers allow, by trying all of them."""
    weights = section_weights(case.checklist, case.priorities)
    counting = [finding for finding in standing.findings if finding.values]
    ways = 1
    for finding in counting:
        ways *= len(finding.values)
    assume(ways <= MOST_COMPLETIONS)
    found: set[Outcome] = set()
    for values in product(*(finding.values for finding in counting)):
        taken = {finding.question.id: value for finding, value in zip(counting, values, strict=True)}
        found |= set(product(gates(standing, taken), scores(case, taken, weights)))
    return found


def scores(case: Case, taken: dict[str, int], weights: dict[str, Fraction]) -> set[Fraction]:
    """The score of one completion; anything, for which the ends stand, where nothing weighs anything."""
    score = whole = Fraction(0)
    for section in case.checklist.sections:
        inside = [question for question in section.questions if question.id in taken]
        if inside:
            points = sum(question.weight * taken[question.id] for question in inside)
            score += weights[section.id] * Fraction(points, 100 * sum(q.weight for q in inside))
            whole += weights[section.id]
    return {score / whole} if whole else {Fraction(0), Fraction(1)}


def gates(standing: Standing, taken: dict[str, int]) -> set[int]:
    """The gate of one completion: a contradicted floor that passes may as well fail."""
    possible = {1}
    for floor in standing.floors:
        if floor.waiver is not None:
            continue
        if taken[floor.question.id] < (floor.question.floor or 0):
            return {0}
        if floor.contradicted:
            possible = {0, 1}
    return possible


def compared(case: Case) -> list[tuple[Standing, set[Outcome]]]:
    made = standings(case.checklist, case.profiles, case.priorities)
    return [(each, outcomes(case, each)) for each in made if not each.ruled_out]


@SOME
@given(cases(providers=2, sections=2))
def test_ahead_means_ahead_in_every_completion_and_only_then(case):
    found = order(standings(case.checklist, case.profiles, case.priorities))
    for a, of_a in compared(case):
        for b, of_b in compared(case):
            # Outcomes are totally ordered, so every one of a beats every one of b when the least does.
            every_time = a.id != b.id and min(of_a) > max(of_b)
            assert found.is_ahead(a.id, b.id) == every_time


@SOME
@given(cases(providers=3, sections=2, most=2))
def test_ahead_is_a_strict_partial_order(case):
    found = order(standings(case.checklist, case.profiles, case.priorities))
    ids = [profile.id for profile in case.profiles]
    for a, b, c in product(ids, repeat=3):
        assert not found.is_ahead(a, a)
        assert not (found.is_ahead(a, b) and found.is_ahead(b, a))
        assert found.is_ahead(a, c) or not (found.is_ahead(a, b) and found.is_ahead(b, c))


@SOME
@given(cases(providers=3, sections=2, most=2))
def test_ranks_are_the_best_and_worst_of_all_completions(case):
    everybody = compared(case)
    assume(all(len(possible) <= 25 for _, possible in everybody))
    tried = list(product(*(possible for _, possible in everybody)))
    found = order(standings(case.checklist, case.profiles, case.priorities))
    assert set(found.ranks) == {each.id for each, _ in everybody}
    for place, (each, _) in enumerate(everybody):
        best = min(1 + sum(other > ways[place] for other in ways) for ways in tried)
        worst = max(len(ways) - sum(other < ways[place] for other in ways) for ways in tried)
        assert found.ranks[each.id] == (best, worst)


@SOME
@given(cases(providers=3, sections=2, most=2))
def test_the_order_is_that_of_the_providers_whatever_order_they_are_given_in(case):
    made = standings(case.checklist, case.profiles, case.priorities)
    one, other = order(made), order(reversed(made))
    assert (one.ranks, one.ahead, one.by_standing, one.groups) == (
        other.ranks,
        other.ahead,
        other.by_standing,
        other.groups,
    )
    assert {(frozenset((pair.a, pair.b)), pair.words) for pair in one.pairs} == {
        (frozenset((pair.a, pair.b)), pair.words) for pair in other.pairs
    }


@SOME
@given(cases(providers=3, sections=2, most=2))
def test_a_pair_lists_the_one_ahead_first_and_says_so_only_then(case):
    found = order(standings(case.checklist, case.profiles, case.priorities))
    for pair in found.pairs:
        assert not found.is_ahead(pair.b, pair.a)
        if pair.words != "practically level":
            assert found.is_ahead(pair.a, pair.b) == (pair.words in ("ahead", "clearly ahead"))


@SOME
@given(cases(providers=3, sections=2, most=2))
def test_the_sort_by_standing_keeps_the_one_ahead_above(case):
    found = order(standings(case.checklist, case.profiles, case.priorities))
    for ahead, behind in found.ahead:
        assert found.by_standing.index(ahead) < found.by_standing.index(behind)
