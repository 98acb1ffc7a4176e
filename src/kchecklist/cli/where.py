"""Where the files are."""

import click

from kchecklist.cli.options import with_places
from kchecklist.cli.output import say
from kchecklist.cli.places import Places
from kchecklist.files.text import one_line


@click.command("where")
@with_places
@click.pass_obj
def command(places: Places) -> int:
    """Where the files are."""
    folder = places.data_folder()
    found = (
        ("data folder", folder.path),
        ("providers", folder.providers),
        ("priorities", folder.priorities),
        *((f"priorities of {one_line(name)}", folder.priorities_of(name)) for name in folder.people()),
        ("settings", folder.settings),
        ("my questions", folder.questions),
        ("trash", folder.trash),
        ("history", folder.history),
        ("question bank", places.bank().absolute()),
    )
    width = max(len(name) for name, _ in found) + 2
    for name, path in found:
        say(f"{name + ':':<{width}}{path}{'' if path.exists() else ' (not there yet)'}")
    return 0
