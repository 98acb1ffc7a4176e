"""Moving about in a sitting, and how far it is."""

import pytest

from kchecklist.checklist.models import Checklist
from kchecklist.interview.sitting import CannotAnswer
from kchecklist.profiles.record import Answer, Claim

from .sittings import CHECKLIST, FIRST, choose, here, ids, profile, quality, sitting


def test_a_sitting_begins_with_the_first_question_that_was_not_asked():
    start = profile({"licence": Answer(said=Claim(state="refused"))}, routes=("iv",), settings=("home",))
    assert here(sitting(start, mode="short")) == "sitter"


def test_a_note_alone_does_not_make_a_sitting_begin_later():
    start = profile({"route": Answer(said=Claim(note="x"))})
    assert here(sitting(start, mode="short")) == "route"


def test_a_sitting_in_which_all_was_asked_begins_with_the_first_question():
    asked = {name: Answer(said=Claim(state="dont_know")) for name in ("names", "licence")}
    start = profile(asked, routes=("iv",), settings=("clinic",))
    assert here(sitting(start, mode="short")) == "route"


def test_next_goes_through_every_question_once_and_then_to_the_end():
    talk = sitting(mode="short")
    seen = []
    while talk.question is not None:
        seen.append(talk.question.id)
        assert talk.number == len(seen)
        talk.next()
    assert tuple(seen) == ids(talk)
    assert talk.number == len(seen) + 1
    talk.next()
    assert talk.question is None


def test_back_from_the_end_is_the_last_question_and_from_the_first_one_it_stays():
    talk = sitting(mode="short", at="names")
    talk.next()
    assert talk.question is None
    for expected in ("names", "sitter", "licence", "place", "route", "route"):
        talk.back()
        assert here(talk) == expected


def with_own(*questions):
    """The small bank with these questions in its last section."""
    *sections, own = CHECKLIST.sections
    after = (*sections, own.model_copy(update={"questions": questions}))
    return Checklist(head=CHECKLIST.head, sections=after)


MINE, OTHER = quality("mine", **FIRST), quality("other", **FIRST)


@pytest.mark.parametrize("mode", ["short", "everything", "open"])
def test_a_sitting_goes_on_with_a_question_more(mode):
    talk = sitting(mode=mode, at="licence")
    choose(talk, "best")
    before = talk.conversation
    talk.take(with_own(MINE))
    assert (here(talk), talk.mode) == ("licence", mode)
    assert "mine" in ids(talk)
    talk.jump("mine")
    assert talk.mode == mode
    choose(talk, "best")
    assert talk.claim(talk.question).conversation == before.id
    talk.undo()
    talk.undo()
    assert here(talk) == "licence"
    assert not talk.profile.answers


def test_a_sitting_whose_question_is_gone_goes_on_with_the_one_after_it():
    talk = sitting(mode="short")
    talk.take(with_own(MINE, OTHER))
    talk.jump("mine")
    choose(talk, "best")
    talk.take(with_own(OTHER))
    assert here(talk) == "other"
    assert talk.profile.answers["mine"].said.choice == ("best",)
    talk.take(CHECKLIST)
    assert here(talk) is None
    talk.take(with_own(MINE))
    talk.jump("mine")
    assert talk.was_asked(talk.question)


def test_a_question_in_other_words_is_the_same_question():
    talk = sitting(mode="short")
    talk.take(with_own(MINE, OTHER))
    talk.jump("mine")
    choose(talk, "middle")
    talk.take(with_own(quality("mine", **FIRST, ask="In other words?"), OTHER))
    assert talk.question.ask == "In other words?"
    assert talk.ticked(talk.question) == ("middle",)


def test_going_through_more_stays_at_the_question():
    talk = sitting(mode="short", at="sitter")
    talk.go_through("everything")
    assert (here(talk), talk.mode) == ("sitter", "everything")
    talk.go_through("open")
    assert here(talk) == "sitter"


def test_going_through_fewer_leaves_a_question_that_is_not_among_them():
    talk = sitting(at="training")
    talk.go_through("short")
    assert here(talk) == "route"


def test_going_through_everything_after_the_end_of_a_first_call_goes_on_with_what_was_not_asked():
    asked = {name: Answer(said=Claim(state="dont_know")) for name in ("names", "licence")}
    talk = sitting(profile(asked, routes=("oral",), settings=("clinic",)), mode="short", at="names")
    talk.next()
    talk.go_through("everything")
    assert here(talk) == "training"


def test_jumping_stays_in_the_mode_where_it_can():
    talk = sitting(mode="short")
    talk.jump("names")
    assert (here(talk), talk.mode) == ("names", "short")


