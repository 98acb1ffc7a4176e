"""Moving a provider to the trash."""

import sys

import click

from kchecklist.cli.options import with_places
from kchecklist.cli.output import complain, say
from kchecklist.cli.places import Places
from kchecklist.files.text import one_line

BAD_INPUT = 2


@click.command("delete")
@click.argument("provider")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_places
@click.pass_obj
def command(places: Places, provider: str, yes: bool) -> int:
    """Move a provider's file to the trash, where it stays."""
    from kchecklist.cli.provider_choice import the_provider
    from kchecklist.profiles.trash import throw_away

    opened = places.open()
    stored = the_provider(opened, provider)
    title = one_line(stored.profile.title)
    if not yes:
        if not sys.stdin.isatty():
            complain("there is nobody to ask; add --yes to delete")
            return BAD_INPUT
        say(f"Move {title} ({stored.profile.id}) to the trash? y or n: ", end="")
        if sys.stdin.readline().strip().casefold() not in ("y", "yes"):
            say("nothing deleted")
            return 0
    say(f"{title} now lies in {throw_away(opened.folder, stored)}")
    return 0
