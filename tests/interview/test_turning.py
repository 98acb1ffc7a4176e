"""What is said when something is taken back or brought again, and when it is asked for twice."""

from kchecklist.interview.turning import MOST_AT_ONCE, Turning
from kchecklist.profiles.editing import with_provider
from kchecklist.profiles.record import Profile
from kchecklist.profiles.trail import Change, Trail

from .sittings import NOW, choose, profile, sitting

MANY = dict.fromkeys(("offer", "phone", "website", "status_note", "note", "own key"), "1")


def turning(talk, *changes: tuple[Profile, Profile]) -> Turning:
    back = tuple(Change(before, after, NOW) for before, after in changes)
    return Turning(talk, lambda: Trail(back), lambda step: "this", "z", "Z")


def test_what_was_done_here_goes_at_once_and_an_earlier_day_when_it_is_asked_for_twice():
    start = profile()
    earlier = with_provider(start, phone="555 1")
    talk = sitting(earlier, at="names")
    keys = turning(talk, (start, earlier))
    choose(talk, "best")
    assert keys.back() == "Taken back: this. Z brings it again."
    assert talk.profile == earlier
    assert (
        keys.back() == "Nothing more since you came here. z again takes back what was entered before: this."
    )
    assert talk.profile == earlier
    assert keys.back() == "Taken back: this. Z brings it again."
    assert talk.profile == start
    assert keys.back() == "There is nothing to take back."
    assert keys.forward() == "Brought again: this. z takes it back."
    assert keys.back() == "Taken back: this. Z brings it again."


def test_what_a_key_brought_again_first_does_not_open_the_way_to_an_earlier_day():
    start = profile()
    earlier, later = with_provider(start, phone="555 1"), with_provider(start, phone="555 2")
    talk = sitting(earlier, at="names")
    back, forward = Change(start, earlier, NOW), Change(earlier, later, NOW)
    keys = Turning(talk, lambda: Trail((back,), (forward,)), lambda step: "this", "z", "Z")
    assert keys.forward() == "Brought again: this. z takes it back."
    assert talk.profile == later
    assert keys.back().startswith("Taken back")
    assert keys.back().startswith("Nothing more since you came here.")
    assert talk.profile == earlier


def test_many_answers_of_an_old_day_are_never_taken_back_by_one_key():
    assert len(MANY) > MOST_AT_ONCE
    start = profile()
    older = with_provider(start, **MANY)
    talk = sitting(with_provider(older, phone="555 2"), at="names")
    keys = turning(talk, (start, older), (older, talk.profile))
    assert keys.back().startswith("Nothing more since you came here.")
    assert keys.back().startswith("Taken back")
    assert keys.back() == "z again takes back what was entered before: this."
    assert talk.profile == older
    assert keys.back().startswith("Taken back")
    assert talk.profile == start


def test_nothing_to_bring_again_is_said():
    assert turning(sitting(profile(), at="names")).forward() == "There is nothing to bring again."
