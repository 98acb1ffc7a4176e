"""The shelf of profiles: kchecklist.profiles.store; design.md, section 5."""

import datetime as dt
import errno
import os
import stat
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kchecklist.files.faults import BadFile
from kchecklist.files.toml_reading import LARGEST
from kchecklist.profiles.editing import (
    changed,
    new_conversation,
    with_claim,
    with_conversation,
    with_costs,
    with_provider,
    with_waiver,
)
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.history import versions
from kchecklist.profiles.record import Claim, Profile, Waiver, document
from kchecklist.profiles.shelf import Stored, load
from kchecklist.profiles.store import ProfileStore
from kchecklist.profiles.trash import throw_away
from kchecklist.profiles.writing import NotSaved

from .everything import exactly

YES, NO, MAYBE = (Claim(choice=(name,)) for name in ("yes", "no", "maybe"))
GOOD = '[provider]\nid = "{id}"\nname = "SECRET"\n'


def said(stored: Stored, claim: Claim, question: str = "first") -> Profile:
    return with_claim(stored.profile, (question,), "said", claim)


def answers(profile: Profile) -> dict[str, Any]:
    return {name: answer.said for name, answer in profile.answers.items()}


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".lock")


@pytest.fixture
def other(folder: DataFolder, clock: Callable[[], dt.datetime]) -> ProfileStore:
    """The same shelf, opened in a second window."""
    return ProfileStore(folder, ("first", "second", "third"), clock)


@pytest.fixture
def stored(store: ProfileStore) -> Stored:
    return store.create("Harbor Infusion")


# Creating


def test_a_new_profile_is_in_a_file_named_after_it(store: ProfileStore, folder: DataFolder):
    assert store.create("Harbor Infusion").path == folder.providers / "harbor-infusion-000001.toml"


def test_a_new_profile_reads_back_as_what_was_returned(store: ProfileStore):
    stored = store.create("Harbor Infusion", routes=("iv",), note="From my GP.")
    assert load(stored.path) == stored


def test_a_new_profile_says_when_it_was_added(stored: Stored):
    assert stored.profile.provider.added == dt.datetime(2026, 11, 21, 10, 2)


@pytest.mark.parametrize(
    "name",
    ['[/] "Ä" =1+1', "../../etc", "a" * 300, "👍🏽😀", "CON", "\x1b[2J", "a\r\nb", '"""', "\\", ".", "你好"],
    ids=lambda name: ascii(name)[:30],
)
def test_a_hostile_name_is_inside_the_file_as_it_was_typed(store: ProfileStore, name: str):
    assert load(store.create(name).path).profile.provider.name == name


@pytest.mark.parametrize("name", ["../../etc", "/etc/passwd", "..", "a/b", "a\\b", "C:x", "\0"], ids=ascii)
def test_no_name_leads_out_of_the_folder(store: ProfileStore, folder: DataFolder, name: str):
    assert store.create(name).path.resolve().parent == folder.providers.resolve()


@pytest.mark.parametrize("name", ["caf\udce9", "", "\ud83d"], ids=ascii)
def test_a_name_that_cannot_be_written_is_told(store: ProfileStore, name: str):
    with pytest.raises(NotSaved, match="empty or holds half a character"):
        store.create(name)


def test_an_id_that_is_taken_is_drawn_again(folder: DataFolder, clock):
    draws = iter(["aaaaaa", "aaaaaa", "bbbbbb"])
    store = ProfileStore(folder, (), clock, lambda: next(draws))
    assert [store.create("X").profile.id, store.create("X").profile.id] == ["x-aaaaaa", "x-bbbbbb"]


def test_an_id_in_the_trash_is_not_given_again(folder: DataFolder, clock):
    draws = iter(["aaaaaa", "aaaaaa", "bbbbbb"])
    store = ProfileStore(folder, (), clock, lambda: next(draws))
    throw_away(folder, store.create("X"))
    assert store.create("X").profile.id == "x-bbbbbb"


