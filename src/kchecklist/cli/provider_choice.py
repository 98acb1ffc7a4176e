"""Which provider somebody means: an id, a name, or an unambiguous beginning of one."""

from collections.abc import Callable, Iterable

from kchecklist.cli.from_input import INSTEAD, line_from_input
from kchecklist.cli.places import Opened
from kchecklist.files.faults import KchecklistError
from kchecklist.files.text import one_line
from kchecklist.profiles.record import Profile
from kchecklist.profiles.store import Stored

MOST_NAMED = 6


class WhichProvider(KchecklistError):
    """No provider is meant, or several; the text names the candidates."""


def the_provider(opened: Opened, words: str) -> Stored:
    """The one provider that the words mean; ``-`` means the one on standard input. Raises WhichProvider."""
    if words == INSTEAD:
        words = line_from_input("provider")
    if words == "":
        raise WhichProvider("an empty name means no provider")
    wanted = words.casefold()
    ways: tuple[Callable[[str], bool], ...] = (
        lambda name: name == wanted,
        lambda name: name.startswith(wanted),
    )
    for stored in opened.stored:
        if stored.profile.id == words:
            return stored
    for fits in ways:
        found = [stored for stored in opened.stored if any(map(fits, _names(stored.profile)))]
        if len(found) == 1:
            return found[0]
        if found:
            raise WhichProvider(f"'{words}' could be {_listed(found)}; use the id")
    if not opened.stored:
        raise WhichProvider("there is no provider yet; add one: kchecklist new NAME")
    raise WhichProvider(
        f"no provider begins with '{words}'; there is {_listed(opened.stored)}; add one: kchecklist new NAME"
    )


def _names(profile: Profile) -> tuple[str, ...]:
    return profile.id.casefold(), profile.provider.name.casefold(), profile.title.casefold()


def _listed(found: Iterable[Stored]) -> str:
    # Ids only: an error is the line that somebody shows around or pastes into a report.
    names = [one_line(stored.profile.id) for stored in found]
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"{', '.join(names[:MOST_NAMED])}{more}"
