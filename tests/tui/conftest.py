import asyncio
import gc
from collections.abc import Iterator

import pytest
import textual.app
import textual.pilot
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.widgets import Input, TextArea

from kchecklist.profiles.folder import DataFolder

from .stage import Stage

_parse = Stylesheet._parse_rules
_parsed: dict[object, list[RuleSet]] = {}


async def let_go(min_sleep: float = 0, max_sleep: float = 0) -> None:
    """Let everything else have its turn."""
    await asyncio.sleep(0)


def parsed_once(sheet: Stylesheet, css: str, read_from, *how, **named) -> list[RuleSet]:
    """What every app would parse for itself: the same style in the same colours."""
    key = (frozenset(sheet._variables.items()), css, read_from, how, frozenset(named.items()))
    if key not in _parsed:
        _parsed[key] = _parse(sheet, css, read_from, *how, **named)
    return _parsed[key]


@pytest.fixture(scope="session", autouse=True)
def _seldom_tidied() -> Iterator[None]:
    """An app makes many objects that all live until it ends; looking through them again and again is a quarter of its time."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.fixture
def stage(tmp_path, monkeypatch):
    """An empty folder, and fields whose cursor does not blink."""
    for field in (Input, TextArea):
        monkeypatch.setattr(field._reactives["cursor_blink"], "_default", False)
    # Textual's pilot waits until the processor rests, which takes long where other tests run beside this one.
    for module in (textual.app, textual.pilot):
        monkeypatch.setattr(module, "wait_for_idle", let_go)
    monkeypatch.setattr(Stylesheet, "_parse_rules", parsed_once)
    return Stage(DataFolder(tmp_path / "data"))
