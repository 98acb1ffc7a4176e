"""The blank sheet of questions."""

from pathlib import Path

import click

from kchecklist.cli.options import with_output, with_places
from kchecklist.cli.output import deliver
from kchecklist.cli.places import Places


@click.command("questions")
@with_output("text")
@with_places
@click.pass_obj
def command(places: Places, form: str, output: Path | None, force: bool) -> int:
    """The blank sheet: every question with its answers, to print."""
    from kchecklist.reports.page_text import page_text
    from kchecklist.reports.sheet_page import sheet_page

    deliver(page_text(sheet_page(places.checklist())), output, force)
    return 0
