"""The person's own files beside the profiles: priorities.toml and settings.toml."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from kchecklist.files.faults import BadFile
from kchecklist.files.toml_reading import NoFile, parse_toml, read_bytes
from kchecklist.files.validation import faults_of
from kchecklist.profiles import history
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.layout import table_text
from kchecklist.profiles.record import File, document
from kchecklist.profiles.store import Clock, local_time
from kchecklist.profiles.writing import NotSaved, folder_lock, make_private_folder, replace_file

_R = TypeVar("_R", bound=File)


class Settings(File):
    """How the app behaves; settings.toml."""

    move_on: bool = False
    """A chosen answer moves on to the next question by itself."""
    show_ranges: bool = True
    theme: str | None = None


@dataclass(frozen=True)
class Updated(Generic[_R]):
    """What a change came to; ``by_hand`` is where a file that a person had laid out was kept before its first rewrite."""

    record: _R
    by_hand: Path | None = None


def read_record(path: Path, model: type[_R]) -> _R:
    """What the file says, or an empty record where there is no file. Raises BadFile."""
    record, _ = _read(path, model)
    return record


def update_record(
    path: Path, model: type[_R], change: Callable[[_R], _R], clock: Clock = local_time
) -> Updated[_R]:
    """Change what the file says now, keeping everything else in it; the new record.

    Raises:
        BadFile: when the file cannot be read; it is left alone.
        NotSaved: when it cannot be written, or a newer kchecklist wrote it.
    """
    make_private_folder(path.parent)
    with folder_lock(path.parent):
        before, content = _read(path, model)
        after = change(before)
        if after == before:
            return Updated(after)
        if before.read_only:
            raise NotSaved(path, "a newer kchecklist wrote this", "nothing was changed")
        if content is None:
            replace_file(path, _content(after))
            return Updated(after)
        kept_in, now = DataFolder(path.parent).history / path.stem, clock()
        by_hand = content != _content(before)
        kept = history.keep(kept_in, content, now, by_hand, path)
        replace_file(path, _content(after))
        history.thin(kept_in, now)
        return Updated(after, kept if by_hand else None)


def _read(path: Path, model: type[_R]) -> tuple[_R, bytes | None]:
    """The record, and the bytes that it was read from; None where there is no file."""
    try:
        content = read_bytes(path, within=path.parent)
    except NoFile:
        # And nothing else: a file that cannot be read for a moment would be written anew, with nothing in it.
        return model(), None
    file = parse_toml(path, content)
    try:
        return model.model_validate(file.table), content
    except ValidationError as error:
        raise BadFile(*faults_of(error, file, model)) from None


def _content(record: File) -> bytes:
    names = tuple(field.alias or name for name, field in type(record).model_fields.items())
    return table_text(document(record), lambda place: () if place else names).encode()
