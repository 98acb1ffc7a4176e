"""The first frame comes before everything that it does not need."""

import subprocess
import sys


def left_out(*modules: str, forbidden: str) -> str:
    code = f"import sys, {', '.join(modules)}; print(sorted({{{forbidden!r}}} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    return ran.stdout.strip()


def test_nothing_of_pydantic_is_imported_before_the_first_frame():
    modules = ("kchecklist.tui.app", "kchecklist.tui.screens.providers", "kchecklist.tui.title")
    assert left_out(*modules, forbidden="pydantic") == "[]"
    assert left_out("kchecklist.tui.library", forbidden="pydantic") == "['pydantic']"


async def test_the_first_frame_is_painted_before_the_folder_is_read(stage):
    from kchecklist.tui.app import KchecklistApp

    stage.two()
    app = KchecklistApp(stage.folder, stage.bank, clock=stage.clock)
    app.load = lambda: None  # type: ignore[method-assign]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "Providers" in text
        assert "opening ..." in text
        await pilot.press("a", "s", "c", "p", "v", "i", "delete", "question_mark")
        assert app.library is None


async def test_where_nobody_is_the_folder_says_what_it_is_and_is_looked_at_until_somebody_is(
    stage, monkeypatch
):
    monkeypatch.setattr("kchecklist.tui.desk.LOOK_AGAIN", 0.02)
    async with stage.open() as shown:
        assert "(a new folder)" in shown.flat
        stage.folder.path.mkdir()
        await shown.until(lambda: "(there is no provider in it yet)" in shown.flat)
        stage.two()
        await shown.until(lambda: "Oak Room" in shown.flat)
        assert "new folder" not in shown.flat


async def test_a_bank_that_cannot_be_read_ends_it_with_its_fault(stage, tmp_path):
    stage.bank = tmp_path / "nothing"
    async with stage.open() as shown:
        pass
    assert shown.app.return_value == 2
    assert "nothing" in shown.app.last_words[0]
