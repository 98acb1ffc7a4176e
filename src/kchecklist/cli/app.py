"""Opening the app, on one's own folder or on the examples."""

import sys

import click

from kchecklist.cli.options import with_places
from kchecklist.cli.output import complain, say
from kchecklist.cli.places import Opened, Places

NO_TERMINAL = (
    "there is no terminal to open the app on; try: kchecklist list, kchecklist compare, "
    "kchecklist interview PROVIDER --plain, kchecklist --help"
)
BAD_INPUT = 2


def open_app(places: Places, provider: str | None = None, demo: bool = False) -> int:
    """Open the app, at a provider's interview if one is given; its exit status."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        complain(NO_TERMINAL)
        return BAD_INPUT
    from kchecklist.tui.app import run

    return run(places.data_folder(), places.bank(), demo=demo, open_provider=provider)


@click.command("demo")
@click.option("--no-tui", is_flag=True, help="Print the comparison instead.")
@with_places
@click.pass_obj
def command(places: Places, no_tui: bool) -> int:
    """Look around with invented providers.

    Opens the app on a copy that is thrown away; where there is no terminal, prints their comparison.
    """
    if not no_tui and sys.stdin.isatty() and sys.stdout.isatty():
        return open_app(places, demo=True)
    from kchecklist.cli.compare import comparison
    from kchecklist.files.shipped import shipped
    from kchecklist.profiles.folder import DataFolder

    opened = Opened(places.checklist(), DataFolder(shipped("examples")))
    say(comparison(opened, opened.stored, "text"), end="")
    return opened.tell()
