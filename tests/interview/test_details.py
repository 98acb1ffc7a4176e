"""The form of what is known of a provider: text in, text out."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kchecklist.interview.details import FIELDS, doubt, field_text, with_field
from kchecklist.profiles.record import STATUSES, Costs, Profile, Provider

from .sittings import profile

FIELD = {field.id: field for field in FIELDS}
FIGURES = [field.id for field in FIELDS if field.kind == "figure"]
NUMBERS = [field.id for field in FIELDS if field.kind in ("figure", "count")]


def entered(name: str, text: str, start: Profile | None = None) -> Profile:
    return with_field(start or profile(), FIELD[name], text)


def test_every_figure_of_the_costs_has_a_line_and_every_line_a_key():
    assert {field.id for field in FIELDS if field.id in Costs.model_fields} == set(Costs.model_fields)
    assert all(field.id in Costs.model_fields or field.id in Provider.model_fields for field in FIELDS)
    assert len(FIELD) == len(FIELDS)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("450", 450),
        ("0", 0),
        (" 450 ", 450),
        ("450-500", (450, 500)),
        ("450 - 500", (450, 500)),
        ("$1,200", 1200),
        ("$ 1,200.50", Decimal("1200.50")),
        ("€1,200-£1,500", (1200, 1500)),
        ("1,234,567", 1234567),
        ("450.00", Decimal("450.00")),
        (".5", Decimal(".5")),
        ("450-450", (450, 450)),
    ],
)
def test_a_figure_is_a_number_or_two(text, figure):
    value = entered("evaluation", text).costs.evaluation
    assert (value, type(value)) == (figure, type(figure))


BAD = ["-5", "nan", "-nan", "sNaN", "inf", "Infinity", "yes", "500-450", "460-", "-", "450-500-600", "4 50", "²",
       "12,50", "1,2,3", "1.200,50", "0x10", "1e9", "1e999999999", "9" * 5000, "about 450", "$", "450 USD", "\x00", "[/]"]  # fmt: skip


@pytest.mark.parametrize("text", BAD, ids=[repr(text[:12]) for text in BAD])
@pytest.mark.parametrize("name", NUMBERS)
def test_what_is_no_figure_is_refused_with_a_sentence_that_does_not_repeat_it(name, text):
    with pytest.raises(ValueError, match=r"^[a-zA-Z].* ") as caught:
        entered(name, text)
    message = str(caught.value)
    assert type(caught.value) is ValueError
    assert "\n" not in message
    assert len(message) < 110
    assert "Value error" not in message
    assert "literal" not in message
    assert len(text) < 4 or text not in message


@pytest.mark.parametrize(
    ("name", "text", "asked"),
    [
        ("session", "450-500350", "from 450 to 500,350: is that meant?"),
        ("session", "100,001", "100,001: is that meant?"),
        ("session", "90000-100001", "from 90,000 to 100,001: is that meant?"),
        ("hours", "1-11", "from 1 to 11: is that meant?"),
        ("session", "100000", ""),
        ("session", "50-500", ""),
        ("session", "0-500", ""),
        ("hours", "200000", ""),
        ("session", "", ""),
        ("name", "450-500350", ""),
    ],
)
def test_a_figure_that_may_be_a_slip_is_asked_about(name, text, asked):
    assert doubt(entered(name, text), FIELD[name]) == asked


@pytest.mark.parametrize("text", ["6.5", "6.0"])
@pytest.mark.parametrize("name", ["sessions", "course_days"])
def test_sessions_and_days_are_whole(name, text):
    with pytest.raises(ValueError, match=r"whole|integer"):
        entered(name, text)


def test_the_days_of_a_course_are_one_number():
    assert entered("course_days", "21").costs.course_days == 21
    with pytest.raises(ValueError, match="number"):
        entered("course_days", "21-30")


@pytest.mark.parametrize("text", ["1.01", "50", "0-2"])
def test_a_share_lies_between_0_and_1(text):
    with pytest.raises(ValueError, match="between 0 and 1"):
        entered("reimbursed_share", text)


def test_a_share_of_the_price_is_kept_as_typed():
    assert field_text(entered("reimbursed_share", "0.50"), FIELD["reimbursed_share"]) == "0.50"


@pytest.mark.parametrize("name", [field.id for field in FIELDS if field.id not in ("name", "status")])
def test_an_empty_line_is_not_known(name):
    text = {"figure": "1", "count": "1", "yes": "yes", "currency": "CHF"}.get(FIELD[name].kind, "words")
    start = profile()
    full = entered(name, text, start)
    assert field_text(full, FIELD[name]) == text
    emptied = entered(name, "  ", full)
    assert field_text(emptied, FIELD[name]) == ""
    assert emptied == start


def test_emptying_one_line_leaves_the_others():
    full = entered("session", "450", entered("phone", "555 0100", entered("evaluation", "250")))
    assert entered("evaluation", "", full) == entered("session", "450", entered("phone", "555 0100"))


def test_a_provider_needs_a_name():
    with pytest.raises(ValueError, match="name"):
        entered("name", "   ")


@pytest.mark.parametrize(
    ("text", "value"), [("yes", True), ("Y", True), ("no", False), ("N", False), ("", None)]
)
def test_nothing_else_to_pay_is_yes_no_or_not_known(text, value):
    assert entered("nothing_else", text).costs.nothing_else is value


@pytest.mark.parametrize("text", ["true", "1", "yes please", "ja"])
def test_nothing_else_to_pay_takes_no_other_word(text):
    with pytest.raises(ValueError, match="yes or no"):
        entered("nothing_else", text)


@pytest.mark.parametrize(
    ("text", "status"),
    [*((s, s) for s in STATUSES), ("R", "ruled out"), ("cho", "chosen"), ("", "considering")],
)
def test_a_status_is_named_by_an_unambiguous_beginning(text, status):
    assert entered("status", text).provider.status == status


@pytest.mark.parametrize("text", ["c", "gone", "considering it"])
def test_any_other_status_is_refused_with_those_there_are(text):
    with pytest.raises(ValueError, match="considering, ruled out, chosen, left"):
        entered("status", text)


def test_a_line_that_was_not_touched_changes_nothing():
    start = Profile.model_validate(
        {
            "provider": {"id": "a", "name": "  Harbor ", "note": "over\nlines\n", "x-fax": "1"},
            "costs": {"session": [Decimal("1E-7"), 500], "extras": Decimal("450.00"), "x-parking": 3},
        }
    )
    for field in FIELDS:
        assert with_field(start, field, field_text(start, field)) is start


def test_keys_that_nobody_knows_survive_a_change():
    table = {"provider": {"id": "a", "name": "A", "x-fax": "1"}, "costs": {"x-parking": 3}, "x-mine": True}
    after = Profile.model_validate(table)
    for name, text in (("phone", "5"), ("session", "450"), ("session", ""), ("phone", "")):
        after = entered(name, text, after)
    assert after == Profile.model_validate(table)


amounts = st.integers(0, 10**9) | st.decimals(0, 10**9, places=2)


@given(st.sampled_from(FIGURES), st.lists(amounts, min_size=1, max_size=2).map(sorted))
def test_a_figure_that_was_taken_is_shown_as_it_is_taken_again(name, ends):
    text = "-".join(map(str, ends))
    try:
        taken = entered(name, text)
    except ValueError:
        assert name in ("reimbursed_share", "sessions")
        return
    assert field_text(taken, FIELD[name]) == text
    assert entered(name, text) == taken


@given(st.sampled_from(FIELDS), st.text(max_size=12))
def test_any_text_is_taken_or_refused_with_a_sentence(field, text):
    try:
        after = with_field(profile(), field, text)
    except ValueError as error:
        assert type(error) is ValueError
        assert str(error)
        return
    assert "\n" not in doubt(after, field)
    shown = field_text(after, field)
    assert with_field(after, field, shown) is after
    assert with_field(profile(), field, shown) == after
