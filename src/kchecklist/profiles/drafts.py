"""A question of the person's own that was being typed when the app was told to end: kept until it is asked for again.

It is no question yet: nobody has said whether it counts. It lies beside the person's questions, as plain text.
"""

import contextlib
from pathlib import Path

from kchecklist.files.faults import BadFile, KchecklistError
from kchecklist.files.links import refuse_link_out
from kchecklist.files.toml_reading import NoFile, read_bytes
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.writing import folder_lock, make_private_folder, replace_file

FILE = "begun.txt"


def begun(folder: DataFolder) -> str:
    """The words that were being typed; none where there are none, or where they cannot be read."""
    try:
        return " ".join(_lines(folder))
    except BadFile:
        return ""


def keep_begun(folder: DataFolder, text: str, instead_of: str = "") -> None:
    """Keep the words in place of those that ``begun`` gave before; blank ones only forget those.

    Words that another window kept meanwhile stay before them: at the end of a session all windows are closed at once.

    Raises:
        BadFile: when what is there cannot be read, or is a link out of the data folder; it stays as it is.
        NotSaved.
    """
    words = " ".join(text.split())
    if not words and not instead_of:
        return
    make_private_folder(folder.questions)
    with folder_lock(folder.questions):
        there = _lines(folder)
        lines = _without(there, instead_of)
        if words and words not in " ".join(lines):
            lines.append(words)
        if lines and lines != there:
            path = _path(folder)
            # It may lead to where there is no file yet.
            refuse_link_out(path, folder.path)
            replace_file(path, "".join(f"{line}\n" for line in lines).encode(errors="replace"))
        elif not lines:
            with contextlib.suppress(OSError):
                _path(folder).unlink()


def forget_begun(folder: DataFolder, words: str) -> None:
    """Words that ``begun`` gave have become a question; where they cannot be taken out, they are offered once more."""
    with contextlib.suppress(KchecklistError):
        keep_begun(folder, "", words)


def _lines(folder: DataFolder) -> list[str]:
    """One for the words of each window. Raises BadFile."""
    try:
        text = read_bytes(_path(folder), within=folder.path).decode(errors="replace")
    except NoFile:
        return []
    return [" ".join(line.split()) for line in text.splitlines() if line.split()]


def _without(lines: list[str], words: str) -> list[str]:
    if " ".join(lines) == words:
        return []
    return [line for line in lines if line != words]


def _path(folder: DataFolder) -> Path:
    return folder.questions / FILE
