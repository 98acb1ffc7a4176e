"""How firm it is that one provider is ahead of another, whatever the sections count.

Source: scoring.md, section 7. All of it is about the sections that both have.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from kchecklist.scoring.order import Pair, is_ahead
from kchecklist.scoring.standing import Standing

NEVER, ALL_OF_IT = Fraction(0), Fraction(1)
"""Flip distances: nothing has to move; the one ahead stays so (or level) even if all importance moves."""


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firmly ``a`` is ahead of ``b``.

    ``shared`` names the sections that both have, in bank order; ``same_sections`` says that neither has
    another, so that this is about the whole. ``lead`` is the worst of ``a`` less the best of ``b`` with the
    weights as they are, ``least_lead`` the least that any weights can make of it and ``least_lead_in_order``
    the least among weights that keep the ordered picks; all from -1 to 1. ``flip_distance`` is the share of the
    importance, 0 to 1, that can move to other sections before the lead may be lost, and
    ``flip_distance_in_order`` the same while the picks keep their order. These five are None together: where
    the gates settle the pair, ``a`` is not ahead, or no section that weighs anything is shared.
    ``always_ahead`` and ``always_ahead_in_order`` hold over those same two sets of weights.
    """

    a: str
    b: str
    shared: tuple[str, ...]
    same_sections: bool
    lead: Fraction | None
    least_lead: Fraction | None
    least_lead_in_order: Fraction | None
    flip_distance: Fraction | None
    flip_distance_in_order: Fraction | None
    always_ahead: bool
    always_ahead_in_order: bool


def firmness_of_pairs(
    pairs: Iterable[Pair], standings: Iterable[Standing], picks: Sequence[str]
) -> tuple[Firmness, ...]:
    """How firm each of these pairs is, in the order given; ``standings`` holds everybody in them.

    ``picks`` are the priorities that count, in order (``weights.ordered_picks``): none where nothing or swing
    points were stated.
    """
    by_id = {each.id: each for each in standings}
    return tuple(firmness(by_id[pair.a], by_id[pair.b], picks) for pair in pairs)


def firmness(a: Standing, b: Standing, picks: Sequence[str] = ()) -> Firmness:
    """How firmly ``a`` is ahead of ``b``; standings made with the same weights, the one ahead first."""
    leads = section_leads(a, b)
    weights = {section.id: section.weight for section in a.sections if section.id in leads}
    whole = sum(weights.values(), Fraction())
    by_gate = a.gate[0] > b.gate[1]
    lead = least = least_in_order = None
    if is_ahead(a, b) and not by_gate and whole:
        lead = sum((weights[name] * leads[name] for name in leads), Fraction()) / whole
        least, least_in_order = least_lead(leads), least_lead(leads, picks)
    return Firmness(
        a=a.id,
        b=b.id,
        shared=tuple(leads),
        same_sections=len(leads) == len(a.sections) == len(b.sections),
        lead=lead,
        least_lead=least,
        least_lead_in_order=least_in_order,
        flip_distance=_flip_distance(lead, least),
        flip_distance_in_order=_flip_distance(lead, least_in_order),
        always_ahead=by_gate or (least is not None and least > 0),
        always_ahead_in_order=by_gate or (least_in_order is not None and least_in_order > 0),
    )


def section_leads(a: Standing, b: Standing) -> dict[str, Fraction]:
    """Section -> the worst of ``a`` less the best of ``b`` there, -1 to 1, for those that both have."""
    high = {section.id: section.high for section in b.sections}
    return {section.id: section.low - high[section.id] for section in a.sections if section.id in high}


def least_lead(leads: Mapping[str, Fraction], picks: Sequence[str] = ()) -> Fraction:
    """The least mean of these leads, one or more, under any weights that let each pick weigh no less than the next.

    All others weigh no more than the last pick; without picks any weights will do. Picks that have no lead are
    left out.
    """
    ordered = [leads[name] for name in picks if name in leads]
    rest = sorted(lead for name, lead in leads.items() if name not in picks)
    # The extreme weights are equal ones: on the first few picks, or on all picks and any of the rest.
    sums = accumulate((*ordered, *rest))
    return min(total / count for count, total in enumerate(sums, start=1))


def _flip_distance(lead: Fraction | None, least: Fraction | None) -> Fraction | None:
    if lead is None or least is None:
        return None
    if lead <= 0:
        return NEVER
    return ALL_OF_IT if least >= 0 else lead / (lead - least)
