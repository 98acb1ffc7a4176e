"""The interview line by line, in a pipe."""

import datetime as dt
import io
import tomllib

import pytest

from kchecklist.checklist.loading import load_checklist
from kchecklist.interview.sitting import Sitting
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.shelf import load
from kchecklist.profiles.store import ProfileStore, Saved
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


def test_they_get_back_by_a_day_or_in_so_many(harbor):
    led(harbor, "l 2031-02-03")
    assert table(harbor)["answers"]["vital-signs"]["said"]["due"] == dt.date(2031, 2, 3)
    led(harbor, "jump vital-signs", "l 999")
    assert table(harbor)["answers"]["vital-signs"]["said"]["due"] > dt.date.today() + dt.timedelta(days=900)


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
        ("z", "There is nothing to take back."),
        ("redo", "There is nothing to bring again."),
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
    assert "These 4 settle all that is open:\nWho measures my vital signs, and when? (safety floor)\n" in out
    assert "To end with: Thank you" in out
    assert "there is no question on the table" in out


def test_everything_open_only_and_the_short_interview_again(harbor):
    out = led(harbor, "t", "o", "o", "s", "w", "?", "!", "h").out
    assert "Everything: asked 1 of 5, looked up 0 of 1." in out
    assert "Only what is still open: asked 0 of" in out
    assert "Floors: 1 not asked" in out
    assert "Why: Ketamine raises blood pressure." in out
    assert "988" in out
    assert "3. said: by their staff, to me" in out


def test_what_could_not_be_saved_is_said_with_the_reason_and_tried_again(harbor, monkeypatch):
    real, failing = ProfileStore.save, [True]

    def save(self, stored, profile, turned=False):
        if failing and failing.pop():
            raise NotSaved(stored.path, "No space left on device")
        return real(self, stored, profile)

    monkeypatch.setattr(ProfileStore, "save", save)
    ran = led(harbor, "1", "n Cuff")
    assert "not saved: No space left on device; it is tried again with the next answer" in ran.out
    assert ran.status == 0
    assert table(harbor)["answers"]["vital-signs"]["said"]["choice"] == ["throughout"]


@pytest.fixture
def full_disk(monkeypatch, tmp_path):
    def save(self, stored, profile, turned=False):
        if profile == stored.profile:
            return Saved(stored)
        raise NotSaved(stored.path, "No space left on device")

    monkeypatch.setattr(ProfileStore, "save", save)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


class Interrupted(io.StringIO):
    """Somebody presses Ctrl+C where the input would end."""

    def readline(self, *_):
        if line := super().readline():
            return line
        raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("stdin", "status"),
    [("1\nq\n", 1), ("1\n", 1), (Interrupted("1\n"), 130)],
    ids=["quit", "end of input", "interrupt"],
)
def test_what_is_not_saved_at_the_end_is_put_aside_and_the_person_told_where(
    harbor, full_disk, stdin, status
):
    ran = harbor.run("interview", "harbor", "--plain", stdin=stdin)
    assert ran.status == status
    (aside,) = full_disk.glob("kchecklist-unsaved-*/*.toml")
    assert load(aside).profile.answers["vital-signs"].said.choice == ("throughout",)
    said = ran.err.splitlines()[0]
    assert f"{harbor.files[0]}: not saved: No space left on device" in said
    assert said.endswith(f"what you entered lies in {aside}")
    assert "tried again" not in said


def test_without_any_other_place_that_is_said(harbor, full_disk, monkeypatch):
    def no_room(self, profile):
        raise OSError

    monkeypatch.setattr(ProfileStore, "put_aside", no_room)
    ran = led(harbor, "1")
    assert ran.status == 1
    assert "no other place could be written to" in ran.err


class Meanwhile(io.StringIO):
    """Before a line that is no text, something happens elsewhere."""

    def __init__(self, *lines: object) -> None:
        super().__init__()
        self._lines = list(lines)

    def readline(self, *_):
        while self._lines and callable(self._lines[0]):
            self._lines.pop(0)()
        return f"{self._lines.pop(0)}\n" if self._lines else ""


def test_a_folder_that_goes_away_in_the_middle_is_not_made_anew(harbor, monkeypatch, tmp_path):
    (path,) = harbor.files
    folder, away, aside = path.parent.parent, tmp_path / "away", tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(aside))
    back = Meanwhile(
        "1", lambda: folder.rename(away), "2", "q mine", "2", "", lambda: away.rename(folder), "3"
    )
    ran = harbor.run("interview", "harbor", "--plain", stdin=back)
    assert "not saved: the folder is gone; put it back; it is tried again with the next answer" in ran.out
    assert "not added: mine" in ran.out
    assert table(harbor)["answers"]["vital-signs"]["said"]["choice"] == ["once"]
    gone = Meanwhile(lambda: folder.rename(away), "1")
    ran = harbor.run("interview", "harbor", "--plain", stdin=gone)
    assert ran.status == 1
    assert not folder.exists()
    assert "the folder is gone; put it back; what you entered lies in" in ran.err


def test_what_somebody_else_removed_or_took_out_is_said(harbor):
    (path,) = harbor.files

    def without() -> None:
        path.write_text(path.read_text().replace("[answers.vital-signs.said]", "[extra]"))

    ran = harbor.run(
        "interview", "harbor", "--plain", stdin=Meanwhile("1", "", "n a", without, "n b", path.unlink, "n c")
    )
    said = ran.err.splitlines()
    assert f"1 answer was taken out of {path} elsewhere meanwhile." in said
    assert f"{path} had been removed; it is written again." in said


