"""Told to end while words stand in a dialog: what makes sense is kept, what is not is said in words that are nobody's."""

import datetime as dt
import signal

import pytest
from textual.widgets import Input

from kchecklist.profiles.drafts import begun, keep_begun
from kchecklist.profiles.record import Waiver
from kchecklist.tui.screens import my_question, set_aside
from kchecklist.tui.screens.ask import AskLine
from kchecklist.tui.screens.set_aside import SetAside

from .stage import Open, Stage
from .test_interview_keys import ID, oak  # noqa: F401

SECRET = "Ann said so"


async def put_down(shown: Open) -> list[str]:
    """As SIGTERM does; what is said once the terminal is as it was."""
    shown.app._put_down(signal.SIGTERM)
    assert shown.app.return_value == 128 + signal.SIGTERM
    return shown.app.last_words


async def floor(shown: Open, reason: str, day: str = "") -> None:
    screen = await shown.interview(ID)
    screen.sitting.jump("vital-signs")
    await shown.press("f")
    dialog = shown.app.screen
    assert isinstance(dialog, SetAside)
    for name, text in (("reason", reason), ("review", day)):
        dialog.query_one(f"#{name}", Input).value = text


@pytest.mark.parametrize(
    ("reason", "day", "note"),
    [
        (SECRET, "", SECRET),
        (SECRET, "2027-02-01", f"{SECRET} · 2027-02-01"),
        (" ", "soon", "soon"),
    ],
)
async def test_a_reason_that_is_cut_off_sets_nothing_aside_and_is_found_in_the_note(oak, reason, day, note):  # noqa: F811
    async with oak.open() as shown:
        await floor(shown, reason, day)
        assert await put_down(shown) == [set_aside.IN_THE_NOTE]
    assert not oak.only().waivers
    assert oak.only().answers["vital-signs"].said.note == f"{set_aside.CUT_OFF} {note}"


async def test_a_reason_that_is_being_changed_stays_as_it_was_and_no_note_is_lost(oak):  # noqa: F811
    async with oak.open() as shown:
        await shown.interview(ID, "n")
        await shown.typed("Cuff every ten minutes.")
        await shown.press("escape", "f")
        for field, text in zip(shown.app.screen.query(Input), (SECRET, "3"), strict=True):
            field.value = text
        await shown.press("enter", "enter")
        await floor(shown, f"{SECRET}, and", "2026-11-24")
        assert await put_down(shown) == [set_aside.IN_THE_NOTE]
    (kept,) = [waiver for waiver in oak.only().waivers.values() if waiver]
    assert kept == Waiver(reason=SECRET, review=dt.date(2026, 11, 24))
    note = oak.only().answers["vital-signs"].said.note
    assert note == f"Cuff every ten minutes.\n{set_aside.CUT_OFF} {SECRET}, and"


async def test_a_reason_that_was_emptied_takes_nothing_back(oak):  # noqa: F811
    async with oak.open() as shown:
        await floor(shown, SECRET)
        await shown.press("enter", "enter")
        await floor(shown, "")
        assert await put_down(shown) == ["What was typed for setting a floor aside was not kept."]
    assert oak.only().waivers == {"vital-signs": Waiver(reason=SECRET)}


async def test_a_reason_that_stands_as_it_was_changes_nothing_and_is_not_mentioned(oak):  # noqa: F811
    async with oak.open() as shown:
        await floor(shown, "")
        assert await put_down(shown) == []
    assert not oak.only().waivers


async def test_the_day_by_which_they_get_back_is_kept(oak):  # noqa: F811
    async with oak.open() as shown:
        screen = await shown.interview(ID, "l", "l")
        asked = screen.sitting.question.id
        await shown.typed("3")
        assert await put_down(shown) == []
    assert oak.only().answers[asked].said.due == dt.date(2026, 11, 24)


async def test_a_day_that_is_none_is_not_kept_and_not_quoted(oak):  # noqa: F811
    async with oak.open() as shown:
        await shown.interview(ID, "l", "l")
        await shown.typed(SECRET)
        assert await put_down(shown) == ['What was typed for "By when will they get back?" was not kept.']


async def test_who_said_it_holds_for_answers_to_come_and_is_not_kept(oak):  # noqa: F811
    async with oak.open() as shown:
        await shown.interview(ID, "1", "h", "2")
        await shown.typed(SECRET)
        assert await put_down(shown) == ["What was typed for who said it was not kept."]
    assert "vital-signs" in oak.only().answers


async def test_an_amount_of_money_is_kept(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        shown.app.open("matters")
        await shown.settled()
        shown.app.screen._ask_money("hour")
        await shown.settled()
        await shown.typed("25")
        assert await put_down(shown) == []
    assert "hour = 25" in stage.folder.priorities.read_text()


async def test_the_name_of_somebody_new_is_kept(stage: Stage):
    async with stage.open() as shown:
        await shown.press("a")
        await shown.typed("Bay Clinic")
        assert await put_down(shown) == []
    assert stage.only().provider.name == "Bay Clinic"


async def test_other_words_of_my_question_are_kept(oak):  # noqa: F811
    async with oak.open() as shown:
        await shown.interview(ID, "q")
        await shown.typed("Do you call back?")
        await shown.press("enter", "2", "q")
        await shown.typed(" Today?")
        assert await put_down(shown) == []
    (file,) = oak.folder.questions.glob("*.toml")
    assert "Do you call back? Today?" in file.read_text()


async def test_a_new_question_of_which_nobody_said_whether_it_counts_is_there_again(oak):  # noqa: F811
    async with oak.open() as shown:
        await shown.interview(ID, "q")
        await shown.typed("Do you call")
        assert await put_down(shown) == [my_question.PUT_OFF]
    async with oak.open() as shown:
        await shown.interview(ID, "q")
        assert shown.app.library.checklist == shown.app.library.bank
        assert my_question.BEGUN in shown.flat
        await shown.press("escape", "q")
        await shown.typed(" back?")
        await shown.press("enter", "2")
        (file,) = oak.folder.questions.glob("*.toml")
        assert "Do you call back?" in file.read_text()
        await shown.press("a", "q")
        assert begun(oak.folder) == ""


async def test_a_question_that_was_begun_and_emptied_does_not_come_back(oak):  # noqa: F811
    keep_begun(oak.folder, "Do you call")
    async with oak.open() as shown:
        await shown.interview(ID, "q", "ctrl+u", "escape", "escape")
        assert begun(oak.folder) == ""


async def test_one_screen_that_fails_keeps_no_other_from_keeping_its_words(oak, monkeypatch):  # noqa: F811
    def broken(self) -> str:
        raise KeyError(SECRET)

    monkeypatch.setattr(AskLine, "put_down", broken)
    async with oak.open() as shown:
        await shown.interview(ID, "n")
        await shown.typed("Cuff every ten minutes.")
        shown.app.push_screen(AskLine("When?"))
        await shown.pause()
        assert await put_down(shown) == ["Not all that was being typed was kept (KeyError)."]
    assert oak.only().answers["vital-signs"].said.note == "Cuff every ten minutes."


async def test_a_line_of_the_details_that_makes_no_sense_is_named(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        shown.app.open("details", ID)
        await shown.settled()
        next(field for field in shown.app.screen.query(Input) if field.name == "evaluation").value = SECRET
        await shown.settled()
        assert await put_down(shown) == ["Not kept: Evaluation."]


async def test_words_to_look_for_are_not_mentioned(oak):  # noqa: F811
    async with oak.open() as shown:
        await shown.interview(ID, "slash")
        await shown.typed(SECRET)
        assert await put_down(shown) == []
