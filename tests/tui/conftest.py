import asyncio

import pytest
import textual.app
import textual.pilot
from textual.widgets import Input, TextArea

from kchecklist.profiles.folder import DataFolder

from .stage import Stage


async def let_go(min_sleep: float = 0, max_sleep: float = 0) -> None:
    """Let everything else have its turn."""
    await asyncio.sleep(0)


@pytest.fixture
def stage(tmp_path, monkeypatch):
    """An empty folder, and fields whose cursor does not blink."""
    for field in (Input, TextArea):
        monkeypatch.setattr(field._reactives["cursor_blink"], "_default", False)
    # Textual's pilot waits until the processor rests, which takes long where other tests run beside this one.
    for module in (textual.app, textual.pilot):
        monkeypatch.setattr(module, "wait_for_idle", let_go)
    return Stage(DataFolder(tmp_path / "data"))
