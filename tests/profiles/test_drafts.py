"""Words of a question that is not asked yet: no window takes another one's away."""

import pytest

from kchecklist.files.faults import BadFile
from kchecklist.profiles.drafts import begun, forget_begun, keep_begun
from kchecklist.profiles.folder import DataFolder

MINE, THEIRS = "Do you call back?", "May my dog come?"


def test_windows_that_are_closed_at_once_keep_the_words_of_each(folder: DataFolder):
    for words in (MINE, THEIRS, MINE):
        keep_begun(folder, words)
    assert begun(folder) == f"{MINE} {THEIRS}"
    # One of them had gone on from what it found.
    keep_begun(folder, f"{MINE} Today?", MINE)
    assert begun(folder) == f"{THEIRS} {MINE} Today?"


def test_what_became_a_question_takes_no_words_along_that_came_meanwhile(folder: DataFolder):
    keep_begun(folder, MINE)
    keep_begun(folder, THEIRS)
    forget_begun(folder, "")
    keep_begun(folder, " ", MINE)
    assert begun(folder) == THEIRS
    keep_begun(folder, MINE)
    both = begun(folder)
    forget_begun(folder, both)
    assert begun(folder) == ""


def test_words_that_cannot_be_read_are_not_written_over(folder: DataFolder):
    folder.questions.mkdir(parents=True)
    path = folder.questions / "begun.txt"
    path.write_bytes(b"x" * (5 * 1024 * 1024 + 1))
    with pytest.raises(BadFile, match="larger than 5 MB"):
        keep_begun(folder, MINE)
    assert path.stat().st_size > 5 * 1024 * 1024
