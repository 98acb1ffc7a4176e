"""What the interview asks the person, not the provider."""

import datetime as dt
from collections.abc import Callable

from kchecklist.interview.days import day_in
from kchecklist.interview.sitting import Sitting
from kchecklist.interview.talks import CHANNELS
from kchecklist.profiles.record import Level
from kchecklist.tui.desk import Desk
from kchecklist.tui.screens import interview_words as shown
from kchecklist.tui.screens.ask import AskLine, AskOne, AskYesNo
from kchecklist.tui.screens.heard import HeardHow

SAME_TALK = "same"


def ask_how_we_talk(app: Desk, sitting: Sitting, done: Callable[[], None]) -> None:
    """What to say first, and how they talk; asked before the call, so that nothing interrupts it."""
    opening = sitting.checklist.head.opening
    choices = dict(CHANNELS)
    if (last := sitting.latest_talk) is not None:
        # First, as it is what somebody who comes back in the middle of a call wants.
        choices = {SAME_TALK: f"go on with {shown.talk_words(last)}", **CHANNELS}

    def begun(channel: str | None) -> None:
        if channel == SAME_TALK:
            sitting.go_on_talking()
        else:
            sitting.talk(channel=channel)
        done()

    app.push_screen(
        AskOne(
            f"To begin the call: {opening}" if opening else "",
            choices,
            question="How do you talk with them?",
            hint="enter: only looking, or leave it open",
        ),
        begun,
    )


def ask_who_refused(app: Desk, answer: Callable[[bool], object]) -> None:
    """Whether it was somebody who could know that would not say."""

    def done(knew: bool | None) -> None:
        if knew is not None:
            answer(knew)

    app.push_screen(
        AskYesNo(
            "Did somebody who could know refuse to say?",
            "yes, they would not say",
            "no, wrong person: ask again",
        ),
        done,
    )


def ask_by_when(app: Desk, today: dt.date, answer: Callable[[dt.date], object]) -> None:
    """The day by which they will get back."""

    def wrong(text: str) -> str:
        day = day_in(text, today)
        if text and day is None:
            return "That is no day; write it like 2026-12-01, or in how many days."
        return "That day has passed." if day is not None and day < today else ""

    def done(text: str | None) -> None:
        day = day_in(text or "", today)
        if day is not None:
            answer(day)

    example = "for example: 2026-12-01, or 3 for in three days"
    app.push_screen(AskLine("By when will they get back?", example, check=wrong), done)


def ask_how_i_know(app: Desk, sitting: Sitting, answer: Callable[[Level, str], object]) -> None:
    """The level of evidence, and who said it."""
    asked, talk = sitting.question, sitting.conversation
    known, looked_up = sitting.known(asked), asked is not None and asked.is_looked_up
    who = known.who or (talk.with_ if talk and not looked_up else None) or ""

    def done(heard: tuple[Level, str] | None) -> None:
        if heard is not None:
            answer(*heard)

    app.push_screen(HeardHow(known.level, who, lasting=not looked_up), done)
