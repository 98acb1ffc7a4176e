"""Putting an earlier version of a provider back, or taking one out of the trash."""

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kchecklist.cli.consent import agreed
from kchecklist.cli.options import with_places
from kchecklist.cli.output import say, tell
from kchecklist.cli.places import Opened, Places
from kchecklist.cli.when import WHEN
from kchecklist.files.faults import KchecklistError
from kchecklist.files.text import one_line, single_line

if TYPE_CHECKING:
    from kchecklist.cli.anywhere import Somebody
    from kchecklist.profiles.shelf import Stored


class NothingNamed(KchecklistError):
    """Nothing that could be put back was named; the text says how to name it."""


@click.command("restore")
@click.argument("provider")
@click.option(
    "--at",
    "when",
    type=WHEN,
    metavar="WHEN",
    help="As it stood when a day ended, as 2026-11-21; at a time, as 2026-11-21T10:02; or a number out of its "
    "history, 1 for the newest that is kept.",
)
@click.option(
    "--file",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What is in a file: a version that lies beside it, or one out of a backup.",
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_places
@click.pass_obj
def command(
    places: Places, provider: str, when: int | dt.datetime | None, path: Path | None, yes: bool
) -> int:
    """Put an earlier version back, or take a provider out of the trash.

    A version comes back as it was, to the last character; what stands there now is kept first. The numbers of the versions: kchecklist history PROVIDER.
    """
    from kchecklist.cli.anywhere import anybody

    if when is not None and path is not None:
        raise click.UsageError("either --at WHEN or --file FILE")
    opened = places.open()
    if path is not None:
        return _from_file(opened, provider, path.absolute(), yes)
    found = anybody(opened.store, provider)
    if when is not None:
        return _from_history(opened, found, when, yes)
    if found.place != "trash" or found.stored is None:
        see = _command("history", found.id)
        where = {"here": "it is there already", "gone": "its file is gone"}.get(
            found.place, "its file cannot be read"
        )
        raise NothingNamed(
            f"{where}; name a version: {see}, then {_command('restore', found.id)} --at NUMBER"
        )
    return _out_of_the_trash(opened, found.stored)


def _out_of_the_trash(opened: Opened, thrown: "Stored") -> int:
    from kchecklist.profiles.trash import in_trash, take_out

    back = take_out(opened.store, thrown)
    tell(f"{one_line(thrown.profile.title)} is there again, in {single_line(str(back))}")
    others = [other for other in in_trash(opened.folder).stored if other.profile.id == thrown.profile.id]
    for other in others:
        tell(f"thrown away earlier, and still in the trash: {single_line(str(other.path))}")
    return 0


def _from_history(opened: Opened, found: "Somebody", when: int | dt.datetime, yes: bool) -> int:
    from kchecklist.cli.moment_choice import load_own, nothing_left_of, version_meant
    from kchecklist.reports.provider.history import then_words
    from kchecklist.reports.provider.history_rows import kept_of
    from kchecklist.reports.provider.history_words import until_words

    kept = kept_of(opened.store, opened.checklist, found.id, found.stored)
    version = version_meant(when, found, kept)
    if version is not None:
        came = next((f" ({then_words(row)})" for row in kept.rows if row.version == version), "")
        how = f"as it stood {until_words(version)}"
        return _put_back(opened, load_own(version, found), how, yes, came)
    if found.place == "trash" and found.stored is not None:
        return _out_of_the_trash(opened, found.stored)
    if found.stored is None:
        raise nothing_left_of(found)
    tell("what stood then stands there now; nothing to do")
    return 0


def _from_file(opened: Opened, words: str, path: Path, yes: bool) -> int:
    from kchecklist.cli.anywhere import anybody
    from kchecklist.cli.provider_choice import WhichProvider, meant
    from kchecklist.profiles.shelf import load

    # One that somebody names may lie anywhere, and be a link to anywhere.
    stored = load(path.resolve())
    its_id = stored.profile.id
    try:
        meant_id = anybody(opened.store, words).id
    except WhichProvider:
        # Out of a backup may come somebody of whom there is nothing here.
        if meant(words, [(its_id, stored.profile, its_id)]) is None:
            raise
        meant_id = its_id
    if meant_id != its_id:
        raise NothingNamed(
            f"{path}: this is a version of {one_line(its_id)}, not of {one_line(meant_id)}; name a file of that one"
        )
    done = _put_back(opened, stored, f"as in {single_line(path.name)}", yes)
    if path.parent == opened.folder.providers and path != opened.store.path_of(its_id):
        tell("the file it came from still lies beside it; delete that when you have no more use for it")
    _no_longer_aside(opened, stored)
    return done


def _no_longer_aside(opened: Opened, version: "Stored") -> None:
    """Remove a copy that could not be saved where it belongs, once it stands there."""
    from kchecklist.profiles.aside import copies, remove

    aside = [copy for copy in copies(opened.folder) if copy.resolve() == version.path]
    if aside and _same(opened.store.path_of(version.profile.id), version.path):
        remove(aside[0])
        tell("the copy that lay aside is gone: it stands where it belongs")


def _put_back(opened: Opened, version: "Stored", how: str, yes: bool, came: str = "") -> int:
    """Put a version back; ``how`` it stood is said before and after, what ``came`` after it in the question alone."""
    from kchecklist.profiles.history import versions
    from kchecklist.profiles.trash import in_trash

    store, profile = opened.store, version.profile
    title = one_line(profile.title)
    stands = store.path_of(profile.id)
    there = os.path.lexists(stands)
    if there and _same(stands, version.path):
        tell("that is what stands there now; nothing to do")
        return 0
    kept_first = " What stands there now is kept." if there else ""
    if not agreed(f"Put {title} ({one_line(profile.id)}) back {how}{came}?{kept_first}", yes, "restore"):
        say("nothing restored")
        return 0
    saved = store.restore(profile.id, version.path)
    tell(f"{title} stands again {how}, in {single_line(str(saved.stored.path))}")
    if there:
        kept = versions(store.history_of(profile.id))[-1].path
        tell(f"what stood there is kept in {single_line(str(kept))}")
        say(f"to take this back: {_command('restore', profile.id)} --file {_shown(str(kept))}")
    else:
        say(f"to take this back: {_command('delete', profile.id)}")
        if any(thrown.profile.id == profile.id for thrown in in_trash(opened.folder).stored):
            tell("what you had thrown away stays in the trash")
    return 0


def _same(one: Path, other: Path) -> bool:
    from kchecklist.files.faults import BadFile
    from kchecklist.files.toml_reading import read_bytes

    try:
        return read_bytes(one) == read_bytes(other)
    except BadFile:
        return False


def _command(name: str, profile_id: str) -> str:
    return f"kchecklist {name} {_shown(profile_id)}"


def _shown(word: str) -> str:
    from kchecklist.cli.provider_choice import for_a_shell

    return single_line(for_a_shell(word))
