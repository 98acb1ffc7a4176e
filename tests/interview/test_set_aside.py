"""A safety floor set aside in a sitting, with a reason; changed, and taken back."""

import datetime as dt

import pytest

from kchecklist.interview.claims import CannotAnswer
from kchecklist.profiles.editing import with_provider, with_waiver
from kchecklist.profiles.record import Profile, Waiver

from .sittings import CHECKLIST, TODAY, here, profile, sitting

LICENCE = CHECKLIST.question("licence")
LATER, LONG_AGO = TODAY + dt.timedelta(days=70), TODAY - dt.timedelta(days=1)


def waived(start: Profile | None = None):
    talk = sitting(start, at="names")
    talk.set_aside(LICENCE, "My GP knows them.", LATER)
    return talk


def test_a_floor_is_set_aside_with_a_reason_and_a_day():
    talk = waived()
    assert talk.profile.waivers == {"licence": Waiver(reason="My GP knows them.", review=LATER)}
    assert talk.conversation is None


def test_it_is_taken_back_with_a_blank_reason():
    talk = waived()
    talk.set_aside(LICENCE, "  ")
    assert not talk.profile.waivers
    with pytest.raises(CannotAnswer, match="nothing to take back"):
        talk.set_aside(LICENCE, "")


def test_each_change_of_it_is_undone_by_itself_at_its_question():
    talk = waived()
    talk.set_aside(LICENCE, "Another reason.")
    assert talk.profile.waivers["licence"] == Waiver(reason="Another reason.")
    talk.set_aside(LICENCE, "")
    talk.undo()
    assert talk.profile.waivers["licence"] == Waiver(reason="Another reason.")
    talk.undo()
    assert talk.profile.waivers["licence"].review == LATER
    assert here(talk) == "licence"
    talk.undo()
    assert talk.profile == profile()


def test_undo_leaves_what_somebody_else_did_meanwhile():
    talk = waived()
    talk.profile = with_provider(talk.profile, phone="555")
    talk.undo()
    assert not talk.profile.waivers
    assert talk.profile.provider.phone == "555"


@pytest.mark.parametrize(
    ("question", "said"), [("names", "no safety floor"), ("sitter", "not for this route and place")]
)
def test_only_a_floor_that_applies_is_set_aside(question, said):
    talk = sitting(profile(settings=("clinic",)))
    before = talk.profile
    with pytest.raises(CannotAnswer, match=said):
        talk.set_aside(CHECKLIST.question(question), "why not")
    assert talk.profile is before


def test_a_day_that_has_passed_is_refused_unless_it_stood_there_before():
    talk = sitting()
    with pytest.raises(CannotAnswer, match="has passed"):
        talk.set_aside(LICENCE, "x", LONG_AGO)
    talk = sitting(with_waiver(profile(), "licence", Waiver(reason="x", review=LONG_AGO)))
    talk.set_aside(LICENCE, "y", LONG_AGO)
    assert talk.profile.waivers["licence"] == Waiver(reason="y", review=LONG_AGO)
    talk.set_aside(LICENCE, "y", TODAY)
    assert talk.profile.waivers["licence"].review == TODAY


def test_what_stands_under_a_former_id_moves_with_keys_of_the_persons_own():
    old = Waiver.model_validate({"reason": "x", "agreed_with": "my GP"})
    talk = sitting(with_waiver(profile(), "oldest-licence", old))
    talk.set_aside(LICENCE, "y")
    assert list(talk.profile.waivers) == ["licence"]
    assert talk.profile.waivers["licence"].model_extra == {"agreed_with": "my GP"}
    talk.set_aside(LICENCE, "")
    assert not talk.profile.waivers


def test_a_reason_and_then_its_day_are_one_change():
    talk = sitting()
    talk.set_aside(LICENCE, "x", draft=True)
    talk.set_aside(LICENCE, "x", LATER, draft=True)
    talk.done_writing()
    talk.set_aside(LICENCE, "y", LATER, draft=True)
    talk.undo()
    assert talk.profile.waivers["licence"] == Waiver(reason="x", review=LATER)
    talk.undo()
    assert talk.profile == profile()
