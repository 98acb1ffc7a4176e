"""What each of several providers is called where they stand side by side."""

from collections.abc import Iterable, Mapping

from kchecklist.files.text import one_line
from kchecklist.profiles.record import Profile
from kchecklist.scoring.standing import Standing

Names = Mapping[str, str]
"""Provider id -> how it is called here."""


def names_apart(profiles: Iterable[Profile]) -> tuple[str, ...]:
    """A name for each: the name with its offer, and the id where that is there twice."""
    every = tuple(profiles)
    titles = [one_line(profile.title) for profile in every]
    return tuple(
        title if titles.count(title) == 1 else f"{title} [{one_line(profile.id)}]"
        for title, profile in zip(titles, every, strict=True)
    )


def told_apart(standings: Iterable[Standing]) -> dict[str, str]:
    """The same by id, in the order given."""
    profiles = [standing.profile for standing in standings]
    return dict(zip((profile.id for profile in profiles), names_apart(profiles), strict=True))


def listed(names: Iterable[str], last: str = "and") -> str:
    """Names in a sentence: ``A``, ``A and B``, ``A, B and C``."""
    *first, end = names
    return f"{', '.join(first)} {last} {end}" if first else end
