"""Providers side by side."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kchecklist.cli.options import with_output, with_places, with_view
from kchecklist.cli.output import complain, deliver
from kchecklist.cli.places import Places

if TYPE_CHECKING:
    from kchecklist.profiles.record import Level
    from kchecklist.scoring.comparison import Comparison

MORE = "Question by question, where their answers differ: kchecklist compare --answers"


@click.command("compare")
@click.argument("providers", nargs=-1)
@click.option("--answers", is_flag=True, help="Also every question on which their answers differ.")
@with_view
@with_output("text", "md", "json")
@with_places
@click.pass_obj
def command(
    places: Places,
    providers: tuple[str, ...],
    answers: bool,
    evidence: "Level",
    since: dt.datetime | None,
    form: str,
    output: Path | None,
    force: bool,
) -> int:
    """Providers side by side: the facts, then how they stand."""
    from kchecklist.cli.provider_choice import the_provider
    from kchecklist.scoring.views import View

    opened = places.open()
    wanted = {the_provider(opened, words).profile.id for words in providers}
    stored = [found for found in opened.stored if not providers or found.profile.id in wanted]
    if not stored:
        complain("no provider to compare yet; add one: kchecklist new NAME")
    view = View(evidence, since.date() if since else None)
    found = opened.comparison((each.profile for each in stored), view)
    text = comparison_text(found, form, answers)
    more = f"\n{MORE}\n" if form == "text" and not answers and len(stored) > 1 else ""
    deliver(text + more, output, force)
    return opened.tell()


def comparison_text(comparison: "Comparison", form: str, answers: bool = False) -> str:
    """The comparison as text, Markdown ("md") or JSON; ``answers`` adds the questions on which they differ."""
    if form == "json":
        from kchecklist.reports.comparison.document import comparison_json

        return comparison_json(comparison)
    from kchecklist.reports.comparison.page import comparison_page
    from kchecklist.reports.page_markdown import page_markdown
    from kchecklist.reports.page_text import page_text

    page = comparison_page(comparison, dt.date.today(), answers=answers)
    return page_markdown(page) if form == "md" else page_text(page)