def test_two_providers_of_one_name_are_two_files(store: ProfileStore):
    assert store.create("X").path != store.create("X").path


def test_folders_and_files_are_for_their_owner_alone(folder: DataFolder, clock):
    before = os.umask(0)
    try:
        path = ProfileStore(folder, (), clock).create("X").path
    finally:
        os.umask(before)
    found = [stat.S_IMODE(p.stat().st_mode) for p in (folder.path, folder.providers, path)]
    assert found == [0o700, 0o700, 0o600]


# Copying


def test_another_offer_has_every_answer(store: ProfileStore, stored: Stored):
    full = store.save(stored, said(stored, YES)).stored
    assert answers(store.copy_as(full, "KAP").profile) == {"first": YES}


def test_another_offer_has_an_id_an_offer_and_a_day_of_its_own(store: ProfileStore, stored: Stored):
    copy = store.copy_as(stored, "KAP")
    assert (copy.profile.id, copy.profile.title) == ("harbor-infusion-000002", "Harbor Infusion (KAP)")


def test_another_offer_leaves_the_first_one_alone(store: ProfileStore, stored: Stored):
    store.copy_as(stored, "KAP")
    assert load(stored.path) == stored


# Listing

BAD: dict[str, Callable[[Path], object]] = {
    "UTF-16": lambda p: p.write_bytes(GOOD.encode("utf-16")),
    "a byte-order mark": lambda p: p.write_bytes(b"\xef\xbb\xbf" + GOOD.encode()),
    "zeros": lambda p: p.write_bytes(b"\0" * 100),
    "Latin-1": lambda p: p.write_bytes((GOOD + '# "é"').encode("latin-1")),
    "a merge": lambda p: p.write_text(f"<<<<<<< HEAD\n{GOOD}=======\n"),
    "torn off": lambda p: p.write_text(GOOD[:-3]),
    "nested": lambda p: p.write_text(f"{GOOD}x = {'[' * 600}"),
    "a huge number": lambda p: p.write_text(f"{GOOD}x = {'7' * 5000}"),
    "no profile": lambda p: p.write_text("x = 1\ny = 2\n"),
    "a list for answers": lambda p: p.write_text(f'answers = ["SECRET"]\n{GOOD}'),
    "a folder": lambda p: p.mkdir(),
    "a pipe": lambda p: os.mkfifo(p),
    "a link to nowhere": lambda p: p.symlink_to("nowhere"),
    "a device": lambda p: p.symlink_to("/dev/zero"),
    "5 MB": lambda p: p.write_bytes(b"#" * (5 * 1024 * 1024 + 1)),
}


@pytest.fixture
def full_shelf(store: ProfileStore, folder: DataFolder) -> ProfileStore:
    """Three good files among all the bad ones."""
    for name in ("A", "M", "Z"):
        store.create(name)
    for kind, spoil in BAD.items():
        spoil(folder.providers / f"{kind}.toml")
    return store


def test_no_bad_file_hides_a_good_one(full_shelf: ProfileStore):
    assert [stored.profile.provider.name for stored in full_shelf.shelf().stored] == ["A", "M", "Z"]


def test_every_bad_file_is_one_fault(full_shelf: ProfileStore):
    assert sorted(fault.path.stem for fault in full_shelf.shelf().faults) == sorted(BAD)


def test_no_bad_file_is_quoted(full_shelf: ProfileStore):
    assert not any("SECRET" in str(fault) for fault in full_shelf.shelf().faults)


def test_every_bad_file_is_told_in_one_line(full_shelf: ProfileStore):
    assert all(len(str(fault).splitlines()) == 1 for fault in full_shelf.shelf().faults)


def test_several_faults_of_a_file_are_told_each_on_its_line(store: ProfileStore, folder: DataFolder):
    folder.providers.mkdir(parents=True)
    (folder.providers / "x.toml").write_text("format = true\n[provider]\nid = 1\nname = 2\n")
    assert [fault.line for fault in store.shelf().faults] == [1, 3, 4]


