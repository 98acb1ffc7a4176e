"""The ground of a run: what was there and is gone is not made anew, and a closed folder is known before anybody types."""

import os
import shutil

import pytest

from kchecklist.profiles import ground as ground_module
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.ground import Ground
from kchecklist.profiles.writing import NotSaved


@pytest.fixture
def folder(tmp_path):
    found = DataFolder(tmp_path / "data")
    found.providers.mkdir(parents=True)
    return found


@pytest.mark.parametrize("lost", ["path", "providers"])
def test_a_folder_that_was_there_is_missed_until_it_is_back(folder, tmp_path, lost):
    ground, path = Ground(folder), getattr(folder, lost)
    assert ground.gone is ground.closed is ground.unreadable is None
    path.rename(tmp_path / "away")
    with pytest.raises(NotSaved, match="the folder is gone; put it back"), ground.stands():
        raise AssertionError("nothing is written")
    assert ground.closed.path == ground.unreadable.path == path
    (tmp_path / "away").rename(path)
    with ground.stands():
        assert ground.closed is ground.unreadable is None


def test_a_folder_that_never_was_there_may_be_made_and_counts_from_then_on(tmp_path):
    folder = DataFolder(tmp_path / "data")
    ground = Ground(folder)
    assert ground.closed is ground.unreadable is None
    with ground.stands():
        folder.providers.mkdir(parents=True)
    shutil.rmtree(folder.path)
    assert ground.gone.path == folder.path


def test_nothing_is_written_through_a_link_to_a_disk_that_is_not_there(folder, tmp_path):
    link = folder.providers / "oak.toml"
    link.symlink_to(tmp_path / "stick.toml")
    with pytest.raises(NotSaved, match="a link to a file that is gone"), Ground(folder).stands(link):
        raise AssertionError("nothing is written")
    (tmp_path / "stick.toml").touch()
    with Ground(folder).stands(link):
        pass


@pytest.mark.parametrize("closed", ["path", "providers", ".lock"])
def test_a_folder_that_cannot_be_written_is_known_beforehand(folder, monkeypatch, closed):
    lock = folder.providers / ".lock"
    lock.touch()
    path = lock if closed == ".lock" else getattr(folder, closed)
    # Whoever runs this may be allowed everything.
    monkeypatch.setattr(ground_module.os, "access", lambda asked, mode: asked != path)
    assert Ground(folder).closed.path == path
    if closed == "path":
        folder.history.mkdir()
        assert Ground(folder).closed is None


def test_a_folder_that_cannot_be_looked_into_is_not_taken_for_an_empty_one(folder, monkeypatch):
    ground = Ground(folder)

    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(ground_module.os, "scandir", refuse)
    assert ground.unreadable.reason == "Permission denied"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look into everything")
def test_what_nobody_may_look_into_does_not_count_as_gone(folder):
    ground = Ground(folder)
    folder.path.chmod(0)
    try:
        assert ground.gone is None
        assert ground.unreadable.reason == "Permission denied"
        assert "read-only" in ground.closed.reason
        ground.look()
    finally:
        folder.path.chmod(0o700)
