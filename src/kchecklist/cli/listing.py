"""All providers, a line or two each."""

import click

from kchecklist.cli.options import with_places
from kchecklist.cli.output import say
from kchecklist.cli.places import Opened, Places

WIDTHS = (22, 16, 22, 14)
"""Cells; 80 with the gaps between them."""


@click.command("list")
@with_places
@click.pass_obj
def command(places: Places) -> int:
    """All providers: route and place, floors, range."""
    opened = places.open()
    if opened.stored:
        for line in _table(opened):
            say(line)
    else:
        say("No provider yet. Add one: kchecklist new NAME")
    return opened.tell()


def _table(opened: Opened) -> list[str]:
    from kchecklist.reports.floor_words import floors_brief
    from kchecklist.reports.page_text import table_text
    from kchecklist.reports.words import route_words, setting_words
    from kchecklist.scoring.shown import shown_range

    rows = []
    for standing in opened.standings(stored.profile for stored in opened.stored):
        profile = standing.profile
        status = profile.provider.status
        name = profile.title if status == "considering" else f"{profile.title}, {status}"
        offer = f"{route_words(opened.checklist, profile)} · {setting_words(opened.checklist, profile)}"
        early = f", asked {standing.asked} so far" if standing.too_early else ""
        rows.append(
            (name, offer, floors_brief(standing), f"{shown_range(standing.low, standing.high)}{early}")
        )
    return [*table_text(("Provider", "Route · place", "Floors", "Range"), rows, WIDTHS)]
