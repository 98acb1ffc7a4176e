"""A question of the person's own, by keys: added, answered, reworded, taken out; and what may stand in the way."""

import re
from fractions import Fraction

import pytest
from textual import events
from textual.widgets import Input, OptionList

from kchecklist.checklist.loading import load_checklist
from kchecklist.profiles import own_questions
from kchecklist.profiles.own_questions import add_question, reword_question
from kchecklist.profiles.writing import NotSaved
from kchecklist.scoring.weights import section_weights
from kchecklist.tui.screens.ask import AskYesNo
from kchecklist.tui.screens.compare import Compare
from kchecklist.tui.screens.interview import Interview
from kchecklist.tui.screens.my_question import MyQuestion
from kchecklist.tui.screens.summary import Summary

from .stage import BANK, OAK, Open, Stage
from .test_hostile import HOSTILE, Walk

ID = "oak-room-aa11bb"
BARE = OAK[: OAK.index("[answers")]
ASK = "Do you call me back on the same day?"


@pytest.fixture
def oak(stage: Stage) -> Stage:
    """One provider of whom the way and the place are known, and nothing else."""
    stage.put(ID, BARE)
    return stage


async def add(shown: Open, text: str = ASK, kind: str = "1") -> str:
    """Add a question in the interview that is open; its id."""
    await shown.press("q")
    assert isinstance(shown.app.screen, MyQuestion)
    await shown.typed(text)
    await shown.press("enter", kind)
    screen = shown.app.screen
    assert isinstance(screen, Interview)
    return screen.sitting.question.id


async def test_a_question_of_mine_is_on_the_table_at_once_and_on_disk(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID)
        name = await add(shown)
        assert re.fullmatch(r"own-do-you-call-me-back-[0-9a-f]{6}", name)
        assert ASK in (oak.folder.questions / "99-own.toml").read_text()
        assert screen.sitting.mode == "short"
        await shown.still()
        for words in (ASK, "1 ( ) good", "2 ( ) fair", "3 ( ) poor", "4 ( ) worrying", "▸ My own 0/1"):
            assert words in shown.flat
        await shown.press("2", "left")
        assert screen.sitting.question.id == "total-price"
        await shown.press("right")
        assert screen.sitting.question.id == name
        await shown.settled()
        assert oak.only().answers[name].said.choice == ("fair",)


async def test_place_undo_and_conversation_outlast_a_question_more(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "1", "enter", "1")
        talk = screen.sitting.conversation
        name = await add(shown)
        await shown.press("1")
        assert screen.sitting.profile.answers[name].said.conversation == talk.id
        await shown.press("z", "z")
        assert screen.sitting.question.id == "sitter"
        assert set(screen.sitting.profile.answers) == {"vital-signs"}


async def test_every_screen_asks_it_and_the_score_counts_it(stage):
    stage.two()
    async with stage.open() as shown:
        await shown.interview("harbor-3f9a1c")
        before = shown.app.library.standing(shown.app.library.profile("harbor-3f9a1c"))
        name = await add(shown)
        library = shown.app.library
        assert section_weights(library.checklist, library.priorities)["own"] == Fraction(1, 5)
        assert library.store.question_order[-1] == name
        asked = library.standing(library.profile("harbor-3f9a1c"))
        assert asked.applying == before.applying + 1
        await shown.press("4")
        worse = library.standing(library.profile("harbor-3f9a1c"))
        assert worse.high < asked.high
        await shown.press("s")
        assert isinstance(shown.app.screen, Summary)
        assert "My own" in "\n".join(str(part) for part in shown.app.screen.query_one("PageView")._parts)
        await shown.press("escape", "c", "right", "right")
        assert isinstance(shown.app.screen, Compare)
        pane = shown.app.screen.query_one("#pane-2 PageView")
        assert ASK in str(pane._parts)
        assert "Harbor Infusion (IV course): worrying" in str(pane._parts)


