"""In how many ways a provider comes first, second, ...: scoring.md, section 7.

Draws are seeded with fixed words, so that what is near a number once is so every time.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kchecklist.profiles.priorities import Priorities
from kchecklist.scoring.firmness import firmness
from kchecklist.scoring.shares import Shares, shares
from kchecklist.scoring.standing import standings

from .banks import NOTHING_STATED, at, bank, offer, quality, rebuilt, section
from .strategies import cases
from .test_firmness import pair_of, settled_cases

SOME = settings(max_examples=50, deadline=None)
DRAWS = 2_000
NEAR = 0.04

TWO = bank(section("x", quality("x-q", 100, 70, 50, 0)), section("y", quality("y-q", 100, 70, 50, 0)))
THREE = bank(*(section(name, quality(f"{name}-q")) for name in "xyz"))
FLOOR = bank(quality("floor", 100, 50, 0, floor=30), quality("q"))
OPEN = bank(quality("q", 100, 50, 40, 0), quality("other"))


def drawn(checklist, *records, priorities=NOTHING_STATED, draws=DRAWS) -> Shares:
    found = shares(standings(checklist, records, priorities), checklist, priorities, draws)
    assert found is not None
    return found


def first(checklist, *records, priorities=NOTHING_STATED) -> float:
    """The share of first places of the first of these."""
    return drawn(checklist, *records, priorities=priorities).rank[records[0].id][0]


def record(name, x, y):
    return offer(name, {"x-q": f"v{x}", "y-q": f"v{y}"})


# What is drawn


def test_any_weights_are_equally_likely_when_nothing_was_stated():
    a, b, steady = record("a", 100, 0), record("b", 0, 100), record("b", 70, 70)
    assert first(TWO, a, b) == pytest.approx(1 / 2, abs=NEAR)
    assert first(TWO, a, steady) == pytest.approx(3 / 10, abs=NEAR)


def test_weights_that_keep_the_picks_in_order_are_equally_likely():
    a, b, steady = record("a", 100, 0), record("b", 0, 100), record("b", 70, 70)
    x_first = Priorities(sections=("x",))
    assert first(TWO, a, b, priorities=x_first) == 1
    assert first(TWO, a, steady, priorities=x_first) == pytest.approx(3 / 5, abs=NEAR)


def test_the_second_pick_weighs_more_than_what_was_not_picked():
    a, b = (
        offer("a", {"x-q": "v0", "y-q": "v100", "z-q": "v0"}),
        offer("b", {"x-q": "v0", "y-q": "v0", "z-q": "v100"}),
    )
    assert first(THREE, a, b, priorities=Priorities(sections=("x", "y"))) == 1
    assert first(THREE, a, b, priorities=Priorities(sections=("x",))) == pytest.approx(1 / 2, abs=NEAR)


def test_swing_points_leave_all_weights_equally_likely():
    a, b = record("a", 100, 0), record("b", 70, 70)
    swing = Priorities(swing={"x": 100}, sections=("x",))
    assert first(TWO, a, b, priorities=swing) == pytest.approx(3 / 10, abs=NEAR)


def test_an_open_answer_is_equally_likely_to_be_any_of_its_values():
    b = offer("b", {"q": "v50", "other": "v100"})
    # 100 is more, 50 level, 40 and 0 less.
    found = drawn(OPEN, offer("a", {"other": "v100"}), b).rank
    assert found["a"][0] == pytest.approx(1 / 4 + 1 / 8, abs=NEAR)
    assert first(OPEN, offer("a", {"q": ("v100", "v40"), "other": "v100"}), b) == pytest.approx(
        1 / 2, abs=NEAR
    )


def test_two_providers_are_drawn_apart():
    a, b = (offer(name, {"q": ("v100", least), "other": "v0"}) for name, least in (("a", "v0"), ("b", "v40")))
    # Ahead at 100 against 40, level at 100 against 100; drawn together it would be 1/4.
    assert first(OPEN, a, b) == pytest.approx(1 / 4 + 1 / 8, abs=NEAR)


def test_an_open_floor_fails_with_the_values_that_fail_it():
    checklist = bank(quality("floor", 100, 50, 0, floor=60, weight=2), quality("q"))
    # Only 100 keeps the floor, and then the other question decides.
    b = offer("b", {"floor": "v100", "q": "v0"})
    assert first(checklist, offer("a", {"q": "v100"}), b) == pytest.approx(1 / 3, abs=NEAR)


@pytest.mark.parametrize("answer", [at(written="v100", heard="v0"), at(written=("v100", "v0"), heard="v50")])
def test_a_contradicted_floor_fails_in_one_half_of_the_draws(answer):
    a = offer("a", {"floor": answer, "q": "v100"})
    assert first(FLOOR, a, offer("b", {"floor": "v50", "q": "v0"})) == pytest.approx(1 / 2, abs=NEAR)


def test_a_floor_that_fails_puts_a_provider_behind_whatever_it_scores():
    a, b = offer("a", {"floor": "v0", "q": "v100"}), offer("b", {"floor": "v50", "q": "v0"})
    assert first(FLOOR, a, b) == 0
    waived = offer("a", {"floor": "v0", "q": "v100"}, {"floor": "my doctor agrees"})
    assert first(FLOOR, waived, offer("b", {"floor": "v50", "q": "v0"})) == 1


def test_those_who_tie_share_their_places_equally():
    names = ("a", "b", "c")
    found = drawn(TWO, *(record(name, 70, 50) for name in names), record("d", 0, 0), draws=10).rank
    for name in names:
        assert found[name] == pytest.approx((1 / 3, 1 / 3, 1 / 3, 0))
    assert found["d"] == (0, 0, 0, 1)


def test_equal_answers_tie_also_where_different_sections_apply():
    checklist = bank(
        *(section(name, quality(f"{name}-q", 100, 70, 0)) for name in "vwxy"),
        section("z", quality("z-q", 100, 70, 0, when=[{"route": ("iv",)}])),
    )
    all_good = {f"{name}-q": "v70" for name in "vwxyz"}
    a, b = offer("a", all_good, routes=("iv",)), offer("b", all_good, routes=("oral",))
    assert drawn(checklist, a, b, draws=200).rank == {"a": (0.5, 0.5), "b": (0.5, 0.5)}


def test_where_nothing_applies_anything_is_possible():
    checklist = bank(section("x", quality("q", 100, 70, 0, when=[{"route": ("iv",)}])))
    a = offer("a", routes=("oral",))
    assert first(checklist, a, offer("b", {"q": "v70"}, routes=("iv",))) == pytest.approx(3 / 10, abs=NEAR)


def test_those_ruled_out_take_no_part():
    a, out = record("a", 0, 0), offer("b", {"x-q": "v100", "y-q": "v100"}, status="ruled out")
    assert drawn(TWO, a, out, draws=5).rank == {"a": (1,)}


def test_nobody_to_compare_makes_no_shares():
    assert drawn(TWO, draws=5) == Shares(5, {})


# How it is drawn


def test_progress_is_told_before_every_draw():
    told = []

    def goes_on(done: int) -> bool:
        told.append(done)
        return True

    made = standings(TWO, (record("a", 0, 0),), NOTHING_STATED)
    found = shares(made, TWO, NOTHING_STATED, 4, goes_on)
    assert told == [0, 1, 2, 3]
    assert found == Shares(4, {"a": (1,)})


def test_drawing_ends_without_shares_as_soon_as_it_is_not_to_go_on():
    told = []

    def goes_on(done: int) -> bool:
        told.append(done)
        return done < 2

    made = standings(TWO, (record("a", 0, 0),), NOTHING_STATED)
    assert shares(made, TWO, NOTHING_STATED, 1_000_000, goes_on) is None
    assert told == [0, 1, 2]


@pytest.mark.parametrize("draws", [0, -1])
def test_at_least_one_draw_is_needed(draws):
    with pytest.raises(ValueError, match="at least once"):
        shares((), TWO, NOTHING_STATED, draws)


@SOME
@given(cases(providers=3))
def test_the_shares_of_a_provider_and_those_of_a_rank_sum_to_one(case):
    rank = drawn(case.checklist, *case.profiles, priorities=case.priorities, draws=30).rank
    assert list(rank) == [each.id for each in case.profiles if each.provider.status != "ruled out"]
    for row in (*rank.values(), *zip(*rank.values(), strict=True)):
        assert sum(row) == pytest.approx(1)
        assert all(0 <= share <= 1 + 1e-9 for share in row)


def mean_rank(row: tuple[float, ...]) -> float:
    return sum(place * share for place, share in enumerate(row, start=1))


@SOME
@given(cases(providers=4, sections=2))
def test_adding_a_provider_changes_nobodys_draws(case):
    compared = [each for each in case.profiles if each.provider.status != "ruled out"]
    together = drawn(case.checklist, *compared, priorities=case.priorities, draws=30).rank
    for one in compared:
        # Everybody ahead of it moves it back by one place, and everybody level by half a place.
        others = [other for other in compared if other is not one]
        moved = sum(
            mean_rank(drawn(case.checklist, one, other, priorities=case.priorities, draws=30).rank[one.id])
            - 1
            for other in others
        )
        assert mean_rank(together[one.id]) == pytest.approx(1 + moved)


@SOME
@given(cases(providers=3), st.data())
def test_the_order_of_sections_questions_and_providers_is_irrelevant(case, data):
    sections = [
        rebuilt(each, questions=tuple(data.draw(st.permutations(each.questions))))
        for each in case.checklist.sections
    ]
    other = bank(*data.draw(st.permutations(sections)))
    records = data.draw(st.permutations(case.profiles))
    assert (
        drawn(other, *records, priorities=case.priorities, draws=20).rank
        == drawn(case.checklist, *case.profiles, priorities=case.priorities, draws=20).rank
    )


def test_which_section_a_bank_lists_first_is_irrelevant():
    records = (record("a", 100, 0), record("b", 70, 50))
    assert drawn(TWO, *records, draws=50) == drawn(bank(*reversed(TWO.sections)), *records, draws=50)


@SOME
@given(settled_cases())
def test_who_is_always_ahead_in_my_order_is_ahead_in_every_draw(case):
    a, b, picks = pair_of(case)
    rank = drawn(case.checklist, *case.profiles, priorities=case.priorities, draws=30).rank
    if firmness(a, b, picks).always_ahead_in_order:
        assert rank[a.id] == (1, 0)
