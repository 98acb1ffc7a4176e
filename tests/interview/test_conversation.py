"""Notes, the conversation that a sitting opens, and who said what when."""

import datetime as dt

import pytest

from kchecklist.profiles.editing import changed
from kchecklist.profiles.record import Answer, Claim, Conversation, Profile

from .sittings import CHECKLIST, NOW, TODAY, Clock, choose, claim, made, months_ago, profile, sitting


def test_a_note_is_kept_as_typed_over_several_lines():
    talk = sitting(at="names")
    talk.note("  Cuff every 10 minutes,\n\n\toximeter [/] throughout.\n")
    assert made(talk, "names").note == "  Cuff every 10 minutes,\n\n\toximeter [/] throughout.\n"


def test_a_note_alone_is_no_answer():
    talk = sitting(at="names")
    talk.note("She laughed.")
    assert not talk.was_asked(talk.question)
    assert talk.tally.asked == 0


def test_an_answer_leaves_the_note_and_a_note_leaves_the_answer():
    talk = sitting(at="names")
    talk.note("Ann")
    choose(talk, "best")
    talk.note("Ann, and Bob")
    assert (made(talk, "names").choice, made(talk, "names").note) == (("best",), "Ann, and Bob")
    talk.no_answer("refused")
    assert made(talk, "names").note == "Ann, and Bob"


@pytest.mark.parametrize("blank", ["", "  \n\t"])
def test_a_blank_note_takes_the_note_out_and_leaves_the_answer(blank):
    talk = sitting(at="names")
    choose(talk, "best")
    talk.note("Ann")
    talk.note(blank)
    assert (made(talk, "names").choice, made(talk, "names").note) == (("best",), None)


def test_a_blank_note_leaves_nothing_where_nothing_else_was():
    talk = sitting(at="names")
    talk.note("Ann")
    talk.note("")
    assert not talk.profile.answers


@pytest.mark.parametrize("blank", ["", "   ", "\n"])
def test_a_blank_note_where_there_was_none_changes_nothing(blank):
    talk = sitting(at="names")
    before = talk.profile
    talk.note(blank)
    talk.note_call(blank)
    assert talk.profile is before
    assert talk.conversation is None
    assert talk.undo() is None


def test_the_same_note_again_changes_nothing():
    talk = sitting(at="names")
    talk.note("Ann")
    talk.note_call("kind")
    before = talk.profile
    talk.note("Ann")
    talk.note_call("kind")
    assert talk.profile is before


def test_the_question_just_left_can_be_noted_from_the_next_one():
    talk = sitting(at="names")
    left = talk.question
    choose(talk, "best")
    talk.next()
    talk.note("Ann", left)
    assert made(talk, "names").note == "Ann"
    assert claim(talk, talk.question.id) is None


def test_what_the_offer_names_can_carry_a_note():
    talk = sitting(at="route")
    talk.note("IV only on Mondays.")
    choose(talk, "iv")
    talk.clear()
    assert made(talk, "route").note == "IV only on Mondays."


def test_a_note_to_the_call_stands_in_the_conversation():
    talk = sitting()
    talk.note_call("Parking behind the house.\nAsk for Ann.")
    assert talk.conversation.note == "Parking behind the house.\nAsk for Ann."
    assert not talk.profile.answers
    talk.note_call("  ")
    assert talk.conversation.note is None


@pytest.mark.parametrize(
    "act",
    [
        lambda talk: None,
        lambda talk: talk.next(),
        lambda talk: talk.jump("training"),
        lambda talk: talk.go_through("short"),
        lambda talk: talk.come_back(),
        lambda talk: talk.clear(),
        lambda talk: talk.heard("written", "Ann"),
        lambda talk: talk.talk(channel="phone", who="Ann"),
        lambda talk: talk.finish(),
        lambda talk: talk.undo(),
    ],
    ids=["nothing", "next", "jump", "mode", "come_back", "clear", "heard", "talk", "finish", "undo"],
)
def test_looking_around_opens_no_conversation(act):
    talk = sitting(at="names")
    act(talk)
    assert talk.conversation is None
    assert talk.profile.conversations == ()


@pytest.mark.parametrize(
    "act",
    [
        lambda talk: choose(talk, "best"),
        lambda talk: talk.no_answer("dont_know"),
        lambda talk: talk.note("x"),
        lambda talk: talk.note_call("x"),
    ],
    ids=["choose", "no_answer", "note", "note_call"],
)
def test_the_first_answer_or_note_opens_one_conversation_and_the_next_ones_stay_in_it(act):
    clock = Clock()
    talk = sitting(at="names", clock=clock)
    clock.wait(minutes=3)
    act(talk)
    opened = talk.conversation
    assert (opened.id, opened.on) == (1, NOW + dt.timedelta(minutes=3))
    clock.wait(minutes=3)
    talk.jump("room")
    choose(talk, "quiet")
    assert [each.id for each in talk.profile.conversations] == [1]
    assert made(talk, "room").conversation == 1


