"""Answering, in every way that there is."""

import datetime as dt

import pytest

from kchecklist.interview.claims import ticks_several
from kchecklist.interview.sitting import CannotAnswer
from kchecklist.profiles.record import STATES, Answer, Claim

from .sittings import CHECKLIST, TODAY, between, choose, claim, here, made, profile, sitting


def test_an_option_is_chosen_and_the_question_stays_on_the_table():
    talk = sitting(at="names")
    choose(talk, "best")
    assert made(talk, "names").choice == ("best",)
    assert here(talk) == "names"
    assert talk.ticked(talk.question) == ("best",)


def test_another_option_takes_the_place_of_the_first():
    talk = sitting(at="names")
    choose(talk, "best", "worst")
    assert made(talk, "names").choice == ("worst",)


def test_choosing_the_same_option_again_changes_nothing():
    talk = sitting(at="names")
    choose(talk, "best")
    before = talk.profile
    choose(talk, "best")
    assert talk.profile is before


def test_where_ticks_add_up_each_is_ticked_and_unticked_alone():
    talk = sitting(at="devices")
    choose(talk, "ecg", "cuff")
    assert made(talk, "devices").choice == ("cuff", "ecg"), "in the order of the bank"
    choose(talk, "ecg")
    assert made(talk, "devices").choice == ("cuff",)


@pytest.mark.parametrize("untick", [choose, between])
def test_where_ticks_add_up_none_left_is_an_answer_too(untick):
    talk = sitting(at="devices")
    choose(talk, "cuff")
    untick(talk, "cuff")
    assert made(talk, "devices").choice == ()
    assert talk.was_asked(talk.question)


def test_what_they_offer_is_ticked_in_the_provider_in_the_order_of_the_bank():
    talk = sitting(at="route")
    choose(talk, "oral", "iv")
    assert talk.profile.provider.routes == ("iv", "oral")
    between(talk, "iv")
    assert talk.profile.provider.routes == ("oral",)
    choose(talk, "oral")
    assert talk.profile.provider.routes == ()
    assert not talk.was_asked(talk.question)


def test_several_are_ticked_where_they_add_up_or_are_offered():
    assert {q.id for q in CHECKLIST.questions if ticks_several(q)} == {"route", "place", "devices"}


def test_what_they_offer_makes_no_answer_and_opens_no_conversation():
    talk = sitting(at="place")
    choose(talk, "home")
    assert not talk.profile.answers
    assert talk.conversation is None


def test_a_route_in_the_persons_own_word_survives_ticking_and_clearing():
    talk = sitting(profile(routes=("my own", "im")), at="route")
    choose(talk, "iv")
    assert talk.profile.provider.routes == ("iv", "im", "my own")
    talk.clear()
    assert talk.profile.provider.routes == ("my own",)
    assert not talk.was_asked(talk.question)


def test_an_answer_written_by_hand_to_what_the_offer_says_is_not_shown_as_ticked():
    talk = sitting(profile({"route": Answer(said=Claim(choice=("iv",)))}), at="route")
    assert talk.ticked(talk.question) == ()


def test_somewhere_between_has_both_and_can_be_taken_back_one_by_one():
    talk = sitting(at="names")
    choose(talk, "worst")
    between(talk, "best")
    assert made(talk, "names").choice == ("best", "worst")
    between(talk, "worst")
    assert made(talk, "names").choice == ("best",)
    between(talk, "best")
    assert claim(talk, "names") is None


def test_somewhere_between_after_a_refusal_is_an_answer():
    talk = sitting(at="names")
    talk.no_answer("refused")
    between(talk, "best")
    assert (made(talk, "names").choice, made(talk, "names").state) == (("best",), None)


def test_i_can_choose_is_several_options_of_a_preference():
    talk = sitting(at="room")
    choose(talk, "shared")
    between(talk, "quiet")
    assert made(talk, "room").choice == ("quiet", "shared")
    choose(talk, "shared")
    assert made(talk, "room").choice == ("shared",)


def test_an_option_under_its_former_id_is_shown_and_answered_under_its_present_one():
    talk = sitting(profile({"names": Answer(said=Claim(choice=("top",)))}), at="names")
    assert talk.ticked(talk.question) == ("best",)
    between(talk, "worst")
    assert made(talk, "names").choice == ("best", "worst")


@pytest.mark.parametrize("state", [state for state in STATES if state != "not_applicable"])
def test_no_answer_is_recorded_in_the_place_of_an_option(state):
    talk = sitting(at="names")
    choose(talk, "best")
    talk.no_answer(state)
    assert (made(talk, "names").choice, made(talk, "names").state) == (None, state)
    assert talk.was_asked(talk.question)


def test_they_will_get_back_has_a_day_and_other_states_have_none():
    talk = sitting(at="names")
    day = dt.date(2026, 12, 1)
    talk.no_answer("pending", day)
    assert made(talk, "names").due == day
    talk.no_answer("dont_know", day)
    assert made(talk, "names").due is None
    talk.no_answer("pending", day)
    choose(talk, "best")
    assert made(talk, "names").due is None


def test_not_applicable_is_taken_where_the_bank_allows_it():
    talk = sitting(at="needle")
    talk.no_answer("not_applicable")
    assert made(talk, "needle").state == "not_applicable"


def refusals():
    for question in CHECKLIST.questions:
        for state in STATES:
            if question.from_ or (state == "not_applicable" and not question.na_allowed):
                yield pytest.param(question.id, state, id=f"{question.id}-{state}")


