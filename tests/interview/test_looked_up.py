"""What is looked up is known from where it stands, not from the talk, and opens no conversation."""

import itertools

import pytest

from kchecklist.interview.knowing import Known
from kchecklist.interview.sequence import end_of_the_call, sequence
from kchecklist.profiles.record import Answer, Claim

from .sittings import (
    CHECKLIST,
    NOW,
    TODAY,
    choose,
    claim,
    made,
    months_ago,
    profile,
    quality,
    sitting,
    with_question,
)

FOUND = with_question(CHECKLIST, quality("terms", tier="look up", found="signed"))


def at_the_desk(start=None, at="terms"):
    return sitting(start, at=at, bank=FOUND)


def test_what_is_found_counts_as_the_bank_says_and_belongs_to_no_talk():
    talk = at_the_desk()
    talk.talk(channel="phone", who="Ann")
    choose(talk, "best")
    found = made(talk, "terms", "signed")
    assert (found.choice, found.on, found.who, found.conversation) == (("best",), TODAY, None, None)
    assert claim(talk, "terms", "said") is None
    assert talk.profile.conversations == ()


def test_a_note_or_a_paper_that_does_not_say_opens_no_talk_either():
    talk = at_the_desk()
    talk.note("page 3")
    talk.no_answer("dont_know")
    found = made(talk, "terms", "signed")
    assert (found.note, found.state, found.on) == ("page 3", "dont_know", TODAY)
    assert talk.profile.conversations == ()


def test_the_talk_goes_on_as_it_was_after_looking_something_up():
    talk = at_the_desk(at="names")
    talk.heard("written", "Ann")
    choose(talk, "best")
    talk.jump("terms")
    choose(talk, "best")
    talk.jump("training")
    choose(talk, "middle")
    assert talk.profile.told(made(talk, "training", "written")) == ("Ann", NOW)
    assert made(talk, "terms", "signed").who is None


def test_how_it_was_found_is_chosen_for_one_question_alone():
    bank = with_question(FOUND, quality("advert", tier="look up", found="advertised"))
    talk = sitting(at="terms", bank=bank)
    choose(talk, "best")
    talk.heard("said", "front desk")
    assert claim(talk, "terms", "signed") is None
    assert talk.profile.told(made(talk, "terms", "said")) == ("front desk", NOW)
    talk.jump("advert")
    choose(talk, "best")
    assert made(talk, "advert", "advertised").who is None
    talk.jump("names")
    assert talk.known(talk.question) == Known("said", None)


@pytest.mark.parametrize("first", ["names", "terms"])
def test_who_told_one_thing_that_is_looked_up_did_not_tell_the_rest(first):
    talk = at_the_desk(at=first)
    choose(talk, "best")
    talk.jump("terms")
    choose(talk, "middle")
    talk.heard("said", "records office")
    talk.jump("names")
    choose(talk, "worst")
    assert talk.profile.told(made(talk, "names")) == (None, NOW)
    assert talk.profile.told(made(talk, "terms", "said")) == ("records office", NOW)


def test_undo_gives_back_how_it_was_found():
    talk = at_the_desk()
    choose(talk, "best")
    talk.heard("checked", "me")
    talk.undo()
    assert talk.known(talk.question) == Known("signed")
    assert made(talk, "terms", "signed").choice == ("best",)
    assert claim(talk, "terms", "checked") is None


def test_an_answer_that_they_gave_stands_beside_the_one_that_was_found():
    start = profile({"terms": Answer(said=Claim(choice=("worst",)))})
    talk = at_the_desk(start)
    assert talk.ticked(talk.question) == ()
    choose(talk, "best")
    talk.clear()
    assert made(talk, "terms").choice == ("worst",)
    assert claim(talk, "terms", "signed") is None


def test_without_a_word_in_the_bank_it_counts_as_the_talk_does():
    talk = sitting(at="register")
    choose(talk, "best")
    assert made(talk, "register", "said").conversation == 1


def test_what_was_found_months_ago_stays_when_only_noted_now():
    start = months_ago(terms=Answer(signed=Claim(choice=("best",))))
    talk = at_the_desk(start)
    talk.note("seen again")
    assert made(talk, "terms", "signed") == Claim(choice=("best",), note="seen again")


@pytest.mark.parametrize("mode", ["everything", "short"])
def test_asking_ends_where_looking_up_begins(mode):
    asked = sequence(FOUND, profile(), mode)
    ends = [place for place, (one, two) in enumerate(itertools.pairwise(asked)) if end_of_the_call(one, two)]
    looked_up = [question.is_looked_up for question in asked]
    assert looked_up == sorted(looked_up)
    assert len(ends) == (1 if mode == "everything" else 0)
    assert not end_of_the_call(None, asked[-1])
    assert not end_of_the_call(asked[-1], None)
    assert not end_of_the_call(asked[-1], asked[-1])


def test_what_is_to_be_looked_up_is_counted_apart_and_belongs_to_no_section():
    talk = at_the_desk()
    assert str(talk.tally) == "asked 0 of 11, looked up 0 of 2"
    choose(talk, "best")
    talk.jump("names")
    choose(talk, "best")
    assert (talk.tally.asked_words, talk.tally.found_words) == ("asked 1 of 11", "looked up 1 of 2")
    parts = {part.section.title: (part.asked, part.total, part.here) for part in talk.progress()}
    assert parts == {"Team": (1, 3, True), "Where it happens": (0, 8, False), "Look up": (1, 2, False)}
    talk.jump("terms")
    assert [part.section.title for part in talk.progress() if part.here] == ["Look up"]


def test_nothing_is_said_of_looking_up_where_there_is_nothing_to_look_up():
    assert str(sitting(mode="short").tally) == "asked 0 of 5"
