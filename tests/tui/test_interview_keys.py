"""What the keys of the interview do: one or two an answer, and nothing else happens."""

import pytest
from textual.widgets import TextArea

from kchecklist.tui.footer import Footer
from kchecklist.tui.note_editor import NoteEditor
from kchecklist.tui.screens.ask import AskLine, AskYesNo
from kchecklist.tui.screens.compare import Compare
from kchecklist.tui.screens.crisis import Crisis
from kchecklist.tui.screens.details import Details
from kchecklist.tui.screens.help import Help
from kchecklist.tui.screens.interview import Interview
from kchecklist.tui.screens.matters import Matters
from kchecklist.tui.screens.providers import Providers
from kchecklist.tui.screens.summary import Summary
from kchecklist.tui.screens.why import Why

from .stage import OAK, Stage

ID = "oak-room-aa11bb"
BARE = OAK[: OAK.index("[answers")]


@pytest.fixture
def oak(stage: Stage) -> Stage:
    """One provider of whom the way and the place are known, and nothing else."""
    stage.put(ID, BARE)
    return stage


def said(screen: Interview, question: str):
    answer = screen.sitting.profile.answers.get(question)
    return None if answer is None else answer.said


async def test_a_digit_chooses_and_stays_and_enter_moves_on(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID)
        assert screen.sitting.question.id == "vital-signs"
        await shown.press("2", "1")
        assert said(screen, "vital-signs").choice == ("throughout",)
        assert screen.sitting.question.id == "vital-signs"
        await shown.press("right")
        assert screen.sitting.question.id == "sitter"
        await shown.press("left")
        assert screen.sitting.question.id == "vital-signs"
        await shown.press("enter")
        assert screen.sitting.question.id == "sitter"


async def test_digits_tick_and_untick_where_several_count(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID)
        screen.sitting.jump("gear")
        await shown.press("1", "2", "1")
        assert said(screen, "gear").choice == ("cuff",)
        screen.sitting.jump("route")
        await shown.press("1", "3")
        assert screen.sitting.profile.provider.routes == ("iv",)


async def test_plus_and_a_digit_is_somewhere_between(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "1", "plus", "2")
        assert said(screen, "vital-signs").choice == ("throughout", "before-after")
        await shown.press("3")
        assert said(screen, "vital-signs").choice == ("once",)


async def test_a_digit_without_an_answer_says_so_and_changes_nothing(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "9")
        assert said(screen, "vital-signs") is None
        assert "there is no answer 9; 1 to 4" in shown.flat


async def test_a_state_has_a_key(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID)
        for question, key, state in (
            ("vital-signs", "u", "dont_know"),
            ("vital-signs", "l", "pending"),
            ("gear", "x", "refused"),
            ("gear", "minus", "not_applicable"),
        ):
            screen.sitting.jump(question)
            await shown.press("backspace")
            assert said(screen, question) is None, (question, key)
            await shown.press(key)
            assert said(screen, question).state == state, (question, key)


async def test_not_applicable_is_refused_where_the_question_always_applies(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "minus")
        assert said(screen, "vital-signs") is None
        assert "applies to every offer" in shown.flat


async def test_a_refusal_on_a_floor_asks_whether_they_could_know(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID)
        for key, state in (("escape", None), ("y", "refused"), ("n", "pending")):
            await shown.press("backspace")
            assert said(screen, "vital-signs") is None, key
            await shown.press("x")
            assert isinstance(shown.app.screen, AskYesNo), key
            await shown.press(key)
            claim = said(screen, "vital-signs")
            assert (claim and claim.state) == state, key


async def test_later_twice_asks_by_when(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID)
        for typed, due in (("2026-12-01", "2026-12-01"), ("", None), ("3", "2026-11-24"), ("soon", None)):
            await shown.press("backspace")
            assert said(screen, "vital-signs") is None, typed
            await shown.press("l")
            assert "l again: by when" in shown.flat, typed
            await shown.press("l")
            assert isinstance(shown.app.screen, AskLine), typed
            await shown.typed(typed)
            await shown.press("enter")
            claim = said(screen, "vital-signs")
            assert claim.state == "pending", typed
            assert (claim.due and str(claim.due)) == due, typed
        assert "That is no day" in shown.flat


async def test_a_note_has_several_lines_and_escape_only_leaves_it(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "1", "n")
        editor = screen.query_one("#editor", TextArea)
        assert shown.app.focused is editor
        await shown.typed("every 10 minutes")
        await shown.press("enter", "u", "escape")
        assert said(screen, "vital-signs").note == "every 10 minutes\nu"
        assert said(screen, "vital-signs").choice == ("throughout",)
        assert shown.app.screen is screen
        assert not screen.query_one(NoteEditor).writing
        await shown.settled()
        assert oak.only().answers["vital-signs"].said.note == "every 10 minutes\nu"


