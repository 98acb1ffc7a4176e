"""Records for invented providers of the shipped bank, filled in by the bank's structure."""

from collections.abc import Iterable, Mapping

from kchecklist.checklist.models import Checklist, Question
from kchecklist.profiles.record import Answer, Claim, Profile, Provider


def perfect(
    checklist: Checklist,
    name: str,
    routes: Iterable[str],
    settings: Iterable[str],
    taste: Mapping[str, str | tuple[str, ...]],
) -> Profile:
    """Somebody who gives the full answer to every quality question, and these answers to questions of taste."""
    provider = Provider(id=name, name=name, routes=tuple(routes), settings=tuple(settings))
    full = {
        question.id: _full(question)
        for question in checklist.questions
        if question.kind == "quality" and question.applies_to(provider.routes, provider.settings)
    }
    own = {name: (option,) if isinstance(option, str) else option for name, option in taste.items()}
    choices = full | own
    return Profile(
        provider=provider,
        answers={name: Answer(said=Claim(choice=choice)) for name, choice in choices.items()},
    )


def _full(question: Question) -> tuple[str, ...]:
    """The first option worth everything, or all that bring something where ticks add up."""
    if question.multiple:
        return tuple(option.id for option in question.options if option.value)
    return next((option.id,) for option in question.options if option.value == 100)
