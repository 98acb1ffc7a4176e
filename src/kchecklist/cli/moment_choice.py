"""Which earlier version somebody means: by its number in the history, or by a day or time at which it stood."""

import datetime as dt

from kchecklist.cli.provider_choice import for_a_shell
from kchecklist.files.faults import BadFile, KchecklistError
from kchecklist.profiles.history import Version, version_at
from kchecklist.profiles.shelf import Stored, load
from kchecklist.reports.provider.history import KeptOf
from kchecklist.reports.provider.history_rows import Kept
from kchecklist.reports.provider.history_words import moment_words
from kchecklist.reports.words import day


class NoSuchVersion(KchecklistError):
    """No version that is kept is meant; the text says what there is."""


def version_meant(when: int | dt.datetime, of: KeptOf, kept: Kept) -> Version | None:
    """The version that is meant; None where that is what stands now.

    Raises:
        NoSuchVersion: the number is too high, or it was not there yet.
    """
    see = f"see: kchecklist history {for_a_shell(of.id)}"
    if isinstance(when, int):
        if when > len(kept.rows):
            last = len(kept.rows)
            there = f"the last is {last}" if last else "nothing is kept yet"
            raise NoSuchVersion(f"there is no number {when}: {there}; {see}")
        return kept.rows[when - 1].version
    found = version_at(of.versions, when)
    if (
        found is not None
        and found is of.versions[0]
        and (added := _added(found)) is not None
        and when < added
    ):
        raise NoSuchVersion(
            f"nothing is kept from then: it was added on {day(added)}, and the oldest version stood until "
            f"{moment_words(found.until)}; {see}"
        )
    return found


def nothing_left_of(of: KeptOf) -> NoSuchVersion:
    """What to say where a provider cannot be read, and was not changed again after the moment that is meant."""
    return NoSuchVersion(
        f"what stood then cannot be read now, and no copy of it is kept; see: kchecklist history {for_a_shell(of.id)}"
    )


def load_own(version: Version, of: KeptOf) -> Stored:
    """The version, read.

    Raises:
        BadFile: when it cannot be.
        NoSuchVersion: when it is another provider's.
    """
    stored = load(version.path)
    if stored.profile.id != of.id:
        raise NoSuchVersion(
            f"the version of then is another provider's; see: kchecklist history {for_a_shell(of.id)}"
        )
    return stored


def _added(version: Version) -> dt.datetime | None:
    """When the provider was added, by its oldest version; the beginning of the day where only that is known."""
    try:
        added = load(version.path).profile.provider.added
    except BadFile:
        return None
    if added is None:
        return None
    if not isinstance(added, dt.datetime):
        return dt.datetime.combine(added, dt.time.min)
    return added.astimezone().replace(tzinfo=None) if added.tzinfo is not None else added
