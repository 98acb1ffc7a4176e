"""All providers, a line or two each, and what to look at again."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from kchecklist.cli.options import with_places
from kchecklist.cli.output import complain, say
from kchecklist.cli.places import Places

if TYPE_CHECKING:
    from kchecklist.checklist.models import Checklist
    from kchecklist.cli.places import Opened
    from kchecklist.scoring.standing import Standing

WIDTHS = (22, 16, 22, 14)
"""Cells; 80 with the gaps between them."""


@click.command("list")
@with_places
@click.pass_obj
def command(places: Places) -> int:
    """All providers: route and place, floors, range; then where to ask again, and which reviews were due."""
    opened = places.open()
    if opened.stored:
        standings = opened.standings(stored.profile for stored in opened.stored)
        for line in (*_table(opened.checklist, standings), *_to_look_at(standings)):
            say(line)
    elif not (opened.shelf_faults or opened.versions):
        say("No provider yet. Add one: kchecklist new NAME")
    status = opened.tell()
    _tell_ways_back(opened)
    return status


def _tell_ways_back(opened: "Opened") -> None:
    """Below what had to be left out, how an earlier version of it is put back."""
    if not opened.shelf_faults:
        return
    from kchecklist.cli.ruined import ruined_of

    for ruined in ruined_of(opened):
        if ruined.kept:
            complain(f"{ruined.fault.path.name}: {ruined.way_back}", bare=True)


def _to_look_at(standings: "tuple[Standing, ...]") -> list[str]:
    """Below an empty line, with whom two answers do not fit, and whose floors were to be looked at again."""
    from kchecklist.files.text import one_line
    from kchecklist.reports.display_width import wrapped
    from kchecklist.reports.page_text import WIDTH
    from kchecklist.reports.provider.set_aside import reviews_due
    from kchecklist.reports.provider.two_answers import two_answers_line

    said = (two_answers_line(standings), reviews_due(standings, dt.date.today()))
    lines = [line for words in said if words for line in wrapped(one_line(words), WIDTH)]
    return ["", *lines] if lines else []


def _table(checklist: "Checklist", standings: "Iterable[Standing]") -> list[str]:
    from kchecklist.files.text import one_line
    from kchecklist.reports.display_width import shortened
    from kchecklist.reports.floor_words import floors_brief
    from kchecklist.reports.page_text import LONGEST_NAME, table_text
    from kchecklist.reports.words import route_words, setting_words
    from kchecklist.scoring.shown import shown_range

    rows = []
    for standing in standings:
        profile = standing.profile
        status = profile.provider.status
        name = shortened(one_line(profile.title), LONGEST_NAME)
        name = name if status == "considering" else f"{name}, {status}"
        offer = f"{route_words(checklist, profile)} · {setting_words(checklist, profile)}"
        early = f", asked {standing.asked} so far" if standing.too_early else ""
        rows.append(
            (name, offer, floors_brief(standing), f"{shown_range(standing.low, standing.high)}{early}")
        )
    return [*table_text(("Provider", "Route · place", "Floors", "Range"), rows, WIDTHS)]
