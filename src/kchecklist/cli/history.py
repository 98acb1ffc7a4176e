"""What is kept of a provider: its earlier versions, and those that lie beside it; and removing the former for good."""

from pathlib import Path

import click

from kchecklist.cli.consent import agreed
from kchecklist.cli.options import with_output, with_places
from kchecklist.cli.output import deliver, say, tell
from kchecklist.cli.places import Places
from kchecklist.files.text import one_line, single_line

ALL_EARLIER = (
    "This removes all its earlier versions, those that you laid out yourself, too. It cannot be taken back."
)


@click.command("history")
@click.argument("provider", required=False)
@click.option(
    "--forget",
    "forgetting",
    is_flag=True,
    help="Remove all earlier versions of PROVIDER for good; what stands now stays.",
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_output("text", "md", "json")
@with_places
@click.pass_obj
def command(
    places: Places,
    provider: str | None,
    forgetting: bool,
    yes: bool,
    form: str,
    output: Path | None,
    force: bool,
) -> int:
    """Earlier versions of a provider, and what changed after each.

    Without PROVIDER: how many are kept of whom, from when to when. PROVIDER may also lie in the trash, be ruined, or be gone but for its history. Nothing of what was said is shown.
    See a version with: kchecklist show PROVIDER --at NUMBER. Put it back with: kchecklist restore PROVIDER --at NUMBER.
    With --forget, what was taken back in PROVIDER, a private note, say, is in no earlier version any more.
    """
    if not forgetting:
        if yes:
            raise click.UsageError("--yes goes with --forget")
        return _show(places, provider, form, output, force)
    if provider is None:
        raise click.UsageError("--forget goes with PROVIDER: name whose earlier versions to remove")
    if output is not None or force or form != "text":
        raise click.UsageError("--forget writes no page; leave --format, -o and --force out")
    return _forget(places, provider, yes)


def _show(places: Places, provider: str | None, form: str, output: Path | None, force: bool) -> int:
    from kchecklist.cli.anywhere import anybody, everybody
    from kchecklist.reports.page_markdown import page_markdown
    from kchecklist.reports.page_text import page_text
    from kchecklist.reports.provider.history import all_kept_page, history_page
    from kchecklist.reports.provider.history_document import all_kept_json, history_json
    from kchecklist.reports.provider.history_rows import kept_of

    opened = places.open()
    if provider is None:
        every = everybody(opened.store)
        page, printed = all_kept_page(every), all_kept_json(every)
    else:
        found = anybody(opened.store, provider)
        kept = kept_of(opened.store, opened.checklist, found.id, found.stored, opened.versions)
        page, printed = history_page(kept, found.place), history_json(found, kept)
    text = printed if form == "json" else page_markdown(page) if form == "md" else page_text(page)
    deliver(text, output, force)
    return opened.tell()


def _forget(places: Places, provider: str, yes: bool) -> int:
    from kchecklist.cli.anywhere import anybody
    from kchecklist.cli.for_good import files_within, tell_removed
    from kchecklist.profiles.store import ProfileStore
    from kchecklist.profiles.trash import elsewhere, forget
    from kchecklist.reports.provider.history import what_stands_words
    from kchecklist.reports.provider.history_words import versions_words

    folder = places.data_folder()
    found = anybody(ProfileStore(folder), provider)
    name = f"{one_line(found.title)} ({one_line(found.id)})"
    if not found.versions:
        say(f"{name}: no earlier version is kept")
        return 0
    question = (
        f"Remove {versions_words(len(found.versions))} of {name} for good? {what_stands_words(found.place)}"
    )
    if not agreed(question, yes, "remove them", whole_word=True, first=ALL_EARLIER):
        say("nothing removed")
        return 0
    within = files_within(folder)
    say(name)
    status = tell_removed(folder, forget(folder, found.id), within)
    for path in elsewhere(folder, found.id):
        tell(f"not removed, and it may hold the same words: {single_line(str(path))}")
    return status