async def test_just_a_note_never_counts_and_its_note_is_its_answer(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID)
        library = shown.app.library
        before = library.standing(library.profile(ID))
        name = await add(shown, kind="2")
        await shown.still()
        assert "a note is all it takes: n" in shown.flat
        assert "not scored" in shown.flat
        after = library.standing(library.profile(ID))
        assert (after.low, after.high, after.applying) == (before.low, before.high, before.applying)
        assert "own" not in section_weights(library.checklist, library.priorities)
        asked = screen.sitting.tally.asked
        await shown.press("1")
        assert "write a note: n" in shown.flat
        await shown.press("escape", "n")
        await shown.still()
        assert "Note to my own question" in shown.flat
        await shown.typed("Within the hour.")
        await shown.press("escape")
        assert screen.sitting.tally.asked == asked + 1
        assert name not in screen.sitting.still_open()
        await shown.press("s")
        await shown.still()
        assert "Within the hour." in str(shown.app.screen.query_one("PageView")._parts)
        await shown.press("escape", "escape", "p")
        assert "My own" not in str(
            [str(option.prompt) for option in shown.app.screen.query_one(OptionList).options]
        )


async def test_what_is_open_only_goes_on_with_a_question_more(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "o")
        await add(shown)
        assert screen.sitting.mode == "open"


async def test_other_words_keep_the_answer(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID)
        name = await add(shown)
        await shown.press("1", "q")
        field = shown.app.focused
        assert isinstance(field, Input)
        assert field.value == ASK
        await shown.still()
        assert "If it asks something else now, take it out and add a new one: old answers stay" in shown.flat
        field.value = "Who calls me back, and when?"
        await shown.press("enter")
        assert shown.app.screen is screen
        assert screen.sitting.question.id == name
        await shown.still()
        assert "Who calls me back, and when?" in shown.flat
        assert "1 (•) good" in shown.flat
        assert ASK not in (oak.folder.questions / "99-own.toml").read_text()
        assert not any("history/questions" in told for told in shown.told)


async def test_taken_out_after_a_question_and_the_answer_stays_in_the_file(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID)
        first = await add(shown)
        await shown.press("1", "enter")
        second = await add(shown, "And who is on call at night?")
        await shown.press("left", "q")
        shown.app.focused.value = " "
        await shown.press("enter")
        assert isinstance(shown.app.screen, AskYesNo)
        await shown.press("n")
        assert screen.sitting.question.id == first
        await shown.press("q")
        shown.app.focused.value = ""
        await shown.press("enter", "y")
        assert screen.sitting.question.id == second
        assert shown.app.library.checklist.question(first) is None
        await shown.still()
        assert "Taken out; the words are kept in history/questions." in shown.flat
        await shown.press("1")
        await shown.settled()
        assert oak.only().answers[first].said.choice == ("good",)
        await shown.press("s")
        assert "No longer asked" in str(shown.app.screen.query_one("PageView")._parts)


async def test_what_was_answered_outlasts_undo_after_the_question_is_taken_out(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "1")
        name = await add(shown)
        await shown.press("2", "q")
        shown.app.focused.value = ""
        await shown.press("enter", "y", "z", "z")
        await shown.settled()
        assert set(oak.only().answers) == {name}
        assert oak.only().answers[name].said.choice == ("fair",)
        assert screen.sitting.question.id == "vital-signs"


async def test_a_file_with_comments_is_kept_before_it_is_reworded_and_said_once(oak):
    path = oak.folder.questions / "05-own.toml"
    path.parent.mkdir(parents=True)
    path.write_text('# mine\n[[question]]\nid = "dog"\nask = "A dog?"\nkind = "info"\ntier = "first call"\n')
    async with oak.open() as shown:
        screen = await shown.interview(ID)
        screen.sitting.jump("dog")
        for text in ("My dog?", "His dog?"):
            await shown.press("q")
            shown.app.focused.value = text
            await shown.press("enter")
        kept, later = sorted((oak.folder.history / "questions").iterdir(), key=lambda path: len(path.name))
        assert kept.read_text().startswith("# mine")
        assert any(kept.name in told for told in shown.said)
        assert not any(later.name in told for told in shown.said)
        await shown.still()
        assert "His dog?" in shown.flat


