"""Figures and currencies as people type them: the same in the app and on a command line."""

from decimal import Decimal

import pytest

from kchecklist.profiles.typed_figures import currency_in, figure_in, number_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("450", 450),
        (" 12.50 ", Decimal("12.50")),
        ("1,000", 1000),
        ("12,345,678.90", Decimal("12345678.90")),
        ("$25", 25),
        ("€ 1,250.5", Decimal("1250.5")),
        (".5", Decimal("0.5")),
    ],
)
def test_a_number_is_kept_as_it_was_typed(text, number):
    found = number_in(text)
    assert (found, type(found)) == (number, type(number))
    assert str(found) == str(number)


NO_PLAIN_DIGITS = [
    "1_0",
    "1e5",
    "1E+3",
    "-0",
    "+5",
    "-5",
    "١٢",
    "１２",
    "12.",
    "1.5.0",
    "$$5",
    "inf",
    "nan",
    "0x10",
]


@pytest.mark.parametrize(
    "text", ["", "$", "12,50", "1,0000", ",100", "1.000,50", "450 USD", "x", *NO_PLAIN_DIGITS]
)
def test_what_is_no_number_says_what_is_wanted_and_not_what_was_typed(text):
    with pytest.raises(ValueError, match=r"^an amount$"):
        number_in(text, "an amount")


@pytest.mark.parametrize("text", ["450-500", "450 - 500", "450–500", "$450-$500"])
def test_a_range_has_two_ends(text):
    assert figure_in(text) == (450, 500)


def test_thousands_are_parted_at_both_ends_of_a_range():
    assert figure_in("$1,450 – 2,500") == (1450, 2500)
    assert figure_in("1,450") == 1450


@pytest.mark.parametrize("text", ["450-", "-450", "1-2-3", "-"])
def test_half_a_range_is_none(text):
    with pytest.raises(ValueError, match="two like 450-500"):
        figure_in(text)


def test_a_currency_is_three_letters_in_capitals():
    assert [currency_in(text) for text in ("USD", " eur ", "chf")] == ["USD", "EUR", "CHF"]


@pytest.mark.parametrize("text", ["", "$", "EURO", "US", "U5D", "éur", "U D"])
def test_another_code_is_refused_without_being_said_again(text):
    with pytest.raises(ValueError, match=r"^three letters, such as USD or EUR$"):
        currency_in(text)
