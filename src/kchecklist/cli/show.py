"""Everything about one provider."""

import datetime as dt
from pathlib import Path

import click

from kchecklist.cli.options import with_output, with_places
from kchecklist.cli.output import deliver
from kchecklist.cli.places import Places


@click.command("show")
@click.argument("provider")
@click.option("--notes", is_flag=True, help="With my notes, and my reasons for waiving a floor.")
@click.option("--costs", is_flag=True, help="With what it costs, and the prices as entered.")
@with_output("text", "md")
@with_places
@click.pass_obj
def command(
    places: Places, provider: str, notes: bool, costs: bool, form: str, output: Path | None, force: bool
) -> int:
    """One provider: facts, floors, what worries, ranges, what is open, answers.

    PROVIDER is an id, a name, or an unambiguous beginning of one.
    """
    from kchecklist.cli.provider_choice import the_provider
    from kchecklist.reports.page_markdown import page_markdown
    from kchecklist.reports.page_text import page_text
    from kchecklist.reports.provider.page import provider_page

    opened = places.open()
    profile = the_provider(opened, provider).profile
    page = provider_page(opened.comparison_with(profile), profile.id, dt.date.today(), notes, costs)
    deliver(page_markdown(page) if form == "md" else page_text(page), output, force)
    return opened.tell()