async def test_words_that_another_window_wrote_meanwhile_are_kept_and_said(oak):
    async with oak.open() as shown:
        await shown.interview(ID)
        name = await add(shown)
        await shown.press("q")
        reword_question(oak.folder, name, "Theirs?", oak.now)
        shown.app.focused.value = "Mine?"
        await shown.press("enter")
        (kept,) = (p for p in (oak.folder.history / "questions").iterdir() if "Theirs?" in p.read_text())
        assert any(kept.name in told for told in shown.said)
        assert shown.app.library.checklist.question(name).ask == "Mine?"


async def test_escape_goes_back_to_the_words_and_then_out_and_nothing_is_written(oak):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "q")
        await shown.typed(ASK)
        await shown.press("enter", "escape")
        assert shown.app.focused.value == ASK
        await shown.press("escape", "escape")
        assert shown.app.screen is screen
        assert not oak.folder.questions.exists()


@pytest.mark.parametrize("way", ["a click", "the crisis lines"])
async def test_back_in_the_words_no_kind_is_asked_for(oak, way):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "q")
        await shown.typed(ASK)
        await shown.press("enter")
        if way == "a click":
            await shown.click(shown.app.screen.query_one(Input))
        else:
            await shown.press("exclamation_mark", "escape")
        await shown.still()
        assert "it counts" not in shown.flat
        assert "enter: done" in shown.flat
        await shown.press("end", "1", "enter", "2")
        assert shown.app.screen is screen
        assert screen.sitting.question.ask == f"{ASK}1"


async def test_of_several_pasted_lines_none_is_lost(oak):
    async with oak.open() as shown:
        await shown.interview(ID, "q")
        for pasted, kept in (
            ("Do you\r\ncall me\nback?\n", "Do you call me back?"),
            ("\n\n Why? ", "Why?"),
            (" Why", " Why"),
            ("\n", ""),
            ("", ""),
        ):
            shown.app.focused.value = ""
            shown.app.focused.post_message(events.Paste(pasted))
            await shown.pause()
            assert shown.app.focused.value == kept


async def test_a_line_that_is_no_question_says_so_and_stays(oak):
    async with oak.open() as shown:
        await shown.interview(ID, "q")
        for text, said in (("", "a question needs some words"), ("x" * 201, "201 characters")):
            assert said not in shown.flat
            await shown.typed(text)
            await shown.press("enter")
            await shown.still()
            assert said in shown.flat
            assert shown.app.focused.value == text


async def test_a_read_only_folder_says_so_and_the_words_stay(oak, monkeypatch):
    async with oak.open() as shown:
        screen = await shown.interview(ID, "q")

        def read_only(path, content):
            raise NotSaved(path, "Read-only file system")

        with monkeypatch.context() as patch:
            patch.setattr(own_questions, "replace_file", read_only)
            await shown.typed(ASK)
            await shown.press("enter", "1")
            await shown.still()
            assert "Read-only file system" in shown.flat
            assert "try again" in shown.flat
            assert shown.app.focused.value == ASK
        await shown.press("enter", "2")
        assert shown.app.screen is screen
        assert screen.sitting.question.ask == ASK


async def test_a_file_that_cannot_be_read_is_not_written_to(oak):
    path = oak.folder.questions / "99-own.toml"
    path.parent.mkdir(parents=True)
    path.write_text("torn [")
    async with oak.open() as shown:
        assert "99-own.toml:1: is not valid TOML" in shown.flat
        screen = await shown.interview(ID, "q")
        await shown.typed(ASK)
        await shown.press("enter", "1")
        await shown.still()
        assert "is not valid TOML" in shown.flat
        assert path.read_text() == "torn ["
        await shown.press("escape")
        assert screen.sitting.question.id == "vital-signs"


async def test_a_question_that_the_bank_has_already_hides_neither(oak):
    path = oak.folder.questions / "01-room.toml"
    path.parent.mkdir(parents=True)
    path.write_text(
        '[[question]]\nid = "gear"\nask = "Mine?"\nkind = "info"\n\n[[question]]\nid = "dog"\nask = "Dog?"\nkind = "info"\n'
    )
    async with oak.open((120, 40)) as shown:
        assert "01-room.toml:2: question 'gear' is there already; rename this one" in shown.flat
        assert shown.app.library.checklist.question("gear").ask == "What gear is in the room?"
        assert shown.app.library.checklist.section_of["dog"].id == "room"


