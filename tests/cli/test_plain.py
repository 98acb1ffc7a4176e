"""The interview line by line, in a pipe."""

import datetime as dt
import tomllib

import pytest

from kchecklist.checklist.loading import load_checklist
from kchecklist.interview.sitting import Sitting
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.store import ProfileStore, load
from kchecklist.profiles.writing import NotSaved

from .running import BANK

NOW = dt.datetime(2026, 11, 21, 10, 2)


@pytest.fixture
def harbor(shell, monkeypatch):
    monkeypatch.setattr("kchecklist.profiles.store.local_time", lambda: NOW)
    assert shell.run("new", "Harbor", "--route", "iv", "--setting", "clinic").status == 0
    return shell


def led(shell, *lines, mode="--short"):
    return shell.run("interview", "harbor", "--plain", mode, stdin="".join(f"{line}\n" for line in lines))


def table(shell):
    return tomllib.loads(shell.files[0].read_text(encoding="utf-8"))


def test_it_begins_with_the_opening_and_the_first_question_not_asked(harbor):
    out = led(harbor).out
    assert "To begin with: Hello, may I ask a few questions?" in out
    assert "Question 2 of 4. Watching. Who measures my vital signs, and when? (safety floor)" in out
    assert "\n1. before, during and after\n2. before and after\n" in out


def test_a_script_writes_what_the_same_calls_on_a_sitting_write(harbor):
    path = harbor.files[0]
    stored = load(path)
    sitting = Sitting(load_checklist(BANK), stored.profile, lambda: NOW)
    sitting.choose(sitting.option(1))
    sitting.add_between(sitting.option(2))
    sitting.note("Cuff")
    sitting.note("Cuff\nand oximeter")
    sitting.heard("written", "Dr Lee")
    sitting.next()
    sitting.jump("gear")
    sitting.choose(sitting.option(1))
    sitting.choose(sitting.option(2))
    sitting.come_back()
    sitting.back()
    sitting.jump("total-price")
    sitting.no_answer("pending", dt.date(2026, 11, 24))
    sitting.note_call("Friendly")
    sitting.undo()
    sitting.note_call("Very friendly")
    sitting.finish()
    other = harbor.folder.parent / "other"
    store = ProfileStore(DataFolder(other), load_checklist(BANK).order, lambda: NOW)
    (other / "providers").mkdir(parents=True)
    copy = other / "providers" / path.name
    copy.write_bytes(path.read_bytes())
    store.save(load(copy), sitting.profile)

    ran = led(
        harbor, "1 2", "n Cuff", "n and oximeter", "h written Dr Lee", "", "jump gear", "1 2", "b", "<",
        "/ cost", "l 2026-11-24", "m Friendly", "z", "m Very friendly", "q", "1",
    )  # fmt: skip
    assert ran.status == 0
    assert path.read_text(encoding="utf-8") == copy.read_text(encoding="utf-8")


def test_every_answer_stands_on_disk_when_saved_is_said(harbor):
    out = led(harbor, "4").out
    assert (
        "Answer: nothing is measured\nRed flag: Ask for checks, or do not take a dose there.\nsaved\n" in out
    )
    assert table(harbor)["answers"]["vital-signs"]["said"]["choice"] == ["nothing"]


def test_the_end_of_the_input_is_a_quit_and_the_next_sitting_goes_on_there(harbor):
    led(harbor, "1")
    assert "Question 3 of 4. Offer." in led(harbor).out or "Question 3 of 4. Money." in led(harbor).out


@pytest.mark.parametrize(("said", "state"), [("y", "refused"), ("n", "pending")])
def test_a_refused_floor_asks_who_refused(harbor, said, state):
    out = led(harbor, "x", "perhaps", said).out
    assert "Did somebody who could know refuse?" in out
    assert table(harbor)["answers"]["vital-signs"]["said"]["state"] == state


@pytest.mark.parametrize(
    ("line", "heard"),
    [
        ("9", "there is no answer 9"),
        ("-", "applies to every offer"),
        ("l soon", "by when?"),
        ("wat", "? lists them"),
        ("+", "somewhere between"),
        ("jump 99", "jump and a number"),
        ("/ unicorn", "no question for this offer"),
        ("z", "Nothing to take back"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(harbor, line, heard):
    before = harbor.files[0].read_bytes()
    ran = led(harbor, line)
    assert heard in ran.out
    assert ran.status == 0
    assert harbor.files[0].read_bytes() == before


def test_the_last_question_is_followed_by_what_would_settle_most(harbor):
    out = led(harbor, "jump total-price", "", "2").out
    assert "That is enough for a first call." in out
    assert (
        "Still open, what would settle most first:\nWho measures my vital signs, and when? (safety floor)"
        in out
    )
    assert "To end with: Thank you" in out
    assert "there is no question on the table" in out


def test_everything_open_only_and_the_short_interview_again(harbor):
    out = led(harbor, "t", "o", "o", "s", "w", "?", "!", "h").out
    assert "Everything: asked 1 of 6." in out
    assert "Only what is still open: asked 0 of" in out
    assert "Floors: 1 not asked" in out
    assert "Why: Ketamine raises blood pressure." in out
    assert "988" in out
    assert "3. said: by their staff, to me" in out


def test_what_could_not_be_saved_is_said_with_the_reason_and_tried_again(harbor, monkeypatch):
    real, failing = ProfileStore.save, [True]

    def save(self, stored, profile):
        if failing and failing.pop():
            raise NotSaved(stored.path, "No space left on device")
        return real(self, stored, profile)

    monkeypatch.setattr(ProfileStore, "save", save)
    ran = led(harbor, "1", "n Cuff")
    assert "not saved: No space left on device" in ran.out
    assert ran.status == 0
    assert table(harbor)["answers"]["vital-signs"]["said"]["choice"] == ["throughout"]


def test_what_is_not_saved_at_the_end_makes_the_status_one(harbor, monkeypatch):
    def save(self, stored, profile):
        raise NotSaved(stored.path, "No space left on device")

    monkeypatch.setattr(ProfileStore, "save", save)
    assert led(harbor, "1").status == 1


def test_nothing_but_lines_is_printed(harbor):
    out = led(harbor, "1", "", "t", "2", "q").out
    assert not [character for character in out if ord(character) < 32 and character != "\n"]
    assert not set("│┃─━█▒") & set(out)
