"""What is kept of a provider: its earlier versions, and those that lie beside it."""

from pathlib import Path

import click

from kchecklist.cli.options import with_output, with_places
from kchecklist.cli.output import deliver
from kchecklist.cli.places import Places


@click.command("history")
@click.argument("provider", required=False)
@with_output("text", "md", "json")
@with_places
@click.pass_obj
def command(places: Places, provider: str | None, form: str, output: Path | None, force: bool) -> int:
    """Earlier versions of a provider, and what changed after each.

    Without PROVIDER: how many are kept of whom, from when to when. PROVIDER may also lie in the trash, be ruined, or be gone but for its history. Nothing of what was said is shown.
    See a version with: kchecklist show PROVIDER --at NUMBER. Put it back with: kchecklist restore PROVIDER --at NUMBER.
    """
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
