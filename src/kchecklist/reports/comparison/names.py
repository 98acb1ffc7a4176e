"""What providers are called where several stand beside each other."""

from collections.abc import Iterable, Mapping, Sequence

from kchecklist.files.text import one_line
from kchecklist.scoring.standing import Standing

Names = Mapping[str, str]
"""Provider id -> how it is called here."""


def told_apart(standings: Sequence[Standing]) -> dict[str, str]:
    """Id -> the name with its offer, and with the id where that is there twice; in the order given."""
    titles = [one_line(standing.profile.title) for standing in standings]
    return {
        standing.id: title if titles.count(title) == 1 else f"{title} [{one_line(standing.id)}]"
        for title, standing in zip(titles, standings, strict=True)
    }


def listed(names: Iterable[str], last: str = "and") -> str:
    """Names in a sentence: ``A``, ``A and B``, ``A, B and C``."""
    *first, end = names
    return f"{', '.join(first)} {last} {end}" if first else end