async def test_a_note_being_typed_is_saved_after_a_pause(oak, monkeypatch):
    monkeypatch.setattr("kchecklist.tui.note_editor.PAUSE_BEFORE_SAVING", 0.01)
    async with oak.open() as shown:
        await shown.interview(ID, "n")
        await shown.typed("half a sent")
        await shown.pilot.pause(0.05)
        await shown.settled()
        assert oak.only().answers["vital-signs"].said.note == "half a sent"


async def test_in_a_note_ctrl_z_is_the_field_s(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "1", "n")
        await shown.typed("a note")
        await shown.press("ctrl+z")
        assert screen.query_one("#editor", TextArea).text == ""
        await shown.press("escape")
        assert said(screen, "vital-signs").choice == ("throughout",)


async def test_a_second_click_on_note_loses_nothing_of_the_first(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "n")
        await shown.typed("just typed")
        screen.action_note()
        assert screen.query_one("#editor", TextArea).text == "just typed"
        screen.action_call_note()
        assert said(screen, "vital-signs").note == "just typed"


async def test_a_note_only_looked_at_stays_to_the_byte(oak):
    note = "one\\u2028two\\u0085three\\u000bfour "
    path = oak.put(ID, BARE + f'\n[answers.vital-signs.said]\nnote = "{note}"\n')
    before = path.read_bytes()
    async with oak.open() as shown:
        screen = await shown.interview(ID, "n", "escape")
        assert screen.sitting.profile == oak.only()
        await shown.settled()
    assert path.read_bytes() == before


async def test_capital_n_notes_to_the_question_just_left(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "1", "enter", "N")
        await shown.typed("to the one before")
        await shown.press("escape")
        assert said(screen, "vital-signs").note == "to the one before"
        assert screen.sitting.question.id == "sitter"


async def test_m_notes_to_the_call(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "m")
        await shown.typed("friendly")
        await shown.press("escape")
        (talk,) = screen.sitting.profile.conversations
        assert talk.note == "friendly"


async def test_how_i_know_holds_from_here_on(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "1", "h", "4")
        await shown.typed("Dr. Ruiz")
        await shown.press("enter")
        answer = screen.sitting.profile.answers["vital-signs"]
        assert answer.said is None
        assert answer.written.choice == ("throughout",)
        assert screen.sitting.profile.told(answer.written)[0] == "Dr. Ruiz"
        await shown.press("enter", "1")
        assert screen.sitting.profile.answers["sitter"].written.choice == ("adult",)


async def test_b_marks_to_come_back_to(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "b")
        assert screen.sitting.profile.answers["vital-signs"].come_back is True
        assert "come back to this" in shown.flat
        await shown.press("b")
        assert "vital-signs" not in screen.sitting.profile.answers


async def test_w_tells_why_and_w_closes_it(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "w")
        assert isinstance(shown.app.screen, Why)
        assert "A name, a rhythm" in shown.flat
        await shown.press("w")
        assert shown.app.screen is screen


async def test_find_jumps_to_a_question_by_a_word(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "slash")
        await shown.typed("what")
        await shown.press("down", "enter")
        assert screen.sitting.question.id == "total-price"
        await shown.press("slash")
        await shown.typed("zebra")
        assert "no question for this offer holds that" in shown.flat
        await shown.press("enter")
        assert screen.sitting.question.id == "total-price"


async def test_t_and_o_change_what_is_gone_through(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "t")
        assert screen.sitting.mode == "everything"
        await shown.press("t")
        assert screen.sitting.mode == "short"
        await shown.press("1", "o")
        assert screen.sitting.mode == "open"
        assert "vital-signs" not in {question.id for question in screen.sitting.questions}
        await shown.press("o")
        assert screen.sitting.mode == "short"  # where it was before


