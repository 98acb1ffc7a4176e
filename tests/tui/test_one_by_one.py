"""However fast keys come, each meets what the one before it opened; no word becomes a command."""

from textual import events
from textual.widgets import Input

from kchecklist.tui.app import LET_GO
from kchecklist.tui.note_editor import NoteEditor

from .stage import Open, Stage

ID = "harbor-3f9a1c"
NAMES = {" ": "space", "!": "exclamation_mark", "/": "slash", "\n": "enter", "\x1b": "escape"}


async def at_one_go(shown: Open, text: str) -> None:
    """Type all of it before anybody looks."""
    for sign in text:
        key = NAMES.get(sign, sign)
        shown.app.post_message(events.Key(key, sign))
    await shown.until(lambda: shown.app._one_by_one.at_rest)


async def test_words_typed_at_one_go_are_words_wherever_they_belong(stage: Stage, monkeypatch):
    stage.two()
    async with stage.open() as shown:
        app = shown.app
        interview = await shown.interview(ID, "enter")
        before = interview.sitting.profile
        for key, words in (("n", "2 of us stay!"), ("m", "1 call, x q l"), ("N", "z - / 3")):
            await at_one_go(shown, f"{key}{words}\x1b")
            assert not interview.query_one(NoteEditor).writing
            assert words in repr(interview.sitting.profile)
        await at_one_go(shown, "2n")
        app.post_message(events.Paste("1 pasted"))
        await at_one_go(shown, "2\x1b")
        question = interview.sitting.question
        assert question is not None
        claim = interview.sitting.claim(question)
        assert claim is not None
        assert claim.choice == (question.options[1].id,)
        assert claim.note is not None
        assert claim.note.endswith("1 pasted2")
        now = interview.sitting.profile.answers
        assert {one for one in now if now[one] != before.answers.get(one)} <= {question.id, interview.left}

        # Nothing is said to be saved that stands on the screen alone.
        await shown.settled()
        assert "saved 10:02" in shown.text
        await at_one_go(shown, "n")
        await shown.until(lambda: "saved 10:02" in shown.text)
        # Nobody is told of it for as long as this takes.
        monkeypatch.setattr("kchecklist.tui.note_editor.PAUSE_BEFORE_SAVING", 60)
        await at_one_go(shown, "x")
        await shown.until(lambda: "saving" in shown.text)
        assert "saved 10:02" not in shown.text
        await shown.press("backspace")
        await shown.until(lambda: "saved 10:02" in shown.text)
        await shown.press("escape")

        for key, words in (("/", "2 refund x"), ("q", "Do you call 1 or 2?")):
            answers = interview.sitting.profile.answers
            await at_one_go(shown, f"{key}{words}")
            assert app.screen is not interview
            assert app.screen.query(Input).first().value == words
            # What comes behind the key that closes it is no command of the screen below.
            await shown.press("escape")
            if app.screen is not interview:
                await at_one_go(shown, "\x1b2n1")
                assert LET_GO in shown.said
            assert app.screen is interview
            assert not interview.query_one(NoteEditor).writing
            assert interview.sitting.profile.answers == answers
        await shown.press("escape", "escape")
        await at_one_go(shown, "aNew x1 q Clinic")
        assert app.screen.query(Input).first().value == "New x1 q Clinic"
