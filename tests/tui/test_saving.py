"""Nothing a person typed is lost: what is shown as saved is on disk, and what is not is kept, said and tried again."""

import asyncio

import pytest
from textual.geometry import Size

from kchecklist.profiles import store as store_module
from kchecklist.profiles.editing import with_provider
from kchecklist.profiles.shelf import load
from kchecklist.profiles.writing import NotSaved, replace_file
from kchecklist.tui.saved_words import READ_ONLY
from kchecklist.tui.screens.providers import Providers
from kchecklist.tui.title import TitleLine

from .stage import HARBOR, OAK, Open, Stage

ID = "oak-room-aa11bb"
BARE = OAK[: OAK.index("[answers")]


@pytest.fixture
def oak(stage: Stage) -> Stage:
    stage.put(ID, BARE)
    return stage


@pytest.fixture
def disk(monkeypatch):
    """A disk that can be filled up and emptied."""

    class Disk:
        full = False
        tried = 0

        def replace(self, path, content):
            self.tried += 1
            if self.full:
                raise NotSaved(path, "No space left on device")
            replace_file(path, content)

    found = Disk()
    monkeypatch.setattr(store_module, "replace_file", found.replace)
    monkeypatch.setattr("kchecklist.tui.keeper.TRY_AGAIN", 0.05)
    return found


async def told_not_saved(shown: Open) -> None:
    while not shown.app.saving.startswith("not saved"):
        await shown.pilot.pause(0.01)
    await shown.still()


async def test_when_saved_shows_the_answer_is_on_disk(oak):
    async with oak.open() as shown:
        await shown.interview(ID)
        assert "all saved" in shown.flat
        for key, choice in (("1", "throughout"), ("2", "before-after"), ("3", "once")):
            await shown.press(key)
            while not shown.app.saving.startswith("saved"):
                await shown.pilot.pause(0)
            assert load(oak.folder.providers / f"{ID}.toml").profile.answers["vital-signs"].said.choice == (
                choice,
            )
        await shown.still()
        assert "saved 10:02" in shown.flat


async def test_what_cannot_be_saved_is_said_and_kept_and_saved_with_the_next_answer(oak, disk, monkeypatch):
    monkeypatch.setattr("kchecklist.tui.keeper.TRY_AGAIN", 3600)
    async with oak.open() as shown:
        screen = await shown.interview(ID)
        disk.full = True
        await shown.press("1")
        await told_not_saved(shown)
        assert "not saved: No space left on device" in shown.flat
        assert any("it is tried again with the next answer" in said for said in shown.said)
        assert screen.sitting.profile.answers["vital-signs"].said.choice == ("throughout",)
        disk.full = False
        await shown.press("enter", "1")
        await shown.settled()
        assert set(oak.only().answers) == {"vital-signs", "sitter"}
        assert "saved 10:02" in shown.flat


async def test_what_could_not_be_saved_is_saved_by_itself_once_there_is_room(oak, disk):
    async with oak.open() as shown:
        await shown.interview(ID)
        disk.full = True
        await shown.press("1")
        await told_not_saved(shown)
        disk.full = False
        while not shown.app.saving.startswith("saved"):
            await shown.pilot.pause(0.02)
        assert "vital-signs" in oak.only().answers


async def test_a_full_disk_does_not_have_the_folder_read_without_end(oak, disk):
    async with oak.open() as shown:
        await shown.interview(ID)
        disk.full = True
        await shown.press("1")
        await told_not_saved(shown)
        reads = []
        library = shown.app.library
        monkey, library.read = library.read, lambda: reads.append(1) or monkey()
        await shown.press("escape")
        assert isinstance(shown.app.screen, Providers)
        await shown.pilot.pause(0.2)
        assert len(reads) <= 2
        oak.put("bay-clinic-123456", BARE.replace(ID, "bay-clinic-123456").replace("Oak Room", "Bay Clinic"))
        disk.full = False
        while not shown.app.saving.startswith("saved"):
            await shown.pilot.pause(0.02)
        await shown.settled()
        assert "Bay Clinic" in shown.flat


