"""What was deleted: taken out of the trash, or removed for good with all there is of it."""

import json
import os
import re
import tempfile
from pathlib import Path

import pytest

from kchecklist.profiles.editing import with_provider
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.shelf import load
from kchecklist.profiles.store import ProfileStore

from .kept import SECRET, Terminal, answered_three_times, done, file_of, files, refused
from .running import HOSTILE, HOSTILE_SHOWN, Shell


@pytest.fixture
def harbor(shell: Shell) -> Shell:
    """Harbor, answered three times, and Oak."""
    answered_three_times(shell)
    return shell


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch) -> Path:
    """A folder for temporary files of the test's own."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def test_what_was_deleted_is_told_how_to_get_back_and_comes_back(harbor: Shell):
    content = file_of(harbor).read_bytes()
    said = done(harbor.run("delete", "harbor", "--yes"))
    back = re.search(r"to get it back: kchecklist (restore \S+)$", said)[1].split()
    assert re.search(r"lies in the trash; take it out: kchecklist restore harbor-", refused(harbor.run("show", "harb")))  # fmt: skip
    listed = done(harbor.run("trash"))
    assert re.match(r"Harbor \(harbor-\w+\), since \d+ \w+ \d{4}, \d\d:\d\d, harbor-\w+\.toml ", listed)
    done(harbor.run(*back))
    assert file_of(harbor).read_bytes() == content
    assert done(harbor.run("trash")) == "the trash is empty"
    assert "1. until" in done(harbor.run("history", "harbor"))


def test_a_version_of_what_is_in_the_trash_stands_again_and_the_trash_stays(harbor: Shell):
    harbor.run("delete", "harbor", "--yes")
    said = done(harbor.run("restore", "harbor", "--at", "1", "--yes"))
    assert "what you had thrown away stays in the trash" in said
    assert load(file_of(harbor)).profile.answers["vital-signs"].said.choice == ("once",)
    assert "Harbor (" in done(harbor.run("trash"))


def test_what_is_in_the_trash_does_not_hide_that_the_file_which_stands_is_ruined(harbor: Shell):
    path = file_of(harbor)
    content = path.read_bytes()
    harbor.run("delete", "harbor", "--yes")
    path.write_text(f"ruined {SECRET}")
    assert "its file cannot be read; name a version" in refused(harbor.run("restore", "harbor"))
    thrown = harbor.folder / "trash" / path.name
    done(harbor.run("restore", "harbor", "--file", str(thrown), "--yes"))
    assert (path.read_bytes(), thrown.read_bytes()) == (content, content)


@pytest.mark.parametrize("kept", [True, False])
def test_who_is_ruined_is_told_where_and_never_called_thrown_away_or_missing(harbor: Shell, kept: bool):
    path = file_of(harbor)
    file_of(harbor, "oak").unlink()
    text = path.read_text()
    beside = path.with_name(f"{path.stem}.conflict-20261121-100200.toml")
    beside.write_text(text.replace('name = "Harbor"', 'name = "The Harbor"'))
    (harbor.folder / "trash").mkdir()
    beside.rename(harbor.folder / "trash" / beside.name)
    path.write_text(f"{text}ruined {SECRET}")
    history = harbor.folder / "history" / path.stem
    if not kept:
        history.rename(history.with_name("elsewhere"))
    line = len(text.splitlines()) + 1
    back = f"put an earlier version back: kchecklist restore {path.stem} --at 1"
    for arguments in (["show", "harb"], ["answer", "harbor", "vital-signs", "once"], ["show", "the harbor"]):
        if kept and arguments[1] == "the harbor":
            continue
        said = refused(harbor.run(*arguments))
        assert f"the file of {path.stem} cannot be read: {path}:{line}: " in said
        assert (back in said, "trash" in said, SECRET in said) == (kept, False, False)
    ran = harbor.run("list")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f"{path}:{line}: ")
    assert (back in ran.err) is kept
    if kept:
        done(harbor.run("restore", path.stem, "--at", "1", "--yes"))
        assert load(path).profile.title == "Harbor"


def test_a_version_whose_own_provider_is_not_here_says_how_it_comes_among_the_others(harbor: Shell):
    path = file_of(harbor)
    file_of(harbor, "oak").unlink()
    beside = path.with_name(f"{path.stem} (conflicted copy).toml")
    beside.write_bytes(path.read_bytes())
    err = harbor.run("list").err
    assert err == f"{beside}: lies beside a provider, another version of it; kchecklist history PROVIDER says where the two differ\n"  # fmt: skip
    path.unlink()
    ran = harbor.run("list")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.endswith(f"not here; rename it to {path.name}, and it is in the list\n")
    path.write_text("ruined [")
    assert (
        f"kchecklist restore {path.stem} --file FILE puts it in the place of {path.name}"
        in harbor.run("list").err
    )
    done(harbor.run("restore", path.stem, "--file", str(beside), "--yes"))
    assert load(path).profile.title == "Harbor"


def test_emptying_the_trash_asks_for_the_whole_word_and_says_how_many_files_went(harbor: Shell, temporary):
    harbor.run("delete", "harbor", "--yes")
    oak = file_of(harbor, "oak").read_bytes()
    before = files(harbor)
    assert "add --yes to empty it" in refused(harbor.run("trash", "--empty"))
    assert "nothing removed" in done(harbor.run("trash", "--empty", stdin=Terminal("y\n")))
    assert files(harbor) == before
    said = done(harbor.run("trash", "--empty", stdin=Terminal("yes\n")))
    assert "removed for good: 3 earlier versions and 1 file in the trash Out of reach: backups, " in said
    assert list(files(harbor).values()) == [oak]
    assert done(harbor.run("trash", "--empty")) == "the trash is empty"
    assert "goes with --empty" in refused(harbor.run("trash", "--yes"))


def test_what_is_ruined_in_the_trash_is_told_and_can_be_emptied(shell: Shell, temporary):
    (shell.folder / "trash").mkdir(parents=True)
    (shell.folder / "trash" / "oak.toml").write_text(f"ruined {SECRET}")
    ran = shell.run("trash")
    assert (ran.status, ran.out, "oak.toml:1: " in ran.err, SECRET in ran.err) == (1, "", True, False)
    assert "1 file in the trash" in done(shell.run("trash", "--empty", "--yes"))


def everything_of(shell: Shell) -> str:
    """Harbor in every place that there is; its id."""
    path = file_of(shell)
    content = path.read_bytes()
    shell.run("delete", "harbor", "--yes")
    path.write_bytes(content)
    path.with_name(f"{path.stem}.conflict-20261121-100200.toml").write_bytes(content)
    path.with_name(f"{path.stem} (conflicted copy).toml").write_bytes(content)
    stored = load(path)
    ProfileStore(DataFolder(shell.folder)).put_aside(stored.profile)
    return stored.profile.id


def test_forever_removes_all_there_is_and_names_each_place(harbor: Shell, temporary: Path):
    everything_of(harbor)
    before = files(harbor)
    assert "add --yes to delete" in refused(harbor.run("delete", "harbor", "--forever"))
    ran = harbor.run("delete", "harbor", "--forever", stdin=Terminal("y\n"))
    assert "It cannot be taken back. Remove all there is of Harbor (harbor-" in done(ran)
    assert "nothing removed" in ran.out
    assert files(harbor) == before
    said = done(harbor.run("delete", "harbor", "--forever", "--yes"))
    assert (
        "removed for good: 1 profile, 3 earlier versions, 2 versions that lay beside it, 1 file in the trash "
        "and 1 copy put aside Out of reach: backups, what a sync service keeps of its own, copies "
        "that an editor leaves beside a file (NAME~, .NAME.swp), other computers, files that you exported or printed, and what a disk still holds of deleted files."
    ) in said
    assert [path.name.partition("-")[0] for path in files(harbor)] == ["oak"]
    assert list(temporary.iterdir()) == []


def test_all_earlier_versions_go_and_what_stands_stays(harbor: Shell, temporary: Path):
    path = file_of(harbor)
    store = ProfileStore(DataFolder(harbor.folder))
    for _ in range(2):
        store.put_aside(load(path).profile)
    others = {lies: content for lies, content in files(harbor).items() if "history" not in lies.parts}
    before = files(harbor)
    for arguments, says in (
        (["--forget"], "goes with PROVIDER"),
        (["harbor", "--yes"], "--yes goes with --forget"),
        (["harbor", "--forget", "--format", "json"], "--forget writes no page"),
        (["harbor", "--forget"], "add --yes to remove them"),
    ):
        assert says in refused(harbor.run("history", *arguments))
    asked = done(harbor.run("history", "harbor", "--forget", stdin=Terminal("y\n")))
    assert re.search(
        r"those that you laid out yourself, too\. It cannot be taken back\. Remove 3 earlier versions of Harbor "
        r"\(harbor-\w+\) for good\? What stands now stays\. yes \(the whole word\) or no: nothing removed$",
        asked,
    )
    assert files(harbor) == before
    said = done(harbor.run("history", "harbor", "--forget", stdin=Terminal("yes\n")))
    assert "removed for good: 3 earlier versions Out of reach: backups, " in said
    assert said.count("not removed, and it may hold the same words: ") == 2
    assert files(harbor) == others
    assert "no earlier version is kept" in done(harbor.run("history", "harbor", "--forget", "--yes"))
    said = done(harbor.run("delete", "harbor", "--forever", "--yes"))
    assert "removed for good: 1 profile and 2 copies put aside" in said
    # Of who is ruined, they are all there is to read.
    harbor.run("answer", "oak", "vital-signs", "once")
    file_of(harbor, "oak").write_text(f"ruined {SECRET}")
    asked = harbor.run("history", "oak", "--forget", stdin=Terminal("no\n")).out
    assert "Its file cannot be read: these are all that is left to read of it." in asked


def test_who_is_only_in_the_trash_or_in_history_is_removed_for_good_too(harbor: Shell, temporary):
    harbor.run("delete", "harbor", "--yes")
    assert "3 earlier versions and 1 file in the trash" in done(harbor.run("delete", "harb", "--forever", "--yes"))  # fmt: skip
    harbor.run("answer", "oak", "vital-signs", "once")
    file_of(harbor, "oak").unlink()
    assert "removed for good: 1 earlier version " in done(harbor.run("delete", "oak", "--forever", "--yes"))
    assert files(harbor) == {}
    assert "nothing is kept of one" in refused(harbor.run("delete", "oak", "--forever", "--yes"))


def test_what_matters_to_somebody_else_is_no_provider(harbor: Shell, temporary):
    for amount in ("25", "30"):
        harbor.run("priorities", "set", "--hour", amount, "--of", "Partner")
    assert (harbor.folder / "history" / "priorities-partner").is_dir()
    before = files(harbor)
    assert "partner" not in done(harbor.run("history"))
    assert "nothing begins with" in refused(harbor.run("delete", "priorities-partner", "--forever", "--yes"))
    assert files(harbor) == before


def test_on_a_full_disk_all_can_be_found_and_removed(harbor: Shell, temporary, monkeypatch):
    """Where nothing can be written, no folder for temporary files can be told."""

    def full() -> str:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", full)
    assert "temporary:" not in done(harbor.run("where"))
    assert "1 profile and 3 earlier versions" in done(harbor.run("delete", "harbor", "--forever", "--yes"))


def test_a_trash_that_cannot_be_looked_into_is_not_called_empty(harbor: Shell, temporary, monkeypatch):
    harbor.run("delete", "harbor", "--yes")
    listdir, trash = os.listdir, harbor.folder / "trash"

    def refuses(path: Path | str = ".") -> list[str]:
        if Path(path) == trash:
            raise PermissionError(13, "Permission denied")
        return listdir(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "listdir", refuses)
        for arguments in (["trash"], ["trash", "--empty", "--yes"]):
            ran = harbor.run(*arguments)
            assert (ran.status != 0, ran.out) == (True, "")
            assert f"{trash}: cannot be read: Permission denied" in ran.err
        ran = harbor.run("delete", "harbor", "--forever", "--yes")
        assert (ran.status, "3 earlier versions" in ran.out) == (1, True)
        assert f"{trash}: not looked into: Permission denied" in ran.err
    assert len([*trash.iterdir()]) == 1


def test_what_cannot_be_removed_is_named_and_the_status_is_1(harbor: Shell, temporary, monkeypatch):
    everything_of(harbor)
    unlink = Path.unlink

    def stubborn(path: Path, missing_ok: bool = False) -> None:
        if ".conflict-" in path.name:
            raise PermissionError(1, "Operation not permitted")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", stubborn)
    ran = harbor.run("delete", "harbor", "--forever", "--yes")
    assert ran.status == 1
    assert re.fullmatch(r"\S+\.conflict-\S+: not removed: Operation not permitted; remove it in your file manager\n", ran.err)  # fmt: skip
    assert "1 profile, 3 earlier versions, 1 version that lay beside it" in ran.out


def test_hostile_names_are_harmless_everywhere(shell: Shell, temporary):
    shell.run("new", HOSTILE)
    path = shell.files[0]
    wild = json.dumps("../a b; $(x)\n[/]\x1b")
    path.write_text(re.sub(r'id = "[^"]*"', lambda _: f"id = {wild}", path.read_text(), count=1))
    own = json.loads(wild)
    shell.run("cost", own, "--set", "session=450")
    for arguments in (
        ["history"],
        ["history", own],
        ["history", own, "--format", "md"],
        ["history", own, "--format", "json"],
        ["show", own, "--at", "1"],
        ["restore", own, "--at", "1", "--yes"],
        ["restore", own],
        ["delete", own, "--yes"],
        ["trash"],
        ["show", own],
        ["restore", own],
        ["delete", own, "--forever", "--yes"],
    ):
        ran = shell.run(*arguments)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", ran.out + ran.err), arguments
        assert ran.status in (0, 2), arguments
        if arguments == ["trash"]:
            assert HOSTILE_SHOWN in ran.out
    assert files(shell) == {}


def test_a_copy_put_aside_is_told_as_no_fault_until_it_stands_where_it_belongs(
    harbor: Shell, temporary: Path
):
    stored = load(file_of(harbor))
    entered = with_provider(stored.profile, phone="555 0101")
    copy = ProfileStore(DataFolder(harbor.folder)).put_aside(entered)
    ProfileStore(DataFolder(temporary / "other")).put_aside(entered)
    for command in (("list",), ("show", "harbor"), ("compare",)):
        ran = harbor.run(*command)
        assert (ran.status, ran.err.count("\n")) == (0, 1)
        assert ran.err.startswith(f"{copy}: what you entered for Harbor and could not be saved lies here; ")
        assert f"--file {copy} --folder {harbor.folder}` puts it in place" in ran.err
    assert [line.split()[-1] for line in harbor.run("where").out.splitlines() if line.startswith("not saved:")] == [str(copy)]  # fmt: skip
    assert (
        "nothing restored" in harbor.run("restore", "harbor", "--file", str(copy), stdin=Terminal("n\n")).out
    )
    assert copy.exists()
    said = done(harbor.run("restore", "harbor", "--file", str(copy), "--yes"))
    assert said.endswith("the copy that lay aside is gone: it stands where it belongs")
    assert load(stored.path).profile == entered
    assert not copy.parent.exists()
    assert harbor.run("list").err == ""
