"""How each figure of one offer was made, line by line, down to what was entered.

Source: scoring.md, section 11.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kchecklist.files.text import one_line
from kchecklist.profiles.priorities import Money
from kchecklist.profiles.record import Costs, Profile
from kchecklist.reports.costs.limit import against_limit
from kchecklist.reports.costs.parts import (
    FIRST_COURSE,
    FIRST_YEAR,
    HOUR,
    MISSING,
    MONTH,
    NO_REPEATS,
    ONE_QUESTION,
    SESSION_AT_0,
    counted_in,
    not_known,
    one_question_settles,
)
from kchecklist.reports.costs.words import (
    ENTRIES,
    anything_known,
    entry_words,
    money_words,
    plain,
    reckoning_words,
    rounded_amount,
    session_counts_as_0,
)
from kchecklist.reports.page import Heading, Lines, Part, Words
from kchecklist.reports.words import UNKNOWN
from kchecklist.scoring.amounts import Reckoning
from kchecklist.scoring.bill import MY_HOUR, YEAR, Bill, Item, is_nothing_else
from kchecklist.scoring.money import CostFigures, bill_of, compared, cost_faults, cost_figures

HOW = "How each figure of the cost was made"
ONE_REPEAT = "One repeat"
A_MONTH = "A month counts as 365.25 / 12 days, a year as 365."
NOTHING_ELSE = "I asked: there is nothing else to pay, so a price that was not entered is 0."
NOTHING_KNOWN = "Nothing is known of what it costs."
_LABELS = {
    "medicine_per_session": "medicine",
    "hour_price": "other hours",
    "course_days": "membership",
    "ride_per_session": "getting there and back",
    MY_HOUR: "my own hours",
}
"""What an item is called, by the last of its keys; others by the words of their entry."""
_UNITS = {
    "sessions": "session",
    "hours": "hour",
    "unpaid_hours_per_session": "hour",
    "course_days": "day",
    "professional_minutes_per_session": "minute",
}


def cost_breakdown(profile: Profile, money: Money, among: Iterable[Profile] = ()) -> tuple[Part, ...]:
    """The four figures of one offer, each with the lines that it is the sum of; and what is missing.

    ``among`` are the offers that it stands beside: where its figures are not compared with theirs, the person's
    limit is not held against them either.
    """
    costs = profile.costs
    figures = cost_figures(costs, money)
    others = (cost_figures(each.costs, money) for each in among if each.id != profile.id)
    made = _Making(costs, figures, bill_of(costs, money), money, compared((figures, *others))[0])
    return (
        Heading(HOW),
        *made.intro(),
        *(made.figures_in_parts() if anything_known(costs) else ()),
        *made.missing(),
    )


@dataclass(frozen=True, slots=True)
class _Making:
    """One offer whose figures are taken apart."""

    costs: Costs
    figures: CostFigures
    bill: Bill
    money: Money
    compared: bool

    def intro(self) -> Iterator[Part]:
        if not anything_known(self.costs):
            yield Words(NOTHING_KNOWN)
            return
        if self.figures.foreign:
            mine = one_line(self.money.currency or "")
            yield Words(
                f"In another currency than mine, {mine}: my own hours count as 0, nothing is compared."
            )
        else:
            yield Words(counted_in(self.money, self.figures.currency, bool(self.costs.currency)))
        yield Words(f"{A_MONTH} {NOTHING_ELSE}" if self.costs.nothing_else else A_MONTH)
        if session_counts_as_0(self.costs):
            yield Words(SESSION_AT_0)

    def figures_in_parts(self) -> Iterator[Part]:
        found = self.figures
        yield from self._figure(FIRST_COURSE, found.first_course, self._course())
        yield from self._figure(FIRST_YEAR, found.first_year, self._year())
        if self.costs.repeat_every_days != 0:
            yield from self._figure(ONE_REPEAT, self.bill.one_repeat, self._repeat())
        yield from self._figure(MONTH, found.month, self._month())
        yield from self._figure(HOUR, found.hour, self._hour())

    def missing(self) -> Iterator[Part]:
        keys = not_known(self.costs, self.figures)
        lines = [f"{'find out' if ENTRIES[key].mine else 'ask'}: {ENTRIES[key].question}" for key in keys]
        lines += [f"mend: {fault}" for fault in cost_faults(self.costs)]
        if lines:
            yield Heading(MISSING, level=2)
            yield Lines(tuple(lines))
        if one_question_settles(self.figures):
            yield Words(ONE_QUESTION)

    def _figure(self, title: str, figure: Reckoning, lines: Iterable[str]) -> Iterator[Part]:
        yield Heading(f"{title}: {self._said(figure)}", level=2)
        yield Lines(tuple(lines))

    def _course(self) -> Iterator[str]:
        yield from self._items(self.bill.charged_items)
        yield f"charged together: {self._said(self.bill.charged)}"
        yield from self._paid_back()
        if self.costs.reimbursed is not None or self.costs.reimbursed_share is not None:
            yield f"left of that to pay: {self._said(self.bill.after_reimbursement)}"
        yield from self._items(self.bill.my_items)

    def _year(self) -> Iterator[str]:
        yield f"the first course: {self._said(self.figures.first_course)}"
        after = self._number(self.bill.days_after_course(YEAR), "day")
        if self.costs.repeat_every_days == 0:
            yield NO_REPEATS
        else:
            repeats, one = self.bill.repeats_by(YEAR), self.bill.one_repeat
            made = f"{self._number(repeats, 'time')} {self._product(one)} = {self._product(repeats * one)}"
            yield f"repeats: {self._every()}, in the {after} after the course: {made}"
        if not is_nothing_else(self.costs, "membership_per_month"):
            total = self._product(self.bill.membership_by(YEAR))
            yield f"membership: {self._factor('membership_per_month')} x {after} = {total}"

    def _repeat(self) -> Iterator[str]:
        yield from self._items(self.bill.repeat_items)
        if self.costs.reimbursed_share is not None:
            yield from self._paid_back()
        yield from self._items(self.bill.my_repeat_items)

    def _month(self) -> Iterator[str]:
        if self.costs.repeat_every_days == 0:
            yield NO_REPEATS
        else:
            yield f"repeats: {self._product(self.bill.one_repeat)}, {self._every()}"
        if not is_nothing_else(self.costs, "membership_per_month"):
            yield f"membership: {self._factor('membership_per_month')}"
        words = against_limit(self.costs, self.figures, self.money) if self.compared else ""
        if words:
            limit = money_words(plain(self.money.monthly_limit or 0), self.figures.currency)
            yield f"my limit is {limit} a month: {words}"

    def _hour(self) -> Iterator[str]:
        yield from self._items(self.bill.professional_items)
        minutes = f"{self._factor('sessions')} x {self._factor('professional_minutes_per_session')}"
        hours = self._number(self.bill.professional_hours, "hour")
        yield f"time: {minutes} + {self._factor('hours')} = {hours}"

    def _paid_back(self) -> Iterator[str]:
        if self.costs.reimbursed is not None:
            yield f"paid back: {self._entry('reimbursed')}"
        if self.costs.reimbursed_share is not None:
            yield f"paid back: {self._entry('reimbursed_share')} of that"

    def _items(self, items: Iterable[Item]) -> Iterator[str]:
        """A line for each item but those that cost nothing without a word."""
        for item in items:
            silent = MY_HOUR in item.keys and (self.money.hour is None or self.figures.foreign)
            if not silent and not any(
                is_nothing_else(self.costs, key) for key in item.keys if key != MY_HOUR
            ):
                yield self._item(item)

    def _item(self, item: Item) -> str:
        *others, last = item.keys
        label = _LABELS.get(last) or ENTRIES[last].label
        made = " x ".join(map(self._factor, item.keys))
        if not others:
            return f"{label}: {made}"
        made = f"{made} = {self._product(item.amount)}"
        # "6 sessions x $450" says of itself what it is.
        return made if last == "session" else f"{label}: {made}"

    def _product(self, amount: Reckoning) -> str:
        return UNKNOWN if amount.amount is None else self._said(Reckoning(amount.amount))

    def _factor(self, key: str) -> str:
        """An entry with its unit."""
        if key == MY_HOUR:
            return money_words(plain(self.money.hour or 0), self.figures.currency)
        words = self._entry(key)
        if key == "membership_per_month":
            return f"{words} a month"
        return _of(words, _UNITS[key]) if key in _UNITS else words

    def _every(self) -> str:
        return f"one every {_of(self._entry('repeat_every_days'), 'day')}"

    def _entry(self, key: str) -> str:
        return entry_words(self.costs, key, self.figures.currency)

    def _number(self, number: Reckoning, unit: str) -> str:
        return _of(UNKNOWN if number.amount is None else rounded_amount(number.amount), unit)

    def _said(self, figure: Reckoning) -> str:
        return reckoning_words(figure, self.figures.currency)


def _of(number: str, unit: str) -> str:
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"
