"""The person's own files, priorities.toml and settings.toml: kchecklist.profiles.person and priorities."""

import datetime as dt
import errno
import os
import stat
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kchecklist.files.faults import BadFile
from kchecklist.profiles.editing import changed
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.history import versions
from kchecklist.profiles.person import Settings, Updated, read_record, update_record
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.writing import NotSaved

from .everything import exactly, read_back

PRIORITIES = """\
format = 1
sections = ["monitoring", "integration"]
country = "US"
x-mine = 1.50

[swing]
monitoring = 100
team = 33.5

[marks.route]
iv = "wanted"

[money]
currency = "USD"
hour = 25
x-tips = true

[x-table]
a = [1, 1.0]
"""


def settings(folder: DataFolder, text: str) -> Path:
    folder.path.mkdir(parents=True, exist_ok=True)
    folder.settings.write_text(text)
    return folder.settings


def test_without_a_file_everything_is_as_it_comes(folder: DataFolder):
    assert read_record(folder.settings, Settings) == Settings()


def test_reading_makes_no_file(folder: DataFolder):
    read_record(folder.settings, Settings)
    assert not folder.path.exists()


def test_a_change_is_on_disk(folder: DataFolder):
    update_record(folder.settings, Settings, lambda before: changed(before, theme="dark"))
    assert read_record(folder.settings, Settings).theme == "dark"


def test_a_change_holds_only_what_was_set(folder: DataFolder):
    update_record(folder.settings, Settings, lambda before: changed(before, theme="dark"))
    assert folder.settings.read_text() == 'theme = "dark"\n'


def test_a_change_keeps_the_keys_that_nobody_knows(folder: DataFolder):
    folder.path.mkdir()
    folder.priorities.write_text(PRIORITIES)
    update_record(folder.priorities, Priorities, lambda before: changed(before, country="CA"))
    expected = read_back(PRIORITIES) | {"country": "CA"}
    assert exactly(read_back(folder.priorities.read_text())) == exactly(expected)


def test_a_file_in_which_nothing_changed_is_not_rewritten(folder: DataFolder):
    path = settings(folder, "# mine\nmove_on=true\n")
    update_record(path, Settings, lambda before: changed(before, move_on=True))
    assert path.read_text().startswith("# mine")


def test_a_change_starts_from_what_the_file_says_now(folder: DataFolder):
    update_record(folder.settings, Settings, lambda before: changed(before, theme="dark"))
    folder.settings.write_text('theme = "light"\nmove_on = true\n')
    update_record(folder.settings, Settings, lambda before: changed(before, show_ranges=False))
    assert read_back(folder.settings.read_text()) == {"theme": "light", "move_on": True, "show_ranges": False}


# What a person wrote by hand

NOON = dt.datetime(2026, 11, 21, 12)


def colder(before: Settings) -> Settings:
    return changed(before, theme="cold")


def test_a_file_with_comments_is_kept_as_it_was_before_its_first_rewrite_and_told_once(folder: DataFolder):
    text = '# mine\ntheme="dark" # at night\n'
    path = settings(folder, text)
    updated = update_record(path, Settings, colder, lambda: NOON)
    kept = folder.history / "settings" / "20261121-120000-by-hand.toml"
    assert updated == Updated(Settings(theme="cold"), kept)
    assert kept.read_text() == text
    assert update_record(path, Settings, lambda before: changed(before, theme="dark")).by_hand is None
    assert [version.path for version in versions(kept.parent) if version.by_hand] == [kept]


def test_a_file_that_we_wrote_is_kept_like_any_other(folder: DataFolder):
    update_record(folder.priorities, Priorities, lambda before: changed(before, sections=("team",)))
    update_record(folder.priorities, Priorities, lambda before: changed(before, country="US"))
    assert (
        update_record(folder.priorities, Priorities, lambda before: changed(before, country="GB")).by_hand
        is None
    )
    assert [version.by_hand for version in versions(folder.history / "priorities")] == [False, False]


def test_what_cannot_be_kept_is_not_rewritten(folder: DataFolder):
    path = settings(folder, "# mine\n")
    folder.history.write_text("in the way")
    with pytest.raises(NotSaved):
        update_record(path, Settings, colder)
    assert path.read_text() == "# mine\n"


@pytest.mark.parametrize("model", [Settings, Priorities])
def test_a_file_of_a_newer_kchecklist_is_read_and_never_written(folder: DataFolder, model):
    path = settings(folder, "format = 2\n")
    assert read_record(path, model).format == 2
    with pytest.raises(NotSaved, match="a newer kchecklist wrote this; nothing was changed"):
        update_record(path, model, lambda before: changed(before, theme="cold", country="US"))
    assert path.read_text() == "format = 2\n"
    assert not folder.history.exists()
    assert update_record(path, model, lambda before: before).record.format == 2


