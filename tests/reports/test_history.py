"""What is kept of a provider as a page: what each change was about, and nothing of what was said."""

import datetime as dt

import pytest

from kchecklist.profiles.editing import with_provider
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.record import Profile
from kchecklist.profiles.shelf import Stored
from kchecklist.profiles.store import ProfileStore
from kchecklist.reports.page_markdown import page_markdown
from kchecklist.reports.page_text import page_text
from kchecklist.reports.provider.history import KeptOf, all_kept_page, beside_words, history_page, row_words
from kchecklist.reports.provider.history_rows import Kept, kept_of
from kchecklist.reports.provider.history_words import ONLY_LAYOUT, changes, changes_words

from .banks import SMALL, record

START = dt.datetime(2026, 11, 21, 10, 2)
SECRET = "told nobody else"


class Diary:
    """A provider whose file is changed, and a clock that the test moves."""

    def __init__(self, folder: DataFolder) -> None:
        self.now = START
        self.store = ProfileStore(folder, SMALL.order, lambda: self.now, lambda: "000001")
        self.stored: Stored = self.store.create("Oak")

    def at(self, seconds: int, **parts: object) -> "Diary":
        """Save a record with these parts so long after the last."""
        self.now += dt.timedelta(seconds=seconds)
        table = self.stored.profile.model_dump(by_alias=True, exclude_unset=True) | parts
        self.stored = self.store.save(self.stored, Profile.model_validate(table)).stored
        return self

    def noted(self, seconds: int, note: str, who: str | None = None) -> "Diary":
        claim = {"note": note} | ({"who": who} if who else {})
        return self.at(seconds, answers={"vital-signs": {"said": claim}})

    def kept(self) -> Kept:
        shelf = self.store.shelf()
        now = next((found for found in shelf.stored), None)
        return kept_of(self.store, SMALL, self.stored.profile.id, now, shelf.versions)

    def rows(self) -> list[str]:
        return [row_words(row).partition("; ")[2] for row in self.kept().rows]


@pytest.fixture
def diary(folder: DataFolder) -> Diary:
    return Diary(folder)


def said(**claim: object) -> dict[str, object]:
    return {"answers": {"vital-signs": {"said": claim}}}


def words(before: dict[str, object], after: dict[str, object]) -> str:
    return changes_words(changes(SMALL, record(**before), record(**after)))


@pytest.mark.parametrize(
    ("before", "after", "then"),
    [
        ({}, said(choice=["once"]), "vital signs: answered"),
        ({}, said(state="refused"), "vital signs: answered"),
        (said(choice=["once"]), said(choice=["nothing"]), "vital signs: answer changed"),
        (said(choice=["once"]), said(state="pending"), "vital signs: answer changed"),
        (said(choice=["once"]), {}, "vital signs: answer taken out"),
        (said(choice=["once"], note="a"), said(note="a"), "vital signs: answer taken out"),
        (said(choice=["once"]), said(choice=["once"], who="her"), "vital signs: how it is known"),
        (
            said(choice=["once"]),
            {"answers": {"vital-signs": {"written": {"choice": ["once"]}}}},
            "vital signs: how it is known",
        ),
        (said(choice=["once"]), said(choice=["once"], note="a"), "note to vital signs"),
        ({}, said(choice=["once"], note="a"), "vital signs: answered, note to vital signs"),
        (
            {},
            {"answers": {"vital-signs": {"come_back": True}}},
            "vital signs: to come back to",
        ),
        ({}, {"waivers": {"vital-signs": {"reason": "a"}}}, "vital signs: set aside"),
        ({"waivers": {"vital-signs": {"reason": "a"}}}, {}, "vital signs: no longer set aside"),
        ({}, {"costs": {"session": 450}}, "costs: one session"),
        ({}, {"provider": {"phone": "1", "routes": ["sublingual"]}}, "route, phone"),
        ({}, {"conversation": [{"id": 1}]}, "a conversation"),
        ({"conversation": [{"id": 1}]}, {"conversation": [{"id": 1, "note": "a"}]}, "note to a conversation"),
        (
            {"conversation": [{"id": 1}]},
            {"conversation": [{"id": 1, "with": "her", "minutes": 4}]},
            "the call (how, with whom, how long)",
        ),
        (
            {"conversation": [{"id": 1}]},
            {"conversation": [{"id": 1, "minutes": 4}]},
            "how long the call took",
        ),
        (
            {"conversation": [{"id": 1}]},
            {"conversation": [{"id": 1, "minutes": 4}], "costs": {"sessions": 6}},
            "costs: sessions",
        ),
        ({}, {"conversation": [{"id": 1}]} | said(state="refused"), "vital signs: answered, a conversation"),
        (
            {},
            {"provider": {"phone": "1", "website": "w", "offer": "o", "note": "n"}, "costs": {"sessions": 6}},
            "which of their offers, phone, website and 2 more",
        ),
        ({}, {"checklist": "small", "checklist_version": "1"}, "which checklist it answers to"),
        ({}, {"checklist": "small", "costs": {"sessions": 6}}, "costs: sessions"),
        ({}, {}, ONLY_LAYOUT),
    ],
)
def test_a_change_is_named_by_what_it_was_about(before, after, then):
    assert words(before, after) == then


