"""The blank sheet of questions."""

import datetime as dt
from pathlib import Path

import click

from kchecklist.cli.options import with_output, with_places
from kchecklist.cli.output import complain_of, deliver
from kchecklist.cli.places import Places


@click.command("questions")
@click.option("--review", is_flag=True, help="Instead: everything in the bank, for whoever reviews it.")
@with_output("text", "md")
@with_places
@click.pass_obj
def command(places: Places, review: bool, form: str, output: Path | None, force: bool) -> int:
    """The blank sheet: every question with its answers, your own among them, to print."""
    from kchecklist.checklist.additions import Added
    from kchecklist.reports.bank.page import bank_page
    from kchecklist.reports.bank.sheet import sheet_page
    from kchecklist.reports.page_markdown import page_markdown
    from kchecklist.reports.page_text import page_text

    # What is reviewed is the bank; a person's own questions are theirs.
    added = Added(places.checklist()) if review else places.added()
    page = bank_page(added.checklist) if review else sheet_page(added.checklist, dt.date.today())
    deliver(page_markdown(page) if form == "md" else page_text(page), output, force)
    complain_of(added.faults)
    return 1 if added.faults else 0
