"""What matters to me, or to somebody I decide with: showing it, and stating it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kchecklist.cli.options import WORDS, with_output, with_places
from kchecklist.cli.output import complain, complain_of, deliver, say
from kchecklist.cli.places import Opened, Places
from kchecklist.cli.shows_by_default import ShowsByDefault
from kchecklist.files.faults import BadFile, KchecklistError
from kchecklist.files.text import one_line

if TYPE_CHECKING:
    from kchecklist.checklist.models import Checklist
    from kchecklist.files.faults import Fault
    from kchecklist.profiles.folder import DataFolder
    from kchecklist.profiles.priorities import Priorities

with_person = click.option(
    "--of", "person", type=WORDS, metavar="NAME", help="Of somebody else, whose priorities lie beside mine."
)


@click.group("priorities", cls=ShowsByDefault)
def command() -> None:
    """What matters to me: show it, set it, or list the starting points.

    Without a command: show. A second person's priorities may be kept beside mine: --of NAME.
    """


@command.command("show")
@with_person
@with_output("text", "md", "json")
@with_places
@click.pass_obj
def show(places: Places, person: str | None, form: str, output: Path | None, force: bool) -> int:
    """How much each section counts, what is wanted, and money."""
    folder = places.data_folder()
    added = places.added()
    path = folder.priorities_of(person)
    if person is not None and not path.exists():
        raise KchecklistError(_nobody(folder, person))
    mine, faults = _read(path, added.checklist)
    whose = None if person is None else folder.name_of(path)
    if form == "json":
        from kchecklist.reports.priorities.document import priorities_json

        text = priorities_json(added.checklist, mine, whose)
    else:
        from kchecklist.reports.page_markdown import page_markdown
        from kchecklist.reports.page_text import page_text
        from kchecklist.reports.priorities.page import priorities_page

        page = priorities_page(added.checklist, mine, whose)
        text = page_markdown(page) if form == "md" else page_text(page)
    deliver(text, output, force)
    complain_of((*added.faults, *faults))
    return 1 if added.faults or faults else 0


@command.command("set")
@click.option(
    "--preset", type=WORDS, metavar="ID", help="Start from this one: kchecklist priorities presets."
)
@click.option(
    "--sections",
    type=WORDS,
    metavar="A,B,C",
    help="Up to three, what matters most first; empty takes them out.",
)
@click.option(
    "--swing",
    type=WORDS,
    multiple=True,
    metavar="SECTION=POINTS",
    help="Points in place of an order. If every section were as bad as can be: the one I would mend first has 100, "
    "another so many as mending it would matter beside that, one not named 0. May stand several times; an empty "
    "POINTS takes one out, an empty text all of them.",
)
@click.option(
    "--mark",
    "marks",
    type=WORDS,
    multiple=True,
    metavar="QUESTION=OPTION:MARK",
    help="A matter of taste: wanted, fine, unwanted or none; may stand several times.",
)
@click.option("--currency", type=WORDS, metavar="CODE", help="As USD; empty takes it out, here and below.")
@click.option("--hour", type=WORDS, metavar="AMOUNT", help="What an hour of my time is worth to me.")
@click.option(
    "--monthly-limit",
    type=WORDS,
    metavar="AMOUNT",
    help="The most I can pay in a month, on average, after the course.",
)
@click.option("--country", type=WORDS, metavar="CODE", help="Whose crisis lines come first, as US.")
@with_person
@with_places
@click.pass_obj
def set_(places: Places, /, person: str | None, **typed: str | tuple[str, ...] | None) -> int:
    """State what matters; says what that changes for each provider."""
    from kchecklist.cli.plain_keeping import kept_words
    from kchecklist.cli.priorities_change import Typed, change_of
    from kchecklist.profiles.person import update_record
    from kchecklist.profiles.priorities import Priorities

    opened = places.open()
    change = change_of(opened.checklist, Typed(**typed))  # type: ignore[arg-type]
    path = opened.folder.priorities_of(person)
    seen: list[Priorities] = []

    def noted(mine: Priorities) -> Priorities:
        seen.append(mine)
        return change(mine)

    updated = update_record(path, Priorities, noted)
    after = updated.record
    whose = "me" if person is None else opened.folder.name_of(path)
    if after == seen[0]:
        say(f"What matters to {one_line(whose)}: nothing changed")
        return opened.tell()
    say(f"What matters to {one_line(whose)}: saved")
    if (typed["preset"] or typed["sections"]) and (gone := _taken_out(seen[0], after)):
        say(f"Points taken out: {gone}")
    for line in _effect(opened, seen[0], after):
        say(line)
    if updated.by_hand is not None:
        complain(kept_words(updated.by_hand), bare=True)
    return opened.tell()


@command.command("presets")
@with_places
@click.pass_obj
def presets(places: Places) -> int:
    """The starting points there are."""
    from kchecklist.reports.page_text import page_text
    from kchecklist.reports.priorities.page import presets_page

    checklist = places.checklist()
    say(page_text(presets_page(checklist)), end="")
    if checklist.head.presets:
        say("\nStart from one, and change what you like: kchecklist priorities set --preset ID")
    return 0


def _read(path: Path, checklist: "Checklist") -> "tuple[Priorities, tuple[Fault, ...]]":
    """What the file says, and what is wrong in it; nothing stated where it cannot be read, or is not there."""
    from kchecklist.cli.profile_faults import priorities_faults
    from kchecklist.files.toml_reading import read_toml
    from kchecklist.profiles.person import read_record
    from kchecklist.profiles.priorities import Priorities

    try:
        mine = read_record(path, Priorities)
        return mine, tuple(
            priorities_faults(read_toml(path, path.parent), checklist)
        ) if path.exists() else ()
    except BadFile as error:
        return Priorities(), error.faults


def _taken_out(before: "Priorities", after: "Priorities") -> str:
    """The points that were typed once and stand no longer; they cannot be had back but by typing them again."""
    gone = ((name, points) for name, points in before.swing.items() if name not in after.swing)
    return ", ".join(f"{one_line(name)} {points}" for name, points in gone)


def _effect(opened: Opened, before: "Priorities", after: "Priorities") -> Iterator[str]:
    """A line for each provider, its range and its rank, and what they were; those that moved first."""
    from kchecklist.reports.priorities.effect import effects
    from kchecklist.scoring.comparison import compare

    profiles = [stored.profile for stored in opened.stored]
    was, now = (compare(opened.checklist, profiles, mine) for mine in (before, after))
    for effect in effects(now, was):
        yield f"{effect.name}: {effect.range}; {effect.rank}{'' if effect.moved else ', both as before'}"


def _nobody(folder: "DataFolder", person: str) -> str:
    people = ", ".join(map(one_line, folder.people()))
    hint = f"there is {people}" if people else "there is nobody yet"
    return f"nothing is kept for '{one_line(person)}'; {hint}; kchecklist priorities set --of NAME begins"
