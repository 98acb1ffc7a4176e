"""Interviewing one provider, in the app or line by line."""

from typing import TYPE_CHECKING

import click

from kchecklist.cli.options import with_places
from kchecklist.cli.output import complain_of, say
from kchecklist.cli.places import Places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kchecklist.interview.sequence import Mode
    from kchecklist.profiles.record import Profile


@click.command("interview")
@click.argument("provider")
@click.option("--plain", is_flag=True, help="Line by line: for screen readers, dumb terminals and pipes.")
@click.option(
    "--short", "mode", flag_value="short", default=True, help="What a first call is for (the default)."
)
@click.option(
    "--everything", "mode", flag_value="everything", help="Every question for their route and place."
)
@click.option("--open", "mode", flag_value="open", help="Only what is still open.")
@with_places
@click.pass_obj
def command(places: Places, provider: str, plain: bool, mode: "Mode") -> int:
    """Go through the questions with PROVIDER."""
    from kchecklist.cli.provider_choice import the_provider

    opened = places.open()
    stored = the_provider(opened, provider)
    if not plain:
        from kchecklist.cli.app import open_app

        return open_app(places, provider=stored.profile.id, mode=mode)
    from kchecklist.cli.exactly import PlainSitting
    from kchecklist.cli.plain import PlainInterview
    from kchecklist.profiles.store import local_time
    from kchecklist.reports.heads import outdated_words

    if words := outdated_words(opened.checklist.head, local_time().date()):
        say(words)
    complain_of(opened.question_faults)

    def in_turn(profile: "Profile") -> "Sequence[str]":
        return opened.comparison_with(profile).ask_next.turn(profile.id)

    sitting = PlainSitting(opened.checklist, stored.profile, local_time, mode, in_turn)
    return PlainInterview(sitting, opened, stored).run()
