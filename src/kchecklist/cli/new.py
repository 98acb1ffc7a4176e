"""Adding a provider."""

import sys

import click

from kchecklist.cli.from_input import INSTEAD, line_from_input
from kchecklist.cli.options import WORDS, with_places
from kchecklist.cli.output import say
from kchecklist.cli.places import Places
from kchecklist.files.text import one_line


@click.command("new")
@click.argument("name", type=WORDS, required=False)
@click.option("--offer", type=WORDS, help="Tells two offers of one provider apart.")
@click.option(
    "--route", "routes", multiple=True, help="iv, im, sc, nasal-esketamine, ...; may be given twice."
)
@click.option("--setting", "settings", multiple=True, help="clinic, office or home; may be given twice.")
@click.option("--phone", type=WORDS)
@click.option("--website", type=WORDS)
@with_places
@click.pass_obj
def command(
    places: Places,
    name: str | None,
    offer: str | None,
    routes: tuple[str, ...],
    settings: tuple[str, ...],
    phone: str | None,
    website: str | None,
) -> int:
    """Add a provider by NAME.

    Without a NAME it is asked for; - takes it from standard input. A shell keeps what is typed in a command.
    """
    from kchecklist.checklist.models import ROUTES, SETTINGS

    if name is None:
        if not sys.stdin.isatty():
            raise click.UsageError(f"give a NAME, or {INSTEAD} to take it from standard input")
        name = WORDS.convert(line_from_input("name"), None, None)
    if not name.strip():
        raise click.UsageError("a provider needs a name")
    _known("route", routes, ROUTES)
    _known("setting", settings, SETTINGS)
    opened = places.open()
    stored = opened.store.create(
        name, offer=offer, routes=routes, settings=settings, phone=phone, website=website
    )
    say(f"added: {one_line(stored.profile.title)} ({stored.profile.id})")
    if any(found.profile.title.casefold() == stored.profile.title.casefold() for found in opened.stored):
        say("Another provider has this name; --offer tells two offers apart, or use the id.")
    return 0


def _known(what: str, given: tuple[str, ...], known: tuple[str, ...]) -> None:
    for value in given:
        if value not in known:
            raise click.UsageError(f"no {what} '{one_line(value)}'; one of: {', '.join(known)}")
