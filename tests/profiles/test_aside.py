"""What could not be saved where it belongs: it is found again, told of, and gone once it stands where it belongs."""

import os
import tempfile
from pathlib import Path

import pytest

from kchecklist.profiles.aside import copies, left_aside
from kchecklist.profiles.editing import with_provider
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.shelf import Stored, load
from kchecklist.profiles.store import ProfileStore
from kchecklist.profiles.writing import NotSaved


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch) -> Path:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.fixture
def oak(store: ProfileStore, temporary: Path) -> Stored:
    return store.create("Oak")


def told(store: ProfileStore) -> list[str]:
    return [str(fault) for fault in left_aside(store.folder, store.shelf().stored)]


def test_what_was_put_aside_is_told_with_the_command_that_puts_it_in_place(store, oak, folder):
    entered = with_provider(oak.profile, phone="555 0101")
    copy = store.put_aside(entered)
    (said,) = told(store)
    assert said == (
        f"{copy}: what you entered for Oak and could not be saved lies here; `kchecklist restore {oak.profile.id}"
        f" --file {copy} --folder {folder.path}` puts it in place; delete it if you have no use for it"
    )
    store.restore(oak.profile.id, copy)
    assert told(store) == []
    assert load(oak.path).profile == entered


def test_in_the_usual_folder_the_command_names_none(store, oak, folder, monkeypatch):
    monkeypatch.setenv("KCHECKLIST_FOLDER", str(folder.path))
    copy = store.put_aside(with_provider(oak.profile, phone="555 0101"))
    assert f"--file {copy}` puts" in told(store)[0]


def test_what_stands_by_now_is_no_longer_worth_a_word_nor_a_copy(store, oak, temporary):
    store.put_aside(oak.profile)
    assert told(store) == []
    assert list(temporary.iterdir()) == []


def test_a_copy_that_somebody_wrote_into_stays(store, oak):
    copy = store.put_aside(oak.profile)
    copy.write_text(f"# mine\n{copy.read_text()}")
    assert told(store) == []
    assert copy.exists()


def test_what_lies_aside_of_one_whose_file_is_gone_or_cannot_be_read_itself_is_told(store, oak):
    store.put_aside(oak.profile)
    ruined = store.put_aside(with_provider(oak.profile, phone="555 0101"))
    ruined.write_text("told nobody else [")
    oak.path.unlink()
    assert sorted("cannot be read" in said for said in told(store)) == [False, True]
    assert "nobody" not in " ".join(told(store))


def test_nobody_is_told_of_another_data_folder_s_nor_of_what_is_not_ours(store, oak, temporary, monkeypatch):
    entered = with_provider(oak.profile, phone="555 0101")
    ProfileStore(DataFolder(temporary / "other")).put_aside(entered)
    assert copies(store.folder) == ()
    copy = store.put_aside(entered)
    # A link that leads to one of ours, and a link in one of ours.
    copy.parent.with_name(f"{copy.parent.name}-2").symlink_to(copy.parent)
    (copy.parent / "link.toml").symlink_to(copy)
    assert copies(store.folder) == (copy,)
    monkeypatch.setattr(os, "getuid", lambda: -2, raising=False)
    assert copies(store.folder) == ()


def test_a_data_folder_is_the_same_whichever_way_leads_to_it(store, oak, folder, tmp_path):
    copy = store.put_aside(with_provider(oak.profile, phone="555 0101"))
    (tmp_path / "link").symlink_to(folder.path)
    assert copies(DataFolder(tmp_path / "link")) == (copy,)
    # Also after it went away with the link that led there.
    through = ProfileStore(DataFolder(tmp_path / "link"))
    (tmp_path / "link").unlink()
    assert through.put_aside(oak.profile) in copies(folder)


def test_a_copy_that_cannot_be_written_leaves_no_empty_folder(store, oak, temporary, monkeypatch):
    def full(path: Path, content: bytes) -> None:
        raise NotSaved(path, "No space left on device")

    monkeypatch.setattr("kchecklist.profiles.store.replace_file", full)
    with pytest.raises(NotSaved):
        store.put_aside(oak.profile)
    assert list(temporary.iterdir()) == []