async def test_an_edit_by_hand_while_the_providers_are_shown_is_asked(oak):
    add_question(oak.folder, "And at night?", True, ())
    async with oak.open() as shown:
        before = shown.app.library.checklist
        shown.app.on_app_focus()
        await shown.settled()
        assert shown.app.library.checklist is before
        name = add_question(oak.folder, ASK, True, ())
        shown.app.on_app_focus()
        await shown.settled()
        screen = await shown.interview(ID)
        assert name in {question.id for question in screen.sitting.questions}
        assert shown.app.library.store.question_order[-1] == name


async def test_hostile_words_are_ink_on_every_screen(oak, text=HOSTILE):
    async with oak.open((80, 40)) as shown:
        await shown.interview(ID)
        name = await add(shown, text)
        await shown.press("1", "b")
        await Walk(shown).look()
        assert "[@click=app.quit]x[/]" in shown.flat
        assert "\n" not in shown.app.library.checklist.question(name).ask
        for keys in (("q",), ("w",), ("n",), ("s",), ("c", "left")):
            await shown.press(*keys)
            await Walk(shown).look()
            await shown.press("escape")
        await shown.press("slash")
        await shown.typed("1+1")
        await Walk(shown).look()
        await shown.press("enter", "enter")
        await Walk(shown).look()
    assert not shown.app.crash


async def test_among_the_examples_it_works_and_is_thrown_away_with_them(oak):
    async with oak.open(demo=True) as shown:
        shown.app.open("interview", next(iter(shown.app.library.stored)))
        await shown.pause()
        await shown.press("escape")
        await add(shown)
        copy = shown.app.folder.questions
        assert (copy / "99-own.toml").exists()
        await shown.press("escape", "escape", "d")
        app = shown.app
        await shown.until(lambda: app.library is not None and app.library.folder == app.own_folder)
        assert "own" not in {section.id for section in shown.app.library.checklist.sections}
    assert not copy.exists()
    assert not oak.folder.questions.exists()


async def test_a_question_added_while_the_folder_is_read_is_not_undone(oak):
    async with oak.open() as shown:
        app = shown.app
        entered, old = app._entered, app.library.read()
        assert app.problem_with(lambda: app.library.add_question(ASK, True)) == ""
        app._take(old, entered)
        assert app.library.checklist.sections[-1].questions[0].ask == ASK
        await shown.settled()
        assert app.library.checklist.sections[-1].questions[0].ask == ASK


async def test_a_question_that_the_bank_calls_my_own_is_not_mine_to_reword(oak, tmp_path):
    oak.bank = tmp_path / "bank"
    oak.bank.mkdir()
    for path in BANK.glob("*.toml"):
        (oak.bank / path.name).write_text(path.read_text())
    with (oak.bank / "checklist.toml").open("a") as head:
        head.write('\n[[section]]\nid = "own"\ntitle = "My own"\n')
    (oak.bank / "05-own.toml").write_text('[[question]]\nid = "dog"\nask = "A dog?"\nkind = "info"\n')
    async with oak.open() as shown:
        screen = await shown.interview(ID)
        screen.sitting.jump("dog")
        await add(shown)
        assert [question.ask for question in screen.sitting.checklist.sections[-1].questions] == [
            "A dog?",
            ASK,
        ]


async def test_they_add_to_another_bank_too(oak, tmp_path):
    add_question(oak.folder, ASK, True, ())
    bank = tmp_path / "bank"
    bank.mkdir()
    for path in BANK.glob("*.toml"):
        (bank / path.name).write_text(path.read_text().replace("What gear is in the room?", "Welche Geräte?"))
    oak.bank = bank
    async with oak.open() as shown:
        checklist = shown.app.library.checklist
        assert checklist.question("gear").ask == "Welche Geräte?"
        assert checklist.sections[-1].questions[0].ask == ASK
        assert shown.app.library.bank == load_checklist(bank)
