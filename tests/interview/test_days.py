"""A day as people type it, in the app and in the plain interview."""

import datetime as dt

import pytest

from kchecklist.interview.days import day_in

TODAY = dt.date(2026, 11, 28)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-01", dt.date(2026, 12, 1)),
        (" 2026-12-01 ", dt.date(2026, 12, 1)),
        ("3", dt.date(2026, 12, 1)),
        ("0", TODAY),
        ("999", TODAY + dt.timedelta(days=999)),
    ],
)
def test_a_day_is_a_date_or_in_how_many_days(text, day):
    assert day_in(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "1000", "-3", "²", "1.5", "01.12.2026"])
def test_what_is_no_day_is_none(text):
    assert day_in(text, TODAY) is None
