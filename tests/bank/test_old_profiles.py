"""A bank that changed never breaks a profile that was answered with an older one.

Source: scoring.md, sections 1 and 2; design.md, section 3.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kchecklist.interview.sitting import Sitting
from kchecklist.profiles.layout import profile_text, same_table
from kchecklist.profiles.person import read_record
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import document
from kchecklist.profiles.store import local_time
from kchecklist.scoring.floors import gate_word
from kchecklist.scoring.standing import Standing, standing

from .changes import CHANGES, Change
from .versions import PROFILE, Desk, desk

ALL = pytest.mark.parametrize("name", CHANGES)
OTHER = ("blanket", "theirs")
"""A question that no change touches, and an answer to it."""


@pytest.fixture
def before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return desk(tmp_path, monkeypatch)


def newer(before: Desk, name: str, tmp_path: Path) -> tuple[Desk, Change]:
    change = CHANGES[name]
    return before.with_bank(tmp_path / "newer", change.edit), change


def stands(at: Desk) -> Standing:
    priorities = read_record(at.data.priorities, Priorities)
    return standing(at.checklist, at.stored.profile, priorities)


def answers_on_disk(at: Desk) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(at.path.read_text(encoding="utf-8"))["answers"]
    return found


def answer(at: Desk, question: str, choice: str) -> None:
    """Answer in an interview, and save."""
    stored = at.stored
    talk = Sitting(at.checklist, stored.profile, local_time, "everything")
    talk.jump(question)
    assert talk.question is not None
    option = talk.question.option(choice)
    assert option is not None
    talk.choose(option)
    at.store.save(stored, talk.profile)


def test_the_older_bank_reads_and_writes_its_profile(before: Desk):
    assert profile_text(before.stored.profile, before.checklist.order) == PROFILE
    values = {f.question.id: f.values for f in stands(before).findings}
    assert values["training"] == (30,)
    assert values["light"] == (30, 50)
    assert values["alarm"] == (30,)
    assert values["devices"] == (70,)
    assert gate_word(stands(before).gate) == "pass"


@ALL
def test_it_loads_and_a_save_without_a_change_leaves_every_byte(before: Desk, tmp_path: Path, name: str):
    now, _ = newer(before, name, tmp_path)
    stored = now.stored
    now.store.save(stored, stored.profile)
    assert now.path.read_text(encoding="utf-8") == PROFILE
    text = profile_text(stored.profile, now.checklist.order)
    assert same_table(tomllib.loads(text), tomllib.loads(PROFILE))


@ALL
def test_answering_another_question_keeps_every_old_claim(before: Desk, tmp_path: Path, name: str):
    now, _ = newer(before, name, tmp_path)
    answer(now, *OTHER)
    table = tomllib.loads(now.path.read_text(encoding="utf-8"))
    old = tomllib.loads(PROFILE)
    assert table["answers"].pop(OTHER[0])["said"]["choice"] == [OTHER[1]]
    assert same_table(table["answers"], old["answers"])
    assert table["waivers"] == old["waivers"]
    assert table["provider"] == old["provider"]
    assert table["conversation"][0] == old["conversation"][0]


@ALL
def test_it_is_scored_as_the_newer_bank_says(before: Desk, tmp_path: Path, name: str):
    now, change = newer(before, name, tmp_path)
    found = stands(now)
    values = {finding.question.id: finding.values for finding in found.findings}
    assert {question: values.get(question) for question in change.finds} == dict(change.finds)
    assert gate_word(found.gate) == change.gate
    assert {question.id for question in found.contradicted} == change.contradicted
    assert not values.keys() & set(change.gone)


@ALL
def test_no_longer_asked_counts_for_nothing(before: Desk, tmp_path: Path, name: str):
    now, change = newer(before, name, tmp_path)
    with_it = stands(now)
    stored = now.stored
    left = {key: value for key, value in stored.profile.answers.items() if key not in change.gone}
    without = standing(
        now.checklist,
        stored.profile.model_copy(update={"answers": left}),
        read_record(now.data.priorities, Priorities),
    )
    assert (with_it.low, with_it.high, with_it.coverage) == (without.low, without.high, without.coverage)


@ALL
def test_show_says_what_became_of_it(before: Desk, tmp_path: Path, name: str):
    now, change = newer(before, name, tmp_path)
    ran = now.run("show", "harbor", "--notes")
    assert ran.status == change.status, ran.err
    words = " ".join(ran.out.split())
    for expected in change.shows:
        assert expected in words
    assert ("No longer asked" in words) == bool(change.gone)
    assert "Twelve years, she said." in words
    assert ("names a section that is not here" in ran.err) == change.pick_gone


@ALL
def test_it_can_be_compared_as_words_and_as_json(before: Desk, tmp_path: Path, name: str):
    now, change = newer(before, name, tmp_path)
    assert now.run("compare", "--answers").status == change.status
    ran = now.run("compare", "--format", "json")
    assert ran.status == change.status
    (provider,) = json.loads(ran.out)["providers"]
    found = stands(now)
    assert (provider["low"], provider["high"]) == (str(found.low), str(found.high))
    assert provider["gate"] == change.gate
    assert provider["contradicted"] == sorted(change.contradicted)


@ALL
def test_check_finds_no_fault_but_an_option_that_is_gone(before: Desk, tmp_path: Path, name: str):
    now, _ = newer(before, name, tmp_path)
    ran = now.run("check", str(now.path))
    faults = [line for line in (ran.out + ran.err).splitlines() if "harbor-0a0a0a.toml" in line]
    expected = {
        "option removed": ["a choice that the question does not have"],
        "floor removed": ["is no safety floor"],
    }.get(name, [])
    assert len(faults) == len(expected) + 1, faults  # and a person's own key
    assert all(any(words in line for line in faults) for words in expected)
    assert any("my-own-key" in line for line in faults)


@ALL
def test_it_can_be_answered_anew_and_nothing_else_is_lost(before: Desk, tmp_path: Path, name: str):
    now, change = newer(before, name, tmp_path)
    question, choice = change.answers
    old = tomllib.loads(PROFILE)["answers"]
    answer(now, question, choice)
    disk = answers_on_disk(now)
    assert choice in disk[question]["said"]["choice"]
    # What stood under the former id has moved: nothing stands there twice.
    assert (change.old_id in disk) == (change.old_id == question)
    assert same_table(
        {key: value for key, value in disk.items() if key not in (question, change.old_id)},
        {key: value for key, value in old.items() if key not in (question, change.old_id)},
    )
    was = old.get(change.old_id, {})
    assert disk[question].get("come_back") == was.get("come_back")
    assert disk[question]["said"].get("note") == was.get("said", {}).get("note")
    assert disk[question].get("written") == was.get("written")
    finding = next(f for f in stands(now).findings if f.question.id == question)
    # A claim of a higher level still decides.
    if not {"written", "signed"} & was.keys():
        assert choice in {option.id for option in finding.options}


@ALL
def test_taking_the_new_answer_back_gives_the_old_one_again(before: Desk, tmp_path: Path, name: str):
    now, change = newer(before, name, tmp_path)
    stored = now.stored
    talk = Sitting(now.checklist, stored.profile, local_time, "everything")
    talk.jump(change.answers[0])
    assert talk.question is not None
    talk.choose(talk.question.options[-1])
    talk.undo()
    assert same_table(document(talk.profile), document(stored.profile))


@ALL
def test_the_older_bank_opens_what_the_newer_one_wrote_and_loses_nothing(
    before: Desk, tmp_path: Path, name: str
):
    now, change = newer(before, name, tmp_path)
    answer(now, *change.answers)
    written = now.path.read_bytes()
    stored = before.stored
    before.store.save(stored, stored.profile)
    assert before.path.read_bytes() == written
    answer(before, *OTHER)
    table = answers_on_disk(before)
    assert table.pop(OTHER[0])["said"]["choice"] == [OTHER[1]]
    assert same_table(table, tomllib.loads(written.decode())["answers"])
    ran = before.run("show", "harbor")
    assert ran.status in (0, 1), ran.err
    new_id = change.answers[0]
    assert (f"{new_id}: " in ran.out) == (before.checklist.question(new_id) is None)
