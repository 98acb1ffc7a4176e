"""Records with dates, and evidence views, for Hypothesis."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from kchecklist.profiles.record import Answer, Conversation, Profile
from kchecklist.scoring.views import View

from .strategies import LEVELS

DAYS = (None, dt.date(2026, 3, 1), dt.datetime(2026, 6, 1, 12, 0), dt.date(2026, 9, 1))
SINCE = (None, dt.date(2026, 6, 1), dt.date(2026, 7, 1), dt.date(2026, 9, 2))


@st.composite
def views(draw: Any) -> View:
    return View(draw(st.sampled_from(LEVELS)), draw(st.sampled_from(SINCE)))


@st.composite
def dated(draw: Any, profile: Profile) -> Profile:
    """The record with a date, a conversation or neither at each claim."""
    answers = {}
    for name, answer in profile.answers.items():
        claims = {
            level: claim.model_copy(
                update={
                    "on": draw(st.sampled_from(DAYS)),
                    "conversation": draw(st.sampled_from((None, 1, 2, 3))),
                }
            )
            for level, claim in answer.claims()
        }
        answers[name] = Answer(**claims)
    talks = (Conversation(id=1, on=draw(st.sampled_from(DAYS))), Conversation(id=2))
    return profile.model_copy(update={"answers": answers, "conversations": talks})
