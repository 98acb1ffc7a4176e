"""Where the files are."""

import click

from kchecklist.cli.options import with_places
from kchecklist.cli.output import say
from kchecklist.cli.places import Places


@click.command("where")
@with_places
@click.pass_obj
def command(places: Places) -> int:
    """Where the files are."""
    folder = places.data_folder()
    for name, path in (
        ("data folder", folder.path),
        ("providers", folder.providers),
        ("priorities", folder.priorities),
        ("settings", folder.settings),
        ("my questions", folder.questions),
        ("trash", folder.trash),
        ("history", folder.history),
        ("question bank", places.bank().absolute()),
    ):
        say(f"{name + ':':<15}{path}{'' if path.exists() else ' (not there yet)'}")
    return 0
