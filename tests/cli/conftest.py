import pytest

from .running import Shell


@pytest.fixture
def shell(tmp_path, monkeypatch):
    return Shell(tmp_path / "data", monkeypatch)
