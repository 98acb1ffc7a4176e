"""Changes to a record, each giving a new one: the only way that records change."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, TypeVar

from kchecklist.profiles.record import Answer, Claim, Conversation, Level, Profile, Record, Waiver

_R = TypeVar("_R", bound=Record)


def changed(record: _R, **values: Any) -> _R:
    """The record with these fields; None takes a field out. Types are checked again.

    Raises:
        pydantic.ValidationError: when a value is not what belongs there.
    """
    fields = {
        name: getattr(record, name) for name in record.model_fields_set if name in type(record).model_fields
    }
    fields |= dict(record.model_extra or {}) | values
    return type(record).model_validate({name: value for name, value in fields.items() if value is not None})


def with_claim(profile: Profile, question_ids: Iterable[str], level: Level, claim: Claim | None) -> Profile:
    """The profile with this claim at this level; None takes it out, and the answer with it when nothing is left.

    ``question_ids`` are the question's present id and its former ones: what stood under one of those moves.
    """
    return with_answer(profile, question_ids, lambda answer: changed(answer, **{level: _filled(claim)}))


def with_come_back(profile: Profile, question_ids: Iterable[str], come_back: bool) -> Profile:
    """The profile with a question marked to come back to, or no longer."""
    return with_answer(profile, question_ids, lambda answer: changed(answer, come_back=come_back or None))


def with_answer(profile: Profile, question_ids: Iterable[str], change: Any) -> Profile:
    """The profile with ``change`` applied to what is recorded for a question."""
    names = tuple(question_ids)
    before = profile.answer(*names) or Answer()
    after = change(before)
    # Under the present id the new answer wins; a former one that has other things stays as it is.
    found = next((name for name in names if name in profile.answers), names[0])
    answers = {name: answer for name, answer in profile.answers.items() if name != found}
    if after.model_fields_set or after.model_extra:
        answers[names[0]] = after
    return changed(profile, answers=answers or None)


def with_waiver(
    profile: Profile, question_id: str, waiver: Waiver | None, former_ids: Iterable[str] = ()
) -> Profile:
    """The profile with a floor set aside, or, with None, no longer.

    ``former_ids`` are the question's: a waiver under one of those would count on after this one is taken back.
    """
    names = {question_id, *former_ids}
    waivers = {name: other for name, other in profile.waivers.items() if name not in names}
    if waiver is not None:
        waivers[question_id] = waiver
    return changed(profile, waivers=waivers or None)


def with_provider(profile: Profile, **values: Any) -> Profile:
    """The profile with these keys of ``[provider]``."""
    return changed(profile, provider=changed(profile.provider, **values))


def with_costs(profile: Profile, **values: Any) -> Profile:
    """The profile with these figures; None makes one not known."""
    costs = changed(profile.costs, **values)
    return changed(profile, costs=costs if costs.model_fields_set or costs.model_extra else None)


def with_conversation(profile: Profile, conversation: Conversation) -> Profile:
    """The profile with this conversation in the place of the one with its id, else as the last."""
    talks = list(profile.conversations)
    place = next((n for n, talk in enumerate(talks) if talk.id == conversation.id), len(talks))
    talks[place : place + 1] = [conversation]
    return changed(profile, conversations=tuple(talks))


def new_conversation(profile: Profile, on: dt.datetime | dt.date) -> Conversation:
    """A conversation with the next free number, not yet in the profile."""
    number = 1 + max((talk.id for talk in profile.conversations), default=0)
    return Conversation(id=number, on=on)


def _filled(claim: Claim | None) -> Claim | None:
    """The claim, or None when nothing in it is worth keeping: no choice, state, note, nor a key of the person's."""
    if claim is None or claim.is_claim or claim.note or claim.model_extra:
        return claim
    return None
