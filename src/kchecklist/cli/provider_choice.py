"""Which provider somebody means: an id, a name, or an unambiguous beginning of one."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from kchecklist.cli.from_input import INSTEAD, line_from_input
from kchecklist.cli.places import Opened
from kchecklist.files.faults import KchecklistError
from kchecklist.files.text import one_line
from kchecklist.profiles.record import Profile
from kchecklist.profiles.shelf import Stored

MOST_NAMED = 6
_Meant = TypeVar("_Meant")
Named = tuple[str, Profile | None, _Meant]
"""Somebody to choose from: an id, the record that has the names, and what is chosen."""


class WhichProvider(KchecklistError):
    """No provider is meant, or several; the text names the candidates."""


def the_provider(opened: Opened, words: str) -> Stored:
    """The one provider that the words mean; ``-`` means the one on standard input. Raises WhichProvider."""
    words = typed(words)
    here = [(stored.profile.id, stored.profile, stored) for stored in opened.stored]
    found = meant(words, here)
    if found is not None:
        return found
    if ruined := _ruined(opened, words):
        raise WhichProvider(ruined)
    if thrown := _in_the_trash(opened, words):
        raise WhichProvider(f"'{words}' lies in the trash; take it out: kchecklist restore {thrown}")
    for fault in opened.shelf_faults:
        # Whoever it is may be in there.
        if fault.path == opened.folder.providers:
            raise WhichProvider(str(fault))
    if not here:
        raise WhichProvider("there is no provider yet; add one: kchecklist new NAME")
    raise WhichProvider(
        f"no provider begins with '{words}'; there is {listed(name for name, _, _ in here)}; "
        "add one: kchecklist new NAME"
    )


def typed(words: str) -> str:
    """The words, which ``-`` takes from standard input. Raises WhichProvider where there are none."""
    if words == INSTEAD:
        words = line_from_input("provider")
    if words == "":
        raise WhichProvider("an empty name means no provider")
    return words


def meant(words: str, *groups: Sequence[Named[_Meant]]) -> _Meant | None:
    """The one of these that the words mean, or None; of those that fit equally well the first group's are meant.

    Raises:
        WhichProvider: several of one group fit.
    """
    wanted = words.casefold()
    for group in groups:
        for name, _, found in group:
            if name == words:
                return found
    ways: tuple[Callable[[str], bool], ...] = (
        lambda name: name == wanted,
        lambda name: name.startswith(wanted),
    )
    for fits in ways:
        for group in groups:
            fitting = [
                (name, found) for name, profile, found in group if any(map(fits, _names(name, profile)))
            ]
            if len(fitting) == 1:
                return fitting[0][1]
            if fitting:
                raise WhichProvider(f"'{words}' could be {listed(name for name, _ in fitting)}; use the id")
    return None


def listed(ids: Iterable[str]) -> str:
    """The first six of these, and how many more."""
    # Ids only: an error is the line that somebody shows around or pastes into a report.
    names = list(map(one_line, ids))
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"{', '.join(names[:MOST_NAMED])}{more}"


def _names(name: str, profile: Profile | None) -> tuple[str, ...]:
    if profile is None:
        return (name.casefold(),)
    return name.casefold(), profile.provider.name.casefold(), profile.title.casefold()


def _ruined(opened: Opened, words: str) -> str:
    """What is wrong with the file of the one who is meant, where, and what to do; nothing where it is somebody else."""
    from kchecklist.cli.ruined import ruined_one

    found = ruined_one(opened, words)
    if found is None:
        return ""
    fault = found.fault
    where = fault.path if fault.line is None else f"{fault.path}:{fault.line}"
    return f"the file of {one_line(found.id)} cannot be read: {where}: {fault.what}; {found.way_back}"


def _in_the_trash(opened: Opened, words: str) -> str | None:
    """The id of the one in the trash who is meant, as a command takes it; None where that is nobody, or several."""
    from kchecklist.profiles.trash import in_trash

    profiles = {thrown.profile.id: thrown.profile for thrown in in_trash(opened.folder).stored}
    try:
        return meant(words, [(name, profile, for_a_shell(name)) for name, profile in profiles.items()])
    except WhichProvider:
        return None


def for_a_shell(word: str) -> str:
    """A word as it is typed in a command, whatever it holds."""
    import shlex

    return shlex.quote(word)
