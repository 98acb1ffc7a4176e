"""What providers cost: side by side, or one taken apart; and entering a price."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kchecklist.cli.options import WORDS, with_output, with_places
from kchecklist.cli.output import complain, deliver, say
from kchecklist.cli.places import Opened, Places
from kchecklist.files.text import one_line

if TYPE_CHECKING:
    from kchecklist.profiles.record import Profile
    from kchecklist.profiles.shelf import Stored

TITLE = "What it costs, side by side"


@click.command("cost")
@click.argument("providers", nargs=-1, metavar="[PROVIDER]...")
@click.option(
    "--set",
    "entries",
    type=WORDS,
    multiple=True,
    metavar="KEY=VALUE",
    help="Enter a price or a number, as session=450-500, or take it out, as session=; may stand several times.",
)
@click.option("--keys", is_flag=True, help="List the keys that --set knows, in plain words.")
@with_output("text", "md", "json")
@with_places
@click.pass_obj
def command(
    places: Places,
    providers: tuple[str, ...],
    entries: tuple[str, ...],
    keys: bool,
    form: str,
    output: Path | None,
    force: bool,
) -> int:
    """What providers cost: several side by side, one with how each figure was made.

    With --set: enters what one provider charges. The keys are those of [costs] in a profile, as session, sessions, evaluation; --keys lists them all.
    """
    from kchecklist.cli.provider_choice import the_provider

    if keys:
        return _keys(alone=not (providers or entries))
    opened = places.open()
    wanted = {the_provider(opened, words).profile.id for words in providers}
    stored = [found for found in opened.stored if not providers or found.profile.id in wanted]
    if entries:
        if len(wanted) != 1:
            raise click.UsageError("--set is about one provider; name one")
        if form != "text" or output is not None or force:
            raise click.UsageError("--set goes without --format, -o and --force; show the cost afterwards")
        return _enter(opened, stored[0], entries)
    if not stored:
        complain("no provider yet; add one: kchecklist new NAME")
    profiles = [found.profile for found in stored]
    deliver(_written(opened, profiles, form, apart=len(wanted) == 1), output, force)
    return opened.tell()


def _keys(alone: bool) -> int:
    """What can be entered, and how."""
    from kchecklist.cli.cost_entries import HOW
    from kchecklist.reports.costs.words import ENTRIES

    if not alone:
        raise click.UsageError("--keys stands alone; it is a list")
    wide = max(map(len, ENTRIES))
    for key, entry in ENTRIES.items():
        how = f" ({HOW[key]})" if key in HOW else ""
        say(f"{key:<{wide}}  {entry.thing}{how}")
    say("\nEach is a number, as 450 or 12.50, or a range, as 450-500, unless it says otherwise.")
    return 0


def _written(opened: Opened, profiles: "list[Profile]", form: str, apart: bool) -> str:
    money = opened.priorities.money
    if form == "json":
        from kchecklist.reports.costs.document import costs_json

        return costs_json(profiles, money)
    from kchecklist.reports.costs.breakdown import cost_breakdown
    from kchecklist.reports.costs.parts import costs_side_by_side
    from kchecklist.reports.heads import report_head
    from kchecklist.reports.page import Page
    from kchecklist.reports.page_markdown import page_markdown
    from kchecklist.reports.page_text import page_text

    head = report_head(opened.checklist, dt.date.today())
    if apart:
        everybody = [found.profile for found in opened.stored]
        page = Page(profiles[0].title, (*head, *cost_breakdown(profiles[0], money, everybody)))
    else:
        # The title says already what the first heading would.
        page = Page(TITLE, (*head, *costs_side_by_side(profiles, money)[1:]))
    return page_markdown(page) if form == "md" else page_text(page)


def _enter(opened: Opened, stored: "Stored", entries: tuple[str, ...]) -> int:
    """Write what was entered, and say what the figures are now."""
    from kchecklist.cli.cost_entries import entered
    from kchecklist.cli.plain_keeping import news_of
    from kchecklist.reports.costs.parts import four_figures

    after, keys = entered(stored.profile, entries)
    saved = opened.store.save(stored, after)
    profile = saved.stored.profile
    say(f"{one_line(profile.title)}: {', '.join(keys)}; saved")
    for label, words in four_figures(profile.costs, opened.priorities.money):
        say(f"{label}: {words}")
    if (news := news_of(saved)) is not None:
        complain(news, bare=True)
    return opened.tell()
