"""What an order says about weights, and which base weights would make nonsense of it."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kchecklist.checklist.checking import MOST_PICKS, _too_heavy
from kchecklist.checklist.models import Checklist, Head, Question, Section
from kchecklist.checklist.rank_order import centroid_weights

WEIGHTS = st.sampled_from([1, 1, 1, 2, 3, 4, 5, 30])


@given(st.integers(1, 60))
def test_the_weights_of_an_order_sum_to_1(n: int):
    assert sum(centroid_weights(n)) == 1


@given(st.integers(1, 60))
def test_the_weights_of_an_order_never_increase(n: int):
    assert list(centroid_weights(n)) == sorted(centroid_weights(n), reverse=True)


@given(st.integers(1, 60))
def test_each_rank_has_a_weight_above_0(n: int):
    assert len(centroid_weights(n)) == n and min(centroid_weights(n)) > 0


@given(st.integers(1, 30), st.data())
def test_the_weight_of_a_rank_is_the_mean_over_all_corners_that_keep_the_order(n: int, data):
    rank = data.draw(st.integers(1, n))
    # The corners are: the first 1, 2, ..., n sections alone count, equally.
    assert centroid_weights(n)[rank - 1] == sum(Fraction(1, j) for j in range(rank, n + 1)) / n


def a_bank(weights: list[int], own: bool = False) -> Checklist:
    sections = [Section(id=f"s{n}", title="S", weight=weight) for n, weight in enumerate(weights)]
    question = Question(id="q", ask="What?", kind="info")
    sections = [section.model_copy(update={"questions": (question,)}) for section in sections]
    if own:
        sections.append(Section(id="own", title="My own", weight=1))
    head = Head(id="x", title="X", version="1", sections=[{"id": "s0", "title": "S"}])
    return Checklist(head=head, sections=tuple(sections))


def can_outweigh(weights: list[int]) -> bool:
    """Whether, for any picks, one of the rest gets more than the smallest pick: by trying all."""
    n = len(weights)
    shares = centroid_weights(n)
    for picks in range(1, min(MOST_PICKS, n - 1) + 1):
        left = sum(shares[picks:])
        for picked in combinations(range(n), picks):
            rest = [weights[k] for k in range(n) if k not in picked]
            if any(left * weight / sum(rest) > shares[picks - 1] for weight in rest):
                return True
    return False


@settings(max_examples=300, deadline=None)
@given(st.lists(WEIGHTS, min_size=1, max_size=11))
def test_a_section_is_too_heavy_exactly_when_trying_all_picks_says_so(weights: list[int]):
    assert (_too_heavy(a_bank(weights)) is not None) == can_outweigh(weights)


@pytest.mark.parametrize("n", range(1, 9))
def test_equal_weights_are_never_too_heavy(n: int):
    assert _too_heavy(a_bank([1] * n)) is None


def test_the_section_that_is_too_heavy_is_the_one_named():
    assert _too_heavy(a_bank([1, 4, *[1] * 9])) == "s1"


def test_the_heaviest_weight_that_is_still_fine_is_fine():
    assert _too_heavy(a_bank([1, 3, *[1] * 9])) is None


@settings(max_examples=200, deadline=None)
@given(st.lists(WEIGHTS, min_size=1, max_size=10))
def test_a_bank_is_checked_with_and_without_the_persons_own_section(weights: list[int]):
    assert (_too_heavy(a_bank(weights, own=True)) is not None) == (
        can_outweigh(weights) or can_outweigh([*weights, 1])
    )
