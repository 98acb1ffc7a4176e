"""The person's own files beside the profiles: priorities.toml and settings.toml."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from kchecklist.files.faults import BadFile
from kchecklist.files.toml_reading import read_toml
from kchecklist.files.validation import faults_of
from kchecklist.profiles.layout import table_text
from kchecklist.profiles.record import Record, document
from kchecklist.profiles.writing import folder_lock, make_private_folder, replace_file

_R = TypeVar("_R", bound=Record)


class Settings(Record):
    """How the app behaves; settings.toml."""

    move_on: bool = False
    """A chosen answer moves on to the next question by itself."""
    show_ranges: bool = True
    theme: str | None = None


def read_record(path: Path, model: type[_R]) -> _R:
    """What the file says, or an empty record where there is no file. Raises BadFile."""
    if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises on a closed folder
        return model()
    file = read_toml(path)
    try:
        return model.model_validate(file.table)
    except ValidationError as error:
        raise BadFile(*faults_of(error, file, model)) from None


def update_record(path: Path, model: type[_R], change: Callable[[_R], _R]) -> _R:
    """Change what the file says now, keeping everything else in it; the new record.

    Raises:
        BadFile: when the file cannot be read; it is left alone.
        NotSaved: when it cannot be written.
    """
    make_private_folder(path.parent)
    with folder_lock(path.parent):
        before = read_record(path, model)
        after = change(before)
        if after != before:
            names = tuple(field.alias or name for name, field in model.model_fields.items())
            text = table_text(document(after), lambda place: () if place else names)
            replace_file(path, text.encode())
        return after
