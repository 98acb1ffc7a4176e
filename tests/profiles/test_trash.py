"""Getting rid of a profile, getting it back, and leaving nothing behind."""

import os
import tempfile
from pathlib import Path

import pytest

from kchecklist.profiles.editing import with_provider
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.naming import name_for_files
from kchecklist.profiles.shelf import Stored, load
from kchecklist.profiles.store import ProfileStore
from kchecklist.profiles.trash import (
    elsewhere,
    empty,
    forget,
    in_trash,
    remove_for_good,
    remove_thrown,
    take_out,
    throw_away,
)
from kchecklist.profiles.writing import NotSaved

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
    (folder.providers / f".{oak.path.stem[:40]}-abc.tmp").write_bytes(content)
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
    removed = empty(folder)
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
    empty(folder)
    assert len(list(store.history_of(oak.profile.id).iterdir())) == 2


def test_an_empty_trash_is_emptied_in_silence(folder: DataFolder, temporary):
    assert empty(folder).gone == ()


def test_one_that_is_nowhere_else_goes_from_the_trash_with_all_that_was_kept_of_it(
    store, oak: Stored, folder, temporary
):
    harbor = store.create("Harbor")
    throw_away(folder, harbor)
    throw_away(folder, changed_twice(store, oak))
    harbors, oaks = in_trash(folder).stored
    assert remove_thrown(folder, oaks).left == ()
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
    remove_thrown(folder, thrown)
    assert files(folder) == sorted([path, *store.history_of(oak.profile.id).iterdir()])
