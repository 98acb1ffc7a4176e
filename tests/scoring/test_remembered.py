"""Findings that are remembered are those that would be worked out anew."""

from hypothesis import given, settings

from kchecklist.profiles.priorities import Priorities
from kchecklist.scoring.possible import findings
from kchecklist.scoring.remembered import MOST, Remembered
from kchecklist.scoring.standing import standings

from .banks import NOTHING_STATED, bank, offer, preference, quality
from .strategies import cases
from .view_strategies import views

SOME = settings(max_examples=60, deadline=None)
BANK = bank(quality("q"), preference("taste", "calm", "lively"))


@SOME
@given(case=cases(providers=2), view=views(), other=views())
def test_standings_are_the_same_with_and_without(case, view, other):
    remembered = Remembered()
    under = remembered.under(case.checklist, case.priorities)
    for each in (view, other, view):
        again = standings(case.checklist, case.profiles, case.priorities, each, under)
        assert again == standings(case.checklist, case.profiles, case.priorities, each)


def test_other_weights_read_no_record_again_and_other_marks_do():
    remembered, profile = Remembered(), offer("a", {"q": "v50", "taste": "calm"})
    first = remembered.under(BANK, NOTHING_STATED)(profile)
    assert remembered.under(BANK, Priorities(sections=("team",)))(profile) is first
    marked = Priorities(marks={"taste": {"calm": "wanted"}})
    assert remembered.under(BANK, marked)(profile) == findings(BANK, profile, marked) != first
    assert remembered.under(BANK, NOTHING_STATED)(profile) is first


def test_another_record_or_another_bank_is_read():
    remembered, profile = Remembered(), offer("a", {"q": "v50"})
    under = remembered.under(BANK, NOTHING_STATED)
    under(profile)
    changed = offer("a", {"q": "v0"})
    assert under(changed) == findings(BANK, changed, NOTHING_STATED)
    assert under(profile) == findings(BANK, profile, NOTHING_STATED)
    longer = bank(quality("q"), quality("more"))
    assert remembered.under(longer, NOTHING_STATED)(profile) == findings(longer, profile, NOTHING_STATED)


def test_only_a_few_sets_of_marks_are_remembered():
    remembered, profile = Remembered(), offer("a", {"taste": "calm"})
    first = remembered.under(BANK, NOTHING_STATED)(profile)
    many = [Priorities(marks={"taste": {"calm": "wanted"}, f"x{n}": {"y": "fine"}}) for n in range(MOST)]
    for mine in many:
        remembered.under(BANK, mine)(profile)
    again = remembered.under(BANK, NOTHING_STATED)(profile)
    assert again == first
    assert again is not first