async def test_quitting_with_unsaved_work_asks_once_and_then_puts_a_copy_aside(
    oak, disk, monkeypatch, tmp_path
):
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(aside))
    async with oak.open() as shown:
        await shown.interview(ID)
        said, tell = [], shown.app.tell
        monkeypatch.setattr(shown.app, "tell", lambda text, **keys: (said.append(text), tell(text, **keys)))
        disk.full = True
        await shown.press("1")
        await told_not_saved(shown)
        await shown.press("ctrl+q")
        await shown.pilot.pause(0.2)  # the disk is tried in between, and says no again
        assert sum("ctrl+q again leaves" in told for told in shown.said) == 1
        assert len(said) == 2  # not one more for each time that it is tried
        assert len(shown.told) == 1  # and the question before leaving stands alone
        assert shown.app.is_running
        monkeypatch.setattr(store_module, "replace_file", replace_file)
        monkeypatch.setattr(shown.app.keeper, "wait", lambda: [NotSaved(oak.folder.path, "No space")])
        await shown.press("ctrl+q")
    assert shown.app.return_value == 1


async def test_quitting_stays_once_more_where_not_even_a_copy_can_be_put_aside(oak, disk):
    async with oak.open() as shown:
        await shown.interview(ID)
        disk.full = True
        await shown.press("1")
        await told_not_saved(shown)
        await shown.press("ctrl+q")
        for words in ("with a copy put aside", "ctrl+q again loses what you entered"):
            assert words in shown.said[-1]
            assert shown.app._exit is False
            await shown.press("ctrl+q")
    assert shown.app.return_value == 1
    assert "no other place could be written to" in shown.app.last_words[0]


async def test_answering_after_the_question_asks_again_before_it_leaves(oak, disk):
    async with oak.open() as shown:
        await shown.interview(ID)
        disk.full = True
        await shown.press("1", "ctrl+q", "2", "ctrl+q")
        assert shown.app._exit is False
        disk.full = False


async def test_a_file_ruined_meanwhile_is_said_shortly_and_what_was_entered_is_listed_and_put_back(
    oak, disk, tmp_path, monkeypatch
):
    async with oak.open() as shown:
        await shown.interview(ID, "1")
        await shown.settled()
        path = oak.folder.providers / f"{ID}.toml"
        path.write_text("told nobody else [")
        await shown.press("enter", "1")
        await told_not_saved(shown)
        assert "not saved: its file cannot be read" in shown.flat
        said = next(said for said in shown.said if "not saved" in said)
        assert f"{path}:1: not saved: is not valid TOML" in said
        assert "puts an earlier version back" in said
        library = shown.app.library
        await shown.until(lambda: library.left_out.beside)
        (beside,) = library.left_out.beside
        assert str(beside) in said
        # Nothing is on disk, and yet what lies beside can be looked at, and put back.
        await shown.press("enter", "1")
        await shown.until(lambda: "touch" in beside.read_text() or "gear" in beside.read_text())
        shown.app.open("history", ID)
        await shown.settled()
        await shown.until(lambda: len(shown.app.screen._rows) == 2)
        await shown.press("R", "y")
        await shown.until(lambda: shown.app.keeper.idle)
        await shown.settled()
        assert len(oak.only().answers) == 3
        assert not beside.exists()
        assert "saved 10:02" in shown.flat
        assert not library.on_its_way(ID)


async def test_what_is_put_aside_can_be_read(oak, disk, monkeypatch, tmp_path):
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(aside))
    async with oak.open() as shown:
        await shown.interview(ID)
        disk.full = True
        await shown.press("1")
        await told_not_saved(shown)
        monkeypatch.setattr(
            store_module,
            "replace_file",
            lambda path, content: (
                replace_file(path, content) if aside in path.parents else disk.replace(path, content)
            ),
        )
        (one,) = shown.app.keeper.put_aside()
        (copy,) = aside.rglob("*.toml")
        assert one.lies_in == copy
        assert str(copy) in one.said
        assert "vital-signs" in load(copy).profile.answers
        disk.full = False


async def test_leaving_for_the_examples_waits_until_everything_is_saved(oak, disk):
    async with oak.open() as shown:
        await shown.interview(ID)
        disk.full = True
        await shown.press("1")
        await told_not_saved(shown)
        await shown.press("escape", "d")
        await shown.settled()
        assert shown.app.demo is False
        assert "Oak Room" in shown.flat
        disk.full = False


async def test_an_edit_by_hand_while_the_providers_are_shown_is_shown(oak):
    async with oak.open() as shown:
        oak.put(ID, BARE.replace("Oak Room", "Elm Room"))
        shown.app.on_app_focus()
        await shown.settled()
        assert "Elm Room" in shown.flat


