"""What one question weighs in a provider's whole score. Source: scoring.md, sections 3 and 9."""

from fractions import Fraction

from kchecklist.scoring.standing import Standing

_NOTHING = Fraction(0)


def share_of_one(standing: Standing) -> dict[str, Fraction]:
    """Section -> what a question of weight 1 in it weighs in the whole score, from 0 to 1.

    Over the sections that apply; 0 throughout where none of those weighs anything.
    """
    whole = sum((section.weight for section in standing.sections), _NOTHING)
    return {
        section.id: section.weight / (whole * section.total) if whole else _NOTHING
        for section in standing.sections
    }
