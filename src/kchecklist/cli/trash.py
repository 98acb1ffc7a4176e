"""What lies in the trash, and emptying it."""

from typing import TYPE_CHECKING

import click

from kchecklist.cli.consent import agreed
from kchecklist.cli.options import with_places
from kchecklist.cli.output import complain_of, say, tell
from kchecklist.cli.places import Places
from kchecklist.files.text import one_line, single_line

if TYPE_CHECKING:
    from kchecklist.profiles.folder import DataFolder


@click.command("trash")
@click.option("--empty", "emptying", is_flag=True, help="Remove all of it for good, with its history.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_places
@click.pass_obj
def command(places: Places, emptying: bool, yes: bool) -> int:
    """What lies in the trash, and since when.

    Take one out with: kchecklist restore PROVIDER. Nothing goes out of the trash by itself.
    """
    if yes and not emptying:
        raise click.UsageError("--yes goes with --empty")
    folder = places.data_folder()
    return _empty(folder, yes) if emptying else _list(folder)


def _list(folder: "DataFolder") -> int:
    from kchecklist.profiles.trash import in_trash
    from kchecklist.reports.provider.history_words import in_trash_since

    shelf = in_trash(folder)
    for thrown in shelf.stored:
        profile = thrown.profile
        who = f"{one_line(profile.title)} ({one_line(profile.id)})"
        tell(", ".join(filter(None, (who, in_trash_since(thrown.path), single_line(thrown.path.name)))))
    if shelf.stored:
        tell("\ntake one out: kchecklist restore PROVIDER; remove all for good: kchecklist trash --empty")
    elif not shelf.faults:
        say("the trash is empty")
    complain_of(shelf.faults)
    return 1 if shelf.faults else 0


def _empty(folder: "DataFolder", yes: bool) -> int:
    from kchecklist.cli.for_good import files_within, tell_removed
    from kchecklist.profiles.trash import empty, lying
    from kchecklist.reports.words import count

    agreed_to = lying(folder)
    if not agreed_to.files:
        say("the trash is empty")
        return 0
    question = f"Remove {count(len(agreed_to.files), 'file')} in the trash for good, and the history of who is nowhere else?"
    if not agreed(question, yes, "empty it", whole_word=True):
        say("nothing removed")
        return 0
    within = files_within(folder)
    return tell_removed(folder, empty(folder, agreed_to), within)
