"""What ``check`` finds that loading lets pass."""

import os
import sys
from contextlib import closing
from difflib import get_close_matches
from shutil import copytree
from socket import AF_UNIX, socket

import pytest

from kchecklist.checklist.loading import load_checklist
from kchecklist.cli.profile_faults import NEARLY
from kchecklist.files.shipped import shipped

from ..checklist.small_bank import small_bank
from .running import BANK

HEAD = 'format = 1\n\n[provider]\nid = "x-1"\nname = "X"\n'


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (
            HEAD + '[answers.vital-signs.said]\nchoice = ["befor"]\n',
            7,
            "a choice that the question does not have",
        ),
        (HEAD + '[answers.vital-signs.said]\nchioce = ["once"]\n', 7, "did you mean 'choice'?"),
        (HEAD + '[answers.vital-sings.said]\nchoice = ["once"]\n', 6, "did you mean 'vital-signs'?"),
        (HEAD + '[answers.vital-signs.said]\nstate = "not_applicable"\n', 7, "counts for nothing here"),
        (
            HEAD + '[answers.vital-signs.said]\nchoice = ["once"]\nconversation = 4\n',
            8,
            "no conversation of that number",
        ),
        (HEAD + 'routes = ["vein"]\n', 6, "no route known here"),
        (HEAD + 'settings = ["hom"]\n', 6, "did you mean 'home'?"),
        (HEAD + "[waivers.vital-signs]\nreview = 2027-01-01\n", 6, "has no reason"),
        (HEAD + '[waivers.gear]\nreason = "mine"\n', 6, "is no safety floor"),
        (HEAD + "[costs]\nreimbursed = 5\nreimbursed_share = 1\n", 7, "together"),
        (HEAD + "[costs]\nrepeat_every_days = [0, 3]\n", 7, "runs from 0; write 0 when none are planned"),
        (HEAD + "[costs]\nsesion = 3\n", 7, "did you mean 'session'?"),
        ('format = 1\n[provider]\nid = "x"\n', 2, "name: is missing"),
    ],
)
def test_a_slip_in_a_profile_is_named_with_its_line(shell, text, line, said):
    path = shell.put("x-1.toml", text)
    ran = shell.run("check", str(path))
    assert ran.status == 1
    (fault,) = ran.out.splitlines()
    assert fault.startswith(f"{path}:{line}: ")
    assert said in fault
    assert "befor'" not in fault


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('sections = ["wach"]\n', "did you mean 'watch'?"),
        ('sections = ["watch"]\n[swing]\nwatch = 100\n', "sections and [swing] together"),
        ("[swing]\nwatch = 0\n", "all swing points are 0"),
        ('[marks.rout]\niv = "wanted"\n', "did you mean 'route'?"),
        ('[marks.route]\nrocket = "wanted"\n', "one of: iv, sublingual"),
        ('setcions = ["watch"]\n', "did you mean 'sections'?"),
        ("[money]\nhuor = 3\n", "did you mean 'hour'?"),
        ('country = "[/]"\n', ":2: country: no crisis lines for it here; one of: US, GB"),
    ],
)
def test_a_slip_in_what_matters_is_named(shell, text, said):
    shell.folder.mkdir()
    path = shell.folder / "priorities.toml"
    path.write_text(f"format = 1\n{text}", encoding="utf-8")
    ran = shell.run("check", str(path))
    assert ran.status == 1
    assert said in ran.out
    assert len(ran.out.splitlines()) == 1


def test_without_a_path_the_data_folder_and_the_bank_are_checked(shell):
    shell.put("x-1.toml", HEAD + "[waivers.vital-signs]\n")
    ran = shell.run("check")
    assert ran.status == 1
    assert "x-1.toml:6: " in ran.out
    assert "checklist.toml:1: 'authors' is missing; add it" in ran.out
    assert ran.err == ""


def test_a_file_of_the_data_folder_is_checked_by_its_name(shell, tmp_path, monkeypatch):
    path = shell.put("x-1.toml", HEAD + '[answers.vital-signs.said]\nchoice = ["befor"]\n')
    told = shell.run("list").err
    monkeypatch.chdir(tmp_path)
    assert "kchecklist check x-1.toml names the line" in told
    ran = shell.run("check", "x-1.toml")
    assert ran.status == 1
    assert ran.out.startswith(f"{path}:7: ")
    assert shell.run("check", "y-1.toml").status == 2


def test_a_file_where_i_am_comes_before_one_of_the_data_folder(shell, tmp_path, monkeypatch):
    shell.put("x-1.toml", "torn")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x-1.toml").write_text(HEAD, encoding="utf-8")
    assert shell.run("check", "x-1.toml").out == "no faults\n"


def test_a_whole_profile_has_no_faults(shell):
    path = shell.put(
        "x-1.toml",
        HEAD
        + '[answers.vital-signs.said]\nchoice = ["once"]\n[answers.gone-for-good.said]\nstate = "dont_know"\n',
    )
    assert shell.run("check", str(path)).out == "no faults\n"
    assert shell.run("check", str(path)).status == 0


