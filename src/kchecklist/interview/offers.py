"""The questions whose answer stands in the offer itself: the ways it is given, and the places."""

from kchecklist.checklist.models import Question
from kchecklist.profiles.editing import with_provider
from kchecklist.profiles.record import Profile


def offered(profile: Profile, question: Question) -> tuple[str, ...]:
    """The options that the offer itself names; none for a question that is not read from it."""
    if question.from_ is None:
        return ()
    named = getattr(profile.provider, _field(question))
    return tuple(option.id for option in question.options if option.id in named)


def with_toggled(profile: Profile, question: Question, *option_ids: str) -> Profile:
    """The profile with these options in the offer, or out of it where they were in."""
    # What the bank does not know as a route or setting is somebody's own word, and stays.
    before = getattr(profile.provider, _field(question))
    after = {*before} ^ {*option_ids}
    order = [*(option.id for option in question.options), *before]
    values = tuple(dict.fromkeys(name for name in order if name in after))
    return with_provider(profile, **{_field(question): values or None})


def _field(question: Question) -> str:
    return (question.from_ or "").removeprefix("provider.")
