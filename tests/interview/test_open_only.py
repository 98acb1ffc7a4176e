"""In which order open-only goes: what to ask next first, and no jumping while one answers."""

import pytest

from kchecklist.interview.sitting import Sitting
from kchecklist.profiles.record import Answer, Claim, Profile

from .sittings import CHECKLIST, Clock, choose, here, ids, profile, quality, sitting, with_question

CLINIC = profile(routes=("iv",), settings=("clinic",))
TURN = ("statistics", "register", "devices", "licence", "names", "training", "needle")


class Turn:
    """Gives an order, and remembers the records it was asked about."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.about: list[Profile] = []

    def __call__(self, about: Profile) -> tuple[str, ...]:
        self.about.append(about)
        return self.names


def led(turn: Turn, start: Profile = CLINIC, mode="open") -> Sitting:
    return Sitting(CHECKLIST, start, Clock(), mode, turn)


def test_open_only_goes_in_turn_then_through_what_counts_for_nothing_and_last_looks_up():
    assert ids(led(Turn(*TURN))) == (
        "statistics", "devices", "licence", "names", "training", "needle", "room", "remarks", "register",
    )  # fmt: skip


def test_what_they_offer_comes_first_as_long_as_it_is_not_known():
    assert ids(led(Turn(*TURN), profile()))[:3] == ("route", "place", "statistics")


def test_what_is_looked_up_goes_in_turn_among_itself():
    bank = with_question(CHECKLIST, quality("adverts", tier="look up"))
    talk = Sitting(bank, CLINIC, Clock(), "open", Turn("adverts", "names", "register"))
    assert ids(talk)[-2:] == ("adverts", "register")
    assert ids(talk)[0] == "names"


def test_a_turn_adds_nothing_that_is_not_open_and_nothing_beyond_the_short_interview():
    asked = CLINIC.model_copy(update={"answers": {"names": Answer(said=Claim(choice=("best",)))}})
    assert "names" not in ids(led(Turn(*TURN), asked))
    short = led(Turn(*TURN), mode="short")
    short.next()
    short.go_through("open")
    assert set(ids(short)) == {"names", "licence"}


@pytest.mark.parametrize("mode", ["short", "everything"])
def test_nobody_is_asked_for_the_turn_until_open_only_begins(mode):
    turn = Turn(*TURN)
    talk = led(turn, mode=mode)
    choose(talk, "best")
    talk.next()
    assert turn.about == []
    talk.go_through("open")
    assert turn.about == [talk.profile]


def test_while_one_answers_the_order_stays_and_the_turn_is_not_asked_for_again():
    turn = Turn(*TURN)
    talk = led(turn)
    before = ids(talk)
    for _ in range(3):
        choose(talk, talk.question.options[0].id)
        turn.names = tuple(reversed(turn.names))
        talk.next()
    assert ids(talk) == before
    assert len(turn.about) == 1


def test_going_through_it_again_takes_the_turn_of_then():
    turn = Turn("names", "licence")
    talk = led(turn)
    talk.go_through("everything")
    turn.names = ("training", "names")
    talk.jump("training")
    talk.go_through("open")
    assert ids(talk)[:3] == ("training", "names", "licence")


def test_the_question_on_the_table_stays_there_and_the_turn_follows_it():
    talk = led(Turn("statistics", "licence", "names"), mode="everything")
    talk.jump("names")
    talk.go_through("open")
    assert here(talk) == "names"
    talk.next()
    assert here(talk) == "statistics"


def test_it_begins_with_the_first_in_turn_even_if_that_was_asked_in_vain():
    asked = {"statistics": Answer(said=Claim(state="pending"))}
    assert here(led(Turn(*TURN), CLINIC.model_copy(update={"answers": asked}))) == "statistics"


def test_a_question_of_my_own_comes_before_what_is_looked_up():
    talk = led(Turn(*TURN))
    talk.take(with_question(CHECKLIST, quality("mine")))
    assert ids(talk)[-2:] == ("mine", "register")


def test_without_a_turn_it_is_that_of_the_provider_alone():
    talk = sitting(CLINIC, mode="open")
    assert ids(talk)[0] == "licence", "a safety floor before all else"
    assert ids(talk)[-3:] == ("room", "remarks", "register")


def test_one_that_is_ruled_out_is_asked_in_turn_all_the_same():
    out = profile(routes=("iv",), settings=("clinic",), status="ruled out")
    assert ids(sitting(out, mode="open")) == ids(sitting(CLINIC, mode="open"))