def test_the_costs_of_a_data_folder_are_checked_too_each_fault_on_its_line(shell):
    costs = "[costs]\nreimbursed_share = 0.3\nreimbursed = 98765\nrepeat_every_days = [0, 30]\n"
    path = shell.put("x-1.toml", HEAD + costs)
    ran = shell.run("check", str(shell.folder))
    assert ran.status == 1
    assert f"{path}:8: costs: 'reimbursed' and 'reimbursed_share' together; keep one of them\n" in ran.out
    assert f"{path}:9: costs: 'repeat_every_days' runs from 0; " in ran.out
    assert "98765" not in ran.out


def test_two_files_with_one_id_are_a_fault(shell):
    shell.put("a.toml", HEAD)
    shell.put("b.toml", HEAD)
    assert (
        "b.toml: holds the same provider as a.toml; move it out" in shell.run("check", str(shell.folder)).out
    )


def test_a_bank_is_checked_by_its_folder(shell):
    ran = shell.run("check", str(BANK))
    assert ran.status == 1
    assert "02-watch.toml" in ran.out


@pytest.fixture
def a_grade_for_each_long_word(monkeypatch):
    def grade():
        return lambda text: float(text.split().count("long"))

    monkeypatch.setattr("kchecklist.checklist.reading_grade.flesch_kincaid", grade)


@pytest.mark.usefixtures("a_grade_for_each_long_word")
def test_style_says_what_was_measured_beside_the_faults(shell, tmp_path):
    bank = copytree(BANK, tmp_path / "bank")
    path = bank / "03-money.toml"
    path.write_text(path.read_text().replace("What does it cost", "What best price is there"))
    plain = shell.run("check", "--all", str(bank)).out.splitlines()
    ran = shell.run("check", "--all", "--style", str(bank))
    assert ran.status == 1
    assert set(ran.out.splitlines()) - set(plain) == {
        f"{path}:3: total-price: 'ask' says 'best'; say what is so; nothing here is praised",
        "7 questions; reading grade of what is asked: median 0.0, highest 0.0 (route)",
    }


@pytest.mark.usefixtures("a_grade_for_each_long_word")
def test_style_says_what_was_measured_where_there_is_no_fault(shell, tmp_path):
    ran = shell.run("check", "--style", str(small_bank(tmp_path / "bank")))
    said = "2 questions; reading grade of what is asked: median 0.0, highest 0.0 (licence)"
    assert (ran.status, ran.out) == (0, f"{said}\nno faults\n")


def test_style_without_what_measures_it_is_one_line_and_bad_input(shell, monkeypatch):
    monkeypatch.setitem(sys.modules, "textstat", None)
    ran = shell.run("check", "--style", str(BANK))
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "pip install -e '.[dev]'" in ran.err


def test_without_style_nothing_is_measured(shell, monkeypatch):
    monkeypatch.setitem(sys.modules, "textstat", None)
    assert "reading grade" not in shell.run("check", str(BANK)).out


def test_a_question_taken_out_of_the_bank_is_no_misspelling_of_another():
    before = load_checklist(shipped("questions"))
    for gone in before.questions:
        rest = [name for name in before.order if name != gone.id]
        assert not get_close_matches(gone.id, rest, 1, cutoff=NEARLY)


def test_the_priorities_of_others_are_checked_too_and_found_by_their_files_name(shell):
    assert shell.run("new", "Harbor").status == 0
    (shell.folder / "priorities-sam.toml").write_text('sections = ["wotch"]\n', encoding="utf-8")
    fault = "priorities-sam.toml:1: sections: number 1 is no section here; did you mean 'watch'?"
    for named in ([], [str(shell.folder)], ["priorities-sam.toml"]):
        ran = shell.run("check", *named)
        assert ran.status == 1
        assert fault in ran.out
    assert f"{shell.folder / 'priorities-sam.toml'}\n" in shell.run("where").out


def test_a_provider_called_like_a_file_of_priorities_is_checked_as_a_provider(shell):
    assert shell.run("new", "Priorities Sam", "--route", "iv").status == 0
    assert shell.files[0].name.startswith("provider-priorities-sam-")
    assert shell.run("check", str(shell.files[0])).out == "no faults\n"


@pytest.mark.parametrize("name", ["priorities.toml", "priorities-sam.toml", "settings.toml"])
def test_a_file_that_a_newer_version_wrote_is_named_and_its_keys_are_not(shell, name):
    shell.folder.mkdir()
    (shell.folder / name).write_text("new-key = 1\nformat = 2\n", encoding="utf-8")
    ran = shell.run("check", name)
    assert ran.status == 1
    (fault,) = ran.out.splitlines()
    assert f"{name}:2: format: a newer kchecklist wrote this; " in fault


def _socket(path):
    with closing(socket(AF_UNIX)) as made:
        # The whole path may be too long for one.
        made.bind(path.name)


