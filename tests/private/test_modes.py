"""Every folder is for its owner alone, and every file, at every moment and whatever the umask."""

import os
import stat
import tempfile
from pathlib import Path

import pytest

from kchecklist.profiles.copying import private_copy
from kchecklist.profiles.editing import changed
from kchecklist.profiles.own_questions import remove_question
from kchecklist.profiles.shelf import load
from kchecklist.profiles.store import ProfileStore

from ..cli.running import BANK, Shell
from ..tui.stage import Stage

STEPS = ("open", "mkdir", "chmod", "fsync", "rename", "replace", "link", "unlink", "rmdir")
"""What changes a folder, or is done between two things that do."""


@pytest.fixture
def umask():
    before = os.umask(0)
    yield os.umask
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def below(folder: Path) -> list[Path]:
    return [Path(at, name) for at, folders, files in os.walk(folder) for name in (*folders, *files)]


def open_to_others(folder: Path) -> list[str]:
    return [f"{path} {mode(path):o}" for path in below(folder) if mode(path) & 0o077]


@pytest.fixture
def watched(tmp_path, monkeypatch):
    """A folder that is looked at after every step that anybody makes on a disk."""
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0o755)
    seen: list[str] = []
    looks = 0

    def watching(name):
        step = getattr(os, name)

        def stepped(*given, **keys):
            nonlocal looks
            done = step(*given, **keys)
            looks += 1
            seen.extend(f"after {name}: {found}" for found in open_to_others(home))
            return done

        return stepped

    with monkeypatch.context() as patch:
        for name in STEPS:
            patch.setattr(os, name, watching(name))
        patch.setattr(tempfile, "tempdir", str(home))
        yield home
    assert looks > 50
    assert seen == []


def told(shell: Shell, home: Path) -> None:
    """A story by commands: two providers, notes, two windows that disagree, own layout, exports, the trash."""
    for arguments, stdin in (
        (["new", "-", "--route", "iv"], "Harbor Infusion\n"),
        (["new", "Oak Room"], ""),
        (["answer", "harbor", "vital-signs", "1", "--note", "-"], "Cuff every 10 minutes.\n"),
        (["priorities", "set", "--hour", "25"], ""),
        (["priorities", "set", "--of", "Sam", "--hour", "30"], ""),
        (["interview", "harbor", "--plain"], "talk phone\nm Kind.\nq\n"),
        (["show", "harbor", "--notes", "-o", str(home / "harbor.txt")], ""),
        (["compare", "--format", "json", "-o", str(home / "all.json")], ""),
    ):
        ran = shell.run(*arguments, stdin=stdin)
        assert (ran.status, ran.err) == (0, ""), arguments
    harbor = next(path for path in shell.files if path.stem.startswith("harbor"))
    harbor.write_text(f"# mine\n{harbor.read_text()}")
    assert "is kept here" in shell.run("answer", "harbor", "vital-signs", "2").err
    store = ProfileStore(shell_folder(shell))
    before = load(harbor)
    for name in ("Harbour", "Haven"):
        saved = store.save(
            before, changed(before.profile, provider=changed(before.profile.provider, name=name))
        )
    assert saved.beside is not None
    assert store.put_aside(before.profile).is_relative_to(home)
    assert shell.run("delete", "oak", "--yes").status == 0


def shell_folder(shell: Shell):
    from kchecklist.profiles.folder import DataFolder

    return DataFolder(shell.folder)


async def test_a_whole_story_leaves_nothing_that_others_could_read_at_any_moment(
    watched, umask, stage: Stage, monkeypatch
):
    shell = Shell(watched / "data", monkeypatch)
    told(shell, watched)
    # The app below what sets a umask for its process: each part has to see to it itself.
    opened = Stage(shell_folder(shell), BANK)
    async with opened.open(demo=True) as shown:
        examples = shown.app.folder
        assert examples.path.is_relative_to(watched)
        assert below(examples.path)
        shown.app.look_at_examples(False)
        await shown.settled()
        library = shown.app.library
        question = library.add_question("Do you call me back?", True)
        shown.app.set(move_on=True)
        profile = next(iter(library.stored.values())).profile
        shown.app.keep(changed(profile, provider=changed(profile.provider, note="Recommended by my GP.")))
        await shown.settled()
        remove_question(shell_folder(shell), question, opened.clock())
    made = below(watched)
    names = {path.name for path in made}
    assert {"settings.toml", "priorities.toml", "priorities-sam.toml", "99-own.toml", ".lock"} <= names
    assert {"trash", "history", "questions", "harbor.txt", "all.json"} <= names
    assert {path: f"{mode(path):o}" for path in made} == {
        path: "700" if path.is_dir() else "600" for path in made
    }


@pytest.mark.parametrize("mask", [0o000, 0o077, 0o277])
def test_whatever_the_umask_a_command_makes_what_its_owner_alone_can_use(umask, mask, tmp_path, monkeypatch):
    shell = Shell(tmp_path / "new" / "data", monkeypatch)
    umask(mask)
    ran = shell.run("new", "Harbor")
    assert umask(0) == mask, "the umask is the caller's again"
    assert ran.status == 0
    made = below(tmp_path)
    assert {f"{mode(path):o}" for path in made if path.is_dir()} == {"700"}
    assert {f"{mode(path):o}" for path in made if path.is_file()} == {"600"}


def test_even_a_file_that_a_command_made_by_another_door_would_be_its_owners_alone(
    umask, tmp_path, monkeypatch
):
    monkeypatch.setattr("kchecklist.cli.places.Places.open", lambda places: (tmp_path / "x").write_text("x"))
    assert Shell(tmp_path / "data", monkeypatch).run("list").status == 70
    assert mode(tmp_path / "x") == 0o600


def test_an_export_over_a_file_that_others_could_read_is_for_its_owner_alone(umask, tmp_path, monkeypatch):
    shell = Shell(tmp_path / "data", monkeypatch)
    assert shell.run("new", "Harbor").status == 0
    exported = tmp_path / "all.txt"
    exported.write_text("old")
    exported.chmod(0o666)
    assert shell.run("compare", "-o", str(exported), "--force").status == 0
    assert "Harbor" in exported.read_text()
    assert mode(exported) == 0o600


def test_an_export_takes_the_place_of_no_device_and_of_no_folder(tmp_path, monkeypatch):
    shell = Shell(tmp_path / "data", monkeypatch)
    os.mkfifo(tmp_path / "pipe")
    for there in (tmp_path / "pipe", tmp_path):
        ran = shell.run("questions", "-o", str(there), "--force")
        assert ran.status == 2
        assert ran.err.startswith(f"kchecklist: {there} is no file; ")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_throw_away_copy_is_its_owners_to_change_whatever_holds_for_what_is_copied(umask, tmp_path):
    shipped = tmp_path / "shipped"
    (shipped / "providers").mkdir(parents=True)
    (shipped / "providers" / "x.toml").write_bytes(b"format = 1\n")
    (shipped / "providers" / "x.toml").chmod(0o444)
    (shipped / "providers").chmod(0o555)
    private_copy(shipped, tmp_path / "copy")
    (shipped / "providers").chmod(0o755)
    copy = tmp_path / "copy" / "providers" / "x.toml"
    assert copy.read_bytes() == b"format = 1\n"
    assert [mode(path) for path in (tmp_path / "copy", copy.parent, copy)] == [0o700, 0o700, 0o600]
