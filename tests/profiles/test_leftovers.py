"""What a killed process left is cleared away, and nothing else: kchecklist.profiles.leftovers."""

import os
import time
from pathlib import Path

import pytest

from kchecklist.cli.output import deliver
from kchecklist.profiles.editing import with_provider
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.leftovers import clear_leftovers
from kchecklist.profiles.store import ProfileStore

OURS = ".harbor-3f9a1c-ab12_d34.tmp"
HOUR = 60 * 60


def put(path: Path, age: float) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("PRIVATE")
    os.utime(path, (time.time() - age,) * 2)
    return path


@pytest.mark.parametrize("age", [2 * HOUR, 400 * 24 * HOUR, -2 * HOUR])
def test_an_old_leftover_goes_as_does_one_from_the_future(tmp_path: Path, age: float):
    left = put(tmp_path / OURS, age)
    clear_leftovers(tmp_path)
    assert not left.exists()


def test_what_may_still_be_written_stays(tmp_path: Path):
    left = put(tmp_path / OURS, HOUR / 2)
    clear_leftovers(tmp_path)
    assert left.exists()


@pytest.mark.parametrize(
    "name", [".lock", ".x.tmp", "x-ab12cd34.tmp", ".x-ab12cd34.tmp~", ".x-AB12CD34.tmp", ".x-ab12cd34.toml"]
)
def test_what_is_called_otherwise_is_not_ours(tmp_path: Path, name: str):
    other = put(tmp_path / name, 2 * HOUR)
    clear_leftovers(tmp_path)
    assert other.exists()


def test_no_link_is_followed_and_no_folder_taken(tmp_path: Path):
    far = put(tmp_path / "far" / "x.toml", 2 * HOUR)
    folder = tmp_path / "here"
    (folder / OURS).mkdir(parents=True)
    link = folder / ".x-ab12cd34.tmp"
    link.symlink_to(far)
    os.utime(link, (1, 1), follow_symlinks=False)
    clear_leftovers(folder)
    assert (far.exists(), link.is_symlink(), (folder / OURS).is_dir()) == (True, True, True)


def test_what_is_another_persons_stays(tmp_path: Path, monkeypatch):
    left = put(tmp_path / OURS, 2 * HOUR)
    monkeypatch.setattr(os, "getuid", lambda: left.stat().st_uid + 1)
    clear_leftovers(tmp_path)
    assert left.exists()


def test_a_folder_that_is_not_there_is_no_fault(tmp_path: Path):
    clear_leftovers(tmp_path / "gone")


def test_the_first_write_into_a_folder_clears_it(store: ProfileStore, folder: DataFolder):
    left = put(folder.providers / OURS, 2 * HOUR)
    oak = store.create("Oak")
    assert not left.exists()
    left = put(store.history_of(oak.profile.id) / OURS, 2 * HOUR)
    store.save(oak, with_provider(oak.profile, phone="555 0100"))
    assert not left.exists()


def test_an_export_clears_nothing_where_it_is_put(tmp_path: Path):
    thesis = put(tmp_path / "documents" / ".thesis-k3jf8a_z.tmp", 2 * HOUR)
    deliver("the list\n", thesis.with_name("list.txt"), force=False)
    assert thesis.exists()
