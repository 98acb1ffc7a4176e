"""What to ask next, and of whom."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kchecklist.cli.options import HowMany, with_output, with_places, with_view
from kchecklist.cli.output import complain, deliver
from kchecklist.cli.places import Places

if TYPE_CHECKING:
    from kchecklist.profiles.record import Level


@click.command("ask-next")
@click.argument("providers", nargs=-1, metavar="[PROVIDER]...")
@click.option(
    "--most",
    type=HowMany(),
    default=5,
    show_default=True,
    metavar="N",
    help="So many questions in each list; JSON holds them all.",
)
@with_view
@with_output("text", "md", "json")
@with_places
@click.pass_obj
def command(
    places: Places,
    providers: tuple[str, ...],
    most: int,
    evidence: "Level",
    since: dt.datetime | None,
    form: str,
    output: Path | None,
    force: bool,
) -> int:
    """What to ask next, and of whom: safety floors first, then what settles most.

    PROVIDER shows those named alone, in the order that the comparison of all of them gives.
    """
    from kchecklist.cli.provider_choice import the_provider
    from kchecklist.scoring.views import View

    opened = places.open()
    named = [the_provider(opened, words).profile.id for words in providers]
    only = tuple(dict.fromkeys(named)) if providers else None
    if not opened.stored:
        complain("no provider to ask yet; add one: kchecklist new NAME")
    view = View(evidence, since.date() if since else None)
    found = opened.comparison((each.profile for each in opened.stored), view)
    if form == "json":
        from kchecklist.reports.asking.document import asking_json

        text = asking_json(found, only)
    else:
        from kchecklist.reports.asking.parts import asking_page
        from kchecklist.reports.page_markdown import page_markdown
        from kchecklist.reports.page_text import page_text

        page = asking_page(found, dt.date.today(), only, most)
        text = page_markdown(page) if form == "md" else page_text(page)
    deliver(text, output, force)
    return opened.tell()
