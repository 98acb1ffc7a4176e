"""How much more has to be asked until a provider can be placed."""

from hypothesis import assume, given, settings

from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Answer, Claim, Profile
from kchecklist.scoring.ask_next import ask_next
from kchecklist.scoring.placing import until_placed
from kchecklist.scoring.standing import standing

from .banks import NOTHING_STATED, at, bank, offer, preference, quality, section
from .strategies import Case, cases

SOME = settings(max_examples=80, deadline=None)
BANK = bank(quality("f", floor=50), quality("g", floor=50), quality("q", weight=5), quality("r", weight=3))


def needed(record, checklist=BANK, priorities=NOTHING_STATED) -> list[str] | None:
    found = standing(checklist, record, priorities)
    questions = ask_next(checklist, (found,)).by_provider[record.id]
    first = until_placed(found, questions)
    return None if first is None else [one.question.id for one in first]


def test_of_one_that_nobody_asked_it_is_the_first_questions_that_settle_half():
    assert needed(offer("a")) == ["f", "g", "q"]


def test_what_is_settled_already_counts():
    assert needed(offer("a", {"f": "v100", "r": "v100"})) == ["g"]


def test_half_is_enough():
    checklist = bank(*(quality(name) for name in "abcd"))
    assert needed(offer("x", {"a": "v0"}), checklist) == ["b"]
    assert needed(offer("x", {"a": "v0", "b": "v0"}), checklist) == []


def test_one_that_is_not_too_early_needs_nothing_however_much_is_open():
    assert needed(offer("a", {"f": "v100", "g": "v100", "q": "v100"})) == []


def test_a_floor_that_nobody_asked_about_is_needed_even_when_half_is_settled():
    checklist = bank(quality("q", weight=5), quality("f", floor=50), quality("p", weight=2))
    assert needed(offer("a", {"q": "v100"}), checklist) == ["f"]


def test_a_floor_that_was_asked_is_not_needed_for_itself():
    assert needed(offer("a", {"f": "dont_know", "g": "v0", "q": "v0"})) == []
    assert needed(offer("a", {"g": "v0", "q": "v0"}, {"f": "I trust them"})) == []


def test_two_answers_to_a_floor_settle_no_more_by_being_asked_again():
    checklist = bank(quality("g", floor=50, weight=5), quality("q", weight=5), quality("r"))
    assert needed(offer("a", {"g": at(said="v0", signed="v100")}), checklist) == ["g", "q"]


def test_a_range_of_two_answers_is_not_settled_yet():
    checklist = bank(quality("q", weight=5), quality("r"))
    assert needed(offer("a", {"q": ("v100", "v50"), "r": "v0"}), checklist) == ["q"]


def test_an_unmarked_taste_is_not_asked_for():
    checklist = bank(preference("taste", "x", "y", weight=5), quality("q", weight=1))
    assert needed(offer("a"), checklist) == ["q"]


def test_where_nothing_weighs_anything_no_answer_is_enough():
    checklist = bank(section("one", quality("q")), section("two", preference("p", "x", "y")))
    assert needed(offer("a"), checklist, Priorities(swing={"two": 100})) is None


def answered(case: Case, names: list[str]) -> Profile:
    """The record with each of these answered by somebody who checked it."""
    record = case.profile
    answers = dict(record.answers)
    for name in names:
        question = case.checklist.question(name)
        before = answers.get(name, Answer())
        answers[name] = before.model_copy(
            update={"checked": Claim(choice=(question.options[0].id,)), "signed": None}
        )
    return record.model_copy(update={"answers": answers})


@SOME
@given(cases(providers=1, sections=2, most=3))
def test_once_these_are_answered_it_is_placed_and_without_the_last_it_is_not(case):
    names = needed(case.profile, case.checklist, case.priorities)
    assume(names)
    # Route and place change which questions there are.
    assume(not any(case.checklist.question(name).from_ for name in names))
    assert not standing(case.checklist, answered(case, names), case.priorities).too_early
    assert standing(case.checklist, answered(case, names[:-1]), case.priorities).too_early
