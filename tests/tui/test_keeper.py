"""The keeper: what is entered while the disk is busy, what a save finds there, and how often a failed one is tried."""

import shutil
import threading
import time

import pytest

from kchecklist.profiles.editing import with_provider
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.history import versions
from kchecklist.profiles.shelf import Stored, load
from kchecklist.profiles.store import ProfileStore
from kchecklist.profiles.writing import NotSaved
from kchecklist.tui import keeper as keeper_module
from kchecklist.tui.keeper import Keeper, Kept, NotKept

PATIENCE = 20


class Disk(ProfileStore):
    """A store whose disk fails for the providers named ``bad``, and waits while it ``hangs``."""

    def __init__(self, folder: DataFolder) -> None:
        super().__init__(folder)
        self.bad: set[str] = set()
        self.tried: list[str] = []
        self.busy, self.hangs = threading.Event(), threading.Event()
        self.hangs.set()

    def save(self, stored, profile, turned=False):
        name = profile.provider.name
        self.tried.append(name)
        self.busy.set()
        assert self.hangs.wait(PATIENCE)
        if name in self.bad:
            raise NotSaved(stored.path, "No space left on device")
        return super().save(stored, profile, turned)


@pytest.fixture
def disk(tmp_path, monkeypatch):
    monkeypatch.setattr(keeper_module, "TRY_AGAIN", 0.03)
    return Disk(DataFolder(tmp_path / "data"))


@pytest.fixture
def keep(disk):
    told: list[Kept | NotKept] = []
    keeper = Keeper(disk, told.append)
    keeper.told = told
    yield keeper
    disk.bad.clear()
    disk.hangs.set()
    keeper.stop()


def until(true) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


def phone(stored: Stored, number: int):
    return with_provider(stored.profile, phone=f"555 {number:04}")


def test_what_is_entered_before_anybody_heard_of_a_merge_takes_nothing_from_the_other_side(keep, disk):
    mine = disk.create("Oak")
    theirs = load(mine.path)
    disk.save(theirs, with_provider(theirs.profile, website="oak.example"))
    first = phone(mine, 101)
    keep.keep(mine, first)
    until(lambda: keep.told)
    assert isinstance(keep.told[0], Kept)
    # The screen has not heard of it yet, and goes on from what it knows.
    keep.keep(mine, with_provider(first, status_note="kind"))
    assert keep.wait() == []
    provider = load(mine.path).profile.provider
    assert (provider.phone, provider.website, provider.status_note) == ("555 0101", "oak.example", "kind")


def test_a_save_that_failed_again_and_again_is_tried_by_itself_whatever_else_is_entered(keep, disk):
    oak, elm = disk.create("Oak"), disk.create("Elm")
    disk.bad.add("Oak")
    keep.keep(oak, phone(oak, 1))
    until(lambda: disk.tried.count("Oak") >= 3)
    trouble = keep.trouble
    assert trouble.path == oak.path

    def somebody_goes_on_typing() -> bool:
        keep.keep(elm, phone(elm, len(disk.tried)))
        return disk.tried.count("Oak") >= 5

    until(somebody_goes_on_typing)
    until(lambda: disk.tried.count("Elm") >= 2)
    assert keep.trouble is not None
    disk.bad.clear()
    until(lambda: keep.idle)
    assert keep.trouble is None
    assert load(oak.path).profile.provider.phone == "555 0001"


def test_the_next_answer_is_tried_at_once_with_all_that_was_entered_before(keep, disk, monkeypatch):
    monkeypatch.setattr(keeper_module, "TRY_AGAIN", 3600)
    oak = disk.create("Oak")
    disk.bad.add("Oak")
    keep.keep(oak, first := phone(oak, 1))
    until(lambda: keep.told)
    disk.bad.clear()
    keep.keep(oak, with_provider(first, website="oak.example"))
    until(lambda: keep.idle)
    provider = load(oak.path).profile.provider
    assert (provider.phone, provider.website) == ("555 0001", "oak.example")


def test_what_is_entered_while_a_save_fails_is_tried_at_once(keep, disk, monkeypatch):
    monkeypatch.setattr(keeper_module, "TRY_AGAIN", 3600)
    oak = disk.create("Oak")
    disk.bad.add("Oak")
    disk.hangs.clear()
    keep.keep(oak, phone(oak, 1))
    assert disk.busy.wait(PATIENCE)
    keep.keep(oak, phone(oak, 2))
    disk.hangs.set()
    until(lambda: len(keep.told) == 2)


