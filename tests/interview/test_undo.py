"""Taking back what was just done, and nothing that anybody else did."""

import datetime as dt
from typing import Any

import pytest

from kchecklist.profiles.editing import changed, with_claim, with_conversation, with_costs, with_provider
from kchecklist.profiles.merging import merged
from kchecklist.profiles.record import Answer, Claim, Conversation, Profile, document
from kchecklist.profiles.trail import State, trail

from .sittings import (
    CHECKLIST,
    NOW,
    Clock,
    between,
    choose,
    claim,
    here,
    made,
    months_ago,
    profile,
    quality,
    sitting,
    with_question,
)

ACTS: dict[str, Any] = {
    "choose": lambda talk: choose(talk, "worst"),
    "between": lambda talk: between(talk, "middle"),
    "no_answer": lambda talk: talk.no_answer("pending", dt.date(2026, 12, 1)),
    "clear": lambda talk: talk.clear(),
    "note": lambda talk: talk.note("new words"),
    "blank note": lambda talk: talk.note(""),
    "come_back": lambda talk: talk.come_back(),
    "note_call": lambda talk: talk.note_call("kind"),
}
OLD = Answer(said=Claim(choice=("best",), conversation=1, who="a nurse", note="old words"))


def merged_with(talk_profile: Profile, base: Profile, theirs: Profile) -> Profile:
    table, clashes = merged(document(base), document(talk_profile), document(theirs))
    assert not clashes
    return Profile.model_validate(table)


@pytest.mark.parametrize("act", ACTS)
def test_one_undo_takes_one_action_back_altogether(act):
    start = months_ago(names=OLD)
    talk = sitting(start, at="names")
    ACTS[act](talk)
    assert talk.profile != start
    talk.undo()
    assert talk.profile == start
    assert talk.conversation is None
    assert talk.undo() is None


def test_every_action_is_taken_back_one_by_one_to_the_very_start():
    talk = sitting(months_ago(names=OLD), at="names")
    stood = []
    for act in ACTS.values():
        stood.append(talk.profile)
        act(talk)
    talk.jump("route")
    for option in ("iv", "oral", "iv"):
        stood.append(talk.profile)
        choose(talk, option)
    while stood:
        assert talk.undo()
        assert talk.profile == stood.pop()
    assert talk.undo() is None


def test_undoing_the_very_first_answer_takes_its_conversation_back():
    clock = Clock()
    talk = sitting(at="names", clock=clock)
    choose(talk, "best")
    clock.wait(minutes=5)
    assert talk.undo() == "names"
    assert talk.profile == profile()
    assert talk.conversation is None
    assert talk.elapsed == dt.timedelta()


def test_after_undoing_the_first_answer_the_next_one_opens_a_conversation_of_its_own_time():
    clock = Clock()
    talk = sitting(at="names", clock=clock)
    choose(talk, "best")
    talk.undo()
    clock.wait(hours=2)
    choose(talk, "worst")
    clock.wait(minutes=5)
    talk.finish()
    assert [(each.id, each.on, each.minutes) for each in talk.profile.conversations] == [
        (1, clock.now - dt.timedelta(minutes=5), 5)
    ]


def test_undo_goes_to_the_question_it_is_about():
    talk = sitting(at="names")
    choose(talk, "best")
    talk.jump("room")
    assert talk.undo() == "names"
    assert here(talk) == "names"


def test_undo_goes_back_to_a_question_that_the_mode_leaves_out():
    talk = sitting(at="training")
    choose(talk, "best")
    talk.go_through("short")
    talk.undo()
    assert (here(talk), talk.mode) == ("training", "everything")


def test_undoing_a_note_to_the_call_stays_where_we_are_and_says_so():
    talk = sitting(at="names")
    talk.note_call("kind")
    assert talk.undo() == "call"
    assert here(talk) == "names"


def test_undo_does_not_go_to_a_question_that_is_no_longer_for_this_offer():
    talk = sitting(at="sitter")
    choose(talk, "best")
    talk.jump("names")
    talk.profile = with_provider(talk.profile, settings=("clinic",))
    assert talk.undo() == "sitter"
    assert claim(talk, "sitter") is None
    assert here(talk) == "names"


def test_undoing_how_i_know_brings_claim_level_and_person_back():
    talk = sitting(at="names")
    talk.heard("said", "Ann")
    choose(talk, "best")
    before = talk.profile
    talk.heard("signed", "their form")
    assert talk.undo() == "names"
    assert talk.profile == before
    assert (talk.level, talk.who) == ("said", "Ann")
    assert talk.ticked(talk.question) == ("best",)


def test_undoing_how_we_talk_brings_channel_and_person_of_the_conversation_back_in_one_step():
    talk = sitting(at="names")
    choose(talk, "best")
    before = talk.profile
    talk.talk(channel="phone", who="Ann")
    assert talk.undo() == "call"
    assert (talk.profile, talk.who) == (before, None)


