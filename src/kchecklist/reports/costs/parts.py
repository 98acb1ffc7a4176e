"""What several providers cost, side by side: no figure is ranked, and none is part of a range.

Source: scoring.md, section 11.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from kchecklist.files.text import one_line
from kchecklist.profiles.priorities import Money
from kchecklist.profiles.record import Costs, Profile
from kchecklist.reports.costs.bars import BAR_LEGEND, amount_bar, months_line, scale_of, scale_of_lows
from kchecklist.reports.costs.limit import against_limit
from kchecklist.reports.costs.words import (
    ENTRIES,
    NO_SESSION_PRICE,
    amount_words,
    anything_known,
    money_words,
    plain,
    reckoning_words,
    session_counts_as_0,
)
from kchecklist.reports.names import listed, names_apart
from kchecklist.reports.page import Heading, Lines, Part, Words
from kchecklist.reports.words import UNKNOWN, count
from kchecklist.scoring.amounts import Reckoning
from kchecklist.scoring.money import (
    CostFigures,
    compared,
    cost_faults,
    cost_figures,
    in_order,
    over_twelve_months,
)

COSTS = "What it costs"
FIRST_COURSE, FIRST_YEAR = "The first course", "The first year"
MONTH, HOUR = "A month of repeats", "An hour with a professional"
OVER_TWELVE_MONTHS = "What is paid by then, from the start"
MISSING = "What is missing"
SAID_AFTER = (1, 3, 6, 12)
"""The months whose figures stand in words."""
ONE_QUESTION = "One question can settle every price of theirs that is missing: is there anything else to pay?"
SESSION_AT_0 = "No price of a session was entered: as there is nothing else to pay, it counts as 0."
SETTLED_AT_ONCE = ("evaluation", "medicine_per_session", "extras", "membership_per_month")
"""The prices that "there is nothing else to pay" answers; what a session or an hour costs it does not."""
NEVER_AT_ONCE = ("session", "hour_price")
NO_REPEATS = "no repeats planned"


@dataclass(frozen=True, slots=True)
class _Offer:
    """One offer among those side by side, and whether its figures are compared with the others'."""

    head: str
    costs: Costs
    figures: CostFigures
    months: tuple[Reckoning, ...]
    compared: bool


def costs_side_by_side(profiles: Iterable[Profile], money: Money) -> tuple[Part, ...]:
    """The four figures of each, in the order given, with bars; twelve months; and what is missing, as questions.

    Nothing where there is no profile.
    """
    offers = _offers(tuple(profiles), money)
    if not offers:
        return ()
    return (
        Heading(COSTS),
        *_intro(offers, money),
        *_figure(FIRST_COURSE, offers, lambda figures: figures.first_course, _to_them),
        *_figure(FIRST_YEAR, offers, lambda figures: figures.first_year),
        *_month(offers, money),
        *_figure(HOUR, offers, lambda figures: figures.hour),
        *_twelve_months(offers),
        *_missing(offers),
    )


def four_figures(costs: Costs, money: Money) -> tuple[tuple[str, str], ...]:
    """What each of the four figures is called, and what it is."""
    figures = cost_figures(costs, money)
    named = zip((FIRST_COURSE, FIRST_YEAR, MONTH, HOUR), figures.four, strict=True)
    found = [(name, reckoning_words(figure, figures.currency)) for name, figure in named]
    if session_counts_as_0(costs):
        found[0] = (FIRST_COURSE, f"{found[0][1]}; {NO_SESSION_PRICE}")
    return tuple(found)


def to_ask(costs: Costs, figures: CostFigures) -> str:
    """What to ask, what only the person can find out, and what to mend, until every figure is firm; else nothing."""
    keys = not_known(costs, figures)
    asked = [ENTRIES[key].question for key in keys if not ENTRIES[key].mine]
    mine = [ENTRIES[key].question for key in keys if ENTRIES[key].mine]
    parts = [f"ask: {' '.join(asked)}"] if asked else []
    parts += [f"find out: {' '.join(mine)}"] if mine else []
    return " ".join([*parts, *(f"mend: {fault}." for fault in cost_faults(costs))])


def not_known(costs: Costs, figures: CostFigures) -> tuple[str, ...]:
    """The keys without an entry that keep any figure from being firm; those at fault have one."""
    return tuple(key for key in in_order((*figures.missing, *figures.needs)) if getattr(costs, key) is None)


def one_question_settles(figures: CostFigures) -> bool:
    """Whether several prices are missing, and a single answer can settle all that the provider charges."""
    missing = set(figures.missing)
    return not missing & set(NEVER_AT_ONCE) and len(missing & set(SETTLED_AT_ONCE)) > 1


def counted_in(money: Money, currency: str | None, named: bool) -> str:
    """What of the person's own is counted in.

    ``currency`` is what an hour of theirs is worth something in, None where that is not one; ``named`` says whether
    an offer names any.
    """
    if money.hour is None:
        return "Getting there and back is counted in; what an hour of mine is worth is not stated, and counts as 0."
    counted = "Getting there and back is counted in, and so are my own hours, at"
    if money.currency or not named:
        return f"{counted} {money_words(plain(money.hour), currency)} each."
    return f"{counted} {plain(money.hour)} each in the currency of the offer, as mine is not stated."


