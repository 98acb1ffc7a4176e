"""Everything about one provider, as it is or as it once stood."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kchecklist.cli.options import with_output, with_places
from kchecklist.cli.output import deliver
from kchecklist.cli.places import Opened, Places
from kchecklist.cli.when import WHEN

if TYPE_CHECKING:
    from kchecklist.profiles.record import Profile
    from kchecklist.reports.page import Page
    from kchecklist.scoring.comparison import Comparison


@click.command("show")
@click.argument("provider")
@click.option("--notes", is_flag=True, help="With my notes, and my reasons for waiving a floor.")
@click.option("--costs", is_flag=True, help="With what it costs, and the prices as entered.")
@click.option(
    "--at",
    "when",
    type=WHEN,
    metavar="WHEN",
    help="As it once stood: when a day ended, as 2026-11-21; at a time, as 2026-11-21T10:02; or a number out of "
    "its history, 1 for the newest that is kept.",
)
@with_output("text", "md")
@with_places
@click.pass_obj
def command(
    places: Places,
    provider: str,
    notes: bool,
    costs: bool,
    when: int | dt.datetime | None,
    form: str,
    output: Path | None,
    force: bool,
) -> int:
    """One provider: facts, floors, what worries, ranges, what is open, answers.

    PROVIDER is an id, a name, or an unambiguous beginning of one.
    """
    from kchecklist.cli.provider_choice import the_provider
    from kchecklist.reports.page_markdown import page_markdown
    from kchecklist.reports.page_text import page_text
    from kchecklist.reports.provider.page import provider_page

    opened = places.open()
    if when is None:
        profile = the_provider(opened, provider).profile
        page = provider_page(opened.comparison_with(profile), profile.id, dt.date.today(), notes, costs)
    else:
        page = _page_at(opened, provider, when, notes, costs)
    deliver(page_markdown(page) if form == "md" else page_text(page), output, force)
    return opened.tell()


def _page_at(opened: Opened, provider: str, when: int | dt.datetime, notes: bool, costs: bool) -> "Page":
    """The page of a provider as it stood at a moment, with a head that says so."""
    from kchecklist.cli.anywhere import anybody
    from kchecklist.cli.moment_choice import load_own, nothing_left_of, version_meant
    from kchecklist.profiles.unread import unread_answers
    from kchecklist.reports.page import Words
    from kchecklist.reports.provider.history_rows import kept_of
    from kchecklist.reports.provider.history_words import until_words
    from kchecklist.reports.provider.page import provider_page

    found = anybody(opened.store, provider)
    kept = kept_of(opened.store, opened.checklist, found.id, found.stored)
    version = version_meant(when, found, kept)
    as_of = dt.date.today()
    if version is not None:
        stored = load_own(version, found)
        opened.faults += unread_answers(opened.checklist, stored)
        head, as_of = f"As it stood {until_words(version)}.", version.until.date()
    elif found.stored is not None:
        stored = found.stored
        head = "What stood then stands now." if found.place == "here" else "As it lies in the trash."
    else:
        raise nothing_left_of(found)
    page = provider_page(_comparison(opened, stored.profile), stored.profile.id, as_of, notes, costs)
    return replace(page, parts=(Words(head), *page.parts))


def _comparison(opened: Opened, profile: "Profile") -> "Comparison":
    """All in the folder compared, this one as it once stood, whether or not it is still among them."""
    if any(found.profile.id == profile.id for found in opened.stored):
        return opened.comparison_with(profile)
    return opened.comparison((*(found.profile for found in opened.stored), profile))