def test_undoing_who_i_talk_with_brings_the_conversation_back_in_one_step():
    talk = sitting(at="names")
    choose(talk, "best")
    before = talk.profile
    talk.heard("said", "Ann")
    assert talk.conversation.with_ == "Ann"
    talk.undo()
    assert (talk.profile, talk.who) == (before, None)


def test_a_claim_moved_over_an_answer_gives_it_back_when_undone():
    start = profile({"names": Answer(written=Claim(choice=("worst",), note="their letter"))})
    talk = sitting(start, at="names")
    choose(talk, "best")
    talk.heard("written")
    talk.undo()
    talk.undo()
    assert talk.profile == start


def test_undoing_a_former_id_puts_the_answer_back_under_it():
    start = profile({"old-licence": OLD})
    talk = sitting(start, at="licence")
    choose(talk, "worst")
    talk.undo()
    assert talk.profile == start


def test_undo_keeps_what_another_window_saved_meanwhile():
    start = months_ago(names=OLD)
    talk = sitting(start, at="names")
    choose(talk, "worst")
    talk.note("new words")
    theirs = with_claim(start, ("training",), "said", Claim(choice=("best",), note="theirs"))
    theirs = with_claim(theirs, ("names",), "signed", Claim(choice=("middle",)))
    theirs = with_provider(theirs, phone="555 0100")
    theirs = with_costs(theirs, session=450)
    theirs = with_conversation(theirs, Conversation(id=9, note="their call"))
    talk.profile = merged_with(talk.profile, start, theirs)
    choose(talk, "best")
    for _ in range(3):
        assert talk.undo() == "names"
    assert talk.undo() is None
    assert talk.profile == theirs


def test_undo_keeps_the_other_windows_words_in_the_conversation_it_opened():
    talk = sitting(at="names")
    choose(talk, "best")
    talk.profile = with_conversation(talk.profile, changed(talk.conversation, note="theirs"))
    talk.undo()
    assert not talk.profile.answers
    assert [each.note for each in talk.profile.conversations] == ["theirs"]


def test_what_the_other_window_deleted_stays_deleted():
    start = profile({"training": OLD})
    talk = sitting(start, at="names")
    choose(talk, "best")
    talk.profile = with_claim(talk.profile, ("training",), "said", None)
    talk.undo()
    assert not talk.profile.answers


def test_looking_around_leaves_nothing_to_take_back():
    talk = sitting(at="names")
    talk.next()
    talk.back()
    talk.go_through("open")
    talk.find("names")
    talk.heard("signed", "me")
    assert talk.undo() is None


def test_after_undo_one_goes_on_as_before():
    talk = sitting(at="names")
    choose(talk, "best")
    talk.next()
    choose(talk, "worst")
    talk.undo()
    choose(talk, "middle")
    assert [made(talk, name).choice for name in ("names", "licence")] == [("best",), ("middle",)]
    assert {each.conversation for each in (made(talk, "names"), made(talk, "licence"))} == {1}


@pytest.mark.parametrize("start", [months_ago(), months_ago(names=OLD)])
def test_a_note_typed_with_pauses_is_one_change(start):
    talk = sitting(start, at="names")
    for typed in ("n", "new w", "new words"):
        talk.note(typed, draft=True)
    talk.done_writing()
    talk.note("other words", draft=True)
    talk.undo()
    assert talk.claim(talk.question).note == "new words"
    talk.undo()
    assert talk.profile == start


def test_a_note_typed_around_an_answer_is_not_taken_back_with_it():
    talk = sitting(profile(), at="names")
    talk.note("before", draft=True)
    choose(talk, "best")
    talk.note("before, after", draft=True)
    talk.undo()
    stands = talk.claim(talk.question)
    assert (stands.note, stands.choice) == ("before", ("best",))


def test_a_call_note_typed_with_pauses_is_one_change():
    talk = sitting(profile(), at="names")
    start = talk.profile
    for typed in ("k", "kind", "kind, but rushed"):
        talk.note_call(typed, draft=True)
    talk.undo()
    assert talk.profile == start


def test_what_was_answered_to_a_question_that_is_asked_no_longer_is_not_taken_back():
    talk = sitting(at="names", bank=with_question(CHECKLIST, quality("mine")))
    start = talk.profile
    choose(talk, "best")
    talk.jump("mine")
    choose(talk, "worst")
    talk.note("Twice already.")
    talk.jump("licence")
    choose(talk, "middle")
    talk.jump("mine")
    choose(talk, "middle")
    mine = made(talk, "mine")
    talk.take(CHECKLIST)
    assert talk.undo() == "licence"
    assert claim(talk, "licence") is None
    assert talk.undo() == "names"
    assert talk.undo() is None
    assert made(talk, "mine") == mine
    assert set(talk.profile.answers) == {"mine"}
    assert [each.id for each in talk.profile.conversations] == [mine.conversation]
    assert talk.profile.provider == start.provider