def test_nothing_that_was_said_and_no_name_that_a_person_made_up_is_in_it():
    after = {
        "provider": {"name": SECRET, "offer": SECRET, "phone": SECRET, "status_note": SECRET, SECRET: SECRET},
        "conversation": [{"id": 1, "with": SECRET, "note": SECRET}],
        "answers": {"vital-signs": {"said": {"choice": [SECRET], "note": SECRET}}, SECRET: {"said": {}}},
        "costs": {"currency": SECRET, SECRET: 1},
        "waivers": {"vital-signs": {"reason": SECRET}, SECRET: {"reason": SECRET}},
        SECRET: SECRET,
    }
    found = changes(SMALL, record(), record(**after))
    assert SECRET not in repr(found)
    assert len(found) == 13


def test_versions_stand_newest_first_with_what_the_change_after_each_was(diary: Diary):
    diary.at(60, **said(choice=["once"])).at(60, costs={"session": 450})
    assert [row_words(row) for row in diary.kept().rows] == [
        "until 21 Nov 2026, 10:04:00; then costs: one session",
        "until 21 Nov 2026, 10:03:00; then vital signs: answered",
    ]
    assert [row.number for row in diary.kept().rows] == [1, 2]
    diary.at(0, costs={"session": 400}).at(0, costs={"session": 300})
    rows = [row_words(row) for row in diary.kept().rows]
    assert len({*rows}) == len(rows) == 4
    assert rows[0] == "until 21 Nov 2026, 10:04:00, 3rd in that second; then costs: one session"


def test_a_note_typed_in_one_go_is_one_row_and_what_stood_before_it_is_that_row(diary: Diary):
    for seconds, note in ((90, "a"), (20, "ab"), (50, "abc"), (20, "abcd")):
        diary.noted(seconds, note)
    (row,) = diary.kept().rows
    assert row.profile is not None
    assert row.profile.answers == {}
    assert row_words(row) == "until 21 Nov 2026, 10:03:30; then note to vital signs"


def test_how_long_a_call_took_is_no_row_of_its_own_unless_it_was_put_back(diary: Diary):
    def lasted(seconds: int, minutes: int) -> None:
        diary.at(seconds, conversation=[{"id": 1, "minutes": minutes}])

    diary.at(60, conversation=[{"id": 1}])
    diary.at(60, **said(choice=["once"]))
    lasted(600, 4)
    assert diary.rows() == ["then vital signs: answered", "then a conversation"]
    stood = [row.version.until for row in diary.kept().rows]
    lasted(60, 3)
    assert diary.rows() == [
        "then how long the call took",
        "then vital signs: answered",
        "then a conversation",
    ]
    assert [row.version.until for row in diary.kept().rows][1:] == stood


@pytest.mark.parametrize(
    "steps",
    [
        [(90, "abc", None), (20, "ab", None)],
        [(90, "a", None), (61, "ab", None)],
        [(90, "a", None), (20, "ab", "her")],
    ],
    ids=["something was taken out", "a pause", "something else with it"],
)
def test_what_is_more_than_writing_on_is_a_row_of_its_own(diary: Diary, steps):
    for step in steps:
        diary.noted(*step)
    assert len(diary.kept().rows) == 2


def test_what_a_person_laid_out_is_a_row_of_its_own_and_says_that_it_stays(diary: Diary):
    diary.noted(90, "a")
    path = diary.stored.path
    path.write_bytes(path.read_bytes() + b"# rang on Monday\n")
    diary.noted(10, "ab")
    assert diary.rows() == ["then note to vital signs; you had laid it out: kept for good", "then note to vital signs"]  # fmt: skip