def test_a_new_sitting_opens_a_conversation_with_the_next_number():
    talk = sitting(months_ago(), at="names")
    choose(talk, "best")
    assert talk.conversation.id == 2
    assert [each.id for each in talk.profile.conversations] == [1, 2]
    assert talk.profile.conversation(1) == months_ago().conversation(1)


def test_channel_and_person_are_said_of_the_conversation():
    talk = sitting(at="names")
    choose(talk, "best")
    talk.talk(channel="phone")
    talk.talk(who="Ann")
    talk.note_call("kind")
    now = talk.conversation
    assert (now.channel, now.with_, now.note) == ("phone", "Ann", "kind")


def test_channel_and_person_said_before_the_first_answer_stand_in_the_conversation_that_it_opens():
    talk = sitting(at="names")
    talk.talk(channel="video", who="Ann")
    talk.talk()
    choose(talk, "best")
    assert (talk.conversation.channel, talk.conversation.with_) == ("video", "Ann")
    assert made(talk, "names").who is None


@pytest.mark.parametrize("level", ["said", "written"])
def test_what_they_tell_me_takes_who_and_when_from_the_conversation(level):
    talk = sitting(at="names")
    talk.heard(level, "Ann")
    choose(talk, "best")
    now = made(talk, "names", level)
    assert (now.conversation, now.who, now.on) == (1, None, None)
    assert talk.conversation.with_ == "Ann"
    assert talk.profile.told(now) == ("Ann", NOW)


@pytest.mark.parametrize("level", ["heard", "advertised", "signed", "checked"])
def test_what_i_read_or_see_has_a_day_of_its_own_and_opens_no_conversation(level):
    talk = sitting(at="names")
    talk.heard(level, "their leaflet")
    choose(talk, "best")
    now = made(talk, "names", level)
    assert (now.conversation, now.who, now.on) == (None, "their leaflet", TODAY)
    assert talk.conversation is None


def test_who_stands_in_a_claim_only_when_it_is_somebody_else_in_the_conversation():
    talk = sitting(at="names")
    talk.heard("said", "Ann")
    choose(talk, "best")
    talk.jump("training")
    talk.heard("said", "Dr Bo")
    choose(talk, "best")
    talk.jump("room")
    talk.heard("said", "Ann")
    choose(talk, "quiet")
    assert [made(talk, name).who for name in ("names", "training", "room")] == [None, "Dr Bo", None]
    assert talk.conversation.with_ == "Ann"


def test_who_is_named_late_is_not_put_under_what_others_told_before():
    talk = sitting(at="names")
    choose(talk, "best")
    talk.jump("training")
    talk.heard("said", "Dr Bo")
    choose(talk, "best")
    assert talk.conversation.with_ is None
    assert [made(talk, name).who for name in ("names", "training")] == [None, "Dr Bo"]


@pytest.mark.parametrize("level", ["heard", "advertised", "signed", "checked"])
def test_the_author_of_a_leaflet_is_not_whom_i_talk_with(level):
    talk = sitting(at="names")
    choose(talk, "best")
    talk.jump("training")
    talk.heard(level, "their website")
    talk.note_call("kind")
    assert talk.conversation.with_ is None
    fresh = sitting(at="names")
    fresh.heard(level, "their website")
    fresh.note_call("kind")
    assert fresh.conversation.with_ is None


def test_a_new_answer_to_an_old_question_is_of_this_conversation():
    old = months_ago(names=Answer(said=Claim(choice=("worst",), conversation=1, who="a nurse", note="old")))
    talk = sitting(old, at="names")
    choose(talk, "best")
    now = made(talk, "names")
    assert (now.conversation, now.who, now.note) == (2, None, "old")


def test_a_new_look_at_an_old_form_is_of_today():
    old = profile(
        {"names": Answer(signed=Claim(choice=("worst",), on=dt.date(2026, 6, 1), who="their form"))}
    )
    talk = sitting(old, at="names")
    talk.heard("signed")
    choose(talk, "best")
    assert (made(talk, "names", "signed").on, made(talk, "names", "signed").who) == (TODAY, None)


def test_a_new_answer_has_either_a_conversation_or_a_day_of_its_own():
    by_hand = Claim(choice=("worst",), conversation=1, on=dt.date(2026, 6, 1))
    talk = sitting(months_ago(names=Answer(said=by_hand, signed=by_hand)), at="names")
    choose(talk, "best")
    assert (made(talk, "names").conversation, made(talk, "names").on) == (2, None)
    other = sitting(months_ago(names=Answer(said=by_hand, signed=by_hand)), at="names")
    other.heard("signed")
    choose(other, "best")
    assert (made(other, "names", "signed").conversation, made(other, "names", "signed").on) == (None, TODAY)


def test_who_said_it_stays_while_the_answer_is_changed_in_the_same_conversation():
    talk = sitting(at="devices")
    talk.heard("said", "Ann")
    talk.note_call("kind")
    talk.heard("said", "Dr Bo")
    choose(talk, "cuff")
    talk = sitting(talk.profile, at="devices")
    talk.go_on_talking()
    choose(talk, "ecg")
    talk.note("both")
    assert made(talk, "devices").who == "Dr Bo"