def test_an_empty_data_folder_is_an_empty_shelf(store: ProfileStore):
    assert store.shelf().stored == ()


@pytest.mark.parametrize(
    "name", [".hidden.toml", ".x-abc.tmp", "notes.txt", "x.toml~", "x.toml.bak", ".lock"]
)
def test_other_files_are_passed_over(store: ProfileStore, stored: Stored, folder: DataFolder, name: str):
    (folder.providers / name).write_text("!")
    shelf = store.shelf()
    assert ([s.path for s in shelf.stored], shelf.faults, shelf.versions) == ([stored.path], (), ())


@pytest.mark.parametrize(
    "name",
    [
        "x.conflict-20261121-100200.toml",
        "x.sync-conflict-20261121-100200-ABCDEF.toml",
        "x (Anna's conflicted copy 2026-11-21).toml",
    ],
)
def test_another_version_of_a_file_is_no_other_provider(store, stored: Stored, folder: DataFolder, name: str):
    (folder.providers / name).write_bytes(stored.path.read_bytes())
    shelf = store.shelf()
    assert (len(shelf.stored), [path.name for path in shelf.versions]) == (1, [name])


def test_a_name_that_only_speaks_of_conflict_is_a_provider(store: ProfileStore, folder: DataFolder):
    folder.providers.mkdir(parents=True)
    (folder.providers / "no.conflict-of-interest.toml").write_text(GOOD.format(id="x"))
    assert len(store.shelf().stored) == 1


def test_two_files_of_one_id_are_one_provider_and_a_fault(store, stored: Stored, folder: DataFolder):
    (folder.providers / "z-copy.toml").write_bytes(stored.path.read_bytes())
    shelf = store.shelf()
    assert ([s.path for s in shelf.stored], [f.path.name for f in shelf.faults]) == (
        [stored.path],
        ["z-copy.toml"],
    )


# Saving


def test_what_was_saved_is_on_disk(store: ProfileStore, stored: Stored):
    saved = store.save(stored, said(stored, YES))
    assert load(stored.path) == saved.stored and answers(saved.stored.profile) == {"first": YES}


def test_saving_on_goes_on_from_what_was_saved(store: ProfileStore, stored: Stored):
    once = store.save(stored, said(stored, YES)).stored
    twice = store.save(once, said(once, NO)).stored
    assert (answers(load(stored.path).profile), len(names_in(stored.path.parent))) == (
        answers(twice.profile),
        1,
    )


def test_a_profile_in_which_nothing_changed_is_not_rewritten(store: ProfileStore, stored: Stored):
    os.utime(stored.path, ns=(1, 1))
    before = stored.path.stat()
    store.save(stored, Profile.model_validate(document(stored.profile)))
    after = stored.path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_figure_typed_in_another_way_is_a_change(store: ProfileStore, stored: Stored):
    once = store.save(stored, with_costs(stored.profile, session=450)).stored
    store.save(once, with_costs(once.profile, session=Decimal("450.0")))
    assert "session = 450.0\n" in stored.path.read_text()


def test_a_file_in_another_layout_is_not_rewritten_for_that(store: ProfileStore, folder: DataFolder):
    folder.providers.mkdir(parents=True)
    path = folder.providers / "x.toml"
    path.write_text("# mine\nprovider = { name = 'X', id = 'x' }\n")
    stored = load(path)
    store.save(stored, stored.profile)
    assert path.read_text().startswith("# mine")


def test_a_profile_behind_a_link_stays_behind_it(store: ProfileStore, stored: Stored, folder: DataFolder):
    target = folder.path / "elsewhere.toml"
    stored.path.rename(target)
    stored.path.symlink_to(target)
    store.save(stored, said(stored, YES))
    assert (stored.path.is_symlink(), answers(load(target).profile)) == (True, {"first": YES})