async def test_an_edit_by_hand_during_an_interview_is_merged(oak):
    async with oak.open() as shown:
        await shown.interview(ID, "1")
        await shown.settled()
        path = oak.folder.providers / f"{ID}.toml"
        path.write_text(
            path.read_text().replace("Oak Room", "Elm Room") + '\n[answers.gear.checked]\nchoice = ["cuff"]\n'
        )
        await shown.press("enter", "1")
        await shown.settled()
        profile = oak.only()
        assert profile.provider.name == "Elm Room"
        assert set(profile.answers) == {"vital-signs", "sitter", "gear"}
        assert "Elm Room" in shown.flat


async def test_a_folder_that_goes_away_is_said_and_missed_and_what_is_entered_is_saved_once_it_is_back(
    oak, disk, tmp_path
):
    async with oak.open() as shown:
        await shown.interview(ID, "1")
        await shown.settled()
        oak.folder.path.rename(tmp_path / "away")
        await shown.press("enter", "1")
        await told_not_saved(shown)
        await shown.still()
        assert "not saved: the folder is gone" in shown.flat
        assert any("put it back" in said and "or quit" in said for said in shown.said)
        # Nothing else makes an empty one of it, and the list does not look like a first start.
        await shown.press("c", "v", "escape", "escape", "escape", "a")
        await shown.typed("Bay Clinic")
        await shown.press("enter")
        # The name stays where it was typed until it can be kept.
        assert "the folder is gone" in shown.flat
        assert shown.app.focused.value == "Bay Clinic"
        # What nobody tries again does not promise to be.
        assert "nothing was changed; put it back and do it again" in shown.flat
        assert not oak.folder.path.exists()
        shown.app.load()
        await shown.pause()
        assert list(shown.app.library.stored) == [ID]
        (tmp_path / "away").rename(oak.folder.path)
        await shown.until(lambda: shown.app.saving.startswith("saved"))
        await shown.settled()
        assert set(oak.only().answers) == {"vital-signs", "sitter"}


async def test_where_nothing_can_be_saved_is_said_before_anything_is_typed(oak, monkeypatch):
    with monkeypatch.context() as patch:
        # Whoever runs this may be allowed everything.
        patch.setattr("kchecklist.profiles.ground.os.access", lambda path, mode: False)
        async with oak.open((120, 40)) as shown:
            await shown.still()
            words = f"Nothing can be saved in {oak.folder.providers}: it is read-only"
            assert [words in said for said in shown.said] == [True]
            assert "cannot save: it is read-only" in shown.lines[0]
            assert "Looking and comparing work" in shown.flat
            await shown.press("c")
            await shown.still()
            assert "Oak Room" in shown.flat
            await shown.press("escape")
            shown.app.on_app_focus()
            await shown.settled()
            assert len(shown.said) == 1
            patch.undo()
            shown.app.on_app_focus()
            await shown.settled()
            shown.app.clear_notifications()
            await shown.still()
            assert "all saved" in shown.lines[0]
            assert "read-only" not in shown.flat


