"""What each command does for somebody who types it."""

import json
import stat
import tomllib
from shutil import copytree

import pytest

from .running import BANK


def added(shell, *names):
    for name in names:
        assert shell.run("new", name, "--route", "iv", "--setting", "clinic").status == 0


def table(shell):
    (path,) = shell.files
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_a_new_provider_stands_in_a_file_and_in_the_list(shell):
    ran = shell.run(
        "new", "Harbor", "--offer", "IV course", "--route", "iv", "--setting", "clinic", "--phone", "555"
    )
    assert (ran.status, ran.err) == (0, "")
    provider = table(shell)["provider"]
    assert (provider["name"], provider["offer"], provider["routes"]) == ("Harbor", "IV course", ["iv"])
    listed = shell.run("list")
    assert listed.status == 0
    assert "Harbor (IV course)" in listed.out
    assert "IV · clinic" in listed.out
    assert "1 not asked" in listed.out


@pytest.mark.parametrize("arguments", [["new", " "], ["new", "A", "--route", "magic"], ["new", "A\udcff"]])
def test_what_cannot_be_a_provider_is_bad_input(shell, arguments):
    ran = shell.run(*arguments)
    assert ran.status == 2
    assert ran.err.startswith("kchecklist: ")
    assert not shell.files


def test_an_empty_list_says_how_to_begin(shell):
    assert "kchecklist new NAME" in shell.run("list").out


@pytest.mark.parametrize("words", ["harbor i", "HARBOR INFUSION", "Harbor Infusion"])
def test_a_provider_is_found_by_its_name_or_a_beginning(shell, words):
    added(shell, "Harbor Infusion", "Oak Room")
    assert shell.run("show", words).out.startswith("Harbor Infusion\n")


def test_a_beginning_that_two_share_names_both(shell):
    added(shell, "Harbor One", "Harbor Two")
    ran = shell.run("show", "harbor")
    assert ran.status == 2
    assert all(path.stem in ran.err for path in shell.files)
    assert "Harbor" not in ran.err
    assert shell.run("show", "Harbor Two").status == 0


def test_at_most_six_candidates_are_named(shell):
    added(shell, *(f"Harbor {number}" for number in range(1, 10)))
    for words in ("harbor", "nobody"):
        err = shell.run("show", words).err
        assert sum(path.stem in err for path in shell.files) == 6
        assert "and 3 more" in err


def test_an_answer_is_recorded_with_who_and_when(shell):
    added(shell, "Harbor")
    ran = shell.run(
        "answer", "harbor", "vital", "2", "--who", "nurse", "--on", "2026-11-20", "--note", "Cuff."
    )
    assert ran.out == "Harbor: vital-signs: before and after (said, nurse, 20 Nov 2026); saved\n"
    said = table(shell)["answers"]["vital-signs"]["said"]
    assert (said["choice"], said["who"], said["note"]) == (["before-after"], "nurse", "Cuff.")
    assert str(said["on"]) == "2026-11-20"
    assert table(shell)["checklist"] == "small"


@pytest.mark.parametrize(
    ("choices", "recorded"),
    [
        (["throughout", "once"], {"choice": ["throughout", "once"]}),
        (["dont-know"], {"state": "dont_know"}),
        (["refused"], {"state": "refused"}),
        (["pending"], {"state": "pending"}),
    ],
)
def test_every_kind_of_answer_can_be_recorded(shell, choices, recorded):
    added(shell, "Harbor")
    assert shell.run("answer", "harbor", "vital-signs", *choices, "--as", "written").status == 0
    assert recorded.items() <= table(shell)["answers"]["vital-signs"]["written"].items()


def test_clear_takes_an_answer_back_and_leaves_the_note(shell):
    added(shell, "Harbor")
    shell.run("answer", "harbor", "vital-signs", "1", "--note", "Cuff.")
    assert shell.run("answer", "harbor", "vital-signs", "clear").status == 0
    claim = table(shell)["answers"]["vital-signs"]["said"]
    assert claim["note"] == "Cuff."
    assert "choice" not in claim


def test_an_answer_that_raises_a_red_flag_says_so(shell):
    added(shell, "Harbor")
    assert "red flag: Ask for checks" in shell.run("answer", "harbor", "vital-signs", "nothing").out


@pytest.mark.parametrize(
    "arguments",
    [
        ["vital-signs", "9"],
        ["vital-signs", "bogus"],
        ["nothing-like-it", "1"],
        ["vital-signs", "not-applicable"],
    ],
)
def test_an_answer_that_the_question_does_not_take_changes_nothing(shell, arguments):
    added(shell, "Harbor")
    before = shell.files[0].read_bytes()
    ran = shell.run("answer", "harbor", *arguments)
    assert ran.status == 2
    assert ran.err.startswith("kchecklist: ")
    assert shell.files[0].read_bytes() == before


def test_the_route_is_answered_in_the_provider_itself(shell):
    added(shell, "Harbor")
    assert shell.run("answer", "harbor", "route", "sublingual", "iv").status == 0
    assert table(shell)["provider"]["routes"] == ["iv", "sublingual"]


def test_folder_and_questions_may_stand_after_the_command(shell, tmp_path):
    added(shell, "Harbor")
    ran = shell.run("list", "--folder", str(tmp_path / "other"), "--questions", str(BANK))
    assert "No provider yet" in ran.out