def _offers(profiles: tuple[Profile, ...], money: Money) -> tuple[_Offer, ...]:
    figures = [cost_figures(profile.costs, money) for profile in profiles]
    found = zip(names_apart(profiles), profiles, figures, compared(figures), strict=True)
    return tuple(
        _Offer(head, profile.costs, of_it, over_twelve_months(profile.costs, money), among)
        for head, profile, of_it, among in found
    )


def _intro(offers: tuple[_Offer, ...], money: Money) -> Iterator[Part]:
    currency = money.currency or next((each.figures.currency for each in offers if each.compared), None)
    named = any(each.costs.currency for each in offers)
    yield Words(f"Money is no part of any range. {counted_in(money, currency, named)}")
    if any(each.figures.foreign for each in offers):
        yield Words(
            f"What is in another currency than mine, {one_line(currency or '')}, stands with its own and is not "
            "compared; my own hours count as 0 there."
        )
    elif not any(each.compared for each in offers):
        yield Words("These are in several currencies, and which is mine is not stated: nothing is compared.")
    elif unnamed := [each.head for each in offers if not each.compared and anything_known(each.costs)]:
        yield Words(f"No currency was entered for {listed(unnamed)}: not compared with the others.")
    if at_0 := [each.head for each in offers if session_counts_as_0(each.costs)]:
        yield Words(SESSION_AT_0 if len(offers) == 1 else f"{listed(at_0)}: {SESSION_AT_0}")
    if any(each.compared for each in offers):
        yield Words(f"In each list the bars have one scale, from 0: {BAR_LEGEND}.")


def _figure(
    title: str,
    offers: tuple[_Offer, ...],
    figure_of: Callable[[CostFigures], Reckoning],
    more: Callable[[_Offer], str] = lambda offer: "",
) -> Iterator[Part]:
    """One figure of every offer, a line each, on one scale."""
    scale = scale_of(figure_of(offer.figures) for offer in offers if offer.compared)
    yield Heading(title, level=2)
    yield Lines(tuple(_line(offer, figure_of(offer.figures), scale) + more(offer) for offer in offers))


def _line(offer: _Offer, figure: Reckoning, scale: Fraction) -> str:
    if not anything_known(offer.costs):
        return f"{offer.head}: {UNKNOWN}"
    words = f"{offer.head}: {reckoning_words(figure, offer.figures.currency)}"
    if figure.amount is None:
        return words
    return f"{amount_bar(figure.amount, scale)} {words}" if offer.compared else f"{words}; not compared"


def _to_them(offer: _Offer) -> str:
    """How much of the first course is charged, which is what stands among the plain facts."""
    course, charged = offer.figures.first_course.amount, offer.figures.after_reimbursement.amount
    if course is None or charged is None or course == charged:
        return ""
    return f"; of it to them {amount_words(charged, offer.figures.currency)}"


def _month(offers: tuple[_Offer, ...], money: Money) -> Iterator[Part]:
    def more(offer: _Offer) -> str:
        none = f" ({NO_REPEATS})" if offer.costs.repeat_every_days == 0 else ""
        words = against_limit(offer.costs, offer.figures, money) if offer.compared else ""
        return f"{none}; {words}" if words else none

    heading, lines = _figure(MONTH, offers, lambda figures: figures.month, more)
    yield heading
    if money.monthly_limit is not None and any(offer.compared for offer in offers):
        currency = next(offer.figures.currency for offer in offers if offer.compared)
        yield Words(f"My limit is {money_words(plain(money.monthly_limit), currency)} a month.")
    yield lines


def _twelve_months(offers: tuple[_Offer, ...]) -> Iterator[Part]:
    """What is paid by the end of each month: drawn for those who see it, and in words at four of them."""
    scale = scale_of_lows(each for offer in offers if offer.compared for each in offer.months)
    yield Heading(OVER_TWELVE_MONTHS, level=2)
    yield Words(
        "The course counts whole from the start. "
        "A block for each month shows the least that can be paid by its end, on one scale for all."
    )
    yield Lines(tuple(_months(offer, scale) for offer in offers))


def _months(offer: _Offer, scale: Fraction) -> str:
    if all(each.amount is None for each in offer.months):
        why = reckoning_words(offer.months[-1], None) if anything_known(offer.costs) else UNKNOWN
        return f"{offer.head}: {why}"
    words = f"{offer.head}: {_over_time(offer)}"
    return f"{months_line(offer.months, scale)} {words}" if offer.compared else f"{words}; not compared"


def _over_time(offer: _Offer) -> str:
    found = [offer.months[month - 1].amount for month in SAID_AFTER]
    said = [UNKNOWN if each is None else amount_words(each, offer.figures.currency) for each in found]
    if len(set(said)) == 1:
        return f"after each of the {len(offer.months)} months {said[0]}"
    first, *rest = zip(SAID_AFTER, said, strict=True)
    return ", ".join([f"after {count(first[0], 'month')} {first[1]}", *(f"after {m} {x}" for m, x in rest)])


def _missing(offers: tuple[_Offer, ...]) -> Iterator[Part]:
    found = [(offer, to_ask(offer.costs, offer.figures)) for offer in offers]
    lines = tuple(f"{offer.head}: {words}" for offer, words in found if words)
    if not lines:
        return
    yield Heading(MISSING, level=2)
    yield Lines(lines)
    at_once = [offer.head for offer in offers if one_question_settles(offer.figures)]
    if at_once:
        others = any(set(offer.figures.missing) & set(NEVER_AT_ONCE) for offer in offers)
        yield Words(f"{listed(at_once)}: {ONE_QUESTION}" if others else ONE_QUESTION)
