"""Which questions a sitting goes through, and in which order."""

import pytest

from kchecklist.checklist.loading import load_checklist
from kchecklist.files.shipped import shipped
from kchecklist.interview.sequence import in_order, matching, sequence
from kchecklist.profiles.record import Answer, Claim, Waiver

from .sittings import CHECKLIST, between, choose, here, ids, profile, sitting


def names(mode, start, kept=()):
    return [question.id for question in sequence(CHECKLIST, start, mode, kept)]


def test_a_first_call_asks_route_and_place_then_floors_then_the_rest():
    assert names("short", profile()) == ["route", "place", "licence", "sitter", "names"]


def test_everything_follows_the_bank_after_route_and_place_and_leaves_what_is_looked_up_to_the_end():
    assert names("everything", profile()) == [
        "route", "place", "names", "licence", "training", "sitter", "needle", "devices", "room", "remarks",
        "statistics", "register",
    ]  # fmt: skip


def test_open_only_keeps_the_order_it_is_told_but_for_the_offer_first_and_what_is_looked_up_last():
    told = ("register", "sitter", "names", "place", "licence", "route")
    assert names("open", profile(), told) == ["place", "route", "sitter", "names", "licence", "register"]


def test_each_is_named_once_those_in_turn_first():
    assert in_order(("a", "b", "c", "d"), ("d", "x", "b", "d")) == ("d", "b", "a", "c")


def test_what_is_not_for_this_route_and_place_is_left_out_of_every_mode():
    start = profile(routes=("oral",), settings=("clinic",))
    assert "sitter" not in names("short", start)
    assert not {"sitter", "needle"} & set(names("everything", start))
    assert names("open", start, ("sitter", "training")) == ["training"]


def test_a_question_vanishes_and_comes_back_as_the_place_is_answered():
    talk = sitting(mode="short", at="place")
    choose(talk, "clinic")
    assert "sitter" not in ids(talk)
    choose(talk, "home")
    assert "sitter" in ids(talk)
    choose(talk, "clinic", "home")
    assert "sitter" in ids(talk), "not known yet meets everything"


def test_what_was_answered_before_its_question_vanished_is_kept():
    talk = sitting(at="sitter")
    choose(talk, "best")
    talk.jump("place")
    choose(talk, "clinic")
    assert talk.profile.answers["sitter"].asked
    assert "sitter" not in ids(talk)


def test_open_only_leaves_out_what_is_settled_and_keeps_what_is_not():
    answers = {
        "names": Answer(said=Claim(choice=("best",))),
        "licence": Answer(said=Claim(choice=("best", "worst"))),
        "old-licence": Answer(said=Claim(choice=("best",))),
        "training": Answer(said=Claim(state="pending")),
        "needle": Answer(said=Claim(state="not_applicable")),
        "devices": Answer(said=Claim(choice=())),
        "room": Answer(said=Claim(choice=("quiet", "shared"))),
        "remarks": Answer(said=Claim(note="only a note")),
        "statistics": Answer(said=Claim(state="refused")),
        "register": Answer(said=Claim(state="refused")),
    }
    talk = sitting(profile(answers, routes=("iv",)), mode="open")
    assert ids(talk) == ("place", "sitter", "licence", "statistics", "training")


@pytest.mark.parametrize(
    ("remark", "asked", "open_still"),
    [
        (None, False, True),
        (Answer(said=Claim(note="They close at five.")), True, False),
        (Answer(said=Claim(state="pending", note="Asked the desk.")), True, True),
        (Answer(said=Claim(state="pending"), written=Claim(note="They close at five.")), True, False),
    ],
)
def test_where_there_is_nothing_to_choose_from_a_note_is_the_answer(remark, asked, open_still):
    start = profile({"remarks": remark} if remark else {})
    talk = sitting(start, at="remarks")
    assert talk.was_asked(talk.question) is asked
    assert ("remarks" in sitting(start, mode="open").still_open()) is open_still


def test_a_note_is_no_answer_where_there_is_something_to_choose_from():
    talk = sitting(profile({"names": Answer(said=Claim(note="Dr Lee?"))}), at="names")
    assert not talk.was_asked(talk.question)
    assert "names" in talk.still_open()


