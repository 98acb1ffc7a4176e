"""What to ask next and of whom, as words and as parts of a page. Source: scoring.md, section 9."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from kchecklist.reports.asking.promised import promised_words
from kchecklist.reports.evidence_words import view_words
from kchecklist.reports.floor_words import SAFETY_FLOOR, floor_state_words, floors_words
from kchecklist.reports.heads import report_head
from kchecklist.reports.names import Names, listed, told_apart
from kchecklist.reports.page import Heading, Lines, Page, Part, Words
from kchecklist.reports.words import ask_words, capital, count, topic
from kchecklist.scoring.ask_next import NextQuestion, share_settled
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.deciding_floors import UNSURE, unsure_floors
from kchecklist.scoring.floors import OPEN
from kchecklist.scoring.shown import shown_percent, shown_whole_points
from kchecklist.scoring.standing import Standing

STOP = "No answer that is still open can change who stands first."
STOP_BUT_A_FLOOR = (
    "Of what is open, only a floor with two answers can change who stands first: ask that again."
)
SETTLED = "Everything that counts is settled."
SETTLED_BUT_A_FLOOR = "Everything that counts is settled, but for a floor with two answers: ask that again."


NO_SINGLE_ONE = "No single answer decides who stands first. These settle most, safety floors before the rest."
FLOORS_STILL_OPEN = "Safety floors still open, whoever stands first:"
NOTHING_OPEN = "Nothing that counts is open."
NOBODY = "No provider to ask yet."
ALL_RULED_OUT = "All are ruled out by me: nobody to ask."


def asking_page(comparison: Comparison, as_of: dt.date, only: Collection[str] | None, most: int) -> Page:
    """What to ask next as a document of its own; see ``asking_parts``."""
    parts = asking_parts(comparison, told_apart(comparison.standings), only, most)
    counted = [Words(words)] if (words := view_words(comparison.view)) else []
    head = report_head(comparison.checklist, as_of)
    return Page("What to ask next", (*head, *counted, *parts))


def asking_parts(
    comparison: Comparison, names: Names, only: Collection[str] | None, most: int
) -> tuple[Part, ...]:
    """The next ``most`` questions over all providers in their order, then those of each one.

    ``names`` gives every provider's by its id. ``only`` are the ids of those that are shown, ruled out or not; the
    order is that of the whole comparison. None shows everybody who is not ruled out.
    """
    shown = [
        each for each in comparison.standings if (not each.ruled_out if only is None else each.id in only)
    ]
    if not shown:
        return (Words(ALL_RULED_OUT if comparison.standings else NOBODY),)
    over_all = [one for one in comparison.ask_next.questions if one.provider in {each.id for each in shown}]
    parts = [*_begun(comparison, shown, names)]
    if not comparison.ask_next.stop and len(shown) > 1 and over_all:
        items = (
            f"{names[one.provider]}: {next_words(one, comparison.by_id[one.provider])}"
            for one in over_all[:most]
        )
        parts += [Heading("First, over all of them"), Lines(tuple(items), numbered=True)]
    for each in shown:
        parts += [Heading(names[each.id]), *_of_one(comparison, each, most)]
    return tuple(parts)


def next_words(one: NextQuestion, standing: Standing) -> str:
    """A question to ask, or to look up, with why it comes next; ``standing`` is its provider's."""
    why = why_words(one, standing)
    ask = ask_words(one.question)
    return f"{ask} ({why})" if why else ask


def why_words(one: NextQuestion, standing: Standing) -> str:
    """Why a question comes where it does: ``safety floor``, ``settles up to 4 points of 100``; or nothing."""
    if one.floor:
        floor = next(each for each in standing.floors if each.question.id == one.question.id)
        return f"{SAFETY_FLOOR}: {floor_state_words(floor)}" if floor.asked else SAFETY_FLOOR
    if one.voi:
        return "may change who stands first"
    if not one.swing:
        return ""
    points = shown_whole_points(one.swing)
    return f"settles {'' if points.startswith('less') else 'up to '}{points} of 100"


def settles_words(standing: Standing, questions: Sequence[NextQuestion]) -> str:
    """How much of what is open with this provider these of its questions settle.

    As ``these 5 settle 62 % of what is open``; empty where no range hangs on them.
    """
    share = share_settled(standing, questions)
    if not share:
        return ""
    much = shown_percent(share) if share >= Fraction(1, 100) else "less than 1 %"
    these = f"these {len(questions)} settle" if len(questions) > 1 else "this one settles"
    return f"{these} {much} of what is open" if share < 1 else f"{these} all that is open"


