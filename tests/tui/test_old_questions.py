"""Questions that are past their day say so in the corner, once per start."""

import datetime as dt
from shutil import copytree

import pytest

SAID = "These questions were to be looked over by 21 Nov 2027"


@pytest.fixture
def dated(stage, tmp_path):
    """A bank to be looked over by 21 November 2027."""
    stage.bank = copytree(stage.bank, tmp_path / "bank")
    path = stage.bank / "checklist.toml"
    lines = [
        line for line in path.read_text(encoding="utf-8").split("\n") if not line.startswith("review_by")
    ]
    path.write_text("\n".join(["review_by = 2027-11-21", *lines]), encoding="utf-8")
    return stage


async def test_the_day_after_it_is_said_once_whatever_is_read_again(dated):
    dated.now = dt.datetime(2027, 11, 22, 0, 1)
    async with dated.open() as shown:
        assert [SAID in told for told in shown.said] == [True]
        for look in (True, False):
            shown.app.look_at_examples(look)
            await shown.ready()
        shown.app.load()
        await shown.settled()
        assert len(shown.said) == 1


async def test_on_the_day_nothing_is_said(dated):
    dated.now = dt.datetime(2027, 11, 21, 23, 59)
    async with dated.open() as shown:
        assert shown.said == []


async def test_without_a_day_nothing_is_said(dated):
    path = dated.bank / "checklist.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("review_by = 2027-11-21\n", ""), encoding="utf-8"
    )
    dated.now = dt.datetime(2099, 1, 1)
    async with dated.open() as shown:
        assert shown.said == []


async def test_it_is_said_at_an_interview_that_is_opened_first_too(dated):
    dated.two()
    dated.now = dt.datetime(2030, 1, 1)
    async with dated.open(open_provider="oak-room-aa11bb") as shown:
        assert any(SAID in told for told in shown.said)
