"""Money against the formulas of section 11 worked out slowly, one plain number for every figure at a time."""

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise, product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kchecklist.profiles.priorities import Money
from kchecklist.profiles.record import Costs
from kchecklist.scoring.amounts import Amount, Reckoning
from kchecklist.scoring.money import CostFigures, cost_figures, over_twelve_months

PRICES = (
    "evaluation",
    "session",
    "hour_price",
    "medicine_per_session",
    "extras",
    "membership_per_month",
    "ride_per_session",
)
HOURS = ("hours", "unpaid_hours_per_session")
COUNTS = ("sessions", "course_days", "repeat_every_days", "professional_minutes_per_session")
VAST = 10**15
"""Stands for a price that is not known, where it is far more than all that is."""
FOUR = ("first_course", "first_year", "month", "hour")
SOME = settings(max_examples=60, deadline=None)
MONTHS_A_DAY = Fraction(12) / Fraction("365.25")


def within(low: int, most: int) -> st.SearchStrategy[Any]:
    return st.tuples(st.integers(low, most), st.integers(low, most)).map(lambda ends: tuple(sorted(ends)))


@st.composite
def costs(draw: Any, absent: bool = True, ranges: int = 3) -> dict[str, Any]:
    """Costs with at most this many ranges; prices and hours may be absent, counts are all known."""
    most = {"hours": 4, "sessions": 5, "course_days": 500, "repeat_every_days": 90}
    low = {"professional_minutes_per_session": 1}
    found: dict[str, Any] = {
        key: draw(st.integers(low.get(key, 0), most.get(key, 200))) for key in (*PRICES, *HOURS, *COUNTS)
    }
    for key in draw(
        st.lists(st.sampled_from(sorted(set(found) - {"course_days"})), max_size=ranges, unique=True)
    ):
        found[key] = draw(within(max(low.get(key, 0), key == "repeat_every_days"), most.get(key, 200)))
    if draw(st.booleans()):
        found["repeat_session"] = draw(st.integers(0, 300))
    match draw(st.sampled_from(("nothing", "share", "amount"))):
        case "share":
            found["reimbursed_share"] = tuple(
                sorted(draw(st.sampled_from([0, 1, Fraction(1, 2), Fraction(3, 10)])) for _ in range(2))
            )
        case "amount":
            found["reimbursed"] = draw(within(0, 3000))
    if absent:
        for key in draw(st.lists(st.sampled_from((*PRICES, *HOURS)), max_size=2, unique=True)):
            del found[key]
    return found


hours_of_mine = st.sampled_from((0, 25))


def reckoned(costs: Mapping[str, Any], hour: int) -> CostFigures:
    # Shares are drawn as fractions, which a file cannot hold, so they go past the record's checks.
    return cost_figures(Costs.model_construct(**costs), Money(hour=hour))


def by_hand(known: Mapping[str, Any], my_hour: int, day: Fraction | int = 365) -> dict[str, Fraction | None]:
    """The four figures when every figure is one plain number: the formulas as they stand in section 11.

    The first year ends on ``day``.
    """
    one = {key: Fraction(value) for key, value in known.items()}
    days, every, membership = one["course_days"], one["repeat_every_days"], one["membership_per_month"]
    share = one.get("reimbursed_share", Fraction(0))
    charged = (
        one["evaluation"]
        + one["sessions"] * (one["session"] + one["medicine_per_session"])
        + one["hours"] * one["hour_price"]
        + one["extras"]
        + membership * days * MONTHS_A_DAY
    )
    left = charged * (1 - share) if "reimbursed_share" in one else max(charged - one.get("reimbursed", 0), 0)
    mine = one["ride_per_session"] + one["unpaid_hours_per_session"] * my_hour
    course = left + one["sessions"] * mine
    bracket = (one.get("repeat_session", one["session"]) + one["medicine_per_session"]) * (1 - share) + mine
    repeats = max(math.floor((day - days) / every), 0) if every else 0
    year = course + repeats * bracket + membership * (day - days) * MONTHS_A_DAY
    minutes = one["professional_minutes_per_session"]
    time = one["sessions"] * minutes / 60 + one["hours"]
    paid = one["sessions"] * one["session"] + one["hours"] * one["hour_price"]
    return {
        "first_course": course,
        "first_year": max(year, course),
        "month": membership + (bracket / every / MONTHS_A_DAY if every else 0),
        "hour": paid / time if time else None,
    }