def test_what_cannot_be_read_is_a_row_and_hides_no_other(diary: Diary):
    diary.at(60, **said(choice=["once"])).at(60, **said(choice=["nothing"])).at(60, costs={"sessions": 6})
    diary.kept().rows[1].version.path.write_text(f"ruined {SECRET}")
    assert diary.rows() == ["then costs: sessions", "it cannot be read", "then what came cannot be read"]
    diary.stored.path.write_text(f"ruined {SECRET}")
    kept = diary.kept()
    assert (kept.title, diary.rows()[0]) == ("Oak", "then what came cannot be read")
    assert SECRET not in page_text(history_page(kept, "unreadable"))


def test_a_version_of_somebody_else_is_none_of_this_provider(diary: Diary):
    diary.at(60, costs={"sessions": 6})
    (row,) = diary.kept().rows
    text = row.version.path.read_text()
    row.version.path.write_text(text.replace("oak-000001", "other"))
    assert diary.kept().rows == ()


def test_versions_beside_say_whose_they_are_since_when_and_in_what_they_differ(diary: Diary):
    mine = diary.stored.path
    other = with_provider(diary.stored.profile, phone=SECRET)
    theirs = f'[provider]\nid = "{other.id}"\nname = "Oak"\nphone = "{SECRET}"\n'
    names = {
        ".conflict-20261121-100200": theirs,
        ".sync-conflict-20261120-091500-ABC": theirs.replace("phone", "website"),
        " (conflicted copy)": f"ruined {SECRET}",
    }
    for name, text in names.items():
        mine.with_name(f"{mine.stem}{name}.toml").write_text(text)
    mine.with_name("willow.conflict-20261121-100200.toml").write_text(theirs.replace(other.id, "willow"))
    mine.with_name("my.conflict-20261121-100200.toml").write_text(mine.read_text())
    found = [beside_words(other) for other in diary.kept().beside]
    assert [found[0], *found[2:]] == [
        "my.conflict-20261121-100200.toml, since 21 Nov 2026, 10:02, changed in two places: says the same",
        "oak-000001.conflict-20261121-100200.toml, since 21 Nov 2026, 10:02, changed in two places: "
        "differs in when they were added, phone",
        "oak-000001.sync-conflict-20261120-091500-ABC.toml, since 20 Nov 2026, 09:15, "
        "from a program that syncs: differs in when they were added, website",
    ]
    assert found[1].startswith("oak-000001 (conflicted copy).toml, since ")
    assert found[1].endswith(": it cannot be read")
    assert SECRET not in page_text(history_page(diary.kept()))


def test_the_page_says_how_long_versions_are_kept_and_counts_them(diary: Diary):
    nothing = page_text(history_page(diary.kept()))
    assert "Nothing is kept yet" in nothing
    diary.at(60, **said(choice=["once"])).at(60, costs={"session": 450})
    text = " ".join(page_text(history_page(diary.kept())).split())
    assert text.startswith("Oak: earlier versions As it stood, the newest first Kept are all versions of the last hour, ")  # fmt: skip
    assert "1. until 21 Nov 2026, 10:04:00; then costs: one session 2. until" in text
    assert "1. until 21 Nov 2026, 10:04:00" in page_markdown(history_page(diary.kept()))


def test_the_list_of_all_says_how_many_and_from_when_to_when(diary: Diary):
    for seconds in (60, 60):
        diary.at(seconds, costs={"session": 450 + diary.now.minute})
    versions = tuple(row.version for row in diary.kept().rows)[::-1]
    kept = [
        KeptOf("oak", record("Oak"), "here", versions),
        KeptOf("elm", record("Elm"), "trash", versions[:1]),
        KeptOf("ash", None, "unreadable"),
    ]
    text = " ".join(page_text(all_kept_page(kept)).split())
    for line in (
        "Oak (oak): 2 earlier versions, replaced from 21 Nov 2026, 10:03 to 21 Nov 2026, 10:04",
        "Elm (elm): 1 earlier version, replaced 21 Nov 2026, 10:03; in the trash",
        "ash (ash): no earlier version; its file cannot be read",
    ):
        assert line in text
    assert "nothing is kept" in page_text(all_kept_page([]))
