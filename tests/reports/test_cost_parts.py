"""Costs on a page: side by side without ranking, and one offer's figures down to what was entered."""

from decimal import Decimal
from fractions import Fraction

import pytest

from kchecklist.profiles.priorities import Money
from kchecklist.reports.costs.bars import CELLS, HEIGHTS, amount_bar, months_line
from kchecklist.reports.costs.breakdown import cost_breakdown
from kchecklist.reports.costs.limit import limit_words
from kchecklist.reports.costs.parts import costs_side_by_side, four_figures
from kchecklist.reports.page import Page
from kchecklist.reports.page_text import page_text
from kchecklist.scoring.amounts import Amount, Reckoning

from .banks import record

WHOLE = {
    "currency": "USD",
    "evaluation": 250,
    "session": [450, 500],
    "sessions": 6,
    "course_days": 21,
    "hours": 3,
    "hour_price": 175,
    "medicine_per_session": 0,
    "extras": 0,
    "membership_per_month": 0,
    "repeat_every_days": 30,
    "repeat_session": 450,
    "ride_per_session": 40,
    "unpaid_hours_per_session": 4,
    "professional_minutes_per_session": 50,
}
MINE = Money(currency="USD", hour=25, monthly_limit=600)
UNRANKED = ("best", "cheap", "winner", "top", "safe", "recommend", "expensive")


def offer(name="Harbor", **changes):
    costs = {key: value for key, value in (WHOLE | changes).items() if value is not None}
    return record(name, costs=costs)


def side_by_side(*profiles, money=MINE):
    return " ".join(page_text(Page("costs", costs_side_by_side(profiles, money))).split())


def breakdown(profile, money=MINE):
    return page_text(Page("costs", cost_breakdown(profile, money)))


def amount(low, high=None):
    return Amount(Fraction(low), None if high is None else Fraction(high))


@pytest.mark.parametrize(
    ("figure", "bar"),
    [
        (amount(0, 0), "············"),
        (amount(6, 6), "██████······"),
        (amount(6, 8), "██████▒▒····"),
        (amount(12, 12), "████████████"),
        (amount(6), "██████▒▒▒▒▒→"),
        (amount(12), "███████████→"),
        (amount(0), "▒▒▒▒▒▒▒▒▒▒▒→"),
    ],
)
def test_a_bar_shows_what_is_sure_what_may_come_and_whether_there_is_an_end(figure, bar):
    assert amount_bar(figure, Fraction(12)) == bar
    assert len(bar) == CELLS


def test_where_everything_is_free_a_bar_is_empty():
    assert amount_bar(amount(0, 0), Fraction(0)) == "·" * CELLS
    assert amount_bar(amount(0), Fraction(0)) == "▒" * (CELLS - 1) + "→"


def test_twelve_months_are_drawn_from_their_low_ends_in_eight_heights():
    months = [Reckoning(amount(n, 99)) for n in range(9)] + [Reckoning(None)]
    assert months_line(months, Fraction(8)) == f"▁{HEIGHTS}·"
    assert months_line([Reckoning(amount(0))], Fraction(0)) == "▁"


def test_offers_stand_in_the_order_given_on_one_scale_and_are_not_ranked():
    found = side_by_side(offer("Dear", session=1000), offer("Plain"), offer("Open", extras=None))
    assert (
        "The first course - ████████████ Dear: $7,615; of it to them $6,775 "
        "- ██████▒▒···· Plain: $4,315-4,615; of it to them $3,475-3,775 "
        "- ██████▒▒▒▒▒→ Open: at least $4,315, 1 price missing; of it to them at least $3,475 "
    ) in found
    assert not [word for word in UNRANKED if word in found.casefold()]


