"""Getting rid of a profile, getting it back, and leaving nothing behind."""

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from kchecklist.files.faults import BadFile
from kchecklist.profiles import writing
from kchecklist.profiles.editing import with_provider
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.naming import name_for_files
from kchecklist.profiles.removing import Removed
from kchecklist.profiles.shelf import Stored, load
from kchecklist.profiles.store import ProfileStore
from kchecklist.profiles.trash import (
    elsewhere,
    empty,
    forget,
    in_trash,
    is_last,
    lying,
    remove_for_good,
    remove_thrown,
    take_out,
    throw_away,
)
from kchecklist.profiles.writing import NotSaved

from ..faults.disk import Crashes, Killed, Operation, watched

SECRET = "told nobody else"
HOSTILE_IDS = ["../../outside", "/etc/x", "a*", "[ab]", "questions", "Ä", ".", "x" * 300, "a\nb"]


@pytest.fixture
def oak(store: ProfileStore) -> Stored:
    return store.create("Oak", note=SECRET)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch) -> Path:
    """A folder for temporary files of the test's own."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def files(folder: DataFolder) -> list[Path]:
    """All files but the locks."""
    return sorted(path for path in folder.path.rglob("*") if path.is_file() and path.name != ".lock")


def changed_twice(store: ProfileStore, stored: Stored) -> Stored:
    for phone in ("555 1", "555 2"):
        stored = store.save(stored, with_provider(stored.profile, phone=phone)).stored
    return stored


def test_what_is_thrown_away_lies_in_the_trash_as_it_was(store, oak: Stored, folder: DataFolder):
    content = oak.path.read_bytes()
    lies = throw_away(folder, oak)
    assert (lies.read_bytes(), lies.parent, oak.path.exists()) == (content, folder.trash, False)
    assert [thrown.profile for thrown in in_trash(folder).stored] == [oak.profile]


def test_a_second_file_of_one_name_covers_nothing(oak: Stored, folder: DataFolder):
    content = oak.path.read_bytes()
    throw_away(folder, oak)
    oak.path.write_bytes(b"another")
    throw_away(folder, oak)
    assert sorted(path.read_bytes() for path in files(folder)) == sorted([content, b"another"])


def test_throwing_away_what_is_gone_is_told(oak: Stored, folder: DataFolder):
    oak.path.unlink()
    with pytest.raises(NotSaved, match="not deleted"):
        throw_away(folder, oak)


def test_a_link_within_the_folder_leads_nowhere_else_from_the_trash(oak: Stored, folder: DataFolder):
    content = oak.path.read_bytes()
    kept = folder.path / "kept.toml"
    oak.path.rename(kept)
    oak.path.symlink_to("../kept.toml")
    lies = throw_away(folder, oak)
    assert (lies.read_bytes(), lies.is_symlink(), os.path.lexists(oak.path)) == (content, False, False)
    assert not kept.exists()


def test_what_is_taken_out_of_the_trash_is_there_again_with_its_history(
    store, oak: Stored, folder: DataFolder
):
    oak = changed_twice(store, oak)
    content = oak.path.read_bytes()
    before = len(files(folder))
    throw_away(folder, oak)
    (thrown,) = in_trash(folder).stored
    assert take_out(store, thrown).read_bytes() == content
    assert [found.profile for found in store.shelf().stored] == [oak.profile]
    assert len(files(folder)) == before
    assert in_trash(folder).stored == ()


@pytest.mark.parametrize("name", ["its own", "another"])
def test_nothing_is_taken_out_over_a_provider_that_is_there(
    store, oak: Stored, folder: DataFolder, name: str
):
    content = oak.path.read_bytes()
    throw_away(folder, oak)
    there = oak.path if name == "its own" else oak.path.with_name("renamed.toml")
    there.write_bytes(content + b"# newer\n")
    (thrown,) = in_trash(folder).stored
    with pytest.raises(NotSaved, match="not only in the trash"):
        take_out(store, thrown)
    assert there.read_bytes() == content + b"# newer\n"
    assert thrown.path.read_bytes() == content


def test_what_is_ruined_in_the_trash_is_told_and_hides_nothing(oak: Stored, folder: DataFolder):
    throw_away(folder, oak)
    (folder.trash / "ruined.toml").write_text(SECRET)
    shelf = in_trash(folder)
    assert ([found.profile for found in shelf.stored], len(shelf.faults)) == ([oak.profile], 1)
    assert SECRET not in str(shelf.faults[0])


@dataclass
class DiesAsItGetsItsName(Crashes):
    """As if the process died just before a temporary file becomes one that has ``name`` in its own."""

    name: str = ""

    def before(self, operation: Operation) -> None:
        if operation.name == "replace" and self.name in operation.path:
            self.number = operation.number
        super().before(operation)


def half_written(store: ProfileStore, stored: Stored, name: str, aside: bool = False) -> None:
    """Save a note into ``stored``, and die over the file of this name; or as it is put aside."""
    profile = with_provider(stored.profile, note=f"{SECRET}, changed")
    plan = DiesAsItGetsItsName(sys.maxsize, name=name)
    with pytest.raises(Killed), watched(store.folder.path, Path(tempfile.gettempdir()), plan=plan):
        store.put_aside(profile) if aside else store.save(stored, profile)


def words_left(*places: Path) -> list[Path]:
    """The files that still hold the secret, were they hidden."""
    found = [path for place in places for path in place.rglob("*") if path.is_file()]
    return [path for path in found if SECRET in path.read_text()]


def everything_of(store: ProfileStore, oak: Stored) -> None:
    """Oak changed, in conflict, in the trash too, put aside, and left over from a crash."""
    folder = store.folder
    oak = changed_twice(store, oak)
    content = oak.path.read_bytes()
    throw_away(folder, oak)
    oak.path.write_bytes(content)
    for beside in (".conflict-20261121-100200", ".sync-conflict-20261121-100200-ABC", " (conflicted copy)"):
        oak.path.with_name(f"{oak.path.stem}{beside}.toml").write_bytes(content)
    oak.path.with_name(f"{oak.path.stem}.conflict-20261121-100201.toml").write_text(f"ruined {SECRET}")
    half_written(store, load(oak.path), oak.path.name)
    (folder.trash / f"{oak.path.stem}-2.toml").write_text(f"ruined {SECRET}")
    store.put_aside(oak.profile)


def test_for_good_means_that_no_word_of_it_is_left(store, oak: Stored, folder: DataFolder, temporary: Path):
    other = changed_twice(store, store.create("Harbor"))
    everything_of(store, oak)
    removed = remove_for_good(folder, oak.profile.id)
    assert removed.left == ()
    assert removed.gone[-1] == oak.path
    left = [path for place in (folder.path, temporary) for path in place.rglob("*") if path.is_file()]
    assert not [path for path in left if SECRET in path.read_text() or "oak" in str(path.name)]
    assert list(temporary.iterdir()) == []
    assert [found.profile for found in store.shelf().stored] == [other.profile]
    assert len(list(store.history_of(other.profile.id).iterdir())) == 2


def test_what_is_only_in_the_trash_can_be_removed_for_good_too(store, oak: Stored, folder, temporary):
    throw_away(folder, changed_twice(store, oak))
    remove_for_good(folder, oak.profile.id)
    assert files(folder) == []


def test_what_cannot_be_removed_is_told_and_the_rest_goes(store, oak: Stored, folder, temporary, monkeypatch):
    everything_of(store, oak)
    unlink = Path.unlink

    def stubborn(path: Path, missing_ok: bool = False) -> None:
        if "conflict-2026" in path.name:
            raise PermissionError(1, "Operation not permitted")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", stubborn)
    removed = remove_for_good(folder, oak.profile.id)
    assert len(removed.left) == 3
    assert all("not removed: Operation not permitted" in str(fault) for fault in removed.left)
    assert not oak.path.exists()


def test_what_was_taken_back_is_in_no_earlier_version_any_more(store, oak: Stored, folder, temporary):
    other = changed_twice(store, store.create("Harbor"))
    oak.path.write_text(f"# {SECRET}\n{oak.path.read_text()}")
    oak = changed_twice(store, load(oak.path))
    kept = store.history_of(oak.profile.id)
    (kept / ".20261121-100200-abcdefgh.tmp").write_text(SECRET)
    content = oak.path.read_bytes()
    assert any("by-hand" in path.name for path in kept.iterdir())
    removed = forget(folder, oak.profile.id)
    assert (len(removed.gone), removed.left, kept.exists()) == (3, (), False)
    assert oak.path.read_bytes() == content
    assert len(list(store.history_of(other.profile.id).iterdir())) == 2
    assert forget(folder, oak.profile.id).gone == ()
    # The next change keeps what it replaces again.
    store.save(oak, with_provider(oak.profile, phone="555 3"))
    assert [path.read_bytes() for path in kept.iterdir()] == [content]


def test_one_version_that_cannot_be_removed_keeps_no_other(store, oak: Stored, folder, monkeypatch):
    oak = changed_twice(store, oak)
    first, second = sorted(store.history_of(oak.profile.id).iterdir())
    unlink = Path.unlink

    def stubborn(path: Path, missing_ok: bool = False) -> None:
        if path == first:
            raise PermissionError(1, "Operation not permitted")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", stubborn)
    removed = forget(folder, oak.profile.id)
    assert (removed.gone, [fault.path for fault in removed.left]) == ((second,), [first])


def test_what_else_may_hold_the_same_words_is_named(store, oak: Stored, folder, temporary):
    everything_of(store, oak)
    before = files(folder)
    found = elsewhere(folder, oak.profile.id)
    assert len(found) == 8
    assert not {oak.path, store.history_of(oak.profile.id)} & {*found}
    assert files(folder) == before


def test_a_folder_that_somebody_else_called_like_ours_is_left_alone(store, oak: Stored, folder, temporary):
    mine = temporary / "mine"
    mine.mkdir()
    (mine / oak.path.name).write_text("mine")
    (temporary / "kchecklist-unsaved-trap").symlink_to(mine)
    remove_for_good(folder, oak.profile.id)
    assert (mine / oak.path.name).read_text() == "mine"


@pytest.mark.parametrize("hostile", HOSTILE_IDS)
def test_an_id_that_a_person_wrote_never_leads_out_of_the_folder(
    store, oak: Stored, folder, temporary, hostile
):
    """Saving, throwing away, taking out and removing for good, with any id."""
    import json

    text = oak.path.read_text().replace(f'"{oak.profile.id}"', json.dumps(hostile))
    oak.path.write_text(text)
    outside = sorted(path for path in folder.path.parent.rglob("*") if folder.path not in path.parents)
    other = store.create("Other")
    found = load(oak.path)
    assert found.profile.id == hostile
    changed_twice(store, found)
    throw_away(folder, found)
    (thrown,) = in_trash(folder).stored
    take_out(store, thrown)
    remove_for_good(folder, hostile)
    assert files(folder) == [other.path]
    assert outside == sorted(p for p in folder.path.parent.rglob("*") if folder.path not in p.parents)


def test_emptying_leaves_nothing_of_who_is_gone_and_all_of_who_is_there(
    store, oak: Stored, folder, temporary
):
    harbor = changed_twice(store, store.create("Harbor"))
    content = harbor.path.read_bytes()
    throw_away(folder, harbor)
    harbor.path.write_bytes(content)
    throw_away(folder, changed_twice(store, oak))
    (folder.trash / "ruined.toml").write_text(SECRET)
    removed = empty(folder, lying(folder))
    assert removed.left == ()
    assert list(folder.trash.glob("*.toml")) == []
    assert sorted(path.name for path in folder.history.iterdir()) == [harbor.profile.id]
    assert files(folder) == sorted([harbor.path, *store.history_of(harbor.profile.id).iterdir()])


@pytest.mark.parametrize("written", ["by us", "by hand"])
def test_the_history_of_who_is_only_ruined_is_not_emptied_away(
    store, oak: Stored, folder, temporary, written
):
    if written == "by hand":
        named = folder.providers / f"{name_for_files('Oak!')}.toml"
        oak.path.rename(named).write_text(named.read_text().replace(oak.profile.id, "Oak!"))
        oak = load(named)
    content = oak.path.read_bytes()
    changed_twice(store, oak)
    throw_away(folder, oak)
    oak.path.write_bytes(content[:40])
    empty(folder, lying(folder))
    assert len(list(store.history_of(oak.profile.id).iterdir())) == 2


def test_an_empty_trash_is_emptied_in_silence(folder: DataFolder, temporary):
    assert empty(folder, lying(folder)).gone == ()


def test_one_that_is_nowhere_else_goes_from_the_trash_with_all_that_was_kept_of_it(
    store, oak: Stored, folder, temporary
):
    harbor = store.create("Harbor")
    throw_away(folder, harbor)
    throw_away(folder, changed_twice(store, oak))
    harbors, oaks = in_trash(folder).stored
    assert remove_thrown(folder, oaks, is_last(folder, oaks)).left == ()
    assert files(folder) == [harbors.path]


@pytest.mark.parametrize("elsewhere", ["among the others", "renamed", "ruined", "in the trash twice"])
def test_of_one_that_is_elsewhere_too_only_that_file_goes_from_the_trash(
    store, oak: Stored, folder, temporary, elsewhere: str
):
    oak = changed_twice(store, oak)
    content = oak.path.read_bytes()
    throw_away(folder, oak)
    path = oak.path if elsewhere != "renamed" else oak.path.with_name("renamed.toml")
    path.write_bytes(content if elsewhere != "ruined" else content[:40])
    if elsewhere == "in the trash twice":
        path = throw_away(folder, oak)
    thrown = next(each for each in in_trash(folder).stored if each.path != path)
    remove_thrown(folder, thrown, is_last(folder, thrown))
    assert files(folder) == sorted([path, *store.history_of(oak.profile.id).iterdir()])


@pytest.mark.parametrize("name", ["Oak", "Oak and another thirty letters", "Oak " * 20])
def test_what_a_process_that_died_left_half_written_goes_too(store, folder, temporary, name: str):
    old = store.create(name, note=SECRET)
    other = store.create(name)
    newer = store.save(old, with_provider(old.profile, note=f"{SECRET}, newer")).stored
    half_written(store, old, ".conflict-")
    half_written(store, newer, newer.path.name)
    half_written(store, newer, newer.path.name, aside=True)
    renamed = newer.path.rename(newer.path.with_name("my clinic.toml"))
    half_written(store, load(renamed), renamed.name)
    assert len(list(folder.providers.glob(".*.tmp"))) == 3
    half_written(store, other, other.path.name)
    removed = remove_for_good(folder, old.profile.id)
    assert removed.left == ()
    # What a dead process wrote of another provider is not this one's.
    (left,) = words_left(folder.path, temporary)
    assert load(left).profile.id == other.profile.id
    assert [found.path for found in store.shelf().stored] == [other.path]


def test_where_a_link_leads_within_the_data_folder_no_word_is_left(store, oak: Stored, folder, temporary):
    oak = changed_twice(store, oak)
    real, kept = folder.path / "real", store.history_of(oak.profile.id)
    real.mkdir()
    (real / "mine.txt").write_text("not of this program")
    oak.path.rename(real / "oak.toml")
    oak.path.symlink_to("../real/oak.toml")
    half_written(store, load(oak.path), "oak.toml")
    kept.rename(real / "kept")
    kept.symlink_to("../real/kept")
    removed = remove_for_good(folder, oak.profile.id)
    assert (removed.left, removed.gone[-1]) == ((), oak.path)
    assert files(folder) == [real / "mine.txt"]
    assert [*folder.history.iterdir()] == []


def test_where_a_link_leads_out_of_the_data_folder_is_told_and_left(
    store, oak: Stored, folder, temporary, tmp_path
):
    oak = changed_twice(store, oak)
    kept, outside = store.history_of(oak.profile.id), tmp_path / "outside"
    outside.mkdir()
    kept.rename(outside / "kept")
    kept.symlink_to(outside / "kept")
    oak.path.rename(outside / "oak.toml")
    oak.path.symlink_to(outside / "oak.toml")
    removed = remove_for_good(folder, oak.profile.id)
    assert [fault.path for fault in removed.left] == [outside / "kept", outside / "oak.toml"]
    assert "only the link" in str(removed.left[0])
    assert [path for path in folder.path.rglob("*") if path.is_symlink()] == []
    assert len(words_left(outside)) == 3


def test_no_link_takes_what_has_a_place_of_its_own(store, oak: Stored, folder, temporary):
    harbor = changed_twice(store, store.create("Harbor"))
    throw_away(folder, oak)
    folder.priorities.write_text("mine")
    stay = [folder.priorities, harbor.path, *sorted(store.history_of(harbor.profile.id).iterdir())]
    for number, real in enumerate(stay):
        (folder.trash / f"{number}.toml").symlink_to(real)
    store.history_of(oak.profile.id).symlink_to(folder.path)
    remove_for_good(folder, oak.profile.id)
    removed = empty(folder, lying(folder))
    assert [fault.path for fault in removed.left] == [folder.priorities]
    assert files(folder) == sorted(stay)
    assert [*folder.trash.iterdir()] == []


@pytest.mark.parametrize("place", ["trash", "providers", "history"])
def test_a_place_that_cannot_be_looked_into_is_told(
    store, oak: Stored, folder, temporary, monkeypatch, place: str
):
    oak = changed_twice(store, oak)
    content = oak.path.read_bytes()
    throw_away(folder, oak)
    oak.path.write_bytes(content)
    closed = {"trash": folder.trash, "providers": folder.providers, "history": store.history_of(oak.profile.id)}  # fmt: skip
    listdir = os.listdir

    def refuses(path: Path | str = ".") -> list[str]:
        if Path(path) == closed[place]:
            raise PermissionError(13, "Permission denied")
        return listdir(path)

    monkeypatch.setattr(os, "listdir", refuses)
    removed = remove_for_good(folder, oak.profile.id)
    assert [(fault.path, fault.what) for fault in removed.left] == [
        (closed[place], "not looked into: Permission denied")
    ]
    if place == "trash":
        assert [fault.path for fault in in_trash(folder).faults] == [folder.trash]
        with pytest.raises(BadFile, match="Permission denied"):
            lying(folder)
    if place == "providers":
        # They may be there.
        assert lying(folder).last == set()


def test_of_two_that_share_a_history_only_the_versions_of_one_go(store, oak: Stored, folder, temporary):
    """An id that somebody wrote by hand may be what stands for another in the names of files."""
    text = oak.path.read_text()
    oak.path.write_text(text.replace(oak.profile.id, "Oak!"))
    twin = folder.providers / "twin.toml"
    twin.write_text(text.replace(oak.profile.id, name_for_files("Oak!")))
    for path in (oak.path, twin):
        changed_twice(store, load(path))
    kept = store.history_of("Oak!")
    (kept / "20200101-100000.toml").write_text("ruined")
    assert kept == store.history_of(load(twin).profile.id)
    removed = remove_for_good(folder, "Oak!")
    assert {load(path).profile.id for path in kept.iterdir() if "2020" not in path.name} == {kept.name}
    assert [fault.path.name for fault in removed.left][:1] == ["20200101-100000.toml"]
    assert not oak.path.exists()
    oak.path.write_text(text.replace(oak.profile.id, "Oak!"))
    changed_twice(store, load(oak.path))
    forget(folder, kept.name)
    assert {load(path).profile.id for path in kept.iterdir()} == {"Oak!"}


@pytest.mark.parametrize("way", ["the trash is emptied", "it alone is removed"])
def test_a_version_beside_is_alive_and_so_may_be_a_file_that_cannot_be_read(
    store, oak: Stored, folder, temporary, way: str
):
    def done() -> Removed:
        if way == "the trash is emptied":
            return empty(folder, lying(folder))
        (thrown,) = in_trash(folder).stored
        return remove_thrown(folder, thrown, is_last(folder, thrown))

    oak = changed_twice(store, oak)
    content = oak.path.read_bytes()
    throw_away(folder, oak)
    for name, stands in (("oak-000001.conflict-20261121-100200", content), ("my clinic", content[:40])):
        other = folder.providers / f"{name}.toml"
        other.write_bytes(stands)
        before = files(folder)
        (thrown,) = in_trash(folder).stored
        told = done().left
        assert files(folder) == [path for path in before if path != thrown.path]
        assert [fault.path for fault in told] == (
            [other] if way == "the trash is emptied" and name == "my clinic" else []
        )
        thrown.path.write_bytes(content)
        other.unlink()
    (folder.providers / "._x.toml").write_bytes(b"another program's")
    assert done().left == ()
    assert files(folder) == [folder.providers / "._x.toml"]


def test_no_more_goes_than_somebody_agreed_to(store, oak: Stored, folder, temporary):
    harbor = changed_twice(store, store.create("Harbor"))
    oak = changed_twice(store, oak)
    content = oak.path.read_bytes()
    throw_away(folder, oak)
    agreed = lying(folder)
    assert agreed.last == {oak.profile.id}
    # Another window throws more away, and puts one back.
    throw_away(folder, harbor)
    oak.path.write_bytes(content)
    empty(folder, agreed)
    (thrown,) = in_trash(folder).stored
    assert thrown.profile == harbor.profile
    assert oak.path.read_bytes() == content
    assert len(list(folder.history.glob("*/*"))) == 4

    # Agreed to one file; by now it is the last, but nobody was told that all goes with it.
    assert remove_thrown(folder, thrown, whole=False).gone == (thrown.path,)
    # Agreed to all of it; by now it is there again.
    lies = throw_away(folder, oak)
    thrown = load(lies)
    oak.path.write_bytes(content)
    assert remove_thrown(folder, thrown, whole=True).gone == (lies,)
    assert len(list(folder.history.glob("*/*"))) == 4
    # Another file took its place.
    lies = throw_away(folder, oak)
    agreed = lying(folder)
    lies.write_bytes(content + b"# newer\n")
    with pytest.raises(NotSaved, match="not what it was"):
        remove_thrown(folder, thrown, whole=True)
    empty(folder, agreed)
    assert lies.read_bytes() == content + b"# newer\n"


def test_nothing_is_moved_or_removed_while_another_window_writes(
    store, oak: Stored, folder, temporary, monkeypatch
):
    lies = throw_away(folder, store.create("Harbor"))
    agreed, thrown, before = lying(folder), load(lies), files(folder)
    monkeypatch.setattr(writing, "_WAIT_FOR_LOCK", 0)
    with FileLock(folder.providers / ".lock"):
        for what in (
            lambda: throw_away(folder, oak),
            lambda: take_out(store, thrown),
            lambda: remove_for_good(folder, oak.profile.id),
            lambda: remove_thrown(folder, thrown, whole=True),
            lambda: empty(folder, agreed),
        ):
            with pytest.raises(NotSaved, match="another program"):
                what()
    assert files(folder) == before


def test_what_was_removed_for_good_outlasts_a_power_cut(store, oak: Stored, folder, temporary):
    changed_twice(store, oak)
    throw_away(folder, store.create("Harbor"))
    with watched(folder.path) as watch:
        remove_for_good(folder, oak.profile.id)
    done = [(operation.name, Path(operation.path)) for operation in watch.operations]
    last = max(number for number, (name, _) in enumerate(done) if name in ("unlink", "rmdir"))
    synced = {path for name, path in done[last:] if name == "fsync"}
    assert synced >= {folder.history, folder.trash, folder.providers}


def test_a_folder_that_somebody_put_into_the_trash_is_not_removed_with_all_it_holds(
    folder: DataFolder, temporary
):
    will = folder.trash / "letters.toml" / "deep" / "will.txt"
    will.parent.mkdir(parents=True)
    will.write_text("mine")
    removed = empty(folder, lying(folder))
    assert [fault.what for fault in removed.left] == ["not removed: it is a folder"]
    assert will.read_text() == "mine"