def test_how_i_know_moves_nothing_along_that_was_made_to_a_question_asked_no_longer():
    talk = sitting(at="names", bank=with_question(CHECKLIST, quality("mine")))
    talk.jump("mine")
    choose(talk, "worst")
    talk.take(CHECKLIST)
    talk.heard("written")
    talk.take(with_question(CHECKLIST, quality("mine")))
    talk.jump("mine")
    talk.heard("said")
    talk.heard("signed")
    assert made(talk, "mine").choice == ("worst",)
    assert claim(talk, "mine", "signed") is None


def test_what_was_taken_back_is_brought_again_one_by_one_and_the_talk_goes_on():
    talk = sitting(months_ago(names=OLD), at="names")
    stood = []
    for act in ACTS.values():
        act(talk)
        stood.append(talk.profile)
    own = talk.conversation
    while talk.undo():
        pass
    assert talk.conversation is None
    for after in stood:
        assert talk.redo()
        assert talk.profile == after
    assert talk.redo() is None
    talk.jump("licence")
    choose(talk, "best")
    assert talk.conversation.id == own.id


def test_bringing_again_goes_to_the_question_and_a_new_answer_ends_it():
    talk = sitting(profile(), at="names")
    choose(talk, "best")
    talk.undo()
    talk.jump("licence")
    assert talk.redo() == "names"
    assert here(talk) == "names"
    talk.undo()
    choose(talk, "worst")
    assert talk.redo() is None


def test_what_another_window_changed_stays_when_something_is_brought_again():
    start = months_ago(names=OLD)
    talk = sitting(start, at="licence")
    choose(talk, "best")
    talk.undo()
    talk.profile = merged_with(talk.profile, start, with_provider(start, phone="555 0199"))
    talk.redo()
    assert talk.profile.provider.phone == "555 0199"
    assert claim(talk, "licence").choice == ("best",)


def test_what_was_taken_back_has_the_new_number_of_its_talk_when_it_is_brought_again():
    start = profile()
    talk = sitting(start, at="names")
    choose(talk, "best")
    mine = talk.profile
    theirs = with_conversation(start, Conversation(id=1, on=dt.datetime(2026, 11, 21, 9), note="theirs"))
    talk.jump("licence")
    choose(talk, "worst")
    talk.undo()
    talk.profile = merged_with(talk.profile, start, theirs)
    talk.redo()
    assert {answer.said.conversation for answer in talk.profile.answers.values()} == {2}
    assert mine.answers["names"].said.conversation == 1


def states(*profiles: Profile) -> list[State]:
    return [*(State(each, NOW) for each in profiles[:-1]), State(profiles[-1])]


def test_after_this_sitting_an_earlier_one_is_taken_back_and_all_of_it_brought_again():
    start = profile()
    before = sitting(start, at="names")
    choose(before, "best")
    earlier = before.profile
    talk = sitting(earlier, at="licence")
    choose(talk, "middle")
    now = talk.profile
    talk.undo()
    assert (talk.to_take_back, talk.to_bring_again.question_id) == (None, "licence")
    talk.remember(
        trail([State(start, NOW), State(earlier, NOW), State(now, NOW, turned=True), State(earlier)])
    )
    assert (talk.to_take_back.question_id, talk.to_bring_again.question_id) == ("names", "licence")
    assert talk.undo() == "names"
    assert talk.profile == start
    assert talk.undo() is None
    assert [talk.redo(), talk.redo(), talk.redo()] == ["names", "licence", None]
    assert talk.profile == now


def test_what_an_earlier_sitting_took_back_is_brought_again_in_a_new_one():
    start = profile()
    before = sitting(start, at="names")
    choose(before, "best")
    after = before.profile
    talk = sitting(start, at="licence")
    talk.remember(trail([State(start, NOW), State(after, NOW, turned=True), State(start)]))
    assert talk.redo() == "names"
    assert talk.profile == after
    assert talk.undo() == "names"
    assert talk.profile == start


def test_what_is_left_of_this_sitting_is_taken_back_first():
    start = profile()
    talk = sitting(start, at="names")
    choose(talk, "best")
    talk.remember(trail(states(start, talk.profile)))
    assert talk.undo() == "names"
    assert talk.undo() is None


def test_what_was_taken_back_in_this_sitting_is_brought_again_before_what_earlier_ones_took_back():
    start = profile()
    talk = sitting(start, at="names")
    choose(talk, "best")
    chosen = talk.profile
    talk.undo()
    talk.remember(trail(states(start)))
    assert talk.redo() == "names"
    assert talk.profile == chosen
