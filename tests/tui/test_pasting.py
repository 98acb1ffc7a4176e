"""What is pasted is text, all of it: it runs no command, chooses no answer, and nothing of it is lost."""

import sys

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.command import CommandPalette
from textual.document._document import Document
from textual.widgets import Input, TextArea

from kchecklist.tui.app import NOTHING_TO_TYPE_INTO, KchecklistApp
from kchecklist.tui.fields import NoteField
from kchecklist.tui.pasting import PasteParser

from .stage import Open, Stage

BEGIN, END = "\x1b[200~", "\x1b[201~"
INSIDE = (
    "a\x1b]2;owned\x07b\x1b[A1\x1b[3~y\x1b\x1b[31m"
    + "x" * 40
    + "\x1bdelete 1\r\n2\x0b\x0c\x85\u2028é👍 ctrl+q\r3"
)
ID = "harbor-3f9a1c"


def read(*chunks: str) -> list[object]:
    parser = PasteParser()
    tokens = [token for chunk in chunks for token in parser.feed(chunk)]
    return [
        token.text if isinstance(token, events.Paste) else getattr(token, "key", None) for token in tokens
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 64, 4096])
def test_a_paste_is_one_text_whatever_stands_in_it_and_however_it_arrives(size: int):
    sent = f"q{BEGIN}{INSIDE}{END}w\x1b[A"
    chunks = [sent[start : start + size] for start in range(0, len(sent), size)]
    assert read(*chunks) == ["q", INSIDE, "w", "up"]


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        # What ends a paste, and was pasted itself, ends nothing as long as all of it comes at one go.
        (f"{BEGIN}a{END}1{END}2", [f"a{END}1", "2"]),
        (f"{BEGIN}a{END}1{BEGIN}b{END}", [f"a{END}1{BEGIN}b"]),
        (f"{BEGIN}a{END}{BEGIN}b{END}1", ["a", "b", "1"]),
        (f"{BEGIN}{BEGIN}a{END}1", [f"{BEGIN}a", "1"]),
        (f"{BEGIN}{END}1", ["", "1"]),
        (f"1{END}2", ["1", "2"]),
        ("\x1b[A1\x1b[201", ["up", "1"]),
    ],
)
def test_where_a_paste_ends(sent: str, found: list[object]):
    assert read(sent) == found


@pytest.mark.skipif(sys.platform == "win32", reason="reads another way")
def test_what_reads_from_the_terminal_takes_pastes_whole(stage: Stage, monkeypatch):
    from textual.drivers import linux_driver

    monkeypatch.setattr(linux_driver, "XTermParser", XTermParser)
    KchecklistApp(stage.folder, stage.bank).get_driver_class()
    assert linux_driver.XTermParser is PasteParser


def test_a_note_ends_its_lines_where_a_person_does():
    field = NoteField()
    assert isinstance(field.document, Document)
    for text in ("a\x0bb\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\u2028", "\x0c\n\x0c", "", "\n", "a\n\n"):
        field.load_text(text)
        assert field.text == text
        field.replace("", (0, 0), field.document.end)
        field.insert(f"{text}!")
        assert field.text == f"{text}!"
        field.replace("", (0, 0), field.document.end)
        field.undo()
        assert field.text == f"{text}!"


def kept(stage: Stage) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in stage.folder.providers.glob("*.toml")}


async def pasted(shown: Open, text: str) -> None:
    shown.app.post_message(events.Paste(text))
    await shown.pause()


async def test_a_paste_is_kept_whole_in_every_field_and_does_nothing_where_there_is_none(stage: Stage):
    stage.two()
    before = kept(stage)
    async with stage.open() as shown:
        app = shown.app
        one_line = (
            "a\x1b]2;owned\x07b\x1b[A1\x1b[3~y\x1b\x1b[31m"
            + "x" * 40
            + "\x1bdelete 1 2\x0b\x0c\x85\u2028é👍 ctrl+q 3"
        )
        for opened in (
            lambda: None,
            lambda: app.open("compare"),
            lambda: app.open("matters"),
            lambda: app.open("interview", ID),
        ):
            opened()
            await shown.pause()
            screens = list(app.screen_stack)
            for text in (INSIDE, "1", "y\n1\n"):
                await pasted(shown, text)
            assert app.screen_stack == screens
            assert NOTHING_TO_TYPE_INTO in shown.told
            await shown.press(*["escape"] * (len(screens) - 1))
        app.open("interview", ID)
        await shown.pause()
        await shown.press("escape")
        await pasted(shown, INSIDE)
        await shown.settled()
        assert kept(stage) == before

        await shown.press("n")
        refused = shown.said.count(NOTHING_TO_TYPE_INTO)
        await pasted(shown, INSIDE)
        assert shown.said.count(NOTHING_TO_TYPE_INTO) == refused
        assert shown.app.focused is not None
        await shown.press("escape")
        await shown.settled()
        notes = [c.note for a in stage.saved(ID).answers.values() for _, c in a.notes()]
        assert INSIDE.replace("\r\n", "\n").replace("\r", "\n") in notes
        for key, escapes in (("slash", 1), ("q", 2)):
            await shown.press(key)
            await pasted(shown, INSIDE)
            field = app.focused
            assert isinstance(field, Input)
            assert field.value == one_line
            await shown.press(*["escape"] * escapes)
        app.open("details", ID)
        await shown.pause()
        fields = [field for field in app.screen.query(Input) if field.name in ("name", "phone", "note")]
        for field in fields:
            field.focus()
            await pasted(shown, INSIDE)
        assert fields
        assert all(field.value.endswith(one_line) for field in fields)
        await shown.press("escape")
        await shown.settled()
        assert stage.saved(ID).provider.name.endswith(one_line)

        await shown.press("escape")
        app.action_command_palette()
        await shown.until(lambda: isinstance(app.screen, CommandPalette) and app.focused is not None)
        await pasted(shown, INSIDE)
        await shown.still()
        assert "\x1b" not in shown.text
        assert not isinstance(app.focused, TextArea)


async def test_an_answer_that_was_typed_before_the_question_stood_there_is_none(stage: Stage):
    stage.two()
    async with stage.open() as shown:
        keys = [
            events.Key("delete", None),
            events.Key("y", "y"),
            events.Key("delete", None),
            events.Key("y", "y"),
        ]
        for key in keys:
            shown.app.post_message(key)
        await shown.pause()
        await shown.settled()
        assert len(kept(stage)) == 2
        late = events.Key("y", "y")
        late.time = 0
        shown.app.post_message(late)
        await shown.pause()
        await shown.settled()
        assert len(kept(stage)) == 2
        await shown.press("y")
        await shown.settled()
        assert len(kept(stage)) == 1