def test_a_floor_with_two_answers_that_contradict_is_open_until_it_is_waived():
    two = {"licence": Answer(said=Claim(choice=("worst",)), signed=Claim(choice=("best",)))}
    start = profile(two)
    assert "licence" in ids(sitting(start, mode="open"))
    waived = start.model_copy(update={"waivers": {"licence": Waiver(reason="I know them")}})
    assert "licence" not in ids(sitting(waived, mode="open"))


def test_a_floor_that_fails_is_not_open_even_when_contradicted():
    two = {"licence": Answer(said=Claim(choice=("best",)), signed=Claim(choice=("worst",)))}
    assert "licence" not in ids(sitting(profile(two), mode="open"))


def test_in_open_only_an_answered_question_stays_until_one_goes_through_it_again():
    talk = sitting(mode="open", at="names")
    choose(talk, "best")
    assert "names" in ids(talk)
    talk.go_through("open")
    assert "names" not in ids(talk)
    assert here(talk) == "route"


def test_somewhere_between_two_stays_open():
    talk = sitting(at="names")
    choose(talk, "best")
    between(talk, "worst")
    talk.go_through("open")
    assert here(talk) == "names"


def test_with_nothing_left_open_there_is_no_question():
    settled = {q.id: Answer(said=Claim(state="refused")) for q in CHECKLIST.questions}
    settled["statistics"] = Answer(said=Claim(choice=("best",)))
    talk = sitting(profile(settled, routes=("oral",), settings=("clinic",)), mode="open")
    assert ids(talk) == ()
    assert talk.question is None
    talk.next()
    talk.back()
    assert talk.question is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("licence", ["licence"]),
        ("LICENCE", ["licence"]),
        ("what training", ["training"]),
        ("diploma", ["training"]),
        ("checked", ["names"]),
        ("oximeter", ["devices"]),
        ("where sitter", ["sitter"]),
        ("names diploma", []),
        ("   ", []),
        ("", []),
    ],
)
def test_a_question_is_found_by_every_word_in_it_its_section_and_its_options(words, found):
    assert [question.id for question in matching(CHECKLIST.questions, words, CHECKLIST)] == found


def test_questions_that_ask_about_a_word_come_before_those_that_mention_it():
    shipped_bank = load_checklist(shipped("questions"))
    hits = matching(shipped_bank.questions, "pressure", shipped_bank)
    asks = ["pressure" in f"{q.id} {q.ask}".casefold() for q in hits]
    assert {*asks} == {True, False}
    assert asks == sorted(asks, reverse=True)


def test_finding_leaves_out_what_is_not_for_this_offer():
    talk = sitting(profile(settings=("clinic",)))
    assert talk.find("sitter") == ()
    assert [question.id for question in sitting().find("sitter")] == ["sitter"]


def test_finding_in_a_first_call_reaches_what_the_first_call_leaves_out():
    assert [question.id for question in sitting(mode="short").find("diploma")] == ["training"]


class TestShippedBank:
    bank = load_checklist(shipped("questions"))

    @pytest.mark.parametrize("routes", [(), ("iv",), ("nasal-esketamine",), ("sublingual",)])
    @pytest.mark.parametrize("settings", [(), ("clinic",), ("home",)])
    def test_a_first_call_opens_with_the_offer_then_has_every_floor_that_applies(self, routes, settings):
        start = profile(routes=routes, settings=settings)
        short = sequence(self.bank, start, "short")
        assert [question.id for question in short[:2]] == ["route", "place"]
        floors = [q for q in self.bank.questions if q.is_floor and q.applies_to(routes, settings)]
        assert list(short[2 : 2 + len(floors)]) == floors

    def test_everything_has_each_question_once_and_looking_up_last(self):
        whole = sequence(self.bank, profile(), "everything")
        assert sorted(q.id for q in whole) == sorted(q.id for q in self.bank.questions)
        look_up = [q.tier == "look up" for q in whole]
        assert look_up == sorted(look_up)
        assert any(look_up)