def test_a_folder_that_is_gone_is_not_made_anew_and_all_is_saved_once_it_is_back(keep, disk, tmp_path):
    oak, away = disk.create("Oak"), tmp_path / "away"
    keep.keep(oak, phone(oak, 1))
    until(lambda: keep.idle)
    disk.folder.path.rename(away)
    keep.keep(oak, phone(oak, 2))
    until(lambda: len(keep.told) >= 3)
    assert keep.trouble.path == disk.folder.path
    assert keep.trouble.reason == "the folder is gone"
    assert not disk.folder.path.exists()
    away.rename(disk.folder.path)
    until(lambda: keep.idle)
    assert load(oak.path).profile.provider.phone == "555 0002"


def test_a_file_that_was_removed_is_written_again_and_said_so(keep, disk):
    oak = disk.create("Oak")
    for number in range(3):
        if number == 1:
            oak.path.unlink()
        keep.keep(oak, phone(oak, number))
        until(lambda number=number: len(keep.told) > number)
    assert [kept.again for kept in keep.told] == [False, True, False]


def test_a_disk_that_hangs_keeps_nobody_from_leaving(keep, disk, monkeypatch):
    oak, elm = disk.create("Oak"), disk.create("Elm")
    disk.hangs.clear()
    keep.keep(oak, phone(oak, 1))
    keep.keep(elm, phone(elm, 1))
    late = keep.wait(0.01)
    assert {error.path for error in late} == {oak.path, elm.path}
    assert {error.reason for error in late} == {"the disk did not answer in time"}
    stuck = threading.Event()
    monkeypatch.setattr(disk, "put_aside", lambda profile: stuck.wait(PATIENCE))
    aside = keep.put_aside(0.01)
    stuck.set()
    assert [(one.path, one.lies_in) for one in aside] == [(oak.path, None), (elm.path, None)]
    assert "no other place could be written to" in aside[0].said


def test_a_copy_that_cannot_be_put_aside_keeps_no_other_from_being_put_aside(keep, disk, monkeypatch):
    oak, elm = disk.create("Oak"), disk.create("Elm")
    disk.bad |= {"Oak", "Elm"}
    keep.keep(oak, phone(oak, 1))
    keep.keep(elm, phone(elm, 1))
    put_aside = disk.put_aside

    def no_oak(profile):
        if profile.provider.name == "Oak":
            raise OSError(28, "No space left on device")
        return put_aside(profile)

    monkeypatch.setattr(disk, "put_aside", no_oak)
    nowhere, there = keep.put_aside()
    assert nowhere.lies_in is None
    assert load(there.lies_in).profile.provider.phone == "555 0001"
    shutil.rmtree(there.lies_in.parent)


def test_what_nobody_listens_to_is_saved_all_the_same(disk):
    def deaf(news):
        raise RuntimeError("Event loop is closed")

    keeper = Keeper(disk, deaf)
    oak = disk.create("Oak")
    for number in range(2):
        keeper.keep(oak, phone(oak, number))
        until(lambda: keeper.idle)
    assert load(oak.path).profile.provider.phone == "555 0001"
    keeper.stop()


def test_what_is_taken_out_after_a_merge_was_heard_of_stays_out(keep, disk):
    mine = disk.create("Oak")
    theirs = load(mine.path)
    disk.save(theirs, with_provider(theirs.profile, website="oak.example"))
    keep.keep(mine, phone(mine, 101))
    until(lambda: keep.told)
    keep.taken_over(keep.told[0])
    known = keep.told[0].saved.stored
    keep.keep(known, with_provider(known.profile, website=None))
    assert keep.wait() == []
    assert load(mine.path).profile.provider.website is None


def test_only_what_was_turned_altogether_is_kept_as_that(disk):
    """In history: what is saved while the disk is busy counts by itself, and several changes in one go as all of them."""
    keeper, oak = Keeper(disk, lambda news: None), disk.create("Oak")
    for first, *others in (((1, False), (2, True)), ((3, True), (4, False), (5, True))):
        disk.hangs.clear()
        disk.busy.clear()
        keeper.keep(oak, phone(oak, first[0]), first[1])
        assert disk.busy.wait(PATIENCE)
        for number, turned in others:
            keeper.keep(oak, phone(oak, number), turned)
        disk.hangs.set()
        until(lambda: keeper.idle)
    kept = versions(disk.history_of(oak.profile.id))
    assert [version.turned for version in kept] == [False, True, True, False]
