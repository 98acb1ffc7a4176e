"""A shared folder cannot make us read or write elsewhere: links out of it, wherever a file of ours may lie."""

import datetime as dt
from pathlib import Path

import pytest

from kchecklist.checklist.additions import Additions
from kchecklist.checklist.loading import load_checklist
from kchecklist.files.faults import BadFile
from kchecklist.files.shipped import shipped
from kchecklist.profiles.drafts import begun, keep_begun
from kchecklist.profiles.editing import changed, with_provider
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.own_questions import add_question, reword_question
from kchecklist.profiles.person import Settings, read_record, update_record
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.store import ProfileStore
from kchecklist.profiles.writing import NotSaved, free_path

NOW = dt.datetime(2026, 11, 21, 10, 2)
OUT = "is a link out of the data folder; put the file itself here"
THEIRS = 'country = "US"\n'


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A file that is none of ours."""
    path = tmp_path / "elsewhere" / "theirs.toml"
    path.parent.mkdir()
    path.write_text(THEIRS, encoding="utf-8")
    return path


@pytest.fixture(params=["a file", "no file yet"])
def target(request: pytest.FixtureRequest, outside: Path) -> Path:
    """Where a link out of the data folder leads."""
    return outside if request.param == "a file" else outside.with_name("new.toml")


def untouched(outside: Path) -> bool:
    """Whether nothing was written beside what was there, nor over it."""
    return [*outside.parent.iterdir()] == [outside] and outside.read_text(encoding="utf-8") == THEIRS


def test_a_profile_that_is_a_link_out_is_one_line_and_hides_no_other(store, folder, target):
    kept = store.create("Kept")
    (folder.providers / "x.toml").symlink_to(target)
    shelf = store.shelf()
    assert [stored.path for stored in shelf.stored] == [kept.path]
    assert [str(fault) for fault in shelf.faults] == [f"{folder.providers / 'x.toml'}: {OUT}"]


def test_a_profile_that_became_a_link_out_is_not_written_through(
    store: ProfileStore, folder: DataFolder, outside: Path, target: Path
):
    stored = store.create("Harbor")
    stored.path.unlink()
    stored.path.symlink_to(target)
    with pytest.raises(NotSaved, match="is a link out of the data folder; what you entered lies in"):
        store.save(stored, with_provider(stored.profile, note="said on the phone"))
    assert untouched(outside)
    (beside,) = folder.providers.glob("*.conflict-*")
    assert "said on the phone" in beside.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "model", "change"),
    [("priorities.toml", Priorities, {"country": "GB"}), ("settings.toml", Settings, {"theme": "light"})],
)
def test_what_matters_and_settings_are_neither_read_nor_written_through_a_link_out(
    folder: DataFolder, outside: Path, target: Path, name: str, model, change
):
    folder.path.mkdir()
    path = folder.path / name
    path.symlink_to(target)
    with pytest.raises(BadFile, match=OUT):
        read_record(path, model)
    with pytest.raises(BadFile, match=OUT):
        update_record(path, model, lambda record: changed(record, **change))
    assert untouched(outside)


def test_my_questions_are_neither_read_nor_written_through_a_link_out(folder, outside, target):
    folder.questions.mkdir(parents=True)
    for name in ("99-own.toml", "sources.toml", "sections.toml"):
        (folder.questions / name).symlink_to(target)
    added = Additions(load_checklist(shipped("questions")), folder.questions)
    assert [str(fault).partition(": ")[2] for fault in added.bad] == [OUT] * 3
    with pytest.raises(BadFile, match=OUT):
        add_question(folder, "May my dog come?", counts=False, taken=())
    assert untouched(outside)


def test_words_that_were_begun_are_neither_read_nor_written_through_a_link_out(folder, outside, target):
    folder.questions.mkdir(parents=True)
    (folder.questions / "begun.txt").symlink_to(target)
    assert begun(folder) == ""
    for text in ("May my dog come?", " "):
        with pytest.raises(BadFile, match=OUT):
            keep_begun(folder, text, "May my cat come?")
    assert untouched(outside)


def test_a_question_of_mine_is_not_reworded_through_a_link_out(folder: DataFolder, tmp_path: Path):
    other = DataFolder(tmp_path / "other")
    question_id = add_question(other, "May my dog come?", counts=False, taken=())
    folder.questions.mkdir(parents=True)
    (theirs,) = other.questions.glob("*.toml")
    before = theirs.read_bytes()
    (folder.questions / theirs.name).symlink_to(theirs)
    with pytest.raises(BadFile, match="a link out of the data folder"):
        reword_question(folder, question_id, "May my cat come?", NOW)
    assert theirs.read_bytes() == before


def test_nothing_is_put_where_a_link_leads_nowhere(tmp_path: Path):
    (tmp_path / "x.toml").symlink_to("elsewhere.toml")
    assert free_path(tmp_path / "x.toml").name == "x-2.toml"


def test_a_lock_that_is_a_link_is_not_taken(store: ProfileStore, folder: DataFolder, outside: Path):
    folder.providers.mkdir(parents=True)
    (folder.providers / ".lock").symlink_to(outside)
    with pytest.raises(NotSaved, match=r"its \.lock is a link; delete \.lock and do it again"):
        store.create("Harbor")
    assert untouched(outside)
