"""Writing a person's own questions: kchecklist.profiles.own_questions."""

import datetime as dt
import errno
import os
import stat
import tomllib
from pathlib import Path

import pytest

from kchecklist.checklist.additions import with_additions
from kchecklist.checklist.models import Checklist, Head, Question, Section
from kchecklist.files.faults import BadFile
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.own_questions import (
    BadQuestion,
    add_question,
    remove_question,
    reword_question,
)
from kchecklist.profiles.writing import NotSaved

NOW = dt.datetime(2026, 11, 21, 10, 2)
ASK = "Do you call me back on the same day?"
BANK = Checklist(
    head=Head(id="x", title="X", version="1", sections=[{"id": "team", "title": "Team"}]),
    sections=(Section(id="team", title="Team"),),
)


def own(folder: DataFolder) -> tuple[Question, ...]:
    """The questions of mine, read as the app reads them."""
    added = with_additions(BANK, folder.questions)
    assert added.faults == ()
    return added.checklist.questions


def put(folder: DataFolder, text: str, name: str = "99-own.toml") -> Path:
    folder.questions.mkdir(parents=True, exist_ok=True)
    path = folder.questions / name
    path.write_bytes(text.encode())
    return path


def test_a_line_becomes_a_question_with_four_answers_for_the_first_call(folder, draw):
    assert add_question(folder, f"  {ASK} ", True, (), draw) == "own-do-you-call-me-back-000001"
    (question,) = own(folder)
    assert (question.ask, question.kind, question.tier, question.weight) == (ASK, "quality", "first call", 3)
    assert [(option.id, option.value) for option in question.options] == [
        ("good", 100), ("fair", 70), ("poor", 30), ("worrying", 0),
    ]  # fmt: skip
    assert all(option.anchor for option in question.options)


def test_just_a_note_has_no_answers_and_counts_for_nothing(folder, draw):
    add_question(folder, ASK, False, (), draw)
    (question,) = own(folder)
    assert (question.kind, question.options, question.tier) == ("info", (), "first call")
    assert question.takes_a_note


def test_an_id_that_is_taken_is_drawn_again(folder, draw):
    assert add_question(folder, "Why?", True, ("own-why-000001",), draw) == "own-why-000002"


@pytest.mark.parametrize("text", ["???", "なぜ", "\x1b\x07"])
def test_words_without_a_letter_for_an_id_have_one_all_the_same(folder, draw, text):
    assert add_question(folder, text, True, (), draw) == "own-000001"
    assert own(folder)[0].ask == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "some words"),
        (" \n\t", "some words"),
        ("\u200b \u2060\ufeff\u00ad", "some words"),
        ("x" * 201, "201 characters"),
    ],
)
def test_a_line_that_is_no_question_is_refused_and_nothing_written(folder, text, said):
    with pytest.raises(BadQuestion, match=said):
        add_question(folder, text, True, ())
    assert not folder.path.exists()


def test_two_hundred_characters_are_a_question(folder):
    add_question(folder, f" {'x' * 200} ", True, ())
    assert len(own(folder)[0].ask) == 200


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('[/] "Ä" =1+1', '[/] "Ä" =1+1'),
        ("one\nline\tonly\r\n", "one line only"),
        ("[[question]]\nid = 3", "[[question]] id = 3"),
        ("\x1b]2;owned\x07 \u202e \x9b31m", "\x1b]2;owned\x07 \u202e \x9b31m"),
        ("\"\"\"\\ ''' # no comment", "\"\"\"\\ ''' # no comment"),
    ],
)
def test_whatever_is_typed_is_kept_and_stays_one_line(folder, text, kept):
    add_question(folder, text, True, ())
    add_question(folder, ASK, True, ())
    assert [question.ask for question in own(folder)] == [kept, ASK]


def test_half_a_character_is_refused(folder):
    with pytest.raises(NotSaved, match="half a character"):
        add_question(folder, "Why\udc80?", True, ())
    assert list(folder.questions.glob("*.toml")) == []


def test_what_a_person_wrote_stays_to_the_byte(folder):
    before = '# mine\n\n[[question]]   # a comment\nid = "a"\nask = "A"\nkind = "info"   # no newline'
    path = put(folder, before)
    add_question(folder, ASK, True, ())
    assert path.read_text().startswith(before + "\n\n[[question]]\n")
    assert [question.ask for question in own(folder)] == ["A", ASK]


def test_a_file_with_the_line_ends_of_windows_can_be_added_to(folder):
    path = put(folder, '[[question]]\r\nid = "a"\r\nask = "A"\r\nkind = "info"\r\n')
    before = path.read_bytes()
    add_question(folder, ASK, True, ())
    assert path.read_bytes().startswith(before)
    assert len(own(folder)) == 2


@pytest.mark.parametrize("content", ["torn [", '[[question]]\nid = "x"\n', "\ufeff", 'section = "own"\n'])
def test_a_file_that_cannot_be_read_is_left_alone_and_named(folder, content):
    path = put(folder, content)
    with pytest.raises(BadFile, match=r"99-own.toml:\d+: "):
        add_question(folder, ASK, True, ())
    assert path.read_bytes() == content.encode()


def test_a_list_that_nothing_can_be_added_behind_is_left_alone(folder):
    path = put(folder, 'question = [{ id = "a", ask = "A", kind = "info" }]\n')
    before = path.read_bytes()
    with pytest.raises(NotSaved, match=r"\[\[question\]\] tables; write this one into the file by hand"):
        add_question(folder, ASK, True, ())
    assert path.read_bytes() == before