async def test_z_takes_back_one_change_after_the_other(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID)

        async def press(*keys: str) -> None:
            """Each key saved by itself, as with a person at the keys: history has one step for each."""
            for key in keys:
                await shown.press(key)
                await shown.settled()

        before = screen.sitting.profile
        await press("1", "2", "enter", "u")
        await press("z")
        assert said(screen, "sitter") is None
        await press("z")
        assert said(screen, "vital-signs").choice == ("throughout",)
        assert screen.sitting.question.id == "vital-signs"
        await press("ctrl+z", "z")
        assert screen.sitting.profile.answers == before.answers
        assert screen.message == "There is nothing to take back."
        await shown.settled()
        assert oak.only().answers == {}
        await press("Z", "ctrl+y", "Z")
        assert said(screen, "sitter").state == "dont_know"
        assert screen.message.startswith("Brought again")
        await press("Z")
        assert screen.message == "There is nothing to bring again."
        await press("z", "z")
    # Another day: what that sitting did can be taken back, once it was said to be more than this one's.
    async with oak.open() as shown:
        screen = await shown.interview(ID)
        await shown.press("z")
        assert screen.message.startswith("Nothing more since you came here. z again takes back")
        assert said(screen, "vital-signs").choice == ("throughout",)
        await shown.press("z")
        assert said(screen, "vital-signs") is None or said(screen, "vital-signs").choice is None
        about = "vital signs: answered, a conversation, as entered on 21 Nov 2026, 10:02"
        assert screen.message == f"Taken back: {about}. Z brings it again."
        await shown.press("Z")
        assert said(screen, "vital-signs").choice == ("throughout",)
        await shown.press("Z")
        assert said(screen, "vital-signs").choice == ("before-after",)


async def test_backspace_takes_the_answer_back_and_leaves_the_note(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "1", "n")
        await shown.typed("a note")
        await shown.press("escape", "backspace")
        assert said(screen, "vital-signs").choice is None
        assert said(screen, "vital-signs").note == "a note"


# Moving on by itself


@pytest.fixture
def moving(oak: Stage, monkeypatch) -> Stage:
    """The setting is on, and the moment before moving is as long as the test wants."""
    monkeypatch.setattr("kchecklist.tui.screens.interview.NO_ANSWER_SOONER", 3600)
    oak.folder.settings.write_text("move_on = true\n")
    return oak


async def test_it_moves_on_only_when_it_should(moving):
    async with moving.open() as shown:
        screen = await shown.interview(ID)
        for question, keys, after in (
            ("vital-signs", ["1"], "sitter"),
            ("vital-signs", ["4"], "vital-signs"),  # a red flag is read first
            ("vital-signs", ["4", "1"], "vital-signs"),
            ("vital-signs", ["9"], "vital-signs"),  # no answer, no moving
            ("vital-signs", ["1", "plus"], "vital-signs"),
            ("vital-signs", ["1", "plus", "2"], "vital-signs"),
            ("vital-signs", ["1", "n"], "vital-signs"),
            ("vital-signs", ["1", "h"], "vital-signs"),
            ("vital-signs", ["u"], "vital-signs"),
            ("gear", ["1"], "gear"),
            ("route", ["1"], "route"),
        ):
            screen.jump(question)
            await shown.press("backspace")
            assert said(screen, question) is None, (question, keys)
            await shown.press(*keys)
            if screen.moving_on is not None:
                screen._move_on()
            assert screen.sitting.question.id == after, (question, keys)
            if keys[-1] in "nh":
                await shown.press("escape")
            assert shown.app.screen is screen, (question, keys)


async def test_it_moves_on_after_a_moment(moving, monkeypatch):
    monkeypatch.setattr("kchecklist.tui.screens.interview.NO_ANSWER_SOONER", 0.01)
    async with moving.open() as shown:
        screen = await shown.interview(ID, "1")
        await shown.still()
        assert screen.sitting.question.id == "sitter"


async def test_it_does_not_move_on_by_itself_unless_set(oak, monkeypatch):
    monkeypatch.setattr("kchecklist.tui.screens.interview.NO_ANSWER_SOONER", 0.01)
    async with oak.open() as shown:
        screen = await shown.interview(ID, "1")
        await shown.pilot.pause(0.05)
        assert screen.sitting.question.id == "vital-signs"


# From the interview and back


async def test_another_screen_leads_back_to_the_same_question(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "enter")
        for key, kind in (("s", Summary), ("c", Compare), ("p", Matters), ("i", Details)):
            await shown.press(key)
            assert isinstance(shown.app.screen, kind), key
            await shown.press("escape")
            assert shown.app.screen is screen, key
            assert screen.sitting.question.id == "sitter", key


async def test_enter_in_the_summary_goes_back_to_the_interview_below(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "enter", "s", "enter")
        assert shown.app.screen is screen


async def test_crisis_lines_are_one_key_away(oak):
    async with oak.open() as shown:
        app = shown.app
        for number, opened in enumerate(
            ("providers", "interview", "summary", "compare", "matters", "dialog", "heard", "help")
        ):
            if opened in ("interview", "dialog", "heard"):
                screen = await shown.interview(ID, *{"dialog": "x", "heard": "h"}.get(opened, ""))
                assert (app.screen is screen) == (opened == "interview")
            elif opened == "summary":
                app.open("summary", ID)
            elif opened == "help":
                await shown.press("f1")
                assert isinstance(app.screen, Help)
            elif opened != "providers":
                app.open(opened)
            await shown.pause()
            below = app.screen
            await shown.press("exclamation_mark")
            assert isinstance(app.screen, Crisis), opened
            key, country = (("2", "GB"), ("1", "US"))[number % 2]
            await shown.press(key, "escape")
            assert app.screen is below, opened
            assert app.library.priorities.country == country, opened
            while len(app.screen_stack) > 1:
                await app.pop_screen()
            await shown.settled()


