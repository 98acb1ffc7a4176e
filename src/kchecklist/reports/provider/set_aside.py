"""Safety floors that the person set aside, wherever the provider is shown. Source: scoring.md, section 5.

A reason is private: it is said only where it is asked for.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from kchecklist.checklist.models import Question
from kchecklist.files.text import one_line
from kchecklist.profiles.record import Profile, Waiver
from kchecklist.reports.floor_words import SET_ASIDE, floor_state_words
from kchecklist.reports.page import Heading, Lines, Part
from kchecklist.reports.words import capital, count, day, topic
from kchecklist.scoring.floors import Floor
from kchecklist.scoring.standing import Standing

WHAT_IT_DOES = (
    "It stays visible as set aside by me and no longer counts as failed or open; the range stays as it is."
)


def review_words(waiver: Waiver, today: dt.date) -> str:
    """By when to look at it again; that the day has passed; nothing without a day."""
    if waiver.review is None:
        return ""
    return f"review {'was due' if waiver.review < today else 'by'} {day(waiver.review)}"


def set_aside_words(waiver: Waiver, today: dt.date, reason: bool = True) -> str:
    """One line: ``set aside by me, review by 1 Feb 2027: REASON``."""
    said = ", ".join(filter(None, (SET_ASIDE, review_words(waiver, today))))
    return f"{said}: {one_line(waiver.reason)}" if reason else said


def set_aside_line(profile: Profile, question: Question, today: dt.date) -> str:
    """The same for a question, as a line of its own; nothing where it is no floor that is set aside."""
    waiver = profile.waiver(*question.ids) if question.is_floor else None
    if waiver is None or not waiver.counts:
        return ""
    return capital(set_aside_words(waiver, today))


def floor_line(floor: Floor, today: dt.date) -> str:
    """One floor and how it stands: ``sitter: not asked``, ``sitter: set aside by me, review by 1 Feb 2027``."""
    aside = floor.waiver
    words = set_aside_words(aside, today, reason=False) if aside else floor_state_words(floor)
    return f"{topic(floor.question)}: {words}"


def set_aside_parts(standing: Standing, today: dt.date) -> Iterator[Part]:
    """The floors set aside, without the reasons; nothing where there is none."""
    if named := _named(standing, today):
        yield Heading(f"Floors {SET_ASIDE}")
        yield Lines(named)


def set_aside_rows(standing: Standing, today: dt.date) -> Iterator[tuple[str, str]]:
    """The same in one row, as a name and what stands under it."""
    if named := _named(standing, today):
        yield SET_ASIDE, "; ".join(named)


def reviews_due(standings: Iterable[Standing], today: dt.date) -> str:
    """Whose floors were to be looked at again by a day that has passed, the earliest first; empty when none was."""
    due = sorted(
        (floor.waiver.review, standing.profile.title, topic(floor.question))
        for standing in standings
        if not standing.ruled_out
        for floor in standing.floors
        if floor.waiver is not None and floor.waiver.review is not None and floor.waiver.review < today
    )
    if not due:
        return ""
    names = ", ".join(f"{title} ({about})" for _, title, about in due)
    first = "the first review" if len(due) > 1 else "review"
    return f"{count(len(due), 'floor')} set aside to look at again, {first} was due {day(due[0][0])}: {names}"


def _named(standing: Standing, today: dt.date) -> tuple[str, ...]:
    return tuple(
        ", ".join(filter(None, (topic(floor.question), review_words(floor.waiver, today))))
        for floor in standing.floors
        if floor.waiver is not None
    )
