"""The talks with a provider: how one can be held, and which of them may still be going on."""

import datetime as dt
from collections.abc import Mapping

from kchecklist.checklist.models import Question
from kchecklist.profiles.record import Conversation, Level, Profile

IN_A_CONVERSATION: tuple[Level, ...] = ("said", "written")
"""Levels whose claims come out of talking or writing with them; the others carry a day of their own."""
CHANNELS: Mapping[str, str] = {
    "phone": "on the phone",
    "video": "by video",
    "visit": "at a visit",
    "e-mail": "by e-mail",
}
"""How a conversation can be held, as it is recorded and as it is said."""
STILL_THE_SAME = dt.timedelta(hours=3)
"""A talk that began longer ago is over."""


def others_told(profile: Profile, talk: Conversation, made: Question | None) -> bool:
    """Whether anything was told in this talk, by nobody named, beside the claim just made for a question."""
    own = made.ids if made is not None else ()
    return any(
        claim.conversation == talk.id and claim.who is None
        for name, answer in profile.answers.items()
        if name not in own
        for _, claim in answer.claims()
    )


def latest_talk(profile: Profile, now: dt.datetime) -> Conversation | None:
    """The talk that somebody may be going on with: the latest one, if it began in the last few hours."""
    recent = [
        (talk.on, place, talk)
        for place, talk in enumerate(profile.conversations)
        if isinstance(talk.on, dt.datetime)
        and talk.on.tzinfo is None
        and now - STILL_THE_SAME <= talk.on <= now
    ]
    return max(recent, key=lambda found: found[:2])[-1] if recent else None
