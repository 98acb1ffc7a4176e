"""The app has no ways out for words but its own: Textual's pictures, downloads, console and browser are shut."""

import io
import re
import webbrowser

from textual import constants
from textual.app import App

from kchecklist.tui.sealed import Sealed

from ..tui.stage import Stage

WAY_OUT = re.compile("screenshot|deliver_|save_|export_|open_")
WRITES_NOTHING = {"export_screenshot"}
"""It only gives a text to whoever calls it."""
COPIED = "\x1b]52;"


def test_every_way_out_that_textual_has_is_shut():
    ways = {name for name in vars(App) if WAY_OUT.search(name) and not name.startswith("_")}
    assert {"action_screenshot", "deliver_text", "open_url"} <= ways
    assert ways - WRITES_NOTHING <= set(vars(Sealed))


async def test_nothing_is_written_or_opened_whoever_asks(stage: Stage, tmp_path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(home))
    monkeypatch.setenv("TEXTUAL", "devtools,debug")
    monkeypatch.setattr(constants, "LOG_FILE", str(home / "log"))
    monkeypatch.setattr(constants, "SCREENSHOT_DELAY", 0)
    monkeypatch.setattr(constants, "SCREENSHOT_LOCATION", str(home))
    monkeypatch.chdir(home)
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda *given, **keys: opened.append(given))
    stage.two()
    async with stage.open() as shown:
        app = shown.app
        await app.run_action("app.screenshot('x.svg')")
        await app.run_action(f"app.screenshot('y.svg', '{home}')")
        app.save_screenshot("z.svg")
        app.deliver_text(io.StringIO("private"))
        app.deliver_binary(io.BytesIO(b"private"))
        app.open_url("https://harbor.example/?private")
        app.log("private")
        commands = list(app.get_system_commands(app.screen))
        await shown.interview("harbor-3f9a1c", "n")
        written: list[str] = []
        monkeypatch.setattr(app._driver, "write", written.append)
        await shown.typed(" private")
        await shown.settled()
        assert not any(COPIED in text for text in written), "only who copies has it in the clipboard"
        await shown.press("shift+home", "ctrl+c")
        assert any(COPIED in text for text in written)
        assert "devtools" not in app.features
        assert app.is_running
    assert opened == []
    assert list(home.iterdir()) == []
    assert not any("screenshot" in f"{one.title} {one.help}".casefold() for one in commands)
