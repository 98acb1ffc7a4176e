"""What an offer costs, rule by rule."""

from decimal import Decimal
from fractions import Fraction

import pytest

from kchecklist.profiles.priorities import Money
from kchecklist.profiles.record import Costs
from kchecklist.scoring.money import compared, cost_faults, over_twelve_months

from .costs import CHARGED, FREE, WHOLE, YEAR, between, figures, just


def test_400_every_three_and_a_half_days_is_3479_a_month():
    found = figures(FREE | {"session": 400, "repeat_session": None, "repeat_every_days": Decimal("3.5")})
    assert found.month.amount == just(400 * YEAR / 12 / Fraction("3.5"))
    assert round(found.month.amount.low) == 3479


@pytest.mark.parametrize(
    "programme",
    [
        {"sessions": 1, "session": 3150, "professional_minutes_per_session": 1080, "hours": 0},
        {
            "sessions": 3,
            "session": 1050,
            "professional_minutes_per_session": 120,
            "hours": 12,
            "hour_price": 0,
        },
        {"sessions": 0, "hours": 18, "hour_price": 175},
    ],
)
def test_an_18_hour_programme_at_3150_is_175_an_hour(programme):
    assert figures(programme).hour.amount == just(175)


def test_a_40_minute_session_at_500_to_1500_is_750_to_2250_an_hour():
    found = figures({"session": (500, 1500), "professional_minutes_per_session": 40, "hours": 0})
    assert found.hour.amount == between(750, 2250)


def test_the_four_figures_of_a_whole_record_are_as_calculated_by_hand():
    found = figures({}, Money(currency="USD", hour=25))
    mine = 40 + 4 * 25
    bracket = 350 + 50 + mine
    assert found.after_reimbursement.amount == just(CHARGED)
    assert found.first_course.amount == just(CHARGED + 6 * mine)
    assert found.first_year.amount == just(CHARGED + 6 * mine + 11 * bracket)
    assert found.month.amount == just(YEAR / 12 / 30 * bracket)
    assert found.hour.amount == just(Fraction(6 * 400 + 3 * 175, 6 * 50 / Fraction(60) + 3))
    assert (found.missing, found.needs) == ((), ())


def test_prices_are_taken_as_they_were_typed():
    found = figures({"evaluation": Decimal("0.10"), "extras": Decimal("0.20")}, base=FREE | {"sessions": 0})
    assert found.first_course.amount == just(Fraction(3, 10))


def test_a_range_of_a_price_and_of_a_count_makes_a_range_of_the_figure():
    found = figures({"session": (400, 500), "sessions": (4, 6)}, Money(hour=10))
    rest = 250 + 3 * 175 + 30
    assert found.first_course.amount == between(rest + 4 * 530, rest + 6 * 630)


def test_the_hour_is_the_quotient_of_two_intervals():
    found = figures({"sessions": (4, 6), "professional_minutes_per_session": 60, "hours": 0})
    assert found.hour.amount == between(Fraction(4 * 400, 6), Fraction(6 * 400, 4))


def test_a_share_paid_back_comes_off_what_is_charged_and_not_off_what_is_mine():
    found = figures({"reimbursed_share": Decimal("0.5")})
    assert found.after_reimbursement.amount == just(Fraction(CHARGED, 2))
    assert found.first_course.amount == just(Fraction(CHARGED, 2) + 6 * 40)
    assert found.month.amount == just(YEAR / 12 / 30 * (200 + 40))


def test_a_range_of_the_share_paid_back_is_turned_round():
    found = figures({"reimbursed_share": (Decimal("0.2"), 1)})
    assert found.after_reimbursement.amount == between(0, CHARGED * Fraction(4, 5))


def test_an_amount_paid_back_comes_off_the_course_alone():
    found = figures({"reimbursed": (100, 300)})
    assert found.after_reimbursement.amount == between(CHARGED - 300, CHARGED - 100)
    assert found.month == figures().month


def test_no_more_is_paid_back_than_was_charged():
    assert figures({"reimbursed": 10**6}).first_course.amount == just(6 * 40)
    assert figures({"reimbursed": 10**6, "extras": None}).first_course.amount == between(6 * 40, None)


def test_a_share_and_an_amount_paid_back_together_are_a_fault_and_reckon_nothing():
    both = {"reimbursed": 100, "reimbursed_share": Decimal("0.5")}
    found = figures(both)
    for figure in (found.first_course, found.first_year, found.month):
        assert figure.amount is None
        assert figure.needs == {"reimbursed", "reimbursed_share"}
    assert found.hour == figures().hour
    (fault,) = cost_faults(Costs(**both))
    assert str(fault) == "'reimbursed' and 'reimbursed_share' together; keep one of them"
    assert fault.key == "reimbursed"


def test_a_repeat_without_a_price_of_its_own_costs_what_a_session_does():
    assert figures({"repeat_session": None}).month.amount == just(YEAR / 12 / 30 * (400 + 50 + 40))
    both = figures({"repeat_session": None, "session": None})
    assert both.month.missing == {"session"}


def test_a_repeat_that_is_free_costs_no_session():
    assert figures({"repeat_session": 0}).month.amount == just(YEAR / 12 / 30 * (50 + 40))


@pytest.mark.parametrize(
    ("days", "every", "repeats"),
    [
        (21, 30, (11, 11)),
        (21, 344, (1, 1)),
        (21, 345, (0, 0)),
        (21, (30, 60), (5, 11)),
        (21, Decimal("3.5"), (98, 98)),
        (21, 0, (0, 0)),
        (365, 1, (0, 0)),
        (400, 1, (0, 0)),
    ],
)
def test_repeats_are_counted_in_whole_ones_to_the_end_of_the_year(days, every, repeats):
    found = figures({"course_days": days, "repeat_every_days": every})
    course, bracket = CHARGED + 6 * 40, 350 + 50 + 40
    assert found.first_year.amount == between(course + repeats[0] * bracket, course + repeats[1] * bracket)


