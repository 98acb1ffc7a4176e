"""What the app says of saving: once in a corner, and for as long as it lasts in the title line."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kchecklist.profiles.writing import NotSaved
    from kchecklist.tui.keeper import Kept

SAVING = "saving"
NOT_SAVED = "not saved"
CANNOT_SAVE = "cannot save"
LOOKING_WORKS = (
    "Looking and comparing work; what you type stays in this window, and when you quit, a copy is put aside."
)
READ_ONLY = "A newer kchecklist wrote this; it can be read here, but nothing can be saved."


def is_trouble(saving: str) -> bool:
    """Whether the state of saving, as the title line has it, is one to worry about."""
    return saving.startswith((NOT_SAVED, CANNOT_SAVE))


def closed_words(closed: "NotSaved") -> str:
    """Why nothing can be saved, before anything was typed, and what to do about it."""
    return f"Nothing can be saved in {closed.path}: {closed.reason}; {closed.mend}. {LOOKING_WORKS}"


def kept_words(kept: "Kept") -> Iterator[str]:
    """What there is to say about a save beside that it worked: what it found on disk that nobody here knew of."""
    # Brings pydantic along.
    from kchecklist.reports.saving_words import taken_out_words, written_again

    saved = kept.saved
    name = saved.stored.path.name
    if saved.by_hand is not None:
        yield f"Your own comments or layout: kept as {saved.by_hand.name} in history"
    if saved.beside is not None:
        yield f"The file was changed elsewhere too, in the same answers; that version is kept as {saved.beside.name}"
    elif kept.again:
        yield written_again(name)
    elif said := taken_out_words(kept.taken_out, name):
        yield said