STRANGE = {
    "a-folder": (lambda path: path.mkdir(), "is a folder, not a file"),
    "a-pipe": (os.mkfifo, "is not a regular file"),
    "a-socket": (_socket, "is not a regular file"),
    "a-link-to-a-device": (lambda path: path.symlink_to("/dev/zero"), "is a link out of the data folder"),
    "a-link-out": (lambda path: path.symlink_to(BANK / "checklist.toml"), "is a link out of the data folder"),
    "a-link-to-nowhere": (lambda path: path.symlink_to("nowhere.toml"), "is a link that leads nowhere"),
    "a-link-to-itself": (lambda path: path.symlink_to(path.name), "Too many levels of symbolic links"),
    "more-than-5-mb": (
        lambda path: os.truncate(path.write_bytes(b"") or path, 10**12),
        "is larger than 5 MB",
    ),
}


def test_strange_files_are_a_line_each_in_every_command_and_hide_no_good_one(shell, monkeypatch):
    good = shell.put("good.toml", HEAD)
    monkeypatch.chdir(good.parent)
    for name, (make, _) in STRANGE.items():
        make(good.with_name(f"{name}.toml"))
    os.mkfifo(shell.folder / "priorities.toml")
    (shell.folder / "priorities-sam.toml").symlink_to(BANK / "checklist.toml")
    (shell.folder / "settings.toml").mkdir()
    (shell.folder / "questions").mkdir()
    os.mkfifo(shell.folder / "questions" / "01-own.toml")
    of_providers = {f"providers/{name}.toml": said for name, (_, said) in STRANGE.items()}
    elsewhere = {
        "priorities.toml": "is not a regular file",
        "priorities-sam.toml": "is a link out of the data folder",
        "settings.toml": "is a folder, not a file",
        "questions/01-own.toml": "is not a regular file",
    }
    checked = shell.run("check").out.splitlines()
    for name, said in (of_providers | elsewhere).items():
        (line,) = [line for line in checked if f"{shell.folder / name}:" in line]
        assert said in line
    listed = shell.run("list")
    assert (listed.status, "\nX " in listed.out) == (1, True)
    # Nothing is listed by what matters to Sam, nor by the settings of the app.
    for name, said in (of_providers | {name: elsewhere[name] for name in list(elsewhere)[::3]}).items():
        (line,) = [line for line in listed.err.splitlines() if f"{shell.folder / name}:" in line]
        assert said in line


def test_a_link_out_is_followed_by_its_path_and_judged_by_its_name(shell, tmp_path, monkeypatch):
    (tmp_path / "far.toml").write_text(HEAD, encoding="utf-8")
    path = shell.put("x-1.toml", "")
    path.unlink()
    path.symlink_to(tmp_path / "far.toml")
    monkeypatch.chdir(tmp_path)
    assert shell.run("check", str(path)).out == "no faults\n"
    assert "is a link out of the data folder" in shell.run("check", "x-1.toml").out


FIVE = HEAD + "".join(f"[costs{n}]\n" for n in range(17))


def test_at_most_five_faults_of_a_file_are_told_and_all_when_asked_for(shell):
    path = shell.put("x-1.toml", FIVE)
    other = shell.put("y-1.toml", HEAD.replace("x-1", "y-1") + "sesion = 3\n")
    told = [line for line in shell.run("check").out.splitlines() if str(path.parent) in line]
    assert [line.removeprefix(f"{path}:").split(":")[0] for line in told[:5]] == ["6", "7", "8", "9", "10"]
    assert told[5] == f"{path}: and 12 more; kchecklist check --all names them"
    assert [line.startswith(f"{other}:6: ") for line in told[6:]] == [True]
    assert len(shell.run("check", "--all", str(path)).out.splitlines()) == 17
    six = shell.put("x-1.toml", "\n".join(FIVE.splitlines()[:10]))
    assert len(shell.run("check", str(six)).out.splitlines()) == 5


def test_every_command_tells_at_most_five_faults_of_a_file(shell, tmp_path):
    wrong = "".join(f"[answers.q{n}.said]\nwho = {n}\n" for n in range(17))
    path = shell.put("x-1.toml", HEAD + wrong)
    shell.put("y-1.toml", HEAD.replace("x-1", "y-1"))
    priorities = shell.folder / "priorities.toml"
    priorities.write_text("[swing]\n" + "".join(f"a{n} = -1\n" for n in range(7)), encoding="utf-8")
    own = shell.folder / "questions" / "01-own.toml"
    own.parent.mkdir()
    own.write_text("[[question]]\n" * 5, encoding="utf-8")
    ends = {
        path: "and 12 more; kchecklist check --all names them",
        priorities: "and 2 more; kchecklist check --all names them",
        own: "and 10 more; kchecklist check --all names them",
    }
    for command, files in ((["list"], [own, path, priorities]), (["questions"], [own])):
        told = shell.run(*command).err.splitlines()
        for file in files:
            about = [line for line in told if line.startswith(f"{file}:")]
            assert (len(about), about[-1]) == (6, f"{file}: {ends[file]}")
    bank = copytree(BANK, tmp_path / "bank")
    (bank / "03-money.toml").write_text("[[question]]\n" * 5, encoding="utf-8")
    ran = shell.run("--questions", str(bank), "list")
    assert (ran.status, len(ran.err.splitlines())) == (2, 6)
