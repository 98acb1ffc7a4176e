import pytest
from textual.widgets import Input, TextArea

from kchecklist.profiles.folder import DataFolder

from .stage import Stage


@pytest.fixture
def stage(tmp_path, monkeypatch):
    """An empty folder named so that a screen shows the same path in every run."""
    monkeypatch.setattr(Input, "cursor_blink", False)
    monkeypatch.setattr(TextArea, "cursor_blink", False)
    return Stage(DataFolder(tmp_path / "data"))
