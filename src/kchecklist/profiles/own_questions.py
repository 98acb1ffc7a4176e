"""Writing a person's own questions: a line of theirs becomes a question of the section ``own``, on disk at once.

Adding appends text, so that what somebody wrote by hand stays as it is; rewording and taking out write the file anew,
and keep it as it was: the words are the person's, whoever laid them out.
Source: design.md, section 3.
"""

import contextlib
import datetime as dt
import unicodedata
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kchecklist.checklist.additions import SECTION_FILE
from kchecklist.checklist.models import OWN, QuestionFile
from kchecklist.files.faults import BadFile, KchecklistError
from kchecklist.files.toml_reading import LARGEST, NoFile, TomlFile, parse_toml, read_bytes
from kchecklist.files.validation import faults_of
from kchecklist.profiles import history
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.layout import reads_back_as, same_table, table_text
from kchecklist.profiles.naming import Draw, new_id, six_hex_digits
from kchecklist.profiles.writing import (
    NotSaved,
    folder_lock,
    make_private_folder,
    names_in,
    replace_file,
)

FILE = "99-own.toml"
LONGEST = 200
"""Characters of a question."""
WORDS_IN_ID = 5
HISTORY = "questions"
"""The folder in history that keeps the files as they were before they were written anew."""
OTHER_MEANING = (
    "If it asks something else now, take it out and add a new one: old answers stay with these words."
)
"""What to say to somebody who rewords a question."""
_UNSEEN = ("Cf", "Mn", "Me")
"""What has no width of its own, as a zero-width space."""
_OPTIONS = (
    ("good", 100, "A good answer, by my own judgement."),
    ("fair", 70, "Not all I hoped for, and good enough, by my own judgement."),
    ("poor", 30, "Less than I want, by my own judgement."),
    ("worrying", 0, "An answer that worries me, by my own judgement."),
)
_Table = dict[str, Any]


class BadQuestion(KchecklistError):
    """A line that is no question; the text says what to do instead."""


def asked_as(text: str) -> str:
    """The question as it is kept: on one line, without blanks around it.

    Raises:
        BadQuestion: when nothing is left of it, or more than 200 characters.
    """
    ask = " ".join(text.split())
    if all(unicodedata.category(character) in _UNSEEN for character in ask.replace(" ", "")):
        raise BadQuestion("a question needs some words")
    if len(ask) > LONGEST:
        raise BadQuestion(f"{len(ask)} characters; at most {LONGEST}: shorten it, or make it two questions")
    return ask


def add_question(
    folder: DataFolder, text: str, counts: bool, taken: Container[str], draw: Draw = six_hex_digits
) -> str:
    """Put a question at the end of the person's own; its id, which is none of ``taken``.

    One that counts is answered good, fair, poor or worrying; the other only with a note.

    Raises:
        BadQuestion: when the text is none.
        BadFile: when the file cannot be read; it is left alone.
        NotSaved: when it cannot be written.
    """
    ask = asked_as(text)
    question_id = new_id(" ".join([OWN, *ask.split()[:WORDS_IN_ID]]), taken, draw)
    question = _question(question_id, ask, counts)
    path = folder.questions / FILE
    with _writing(folder):
        content = _content(path, folder.path)
        before = _parsed(path, content)
        if (last := _last_id_alike(before.table, question)) is not None:
            return last
        added = _file_text({"question": [question]})
        text = f"{_ended(content.decode())}\n{added}" if content.strip() else added
        whole = {**before.table, "question": [*before.table.get("question", ()), question]}
        if not reads_back_as(text, whole):
            what = "its questions do not stand as [[question]] tables"
            raise NotSaved(path, what, "write this one into the file by hand")
        _put(path, text)
    return question_id


def reword_question(
    folder: DataFolder, question_id: str, text: str, now: dt.datetime, instead_of: str | None = None
) -> Path | None:
    """Ask a question of the person's in other words; its id, and with it every answer, stays.

    ``instead_of`` are the words that the person saw: another window may have written others meanwhile.

    Returns:
        Where the file was kept as it was, if a person should know of it: they had laid it out, or it asked in words
        that nobody saw here. It is kept in any case.

    Raises:
        BadQuestion, BadFile, NotSaved: as add_question; also when the question is in no file of theirs.
    """
    ask = asked_as(text)
    kept, unseen = _rewrite(folder, question_id, now, lambda question: [{**question, "ask": ask}], instead_of)
    return kept if unseen else None


