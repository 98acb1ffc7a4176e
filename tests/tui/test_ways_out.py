"""Every screen lets one go again, and nothing typed or chosen goes in silence."""

import datetime as dt
import signal
import threading

import pytest
from textual.widgets import Input

from kchecklist.profiles.editing import with_provider
from kchecklist.profiles.store import Saved
from kchecklist.tui import ending
from kchecklist.tui.note_editor import NoteEditor
from kchecklist.tui.screens.ask import AskLine, AskYesNo
from kchecklist.tui.screens.interview import Interview

from .stage import Stage
from .test_interview_keys import ID, oak  # noqa: F401

KEYS = {
    "help": "question_mark",
    "crisis": "exclamation_mark",
    "compare": "c",
    "matters": "p",
    "summary": "s",
    "details": "i",
}


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
async def test_escape_leads_out_of_every_screen_to_where_one_came_from(oak, key):  # noqa: F811
    async with oak.open() as shown:
        screen = await shown.interview(ID, "1")
        await shown.press(key)
        assert shown.app.screen is not screen
        await shown.press("escape")
        assert shown.app.screen is screen
        await shown.press("escape", "escape")
        assert len(shown.app.screen_stack) == 1
        await shown.press(key)
        await shown.press("escape")
        assert len(shown.app.screen_stack) == 1


async def test_going_to_and_fro_between_two_screens_piles_nothing_up(oak):  # noqa: F811
    async with oak.open() as shown:
        await shown.press("c", "p", "c", "p", "c")
        assert len(shown.app.screen_stack) == 2


async def test_enter_at_the_end_goes_to_what_was_passed_over(oak):  # noqa: F811
    async with oak.open() as shown:
        screen = await shown.interview(ID, "enter", "1")
        while screen.sitting.question is not None:
            screen.action_go()
        assert screen.sitting.question is None
        await shown.press("enter")
        assert screen.sitting.question is not None
        assert not screen.sitting.was_asked(screen.sitting.question)


async def test_a_day_that_makes_no_sense_stays_to_be_mended(oak):  # noqa: F811
    async with oak.open() as shown:
        await shown.interview(ID, "l", "l")
        dialog = shown.app.screen
        assert isinstance(dialog, AskLine)
        for typed in ("next tuesday", "2020-01-01"):
            dialog.query_one(Input).value = typed
            await shown.press("enter")
            assert shown.app.screen is dialog
            assert dialog.query_one(Input).value == typed
        dialog.query_one(Input).value = "3"
        await shown.press("enter")
        assert isinstance(shown.app.screen, Interview)


