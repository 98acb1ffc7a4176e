"""Money in words: figures rounded outwards, entries as they were typed, every key with words of its own."""

from decimal import Decimal
from fractions import Fraction

import pytest

from kchecklist.profiles.priorities import Money
from kchecklist.profiles.record import Costs
from kchecklist.reports.costs.words import ENTRIES, amount_words, entry_words, reckoning_words, rounded
from kchecklist.scoring.amounts import Amount
from kchecklist.scoring.money import cost_figures


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("2950", "2950", "$2,950"),
        ("2950.5", "2950.5", "$2,951"),
        ("2950.49", "2950.49", "$2,950"),
        ("2700.9", "3099.1", "$2,700-3,100"),
        ("2700.9", None, "at least $2,700"),
        ("0", "0", "$0"),
    ],
)
def test_a_low_end_is_rounded_down_a_high_end_up_and_one_number_half_up(low, high, said):
    assert amount_words(Amount(Fraction(low), None if high is None else Fraction(high)), "USD") == said


def test_every_entry_of_the_costs_has_words():
    assert list(ENTRIES) == list(Costs.model_fields)


@pytest.mark.parametrize(
    ("entered", "said"),
    [
        ({"session": Decimal("12.50")}, "€12.50"),
        ({"session": (450, 1500)}, "€450-1,500"),
        ({"session": Decimal("1E+3")}, "€1,000"),
        ({"sessions": (4, 6)}, "4-6"),
        ({"hours": Decimal("1.5")}, "1.5"),
        ({"reimbursed_share": Decimal("0.3")}, "30 %"),
        ({"reimbursed_share": (0, Decimal("0.125"))}, "0-12.5 %"),
        ({"nothing_else": True}, "yes"),
        ({"nothing_else": False}, "no"),
        ({"extras": None}, "?"),
    ],
)
def test_an_entry_is_said_as_it_was_typed(entered, said):
    (key,) = entered
    assert entry_words(Costs(**entered), key, "EUR") == said


def test_a_currency_that_somebody_typed_cannot_move_the_cursor():
    found = cost_figures(Costs(nothing_else=True), Money()).first_course
    assert reckoning_words(found, "U\x1b\nD") == "U␛ D 0"


def test_what_cannot_be_reckoned_says_what_it_needs_in_plain_words():
    found = cost_figures(Costs(currency="USD"), Money())
    assert (
        reckoning_words(found.first_course, "USD")
        == "? (needs the number of sessions and the days of the course)"
    )
    assert reckoning_words(found.month, "USD") == "? (needs the days between repeats)"


def test_an_hour_that_may_not_be_there_has_no_price():
    found = cost_figures(Costs(sessions=0, hours=0), Money())
    assert reckoning_words(found.hour, "USD") == "? (there may be no hour with a professional)"


def test_a_figure_with_both_ends_still_says_what_is_missing():
    costs = Costs(sessions=6, session=400, professional_minutes_per_session=60, hour_price=0)
    assert reckoning_words(cost_figures(costs, Money()).hour, "USD") == "$0-400, 1 figure missing"


@pytest.mark.parametrize(("number", "said"), [("8", "8"), ("8/3", "2.67"), ("5/2", "2.5"), ("1000", "1,000")])
def test_a_number_has_at_most_two_places(number, said):
    assert rounded(Fraction(number)) == said
