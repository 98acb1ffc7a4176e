"""The blank sheet of questions."""

import datetime as dt
from pathlib import Path

import click

from kchecklist.cli.options import with_output, with_places
from kchecklist.cli.output import deliver
from kchecklist.cli.places import Places


@click.command("questions")
@click.option("--review", is_flag=True, help="Instead: everything in the bank, for whoever reviews it.")
@with_output("text", "md")
@with_places
@click.pass_obj
def command(places: Places, review: bool, form: str, output: Path | None, force: bool) -> int:
    """The blank sheet: every question with its answers, to print."""
    from kchecklist.reports.bank_page import bank_page
    from kchecklist.reports.page_markdown import page_markdown
    from kchecklist.reports.page_text import page_text
    from kchecklist.reports.sheet_page import sheet_page

    checklist = places.checklist()
    page = bank_page(checklist) if review else sheet_page(checklist, dt.date.today())
    deliver(page_markdown(page) if form == "md" else page_text(page), output, force)
    return 0