@pytest.mark.parametrize(("at", "state"), [*refusals()])
def test_a_state_that_a_question_does_not_take_is_refused_and_changes_nothing(at, state):
    talk = sitting(at=at)
    before = talk.profile
    with pytest.raises(CannotAnswer, match=" "):
        talk.no_answer(state)
    assert talk.profile is before
    assert (talk.conversation, talk.elapsed, talk.undo()) == (None, dt.timedelta(), None)


@pytest.mark.parametrize("digit", [0, -1, 4, 99])
def test_a_digit_without_an_option_is_refused(digit):
    talk = sitting(at="names")
    with pytest.raises(CannotAnswer, match="1 to 3"):
        talk.option(digit)


def test_a_digit_is_an_option_from_one_on():
    talk = sitting(at="names")
    assert [talk.option(digit).id for digit in (1, 2, 3)] == ["best", "middle", "worst"]


def test_a_question_without_options_asks_for_a_note():
    with pytest.raises(CannotAnswer, match="note"):
        sitting(at="remarks").option(1)


@pytest.mark.parametrize(
    "act",
    [
        lambda talk: talk.choose(CHECKLIST.questions[0].options[0]),
        lambda talk: talk.add_between(CHECKLIST.questions[0].options[0]),
        lambda talk: talk.no_answer("refused"),
        lambda talk: talk.clear(),
        lambda talk: talk.note("x"),
        lambda talk: talk.come_back(),
        lambda talk: talk.option(1),
    ],
    ids=["choose", "between", "no_answer", "clear", "note", "come_back", "option"],
)
def test_at_the_end_nothing_can_be_answered(act):
    talk = sitting(at="register")
    talk.next()
    before = talk.profile
    with pytest.raises(CannotAnswer, match="go back"):
        act(talk)
    assert talk.profile is before
    assert talk.undo() is None


def test_clearing_takes_the_answer_and_keeps_the_note():
    talk = sitting(at="names")
    talk.no_answer("pending", TODAY)
    talk.note("Ask for Ann.")
    talk.clear()
    left = made(talk, "names")
    assert (left.choice, left.state, left.due, left.note) == (None, None, None, "Ask for Ann.")
    assert not talk.was_asked(talk.question)


def test_clearing_an_answer_without_a_note_leaves_nothing_of_it():
    talk = sitting(at="names")
    choose(talk, "best")
    talk.clear()
    assert not talk.profile.answers


def test_clearing_keeps_other_levels_and_the_mark_to_come_back():
    start = profile({"names": Answer(come_back=True, signed=Claim(choice=("worst",)))})
    talk = sitting(start, at="names")
    choose(talk, "best")
    talk.clear()
    assert talk.profile.answers["names"] == start.answers["names"]


def test_clearing_what_was_not_answered_changes_nothing():
    talk = sitting(at="names")
    before = talk.profile
    talk.clear()
    assert talk.profile is before


@pytest.mark.parametrize("former", ["old-licence", "oldest-licence"])
def test_an_answer_under_a_former_id_is_found_and_moves_when_it_changes(former):
    note = Claim(choice=("worst",), note="from the old days")
    old = Answer(come_back=True, said=note, signed=Claim(choice=("best",)))
    talk = sitting(profile({former: old}), at=former)
    assert here(talk) == "licence"
    assert talk.was_asked(talk.question)
    assert talk.ticked(talk.question) == ("worst",)
    choose(talk, "best")
    assert set(talk.profile.answers) == {"licence"}
    moved = talk.profile.answers["licence"]
    assert moved.come_back
    assert moved.signed == old.signed
    assert (made(talk, "licence").choice, made(talk, "licence").note) == (("best",), "from the old days")


def test_of_an_answer_under_both_ids_the_present_one_counts_and_the_former_one_stays():
    both = {
        "licence": Answer(said=Claim(choice=("best",))),
        "old-licence": Answer(said=Claim(choice=("worst",))),
    }
    talk = sitting(profile(both), at="licence")
    assert talk.ticked(talk.question) == ("best",)
    choose(talk, "middle")
    assert talk.profile.answers["old-licence"] == both["old-licence"]


def test_coming_back_and_a_note_move_a_former_id_too():
    old = profile({"schooling": Answer(said=Claim(choice=("best",)))})
    for act in (lambda talk: talk.come_back(), lambda talk: talk.note("x"), lambda talk: talk.clear()):
        talk = sitting(old, at="training")
        act(talk)
        assert "schooling" not in talk.profile.answers


def test_an_answer_says_which_checklist_it_was_asked_from():
    talk = sitting(at="names")
    choose(talk, "best")
    assert (talk.profile.checklist, talk.profile.checklist_version) == ("small", "2")


def test_a_note_pasted_from_windows_keeps_its_lines_and_is_unchanged_when_pasted_again():
    talk = sitting(profile(), at="names")
    talk.note("one\r\ntwo")
    assert talk.claim(talk.question).note == "one\ntwo"
    after = talk.profile
    talk.note("one\r\ntwo")
    assert talk.profile == after


def test_nobody_gets_back_on_a_day_that_has_passed():
    talk = sitting(profile(), at="names")
    with pytest.raises(CannotAnswer, match="passed"):
        talk.no_answer("pending", dt.date(2026, 11, 20))
    assert talk.claim(talk.question) is None
    talk.no_answer("pending", dt.date(2026, 11, 21))
    assert talk.claim(talk.question).due == dt.date(2026, 11, 21)
