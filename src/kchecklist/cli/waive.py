"""Setting a safety floor aside without an interview."""

import datetime as dt

import click

from kchecklist.cli.options import DAY, WORDS, with_places
from kchecklist.cli.output import complain, say
from kchecklist.cli.places import Places
from kchecklist.files.text import one_line


@click.command("waive")
@click.argument("provider")
@click.argument("question")
@click.option("--reason", type=WORDS, help="Why I set it aside; it stays private.")
@click.option(
    "--review",
    type=DAY,
    metavar="DAY",
    help="By when to look at it again, as 2027-02-01; a day that stands stays without it.",
)
@click.option("--clear", is_flag=True, help="Set it aside no longer.")
@with_places
@click.pass_obj
def command(
    places: Places, provider: str, question: str, reason: str | None, review: dt.datetime | None, clear: bool
) -> int:
    """Set a safety floor of PROVIDER aside, or no longer.

    QUESTION is the floor's id. It stays visible as set aside by me, and the range stays as it is.

    --reason - asks for the reason, or takes it from standard input: a shell keeps what is typed in a command.
    """
    from kchecklist.cli.plain_keeping import news_of
    from kchecklist.cli.provider_choice import the_provider
    from kchecklist.cli.question_choice import the_question
    from kchecklist.interview.notebook import Notebook
    from kchecklist.profiles.store import local_time
    from kchecklist.reports.provider.set_aside import set_aside_words

    if clear == (reason is not None) or (clear and review is not None):
        raise click.UsageError("either --reason TEXT, with --review DAY if you like, or --clear alone")
    if reason is not None and not reason.strip():
        raise click.UsageError("--reason is blank; write down why, or --clear to set it aside no longer")
    opened = places.open()
    stored = the_provider(opened, provider)
    asked = the_question(opened.checklist, question)
    book = Notebook(opened.checklist, stored.profile, local_time)
    before = stored.profile.waiver(*asked.ids)
    day = review.date() if review else before.review if before else None
    book.set_aside(asked, reason or "", day)
    saved = opened.store.save(stored, book.profile)
    waiver = saved.stored.profile.waiver(*asked.ids)
    now = set_aside_words(waiver, book.today, reason=False) if waiver else "not set aside"
    say(f"{one_line(stored.profile.title)}: {asked.id}: {now}; saved")
    if (news := news_of(saved)) is not None:
        complain(news, bare=True)
    return opened.tell()
