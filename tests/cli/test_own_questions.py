"""A person's own questions from the command line: in the plain interview, in reports, checked and found."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from kchecklist.checklist.additions import load_with_additions
from kchecklist.profiles import own_questions
from kchecklist.profiles.writing import NotSaved

from .running import BANK, HOSTILE, HOSTILE_SHOWN

ASK = "Do you call me back on the same day?"
HARBOR = 'format = 1\n[provider]\nid = "harbor-1"\nname = "Harbor"\nroutes = ["iv"]\nsettings = ["clinic"]\n'
TORN = "torn [\n"


@pytest.fixture
def harbor(shell):
    shell.put("harbor-1.toml", HARBOR)
    return shell


def put(shell, name, text):
    path = shell.folder / "questions" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def led(shell, *lines, provider="harbor"):
    return shell.run("interview", provider, "--plain", stdin="".join(f"{line}\n" for line in lines))


def mine(shell):
    return load_with_additions(BANK, shell.folder / "questions").checklist.sections[-1].questions


def test_a_question_of_mine_is_added_answered_and_counted_for_two_providers(harbor):
    harbor.put("oak-1.toml", HARBOR.replace("harbor-1", "oak-1").replace("Harbor", "Oak"))
    before = json.loads(harbor.run("compare", "--format", "json").out)
    assert "own" not in before["weights"]
    ran = led(harbor, f"q {ASK}", "1", "1")
    assert ran.status == 0
    assert "1. with answers: good, fair, poor, worrying (it counts; " in ran.out
    assert "all of mine together as one section)\n2. just a note (never counts)" in ran.out
    assert f"My own. {ASK}\n1. good\n2. fair\n3. poor\n4. worrying\n" in ran.out
    assert "Answer: good\nsaved" in ran.out
    (question,) = mine(harbor)
    assert harbor.run("answer", "oak", question.id, "worrying").status == 0
    after = json.loads(harbor.run("compare", "--format", "json").out)
    sections = len(before["weights"])
    assert after["weights"]["own"] == str(Fraction(1, sections + 1))
    found = {one["id"]: {part["id"]: part for part in one["sections"]} for one in after["providers"]}
    assert found["harbor-1"]["own"] == {"id": "own", "low": "1", "high": "1", "coverage": "1"}
    assert found["oak-1"]["own"] == {"id": "own", "low": "0", "high": "0", "coverage": "1"}
    text = harbor.run("compare", "--answers").out
    assert ASK in text
    assert "Oak: worrying (said" in text
    assert ASK in harbor.run("questions").out
    assert f"{ASK}" in harbor.run("show", "oak").out


def test_just_a_note_is_answered_with_a_note_that_stays_private(harbor):
    out = led(harbor, f"q {ASK}", "3", "2", "n Within the hour.", "s").out
    assert "1 or 2; an empty line: do not add it" in out
    assert "a note is all it takes: n and the note" in out
    again = led(harbor, "jump same", "c").out
    assert "Note: Within the hour." in again
    assert "Answer: not asked\n" not in again.split("Note: Within")[0]
    (question,) = mine(harbor)
    assert question.kind == "info"
    assert question.ask not in led(harbor, "o", *[""] * 9).out
    for command in (["compare", "--answers"], ["compare", "--format", "json"], ["show", "harbor"]):
        assert "Within" not in harbor.run(*command).out
    shown = harbor.run("show", "harbor", "--notes").out
    assert ASK in shown
    assert "Within the hour." in shown


@pytest.mark.parametrize("end", [[""], []])
def test_a_question_of_no_kind_is_not_added(harbor, end):
    assert "Not added" in led(harbor, f"q {ASK}", *end).out
    assert not (harbor.folder / "questions").exists()


def test_q_alone_still_quits(harbor):
    out = led(harbor, "q", f"q {ASK}", "1").out
    assert "q alone quits, q and words add a question of my own" in out
    assert "Everything is saved." in out
    assert not (harbor.folder / "questions").exists()


def test_mine_is_reworded_and_taken_out(harbor):
    out = led(harbor, f"q {ASK}", "1", "2", "q= Who calls me back?", "q=", "n", "q=", "y").out
    assert "Kept; what was answered to it stays\nIf it asks something else now, take it out and add" in out
    assert "Who calls me back?\n1. good\n2. fair\n3. poor\n4. worrying\nAnswer: fair" in out
    assert "It stays" in out
    (said,) = (line for line in out.splitlines() if line.startswith("Taken out; the words are kept in "))
    assert "Who calls me back?" in Path(said.rpartition(" in ")[2]).read_text()
    assert "own" not in {
        section.id for section in load_with_additions(BANK, harbor.folder / "questions").checklist.sections
    }
    assert 'choice = ["fair"]' in harbor.files[0].read_text()
    assert "No longer asked" in harbor.run("show", "harbor").out


def test_what_was_answered_outlasts_z_after_the_question_is_taken_out(harbor):
    out = led(harbor, "1", f"q {ASK}", "1", "2", "q=", "y", "z", "z", "z", "z", "z").out
    assert 'choice = ["fair"]' in harbor.files[0].read_text()
    assert "throughout" not in harbor.files[0].read_text()
    assert "Nothing more since you came here." in out
    assert "There is nothing to take back." in out


def test_after_one_of_mine_is_taken_out_the_next_one_is_on_the_table(harbor):
    out = led(harbor, "q First?", "1", "q Second?", "1", "<", "q=", "y", "1").out
    assert "My own. Second?" in out.split("Taken out")[1]
    assert "Answer: good" in out.split("Taken out")[1]


def test_only_mine_can_be_reworded(harbor):
    assert "q= rewords a question of my own" in led(harbor, "q= Something else?").out


def test_a_file_of_mine_that_is_torn_is_not_written_to(harbor):
    path = put(harbor, "99-own.toml", TORN)
    ran = led(harbor, f"q {ASK}", "1", "", "1")
    assert "99-own.toml:1: is not valid TOML" in ran.out
    assert path.read_text() == TORN
    assert 'choice = ["throughout"]' in harbor.files[0].read_text()


@pytest.mark.parametrize("end", [["", "q"], ["q", "", "q"], []])
def test_words_that_could_not_be_written_are_said_again_and_at_the_end(harbor, end):
    put(harbor, "99-own.toml", TORN)
    ran = led(harbor, f"q {ASK}", "1", *end)
    again = f"not added: {ASK}\n1 or 2: try again; an empty line: do not add it\n"
    assert again in ran.out.split("is not valid TOML")[1]
    assert f"Not saved: {ASK}\nEverything else is saved." in ran.out
    assert "Everything is saved" not in ran.out
    assert ran.status == 1


def test_words_that_could_not_be_written_are_written_when_the_way_is_free(harbor, monkeypatch):
    put_down, refused = own_questions.replace_file, []

    def full_once(path, content):
        if not refused:
            refused.append(path)
            raise NotSaved(path, "No space left on device")
        put_down(path, content)

    monkeypatch.setattr(own_questions, "replace_file", full_once)
    ran = led(harbor, f"q {ASK}", "1", "1", "2", "q")
    assert "No space left on device" in ran.out
    assert [question.ask for question in mine(harbor)] == [ASK]
    assert "Answer: fair\nsaved" in ran.out
    assert "\nEverything is saved." in ran.out
    assert ran.status == 0


def test_other_words_that_could_not_be_written_are_said_again_and_at_the_end(harbor):
    led(harbor, f"q {ASK}", "1")
    (harbor.folder / "history").mkdir(exist_ok=True)
    (harbor.folder / "history" / "questions").write_text("in the way")
    ran = led(harbor, "jump same", "q= Who calls me back?", "q")
    assert "not kept: Who calls me back?" in ran.out
    assert "Not saved: Who calls me back?\nEverything else is saved." in ran.out
    assert ran.status == 1
    assert mine(harbor)[0].ask == ASK


def test_a_file_with_comments_is_kept_and_said(harbor):
    put(
        harbor,
        "99-own.toml",
        '# mine\n[[question]]\nid = "dog"\nask = "A dog?"\nkind = "info"\ntier = "first call"\n',
    )
    ran = led(harbor, "jump dog", "q= My dog?", "q= His dog?")
    assert ran.err.count("is kept here") == 1
    kept = [path.read_text() for path in (harbor.folder / "history" / "questions").iterdir()]
    assert [text.startswith("# mine") for text in sorted(kept)] == [True, False]


@pytest.mark.parametrize("command", [["list"], ["show", "harbor"], ["compare"], ["questions"]])
def test_a_bad_file_of_mine_is_said_and_hides_nothing(harbor, command):
    good = harbor.run(*command).out
    path = put(harbor, "99-own.toml", TORN)
    ran = harbor.run(*command)
    assert (ran.status, ran.out) == (1, good)
    (line,) = ran.err.splitlines()
    assert line.startswith(f"{path}:1: is not valid TOML")


def test_crisis_lines_and_interviews_come_whatever_my_questions_are(harbor):
    put(harbor, "99-own.toml", TORN)
    assert harbor.run("crisis").err == ""
    assert harbor.run("crisis").status == 0
    ran = led(harbor, "1")
    assert ran.status == 0
    assert "99-own.toml:1: is not valid TOML" in ran.err


def test_hostile_words_are_ink(harbor):
    put(
        harbor,
        "99-own.toml",
        f'[[question]]\nid = "x"\nask = {json.dumps(HOSTILE)}\nkind = "info"\ntier = "first call"\n',
    )
    led(harbor, "jump x", "n noted")
    for ran in (led(harbor, "jump x", "w"), harbor.run("questions"), harbor.run("show", "harbor", "--notes"),
                harbor.run("show", "harbor", "--notes", "--format", "md"), harbor.run("compare", "--answers")):  # fmt: skip
        assert "\x1b" not in ran.out + ran.err
        assert "\u202e" not in ran.out + ran.err
    assert HOSTILE_SHOWN[:12] in harbor.run("questions").out


def test_check_finds_what_is_wrong_in_my_questions(harbor):
    harbor.put("harbor-1.toml", HARBOR + '[answers.own-dog.said]\nstate = "refused"\n')
    path = put(harbor, "99-own.toml", '[[question]]\nid = "own-dog"\nask = "A dog?"\nkind = "info"\n')
    assert harbor.run("check", str(harbor.folder)).out.endswith("no faults\n")
    path.write_text(path.read_text() + '[[question]]\nid = "gear"\nask = " "\n')
    for given in ([], [str(harbor.folder)], [str(path.parent)], [str(path)], ["99-own.toml"]):
        out = harbor.run("check", *given).out
        assert f"{path}:5: question.kind: is missing; add it" in out, given
    put(harbor, "99-own.toml", '[[question]]\nid = "gear"\nask = "A dog?"\nkind = "info"\n')
    assert (
        f"{path}:2: question 'gear' is there already; rename this one\n" == harbor.run("check", str(path)).out
    )


def test_a_folder_of_questions_that_is_no_data_folders_is_a_bank(harbor, tmp_path):
    bank = tmp_path / "project" / "questions"
    bank.mkdir(parents=True)
    path = bank / "01-watch.toml"
    path.write_text('[[question]]\nid = "gear"\nask = "A dog?"\nkind = "info"\n')
    for given in (bank, path):
        ran = harbor.run("check", str(given))
        assert ran.out.startswith(f"{bank / 'checklist.toml'}: cannot be read"), given
        assert "is there already" not in ran.out
    (tmp_path / "project" / "providers").mkdir()
    assert "question 'gear' is there already" in harbor.run("check", str(bank)).out


def test_my_questions_are_mine_before_there_is_a_provider(shell):
    path = put(shell, "99-own.toml", '[[question]]\nid = "gear"\nask = "A dog?"\nkind = "info"\n')
    for given in (path, path.parent):
        assert "question 'gear' is there already" in shell.run("check", str(given)).out


def test_where_names_the_folder_of_my_questions(harbor):
    out = harbor.run("where").out
    assert f"my questions:  {harbor.folder / 'questions'} (not there yet)" in out
    put(harbor, "99-own.toml", "")
    assert f"my questions:  {harbor.folder / 'questions'}\n" in harbor.run("where").out


def test_who_reviews_the_bank_sees_nothing_of_mine_and_no_fault_of_mine(shell):
    put(shell, "99-own.toml", TORN)
    ran = shell.run("questions", "--review")
    assert (ran.status, ran.err) == (0, "")
