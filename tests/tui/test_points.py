"""Swing points, by keys: typed, shown as shares, kept, refused, taken out."""

import signal

from kchecklist.tui.fields import LineField
from kchecklist.tui.screens.matters import Matters
from kchecklist.tui.screens.points import Points

from .stage import Open, Stage
from .test_matters import at, panel


async def opened(shown: Open) -> None:
    await shown.press("p")
    await at(shown, "points")
    assert isinstance(shown.app.screen, Points)


def rows(shown: Open) -> dict[str, str]:
    """Section -> what stands behind its field."""
    found = {}
    for row in shown.app.screen.query(".row"):
        found[row.query_one(LineField).name] = str(row.query_one(".share").content)
    return found


async def test_points_are_shown_as_the_share_each_gets_and_kept(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        await opened(shown)
        await shown.typed("25")
        await shown.press("enter")
        await shown.typed("75")
        assert rows(shown) == {"offer": "25 %", "watch": "75 %", "room": "0 %", "money": "0 %"}
        assert ", was 21-91" in panel(shown)
        await shown.press("escape")
        assert isinstance(shown.app.screen, Matters)
        assert shown.app.library.priorities.swing == {"offer": 25, "watch": 75}
        assert ", was 21-91" in panel(shown)
        assert "75 % Watching over me" in shown.flat


async def test_one_z_takes_back_all_points_of_a_visit_and_brings_the_order_back(stage: Stage):
    async with stage.open() as shown:
        await shown.press("p")
        await at(shown, "section/room")
        await at(shown, "points")
        await shown.typed("25")
        await shown.press("enter")
        await shown.typed("75")
        await shown.press("escape")
        assert shown.app.library.priorities.sections == ()
        await shown.press("z")
        assert shown.app.library.priorities.swing == {}
        assert shown.app.library.priorities.sections == ("room",)


async def test_a_visit_that_changes_nothing_is_nothing_to_take_back(stage: Stage):
    async with stage.open() as shown:
        await shown.press("p")
        await at(shown, "section/room")
        await at(shown, "points")
        await shown.press("escape", "z")
        assert shown.app.library.priorities.sections == ()


async def test_back_to_an_order_takes_the_points_out_and_z_brings_them_back(stage: Stage):
    stage.folder.path.mkdir(parents=True)
    stage.folder.priorities.write_text("[swing]\nroom = 40\n")
    async with stage.open() as shown:
        await shown.press("p")
        await at(shown, "order")
        assert shown.app.library.priorities.swing == {}
        assert "Give points instead" in shown.flat
        await shown.press("z")
        assert shown.app.library.priorities.swing == {"room": 40}


async def test_enter_on_a_section_with_points_goes_to_its_points(stage: Stage):
    stage.folder.path.mkdir(parents=True)
    stage.folder.priorities.write_text("[swing]\nroom = 40\n")
    async with stage.open() as shown:
        await shown.press("p")
        await at(shown, "section/money")
        assert isinstance(shown.app.screen, Points)
        assert shown.app.focused.name == "money"
        await shown.press("up")
        assert shown.app.focused.value == "40"


async def test_points_that_are_all_0_are_said_to_count_for_nothing(stage: Stage):
    async with stage.open() as shown:
        await opened(shown)
        await shown.still()
        assert "count for nothing" not in shown.flat
        await shown.typed("0")
        await shown.still()
        assert "count for nothing" in shown.flat


async def test_points_of_0_in_the_file_are_said_to_count_for_nothing_in_the_list(stage: Stage):
    stage.folder.path.mkdir(parents=True)
    stage.folder.priorities.write_text("[swing]\nroom = 0\n")
    async with stage.open() as shown:
        await shown.press("p")
        assert "count for nothing" in shown.flat


async def test_what_is_no_number_up_to_100_is_said_and_left_out_only_at_the_second_escape(stage: Stage):
    async with stage.open() as shown:
        await opened(shown)
        for typed in ("a", "101", "-1", "nan", "1e99", "50-60"):
            shown.said.clear()
            await shown.typed(typed)
            assert rows(shown)["offer"] == "a number from 0 to 100", typed
            await shown.press("escape")
            assert isinstance(shown.app.screen, Points), typed
            assert "Not kept" in shown.said[-1], typed
            await shown.press("escape")
            assert isinstance(shown.app.screen, Matters), typed
            assert not stage.folder.priorities.exists(), typed
            await at(shown, "points")


async def test_a_number_of_the_file_beyond_100_is_left_as_it_is(stage: Stage):
    stage.folder.path.mkdir(parents=True)
    stage.folder.priorities.write_text("[swing]\nroom = 400\n")
    async with stage.open() as shown:
        await opened(shown)
        await shown.typed("100")
        assert (rows(shown)["offer"], rows(shown)["room"]) == ("20 %", "80 %")
        await shown.press("escape")
        assert isinstance(shown.app.screen, Matters)
        assert shown.app.library.priorities.swing == {"room": 400, "offer": 100}


async def test_what_is_typed_when_the_app_is_told_to_end_is_kept(stage: Stage):
    async with stage.open() as shown:
        await opened(shown)
        await shown.typed("40")
        shown.app._put_down(signal.SIGTERM)
        await shown.pause()
    assert "offer = 40" in stage.folder.priorities.read_text()


async def test_quitting_keeps_the_points_and_asks_about_what_makes_no_sense(stage: Stage):
    async with stage.open() as shown:
        await opened(shown)
        await shown.typed("40")
        await shown.press("enter")
        await shown.typed("x")
        await shown.press("ctrl+q")
        assert "offer = 40" in stage.folder.priorities.read_text()
        assert "Not kept" in shown.said[-1]
        assert shown.app.is_running


async def test_points_that_cannot_be_saved_do_not_go_in_silence(stage: Stage):
    async with stage.open() as shown:
        await opened(shown)
        stage.folder.path.mkdir(parents=True, exist_ok=True)
        stage.folder.priorities.write_text("no TOML")
        await shown.typed("40")
        await shown.press("escape")
        assert isinstance(shown.app.screen, Points)
        stage.folder.priorities.unlink()
        await shown.press("escape")
        assert shown.app.library.priorities.swing == {"offer": 40}