def test_an_interrupted_interview_is_saved(harbor):
    ran = harbor.run("interview", "harbor", "--plain", stdin=Interrupted("1\n"))
    assert ran.status == 130
    assert ran.err.strip() == ""
    assert table(harbor)["answers"]["vital-signs"]["said"]["choice"] == ["throughout"]


def test_why_it_is_not_saved_names_what_lies_beside(harbor, monkeypatch, tmp_path):
    def save(self, stored, profile, turned=False):
        raise NotSaved(stored.path, "is torn", "what you entered lies in mine.conflict-1.toml")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(ProfileStore, "save", save)
    ran = led(harbor, "1")
    assert "not saved: is torn; what you entered lies in mine.conflict-1.toml" in ran.out
    assert "mine.conflict-1.toml" in ran.err


def test_what_lies_beside_a_ruined_file_is_named_once_at_the_end(harbor, monkeypatch, tmp_path):
    (path,) = harbor.files

    class Ruined(io.StringIO):
        def readline(self, *_):
            path.write_text("<<<<<<< HEAD")
            return super().readline()

    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    ran = harbor.run("interview", "harbor", "--plain", stdin=Ruined("1\nq\n"))
    (beside,) = (other for other in harbor.files if other != path)
    assert load(beside).profile.answers["vital-signs"].said.choice == ("throughout",)
    assert (ran.status, ran.err.count(str(beside)), ran.err.count("\n")) == (1, 1, 1)
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_save_that_breaks_is_a_save_that_failed(harbor, monkeypatch, tmp_path):
    def save(self, stored, profile, turned=False):
        raise ZeroDivisionError("SECRET")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(ProfileStore, "save", save)
    ran = led(harbor, "1")
    assert ran.status == 1
    assert "ZeroDivisionError" in ran.err
    assert "SECRET" not in ran.out + ran.err
    assert [*tmp_path.glob("kchecklist-unsaved-*/*.toml")]


@pytest.mark.parametrize(
    ("lines", "ticked"),
    [
        (["1", "1 2"], ["oximeter", "cuff"]),
        (["1 2", "2 2"], ["cuff"]),
        (["1 2", "1 2"], ["oximeter", "cuff"]),
        (["1", "2 1 2", "z"], ["oximeter"]),
        (["1 2", "1"], ["cuff"]),
    ],
)
def test_several_digits_are_exactly_the_ticks_as_one_change(harbor, lines, ticked):
    led(harbor, "jump gear", *lines)
    assert table(harbor)["answers"]["gear"]["said"]["choice"] == ticked


@pytest.mark.parametrize(
    ("lines", "routes"),
    [(["1 2"], ["iv", "sublingual"]), (["2 2"], ["sublingual"]), (["2 2", "z"], ["iv"])],
)
def test_several_digits_are_exactly_what_is_offered(harbor, lines, routes):
    led(harbor, "jump route", *lines)
    assert table(harbor)["provider"]["routes"] == routes


@pytest.mark.parametrize(
    ("lines", "choice"),
    [
        (["1 1"], ["throughout"]),
        (["1 2 2"], ["throughout", "before-after"]),
        (["4", "1 2", "z"], ["nothing"]),
    ],
)
def test_a_digit_said_twice_erases_nothing(harbor, lines, choice):
    led(harbor, *lines)
    assert table(harbor)["answers"]["vital-signs"]["said"]["choice"] == choice


def test_nothing_but_lines_is_printed(harbor):
    out = led(harbor, "1", "", "t", "2", "q").out
    assert not [character for character in out if ord(character) < 32 and character != "\n"]
    assert not set("│┃─━█▒") & set(out)


def test_what_is_looked_up_comes_last_is_no_part_of_the_talk_and_says_so(harbor):
    ran = led(harbor, "jump staff-record", "1", "h signed me", mode="--everything")
    assert "(look this up, do not ask it)" in ran.out
    assert "This one: signed, me" in ran.out
    assert table(harbor)["answers"]["staff-record"]["signed"]["who"] == "me"
    assert "conversation" not in table(harbor)


def test_the_call_ends_where_looking_up_begins(harbor):
    lines = [""] * 12
    out = led(harbor, *lines, mode="--everything").out
    assert out.count("That was all there is to ask; what follows is looked up, in your own time.") == 1
    assert out.index("That was all there is to ask") < out.index("(look this up, do not ask it)")


def test_another_day_an_earlier_sitting_is_taken_back_once_that_was_said_and_brought_again(shell):
    assert shell.run("new", "Harbor", "--route", "iv", "--setting", "clinic").status == 0
    led(shell, "1", "", "2")
    two = shell.files[0].read_bytes()
    ran = led(shell, "z")
    assert "Nothing more since you came here. z again takes back what was entered before: " in ran.out
    assert shell.files[0].read_bytes() == two
    ran = led(shell, "z", "z", "redo", "redo")
    assert ", as entered on 2" in ran.out
    assert "Brought again: " in ran.out
    assert "There is nothing to bring again." in ran.out
    led(shell, "z", "z")
    assert shell.files[0].read_bytes() != two
    assert "Brought again: " in led(shell, "redo").out
    assert shell.files[0].read_bytes() == two
