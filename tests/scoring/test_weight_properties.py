"""Properties of the weights that must hold for every bank: scoring.md, section 13."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from kchecklist.checklist.rank_order import centroid_weights
from kchecklist.profiles.priorities import Priorities
from kchecklist.scoring.weights import section_weights

from .banks import bank, quality, section
from .strategies import checklists, priorities_for

SOME = settings(max_examples=150, deadline=None)


@SOME
@given(checklists(sections=5, most=1), st.data())
def test_section_weights_are_shares_of_one(checklist, data):
    weights = section_weights(checklist, data.draw(priorities_for(checklist)))
    assert sum(weights.values()) == 1
    assert all(0 <= weight <= 1 for weight in weights.values())
    assert list(weights) == [each.id for each in checklist.sections]


@given(st.integers(1, 30))
def test_centroid_weights_sum_to_one_and_never_increase(n):
    weights = centroid_weights(n)
    assert sum(weights) == 1
    assert list(weights) == sorted(weights, reverse=True)


@SOME
@given(st.integers(1, 12), st.data())
def test_with_equal_base_weights_no_section_outweighs_a_priority_nor_a_priority_one_before_it(n, data):
    checklist = bank(*(section(f"s{k}", quality(f"q{k}")) for k in range(n)))
    names = data.draw(st.permutations([each.id for each in checklist.sections]))
    picks = names[: data.draw(st.integers(1, 3))]
    weights = section_weights(checklist, Priorities(sections=tuple(picks)))
    of_picks = [weights[name] for name in picks]
    assert of_picks == sorted(of_picks, reverse=True)
    assert all(weights[name] <= of_picks[-1] for name in names[3:])
    assert of_picks == list(centroid_weights(n)[: len(picks)])


@given(st.sampled_from((2, 3)), st.data())
def test_naming_the_last_section_too_changes_nothing(n, data):
    checklist = bank(*(section(f"s{k}", quality(f"q{k}")) for k in range(n)))
    names = data.draw(st.permutations([each.id for each in checklist.sections]))
    assert section_weights(checklist, Priorities(sections=tuple(names))) == section_weights(
        checklist, Priorities(sections=tuple(names[:-1]))
    )


@SOME
@given(st.lists(st.integers(1, 100), min_size=2, max_size=6), st.integers(2, 9))
def test_scaling_all_base_weights_or_all_swing_points_changes_nothing(numbers, factor):
    names = [f"s{k}" for k in range(len(numbers))]

    def weighed(by: int, priorities: Priorities) -> dict[str, Fraction]:
        parts = (section(name, weight=by * number) for name, number in zip(names, numbers, strict=True))
        return section_weights(bank(*parts), priorities)

    for stated in (Priorities(), Priorities(sections=("s1",))):
        assert weighed(1, stated) == weighed(factor, stated)
    points = dict(zip(names, numbers, strict=True))
    scaled = {name: point * factor for name, point in points.items()}
    assert weighed(1, Priorities(swing=points)) == weighed(1, Priorities(swing=scaled))