def test_a_file_is_written_whole_and_private_and_never_over_another(shell, tmp_path):
    added(shell, "Harbor")
    target = tmp_path / "page.md"
    assert shell.run("compare", "--format", "md", "-o", str(target)).status == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_text(encoding="utf-8").startswith("# 1 provider")
    target.write_text("mine", encoding="utf-8")
    ran = shell.run("show", "harbor", "-o", str(target))
    assert ran.status == 2
    assert "--force" in ran.err
    assert target.read_text(encoding="utf-8") == "mine"
    assert shell.run("show", "harbor", "-o", str(target), "--force").status == 0
    assert target.read_text(encoding="utf-8").startswith("Harbor\n")


def test_a_file_that_cannot_be_written_is_said_in_one_line(shell, tmp_path):
    ran = shell.run("compare", "-o", str(tmp_path / "missing" / "page.txt"))
    assert ran.status == 2
    assert "was not written" in ran.err


def test_only_the_providers_named_are_compared(shell):
    added(shell, "Harbor", "Oak", "Mail")
    document = json.loads(shell.run("compare", "oak", "mail", "--format", "json").out)
    assert {each["name"] for each in document["providers"]} == {"Oak", "Mail"}
    assert document["providers"][0]["rank"] == [1, 2]


def test_deleting_needs_a_yes_and_keeps_the_file_in_the_trash(shell):
    added(shell, "Harbor")
    assert shell.run("delete", "harbor").status == 2
    assert shell.files
    ran = shell.run("delete", "harbor", "--yes")
    assert ran.status == 0
    assert not shell.files
    assert [path.suffix for path in (shell.folder / "trash").iterdir()] == [".toml"]


def test_notes_and_costs_are_shown_only_when_asked_for(shell):
    added(shell, "Harbor")
    shell.run("answer", "harbor", "vital-signs", "1", "--note", "SECRET NOTE")
    path = shell.files[0]
    path.write_text(
        path.read_text(encoding="utf-8")
        + '\n[costs]\nextras = 4321\n\n[waivers.vital-signs]\nreason = "SECRET REASON"\n',
        encoding="utf-8",
    )
    for form in ("text", "md"):
        plain = shell.run("show", "harbor", "--format", form).out
        assert "SECRET" not in plain
        assert "4,321" not in plain
        assert "1 set aside by me" in plain
        full = shell.run("show", "harbor", "--notes", "--costs", "--format", form).out
        assert "SECRET NOTE" in full
        assert "SECRET REASON" in full
        assert "4,321" in full


def test_the_crisis_lines_of_my_country_come_first(shell):
    shell.folder.mkdir()
    (shell.folder / "priorities.toml").write_text('format = 1\ncountry = "GB"\n', encoding="utf-8")
    ran = shell.run("crisis")
    assert ran.status == 0
    assert ran.out.index("116 123") < ran.out.index("988")
    assert "21 Nov 2026" in ran.out


def test_where_names_the_folders(shell):
    out = shell.run("where").out
    assert str(shell.folder / "providers") in out
    assert str(BANK) in out


def test_the_blank_sheet_holds_every_question_once_within_80_columns(shell):
    out = shell.run("questions").out
    assert out.count("Who measures my vital signs, and when? (safety floor)") == 1
    assert out.index("For a first call") < out.index("For the longer talk") < out.index("To look up")
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("said", ['choice = ["throughout-secret"]', 'state = "secret"'])
def test_an_answer_that_nobody_knows_is_named_not_passed_over_and_hides_nothing(shell, said):
    head = 'format = 1\n[provider]\nid = "oak"\nname = "Oak"\n'
    shell.put("oak.toml", f"{head}[answers.vital-signs.said]\n{said}\n")
    checked = shell.run("check")
    assert checked.status == 1
    assert "oak.toml:6: " in checked.out + checked.err
    assert "secret" not in checked.out + checked.err
    for command in ("list", "show oak", "compare"):
        ran = shell.run(*command.split())
        assert ran.status == 1
        assert "oak.toml: answers.vital-signs.said: no such answer" in ran.err
        assert "secret" not in ran.err
        assert "Oak" in ran.out


def test_old_questions_say_so_in_every_report_and_are_no_fault(shell, tmp_path):
    bank = copytree(BANK, tmp_path / "bank")
    head = bank / "checklist.toml"
    whole = head.read_text(encoding="utf-8")
    shell.run("new", "Harbor")
    old = "These questions were to be looked over by 1 Jan 2020: "
    for review_by, said in (("2020-01-01", 1), ("9999-12-31", 0)):
        head.write_text(f"review_by = {review_by}\n{whole}", encoding="utf-8")
        for command in ("show harbor", "compare", "cost", "questions"):
            for form in ("text", "md"):
                ran = shell.run(*command.split(), "--format", form, "--questions", str(bank))
                assert ran.status == 0
                assert " ".join(ran.out.split()).count(old) == said, (command, form)
        ran = shell.run("interview", "harbor", "--plain", "--questions", str(bank))
        assert ran.out.count(old) == said
        ran = shell.run("compare", "--format", "json", "--questions", str(bank))
        assert "looked over" not in ran.out
        assert "looked over" not in shell.run("list", "--questions", str(bank)).out
        assert "2020" not in shell.run("check", "--questions", str(bank), str(bank)).out
        assert "These questions were" not in shell.run("questions", "--review", "--questions", str(bank)).out
