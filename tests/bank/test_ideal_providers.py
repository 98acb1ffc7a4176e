"""A good provider of each model of care reaches everything there is, and what keeps it from there is seen."""

from collections.abc import Callable
from typing import Any

import pytest

from kchecklist.checklist.checking import MODELS_OF_CARE
from kchecklist.checklist.loading import load_checklist
from kchecklist.checklist.models import Checklist, Option, Question
from kchecklist.files.shipped import shipped
from kchecklist.profiles.editing import changed
from kchecklist.profiles.record import Claim, Profile

from .ideal_providers import FOLDER, ideals, unfit
from .skewing import skewed, with_question

BANK = load_checklist(shipped("questions"))
IDEALS = ideals()
MODEL = "IM office"
BEFORE = unfit(BANK, IDEALS)
"""Nothing, unless the bank is being changed: what is spoilt on purpose is told apart from that."""


@pytest.mark.parametrize("model", MODELS_OF_CARE)
def test_a_good_provider_of_each_model_reaches_everything(model: str):
    assert [complaint for complaint in unfit(BANK, IDEALS) if complaint.startswith(f"{model}:")] == []


def test_there_is_a_file_for_each_model_and_no_other():
    assert len(list(FOLDER.iterdir())) == len(IDEALS) == len(MODELS_OF_CARE)


def test_nobody_sets_much_aside_as_not_applicable():
    for model, profile in IDEALS.items():
        aside = [name for name, answer in profile.answers.items() if _claim(profile, name).state]
        assert len(aside) <= 3, (model, aside)


def _claim(profile: Profile, question: str) -> Claim:
    ((_, claim),) = profile.answers[question].claims()
    return claim


def spoilt(question: str, **values: Any) -> dict[str, Profile]:
    """The ideal providers, one of them with something else in its claim on this question."""
    profile = IDEALS[MODEL]
    ((level, claim),) = profile.answers[question].claims()
    answer = changed(profile.answers[question], **{level: changed(claim, **values)})
    return IDEALS | {MODEL: changed(profile, answers={**profile.answers, question: answer})}


def first(choose: Callable[[Question], bool]) -> Question:
    """The first question that is meant and that the one spoilt answers."""
    return next(q for q in BANK.questions if q.id in IDEALS[MODEL].answers and choose(q))


def fresh(bank: Checklist, providers: dict[str, Profile]) -> list[str]:
    """The complaints that were not there before."""
    return [complaint for complaint in unfit(bank, providers) if complaint not in BEFORE]


QUALITY = first(lambda q: q.kind == "quality" and not q.is_floor)
FLOOR = first(lambda q: q.is_floor)
TASTE = first(lambda q: q.kind == "preference")


@pytest.mark.parametrize("question", [QUALITY, FLOOR], ids=["quality", "floor"])
def test_the_worst_answer_is_seen(question: Question):
    found = fresh(BANK, spoilt(question.id, choice=(question.options[-1].id,)))
    assert any(MODEL in complaint and question.id in complaint for complaint in found)


def test_somewhere_between_is_seen():
    both = tuple(option.id for option in QUALITY.options[:3])
    assert fresh(BANK, spoilt(QUALITY.id, choice=both))


@pytest.mark.parametrize("question", [QUALITY, TASTE], ids=["quality", "preference"])
def test_an_answer_without_a_sentence_is_seen(question: Question):
    expected = [f"{MODEL}: {question.id} has no sentence that says it"]
    assert fresh(BANK, spoilt(question.id, note=None)) == expected
    assert fresh(BANK, spoilt(question.id, note="Yes.")) == expected


def test_a_question_that_the_bank_no_longer_has_is_named_with_each_provider():
    found = fresh(with_question(BANK, QUALITY, None), IDEALS)
    said = f"{QUALITY.id} is answered, but the bank does not ask it here"
    assert found == [f"{model}: {said}" for model in MODELS_OF_CARE]


def test_a_new_question_is_named_with_each_provider():
    new = skewed(QUALITY, id="quite-new", was=())
    found = fresh(with_question(BANK, QUALITY, new), IDEALS)
    assert {f"{model}: quite-new is asked, but not answered" for model in MODELS_OF_CARE} <= set(found)


def test_an_option_that_the_bank_no_longer_has_is_named():
    chosen = (_claim(IDEALS[MODEL], QUALITY.id).choice or ())[0]
    options = tuple(
        option if option.id != chosen else Option(id="other", label="other", value=100)
        for option in QUALITY.options
    )
    found = fresh(with_question(BANK, QUALITY, skewed(QUALITY, options=options)), IDEALS)
    assert f"{MODEL}: {QUALITY.id} has no option {chosen}" in found


def test_not_applicable_where_that_is_not_allowed_is_seen():
    assert fresh(BANK, spoilt(QUALITY.id, choice=None, state="not_applicable"))


def test_a_provider_of_another_model_is_seen():
    assert f"{MODEL}: is for another route or setting" in fresh(BANK, IDEALS | {MODEL: IDEALS["IV clinic"]})
