"""What to ask next and of whom, as words and as parts of a page. Source: scoring.md, section 9."""

from collections.abc import Sequence
from fractions import Fraction

from kchecklist.scoring.ask_next import NextQuestion, share_settled
from kchecklist.scoring.comparison import Comparison
from kchecklist.scoring.floors import OPEN
from kchecklist.scoring.shown import shown_percent
from kchecklist.scoring.standing import Standing

STOP = "More answers cannot change who stands first."
STOP_BUT_A_FLOOR = "Only a floor with two answers can still change who stands first: ask that again."
SETTLED = "Everything that counts is settled."
SETTLED_BUT_A_FLOOR = "Everything that counts is settled, but for a floor with two answers: ask that again."


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
    """One sentence where more answers cannot change who stands first, or only a floor with two answers can.

    None as long as there is more to ask; safety floors may still be open all the same.
    """
    if not comparison.ask_next.stop:
        return None
    alone = len(comparison.order.ranks) == 1
    if _floor_can_change_it(comparison):
        return SETTLED_BUT_A_FLOOR if alone else STOP_BUT_A_FLOOR
    return SETTLED if alone else STOP


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
