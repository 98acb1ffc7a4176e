"""Providers side by side."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from kchecklist.cli.options import WORDS, HowMany, with_output, with_places, with_view
from kchecklist.cli.output import complain, deliver
from kchecklist.cli.places import Opened, Places

if TYPE_CHECKING:
    from kchecklist.profiles.record import Level
    from kchecklist.reports.page import Page
    from kchecklist.scoring.comparison import Comparison
    from kchecklist.scoring.shares import Shares

MORE = (
    "Question by question, where their answers differ: kchecklist compare --answers\n"
    "What to ask next: kchecklist ask-next. What it costs: kchecklist cost."
)
MOST_DRAWS = 1_000_000
ADDED = "added"


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see of a comparison."""

    answers: bool = False
    draws: int | None = None
    two: tuple[str, str] | None = None
    by_standing: bool = False


NOTHING_MORE = Asked()


@click.command("compare")
@click.argument("providers", nargs=-1, metavar="[PROVIDER]...")
@click.option("--answers", is_flag=True, help="Also every question on which their answers differ.")
@click.option(
    "--like-for-like",
    "two",
    nargs=2,
    metavar="ONE OTHER",
    help="Only two, on the questions that are settled for both.",
)
@click.option(
    "--shares",
    "draws",
    type=HowMany(MOST_DRAWS),
    metavar="N",
    help=f"Also in how many of N ways each comes first, drawn at random; say 10000, at most {MOST_DRAWS:,}.",
)
@click.option(
    "--sort",
    type=click.Choice([ADDED, "standing"]),
    default=ADDED,
    show_default=True,
    help="The order on the page: as they were added, or by how they stand.",
)
@click.option(
    "--also-of",
    "others",
    multiple=True,
    type=WORDS,
    metavar="NAME",
    help="Also what holds by what matters to NAME (kchecklist priorities --of NAME); may stand several times.",
)
@with_view
@with_output("text", "md", "json")
@with_places
@click.pass_obj
def command(
    places: Places,
    providers: tuple[str, ...],
    answers: bool,
    two: tuple[str, str] | None,
    draws: int | None,
    sort: str,
    others: tuple[str, ...],
    evidence: "Level",
    since: dt.datetime | None,
    form: str,
    output: Path | None,
    force: bool,
) -> int:
    """Providers side by side: the facts, then how they stand.

    PROVIDER compares those named alone, as if there were no others; without one all stand side by side.
    """
    from kchecklist.scoring.views import View

    if two:
        _check_alone(
            form,
            {
                "PROVIDER": providers,
                "--answers": answers,
                "--shares": draws,
                "--sort": sort != ADDED,
                "--also-of": others,
            },
        )
    opened = places.open()
    wanted = _ids(opened, providers)
    both = _both(opened, two)
    stored = [found for found in opened.stored if not providers or found.profile.id in wanted]
    if both is not None:
        stored = [found for found in opened.stored if found.profile.id in both]
    if not stored:
        complain("no provider to compare yet; add one: kchecklist new NAME")
    view = View(evidence, since.date() if since else None)
    found = opened.comparison((each.profile for each in stored), view)
    if draws is not None and stored and sum(not each.ruled_out for each in found.standings) < 2:
        complain("shares take two providers that are not ruled out")
    asked = Asked(answers, draws, both, sort == "standing")
    text = comparison_text(found, form, asked, opened.comparisons_of_others(found, others))
    more = f"\n{MORE}\n" if form == "text" and asked == NOTHING_MORE and len(stored) > 1 else ""
    deliver(text + more, output, force)
    return opened.tell()


def comparison_text(
    comparison: "Comparison",
    form: str,
    asked: Asked = NOTHING_MORE,
    others: Mapping[str, "Comparison"] = MappingProxyType({}),
) -> str:
    """The comparison as text, Markdown ("md") or JSON; ``others`` is the same by what matters to other people."""
    drawn = _drawn(comparison, asked.draws)
    if form == "json":
        from kchecklist.reports.comparison.document import comparison_json

        return comparison_json(comparison, drawn)
    from kchecklist.reports.page_markdown import page_markdown
    from kchecklist.reports.page_text import page_text

    page = _page(comparison.by_standing() if asked.by_standing else comparison, asked, drawn, others)
    return page_markdown(page) if form == "md" else page_text(page)


def _page(
    comparison: "Comparison", asked: Asked, drawn: "Shares | None", others: Mapping[str, "Comparison"]
) -> "Page":
    from kchecklist.reports.comparison.page import comparison_page, pair_page

    today = dt.date.today()
    if asked.two:
        return pair_page(comparison, *asked.two, today)
    return comparison_page(comparison, today, answers=asked.answers, shares=drawn, others=others)


def _check_alone(form: str, others: Mapping[str, object]) -> None:
    """A page of two holds nothing else that could be asked for. Raises UsageError."""
    if form == "json":
        raise click.UsageError("--like-for-like is a page; every pair stands in --format json without it")
    if given := [name for name, value in others.items() if value]:
        raise click.UsageError(f"--like-for-like stands alone: it goes without {', '.join(given)}")


def _drawn(comparison: "Comparison", draws: int | None) -> "Shares | None":
    if draws is None:
        return None
    from kchecklist.scoring.shares import shares

    return shares(comparison.standings, comparison.checklist, comparison.priorities, draws)


def _ids(opened: Opened, named: Iterable[str]) -> list[str]:
    from kchecklist.cli.provider_choice import the_provider

    return [the_provider(opened, words).profile.id for words in named]


def _both(opened: Opened, two: tuple[str, str] | None) -> tuple[str, str] | None:
    if not two:
        return None
    one, other = _ids(opened, two)
    if one == other:
        raise click.UsageError("--like-for-like needs two providers; both names mean the same one")
    return one, other
