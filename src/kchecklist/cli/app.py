"""Opening the app, on one's own folder or on the examples."""

import sys
from typing import TYPE_CHECKING

import click

from kchecklist.cli.options import with_places
from kchecklist.cli.output import complain, say
from kchecklist.cli.places import Opened, Places

if TYPE_CHECKING:
    from kchecklist.interview.sequence import Mode

NO_TERMINAL = (
    "there is no terminal to open the app on; try: kchecklist list, kchecklist compare, "
    "kchecklist interview PROVIDER --plain, kchecklist --help"
)
BAD_INPUT = 2


def open_app(places: Places, provider: str | None = None, demo: bool = False, mode: "Mode" = "short") -> int:
    """Open the app, at a provider's interview if one is given; its exit status."""
    if not on_a_terminal():
        complain(NO_TERMINAL)
        return BAD_INPUT
    from kchecklist.tui.app import run

    return run(places.data_folder(), places.bank(), demo=demo, open_provider=provider, mode=mode)


def on_a_terminal() -> bool:
    """Whether there is a terminal to type on, and to draw on: Textual draws on standard error."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


@click.command("demo")
@click.option("--no-tui", is_flag=True, help="Print the comparison instead.")
@with_places
@click.pass_obj
def command(places: Places, no_tui: bool) -> int:
    """Look around with invented providers.

    Opens the app on a copy that is thrown away; where there is no terminal, prints their comparison.
    """
    if not no_tui and on_a_terminal():
        return open_app(places, demo=True)
    from kchecklist.cli.compare import comparison_text
    from kchecklist.files.shipped import shipped
    from kchecklist.profiles.folder import DataFolder

    opened = Opened(places.checklist(), DataFolder(shipped("examples")))
    found = opened.comparison(stored.profile for stored in opened.stored)
    say(comparison_text(found, "text"), end="")
    return opened.tell()