async def test_a_line_that_makes_no_sense_is_not_left_behind_in_silence(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        shown.app.open("details", ID)
        await shown.settled()
        form = shown.app.screen
        next(field for field in form.query(Input) if field.name == "evaluation").value = "abc"
        await shown.settled()
        await shown.press("escape")
        assert shown.app.screen is form
        await shown.press("escape")
        assert shown.app.screen is not form


async def test_a_figure_that_may_be_a_slip_is_asked_about_kept_and_in_nobodys_way(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        shown.app.open("details", ID)
        await shown.settled()
        form = shown.app.screen
        field = next(field for field in form.query(Input) if field.name == "session")
        field.value = "450-500"
        await shown.settled()
        assert "is that meant?" not in shown.flat
        field.focus()
        await shown.pause()
        await shown.typed("350")
        await shown.settled()
        await shown.still()
        assert "from 450 to 500,350: is that meant?" in shown.flat
        await shown.press("escape")
        assert shown.app.screen is not form
        await shown.settled()
        assert stage.saved(ID).costs.session == (450, 500350)


async def test_a_starting_point_asks_before_it_takes_the_place_of_marks(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        shown.app.open("matters")
        await shown.settled()
        await shown.press("enter")
        first = shown.app.library.priorities
        assert first.stated
        await shown.press("down", "enter")
        assert isinstance(shown.app.screen, AskYesNo)
        await shown.press("n")
        assert shown.app.library.priorities == first
        await shown.press("enter", "y")
        assert shown.app.library.priorities != first
        await shown.press("z")
        assert shown.app.library.priorities == first


async def test_one_may_go_on_with_the_talk_that_was_interrupted(oak):  # noqa: F811
    async with oak.open() as shown:
        await shown.interview(ID, "1")
        await shown.press("escape")
        shown.app.open("interview", ID)
        await shown.pause()
        await shown.press("1", "enter", "1")
        screen = shown.app.screen
        assert isinstance(screen, Interview)
        assert len(screen.sitting.profile.conversations) == 1


async def test_while_a_note_is_written_the_footer_offers_nothing_that_the_note_eats(oak):  # noqa: F811
    async with oak.open() as shown:
        screen = await shown.interview(ID, "1", "n")
        assert screen.query_one(NoteEditor).writing
        shown_keys = {
            binding.binding.key for binding in screen.active_bindings.values() if binding.binding.show
        }
        assert not shown_keys & {"n", "t", "s", "slash", "question_mark", "enter"}


async def test_quitting_asks_once_where_a_line_makes_no_sense(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        shown.app.open("details", ID)
        await shown.settled()
        form = shown.app.screen
        next(field for field in form.query(Input) if field.name == "session").value = "450 or so"
        await shown.settled()
        await shown.press("ctrl+q")
        assert shown.app.return_value is None
        await shown.press("ctrl+q")
    assert shown.app.return_value == 0


@pytest.mark.parametrize("keys", [("l", "l"), ("q",), ("h", "2"), ("x",), ("slash",)])
async def test_quitting_works_in_every_dialog_and_asks_once_where_words_would_be_lost(oak, keys):  # noqa: F811
    async with oak.open() as shown:
        screen = await shown.interview(ID, *keys)
        assert shown.app.screen is not screen
        lost = isinstance(shown.app.focused, Input) and keys != ("slash",)
        if shown.app.focused is not None:
            await shown.typed("Ann")
        await shown.press("ctrl+q")
        assert (shown.app.return_value is None) == lost
        assert any("ctrl+q again leaves without it" in told for told in shown.said) == lost
        await shown.press("ctrl+q")
    assert shown.app.return_value == 0


async def test_quitting_asks_again_once_other_words_would_be_lost(oak):  # noqa: F811
    async with oak.open() as shown:
        await shown.interview(ID, "l", "l")
        await shown.typed("Ann")
        await shown.press("ctrl+q")
        await shown.typed("a")
        await shown.press("ctrl+q")
        assert shown.app.return_value is None
        await shown.press("escape", "escape", "l")
        await shown.typed("Anna")
        await shown.press("ctrl+q")
        assert shown.app.return_value is None
        assert sum("ctrl+q again leaves without it" in told for told in shown.said) == 3
        await shown.press("ctrl+q")
    assert shown.app.return_value == 0


@pytest.mark.parametrize("keys", [("l", "l"), ("h", "2"), ("q",)])
async def test_escape_leaves_words_out_only_the_second_time(oak, keys):  # noqa: F811
    async with oak.open() as shown:
        screen = await shown.interview(ID, *keys)
        await shown.typed("Ann")
        await shown.press("escape")
        assert shown.app.screen is not screen
        assert "esc again leaves it out" in shown.said[-1]
        await shown.press("escape")
        assert shown.app.screen is screen


async def test_an_interview_that_is_left_for_a_screen_below_writes_down_how_long_it_took(oak):  # noqa: F811
    async with oak.open() as shown:
        shown.app.open("summary", ID)
        await shown.press("enter", "escape", "1")
        oak.now += dt.timedelta(minutes=25)
        await shown.press("s")
        await shown.settled()
        assert shown.app.library.profile(ID).conversations[-1].minutes == 25


async def test_while_the_examples_are_opened_no_answer_goes_astray(oak, monkeypatch):  # noqa: F811
    async with oak.open() as shown:
        await shown.press("d")
        if shown.app.library is None:
            await shown.press("enter")
            assert len(shown.app.screen_stack) == 1
        await shown.ready()
        assert shown.app.demo
        assert not shown.app.crash


async def test_what_was_read_before_a_save_is_not_shown_after_it(oak):  # noqa: F811
    async with oak.open() as shown:
        app = shown.app
        old, entered = app.library.read(), app._entered
        screen = await shown.interview(ID, "1")
        await shown.settled()
        # As if the folder had been read between the key and the end of its save.
        app._take(old, entered + 1)
        await shown.settled()
        assert app.library.profile(ID) == screen.sitting.profile
        # Or while it was on its way, after the last key.
        old = app.library.read()
        app.keep(with_provider(app.library.profile(ID), phone="555 0199"))
        entered = app._entered
        await shown.settled()
        app._take(old, entered)
        assert app.library.profile(ID).provider.phone == "555 0199"
        # What is put back hides behind nothing that was entered before.
        app.library.enter(screen.sitting.profile)
        app.library.put_back(Saved(old.stored[ID]))
        assert app.library.profile(ID) == old.stored[ID].profile


async def test_a_slip_in_a_file_and_another_version_of_it_are_named_on_the_first_screen(oak):  # noqa: F811
    oak.put(
        "slip-aa22bb",
        'format = 1\n[provider]\nid = "slip-aa22bb"\nname = "Slip"\n[answers.vital-signs.said]\nchoice = ["zzz"]\n',
    )
    oak.put(f"{ID}.conflict-20261121-100000", "format = 1\n")
    async with oak.open((120, 40)) as shown:
        assert "no such answer in this checklist" in shown.flat
        assert "is another version of Oak Room" in shown.flat


async def test_a_stray_key_in_a_form_adds_a_letter_and_replaces_nothing(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        shown.app.open("details", ID)
        await shown.settled()
        name = shown.app.focused
        assert isinstance(name, Input)
        before = name.value
        await shown.press("z")
        assert name.value == f"{before}z"


async def test_what_is_said_now_takes_the_place_of_what_was_said_before(stage: Stage):
    async with stage.open() as shown:
        for words in ("one", "two"):
            shown.app.tell(words)
            await shown.pause()
        assert [said.message for said in shown.app._notifications] == ["two"]


async def test_a_screen_that_a_lost_terminal_keeps_open_does_not_keep_the_process(stage: Stage, monkeypatch):
    ended: list[int] = []
    monkeypatch.setattr(ending, "PATIENCE_AT_THE_END", 0.01)
    monkeypatch.setattr(ending.os, "_exit", ended.append)
    async with stage.open() as shown:
        monkeypatch.setattr(shown.app, "exit", lambda *given: None)
        shown.app.owns_process = True
        shown.app._put_down(signal.SIGHUP)
        await shown.until(lambda: bool(ended))
        assert ended == [128 + signal.SIGHUP]


async def test_a_folder_that_is_still_being_read_when_the_app_has_ended_keeps_nobody_waiting(oak):  # noqa: F811
    begun, goes_on, came_back = (threading.Event() for _ in range(3))
    async with oak.open() as shown:
        app = shown.app
        load, read = app._load, app.library.read
        app.library.read = lambda: begun.set() or (goes_on.wait(30) and read())
        app._load = lambda: (load(), came_back.set())
        app.load()
        await shown.until(begun.is_set)
        await shown.press("ctrl+q")
    assert app.return_value == 0
    goes_on.set()
    # The loop stands still meanwhile, as it does for good once the app has ended.
    assert came_back.wait(10)