@pytest.mark.parametrize("mode", ["short", "open"])
def test_jumping_to_a_question_that_the_mode_leaves_out_widens_it(mode):
    asked = profile({"register": Answer(said=Claim(choice=("best",)))})
    talk = sitting(asked, mode=mode)
    assert "register" not in ids(talk)
    talk.jump("register")
    assert (here(talk), talk.mode) == ("register", "everything")


@pytest.mark.parametrize("first", ["short", "open"])
def test_after_jumping_to_what_the_mode_leaves_out_the_other_scope_is_the_short_one(first):
    asked = profile({"register": Answer(said=Claim(choice=("best",)))})
    talk = sitting(asked, mode="short")
    talk.go_through(first)
    talk.jump("register")
    before = ids(talk)
    assert talk.scope == "everything"
    talk.go_through("everything" if talk.scope == "short" else "short")
    assert set(ids(talk)) < set(before)


def test_jumping_by_a_former_id_goes_to_the_question_of_today():
    assert here(sitting(at="oldest-licence")) == "licence"


@pytest.mark.parametrize("nowhere", ["sitter", "no-such-question", ""])
@pytest.mark.parametrize("mode", ["short", "open", "everything"])
def test_jumping_where_one_cannot_changes_neither_place_nor_mode(nowhere, mode):
    talk = sitting(profile(settings=("clinic",)), mode=mode)
    before = here(talk)
    with pytest.raises(CannotAnswer):
        talk.jump(nowhere)
    assert (here(talk), talk.mode) == (before, mode)


def test_a_question_that_another_window_made_vanish_is_not_answered():
    talk = sitting(at="sitter")
    talk.profile = profile(settings=("clinic",))
    assert talk.question is None
    assert all(not section.here for section in talk.progress())
    with pytest.raises(CannotAnswer):
        talk.note("x")
    talk.back()
    assert here(talk) == ids(talk)[-1]


def test_questions_to_come_back_to_are_marked_and_unmarked():
    talk = sitting(at="training")
    talk.come_back()
    talk.jump("names")
    talk.come_back()
    assert [question.id for question in talk.to_come_back_to()] == ["names", "training"]
    talk.come_back()
    assert [question.id for question in talk.to_come_back_to()] == ["training"]
    assert "names" not in talk.profile.answers


def test_a_mark_to_come_back_is_no_answer():
    talk = sitting(at="training")
    talk.come_back()
    assert not talk.was_asked(talk.question)


def test_answering_leaves_the_mark_to_come_back():
    talk = sitting(at="training")
    talk.come_back()
    choose(talk, "best")
    assert talk.to_come_back_to() == (talk.question,)


def test_what_is_to_come_back_to_is_found_from_every_mode_but_not_for_another_offer():
    talk = sitting(at="sitter")
    talk.come_back()
    talk.jump("training")
    talk.come_back()
    talk.go_through("short")
    assert [question.id for question in talk.to_come_back_to()] == ["training", "sitter"]
    talk.jump("place")
    choose(talk, "clinic")
    assert [question.id for question in talk.to_come_back_to()] == ["training"]


def progress(talk):
    return [(part.section.id, part.asked, part.total, part.here) for part in talk.progress()]


def test_progress_counts_what_was_asked_of_this_sitting_by_section():
    talk = sitting(mode="short", at="names")
    assert progress(talk) == [("team", 0, 2, True), ("setting", 0, 3, False)]
    choose(talk, "best")
    talk.jump("route")
    choose(talk, "iv")
    assert progress(talk) == [("team", 1, 2, False), ("setting", 1, 3, True)]
    assert talk.tally.asked == 2
    talk.jump("sitter")
    talk.note("only a note")
    assert talk.tally.asked == 2
    talk.no_answer("dont_know")
    assert talk.tally.asked == 3


def test_progress_leaves_out_what_is_not_for_this_offer():
    talk = sitting(mode="short", at="place")
    choose(talk, "clinic")
    assert progress(talk) == [("team", 0, 2, False), ("setting", 1, 2, True)]


def test_at_the_end_one_is_in_no_section():
    talk = sitting(mode="short", at="names")
    talk.next()
    assert not any(part.here for part in talk.progress())


def test_asked_at_any_level_and_under_a_former_id_counts():
    start = profile({"old-licence": Answer(heard=Claim(choice=("worst",)))})
    assert sitting(start, mode="short").tally.asked == 1


def test_open_only_stays_within_what_we_were_going_through():
    talk = sitting(profile(routes=("iv",), settings=("clinic",)), mode="short")
    assert {"names", "licence"} <= set(ids(talk))
    choose(talk, "best")
    talk.go_through("open")
    assert set(ids(talk)) == {"names"}
    talk.go_through("everything")
    talk.go_through("open")
    assert "training" in ids(talk)
    assert talk.scope == "everything"


def test_open_only_from_the_start_is_of_everything():
    assert "training" in ids(sitting(mode="open"))
