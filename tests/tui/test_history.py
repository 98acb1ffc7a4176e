"""Earlier versions of a provider on the screen: to look at, to put back, and to put back again."""

import datetime as dt

from rich.cells import cell_len
from textual.widgets import OptionList

from kchecklist.profiles.editing import with_claim, with_provider
from kchecklist.profiles.history import versions
from kchecklist.profiles.record import Claim
from kchecklist.profiles.shelf import load
from kchecklist.profiles.store import ProfileStore
from kchecklist.profiles.writing import NotSaved
from kchecklist.tui.leaving import commit
from kchecklist.tui.library import Library
from kchecklist.tui.put_back import NOT_ALL_SAVED
from kchecklist.tui.screens.choose import ChooseOne
from kchecklist.tui.screens.details import Details
from kchecklist.tui.screens.history import FIRST, NO_EARLIER, READ, History
from kchecklist.tui.screens.interview import Interview
from kchecklist.tui.screens.version import VersionPage
from kchecklist.tui.title import TitleLine

from . import golden
from .stage import BANK, HARBOR, NOW, OAK, Open, Stage

ID = "oak-room-aa11bb"
BESIDE = f"{ID}.sync-conflict-20261119-101010-ABC"
MINUTE = dt.timedelta(minutes=1)


def changed_often(stage: Stage, times: int = 2) -> list[bytes]:
    """One provider, changed that many times; what stood in the file each time, the oldest first."""
    path = stage.put(ID, "# my own words\n" + OAK)
    now = [NOW - (times + 1) * MINUTE]
    store = ProfileStore(stage.folder, clock=lambda: now[0])
    stored, stood = load(path), [path.read_bytes()]
    for number in range(times):
        now[0] += MINUTE
        phone = with_provider(stored.profile, phone=f"555 {number:04}")
        answer = with_claim(stored.profile, ("sitter",), "said", Claim(state="dont_know"))
        stored = store.save(stored, answer if number == 1 else phone).stored
        stood.append(path.read_bytes())
    return stood


def rows(shown: Open) -> list[str]:
    """The words of the rows, on one line each."""
    return [" ".join(str(o.prompt).split()) for o in shown.app.screen.query_one(OptionList).options]


async def read(shown: Open) -> None:
    """Until all versions are read."""
    await shown.settled()
    assert isinstance(shown.app.screen, History)
    await shown.until(lambda: shown.app.screen.query_one(TitleLine).status == READ)
    await shown.pause()