BROKEN = {
    "torn": 'theme = "SECRET',
    "the wrong kind": 'move_on = "SECRET"\n',
    "merged": "<<<<<<< x\ntheme = 'SECRET'\n",
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_told_without_quoting_it(folder: DataFolder, kind: str):
    with pytest.raises(BadFile) as caught:
        read_record(settings(folder, BROKEN[kind]), Settings)
    assert "settings.toml:1: " in str(caught.value) and "SECRET" not in str(caught.value)


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_left_alone(folder: DataFolder, kind: str):
    path = settings(folder, BROKEN[kind])
    with pytest.raises(BadFile):
        update_record(path, Settings, lambda before: changed(before, move_on=True))
    assert path.read_text() == BROKEN[kind]


def test_the_lock_is_free_again_after_a_broken_file(folder: DataFolder):
    path = settings(folder, "!")
    with pytest.raises(BadFile):
        update_record(path, Settings, lambda before: before)
    path.write_text("")
    update_record(path, Settings, lambda before: changed(before, move_on=True))


def test_a_change_that_cannot_be_written_is_told_and_leaves_the_file(folder: DataFolder, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = settings(folder, "move_on = true\n")
    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(NotSaved):
        update_record(path, Settings, lambda before: changed(before, move_on=False))
    assert path.read_text() == "move_on = true\n"


def test_the_persons_files_are_for_them_alone(folder: DataFolder):
    before = os.umask(0)
    try:
        update_record(folder.settings, Settings, lambda settings: changed(settings, move_on=True))
    finally:
        os.umask(before)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder.path, folder.settings)] == [0o700, 0o600]


def test_what_matters_is_read_to_the_digit(folder: DataFolder):
    folder.path.mkdir()
    folder.priorities.write_text(PRIORITIES)
    found = read_record(folder.priorities, Priorities)
    assert repr((dict(found.swing), found.money.hour)) == repr(
        ({"monitoring": 100, "team": Decimal("33.5")}, 25)
    )


FAULTS: dict[str, tuple[str, int, str]] = {
    "an unknown mark": ('[marks.route]\niv = "SECRET"\n', 2, "one of: 'wanted', 'fine' or 'unwanted'"),
    "points below 0": ("\n[swing]\nteam = -1234567\n", 3, "0 or more"),
    "points from to": ("[swing]\nteam = [1, 1234567]\n", 2, "should be a number"),
    "points without end": ("[swing]\nteam = inf\n", 2, "ordinary size"),
    "points that are true": ("[swing]\nteam = true\n", 2, "should be a number"),
    "sections that are a text": ('sections = "SECRET"\n', 1, "a list in [ ]"),
    "an hour in words": ('[money]\nhour = "SECRET"\n', 2, "should be a number"),
    "marks that are a list": ('marks = ["SECRET"]\n', 1, "should be a table"),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_in_what_matters_is_told_on_its_line(folder: DataFolder, what: str):
    text, line, words = FAULTS[what]
    folder.path.mkdir()
    folder.priorities.write_text(text)
    with pytest.raises(BadFile) as caught:
        read_record(folder.priorities, Priorities)
    (fault,) = caught.value.faults
    said = str(fault).replace(str(folder.path), "")
    found = (fault.line, words in said, "SECRET" in said, "1234567" in said)
    assert found == (line, True, False, False), said


@pytest.mark.parametrize(
    ("sections", "picks"),
    [([], ()), (["a"], ("a",)), (["a", "b", "a"], ("a", "b")), (["a", "b", "c", "d"], ("a", "b", "c"))],
)
def test_at_most_three_priorities_count_each_once(sections: list[str], picks: tuple[str, ...]):
    assert Priorities.model_validate({"sections": sections}).picks == picks


@pytest.mark.parametrize(
    ("table", "stated"),
    [
        ({}, False),
        ({"swing": {"team": 0}}, False),
        ({"marks": {"route": {}}}, False),
        ({"country": "US", "money": {"hour": 25}}, False),
        ({"swing": {"team": 0, "cost": 1}}, True),
        ({"sections": ["team"]}, True),
        ({"marks": {"route": {"iv": "fine"}}}, True),
    ],
)
def test_whether_anything_was_stated(table: dict[str, Any], stated: bool):
    assert Priorities.model_validate(table).stated is stated
