"""Putting a version back: byte for byte, and nothing of what stood there is lost."""

import pytest

from kchecklist.files.faults import BadFile
from kchecklist.profiles.editing import with_provider
from kchecklist.profiles.history import versions
from kchecklist.profiles.shelf import Stored
from kchecklist.profiles.store import ProfileStore
from kchecklist.profiles.writing import NotSaved


@pytest.fixture
def oak(store: ProfileStore) -> Stored:
    """Oak as it stands after two changes."""
    made = store.create("Oak")
    for phone in ("555 1", "555 2"):
        made = store.save(made, with_provider(made.profile, phone=phone)).stored
    return made


def kept(store: ProfileStore, oak: Stored) -> list[bytes]:
    return [version.path.read_bytes() for version in versions(store.history_of(oak.profile.id))]


def test_a_version_is_put_back_as_it_was_and_what_stood_there_is_kept(store, oak: Stored):
    stood = oak.path.read_bytes()
    first, second = versions(store.history_of(oak.profile.id))
    content = first.path.read_bytes()
    saved = store.restore(oak.profile.id, first.path)
    assert (saved.stored.path, oak.path.read_bytes(), saved.by_hand) == (oak.path, content, None)
    assert kept(store, oak) == [content, second.path.read_bytes(), stood]
    assert oak.path.stat().st_mode & 0o777 == 0o600


def test_what_is_written_next_comes_of_what_was_put_back(store, oak: Stored):
    first = versions(store.history_of(oak.profile.id))[0]
    back = store.restore(oak.profile.id, first.path).stored
    saved = store.save(back, with_provider(back.profile, website="oak.example"))
    assert (saved.beside, saved.stored.profile.provider.phone) == (None, None)


def test_comments_come_back_with_the_version_that_had_them(store, oak: Stored):
    by_hand = oak.path.read_bytes() + b"\n# rang on Monday\n"
    oak.path.write_bytes(by_hand)
    store.save(oak, with_provider(oak.profile, phone="555 3"))
    (version,) = (one for one in versions(store.history_of(oak.profile.id)) if one.by_hand)
    assert store.restore(oak.profile.id, version.path).stored.path.read_bytes() == by_hand


@pytest.mark.parametrize("ruined", [b"", b"\x00\xff", b"format = 1\n[provider"])
def test_it_mends_a_file_that_was_ruined_and_keeps_the_ruins_for_good(store, oak: Stored, ruined: bytes):
    oak.path.write_bytes(ruined)
    last = versions(store.history_of(oak.profile.id))[-1]
    saved = store.restore(oak.profile.id, last.path)
    assert saved.by_hand is not None
    assert saved.by_hand.read_bytes() == ruined
    assert store.shelf().faults == ()


def test_it_brings_a_file_back_that_is_gone(store, oak: Stored):
    oak.path.unlink()
    last = versions(store.history_of(oak.profile.id))[-1]
    assert store.restore(oak.profile.id, last.path).stored.path == oak.path


def test_a_file_that_a_person_renamed_stays_where_it_is(store, oak: Stored):
    renamed = oak.path.rename(oak.path.with_name("my-oak.toml"))
    first = versions(store.history_of(oak.profile.id))[0]
    assert store.restore(oak.profile.id, first.path).stored.path == renamed
    assert not oak.path.exists()


def test_a_version_beside_is_put_in_the_place_of_the_file(store, oak: Stored):
    beside = oak.path.with_name(f"{oak.path.stem}.conflict-20261121-100200.toml")
    beside.write_bytes(oak.path.read_bytes().replace(b"555 2", b"555 9"))
    assert store.restore(oak.profile.id, beside).stored.profile.provider.phone == "555 9"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('format = 1\n[provider]\nid = "other"\nname = "Other"\n', "another provider's"),
        ('format = 9\n[provider]\nid = "oak-000001"\nname = "Oak"\n', "a newer kchecklist"),
    ],
)
def test_what_is_not_to_be_put_back_changes_nothing(store, oak: Stored, tmp_path, text: str, what: str):
    before, version = oak.path.read_bytes(), tmp_path / "version.toml"
    version.write_text(text)
    with pytest.raises(NotSaved, match=what):
        store.restore(oak.profile.id, version)
    assert oak.path.read_bytes() == before


def test_a_version_that_cannot_be_read_changes_nothing(store, oak: Stored, tmp_path):
    before, version = oak.path.read_bytes(), tmp_path / "version.toml"
    version.write_text("ruined")
    with pytest.raises(BadFile):
        store.restore(oak.profile.id, version)
    assert oak.path.read_bytes() == before


def test_what_an_older_copy_put_back_from_outside_lacks_is_kept(store, oak: Stored):
    older = versions(store.history_of(oak.profile.id))[0].path.read_bytes()
    before = oak.path.read_bytes()
    oak.path.write_bytes(older)
    saved = store.save(oak, with_provider(oak.profile, website="oak.example"))
    assert saved.stored.profile.provider.phone is None
    assert before in kept(store, oak)
    assert kept(store, oak)[-1] == older


def test_what_stood_before_another_window_wrote_is_not_kept_twice(store, oak: Stored):
    other = ProfileStore(store.folder)
    theirs = other.save(oak, with_provider(oak.profile, website="oak.example")).stored
    other.save(theirs, with_provider(theirs.profile, note="theirs"))
    before = kept(store, oak)
    store.save(oak, with_provider(oak.profile, offer="mine"))
    assert len(kept(store, oak)) == len(before) + 1


def test_comments_of_a_version_that_lay_beside_outlast_the_next_save(store, oak: Stored):
    beside = oak.path.with_name(f"{oak.path.stem}.sync-conflict-20261121-1.toml")
    beside.write_bytes(oak.path.read_bytes() + b"\n# rang on Monday\n")
    back = store.restore(oak.profile.id, beside).stored
    saved = store.save(back, with_provider(back.profile, phone="555 3"))
    assert saved.by_hand is not None
    assert b"# rang on Monday" in saved.by_hand.read_bytes()


def test_nothing_is_put_over_another_provider(store, oak: Stored):
    first = versions(store.history_of(oak.profile.id))[0]
    maple = oak.path.read_text().replace(oak.profile.id, "maple-77")
    oak.path.write_text(maple)
    with pytest.raises(NotSaved, match="another provider stands in it"):
        store.restore(oak.profile.id, first.path)
    assert oak.path.read_text() == maple


def test_a_version_whose_save_failed_is_not_tied_to_the_file(store, oak: Stored, monkeypatch):
    before = oak.path.read_bytes()
    with monkeypatch.context() as broken, pytest.raises(NotSaved):
        broken.setattr("kchecklist.profiles.store.replace_file", full)
        store.save(oak, with_provider(oak.profile, phone="555 3"))
    oak.path.write_bytes(before.replace(b"555 2", b"555 9"))
    assert oak.path.stat().st_nlink == 1


def full(path, content):
    raise NotSaved(path, "No space left on device")
