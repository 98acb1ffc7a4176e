"""Providers side by side."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kchecklist.cli.options import with_output, with_places
from kchecklist.cli.output import complain, deliver
from kchecklist.cli.places import Opened, Places

if TYPE_CHECKING:
    from kchecklist.profiles.store import Stored

MORE = "Question by question, where their answers differ: kchecklist compare --answers"


@click.command("compare")
@click.argument("providers", nargs=-1)
@click.option("--answers", is_flag=True, help="Also every question on which their answers differ.")
@with_output("text", "md", "json")
@with_places
@click.pass_obj
def command(
    places: Places, providers: tuple[str, ...], answers: bool, form: str, output: Path | None, force: bool
) -> int:
    """Providers side by side: the facts, then how they stand."""
    from kchecklist.cli.provider_choice import the_provider

    opened = places.open()
    wanted = {the_provider(opened, words).profile.id for words in providers}
    stored = [found for found in opened.stored if not providers or found.profile.id in wanted]
    if not stored:
        complain("no provider to compare yet; add one: kchecklist new NAME")
    text = comparison(opened, stored, form, answers)
    more = f"\n{MORE}\n" if form == "text" and not answers and len(stored) > 1 else ""
    deliver(text + more, output, force)
    return opened.tell()


def comparison(opened: Opened, stored: Iterable["Stored"], form: str, answers: bool = False) -> str:
    """The comparison as text, Markdown ("md") or JSON; ``answers`` adds the questions on which they differ."""
    from kchecklist.scoring.order import order

    standings = opened.standings(found.profile for found in stored)
    found = order(standings)
    if form == "json":
        from kchecklist.reports.comparison_json import comparison_json

        return comparison_json(opened.checklist, standings, found, opened.priorities)
    from kchecklist.reports.comparison_page import comparison_page
    from kchecklist.reports.page_markdown import page_markdown
    from kchecklist.reports.page_text import page_text

    page = comparison_page(opened.checklist, standings, found, dt.date.today(), answers=answers)
    if form == "md":
        return page_markdown(page)
    return page_text(page)
