"""How I know: levels side by side, and the claim just made moved along."""

import datetime as dt

import pytest

from kchecklist.profiles.record import LEVELS, Answer, Claim

from .sittings import NOW, TODAY, between, choose, claim, here, made, months_ago, profile, sitting

OLD = Claim(choice=("worst",), conversation=1, note="old words")


def test_each_level_has_its_own_answer_to_one_question():
    talk = sitting(at="names")
    for level, option in zip(LEVELS, ("best", "middle", "worst") * 2, strict=True):
        talk.jump("training")
        talk.heard(level)
        talk.jump("names")
        talk.next()
        talk.back()
        choose(talk, option)
        talk.jump("training")
        talk.note(f"{level} between", talk.question)
    answer = talk.profile.answers["names"]
    assert [answer.claim(level).choice for level in LEVELS] == [("best",), ("middle",), ("worst",)] * 2


def test_the_answer_shown_is_the_one_of_the_level_i_am_on():
    both = Answer(said=Claim(choice=("best",)), signed=Claim(choice=("worst",)))
    talk = sitting(profile({"names": both}), at="names")
    assert talk.ticked(talk.question) == ("best",)
    talk.heard("signed")
    assert talk.ticked(talk.question) == ("worst",)
    talk.heard("checked")
    assert talk.ticked(talk.question) == ()
    assert talk.was_asked(talk.question), "at whatever level"


def test_the_claim_just_made_moves_with_its_note():
    talk = sitting(at="names")
    choose(talk, "best")
    talk.note("page 2")
    talk.heard("signed", "their form")
    assert claim(talk, "names") is None
    moved = made(talk, "names", "signed")
    assert (moved.choice, moved.note, moved.who, moved.on) == (("best",), "page 2", "their form", TODAY)
    assert moved.conversation is None


def test_a_claim_moved_back_into_the_conversation_is_of_it_again():
    talk = sitting(at="names")
    talk.heard("checked", "me")
    choose(talk, "best")
    talk.heard("said", "Ann")
    moved = made(talk, "names")
    assert (moved.conversation, moved.on) == (1, None)
    assert talk.profile.told(moved) == ("Ann", NOW)
    assert claim(talk, "names", "checked") is None


def test_at_the_same_level_only_who_changes():
    talk = sitting(at="names")
    talk.heard("said", "Ann")
    choose(talk, "best")
    talk.heard("said", "Dr Bo")
    assert (made(talk, "names").choice, made(talk, "names").who) == (("best",), "Dr Bo")
    talk.heard("said")
    assert made(talk, "names").who is None


def test_an_answer_of_an_earlier_day_never_moves():
    start = months_ago(names=Answer(said=OLD))
    talk = sitting(start, at="names")
    talk.heard("written", "Ann")
    assert talk.profile == start


@pytest.mark.parametrize("level", ["said", "written", "signed"])
def test_an_older_answer_only_noted_now_never_moves(level):
    talk = sitting(months_ago(names=Answer(said=OLD)), at="names")
    talk.note("new words")
    talk.heard(level, "Ann")
    stays = made(talk, "names")
    assert (stays.choice, stays.conversation, stays.who, stays.note) == (("worst",), 1, None, "new words")


def test_an_older_answer_that_undo_brought_back_never_moves():
    talk = sitting(months_ago(names=Answer(said=OLD)), at="names")
    choose(talk, "best")
    talk.undo()
    talk.heard("written", "Ann")
    assert made(talk, "names") == OLD
    assert claim(talk, "names", "written") is None


def test_an_answer_of_this_sitting_is_older_once_another_was_made():
    talk = sitting(at="names")
    choose(talk, "best")
    talk.next()
    choose(talk, "best")
    talk.back()
    talk.heard("signed", "their form")
    assert claim(talk, "names") is not None
    assert claim(talk, "names", "signed") is None


def test_stepping_back_to_the_claim_just_made_still_moves_it():
    talk = sitting(at="names")
    choose(talk, "best")
    talk.next()
    talk.back()
    talk.heard("signed")
    assert claim(talk, "names") is None
    assert made(talk, "names", "signed").choice == ("best",)


