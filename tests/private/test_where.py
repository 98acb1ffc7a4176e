"""Where it all is: a person who wants everything gone, or copied, finds every piece."""

import tempfile

from kchecklist.profiles.editing import changed
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.shelf import load
from kchecklist.profiles.store import ProfileStore


def test_every_file_there_is_lies_in_a_place_that_is_named(shell, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    shell.run("new", "Harbor")
    shell.run("priorities", "set", "--hour", "25", "--of", "Sam")
    store = ProfileStore(DataFolder(shell.folder))
    before = load(shell.files[0])
    for name in ("Harbour", "Haven"):
        saved = store.save(
            before, changed(before.profile, provider=changed(before.profile.provider, name=name))
        )
    aside = store.put_aside(before.profile)
    shown = shell.run("where")
    assert shown.status == 0
    lines = shown.out.splitlines()
    for named, path in (
        ("other version", saved.beside),
        ("not saved", aside),
        ("priorities of sam", shell.folder / "priorities-sam.toml"),
        ("temporary", tmp_path / "temporary"),
        *((each, shell.folder / each) for each in ("providers", "trash", "history")),
    ):
        (line,) = (line for line in lines if line.startswith(f"{named}:"))
        assert str(path) in line
    named = [line.partition(":")[2].strip().removesuffix(" (not there yet)") for line in lines]
    for path in tmp_path.rglob("*.toml"):
        assert any(path.is_relative_to(each) for each in named[1:] if each), path
    assert ".lock" in shown.out


def test_the_places_fit_a_terminal_of_80_columns(shell, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", "/tmp")
    out = shell.run("--folder", "/home/ash/.local/share/kchecklist", "where").out
    assert max(len(line) for line in out.splitlines() if "bank" not in line) <= 80


def test_where_and_check_say_when_others_may_read_it_and_how_to_close_it(shell):
    shell.run("new", "Harbor")
    path = shell.files[0]
    said = "open to others on this computer: "
    path.chmod(0o644)
    # What lies in a closed folder is closed.
    commands = (["where"], ["check", str(shell.folder)])
    for command in commands:
        assert said not in shell.run(*command).out
    shell.folder.chmod(0o755)
    for command in commands:
        ran = shell.run(*command)
        assert (ran.status, ran.err) == (0, "")
        assert (
            f"{said}{shell.folder} and 1 more in it; to close it to them: chmod -R go= {shell.folder}\n"
            in ran.out
        )
    assert "no faults" in ran.out