async def test_an_earlier_version_is_looked_at_put_back_and_put_back_again(stage: Stage, monkeypatch):
    stood = changed_often(stage)
    path = stage.folder.providers / f"{ID}.toml"
    stage.put(BESIDE, stood[0].decode().replace("Oak Room", "Oak Hall"))
    async with stage.open() as shown:
        interview = await shown.interview(ID)
        interview.sitting.jump("vital-signs")
        await shown.press("3", "H", "s", "H")
        await read(shown)
        beside, *earlier = rows(shown)
        assert beside.startswith(
            f"{BESIDE}.toml, since 19 Nov 2026, 10:10, from a program that syncs: differs"
        )
        assert earlier == [
            "until 21 Nov 2026, 10:02:00; then vital signs: answer changed, a conversation",
            "until 21 Nov 2026, 10:01:00; then sitter: answered",
            "until 21 Nov 2026, 10:00:00; then phone; you had laid it out: kept for good",
        ]
        assert "Lies beside it." in shown.flat
        await shown.press("down", "down", "down")
        await shown.still()
        golden.check("history", (80, 24), shown.lines)

        # Looked at, and put back from its page.
        before = path.read_bytes()
        await shown.press("enter")
        assert isinstance(shown.app.screen, VersionPage)
        await shown.still()
        assert "Oak Room as it stood until 21 Nov 2026, 10:00:00" in shown.flat
        await shown.press("R", "n")
        assert path.read_bytes() == before
        await shown.press("R")
        await shown.press("y")
        await read(shown)
        assert path.read_bytes() == stood[0]
        assert shown.said[-1].startswith(
            f"Put back. What stood until now is kept in history/{ID}/20261121-1002"
        )

        # What is open below does not keep again what it still shows.
        stage.now += 2 * MINUTE
        commit(shown.app.screen_stack)
        await shown.settled()
        assert path.read_bytes() == stood[0]

        # The cursor is where what stood until now is, and that can be put back in the same way.
        before = versions(stage.folder.history / ID)[-1].path.read_bytes()
        assert b"once" in before
        await shown.press("R", "y")
        await read(shown)
        assert path.read_bytes() == before

        # While something is not saved, nothing is put back.
        def full(self, *arguments, **keys):
            raise NotSaved(path, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(ProfileStore, "save", full)
            shown.app.keep(with_provider(shown.app.library.profile(ID), phone="555 0199"))
            await shown.press("R", "y")
            assert shown.said[-1].startswith(NOT_ALL_SAVED)
            assert "No space left on device" in shown.said[-1]
            assert path.read_bytes() == before
        await shown.settled()
        assert stage.saved(ID).provider.phone == "555 0199"

        # What lies beside goes to the trash, and nothing else does.
        await shown.press("home", "delete", "y")
        await read(shown)
        assert [lies.name for lies in stage.folder.trash.glob("*.toml")] == [f"{BESIDE}.toml"]
        assert "sync" not in " ".join(rows(shown))
        await shown.press("end", "delete")
        assert isinstance(shown.app.screen, History)

        # The oldest again; the interview below goes on from it.
        await shown.press("R", "y", "escape")
        await shown.settled()
        assert shown.app.screen is interview
        assert "sitter" not in interview.sitting.profile.answers
        assert interview.sitting.profile.provider.phone is None
        await shown.press("1")
        await shown.settled()
        assert stage.saved(ID).answers["vital-signs"].said.choice == ("throughout",)
        assert stage.saved(ID).provider.phone is None

        # A form shows what was put back, too.
        await shown.press("i", "f2")
        await read(shown)
        before = len(shown.said)
        await shown.press("down", "R", "y")
        await shown.until(lambda: any(said.startswith("Put back.") for said in shown.said[before:]))
        await shown.settled()
        await shown.press("escape")
        assert isinstance(shown.app.screen, Details)
        fields = {field.name: field.value for field in shown.app.screen.query("LineField")}
        assert fields["phone"] == (stage.saved(ID).provider.phone or "")
        assert isinstance(shown.app.screen_stack[1], Interview)


async def test_a_long_history_is_read_to_its_end_gone_through_with_the_mouse_and_forgotten(stage: Stage):
    stands = changed_often(stage, times=FIRST + 5)[-1]
    history = stage.folder.history / ID
    async with stage.open((60, 20)) as shown:
        shown.app.open("history", ID)
        await read(shown)
        assert len(rows(shown)) == FIRST + 5
        assert all(cell_len(line) <= 60 for line in shown.lines)
        await shown.click(shown.app.screen.query_one(OptionList), offset=(4, 2))
        assert isinstance(shown.app.screen, VersionPage)
        await shown.press("escape")

        # For good only after a question; what stands stays.
        lies = stage.put(f"{ID}.conflict-20261121-100000", OAK)
        await shown.press("E")
        await shown.still()
        for said in (
            f"Remove {FIRST + 5} earlier versions of Oak Room for good, those that you laid out yourself, too?",
            "What stands now stays. Not removed: 1 other file of it, beside it, in the trash or put aside.",
            "Out of reach: backups",
            "y yes, for good",
        ):
            assert said in shown.flat
        await shown.press("n")
        assert len(versions(history)) == FIRST + 5
        await shown.press("E", "y")
        await shown.until(lambda: "Removed for good." in shown.said)
        await read(shown)
        assert not history.exists()
        assert (stage.folder.providers / f"{ID}.toml").read_bytes() == stands
        assert [str(row).partition(",")[0] for row in rows(shown)] == [lies.name]
        await shown.press("E")
        assert shown.said[-1] == NO_EARLIER


def left_out(stage: Stage) -> str:
    library = Library(stage.folder, BANK, stage.clock)
    return "\n".join(map(str, library.faults))


def test_another_version_names_its_provider_and_the_key_that_leads_there(stage: Stage):
    stage.put(ID, OAK)
    stage.put(BESIDE, "ruined")
    stage.put("renamed (conflicted copy)", OAK)
    stage.put("nobody.conflict-20261121-100000", OAK.replace("aa11bb", "ffffff"))
    found = left_out(stage).splitlines()
    assert len(found) == 3
    assert sum("another version of Oak Room; H on its row" in each for each in found) == 2
    (alone,) = (each for each in found if "another version of a provider that is not here" in each)
    assert alone.endswith("; rename it to nobody.toml, and it is in the list")
    left = Library(stage.folder, BANK, stage.clock).left_out
    assert {path.name for path in left.beside} - {path.name for path in left.led_to} == {
        "nobody.conflict-20261121-100000.toml"
    }


def test_a_second_file_of_one_provider_is_not_called_ruined(stage: Stage):
    changed_often(stage)
    stage.put("a-copy", OAK)
    assert "holds the same provider as" in left_out(stage)
    assert "earlier version" not in left_out(stage)


async def test_a_ruined_file_leads_to_its_earlier_versions_and_one_is_put_back(stage: Stage):
    stood = changed_often(stage)
    ruined = stage.put(ID, "told nobody else [")
    stage.put("never-kept-1a2b3c", "told nobody else [")
    said = left_out(stage)
    assert "told" not in said
    assert said.count("H, or `kchecklist restore`, puts an earlier version back") == 1
    async with stage.open() as shown:
        # Nobody is to think that there never was anybody.
        assert f"left out: {stage.folder.providers}"[:40] in shown.flat
        assert "H earlier versions, to look at and put back" in shown.flat
        assert "add the first provider" not in shown.flat
        await shown.press("H")
        await read(shown)
        assert len(rows(shown)) == 2
        await shown.press("R", "y")
        await read(shown)
        assert ruined.read_bytes() == stood[1]
        assert "cannot be read, but is kept in history" in shown.said[-1]
        await shown.press("escape")
        assert shown.app.screen.about == ID
        # Beside one that can be read, it is asked which is meant.
        stage.put("harbor-3f9a1c", HARBOR)
        stage.put("harbor-3f9a1c.conflict-20261121-100000", HARBOR)
        ruined.write_text("told nobody else [")
        shown.app.load()
        await shown.settled()
        await shown.still()
        assert shown.flat.count("beside it: ") == 1
        assert shown.flat.count("left out: ") == 2
        await shown.press("H")
        assert isinstance(shown.app.screen, ChooseOne)
        await shown.press("down", "enter")
        assert shown.app.screen.about == ID