def test_the_twelve_months_are_said_in_words_beside_the_drawing():
    found = side_by_side(offer(), offer("Still", repeat_every_days=0))
    assert (
        "- ▄▄▅▅▅▆▆▇▇███ Harbor: after 1 month $4,315-4,615, after 3 $5,495-5,795, "
        "after 6 $7,265-7,565, after 12 $10,805-11,105 "
        "- ▄▄▄▄▄▄▄▄▄▄▄▄ Still: after each of the 12 months $4,315-4,615"
    ) in found


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Harbor: $599; on average within it - "),
        ({"repeat_every_days": [20, 40]}, "Harbor: $448-898; on average may go above it - "),
        ({"repeat_every_days": 14}, "Harbor: $1,283; on average above it - "),
        (
            {"membership_per_month": None},
            "Harbor: at least $598, 1 price missing; on average may go above it - ",
        ),
        (
            {"repeat_every_days": 90, "repeat_session": 1360},
            "Harbor: $507; on average within it; a month with a session: $1,500, above it - ",
        ),
        (
            {"repeat_every_days": 90, "repeat_session": [400, 1360]},
            "Harbor: $182-508; on average within it; a month with a session: $540-1,500, may go above it - ",
        ),
        (
            {"repeat_every_days": 90, "membership_per_month": 100},
            "Harbor: $300; on average within it; a month with a session: $690, above it - ",
        ),
        ({"repeat_every_days": 0}, "Harbor: $0 (no repeats planned); within it"),
        ({"repeat_every_days": None}, "Harbor: ? (needs the days between repeats) "),
        ({"currency": "EUR"}, "Harbor: €497; not compared "),
    ],
)
def test_a_month_is_held_against_my_limit(changes, said):
    found = side_by_side(offer(**changes), offer("Other"))
    assert "My limit is $600 a month." in found
    assert said in f"{found} "


def test_exactly_my_limit_is_within_it():
    assert limit_words(amount(600, 600), Fraction(600), "USD") == "within it"
    assert limit_words(amount(600, 601), Fraction(600), "USD") == "may go above it"


@pytest.mark.parametrize(
    ("month", "limit", "said"),
    [
        (amount("600.40", "600.40"), 600, "above it ($600.40)"),
        (amount("600.001", "600.001"), 600, "above it ($600.01)"),
        (amount("600.50", "600.50"), 600, "above it"),
        (amount("600.90", "700"), 600, "above it (at least $600.90)"),
        (amount("600.40"), 600, "above it (at least $600.40)"),
        (amount("601", "700"), 600, "above it"),
        (amount("600.55", "600.55"), Decimal("600.60"), "within it ($600.55)"),
        (amount("500", "600.55"), Decimal("600.60"), "within it (at most $600.55)"),
        (amount("599.90", "599.90"), 600, "within it"),
    ],
)
def test_a_figure_that_looks_like_my_limit_is_said_with_its_cents(month, limit, said):
    assert limit_words(month, Fraction(limit), "USD") == said


def test_a_membership_alone_is_the_same_every_month():
    found = side_by_side(offer(repeat_every_days=0, membership_per_month=Decimal("600.40")))
    assert "Harbor: $600 (no repeats planned); above it ($600.40) An hour" in found
    assert "average" not in found
    assert "a month with" not in found


def test_without_a_limit_nothing_is_said_of_one():
    found = side_by_side(offer(), money=Money(currency="USD"))
    assert "limit" not in found
    assert "within" not in found
    assert "limit" not in breakdown(offer(), Money(currency="USD"))


def test_another_currency_stands_with_its_own_and_without_a_bar():
    found = side_by_side(offer("Alp", currency="CHF", session=9000), offer("Harbor"))
    assert (
        "- Alp: CHF 55,015; not compared; of it to them CHF 54,775 - ███████████▒ Harbor: $4,315-4,615"
        in found
    )
    assert "What is in another currency than mine, USD, stands with its own and is not compared" in found


def test_several_currencies_are_not_compared_while_mine_is_not_stated():
    found = side_by_side(offer("Alp", currency="CHF"), offer("Harbor"), money=Money(monthly_limit=600))
    assert "nothing is compared" in found
    assert "█" not in found
    assert "limit" not in found


@pytest.mark.parametrize("money", [Money(monthly_limit=600), Money(monthly_limit=600, hour=25)])
def test_one_offer_without_a_currency_keeps_no_others_from_being_compared(money):
    found = side_by_side(offer("Alp"), offer("Bare", currency=None), record("New"), offer("Oak"), money=money)
    assert "nothing is compared" not in found
    assert "No currency was entered for Bare: not compared with the others." in found
    assert found.count("█") > 0
    assert "My limit is $600 a month." in found
    assert found.count("; not compared") == 5


