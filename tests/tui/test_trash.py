"""The trash on the screen: out of it again, or for good."""

from kchecklist.profiles.writing import NotSaved
from kchecklist.tui.for_good import NOT_ALL_SAVED
from kchecklist.tui.screens.ask import AskYesNo
from kchecklist.tui.screens.trash import NOTHING, ONLY_RUINED, Trash

from .stage import OAK, Stage
from .test_history import rows

ID = "oak-room-aa11bb"


async def test_what_was_deleted_is_taken_out_again_or_removed_for_good(stage: Stage, monkeypatch):
    stage.two()
    trash, history = stage.folder.trash, stage.folder.history / ID
    history.mkdir(parents=True)
    (history / "20261120-100000.toml").write_text(OAK)

    def lie() -> list[str]:
        return sorted(path.name for path in trash.glob("*.toml"))

    async with stage.open((60, 20)) as shown:
        await shown.press("T")
        assert NOTHING[:30] in shown.flat
        await shown.press("E", "R", "delete", "escape")
        await shown.press("delete", "y")
        await shown.settled()
        assert shown.said[-1].endswith("T: the trash, to take it out again.")
        await shown.press("T")
        assert isinstance(shown.app.screen, Trash)
        assert rows(shown)[0].startswith("Harbor Infusion")
        await shown.press("enter")
        await shown.settled()
        assert "among the providers again" in shown.said[-1]
        assert lie() == rows(shown) == []
        await shown.press("escape")
        assert shown.app.screen.about == "harbor-3f9a1c"

        # Of who is elsewhere, too, one file goes; then all of it.
        (trash / f"{ID}.conflict-20261121-100000.toml").write_text(OAK)
        (trash / "ruined.toml").write_text("told nobody else [")
        await shown.press("T")
        assert len(rows(shown)) == 2
        await shown.press("R")
        assert "not only in the trash" in shown.said[-1]
        await shown.press("end", "delete")
        assert shown.said[-1] == ONLY_RUINED
        await shown.press("home", "delete")
        await shown.still()
        assert (
            "Remove oak-room-aa11bb.conflict-20261121-100000.toml from the trash for good? Oak Room is"
            in shown.flat
        )
        assert "Out of reach: backups" in shown.flat
        await shown.press("n")
        assert len(lie()) == 2

        def full(patience: float = 0) -> list[NotSaved]:
            return [NotSaved(trash, "No space left on device")]

        with monkeypatch.context() as patch:
            patch.setattr(shown.app.keeper, "wait", full)
            await shown.press("delete", "y")
            assert shown.said[-1].startswith(NOT_ALL_SAVED)
            assert len(lie()) == 2
        await shown.press("delete", "y")
        await shown.settled()
        assert lie() == ["ruined.toml"]
        assert history.exists()

        stage.folder.providers.joinpath(f"{ID}.toml").rename(trash / f"{ID}.toml")
        await shown.press("E")
        assert isinstance(shown.app.screen, AskYesNo)
        await shown.press("y")
        await shown.settled()
        assert shown.said[-1] == "Removed for good."
        assert lie() == rows(shown) == []
        assert not history.exists()
        assert stage.folder.providers.joinpath("harbor-3f9a1c.toml").exists()
