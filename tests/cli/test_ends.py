"""How commands end: statuses, errors in one line, nobody reading, a crash."""

import errno
import io
import sys
import tempfile
from pathlib import Path

import pytest

from kchecklist.cli import entry

from .running import BANK, HOSTILE, HOSTILE_SHOWN, fresh

BROKEN = {
    "torn.toml": "[provider\n",
    "merge.toml": "<<<<<<< mine\n",
    "nul.toml": 'a = "\0"\n',
    "bom.toml": "\ufeffformat = 1\n",
    "noname.toml": 'format = 1\n[provider]\nid = "x"\n',
    "badtype.toml": 'format = 1\n[provider]\nid = "y"\nname = 5\n',
    "both.toml": 'format = 1\n[provider]\nid = "z"\nname = "Z"\n[answers.vital-signs.said]\nchoice = ["once"]\nstate = "refused"\n',
    "deep.toml": "a = " + "[" * 3000 + "\n",
    "dotted.toml": ".".join("a" * 40) + " = 1\n",
    "twice.toml": "a = 1\na = 2\n",
}


def filled(shell):
    for name in ("Ash", "Birch", "Cedar"):
        assert shell.run("new", name, "--route", "iv", "--setting", "clinic").status == 0
    for name, text in BROKEN.items():
        shell.put(name, text)


@pytest.mark.parametrize(
    "command",
    [["list"], ["show", "ash"], ["compare"], ["compare", "--format", "json"], ["cost"], ["ask-next"]],
)
def test_bad_files_are_named_one_line_each_and_the_good_ones_still_shown(shell, command):
    filled(shell)
    ran = shell.run(*command)
    assert ran.status == 1
    lines = ran.err.splitlines()
    assert len(lines) == len(BROKEN)
    assert {line.split(":")[0].rpartition("/")[2] for line in lines} == set(BROKEN)
    assert "Traceback" not in ran.err
    assert "Ash" in ran.out
    if command[0] == "list":
        assert all(name in ran.out for name in ("Ash", "Birch", "Cedar"))


def test_unreadable_priorities_are_named_and_nothing_stated_counts(shell):
    filled(shell)
    (shell.folder / "priorities.toml").write_text("sections = 7\n", encoding="utf-8")
    ran = shell.run("compare")
    assert ran.status == 1
    assert "priorities.toml:1: sections" in ran.err
    assert "Ash" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lst"], "did you mean list?"),
        (["list", "--bogus"], "--bogus"),
        (["show"], "PROVIDER"),
        (["show", "nobody"], "no provider"),
        (["compare", "--format", "pdf"], "pdf"),
        (["check", "/no/such/file"], "there is no"),
    ],
)
def test_usage_and_bad_input_end_with_two_and_say_so(shell, arguments, said):
    ran = shell.run(*arguments)
    assert ran.status == 2
    assert ran.err.startswith("kchecklist: ")
    assert said in ran.err
    assert len(ran.err.splitlines()) <= 2
    assert ran.out == ""


def test_a_bank_that_cannot_be_used_is_bad_input(shell, tmp_path):
    (tmp_path / "checklist.toml").write_text('id = "x"\n', encoding="utf-8")
    ran = shell.run("--questions", str(tmp_path), "list")
    assert ran.status == 2
    assert "checklist.toml:1: title: is missing" in ran.err


@pytest.mark.parametrize("arguments", [[], ["interview", "ash"]])
def test_without_a_terminal_the_app_says_what_to_type_instead(shell, arguments):
    filled(shell)
    ran = shell.run(*arguments)
    assert ran.status == 2
    assert len(ran.err.splitlines()) == 1
    assert "--plain" in ran.err


def test_ctrl_c_ends_quietly(shell, monkeypatch):
    def interrupted(self):
        raise KeyboardInterrupt

    monkeypatch.setattr("kchecklist.cli.places.Places.open", interrupted)
    ran = shell.run("list")
    assert ran.status == 130
    assert ran.err.strip() == ""


def test_a_reader_that_went_away_ends_it_quietly(shell, monkeypatch):
    class Closed(io.StringIO):
        def write(self, text):
            raise BrokenPipeError

    filled(shell)
    monkeypatch.setattr(sys, "stdout", Closed())
    assert entry.main(["--folder", str(shell.folder), "--questions", str(BANK), "compare"]) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize("arguments", [("compare",), ("list",), ("--help",), ("interview", "--help")])
