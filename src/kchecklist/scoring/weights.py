"""How much each section counts: the bank's weights, the person's priorities, or swing points.

Source: scoring.md, section 4.
"""

from fractions import Fraction

from kchecklist.checklist.models import OWN, Checklist, Section
from kchecklist.checklist.rank_order import centroid_weights
from kchecklist.profiles.priorities import MOST_PICKS, Priorities


def section_weights(checklist: Checklist, priorities: Priorities) -> dict[str, Fraction]:
    """Section -> its share of the whole, from 0 to 1 and 1 in sum, over all sections that stand, in bank order.

    A section stands whether or not it applies to a provider; ``own``, and one that the person added, only once it has a
    question that counts. Swing points win over priorities; points that are all 0 leave the bank's weights.
    """
    sections = standing_sections(checklist)
    points = {section.id: Fraction(priorities.swing.get(section.id, 0)) for section in sections}
    if any(points.values()):
        return _in_proportion(points)
    base = {section.id: Fraction(section.weight) for section in sections}
    picks = ordered_picks(checklist, priorities)
    return _by_rank(base, picks) if picks else _in_proportion(base)


def ordered_picks(checklist: Checklist, priorities: Priorities) -> tuple[str, ...]:
    """The priorities that count, in order, at most three; none where swing points were given instead."""
    known = {section.id for section in standing_sections(checklist)}
    if not known.isdisjoint(priorities.swing):
        return ()
    return tuple(dict.fromkeys(name for name in priorities.sections if name in known))[:MOST_PICKS]


def unknown_sections(checklist: Checklist, priorities: Priorities) -> tuple[str, ...]:
    """The sections that the priorities name and that are ignored, each once: the bank has none, or no question."""
    known = {section.id for section in standing_sections(checklist)}
    return tuple(
        dict.fromkeys(name for name in (*priorities.sections, *priorities.swing) if name not in known)
    )


def standing_sections(checklist: Checklist) -> tuple[Section, ...]:
    """The sections that weights are shared among, in bank order."""
    theirs = (OWN, *checklist.added)
    return tuple(section for section in checklist.sections if section.id not in theirs or _counts(section))


def _counts(section: Section) -> bool:
    # "Just a note, it never counts" would otherwise move the weights of all other sections.
    return any(question.kind != "info" for question in section.questions)


def _in_proportion(amounts: dict[str, Fraction]) -> dict[str, Fraction]:
    whole = sum(amounts.values())
    return {name: amount / whole for name, amount in amounts.items()}


def _by_rank(base: dict[str, Fraction], picks: tuple[str, ...]) -> dict[str, Fraction]:
    """Rank-order-centroid weights for the picks; the rest share what is left in proportion to ``base``."""
    centroid = centroid_weights(len(base))
    of_pick = dict(zip(picks, centroid, strict=False))
    left = sum(centroid[len(picks) :])
    rest = sum(amount for name, amount in base.items() if name not in of_pick)
    return {name: of_pick[name] if name in of_pick else left * base[name] / rest for name in base}