async def test_what_does_not_fit_is_reached_by_the_arrows(oak):
    async with oak.open((40, 12)) as shown:
        screen = await shown.interview(ID, "n")
        await shown.typed("the last line of all")
        await shown.press("escape")
        assert "the last line of all" not in shown.flat
        await shown.settled()
        shown.app.clear_notifications()
        await shown.press("down", "down", "down")
        await shown.still()
        assert "the last line of all" in shown.flat
        await shown.press("up", "up", "up", "enter")
        await shown.still()
        assert "Who sits with me" in shown.flat
        assert isinstance(shown.app.screen, Interview)
        assert screen.sitting.question.id == "sitter"


async def test_leaving_writes_down_how_long_the_talk_took(oak):
    async with oak.open() as shown:
        await shown.interview(ID, "1")
        oak.now = oak.now.replace(minute=14)
        await shown.press("escape")
        assert isinstance(shown.app.screen, Providers)
        await shown.settled()
        assert oak.only().conversations[0].minutes == 12


# Footers


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_a_footer_shows_at_most_six_keys_and_fits(oak, size):
    async with oak.open(size) as shown:
        app = shown.app
        for opened in (
            lambda: None,
            lambda: app.open("summary", ID),
            lambda: app.open("compare"),
            lambda: app.open("matters"),
            lambda: app.open("details", ID),
            app.action_help,
            app.action_crisis,
            lambda: app.push_screen(Interview(ID)),
        ):
            opened()
            await shown.pause()
            if isinstance(app.screen, AskLine | AskYesNo) or app.screen.is_modal:
                await shown.press("escape")
            await shown.still()
            footer = app.screen.query_one(Footer)
            assert 1 <= len(footer.keys) <= 6, type(app.screen)
            assert footer.content_region.x + footer.keys[-1].right <= size[0], type(app.screen)


async def test_two_keys_at_once_are_two_answers(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID)
        for key in ("1", "enter", "1", "enter", "1"):
            shown.app.simulate_key(key)
        await shown.still()
        assert len(screen.sitting.profile.answers) == 3


async def test_what_is_looked_up_says_so_and_counts_as_found_there(oak):
    async with oak.open((60, 30)) as shown:
        screen = await shown.interview(ID, "t")
        while not screen.sitting.question.is_looked_up:
            assert "That was all there is to ask" not in shown.flat
            await shown.press("right")
        assert "That was all there is to ask" in shown.flat
        assert "not to ask aloud: look it up, or answer it yourself" in shown.flat
        assert "u it does not say x won't show it l will send it" in shown.flat
        assert "An answer counts as: signed" in shown.flat
        await shown.press("1")
        assert screen.sitting.profile.answers["refund"].signed.choice == ("rest",)
        assert not screen.sitting.profile.conversations
        assert "Found: signed, 21 Nov 2026" in shown.flat
        await shown.press("h")
        assert "How do you know this one?" in shown.flat


async def test_enter_in_a_note_says_that_it_is_a_new_line_of_the_note(oak):
    async with oak.open() as shown:
        await shown.interview(ID, "n")
        await shown.typed("every 10 minutes")
        assert "Still in the note" not in shown.flat
        await shown.press("enter")
        assert "Still in the note to vital signs: a new line · esc: done" in shown.flat
        await shown.press("escape", "n")
        assert "Still in the note" not in shown.flat


async def test_a_jump_to_what_is_looked_up_does_not_end_the_call(oak):
    async with oak.open((60, 30)) as shown:
        screen = await shown.interview(ID, "slash")
        await shown.typed("stop early")
        await shown.press("enter")
        assert screen.sitting.question.id == "refund"
        assert "That was all there is to ask" not in shown.flat


async def test_the_name_of_one_source_is_not_put_under_another(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        screen = await shown.interview("oak-room-aa11bb", "1")
        screen.sitting.jump("vital-signs")
        await shown.press("h", "5")
        await shown.typed("their consent form")
        await shown.press("enter", "1", "h", "3")
        field = shown.app.focused
        assert field.value == ""
        await shown.press("escape", "h", "5")
        assert shown.app.focused.value == "their consent form"