async def test_a_folder_that_cannot_be_listed_is_not_shown_as_an_empty_one(oak, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    async with oak.open() as shown:
        monkeypatch.setattr("kchecklist.profiles.ground.os.scandir", refuse)
        shown.app.on_app_focus()
        await shown.settled()
        await shown.still()
        assert "Oak Room" in shown.flat
        assert "cannot save: Permission denied" in shown.flat


async def test_what_is_not_saved_stays_said_while_something_else_is_saved(oak, disk):
    oak.put("harbor-3f9a1c", HARBOR)
    async with oak.open() as shown:
        app = shown.app
        states: list[str] = []
        save = app.keeper._store.save

        def no_oak(stored, profile, turned=False):
            if profile.id == ID:
                raise NotSaved(stored.path, "No space left on device")
            return save(stored, profile, turned)

        app.keeper._store.save = no_oak
        app.keep(with_provider(app.library.profile(ID), phone="555 0177"))
        await told_not_saved(shown)
        app.watch(app, "saving", lambda state: states.append(state), init=False)
        app.keep(with_provider(app.library.profile("harbor-3f9a1c"), phone="555 0188"))
        await shown.until(lambda: oak.saved("harbor-3f9a1c").provider.phone == "555 0188")
        await shown.pause()
        assert set(states) <= {"not saved: No space left on device"}
        assert app.saving == "not saved: No space left on device"
        app.keeper._store.save = save
        await shown.until(lambda: app.saving.startswith("saved"))
        assert oak.saved(ID).provider.phone == "555 0177"


async def test_what_somebody_else_removed_or_took_out_is_said(oak):
    path = oak.folder.providers / f"{ID}.toml"
    async with oak.open() as shown:
        await shown.interview(ID, "1", "enter", "1")
        await shown.settled()
        path.write_text(path.read_text().replace("[answers.vital-signs.said]", "[extra]"))
        await shown.press("2")
        await shown.settled()
        assert f"1 answer was taken out of {path.name} elsewhere meanwhile." in shown.said
        path.unlink()
        await shown.press("1")
        await shown.settled()
        assert f"{path.name} had been removed; it is written again." in shown.said


async def test_a_file_that_a_newer_kchecklist_wrote_says_so_before_anything_is_typed(oak):
    oak.put(ID, BARE.replace("format = 1", "format = 2"))
    oak.folder.priorities.write_text("format = 2\n")
    async with oak.open() as shown:
        shown.app.open("interview", ID)
        await shown.pause()
        assert shown.app.screen.message == READ_ONLY
        await shown.press("i")
        assert shown.said == [READ_ONLY]
        await shown.press("escape", "p")
        assert shown.said == [READ_ONLY] * 2


async def test_the_same_answer_changed_by_hand_is_kept_beside_and_said(oak):
    async with oak.open() as shown:
        await shown.interview(ID, "1")
        await shown.settled()
        path = oak.folder.providers / f"{ID}.toml"
        path.write_text(path.read_text().replace("throughout", "once"))
        await shown.press("2")
        await shown.settled()
        (beside,) = oak.folder.providers.glob("*.conflict-*.toml")
        assert "once" in beside.read_text()
        assert oak.saved(ID).answers["vital-signs"].said.choice == ("before-after",)
        assert any(beside.name in told for told in shown.said)


async def test_a_file_deleted_meanwhile_is_written_again_by_the_next_answer(oak):
    async with oak.open() as shown:
        await shown.interview(ID, "1")
        await shown.settled()
        (oak.folder.providers / f"{ID}.toml").unlink()
        shown.app.load()
        await shown.settled()
        await shown.press("enter", "1", "escape")
        await shown.settled()
        assert set(oak.only().answers) == {"vital-signs", "sitter"}
        assert "Oak Room" in shown.flat


async def test_a_file_broken_meanwhile_is_left_alone_and_mine_lies_beside_it(oak):
    async with oak.open() as shown:
        await shown.interview(ID)
        path = oak.put(ID, "<<<<<<< not TOML")
        await shown.press("1")
        await told_not_saved(shown)
        assert path.read_text() == "<<<<<<< not TOML"
        (beside,) = oak.folder.providers.glob("*.conflict-*.toml")
        assert "throughout" in beside.read_text()


async def test_what_is_entered_while_the_folder_is_read_again_is_not_undone(oak):
    async with oak.open() as shown:
        app = shown.app
        entered, old = app._entered, app.library.read()
        app.keep(with_provider(app.library.profile(ID), phone="555 0177"))
        await asyncio.to_thread(app.keeper.wait)
        app._take(old, entered)
        assert app.library.profile(ID).provider.phone == "555 0177"
        await shown.settled()
        assert app.library.profile(ID).provider.phone == "555 0177"


async def test_details_and_an_interview_do_not_undo_each_other(oak):
    async with oak.open() as shown:
        await shown.interview(ID, "1", "i")
        field = shown.app.focused
        assert field.name == "name"
        field.value = "Ash Room"
        await shown.press("escape", "enter", "1")
        await shown.settled()
        profile = oak.only()
        assert profile.provider.name == "Ash Room"
        assert set(profile.answers) == {"vital-signs", "sitter"}
        assert "Ash Room" in shown.flat


def test_the_state_of_saving_never_gives_way_in_the_title(monkeypatch):
    title = TitleLine("A provider with a long name, course of six")
    for width in (18, 38, 58, 78):
        monkeypatch.setattr(TitleLine, "content_size", Size(width, 1))
        for status in ("", "12/20", "short · asked 12 of 20 · 1 h 20 min, and what else a screen says"):
            title.set_reactive(TitleLine.status, status)
            for saving, seen in (
                ("saved 10:02", "saved 10:02"),
                ("saving", "saving"),
                ("not saved: no space left on device", "not saved"),
                ("cannot save: it is read-only", "cannot save"),
            ):
                title.set_reactive(TitleLine.saving, saving)
                shown = title.render()
                assert seen in shown.plain[:width]
                assert shown.cell_length <= width