def test_what_stood_there_before_a_claim_was_made_and_moved_stands_there_again():
    talk = sitting(months_ago(names=Answer(said=OLD)), at="names")
    choose(talk, "middle", "best")
    talk.heard("written", "Ann")
    assert made(talk, "names") == OLD
    assert (made(talk, "names", "written").choice, made(talk, "names", "written").note) == (("best",), None)


def test_a_note_written_to_a_claim_just_made_moves_and_the_older_one_stays():
    talk = sitting(months_ago(names=Answer(said=OLD)), at="names")
    choose(talk, "best")
    talk.note("new words")
    talk.heard("written")
    assert made(talk, "names") == OLD
    assert made(talk, "names", "written").note == "new words"


def test_moving_onto_an_answer_replaces_it_and_keeps_its_note_and_its_strange_keys():
    there = Claim.model_validate({"choice": ["worst"], "note": "their letter", "x-page": 4})
    talk = sitting(profile({"names": Answer(written=there)}), at="names")
    choose(talk, "best")
    talk.note("on the phone")
    talk.heard("written")
    now = made(talk, "names", "written")
    assert (now.choice, now.note) == (("best",), "their letter\non the phone")
    assert now.model_extra == {"x-page": 4}


def test_moving_on_a_second_time_brings_that_answer_back_too():
    there = Claim(choice=("worst",), note="their letter")
    talk = sitting(profile({"names": Answer(written=there)}), at="names")
    choose(talk, "best")
    talk.heard("written")
    talk.heard("signed")
    assert claim(talk, "names") is None
    assert made(talk, "names", "written") == there
    assert (made(talk, "names", "signed").choice, made(talk, "names", "signed").note) == (("best",), None)


def test_a_note_alone_moves_onto_an_answer_and_leaves_it_as_it_was():
    there = Claim(choice=("worst",), on=dt.date(2026, 6, 1), who="their form")
    talk = sitting(profile({"names": Answer(signed=there)}), at="names")
    talk.note("page 2")
    talk.heard("signed", "me")
    assert made(talk, "names", "signed") == there.model_copy(update={"note": "page 2"})
    assert claim(talk, "names") is None


def test_an_answer_that_was_cleared_does_not_come_back_by_moving():
    talk = sitting(months_ago(names=Answer(said=OLD)), at="names")
    choose(talk, "best")
    talk.clear()
    talk.heard("written")
    assert not talk.was_asked(talk.question)


def test_an_answer_taken_out_tick_by_tick_does_not_come_back_by_moving():
    talk = sitting(months_ago(names=Answer(said=OLD)), at="names")
    between(talk, "worst")
    talk.heard("written")
    assert not talk.was_asked(talk.question)


def test_noting_an_older_answer_elsewhere_makes_the_claim_made_before_it_an_older_one():
    talk = sitting(months_ago(names=Answer(said=OLD)), at="training")
    choose(talk, "best")
    talk.jump("names")
    talk.note("new words")
    talk.jump("training")
    talk.heard("written")
    assert made(talk, "training").choice == ("best",)


def test_a_claim_under_a_former_id_moves_with_its_question():
    talk = sitting(profile({"old-licence": Answer(signed=Claim(choice=("worst",)))}), at="licence")
    choose(talk, "best")
    talk.heard("written")
    assert set(talk.profile.answers) == {"licence"}
    assert talk.profile.answers["licence"].signed == Claim(choice=("worst",))


def test_at_the_end_the_level_changes_and_nothing_else():
    talk = sitting(at="register")
    choose(talk, "best")
    before = talk.profile
    talk.next()
    talk.heard("checked", "me")
    assert talk.profile == before
    assert (talk.level, talk.who, here(talk)) == ("checked", "me", None)


def test_the_level_stays_for_the_next_question():
    talk = sitting(at="names")
    talk.heard("signed", "their form")
    talk.next()
    choose(talk, "best")
    assert made(talk, "licence", "signed").who == "their form"
