"""What is not known of the costs: prices without an upper end, counts that nothing can be reckoned without."""

from fractions import Fraction

import pytest

from kchecklist.profiles.priorities import Money

from .costs import CHARGED, FREE, PRICES, YEAR, between, figures, just


@pytest.mark.parametrize(
    "key", ["evaluation", "session", "medicine_per_session", "extras", "ride_per_session"]
)
def test_an_absent_price_leaves_the_first_course_without_an_upper_end_and_is_named(key):
    found = figures({key: None})
    without = figures({key: 0})
    assert found.first_course.amount == between(without.first_course.amount.low, None)
    assert found.first_course.missing == {key}
    assert found.missing == (key,)


@pytest.mark.parametrize("key", ["hours", "hour_price"])
def test_absent_hours_are_missing_as_a_price_is(key):
    found = figures({key: None})
    assert found.first_course.amount == between(CHARGED - 525 + 6 * 40, None)
    assert found.missing == (key,)


def test_prices_that_are_missing_are_named_once_and_in_the_order_of_the_profile():
    assert figures({"extras": None, "hours": None, "session": None}).missing == ("session", "hours", "extras")


def test_hours_that_cost_nothing_are_missing_only_where_they_are_divided_by():
    found = figures({"hour_price": 0, "hours": None})
    assert found.first_course.missing == set()
    assert found.hour.amount == between(0, Fraction(6 * 400, 5))
    assert found.missing == ("hours",)


@pytest.mark.parametrize(
    ("nothing", "absent"),
    [
        ({"sessions": 0}, ["session", "professional_minutes_per_session"]),
        ({"hours": 0}, ["hour_price"]),
        ({"repeat_every_days": 0, "sessions": 0}, ["session", "medicine_per_session", "ride_per_session"]),
        ({"membership_per_month": 0}, []),
    ],
)
def test_what_is_multiplied_by_0_is_not_missing(nothing, absent):
    found = figures(nothing | dict.fromkeys(absent) | {"repeat_session": 0})
    assert found.missing == ()
    assert None not in (found.first_course.amount, found.first_year.amount, found.month.amount)


@pytest.mark.parametrize("hour", [None, 0])
def test_unpaid_hours_are_not_missed_while_my_hour_is_worth_nothing(hour):
    found = figures({"unpaid_hours_per_session": None}, Money(hour=hour) if hour is not None else Money())
    assert found.first_course.amount == just(CHARGED + 6 * 40)
    assert found.missing == ()


def test_unpaid_hours_are_missing_once_my_hour_is_worth_something():
    found = figures({"unpaid_hours_per_session": None}, Money(hour=25))
    assert found.first_course.amount == between(CHARGED + 6 * 40, None)
    assert found.missing == ("unpaid_hours_per_session",)


def test_nothing_else_to_pay_makes_absent_prices_nothing_without_a_word():
    absent = dict.fromkeys((*PRICES, "ride_per_session"))
    found = figures(absent | {"nothing_else": True})
    assert found.first_course.amount == just(6 * 400)
    assert found.missing == ()


def test_nothing_else_to_pay_does_not_say_how_many_hours_there_are():
    found = figures({"hours": None, "unpaid_hours_per_session": None, "nothing_else": True}, Money(hour=25))
    assert found.missing == ("hours", "unpaid_hours_per_session")


def test_nothing_else_to_pay_leaves_what_stands_and_a_repeat_at_the_price_of_a_session():
    found = figures({"repeat_session": None, "nothing_else": True})
    assert found.month.amount == just(YEAR / 12 / 30 * (450 + 40))


def test_that_there_is_something_else_to_pay_makes_nothing_known():
    assert figures({"extras": None, "nothing_else": False}).missing == ("extras",)


@pytest.mark.parametrize(
    ("changes", "unknown"),
    [
        ({"sessions": None}, {"first_course": "sessions", "first_year": "sessions", "hour": "sessions"}),
        ({"course_days": None}, {"first_year": "course_days"}),
        (
            {"course_days": None, "membership_per_month": 9},
            {"first_course": "course_days", "first_year": "course_days"},
        ),
        ({"repeat_every_days": None}, {"first_year": "repeat_every_days", "month": "repeat_every_days"}),
        ({"professional_minutes_per_session": None}, {"hour": "professional_minutes_per_session"}),
    ],
)
def test_an_absent_count_leaves_unknown_what_needs_it_and_nothing_else(changes, unknown):
    found = figures(changes)
    for name in ("first_course", "first_year", "month", "hour"):
        figure = getattr(found, name)
        assert figure.needs == ({unknown[name]} if name in unknown else set())
        assert (figure.amount is None) == (name in unknown)
    assert found.needs == tuple(dict.fromkeys(unknown.values()))
    assert found.missing == ()


def test_an_absent_count_is_not_needed_where_it_is_multiplied_by_0():
    counts = ("sessions", "course_days", "repeat_every_days", "professional_minutes_per_session")
    found = figures(FREE | {"evaluation": 250, "repeat_session": 0} | dict.fromkeys(counts))
    assert found.first_course.amount == found.first_year.amount == just(250)
    assert found.month.amount == just(0)
    assert found.hour.amount is None


def test_prices_that_an_unknown_figure_would_need_are_named():
    found = figures({"sessions": None, "medicine_per_session": None})
    assert found.first_course.amount is None
    assert found.first_course.missing == {"medicine_per_session"}


def test_of_an_empty_record_nothing_can_be_reckoned():
    found = figures(base={})
    assert [figure.amount for figure in found.four] == [None] * 4
    assert {"evaluation", "session", "hours", "membership_per_month"} <= set(found.missing)


def test_of_what_is_all_paid_back_no_price_is_missing():
    found = figures({"reimbursed_share": 1, "extras": None})
    assert found.first_course.amount == just(6 * 40)
    assert found.missing == ()