def test_a_file_is_never_made_too_large_to_be_read_again(folder):
    note = '[[question]]\nid = "a"\nask = "A"\nkind = "info"\n'
    path = put(folder, f"{note}#{'x' * (5 * 1024 * 1024 - len(note) - 2)}\n")
    before = path.read_bytes()
    with pytest.raises(NotSaved, match="larger than 5 MB; take something out of it"):
        add_question(folder, ASK, True, ())
    assert path.read_bytes() == before
    assert len(own(folder)) == 1


def test_files_and_folders_are_for_this_person_only(folder):
    add_question(folder, ASK, True, ())
    for path, mode in ((folder.questions, 0o700), (folder.questions / "99-own.toml", 0o600)):
        assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_a_write_that_fails_leaves_the_file_and_says_what_to_do(folder, monkeypatch, step):
    add_question(folder, ASK, True, ())
    path = folder.questions / "99-own.toml"
    before = path.read_bytes()

    def fails(*_):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path if step == "replace" else os, step, fails)
    with pytest.raises(NotSaved, match="Read-only file system; see what is in the way there, and try again"):
        add_question(folder, "Why?", True, ())
    assert path.read_bytes() == before


def test_other_words_keep_the_id_and_the_answers_and_the_layout_of_ours(folder, draw):
    for text in (ASK, "Why?", "Who?"):
        name = add_question(folder, text, True, (), draw)
    name = "own-why-000002"
    assert reword_question(folder, name, " Why not? ", NOW) is None
    assert [(question.id, question.ask) for question in own(folder)][1] == (name, "Why not?")
    assert len(own(folder)) == 3


def test_a_question_is_taken_out_and_the_file_can_be_added_to_again(folder, draw):
    name = add_question(folder, ASK, False, (), draw)
    remove_question(folder, name, NOW)
    assert own(folder) == ()
    add_question(folder, "Why?", True, (), draw)
    assert reword_question(folder, "own-why-000002", "Why not?", NOW) is None
    assert [question.ask for question in own(folder)] == ["Why not?"]


def test_the_words_before_other_words_or_none_are_kept(folder, draw):
    name = add_question(folder, "First?", True, (), draw)
    for text in ("Second?", "Third?"):
        assert reword_question(folder, name, text, NOW) is None
    kept = remove_question(folder, name, NOW)
    assert 'ask = "Third?"' in kept.read_text()
    words = "".join(path.read_text() for path in sorted((folder.history / "questions").iterdir()))
    assert all(f'ask = "{text}"' in words for text in ("First?", "Second?", "Third?"))


def test_words_that_cannot_be_kept_are_not_written_over(folder, draw):
    name = add_question(folder, ASK, True, (), draw)
    folder.history.write_text("in the way")
    for change in (
        lambda: reword_question(folder, name, "Why?", NOW),
        lambda: remove_question(folder, name, NOW),
    ):
        with pytest.raises(NotSaved):
            change()
        assert own(folder)[0].ask == ASK


def test_of_two_questions_with_one_id_only_the_one_that_is_asked_changes(folder):
    first, second = (f'[[question]]\nid = "a"\nask = "{ask}"\nkind = "info"\n' for ask in ("A", "B"))
    path = put(folder, first + second)
    reword_question(folder, "a", "C", NOW, "A")
    assert [question["ask"] for question in tomllib.loads(path.read_text())["question"]] == ["C", "B"]
    remove_question(folder, "a", NOW, "C")
    assert [question["ask"] for question in tomllib.loads(path.read_text())["question"]] == ["B"]


def test_a_file_that_a_person_laid_out_is_kept_before_it_is_written_anew(folder):
    before = '# mine\n[[question]]\nid = "a"\nask = "A"\nkind = "info"\n'
    path = put(folder, before, "05-own.toml")
    kept = reword_question(folder, "a", "B", NOW)
    assert kept == folder.history / "questions" / "20261121-100200-by-hand.toml"
    assert kept.read_text() == before
    assert tomllib.loads(path.read_text())["question"][0]["ask"] == "B"
    assert reword_question(folder, "a", "C", NOW) is None
    path.write_text(before)
    assert remove_question(folder, "a", NOW).read_text() == before


def test_words_that_another_window_wrote_meanwhile_are_kept(folder, draw):
    name = add_question(folder, ASK, True, (), draw)
    assert reword_question(folder, name, "Theirs?", NOW, ASK) is None
    kept = reword_question(folder, name, "Mine?", NOW, ASK)
    assert 'ask = "Theirs?"' in kept.read_text()
    assert own(folder)[0].ask == "Mine?"
    assert reword_question(folder, name, "Mine too?", NOW, "Mine?") is None
    assert 'ask = "Mine too?"' in remove_question(folder, name, NOW, "Mine?").read_text()


def test_everything_else_in_a_file_survives_other_words(folder):
    put(
        folder,
        '[[question]]\nid = "a"\nask = "A"\nkind = "quality"\nfloor = 30\nwas = ["b"]\nwhen = [{ route = ["iv"] }]\n'
        'option = [{ id = "x", label = "X", value = 100 }, { id = "y", label = "Y", value = 0, red_flag = "No." }]\n',
    )
    (before,) = own(folder)
    reword_question(folder, "a", "B", NOW)
    (after,) = own(folder)
    assert after == before.model_copy(update={"ask": "B"})


def test_a_question_that_is_in_no_file_of_mine_is_said(folder):
    put(folder, "torn [", "01-own.toml")
    put(folder, '[[question]]\nid = "a"\nask = "A"\nkind = "info"\n', "02-team.toml")
    for name in ("a", "gone"):
        with pytest.raises(NotSaved, match="in none of your files"):
            reword_question(folder, name, "B", NOW)
