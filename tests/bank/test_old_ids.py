"""What stands under an id that a question had once: answers, waivers, marks, and the corners between two banks."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kchecklist.interview.sitting import Sitting
from kchecklist.profiles.editing import with_waiver
from kchecklist.profiles.person import read_record
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Profile
from kchecklist.profiles.store import local_time
from kchecklist.scoring.floors import gate_word
from kchecklist.scoring.possible import Finding
from kchecklist.scoring.standing import Standing, standing
from kchecklist.scoring.weights import section_weights

from .changes import CHANGES
from .versions import Bank, Desk, desk, find, option, quality, take_out


@pytest.fixture
def before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return desk(tmp_path, monkeypatch)


def stands(at: Desk, profile: Profile | None = None) -> Standing:
    priorities = read_record(at.data.priorities, Priorities)
    return standing(at.checklist, profile or at.stored.profile, priorities)


def finding(at: Desk, question: str, profile: Profile | None = None) -> Finding:
    return next(found for found in stands(at, profile).findings if found.question.id == question)


def sitting(at: Desk, question: str) -> Sitting:
    talk = Sitting(at.checklist, at.stored.profile, local_time, "everything")
    talk.jump(question)
    return talk


def choose(talk: Sitting, choice: str) -> None:
    assert talk.question is not None
    option = talk.question.option(choice)
    assert option is not None
    talk.choose(option)


def on_disk(at: Desk) -> dict[str, Any]:
    return tomllib.loads(at.path.read_text(encoding="utf-8"))


def add(at: Desk, text: str) -> None:
    """More lines at the end of the profile, as somebody types them."""
    at.path.write_text(at.path.read_text(encoding="utf-8") + text, encoding="utf-8")


# Answers


def test_an_answer_given_on_the_command_line_under_the_old_id_stands_under_the_new_one(
    before: Desk, tmp_path: Path
):
    now = before.with_bank(tmp_path / "newer", CHANGES["question renamed"].edit)
    ran = now.run("answer", "harbor", "training", "course")
    assert ran.status == 0, ran.err
    answers = on_disk(now)["answers"]
    assert "training" not in answers
    assert answers["schooling"]["said"]["choice"] == ["course"]
    assert answers["schooling"]["come_back"] is True


def test_a_note_alone_moves_with_the_claim_it_is_about(before: Desk, tmp_path: Path):
    now = before.with_bank(tmp_path / "newer", CHANGES["question renamed"].edit)
    talk = sitting(now, "schooling")
    talk.note("Twelve years, she said. Ask for the course.")
    answers = talk.profile.answers
    assert "training" not in answers
    said = answers["schooling"].said
    assert said is not None
    assert (said.choice, said.who) == (("job",), "nurse manager")


def test_what_is_to_be_come_back_to_is_found_under_the_new_id(before: Desk, tmp_path: Path):
    now = before.with_bank(tmp_path / "newer", CHANGES["question renamed"].edit)
    assert [q.id for q in sitting(now, "schooling").to_come_back_to()] == ["schooling"]


def test_with_a_claim_under_both_ids_the_new_one_wins_and_the_old_one_stays(before: Desk, tmp_path: Path):
    now = before.with_bank(tmp_path / "newer", CHANGES["question renamed"].edit)
    add(now, '\n[answers.schooling.said]\nchoice = ["nothing"]\n')
    assert finding(now, "schooling").values == (0,)
    talk = sitting(now, "schooling")
    choose(talk, "course")
    assert talk.profile.answers["training"].said is not None
    assert finding(now, "schooling", talk.profile).values == (100,)


def two_in_one(bank: Bank) -> None:
    take_out(bank, "training")
    take_out(bank, "light")
    bank["team"].append(
        quality("both", course=100, job=30, soft=30, dim=30, nothing=0) | {"was": ["training", "light"]}
    )


def test_of_two_questions_that_became_one_the_first_named_decides_and_the_other_stays(
    before: Desk, tmp_path: Path
):
    now = before.with_bank(tmp_path / "newer", two_in_one)
    assert finding(now, "both").values == (30,)
    talk = sitting(now, "both")
    choose(talk, "course")
    answers = talk.profile.answers
    assert "training" not in answers
    assert answers["light"] == now.stored.profile.answers["light"]
    assert finding(now, "both", talk.profile).values == (100,)


def test_an_answer_to_what_is_not_for_this_offer_any_more_counts_again_once_it_is(
    before: Desk, tmp_path: Path
):
    now = before.with_bank(tmp_path / "newer", CHANGES["when narrowed"].edit)
    assert "training" not in {found.question.id for found in stands(now).findings}
    text = now.path.read_text(encoding="utf-8").replace('settings = ["clinic"]', 'settings = ["home"]')
    now.path.write_text(text, encoding="utf-8")
    assert finding(now, "training").values == (30,)


# What `show` says of it


def test_show_names_both_answers_of_two_that_became_one(before: Desk, tmp_path: Path):
    now = before.with_bank(tmp_path / "newer", two_in_one)
    words = " ".join(now.run("show", "harbor").out.split())
    assert "label job (said, nurse manager, 2 Nov 2026)" in words
    _, _, beside = words.partition("Under a former id; the newer answer counts")
    assert "label soft" in beside
    assert "front desk, 2 Nov 2026" in beside


def test_show_names_an_answer_under_a_former_id_with_its_note(before: Desk, tmp_path: Path):
    now = before.with_bank(tmp_path / "newer", CHANGES["question renamed"].edit)
    add(now, '\n[answers.schooling.said]\nchoice = ["nothing"]\n')
    out = now.run("show", "harbor", "--notes").out
    _, _, beside = out.partition("Under a former id; the newer answer counts")
    assert "label job (said, nurse manager, 2 Nov 2026)" in " ".join(beside.split())
    assert "Twelve years, she said." in beside
    assert "label nothing" not in beside


def test_show_names_what_is_not_for_this_offer_any_more_with_its_note(before: Desk, tmp_path: Path):
    now = before.with_bank(tmp_path / "newer", CHANGES["when narrowed"].edit)
    out = now.run("show", "harbor", "--notes").out
    _, _, beside = out.partition("Not for this route and place; counts for nothing")
    assert "What about training? label job (said, nurse manager, 2 Nov 2026)" in " ".join(beside.split())
    assert "Twelve years, she said." in beside
    assert "Twelve years" not in now.run("show", "harbor").out


def test_show_says_where_nothing_but_a_mark_is_left_of_a_question(before: Desk, tmp_path: Path):
    add(before, "\n[answers.laundry]\ncome_back = true\n\n[answers.parking.said]\nnote = 'Two hours.'\n")
    out = before.run("show", "harbor").out
    assert "laundry: marked to come back to" in out
    assert "parking: a note" in out


def test_show_calls_nothing_a_mark_that_is_none_and_leaves_no_answer_without_words(
    before: Desk, tmp_path: Path
):
    add(before, '\n[answers.laundry]\nmine = "x"\n\n[answers.parking.said]\nchoice = []\n')
    out = before.run("show", "harbor").out
    assert "laundry: only keys that kchecklist does not know" in out
    assert "parking: none of these (said)" in out


# Ticks


def test_no_tick_of_several_says_nothing_once_one_answer_is_wanted(before: Desk, tmp_path: Path):
    text = before.path.read_text(encoding="utf-8").replace('choice = ["cuff", "ecg"]', "choice = []")
    before.path.write_text(text, encoding="utf-8")
    assert finding(before, "devices").values == (0,)
    now = before.with_bank(tmp_path / "newer", CHANGES["multiple off"].edit)
    found = finding(now, "devices")
    assert found.values == (0, 50, 100)
    assert found.asked
    assert not found.settled


def a_tick_less(bank: Bank) -> None:
    find(bank, "devices")["option"].remove(option(bank, "devices", "ecg"))


def test_ticks_of_which_one_is_gone_say_nothing_until_they_are_ticked_anew(before: Desk, tmp_path: Path):
    now = before.with_bank(tmp_path / "newer", a_tick_less)
    assert finding(now, "devices").values == (0, 50, 100)
    talk = sitting(now, "devices")
    choose(talk, "oximeter")
    said = talk.profile.answers["devices"].said
    assert said is not None
    # The tick that nobody can see any more goes: what is chosen now is the whole answer.
    assert said.choice == ("cuff", "oximeter")
    assert finding(now, "devices", talk.profile).values == (100,)


def test_somewhere_between_an_option_under_its_old_id_and_another_keeps_both(before: Desk, tmp_path: Path):
    now = before.with_bank(tmp_path / "newer", CHANGES["option renamed"].edit)
    talk = sitting(now, "training")
    assert talk.question is not None
    talk.add_between(talk.question.options[0])
    said = talk.profile.answers["training"].said
    assert said is not None
    assert said.choice == ("course", "by-doing")
    assert finding(now, "training", talk.profile).values == (30, 100)


# Waivers


def test_a_waiver_under_the_old_id_waives_the_floor_under_the_new_one(before: Desk, tmp_path: Path):
    now = before.with_bank(tmp_path / "newer", CHANGES["floor renamed"].edit)
    (waived,) = (each for each in stands(now).floors if each.state == "waived")
    assert waived.question.id == "vital-signs"


def test_a_waiver_taken_back_under_the_new_id_does_not_live_on_under_the_old_one(
    before: Desk, tmp_path: Path
):
    now = before.with_bank(tmp_path / "newer", CHANGES["floor renamed"].edit)
    question = now.checklist.question("vital-signs")
    assert question is not None
    after = with_waiver(now.stored.profile, question.id, None, question.was)
    assert after.waivers == {}
    assert gate_word(stands(now, after).gate) == "fail"


def test_a_floor_that_is_none_any_more_keeps_its_waiver_for_when_it_is_one_again(
    before: Desk, tmp_path: Path
):
    now = before.with_bank(tmp_path / "newer", CHANGES["floor removed"].edit)
    assert gate_word(stands(now).gate) == "pass"
    assert "signs" not in {floor.question.id for floor in stands(now).floors}
    talk = sitting(now, "signs")
    choose(talk, "twice")
    now.store.save(now.stored, talk.profile)
    assert on_disk(before)["waivers"] == {"signs": {"reason": "My own cuff comes along."}}
    assert [floor.state for floor in stands(before).floors] == ["waived"]


# Marks


def test_marks_under_old_ids_count_under_the_new_ones(before: Desk, tmp_path: Path):
    now = before.with_bank(tmp_path / "newer", CHANGES["preference renamed"].edit)
    assert finding(now, "feel").worth == {"quiet": 100, "bright": 50, "plain": 0}


def test_marks_on_what_is_no_taste_any_more_count_for_nothing(before: Desk, tmp_path: Path):
    now = before.with_bank(tmp_path / "newer", CHANGES["preference became quality"].edit)
    assert finding(now, "mood").worth == {"calm": 100, "bright": 50, "plain": 0}
    now.data.priorities.write_text('format = 1\n[marks.mood]\nplain = "wanted"\n', encoding="utf-8")
    assert finding(now, "mood").worth == {"calm": 100, "bright": 50, "plain": 0}


def test_a_priority_for_a_section_that_is_gone_leaves_the_others_their_places(before: Desk, tmp_path: Path):
    now = before.with_bank(tmp_path / "newer", CHANGES["section removed"].edit)
    mine = read_record(now.data.priorities, Priorities)
    alone = Priorities(sections=("watch",))
    assert section_weights(now.checklist, mine) == section_weights(now.checklist, alone)
    assert before.data.priorities.read_text(encoding="utf-8").count("money") == 1


# Up, down and up again


def test_answered_with_the_older_bank_once_more_both_claims_are_kept_and_the_newer_id_wins(
    before: Desk, tmp_path: Path
):
    now = before.with_bank(tmp_path / "newer", CHANGES["question renamed"].edit)
    up = sitting(now, "schooling")
    choose(up, "course")
    now.store.save(now.stored, up.profile)
    assert finding(before, "training").values == (0, 30, 100)
    down = sitting(before, "training")
    choose(down, "nothing")
    before.store.save(before.stored, down.profile)
    answers = on_disk(now)["answers"]
    assert answers["training"]["said"]["choice"] == ["nothing"]
    assert answers["schooling"]["said"]["choice"] == ["course"]
    assert finding(now, "schooling").values == (100,)
