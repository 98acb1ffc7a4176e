"""What was replaced: seen, named by a number or a moment, and put back."""

import json
import re
from pathlib import Path

import pytest

from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.history import versions
from kchecklist.profiles.shelf import load

from .kept import SECRET, Terminal, answered_three_times, done, file_of, files, flat, refused
from .running import Shell


@pytest.fixture
def harbor(shell: Shell) -> Shell:
    """Harbor, answered three times, and Oak."""
    answered_three_times(shell)
    return shell


def test_history_names_each_change_of_one_and_counts_those_of_all(harbor: Shell):
    one, every = done(harbor.run("history", "harb")), done(harbor.run("history"))
    assert one.startswith("Harbor: earlier versions")
    assert re.search(
        r"1\. until [^;]+; then vital signs: answer changed 2\. .*changed 3\. .*: answered$", one
    )
    assert re.search(r"Harbor \(harbor-\w+\): 3 earlier versions, replaced .* - Oak \(oak-\w+\): no earlier version$", every)  # fmt: skip
    printed = json.loads(harbor.run("history", "harbor", "--format", "json").out)["providers"][0]
    assert [version["number"] for version in printed["versions"]] == [1, 2, 3]
    assert printed["versions"][2]["changed"] == [{"kind": "answer", "of": "vital-signs"}]


def test_history_and_show_find_who_is_in_the_trash_ruined_or_gone(harbor: Shell):
    path = file_of(harbor)
    content = path.read_bytes()
    for place, status, says in (("gone", 0, "its file is gone"), ("ruined", 1, "its file cannot be read"), ("trash", 0, "in the trash")):  # fmt: skip
        if place == "ruined":
            path.write_text(f"ruined {SECRET}")
        elif place == "gone":
            path.unlink()
        else:
            path.write_bytes(content)
            harbor.run("delete", "harbor", "--yes")
        for words in ("harbor", path.stem):
            ran = harbor.run("history", words)
            assert (ran.status, says in flat(ran), "1. until" in ran.out) == (status, True, True), place
            assert SECRET not in ran.out + ran.err
        shown = harbor.run("show", "harbor", "--at", "1")
        assert shown.status == status
        assert "before only" in shown.out
        assert says in flat(harbor.run("history"))
    assert "As it lies in the trash" in done(harbor.run("show", "harbor", "--at", "2999-01-01"))


def test_show_at_is_the_page_as_it_stood_and_its_head_says_so(harbor: Shell):
    shown = [harbor.run("show", "harbor", "--at", number) for number in "123"]
    stood = [next(line for line in ran.out.splitlines() if "As it stood until" in line) for ran in shown]
    assert all(
        re.fullmatch(r"  As it stood until \d+ \w+ \d{4}, \d\d:\d\d:\d\d(, \w+ in that second)?\.", line)
        for line in stood
    )
    for said, ran in zip(("before only", "before, during and after", None), shown, strict=True):
        assert said is None or said in done(ran)
        assert "nothing is measured" not in ran.out
    now = harbor.run("show", "harbor")
    assert "As it stood" not in now.out
    assert done(harbor.run("show", "harbor", "--at", "2999-01-01T10:02")).replace("What stood then stands now. ", "") == done(now)  # fmt: skip


@pytest.mark.parametrize("command", ["show", "restore"])
def test_a_moment_of_which_nothing_is_kept_is_refused(harbor: Shell, command):
    before = files(harbor)
    unclear = "should be a day as 2026-11-21"
    for when, says in (
        ("0", unclear),
        ("yesterday", unclear),
        ("2026-02-30", unclear),
        ("2026-11-21T25:00", unclear),
        ("0001-01-01T00:00+14:00", unclear),
        ("4", "there is no number 4: the last is 3; see: kchecklist history harbor-"),
        ("1999-12-31", "nothing is kept from then: it was added on "),
    ):
        assert says in refused(harbor.run(command, "harbor", "--at", when)), when
    assert files(harbor) == before


def test_a_day_means_how_it_stood_when_that_day_ended(harbor: Shell):
    kept = DataFolder(harbor.folder).history / file_of(harbor).stem
    for number, version in enumerate(versions(kept), start=1):
        version.path.rename(kept / f"2099010{number}-120000.toml")
    for when, said in (
        ("2098-12-31", "not asked"),
        ("2099-01-01", "before, during and after"),
        ("2099-01-01T11:59", "not asked"),
        ("2099-01-02", "before only"),
        ("2099-01-03", "nothing is measured"),
        ("2099-01-03T11:59:59", "before only"),
    ):
        assert said in done(harbor.run("show", "harbor", "--at", when)), when


