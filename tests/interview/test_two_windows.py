"""Two sittings with one provider at the same time, each with a conversation of its own."""

import pytest

from kchecklist.interview.sitting import Sitting
from kchecklist.profiles.editing import changed, with_conversation
from kchecklist.profiles.merging import merged, rebased
from kchecklist.profiles.record import Claim, Conversation, Profile, document

from .sittings import Clock, choose, made, months_ago, profile, sitting


def saved(talk: Sitting, base: Profile, theirs: Profile) -> Profile:
    """Save over what the other window saved, and go on from it."""
    table, clashes = merged(*map(document, (base, talk.profile, theirs)))
    assert not clashes
    talk.profile = Profile.model_validate(table)
    return talk.profile


def begun(start: Profile, who: str, at: str, clock: Clock | None = None) -> Sitting:
    talk = sitting(start, at=at, clock=clock)
    talk.talk(channel="phone", who=who)
    choose(talk, "best")
    return talk


def told(talk: Sitting) -> dict[str, str | None]:
    return {
        name: talk.profile.told(answer.said)[0]
        for name, answer in talk.profile.answers.items()
        if answer.said is not None
    }


@pytest.fixture(params=[profile(), months_ago()], ids=["first talk", "a talk before"])
def start(request) -> Profile:
    return request.param


def test_after_a_save_a_sitting_goes_on_in_its_own_conversation(start):
    here, there = begun(start, "Bo", "names"), begun(start, "Ann", "training")
    saved(here, start, there.profile)
    here.next()
    choose(here, "worst")
    assert told(here) == {"names": "Bo", "training": "Ann", "licence": "Bo"} | told(sitting(start))
    assert here.conversation.with_ == "Bo"


def test_after_a_save_the_note_and_the_length_stand_in_ones_own_conversation(start):
    clock = Clock()
    here, there = begun(start, "Bo", "names", clock), begun(start, "Ann", "training")
    saved(here, start, there.profile)
    here.note_call("kind")
    clock.wait(minutes=7)
    here.finish()
    found = {each.with_: (each.note, each.minutes) for each in here.profile.conversations}
    assert (found["Bo"], found["Ann"]) == (("kind", 7), (None, None))


def test_after_a_save_everything_of_mine_can_be_taken_back(start):
    here, there = begun(start, "Bo", "names"), begun(start, "Ann", "training")
    here.note("typed")
    here.note_call("kind")
    after = saved(here, start, there.profile)
    here.next()
    choose(here, "worst")
    assert here.undo() == "licence"
    assert here.profile == after
    while here.undo():
        pass
    assert here.profile.answers == there.profile.answers
    assert here.profile.conversations == there.profile.conversations
    assert here.conversation is None


def test_after_a_save_what_was_answered_over_comes_back_with_who_told_it(start):
    here, there = begun(start, "Bo", "names"), begun(start, "Ann", "training")
    here.next()
    choose(here, "best")
    here.back()
    choose(here, "worst")
    saved(here, start, there.profile)
    here.heard("signed", "their form")
    assert made(here, "names").choice == ("best",)
    assert told(here) == {"names": "Bo", "licence": "Bo", "training": "Ann"}
    here.undo()
    assert told(here)["names"] == "Bo"


def test_after_a_save_how_it_was_known_is_taken_back_with_who_told_it(start):
    here, there = begun(start, "Bo", "names"), begun(start, "Ann", "training")
    here.next()
    choose(here, "best")
    here.back()
    choose(here, "worst")
    here.heard("signed", "their form")
    saved(here, start, there.profile)
    here.undo()
    here.heard("signed", "their form")
    assert told(here) == {"names": "Bo", "licence": "Bo", "training": "Ann"}


def test_after_a_save_and_with_its_length_written_down_everything_can_still_be_taken_back(start):
    clock = Clock()
    here, there = begun(start, "Bo", "names", clock), begun(start, "Ann", "training")
    saved(here, start, there.profile)
    clock.wait(minutes=7)
    here.finish()
    while here.undo():
        pass
    assert here.profile.answers == there.profile.answers


def test_a_number_that_now_holds_another_talk_is_not_written_into():
    here = begun(profile(), "Bo", "names")
    other = Conversation(id=1, with_="Ann")
    here.profile = with_conversation(profile(), other)
    choose(here, "worst")
    assert here.profile.conversation(1) == other
    assert here.conversation.id == 2


def test_what_somebody_else_writes_into_the_conversation_leaves_it_mine():
    here = begun(profile(), "Bo", "names")
    here.profile = with_conversation(here.profile, changed(here.conversation, note="theirs", with_="Dr Bo"))
    here.next()
    choose(here, "worst")
    assert [each.id for each in here.profile.conversations] == [1]
    assert made(here, "licence") == Claim(choice=("worst",), conversation=1, who="Bo")


def test_undo_takes_nothing_back_that_somebody_else_has_written_since(start):
    talk = begun(start, "Ann", at="training")
    mine = talk.profile
    other = sitting(mine, at="training")
    choose(other, "worst")
    other.note("typed elsewhere")
    talk.heard("checked", "me")
    # A save found their claim changed where mine had gone: theirs stays, and mine stands at its new level.
    talk.profile = rebased(mine, talk.profile, other.profile)
    assert made(talk, "training", "checked").choice == ("best",)
    talk.undo()
    kept = made(talk, "training")
    assert (kept.choice, kept.note) == (("worst",), "typed elsewhere")
