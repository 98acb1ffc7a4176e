"""What is kept of a provider on a page: its earlier versions, newest first, then what lies beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from kchecklist.profiles.history import Version
from kchecklist.profiles.record import Profile
from kchecklist.reports.page import Heading, Lines, Page, Part, Words
from kchecklist.reports.provider.history_rows import Beside, Kept, Origin, Row
from kchecklist.reports.provider.history_words import (
    at_most_three,
    changes_words,
    moment_words,
    until_words,
    versions_words,
)

Place = Literal["here", "trash", "unreadable", "gone"]
"""Where a provider is: among the others, in the trash, in a file that cannot be read, or only in what is kept of it."""
PLACE_WORDS = {
    "here": "",
    "trash": "in the trash",
    "unreadable": "its file cannot be read",
    "gone": "its file is gone",
}
_STAYS: dict[Place, str] = {
    "here": "What stands now stays.",
    "trash": "What lies in the trash stays there.",
    "unreadable": "Its file cannot be read: these are all that is left to read of it.",
    "gone": "Its file is gone: these are all that is left of it.",
}
HOW_LONG = (
    "Kept are all versions of the last hour, then one an hour for a day, one a day for a month, and one a month; "
    "what you laid out yourself stays for good."
)
NOTHING_YET = "Nothing is kept yet: the first change keeps what it replaces."
_ORIGINS: dict[Origin, str] = {
    "conflict": "changed in two places",
    "sync": "from a program that syncs",
}


@dataclass(frozen=True, slots=True)
class KeptOf:
    """A provider in a list of all; ``profile`` is what it is or last was, as far as it can be read.

    ``versions`` are what is kept of it, oldest first.
    """

    id: str
    profile: Profile | None
    place: Place
    versions: tuple[Version, ...] = ()

    @property
    def title(self) -> str:
        """What it is called; its id where nothing can be read."""
        return self.profile.title if self.profile is not None else self.id


def history_page(kept: Kept, place: Place = "here") -> Page:
    """What is kept of one provider, with numbers by which a version can be named; nothing of what was said is on it."""
    parts: list[Part] = []
    if PLACE_WORDS[place]:
        parts += [Words(f"This provider: {PLACE_WORDS[place]}.")]
    if kept.rows:
        parts += [Heading("As it stood, the newest first"), Words(HOW_LONG)]
        parts += [Lines(tuple(map(row_words, kept.rows)), numbered=True)]
    else:
        parts += [Words(NOTHING_YET)]
    if kept.beside:
        parts += [Heading("Other versions beside it"), Lines(tuple(map(beside_words, kept.beside)))]
    return Page(f"{kept.title}: earlier versions", tuple(parts))


def row_words(row: Row) -> str:
    """Until when a version stood, and what the change after it was: ``until 21 Nov 2026, 10:02:07; then phone``."""
    by_hand = "; you had laid it out: kept for good" if row.version.by_hand else ""
    return f"{until_words(row.version)}; {then_words(row)}{by_hand}"


def then_words(row: Row) -> str:
    """What the change after a version was."""
    if row.profile is None:
        return "it cannot be read"
    return f"then {changes_words(row.changed) if row.changed is not None else 'what came cannot be read'}"


def beside_words(other: Beside) -> str:
    """Which file lies beside, since when, why, and in what it differs from what stands."""
    since = f", since {moment_words(other.since)}" if other.since is not None else ""
    return f"{other.path.name}{since}, {_ORIGINS[other.origin]}: {_differs(other)}"


def all_kept_page(every: Iterable[KeptOf]) -> Page:
    """Of whom how many versions are kept, from when to when."""
    return Page("Earlier versions", tuple(_all_kept(tuple(every))))


def _all_kept(every: tuple[KeptOf, ...]) -> Iterator[Part]:
    if every:
        yield Words(HOW_LONG)
        yield Lines(tuple(map(kept_words, every)))
    else:
        yield Words("No provider yet, so nothing is kept.")


def kept_words(kept: KeptOf) -> str:
    """One provider in the list: ``Oak (oak-3f9a1c): 2 earlier versions, replaced from 3 Nov 2026, 09:00 to ...``."""
    words = f"{kept.title} ({kept.id}): {versions_words(len(kept.versions))}"
    if kept.versions:
        first, last = (moment_words(kept.versions[end].until) for end in (0, -1))
        words += f", replaced {first}" if first == last else f", replaced from {first} to {last}"
    return f"{words}; {PLACE_WORDS[kept.place]}" if PLACE_WORDS[kept.place] else words


def what_stands_words(place: Place) -> str:
    """What is left of a provider once its earlier versions are removed."""
    return _STAYS[place]


def _differs(other: Beside) -> str:
    if other.profile is None:
        return "it cannot be read"
    if other.differs is None:
        return "what stands cannot be read"
    things = at_most_three(change.thing for change in other.differs)
    return f"differs in {things}" if things else "says the same"