def test_restoring_says_where_what_stood_there_is_kept_and_how_to_take_it_back(harbor: Shell):
    path = file_of(harbor)
    stood = path.read_bytes()
    said = done(harbor.run("restore", "harbor", "--at", "2", "--yes"))
    assert load(path).profile.answers["vital-signs"].said.choice == ("throughout",)
    assert Path(re.search(r"what stood there is kept in (\S+)", said)[1]).read_bytes() == stood
    back = re.search(r"to take this back: kchecklist (restore \S+ --file \S+)", said)[1].split()
    done(harbor.run(*back, "--yes"))
    assert path.read_bytes() == stood


def test_restoring_asks_first_and_only_where_there_is_somebody_to_ask(harbor: Shell):
    before = files(harbor)
    assert "add --yes to restore" in refused(harbor.run("restore", "harbor", "--at", "1"))
    ran = harbor.run("restore", "harbor", "--at", "1", stdin=Terminal("n\n"))
    assert re.match(r"Put Harbor \(harbor-\w+\) back as it stood until .*, \d\d:\d\d:\d\d.* \(then vital signs: answer changed\)\? What stands there now is kept\. y or n: nothing restored", done(ran))  # fmt: skip
    assert files(harbor) == before
    done(harbor.run("restore", "harbor", "--at", "1", stdin=Terminal("y\n")))
    assert files(harbor) != before


def test_a_version_beside_and_one_out_of_a_backup_are_put_back(harbor: Shell, tmp_path: Path):
    path = file_of(harbor)
    theirs = path.read_text().replace('"nothing"', '"before-after"') + "# mine\n"
    beside = path.with_name(f"{path.stem}.sync-conflict-20261121-100200-ABC.toml")
    beside.write_text(theirs)
    assert "differs in vital signs" in flat(harbor.run("history", "harbor"))
    said = done(harbor.run("restore", "harbor", "--file", str(beside), "--yes"))
    assert "still lies beside it" in said
    assert (path.read_text(), beside.exists()) == (theirs, True)
    assert "nothing to do" in done(harbor.run("restore", "harbor", "--file", str(beside), "--yes"))
    # On a new computer there is nothing but the backup.
    elsewhere = Shell(tmp_path / "new", harbor.patch)
    said = done(elsewhere.run("restore", "harbor", "--file", str(beside), "--yes"))
    assert file_of(elsewhere).read_text() == theirs
    assert re.search(r"to take this back: kchecklist delete harbor-\w+$", said)


def test_what_is_not_to_be_put_back_is_refused_and_changes_nothing(harbor: Shell, tmp_path: Path):
    bad = tmp_path / "bad.toml"
    bad.write_text(f"ruined {SECRET}")
    before = files(harbor)
    oak = str(file_of(harbor, "oak"))
    for arguments, says in (
        (["--file", str(bad)], "bad.toml:1: "),
        (["--file", str(tmp_path / "none.toml")], "none.toml"),
        (["--file", oak], "this is a version of oak-"),
        (["--file", oak, "--at", "1"], "either --at WHEN or --file FILE"),
        ([], "it is there already; name a version: kchecklist history harbor-"),
    ):
        said = refused(harbor.run("restore", "harbor", *arguments))
        assert says in said
        assert SECRET not in said
    assert "nothing begins with 'willow'" in refused(harbor.run("restore", "willow", "--file", oak))
    assert files(harbor) == before


def test_what_was_ruined_is_mended_out_of_its_history(harbor: Shell):
    path = file_of(harbor)
    path.write_text(f"ruined {SECRET}")
    assert "its file cannot be read; name a version" in refused(harbor.run("restore", "harbor"))
    assert "cannot be read now" in refused(harbor.run("restore", "harbor", "--at", "2999-01-01"))
    done(harbor.run("restore", "harbor", "--at", "1", "--yes"))
    assert load(path).profile.answers["vital-signs"].said.choice == ("once",)
    assert done(harbor.run("list"))


def test_who_is_here_comes_before_who_is_in_the_trash_and_two_are_told_apart(harbor: Shell):
    harbor.run("delete", "harbor", "--yes")
    harbor.run("new", "Harbor North")
    assert "Harbor: earlier versions" in done(harbor.run("history", "harbor"))
    assert "Harbor North: earlier versions" in done(harbor.run("history", "harbor n"))
    harbor.run("new", "Harbor")
    assert "Nothing is kept yet" in done(harbor.run("history", "harbor"))
    assert "'harb' could be harbor-" in refused(harbor.run("history", "harb"))