def stop_words(comparison: Comparison) -> str | None:
    """That no open answer can change who stands first, or only a floor with two answers can.

    With the floors that decide it and are not known surely: a surer answer to one of those changes it all the same.
    None as long as there is more to ask; safety floors may still be open even so.
    """
    if not comparison.ask_next.stop:
        return None
    alone = len(comparison.order.ranks) == 1
    if _floor_can_change_it(comparison):
        stop = SETTLED_BUT_A_FLOOR if alone else STOP_BUT_A_FLOOR
    else:
        stop = SETTLED if alone else STOP
    return " ".join(filter(None, (stop, unsure_words(comparison))))


def unsure_words(comparison: Comparison) -> str:
    """Which floors decide who stands first and are only heard or advertised; empty where there are none.

    As ``One floor that decides is only heard: Harbor (vital signs). Ask there.``
    """
    found = unsure_floors(comparison.standings, comparison.ask_next.contenders)
    if not found:
        return ""
    names = told_apart(comparison.standings)
    of_each: dict[str, list[str]] = {}
    for one in found:
        of_each.setdefault(one.provider, []).append(topic(one.question))
    who = listed(f"{names[provider]} ({', '.join(topics)})" for provider, topics in of_each.items())
    how = listed((level for level in UNSURE if any(one.level == level for one in found)), "or")
    many = "One floor that decides is" if len(found) == 1 else f"{len(found)} floors that decide are"
    return f"{many} only {how}: {who}. Ask there."


def _begun(comparison: Comparison, shown: Sequence[Standing], names: Names) -> Iterator[Part]:
    """What is to be known before the questions: that they change nothing, or that none alone decides."""
    stop = stop_words(comparison)
    if stop is None:
        # A floor may decide whatever its answer is worth, and of one alone nothing is asked who stands first.
        open_now = comparison.ask_next.questions
        decides = any(one.voi or (one.floor and one.contender) for one in open_now)
        if open_now and len(shown) > 1 and len(comparison.order.ranks) > 1 and not decides:
            yield Words(NO_SINGLE_ONE)
        return
    yield Words(stop)
    still = tuple(
        f"{names[each.id]}: {floors_words(each)}"
        for each in shown
        if any(floor.state == "unknown" for floor in each.floors)
    )
    if still:
        yield Words(FLOORS_STILL_OPEN)
        yield Lines(still)


def _of_one(comparison: Comparison, standing: Standing, most: int) -> Iterator[Part]:
    if standing.ruled_out:
        yield Words("Ruled out by me: it takes no part in the order.")
    questions = comparison.ask_next.by_provider[standing.id]
    if questions:
        yield from _asked_next(standing, questions, most)
    else:
        yield Words(NOTHING_OPEN)
    if beside := (*promised_words(standing), *_prices(comparison, standing)):
        yield Lines(beside)


def _asked_next(standing: Standing, questions: Sequence[NextQuestion], most: int) -> Iterator[Part]:
    asked = questions[:most]
    yield Lines(tuple(next_words(one, standing) for one in asked), numbered=True)
    settles = settles_words(standing, asked)
    left = len(questions) - len(asked)
    more = f"{left} more {'is' if left == 1 else 'are'} open" if left else ""
    said = "; ".join(filter(None, (settles, more)))
    if said:
        yield Words(f"{capital(said)}.")


def _prices(comparison: Comparison, standing: Standing) -> Iterator[str]:
    figures = comparison.costs[standing.id]
    if missing := {*figures.missing, *figures.needs}:
        yield f"money: {count(len(missing), 'figure')} not known yet"


def _floor_can_change_it(comparison: Comparison) -> bool:
    """Whether asking again about two answers could still make a contender fail, and another stand first."""
    order, first = comparison.order, comparison.ask_next.contenders
    others = {name: [other for other in order.ranks if other != name] for name in first}
    if any(found and all(order.is_ahead(name, other) for other in found) for name, found in others.items()):
        return False
    return any(
        floor.state == "unknown" and floor.contradicted
        for name in first
        if comparison.by_id[name].gate == OPEN
        for floor in comparison.by_id[name].floors
    )
