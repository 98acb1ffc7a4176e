"""Moving a provider to the trash, or removing it for good."""

import click

from kchecklist.cli.consent import agreed
from kchecklist.cli.options import with_places
from kchecklist.cli.output import say, tell
from kchecklist.cli.places import Places
from kchecklist.files.text import one_line, single_line

ALL_OF_IT = (
    "This removes the profile, all its earlier versions, what lies beside it and in the trash, and copies put aside. "
    "It cannot be taken back."
)


@click.command("delete")
@click.argument("provider")
@click.option(
    "--forever",
    is_flag=True,
    help="Remove all there is of it for good: also its history, what lies beside it, in the trash, and put aside.",
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_places
@click.pass_obj
def command(places: Places, provider: str, forever: bool, yes: bool) -> int:
    """Move a provider to the trash, or remove all there is of it.

    In the trash its file stays until you empty it: kchecklist trash. With --forever, PROVIDER may also lie in the trash already, be ruined, or be gone but for its history.
    """
    return _forever(places, provider, yes) if forever else _to_the_trash(places, provider, yes)


def _to_the_trash(places: Places, provider: str, yes: bool) -> int:
    from kchecklist.cli.provider_choice import for_a_shell, the_provider
    from kchecklist.profiles.trash import throw_away

    opened = places.open()
    stored = the_provider(opened, provider)
    title, own_id = one_line(stored.profile.title), stored.profile.id
    if not agreed(
        f"Move {title} ({one_line(own_id)}) to the trash? kchecklist restore takes it out again.",
        yes,
        "delete",
    ):
        say("nothing deleted")
        return 0
    tell(f"{title} now lies in {single_line(str(throw_away(opened.folder, stored)))}")
    say(f"to get it back: kchecklist restore {single_line(for_a_shell(own_id))}")
    return 0


def _forever(places: Places, provider: str, yes: bool) -> int:
    from kchecklist.cli.anywhere import anybody
    from kchecklist.cli.for_good import files_within, tell_removed
    from kchecklist.profiles.store import ProfileStore
    from kchecklist.profiles.trash import remove_for_good

    folder = places.data_folder()
    found = anybody(ProfileStore(folder), provider)
    title = one_line(found.title)
    question = f"Remove all there is of {title} ({one_line(found.id)}) for good?"
    if not agreed(question, yes, "delete", whole_word=True, first=ALL_OF_IT):
        say("nothing removed")
        return 0
    within = files_within(folder)
    say(f"{title} ({one_line(found.id)})")
    return tell_removed(folder, remove_for_good(folder, found.id), within)
