"""Crisis lines."""

import click

from kchecklist.cli.options import with_places
from kchecklist.cli.output import complain, say
from kchecklist.cli.places import Places


@click.command("crisis")
@with_places
@click.pass_obj
def command(places: Places) -> int:
    """Whom to call in a crisis, with the date these numbers are from."""
    from kchecklist.files.faults import BadFile
    from kchecklist.profiles.person import read_record
    from kchecklist.profiles.priorities import Priorities
    from kchecklist.reports.crisis import crisis_text

    status, country = 0, None
    try:
        country = read_record(places.data_folder().priorities, Priorities).country
    except BadFile as error:
        complain(str(error.faults[0]), bare=True)
        status = 1
    say(crisis_text(places.checklist().head, country), end="")
    return status