def test_my_limit_is_not_held_against_an_offer_that_is_not_compared():
    dollars, francs, bare = offer("Oak"), offer("Alp", currency="CHF"), offer("Bare", currency=None)
    mine = Money(hour=25, monthly_limit=600)

    def limits(profile, *among, money=mine):
        page = page_text(Page("costs", cost_breakdown(profile, money, among)))
        return "my limit is" in page

    assert limits(dollars)
    assert limits(dollars, dollars, bare)
    assert not limits(bare, dollars, bare)
    assert not limits(dollars, dollars, francs)
    stated = mine.model_copy(update={"currency": "USD"})
    assert limits(dollars, dollars, francs, money=stated)
    assert not limits(francs, dollars, francs, money=stated)


def test_whether_an_hour_of_mine_is_in_their_currency_is_said_where_mine_is_not_stated():
    said = "my own hours, at 25 each in the currency of the offer, as mine is not stated."
    assert said in " ".join(breakdown(offer(), Money(hour=25)).split())
    assert said in side_by_side(offer(), offer("Alp", currency="CHF"), money=Money(hour=25))
    assert said not in side_by_side(offer(), offer("Alp"), money=MINE)
    assert said not in " ".join(breakdown(offer(currency=None), Money(hour=25)).split())


def test_what_is_missing_is_said_as_questions_to_them_and_to_me():
    found = side_by_side(offer(session=None, ride_per_session=None, sessions=None), offer("Whole"))
    assert (
        "What is missing - Harbor: ask: what does one session cost? how many sessions are there in the first "
        "course? find out: what does getting there and back cost?"
    ) in found
    assert "Whole: ask" not in found
    assert "One question" not in found


ANYTHING_ELSE = (
    "One question can settle every price of theirs that is missing: is there anything else to pay?"
)


@pytest.mark.parametrize(
    ("missing", "settled"),
    [
        (("evaluation", "extras"), True),
        (("evaluation", "extras", "ride_per_session", "hours"), True),
        (("extras",), False),
        (("hours", "unpaid_hours_per_session"), False),
        (("extras", "ride_per_session"), False),
        (("session", "evaluation", "extras"), False),
        (("hour_price", "evaluation", "extras"), False),
    ],
)
def test_one_question_is_offered_only_where_it_settles_what_they_charge(missing, settled):
    found = offer(**dict.fromkeys(missing))
    assert (ANYTHING_ELSE in side_by_side(found, offer("Whole"))) == settled
    assert (ANYTHING_ELSE in " ".join(breakdown(found).split())) == settled


def test_whose_prices_one_question_settles_is_said_where_it_does_not_settle_everybodys():
    open_ones = [offer(name, evaluation=None, extras=None) for name in ("Harbor", "Oak")]
    assert f"Harbor and Oak: {ANYTHING_ELSE}" in side_by_side(*open_ones, offer("Alp", session=None))
    assert f"Oak: {ANYTHING_ELSE}" not in side_by_side(*open_ones, offer("Alp", extras=None))


def test_sessions_that_are_0_as_nobody_entered_their_price_are_said_to_be():
    free = offer(session=None, repeat_session=None, nothing_else=True)
    said = "No price of a session was entered: as there is nothing else to pay, it counts as 0."
    assert said in " ".join(breakdown(free).split())
    assert said in side_by_side(free)
    assert f"Harbor: {said}" in side_by_side(free, offer("Oak"))
    (_, first_course), *_ = four_figures(free.costs, MINE)
    assert first_course == "$1,615; no price of a session was entered"
    for other in (offer(session=0, nothing_else=True), offer(session=None, sessions=0, nothing_else=True)):
        assert "No price of a session" not in breakdown(other)
        assert "no price of a session" not in four_figures(other.costs, MINE)[0][1]


def test_where_nothing_is_missing_nothing_is_asked():
    assert "What is missing" not in side_by_side(offer())
    assert "What is missing" not in breakdown(offer())