def test_a_membership_is_paid_for_the_days_of_the_course_and_then_for_the_rest_of_the_year():
    found = figures({"membership_per_month": 100, "repeat_every_days": 0})
    assert found.after_reimbursement.amount == just(CHARGED + 100 * 21 * 12 / YEAR)
    assert found.first_year.amount == just(CHARGED + 6 * 40 + 100 * 365 * 12 / YEAR)
    assert found.month.amount == just(100)


def test_without_repeats_a_month_is_the_membership_alone():
    assert figures({"repeat_every_days": 0, "membership_per_month": (20, 30)}).month.amount == between(20, 30)


def test_a_course_longer_than_a_year_makes_the_first_year_the_course():
    found = figures({"course_days": 400, "membership_per_month": (10, 100)})
    assert found.first_year == found.first_course


def test_a_range_of_days_that_holds_0_is_a_fault_and_reckons_nothing():
    found = figures({"repeat_every_days": (0, 30)})
    assert found.first_year.amount is None
    assert found.month.needs == {"repeat_every_days"}
    assert found.first_course == figures().first_course
    assert [fault.key for fault in cost_faults(Costs(repeat_every_days=(0, 30)))] == ["repeat_every_days"]


def test_ordinary_costs_have_no_fault():
    assert cost_faults(Costs(**WHOLE)) == cost_faults(Costs()) == ()
    assert cost_faults(Costs(repeat_every_days=(1, 30), reimbursed=1)) == ()
    assert cost_faults(Costs(repeat_every_days=0, reimbursed_share=1)) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"sessions": 0, "hours": 0},
        {"sessions": (0, 3), "hours": 0},
        {"professional_minutes_per_session": 0, "hours": 0},
        {"sessions": 0, "hours": None},
    ],
)
def test_an_hour_with_a_professional_is_unknown_where_there_may_be_none(changes):
    assert figures(changes).hour.amount is None


def test_in_another_currency_my_hour_counts_for_nothing_and_the_figures_keep_theirs():
    mine = Money(currency="EUR", hour=25)
    found = figures({"unpaid_hours_per_session": None}, mine)
    assert (found.currency, found.foreign) == ("USD", True)
    assert found.first_course.amount == just(CHARGED + 6 * 40)
    assert found.missing == ()


@pytest.mark.parametrize(
    ("theirs", "mine", "currency"),
    [("USD", "usd ", "USD"), (None, "EUR", "EUR"), ("USD", None, "USD"), (None, None, None)],
)
def test_a_currency_that_is_the_same_or_was_not_named_is_not_another(theirs, mine, currency):
    found = figures({"currency": theirs}, Money(currency=mine, hour=25))
    assert (found.currency, found.foreign) == (currency, False)
    assert found.first_course.amount == just(CHARGED + 6 * (40 + 100))


def test_figures_are_compared_only_in_one_currency_that_is_mine():
    dollars, euros = figures({}, Money(currency="USD")), figures({"currency": "EUR"}, Money(currency="USD"))
    assert compared([dollars, dollars]) == (True, True)
    assert compared([dollars, euros]) == (True, False)
    assert compared([euros, euros]) == (False, False)
    assert compared([figures(), figures({"currency": "EUR"})]) == (False, False)


def paid(changes, money=None):
    return [each.amount for each in over_twelve_months(Costs(**(WHOLE | changes)), money or Money())]


def test_the_course_is_paid_from_the_start_and_each_repeat_when_it_comes():
    course, bracket = CHARGED + 6 * 40, 350 + 50 + 40
    # A month is 365/12 days: after 1, 2 and 3 of them 9, 39 and 70 days are past the course of 21.
    assert paid({})[:3] == [just(course), just(course + bracket), just(course + 2 * bracket)]
    assert paid({"course_days": 200})[:7] == [just(course)] * 7


def test_a_membership_is_paid_from_month_to_month():
    found = paid({"membership_per_month": 100, "repeat_every_days": 0})
    rest = CHARGED + 6 * 40
    assert found == [just(rest + 100 * Fraction(365 * m, 12) * 12 / YEAR) for m in range(1, 13)]


def test_a_month_within_the_course_needs_no_repeats_to_be_known():
    costs = {key: value for key, value in WHOLE.items() if key != "repeat_every_days"} | {"course_days": 100}
    months = over_twelve_months(Costs(**costs), Money())
    assert [each.amount for each in months[:3]] == [just(CHARGED + 6 * 40)] * 3
    assert [(each.amount, each.needs) for each in months[3:]] == [(None, {"repeat_every_days"})] * 9


def test_offers_in_my_currency_are_compared_and_others_are_not():
    dollars, euros = (figures({"currency": code}) for code in ("USD", "EUR"))
    mine = Money(currency="usd")
    of_mine = [figures({"currency": code}, mine) for code in ("USD", "EUR", None)]
    assert compared(of_mine) == (True, False, True)
    assert compared([dollars, dollars]) == (True, True)
    assert compared([dollars, euros]) == (False, False)
    assert compared([of_mine[1]]) == (False,)
    assert compared([]) == ()


@pytest.mark.parametrize("nobody", [None, "", "  "])
def test_an_offer_without_a_currency_keeps_no_others_from_being_compared(nobody):
    dollars, euros, unnamed = (figures({"currency": code}) for code in ("USD", "EUR", nobody))
    assert unnamed.currency is None
    assert compared([dollars, unnamed, dollars]) == (True, False, True)
    assert compared([dollars, unnamed, euros]) == (False, False, False)
    assert compared([unnamed, unnamed]) == (True, True)