def test_unknown_keys_survive_a_save(store: ProfileStore, folder: DataFolder):
    folder.providers.mkdir(parents=True)
    path = folder.providers / "x.toml"
    path.write_text(GOOD.format(id="x") + 'fax = "1"\n[mine]\n"a.b" = [1, 1.0, {}]\n')
    stored = load(path)
    store.save(stored, said(stored, YES))
    kept = document(load(path).profile)
    assert exactly([kept["provider"]["fax"], kept["mine"]]) == exactly(
        ["1", {"a.b": [1, Decimal("1.0"), {}]}]
    )


def test_a_newer_format_opens(store: ProfileStore, stored: Stored):
    stored.path.write_text("format = 2\n" + GOOD.format(id="x"))
    assert load(stored.path).profile.read_only


def test_a_newer_format_is_not_saved(store: ProfileStore, stored: Stored):
    stored.path.write_text("format = 2\n" + GOOD.format(id="x"))
    newer = load(stored.path)
    with pytest.raises(NotSaved, match="a newer kchecklist wrote it"):
        store.save(newer, said(newer, YES))
    assert load(stored.path) == newer


# Saving that fails


def full_disk(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("step", ["fsync", "replace", "fdopen", "chmod"])
def test_a_save_that_fails_leaves_the_old_file_alone(store, stored: Stored, monkeypatch, step: str):
    before = stored.path.read_bytes()
    with monkeypatch.context() as broken:
        # Only writing is to fail: what is on disk is still read.
        fdopen = os.fdopen
        broken.setattr(os, step, lambda *a, **k: fdopen(*a, **k) if a[1:] == ("rb",) else full_disk())
        with pytest.raises(NotSaved) as caught:
            store.save(stored, said(stored, YES))
    assert (caught.value.path, stored.path.read_bytes(), names_in(stored.path.parent)) == (
        stored.path,
        before,
        [stored.path.name],
    )


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_save_that_failed_can_be_tried_again(store, stored: Stored, monkeypatch, step: str):
    with monkeypatch.context() as broken, pytest.raises(NotSaved):
        broken.setattr(os, step, full_disk)
        store.save(stored, said(stored, YES))
    saved = store.save(stored, said(stored, YES))
    assert (answers(load(stored.path).profile), saved.beside) == ({"first": YES}, None)


def fails_for_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync, broken = os.fsync, folder.stat()

    def sync(descriptor: int) -> None:
        if os.path.samestat(os.fstat(descriptor), broken):
            raise OSError(errno.EIO, "Input/output error")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", sync)


def test_a_save_of_which_only_the_last_step_failed_does_not_clash_with_itself(
    store, stored: Stored, monkeypatch
):
    with monkeypatch.context() as broken, pytest.raises(NotSaved):
        fails_for_folder(stored.path.parent, broken)
        store.save(stored, said(stored, YES))
    saved = store.save(stored, said(stored, NO))
    assert (answers(load(stored.path).profile), saved.beside) == ({"first": NO}, None)


def test_after_a_failed_last_step_a_second_window_loses_nothing(store, other, stored: Stored, monkeypatch):
    with monkeypatch.context() as broken, pytest.raises(NotSaved):
        fails_for_folder(stored.path.parent, broken)
        store.save(stored, said(stored, YES))
    there = load(stored.path)
    other.save(there, said(there, MAYBE, "second"))
    store.save(stored, said(stored, YES))
    assert answers(load(stored.path).profile) == {"first": YES, "second": MAYBE}


def test_a_failed_last_step_of_a_merge_loses_nothing_of_theirs(store, other, stored: Stored, monkeypatch):
    other.save(stored, said(stored, MAYBE, "second"))
    with monkeypatch.context() as broken, pytest.raises(NotSaved):
        fails_for_folder(stored.path.parent, broken)
        store.save(stored, said(stored, YES))
    store.save(stored, said(stored, YES))
    assert answers(load(stored.path).profile) == {"first": YES, "second": MAYBE}


def test_what_was_taken_back_after_a_failed_last_step_is_off_the_disk(store, stored: Stored, monkeypatch):
    with monkeypatch.context() as broken, pytest.raises(NotSaved):
        fails_for_folder(stored.path.parent, broken)
        store.save(stored, said(stored, YES))
    saved = store.save(stored, stored.profile)
    assert (answers(load(stored.path).profile), saved.stored) == ({}, load(stored.path))


def test_what_was_perhaps_written_is_forgotten_after_a_good_save(store, other, stored: Stored, monkeypatch):
    with monkeypatch.context() as broken, pytest.raises(NotSaved):
        fails_for_folder(stored.path.parent, broken)
        store.save(stored, said(stored, YES))
    failed = stored.path.read_bytes()
    here = store.save(stored, said(stored, NO)).stored
    # Somebody puts the very file back that this window could not finish: now it is theirs.
    stored.path.write_bytes(failed)
    saved = store.save(here, said(here, MAYBE))
    assert answers(load(saved.beside).profile) == {"first": YES}


def test_text_that_cannot_be_encoded_is_not_saved_and_told(store: ProfileStore, stored: Stored):
    broken = stored.profile.model_copy(
        update={"provider": stored.profile.provider.model_copy(update={"note": "caf\udce9"})}
    )
    before = stored.path.read_bytes()
    with pytest.raises(NotSaved, match="half a character"):
        store.save(stored, broken)
    assert stored.path.read_bytes() == before


def test_what_could_not_be_read_again_for_its_size_is_not_saved(store: ProfileStore, stored: Stored):
    before = stored.path.read_bytes()
    with pytest.raises(NotSaved, match="larger than 5 MB"):
        store.save(stored, with_provider(stored.profile, note="x" * LARGEST))
    assert stored.path.read_bytes() == before


def test_what_would_not_read_back_is_not_saved(store: ProfileStore, stored: Stored, monkeypatch):
    monkeypatch.setattr("kchecklist.profiles.store.profile_text", lambda *_: "format = 1\n")
    before = stored.path.read_bytes()
    with pytest.raises(NotSaved, match="read back"):
        store.save(stored, said(stored, YES))
    assert stored.path.read_bytes() == before


# Changed on disk meanwhile


def test_two_windows_that_answer_two_questions_both_keep_theirs(store, other, stored: Stored):
    other.save(stored, said(stored, NO, "second"))
    saved = store.save(stored, said(stored, YES, "first"))
    assert (answers(load(stored.path).profile), saved.beside) == ({"first": YES, "second": NO}, None)


def test_what_a_merged_save_returns_is_what_is_on_disk(store, other, stored: Stored):
    other.save(stored, said(stored, NO, "second"))
    assert store.save(stored, said(stored, YES)).stored == load(stored.path)


def test_two_windows_that_each_began_a_talk_credit_each_answer_to_its_own(store, other, stored: Stored):
    def talked(who: str, question: str) -> Profile:
        talk = changed(new_conversation(stored.profile, dt.date(2026, 11, 21)), with_=who)
        profile = with_conversation(stored.profile, talk)
        return with_claim(profile, (question,), "said", Claim(choice=("yes",), conversation=talk.id))

    other.save(stored, talked("Ann", "second"))
    saved = store.save(stored, talked("Bo", "first"))
    after = load(stored.path).profile
    told = {name: after.told(answer.said)[0] for name, answer in after.answers.items()}
    assert (told, saved.beside) == ({"first": "Bo", "second": "Ann"}, None)


def test_two_windows_writing_in_turn_lose_nothing(store, other, stored: Stored):
    here, there = stored, stored
    for number in range(6):
        here = store.save(here, said(here, YES, f"here-{number}")).stored
        there = other.save(there, said(there, NO, f"there-{number}")).stored
    expected = {f"here-{n}": YES for n in range(6)} | {f"there-{n}": NO for n in range(6)}
    assert (answers(load(stored.path).profile), len(names_in(stored.path.parent))) == (expected, 1)


@pytest.fixture
def clashed(store, other, stored: Stored) -> Iterator[tuple[bytes, Any]]:
    """Both answered one question differently: their bytes, and what my save came to."""
    other.save(stored, said(stored, NO))
    theirs = stored.path.read_bytes()
    return theirs, store.save(stored, said(stored, YES))


def test_of_one_question_answered_in_two_ways_mine_is_in_the_file(clashed, stored: Stored):
    assert answers(load(stored.path).profile) == {"first": YES}


def test_of_one_question_answered_in_two_ways_theirs_lies_beside_to_the_byte(clashed):
    theirs, saved = clashed
    assert saved.beside.read_bytes() == theirs


def test_their_version_is_named_after_the_file_and_the_time(clashed, stored: Stored):
    assert clashed[1].beside.name == f"{stored.path.stem}.conflict-20261121-100200.toml"


def test_their_version_is_shown_as_a_version_and_not_as_a_provider(clashed, store: ProfileStore):
    shelf = store.shelf()
    assert (len(shelf.stored), shelf.versions, shelf.faults) == (1, (clashed[1].beside,), ())


def test_a_second_clash_in_a_second_covers_nothing(clashed, store, other, stored: Stored):
    again = load(stored.path)
    other.save(again, said(again, MAYBE))
    second = store.save(again, said(again, NO)).beside
    assert (second != clashed[1].beside, answers(load(second).profile)) == (True, {"first": MAYBE})


def test_their_version_of_a_file_with_a_very_long_name_is_kept(store, stored: Stored):
    path = stored.path.with_name("n" * 245 + ".toml")
    stored.path.rename(path)
    mine = load(path)
    path.write_text(path.read_text() + '[answers.first.said]\nchoice = ["no"]\n')
    assert answers(load(store.save(mine, said(mine, YES)).beside).profile) == {"first": NO}


def test_what_they_deleted_and_i_did_not_touch_is_gone(store, other, stored: Stored):
    full = store.save(stored, with_waiver(stored.profile, "first", Waiver(reason="x"))).stored
    other.save(full, with_waiver(full.profile, "first", None))
    store.save(full, said(full, YES))
    assert not load(stored.path).profile.waivers


def test_a_change_to_another_key_of_the_provider_is_kept(store, other, stored: Stored):
    other.save(stored, with_provider(stored.profile, phone="1"))
    store.save(stored, with_provider(stored.profile, website="w"))
    provider = load(stored.path).profile.provider
    assert (provider.phone, provider.website) == ("1", "w")


def test_a_comment_written_meanwhile_is_no_clash(store: ProfileStore, stored: Stored):
    stored.path.write_text("# hello\n" + stored.path.read_text())
    assert store.save(stored, said(stored, YES)).beside is None


def test_a_file_deleted_meanwhile_is_written_again(store: ProfileStore, stored: Stored):
    stored.path.unlink()
    store.save(stored, said(stored, YES))
    assert answers(load(stored.path).profile) == {"first": YES}


def test_a_folder_deleted_meanwhile_is_made_again(store: ProfileStore, stored: Stored):
    stored.path.unlink()
    (stored.path.parent / ".lock").unlink(missing_ok=True)
    stored.path.parent.rmdir()
    store.save(stored, said(stored, YES))
    assert answers(load(stored.path).profile) == {"first": YES}


RUINED = {
    "torn": b'[provider]\nname = "SECRET',
    "no profile": b"x = 1\n",
    "zeros": b"\0" * 50,
    "a newer format": b"format = 2\n" + GOOD.format(id="x").encode(),
}


@pytest.mark.parametrize("kind", RUINED)
def test_a_file_ruined_meanwhile_is_left_as_it_is(store, stored: Stored, kind: str):
    stored.path.write_bytes(RUINED[kind])
    with pytest.raises(NotSaved):
        store.save(stored, said(stored, YES))
    assert stored.path.read_bytes() == RUINED[kind]


@pytest.mark.parametrize("kind", RUINED)
def test_beside_a_ruined_file_lies_what_i_entered(store, stored: Stored, kind: str):
    stored.path.write_bytes(RUINED[kind])
    with pytest.raises(NotSaved):
        store.save(stored, said(stored, YES))
    (beside,) = store.shelf().versions
    assert answers(load(beside).profile) == {"first": YES}


@pytest.mark.parametrize("kind", RUINED)
def test_it_is_said_where_it_lies_and_nothing_of_what_stood_there(store, stored: Stored, kind: str):
    stored.path.write_bytes(RUINED[kind])
    with pytest.raises(NotSaved) as caught:
        store.save(stored, said(stored, YES))
    (beside,) = store.shelf().versions
    assert str(beside) in str(caught.value) and "SECRET" not in str(caught.value)


def test_every_further_answer_beside_a_ruined_file_goes_to_the_same_place(store, stored: Stored):
    stored.path.write_bytes(b"!")
    for claim in (YES, NO, MAYBE):
        with pytest.raises(NotSaved):
            store.save(stored, said(stored, claim))
    (beside,) = store.shelf().versions
    assert answers(load(beside).profile) == {"first": MAYBE}


def test_what_lies_beside_is_not_covered_once_somebody_edited_it(store, stored: Stored):
    stored.path.write_bytes(b"!")
    with pytest.raises(NotSaved):
        store.save(stored, said(stored, YES))
    (beside,) = store.shelf().versions
    beside.write_text("mine now")
    with pytest.raises(NotSaved):
        store.save(stored, said(stored, NO))
    assert beside.read_text() == "mine now"


def test_after_the_ruined_file_was_mended_saving_goes_on(store, stored: Stored):
    good = stored.path.read_bytes()
    stored.path.write_bytes(b"!")
    with pytest.raises(NotSaved):
        store.save(stored, said(stored, YES))
    stored.path.write_bytes(good)
    store.save(stored, said(stored, YES))
    assert answers(load(stored.path).profile) == {"first": YES}


@pytest.fixture
def rescued(store: ProfileStore, stored: Stored) -> Path:
    """Where an answer lies that could not be saved; the file can be read again."""
    good = stored.path.read_bytes()
    stored.path.write_bytes(b"!")
    with pytest.raises(NotSaved):
        store.save(stored, said(stored, YES))
    stored.path.write_bytes(good)
    (beside,) = store.shelf().versions
    return beside


def test_what_was_put_beside_goes_once_the_same_is_saved(store, stored: Stored, rescued: Path):
    store.save(stored, said(stored, YES))
    assert answers(load(stored.path).profile) == {"first": YES}
    assert not rescued.exists()


def test_what_was_put_beside_stays_where_something_else_is_saved(store, stored: Stored, rescued: Path):
    store.save(stored, said(stored, NO))
    assert answers(load(rescued).profile) == {"first": YES}


def test_what_was_put_beside_and_edited_there_stays(store, stored: Stored, rescued: Path):
    rescued.write_text("mine now")
    store.save(stored, said(stored, YES))
    assert rescued.read_text() == "mine now"


def test_a_pipe_put_in_the_files_place_is_not_written_into(store: ProfileStore, stored: Stored):
    stored.path.unlink()
    os.mkfifo(stored.path)
    with pytest.raises(NotSaved, match="not a regular file"):
        store.save(stored, said(stored, YES))


def test_loading_something_that_is_no_profile_tells_all_its_faults(tmp_path: Path):
    (tmp_path / "x.toml").write_text("format = true\n[provider]\nid = 1\nname = 2\n")
    with pytest.raises(BadFile) as caught:
        load(tmp_path / "x.toml")
    assert [fault.line for fault in caught.value.faults] == [1, 3, 4]


def test_a_file_with_comments_is_kept_as_it_was_before_its_first_rewrite(store):
    made = store.create("Oak")
    by_hand = made.path.read_text(encoding="utf-8").replace("[provider]", "# rang on Monday\n[provider]")
    made.path.write_text(by_hand, encoding="utf-8")
    found = load(made.path)
    saved = store.save(found, with_provider(found.profile, phone="555 0101"))
    assert saved.by_hand is not None
    assert saved.by_hand.read_text(encoding="utf-8") == by_hand
    assert saved.by_hand.parent == store.folder.history / made.path.stem
    assert saved.by_hand.stat().st_mode & 0o777 == 0o600
    again = store.save(saved.stored, with_provider(saved.stored.profile, phone="555 0102"))
    assert again.by_hand is None


def test_a_file_that_we_wrote_when_other_questions_were_asked_needs_no_keeping(store):
    made = store.create("Oak")
    for name in ("second", "first"):
        made = store.save(made, with_claim(made.profile, (name,), "said", Claim(state="refused"))).stored
    other = ProfileStore(store.folder, ("second", "first"))
    found = load(made.path)
    saved = other.save(found, with_provider(found.profile, phone="555 0101"))
    assert saved.by_hand is None
    assert saved.stored.path.read_text().split("[answers.")[1].startswith("second")


def test_a_file_that_we_wrote_ourselves_needs_no_keeping(store):
    made = store.create("Oak")
    found = load(made.path)
    assert (
        ProfileStore(store.folder).save(found, with_provider(found.profile, phone="555 0101")).by_hand is None
    )
    (kept,) = versions(store.history_of(made.profile.id))
    assert not kept.by_hand


def test_a_file_that_cannot_be_read_is_named_with_its_line_and_the_way_back(store):
    made = store.create("Oak")
    made.path.write_text("format = 1\nname = told nobody else")
    for earlier in (False, True):
        if earlier:
            made.path.unlink()
            made = store.save(made, with_provider(made.profile, phone="555 0101")).stored
            made = store.save(made, with_provider(made.profile, phone="555 0102")).stored
            made.path.write_text("format = 1\nname = told nobody else")
        with pytest.raises(NotSaved) as caught:
            store.save(made, with_provider(made.profile, website="oak.example"))
        said = str(caught.value)
        assert caught.value.reason == "its file cannot be read"
        assert said.startswith(f"{made.path}:2: not saved: is not valid TOML")
        assert said.endswith(f"what you entered lies in {caught.value.beside}")
        assert ("`kchecklist restore`, puts an earlier version back" in said) is earlier
        assert "told" not in said


def test_what_lies_beside_its_own_file_is_not_put_aside_once_more(store, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    made = store.create("Oak")
    made.path.write_text("<<<<<<< HEAD")
    entered = with_provider(made.profile, phone="555 0101")
    with pytest.raises(NotSaved) as caught:
        store.save(made, entered)
    beside = caught.value.beside
    assert store.put_aside(entered) == beside
    more = store.put_aside(with_provider(entered, website="oak.example"))
    beside.write_text(beside.read_text() + "\n# mine")
    changed = store.put_aside(entered)
    assert len({beside, more, changed}) == 3


def test_two_providers_are_never_merged_into_one(store):
    oak, elm = store.create("Oak"), store.create("Elm")
    oak.path.write_bytes(elm.path.read_bytes())
    before = oak.path.read_bytes()
    with pytest.raises(NotSaved, match="another provider stands in it now; what you entered lies in"):
        store.save(oak, with_provider(oak.profile, phone="555 0100"))
    assert oak.path.read_bytes() == before
    (beside,) = store.folder.providers.glob("*.conflict-*.toml")
    assert "555 0100" in beside.read_text()