def test_of_an_offer_nobody_asked_about_every_figure_is_a_question_mark():
    found = side_by_side(record("Harbor", costs={"currency": "USD"}), offer("Whole"))
    assert found.count("- Harbor: ? - ") == 5
    assert "Nothing is known of what it costs." in breakdown(record())
    assert "ask: how many sessions are there in the first course?" in " ".join(breakdown(record()).split())


def test_two_offers_of_one_name_are_told_apart():
    one, other = offer(), offer("HARBOR")
    other = other.model_copy(
        update={"provider": other.provider.model_copy(update={"name": "Harbor", "id": "x-2"})}
    )
    assert "Harbor [harbor]: $4,315-4,615" in side_by_side(one, other)


def test_without_an_offer_there_is_nothing_on_the_page():
    assert costs_side_by_side((), MINE) == ()


def test_every_figure_is_followed_down_to_what_was_entered():
    found = breakdown(offer(membership_per_month=10, reimbursed=[100, 200]))
    assert (
        found.splitlines()[1:]
        == """
How each figure of the cost was made

  Getting there and back is counted in, and so are my own hours, at $25 each.

  A month counts as 365.25 / 12 days, a year as 365.

The first course: $4,121-4,522
  - evaluation: $250
  - 6 sessions x $450-500 = $2,700-3,000
  - medicine: 6 sessions x $0 = $0
  - other hours: 3 hours x $175 = $525
  - required extras: $0
  - membership: $10 a month x 21 days = $7
  - charged together: $3,481-3,782
  - paid back: $100-200
  - left of that to pay: $3,281-3,682
  - getting there and back: 6 sessions x $40 = $240
  - my own hours: 6 sessions x 4 hours x $25 = $600

The first year: $10,724-11,125
  - the first course: $4,121-4,522
  - repeats: one every 30 days, in the 344 days after the course: 11 times $590
    = $6,490
  - membership: $10 a month x 344 days = $113

One repeat: $590
  - one later session: $450
  - medicine: $0
  - getting there and back: $40
  - my own hours: 4 hours x $25 = $100

A month of repeats: $609
  - repeats: $590, one every 30 days
  - membership: $10 a month
  - my limit is $600 a month: on average above it

An hour with a professional: $403-441
  - 6 sessions x $450-500 = $2,700-3,000
  - other hours: 3 hours x $175 = $525
  - time: 6 sessions x 50 minutes + 3 hours = 8 hours
""".splitlines()
    )


def test_a_share_paid_back_comes_off_the_course_and_off_a_repeat():
    found = breakdown(offer(session=450, reimbursed_share=Decimal("0.3")))
    assert found.count("paid back: 30 % of that") == 2
    assert "left of that to pay: $2,433" in found


def test_what_is_not_entered_as_nothing_else_is_to_pay_makes_no_line():
    found = breakdown(
        offer(extras=None, medicine_per_session=None, membership_per_month=None, nothing_else=True)
    )
    assert "I asked: there is nothing" in found
    for label in ("extras", "medicine", "membership"):
        assert f"- {label}" not in found
        assert f"required {label}" not in found


def test_hours_of_mine_make_no_line_while_they_are_worth_nothing_here():
    for money in (Money(), Money(currency="EUR", hour=25)):
        assert "my own hours:" not in breakdown(offer(), money)
    assert "In another currency than mine, EUR" in breakdown(offer(), Money(currency="EUR", hour=25))


def test_one_of_a_thing_is_said_as_one():
    found = breakdown(offer(sessions=1, course_days=1, repeat_every_days=1))
    assert "1 session x $450-500" in found
    assert "one every 1 day," in found


def test_entries_at_fault_are_to_be_mended_and_not_asked_for():
    found = " ".join(breakdown(offer(reimbursed=1, reimbursed_share=1, repeat_every_days=[0, 9])).split())
    assert "mend: 'reimbursed' and 'reimbursed_share' together; keep one of them" in found
    assert "mend: 'repeat_every_days' runs from 0" in found
    assert "ask:" not in found
