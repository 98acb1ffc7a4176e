"""A question of the person's own that was being typed when the app was told to end: kept until it is asked for again.

It is no question yet: nobody has said whether it counts. It lies beside the person's questions, as plain text.
"""

import contextlib
from pathlib import Path

from kchecklist.files.faults import BadFile
from kchecklist.files.toml_reading import read_bytes
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.writing import folder_lock, make_private_folder, replace_file

FILE = "begun.txt"


def begun(folder: DataFolder) -> str:
    """The words that were being typed; none where there are none, or where they cannot be read."""
    try:
        return " ".join(read_bytes(_path(folder)).decode(errors="replace").split())
    except BadFile:
        return ""


def keep_begun(folder: DataFolder, text: str) -> None:
    """Keep the words; blank ones are forgotten. Raises NotSaved."""
    path = _path(folder)
    if text.split():
        make_private_folder(path.parent)
        with folder_lock(path.parent):
            replace_file(path, f"{text}\n".encode(errors="replace"))
    else:
        forget_begun(folder)


def forget_begun(folder: DataFolder) -> None:
    """They have become a question, or were taken away; where they cannot be, they are offered once more."""
    with contextlib.suppress(OSError):
        _path(folder).unlink()


def _path(folder: DataFolder) -> Path:
    return folder.questions / FILE