def remove_question(
    folder: DataFolder, question_id: str, now: dt.datetime, instead_of: str | None = None
) -> Path:
    """Take a question of the person's out; what was answered to it stays in the profiles. As reword_question.

    Returns:
        Where the file was kept as it was, with the words.
    """
    return _rewrite(folder, question_id, now, lambda question: [], instead_of)[0]


def _rewrite(
    folder: DataFolder,
    question_id: str,
    now: dt.datetime,
    change: Callable[[_Table], list[_Table]],
    instead_of: str | None,
) -> tuple[Path, bool]:
    """Where the old file was kept, and whether there is something in it that nobody saw here."""
    unread: BadFile | None = None
    with _writing(folder):
        for path in (folder.questions / name for name in names_in(folder.questions)):
            named = SECTION_FILE.match(path.name)
            if named is None or named[1] != OWN:
                continue
            try:
                content = read_bytes(path, within=folder.path)
            except BadFile as error:
                # Its question may be this one, and it may be read again in a moment.
                unread = unread or error
                continue
            try:
                table = _parsed(path, content).table
            except BadFile:
                # A file that is left out asks nothing; the question is in another one.
                continue
            questions = table.get("question", [])
            # Of two with one id the first is the one that is asked; the other is left as it is.
            place = next((n for n, question in enumerate(questions) if question["id"] == question_id), None)
            if place is None:
                continue
            question = questions[place]
            after = {**table, "question": [*questions[:place], *change(question), *questions[place + 1 :]]}
            unseen = instead_of not in (None, question["ask"]) or _file_text(table).encode() != content
            return _replace(folder, path, content, after, now), unseen
    if unread is not None:
        raise unread
    raise NotSaved(folder.questions, "the question is in none of your files", "look for it with an editor")


def _content(path: Path, within: Path) -> bytes:
    """The bytes of a file; none where there is no file. Raises BadFile."""
    try:
        return read_bytes(path, within)
    except NoFile:
        return b""


def _replace(folder: DataFolder, path: Path, content: bytes, after: _Table, now: dt.datetime) -> Path:
    """Write the file anew; where it was kept as it was."""
    text = _file_text(after)
    if not same_table(_parsed(path, text.encode()).table, after if after["question"] else {}):
        raise NotSaved(path, "it would not read back as it is", "change it with an editor")
    kept = history.keep(folder.history / HISTORY, content, now, by_hand=True)
    _put(path, text)
    return kept


def _question(question_id: str, ask: str, counts: bool) -> _Table:
    # For the first call, so that the short interview asks it too.
    question: _Table = {
        "id": question_id,
        "ask": ask,
        "kind": "quality" if counts else "info",
        "tier": "first call",
    }
    if not counts:
        return question
    options = [{"id": name, "label": name, "value": value, "anchor": why} for name, value, why in _OPTIONS]
    return {**question, "weight": 3, "option": options}


def _last_id_alike(table: _Table, question: _Table) -> str | None:
    """The id of the last question, where it is this one: a try of which only the very last step failed."""
    last: _Table = next(iter(table.get("question", ())[-1:]), {})
    return last["id"] if same_table({**last, "id": ""}, {**question, "id": ""}) else None


def _file_text(table: _Table) -> str:
    """The file as it is written here; a list of no questions would stand in the way of the next one."""
    return table_text({key: value for key, value in table.items() if value != []})


def _ended(text: str) -> str:
    return text if text.endswith("\n") else f"{text}\n"


def _parsed(path: Path, content: bytes) -> TomlFile:
    """The file, held against what a file of questions is. Raises BadFile."""
    file = parse_toml(path, content)
    try:
        QuestionFile.model_validate(file.table)
    except ValidationError as error:
        raise BadFile(*faults_of(error, file, QuestionFile)) from None
    return file


def _put(path: Path, text: str) -> None:
    try:
        content = text.encode()
    except UnicodeEncodeError:
        raise NotSaved(path, "a text holds half a character", "type it again") from None
    if len(content) > LARGEST:
        # It could be written, and then not be read again: every question in it would be gone.
        raise NotSaved(path, "the file would be larger than 5 MB", "take something out of it")
    _parsed(path, content)
    replace_file(path, content)


@contextlib.contextmanager
def _writing(folder: DataFolder) -> Iterator[None]:
    """The folder, there and locked. Raises NotSaved."""
    make_private_folder(folder.questions)
    with folder_lock(folder.questions):
        yield