@pytest.mark.parametrize("note", ["more", ""])
def test_a_note_to_an_older_answer_leaves_who_said_it_and_when(note):
    said = Claim(choice=("worst",), conversation=1, who="a nurse", note="old")
    signed = Claim(choice=("best",), on=dt.date(2026, 6, 2), who="their form", note="old")
    talk = sitting(months_ago(names=Answer(said=said, signed=signed)), at="names")
    talk.note(note)
    assert made(talk, "names") == said.model_copy(update={"note": note or None})
    talk.heard("signed")
    talk.note(note)
    assert made(talk, "names", "signed") == signed.model_copy(update={"note": note or None})


def test_a_note_to_an_older_answer_opens_the_conversation_all_the_same():
    talk = sitting(months_ago(names=Answer(said=Claim(choice=("worst",), conversation=1))), at="names")
    talk.note("said it again")
    assert talk.conversation.id == 2


def test_how_long_it_took_is_counted_from_the_first_answer():
    clock = Clock()
    talk = sitting(at="names", clock=clock)
    clock.wait(minutes=7)
    assert talk.elapsed == dt.timedelta()
    choose(talk, "best")
    clock.wait(minutes=23, seconds=40)
    assert talk.elapsed == dt.timedelta(minutes=23, seconds=40)
    talk.finish()
    assert talk.conversation.minutes == 24


def test_finishing_again_writes_the_longer_time():
    clock = Clock()
    talk = sitting(at="names", clock=clock)
    choose(talk, "best")
    clock.wait(minutes=5)
    talk.finish()
    clock.wait(minutes=5)
    talk.finish()
    assert [each.minutes for each in talk.profile.conversations] == [10]


def test_finishing_without_a_conversation_changes_nothing():
    talk = sitting(months_ago(), at="names")
    talk.finish()
    assert talk.profile == months_ago()


def test_a_clock_that_was_set_back_does_not_keep_anybody_from_leaving():
    clock = Clock()
    talk = sitting(at="names", clock=clock)
    choose(talk, "best")
    clock.wait(hours=-1)
    talk.finish()
    assert talk.conversation.minutes == 0


def test_a_conversation_that_another_window_took_out_is_opened_anew():
    talk = sitting(at="names")
    choose(talk, "best")
    talk.profile = profile()
    choose(talk, "worst")
    assert talk.conversation is not None
    assert made(talk, "names").conversation == talk.conversation.id


def test_the_small_bank_has_a_question_of_every_kind():
    assert {question.kind for question in CHECKLIST.questions} == {"quality", "preference", "info"}


def test_by_e_mail_answers_are_in_writing_unless_somebody_said_otherwise():
    talk = sitting(at="names")
    talk.talk(channel="e-mail")
    assert talk.level == "written"
    choose(talk, "best")
    talk.heard("said", "a nurse")
    talk.talk(channel="phone")
    assert talk.level == "said"


def talked(number: int, minutes_ago: float, channel: str | None = None) -> Conversation:
    return Conversation(id=number, on=NOW - dt.timedelta(minutes=minutes_ago), channel=channel)


def with_talks(*talks: Conversation) -> Profile:
    return changed(profile(), conversations=talks)


def test_going_on_with_an_exchange_of_e_mails_answers_are_in_writing():
    talk = sitting(with_talks(talked(1, 9, "e-mail")), at="names")
    talk.go_on_talking()
    assert (talk.channel, talk.level) == ("e-mail", "written")


@pytest.mark.parametrize("channel", ["phone", "video", "visit"])
def test_from_e_mail_to_talking_answers_are_spoken_again(channel):
    talk = sitting(at="names")
    talk.talk(channel="e-mail")
    talk.talk(channel=channel)
    assert talk.level == "said"


@pytest.mark.parametrize("level", ["said", "advertised", "signed"])
def test_a_level_that_somebody_chose_stays_whatever_the_channel(level):
    talk = sitting(with_talks(talked(1, 9, "e-mail")), at="names")
    talk.heard(level)
    talk.talk(channel="e-mail")
    assert talk.level == level
    talk.go_on_talking()
    assert talk.level == level


def test_a_level_chosen_and_taken_back_is_no_longer_chosen():
    talk = sitting(at="names")
    choose(talk, "best")
    talk.heard("signed")
    talk.undo()
    talk.talk(channel="e-mail")
    assert talk.level == "written"


def test_saying_with_whom_we_talk_leaves_the_level():
    talk = sitting(at="names")
    talk.talk(channel="e-mail")
    talk.talk(who="Ann")
    assert talk.level == "written"


def test_the_latest_talk_is_the_latest_by_its_time():
    assert sitting(with_talks(talked(1, 5), talked(2, 60))).latest_talk.id == 1


def test_of_two_talks_of_one_time_the_latest_is_the_last_written():
    assert sitting(with_talks(talked(1, 5), talked(2, 5))).latest_talk.id == 2