def test_a_full_disk_behind_standard_output_is_said_and_is_no_crash(shell, arguments):
    filled(shell)
    code = (
        "import os,sys; os.dup2(os.open('/dev/full', os.O_WRONLY), 1);"
        f"sys.argv=['kchecklist','--questions',{str(BANK)!r},*{arguments!r}];"
        "from kchecklist.cli.entry import main; sys.exit(main())"
    )
    ran = fresh("-c", code, folder=shell.folder)
    said = [line for line in ran.stderr.splitlines() if line.startswith("kchecklist: ")]
    assert said == ["kchecklist: standard output: No space left on device"]
    assert "report" not in ran.stderr
    assert ran.returncode == 1


def test_a_command_that_could_not_save_says_what_to_do_and_not_that_it_is_tried_again(shell, monkeypatch):
    filled(shell)
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr(tempfile, "mkstemp", lambda **keys: (_ for _ in ()).throw(full))
    ran = shell.run("answer", "ash", "vital-signs", "1")
    assert ran.status == 1
    assert ran.err.splitlines()[-1].endswith("No space left on device; free some room and do it again")


def test_a_closed_pipe_leaves_nothing_on_stderr(shell):
    filled(shell)
    code = (
        "import os,sys; r,w=os.pipe(); os.close(r); os.dup2(w,1);"
        f"sys.argv=['kchecklist','--questions',{str(BANK)!r},'compare','ash'];"
        "from kchecklist.cli.entry import main; sys.exit(main())"
    )
    ran = fresh("-c", code, folder=shell.folder)
    assert ran.stderr == ""
    assert ran.returncode == 0


@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["show", "[/]"],
        ["show", "[/]", "--notes"],
        ["show", "[/]", "--format", "md"],
        ["compare"],
        ["compare", "--format", "md"],
        ["compare", "--format", "json"],
        ["cost"],
        ["cost", "[/]"],
        ["cost", "--format", "md"],
        ["cost", "--format", "json"],
        ["ask-next"],
        ["ask-next", "--format", "md"],
        ["answer", "[/]", "vital-signs", "1"],
        ["interview", "[/]", "--plain"],
        ["interview", "nobody", "--plain"],
        ["check"],
        ["delete", "[/]", "--yes"],
    ],
)
def test_a_hostile_name_is_ink_everywhere(shell, command):
    assert shell.run("new", HOSTILE).status == 0
    shell.run("answer", "[/]", "vital-signs", "4", "--who", HOSTILE, "--note", HOSTILE)
    ran = shell.run(*command, *([str(shell.files[0])] if command == ["check"] else []))
    everything = ran.out + ran.err
    assert not set("\x1b\x07\u202e") & set(everything)
    assert ran.status == (2 if "nobody" in command else 0)
    if "json" in command:
        assert "[@click=app.quit]" in ran.out
    elif "nobody" in command:
        assert shell.files[0].stem in ran.err
    elif command[0] not in ("check", "list") and "md" not in command:
        assert HOSTILE_SHOWN[:30] in " ".join(everything.split())
        assert HOSTILE_SHOWN.split()[-1] in everything


def test_a_terminal_without_our_signs_gets_others(shell):
    assert shell.run("new", "Ä Klinik").status == 0
    ran = shell.run("compare", encoding="ascii")
    assert ran.status == 0
    assert "\\xc4 Klinik" in ran.out
    assert "==========" in ran.out


def test_a_closed_stream_is_no_terminal_an_input_that_ended_or_a_reader_that_went_away(shell, monkeypatch):
    shell.run("new", "Oak Room")
    streams = ("stdin", "stdout", "stderr")
    for arguments, status in (((), 2), (("interview", "Oak Room", "--plain"), 0), (("list",), 0)):
        with monkeypatch.context() as patch:
            for name in streams:
                patch.setattr(sys, name, None)
            assert entry.main(["--folder", str(shell.folder), "--questions", str(BANK), *arguments]) == status
            for name in streams:
                getattr(sys, name).close()


def test_a_folder_that_cannot_be_listed_is_a_fault_and_the_reason_why_nobody_is_found(shell):
    shell.folder.mkdir()
    (shell.folder / "providers").touch()
    said = f"{shell.folder / 'providers'}: cannot be read: "
    ran = shell.run("check", str(shell.folder))
    assert ran.status == 1
    assert said in ran.out
    ran = shell.run("show", "oak")
    assert ran.status == 2
    assert said in ran.err


def test_a_name_without_end_leaves_room_for_the_others(shell):
    name = "Long " * 2000
    shell.run("new", name)
    shell.run("new", "Oak Room")
    listed = shell.run("list").out
    assert "Oak Room" in listed
    assert "Long Long" in listed
    assert listed.count("Long") < 40
    table, bars = shell.run("compare").out.split("How they stand")[:2]
    assert table.count("Long") < 40
    assert bars.split("settled\n")[1].count("Long") < 40
    assert name.strip() in shell.run("compare", "--format", "json").out
