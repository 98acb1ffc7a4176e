"""Five invented providers, each good in its own model of care: can each give the full answer to everything?

``ideal/`` holds a profile for each, written by hand. Unlike the rules in ``fairness`` they name questions and
options on purpose: a question that changed has to be answered again, with an honest sentence, by all five.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from kchecklist.checklist.checking import MODELS_OF_CARE
from kchecklist.checklist.models import Checklist, Question
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Answer, Claim, Profile
from kchecklist.profiles.shelf import load
from kchecklist.scoring.floors import KEPT
from kchecklist.scoring.possible import Finding
from kchecklist.scoring.standing import Standing, standing

FOLDER = Path(__file__).parent / "ideal"
NOTHING_MARKED = Priorities()
FULL = 100
LEAST_WORDS = 3
"""A note with fewer is no sentence."""


def ideals(folder: Path = FOLDER) -> dict[str, Profile]:
    """Model of care -> the ideal provider of it."""
    return {
        model: load(folder / f"{model.lower().replace(' ', '-')}.toml").profile for model in MODELS_OF_CARE
    }


def unfit(checklist: Checklist, providers: Mapping[str, Profile]) -> list[str]:
    """Everything that keeps a good provider of a model from standing at the very top, by question and model."""
    found = []
    for model, (route, setting) in MODELS_OF_CARE.items():
        profile = providers[model]
        if (profile.provider.routes, profile.provider.settings) != ((route,), (setting,)):
            found.append(f"{model}: is for another route or setting")
        stands = standing(checklist, profile, NOTHING_MARKED)
        found += [f"{model}: {what}" for what in (*_answers(checklist, profile), *_standing(stands))]
    return found


def _answers(checklist: Checklist, profile: Profile) -> Iterator[str]:
    """What is answered but not asked, asked but not answered, or answered without a sentence."""
    asked = {
        question.id: question
        for question in checklist.questions
        if question.from_ is None and question.applies_to(profile.provider.routes, profile.provider.settings)
    }
    for name, answer in profile.answers.items():
        if name in asked:
            yield from _claims(asked[name], answer)
        else:
            yield f"{name} is answered, but the bank does not ask it here"
    yield from (f"{name} is asked, but not answered" for name in asked if name not in profile.answers)


def _claims(question: Question, answer: Answer) -> Iterator[str]:
    claims = [claim for _, claim in answer.claims()]
    if len(claims) != 1:
        yield f"{question.id} has {len(claims)} claims; one is meant"
    for claim in claims:
        options = {option.id for option in question.options}
        yield from (f"{question.id} has no option {o}" for o in claim.choice or () if o not in options)
        if claim.state not in (None, "not_applicable"):
            yield f"{question.id} is not answered: {claim.state}"
        if not _is_sentence(claim):
            yield f"{question.id} has no sentence that says it"


def _is_sentence(claim: Claim) -> bool:
    note = claim.note or ""
    return len(note.split()) >= LEAST_WORDS and note.endswith((".", "?", "!"))


def _standing(stands: Standing) -> Iterator[str]:
    yield from (what for finding in stands.findings for what in _short_of_full(finding))
    yield from (f"{question.id}/{option.id} raises a red flag" for question, option in stands.red_flags)
    yield from (f"{question.id} has two answers" for question in stands.contradicted)
    yield from (f"the floor {f.question.id} is {f.state}" for f in stands.floors if f.state != "pass")
    reached = (stands.low, stands.high, stands.coverage, stands.gate, stands.settled)
    if reached != (Fraction(1), Fraction(1), Fraction(1), KEPT, True):
        yield f"stands at {stands.low} to {stands.high}, coverage {stands.coverage}, gate {stands.gate}"


def _short_of_full(finding: Finding) -> Iterator[str]:
    if finding.scored and not finding.not_applicable and finding.values != (FULL,):
        yield f"{finding.question.id} brings {finding.values} and not everything"
