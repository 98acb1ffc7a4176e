"""The panes of the comparison: what each shows, and where its numbers can be followed to."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from kchecklist.reports.asking.parts import asking_parts, next_words
from kchecklist.reports.comparison.facts import plain_facts
from kchecklist.reports.comparison.like_for_like import like_for_like_parts, like_for_like_words, pair_parts
from kchecklist.reports.comparison.page import always, evidence
from kchecklist.reports.comparison.questions import ONLY, Only, questions_side_by_side
from kchecklist.reports.comparison.shares import shares_parts
from kchecklist.reports.comparison.standing import how_they_stand
from kchecklist.reports.costs.breakdown import cost_breakdown
from kchecklist.reports.costs.parts import costs_side_by_side
from kchecklist.reports.names import Names, told_apart
from kchecklist.reports.page import Heading, Part, Words
from kchecklist.reports.provider.why_range import why_range
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.shares import Shares
from kchecklist.scoring.views import EVERYTHING, View

MOST_ASKED = 5
STANDING_PANE, QUESTIONS_PANE = "Standing", "Questions"
Parts = Callable[[], Iterable[Part]]


@dataclass(frozen=True)
class Wish:
    """How the person wants to compare: on what evidence, without whom, which questions, in what order."""

    view: View = EVERYTHING
    left_out: frozenset[str] = frozenset()
    only: Only = "differences"
    by_standing: bool = False


@dataclass(frozen=True)
class Looking:
    """What the person looks at: the comparison, and how they asked for it to be shown.

    ``shares`` is None until they were drawn; ``ranges`` is whether ranges are shown. ``others`` maps other people to the
    same comparison by what matters to them.
    """

    comparison: Comparison
    today: dt.date
    ranges: bool = True
    only: Only = "differences"
    shares: Shares | None = None
    others: Mapping[str, Comparison] = field(default_factory=dict)
    names: Names = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", told_apart(self.comparison.standings))


@dataclass(frozen=True)
class Target:
    """Where a number can be followed to: a provider's summary, a question to ask, or a page of its own.

    One of ``provider`` (with ``question`` or without) and ``parts`` is given.
    """

    label: str
    provider: str = ""
    question: str = ""
    parts: Parts | None = None


@dataclass(frozen=True)
class Pane:
    """One pane: the name on its tab, what it shows, what enter leads to.

    ``reckoned`` says that it shows what the evidence asked for makes of the record, not only the record.
    """

    name: str
    parts: Callable[[Looking], Iterator[Part]]
    targets: Callable[[Looking], Sequence[Target]]
    hint: Callable[[Looking], str]
    reckoned: bool = True


def shown(pane: Pane, looking: Looking) -> tuple[Part, ...]:
    """Everything a pane shows: what enter does, what counts, its own parts, and the row that is always there."""
    comparison = looking.comparison
    if not comparison.standings:
        return Heading(pane.name), Words("No provider yet: esc, then a adds one.")
    counts = evidence(comparison) if pane.reckoned else ()
    return (Words(pane.hint(looking)), *counts, *pane.parts(looking), *always())


def _facts(looking: Looking) -> Iterator[Part]:
    yield from plain_facts(looking.comparison, looking.names)


def _standing(looking: Looking) -> Iterator[Part]:
    yield from how_they_stand(
        looking.comparison, looking.names, looking.today, looking.ranges, looking.others
    )
    if looking.shares is not None:
        yield from shares_parts(looking.shares, looking.comparison, looking.names)


def _questions(looking: Looking) -> Iterator[Part]:
    yield from questions_side_by_side(looking.comparison, looking.names, looking.only)


def _like_for_like(looking: Looking) -> Iterator[Part]:
    found = tuple(like_for_like_parts(looking.comparison, looking.names))
    yield from found or (Words("It takes two providers that are not ruled out."),)


def _money(looking: Looking) -> Iterator[Part]:
    comparison = looking.comparison
    profiles = (each.profile for each in comparison.standings)
    yield from costs_side_by_side(profiles, comparison.priorities.money)


def _summaries(looking: Looking) -> Sequence[Target]:
    return [Target(name, provider=id_) for id_, name in looking.names.items()]


def _why(looking: Looking) -> Sequence[Target]:
    if not looking.ranges:
        return _summaries(looking)
    checklist = looking.comparison.checklist
    return [
        Target(looking.names[each.id], parts=partial(why_range, checklist, each))
        for each in looking.comparison.standings
    ]


def _pairs(looking: Looking) -> Sequence[Target]:
    comparison, names = looking.comparison, looking.names
    return [
        Target(
            like_for_like_words(alike, comparison, names),
            parts=partial(pair_parts, comparison.by_id[alike.a], comparison.by_id[alike.b], names),
        )
        for alike in comparison.like_for_like
    ]


def _breakdowns(looking: Looking) -> Sequence[Target]:
    comparison, names = looking.comparison, looking.names
    money, among = comparison.priorities.money, [each.profile for each in comparison.standings]
    return [
        Target(names[each.id], parts=partial(cost_breakdown, each.profile, money, among))
        for each in comparison.standings
    ]


def _asking(looking: Looking) -> Iterator[Part]:
    yield from asking_parts(looking.comparison, looking.names, None, MOST_ASKED)


def _to_ask(looking: Looking) -> Sequence[Target]:
    comparison, names = looking.comparison, looking.names
    found = comparison.ask_next.questions
    return [
        Target(
            f"{names[one.provider]}: {next_words(one, comparison.by_id[one.provider])}",
            provider=one.provider,
            question=one.question.id,
        )
        for one in found
    ]


def _standing_hint(looking: Looking) -> str:
    follow = "why a range is what it is" if looking.ranges else "all about one of them"
    shares = "how often, no longer" if looking.shares else "in how many ways each comes first"
    return f"enter: {follow} · r: sort · g: {shares}"


def _questions_hint(looking: Looking) -> str:
    kinds = list(ONLY)
    following = kinds[(kinds.index(looking.only) + 1) % len(kinds)]
    return f"o: {ONLY[following][0].lower()}{ONLY[following][1:]} · enter: all about one of them"


PANES: tuple[Pane, ...] = (
    Pane("Facts", _facts, _summaries, lambda looking: "enter: all about one of them", reckoned=False),
    Pane(STANDING_PANE, _standing, _why, _standing_hint),
    Pane(QUESTIONS_PANE, _questions, _summaries, _questions_hint, reckoned=False),
    Pane("Like for like", _like_for_like, _pairs, lambda looking: "enter: two of them, question by question"),
    Pane(
        "Money",
        _money,
        _breakdowns,
        lambda looking: "enter: how the figures of one were made · i: enter prices",
        reckoned=False,
    ),
    Pane("Ask next", _asking, _to_ask, lambda looking: "enter: go and ask one of them"),
)