def possible(costs: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Each way the costs can turn out, over the ends of every range and a number inside it."""
    whole = {key: (0, 7, VAST) for key in (*PRICES, *HOURS) if key not in costs}
    for key, value in costs.items():
        low, high = value if isinstance(value, tuple) else (value, value)
        inside = (low + high) // 2 if key == "sessions" else Fraction(low + high) / 2
        whole[key] = tuple({low, inside, high})
    for numbers in product(*whole.values()):
        yield dict(zip(whole, numbers, strict=True))


def holds(wide: Amount | None, narrow: Amount | None) -> bool:
    """Whether all of one lies within the other; what cannot be reckoned can be anything."""
    if wide is None:
        return True
    if narrow is None or narrow.low < wide.low:
        return False
    return wide.high is None or (narrow.high is not None and narrow.high <= wide.high)


def figures_of(found: CostFigures) -> dict[str, Reckoning]:
    return dict(zip(FOUR, found.four, strict=True))


@SOME
@given(costs(), hours_of_mine)
def test_the_ends_of_course_year_and_month_are_the_least_and_the_most_there_can_be(costs, hour):
    found = figures_of(reckoned(costs, hour))
    worked = [by_hand(known, hour) for known in possible(costs)]
    for name in ("first_course", "first_year", "month"):
        amounts = [each[name] for each in worked]
        assert found[name].amount.low == min(amounts)
        if found[name].amount.high is None:
            assert max(amounts) > VAST / 1000
        else:
            assert found[name].amount.high == max(amounts)


@SOME
@given(costs(), hours_of_mine)
def test_the_hour_holds_all_that_it_can_be(costs, hour):
    found = reckoned(costs, hour).hour.amount
    for known in possible(costs):
        value = by_hand(known, hour)["hour"]
        assert found is None or holds(found, Amount(value, value))


@SOME
@given(costs(absent=False), st.integers(1, 5), st.integers(0, 5))
def test_the_ends_of_the_hour_are_possible_when_sessions_and_hours_are_numbers(costs, sessions, hours):
    costs |= {"sessions": sessions, "hours": hours}
    found = reckoned(costs, 0).hour.amount
    amounts = [by_hand(known, 0)["hour"] for known in possible(costs)]
    assert (found.low, found.high) == (min(amounts), max(amounts))


@SOME
@given(costs(), hours_of_mine)
def test_the_first_year_costs_no_less_than_the_first_course(costs, hour):
    found = reckoned(costs, hour)
    course, year = found.first_course.amount, found.first_year.amount
    assert year.low >= course.low
    assert year.high is None or (course.high is not None and year.high >= course.high)


@st.composite
def one_known_better(draw: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Costs, and the same with one thing more known: an absent key, or a narrower range."""
    after = draw(costs())
    before = dict(after)
    ranges = [key for key, value in after.items() if isinstance(value, tuple)]
    known = [key for key in after if key in (*PRICES, *HOURS, *COUNTS)]
    if ranges and draw(st.booleans()):
        key = draw(st.sampled_from(ranges))
        after[key] = draw(st.sampled_from(after[key]))
    elif draw(st.booleans()):
        del before[draw(st.sampled_from(known))]
    else:
        for key in draw(st.lists(st.sampled_from(known), max_size=4, unique=True)):
            before.pop(key)
            after.pop(key)
        after["nothing_else"] = True
    return before, after


@SOME
@given(one_known_better(), hours_of_mine)
def test_knowing_more_never_widens_a_figure_and_never_makes_one_more_missing(pair, hour):
    before, after = (reckoned(costs, hour) for costs in pair)
    for wide, narrow in zip(before.four, after.four, strict=True):
        assert holds(wide.amount, narrow.amount)
    assert set(after.missing) <= set(before.missing)
    assert set(after.needs) <= set(before.needs)


@SOME
@given(costs(), hours_of_mine, st.sampled_from(PRICES + HOURS), st.integers(0, 100))
def test_what_a_figure_does_not_name_as_missing_cannot_change_it(costs, hour, key, value):
    costs.pop(key, None)
    absent, known = (figures_of(reckoned(each, hour)) for each in (costs, costs | {key: value}))
    for name in FOUR:
        if key not in absent[name].missing:
            assert absent[name] == known[name]


@SOME
@given(costs(), hours_of_mine, st.sampled_from(COUNTS), st.integers(1, 100))
def test_a_figure_that_is_reckoned_without_a_count_does_not_depend_on_it(costs, hour, key, value):
    del costs[key]
    absent, known = (figures_of(reckoned(each, hour)) for each in (costs, costs | {key: value}))
    for name in FOUR:
        assert (absent[name].amount is None) >= (key in absent[name].needs)
        if absent[name].amount is not None:
            assert absent[name].amount == known[name].amount


@SOME
@given(costs(), hours_of_mine)
def test_an_upper_end_is_lacking_exactly_where_a_price_is_missing(costs, hour):
    found = reckoned(costs, hour)
    for figure in (found.first_course, found.first_year, found.month):
        assert (figure.amount.high is None) == bool(figure.missing)


@SOME
@given(costs(), hours_of_mine)
def test_multiplied_by_0_nothing_is_missing(costs, hour):
    nothing = dict.fromkeys(
        ("sessions", "hours", "repeat_every_days", "evaluation", "extras", "membership_per_month"), 0
    )
    kept = {key: value for key, value in costs.items() if key.startswith("reimbursed")}
    found = reckoned(kept | nothing, hour)
    assert found.missing == found.needs == ()
    assert [figure.amount for figure in found.four] == [Amount(Fraction(0), Fraction(0))] * 3 + [None]


def months_of(costs: Mapping[str, Any], hour: int) -> tuple[Reckoning, ...]:
    return over_twelve_months(Costs.model_construct(**costs), Money(hour=hour))


@SOME
@given(costs(), hours_of_mine)
def test_by_the_last_of_twelve_months_exactly_the_first_year_is_paid(costs, hour):
    months = months_of(costs, hour)
    assert len(months) == 12
    assert months[-1] == reckoned(costs, hour).first_year


@SOME
@given(costs(), hours_of_mine)
def test_what_is_paid_never_falls_from_month_to_month_and_is_never_less_than_the_course(costs, hour):
    paid = [reckoned(costs, hour).first_course, *months_of(costs, hour)]
    for before, after in pairwise(paid):
        assert after.amount.low >= before.amount.low
        assert after.amount.high is None or (
            before.amount.high is not None and after.amount.high >= before.amount.high
        )
        assert before.missing <= after.missing


@SOME
@given(costs(absent=False, ranges=0), hours_of_mine)
def test_what_is_paid_by_each_month_is_as_worked_out_for_its_last_day(costs, hour):
    known = next(possible(costs))
    worked = [by_hand(known, hour, Fraction(365 * month, 12))["first_year"] for month in range(1, 13)]
    found = [each.amount for each in months_of(known, hour)]
    assert found == [Amount(each, each) for each in worked]


@SOME
@given(costs(), hours_of_mine, st.sampled_from(COUNTS))
def test_a_month_that_is_reckoned_without_a_count_says_what_the_count_could_not_change(costs, hour, key):
    absent = months_of({name: value for name, value in costs.items() if name != key}, hour)
    for without, known in zip(absent, months_of(costs, hour), strict=True):
        assert without.amount is None or without == known
