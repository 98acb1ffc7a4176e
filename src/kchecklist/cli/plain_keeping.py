"""Saving after every change of a plain interview, and saying so."""

from kchecklist.files.text import one_line
from kchecklist.interview.sitting import Sitting
from kchecklist.profiles.store import ProfileStore, Stored
from kchecklist.profiles.writing import NotSaved


class Keeping:
    """Keeps the record of a sitting on disk; ``news`` is what the last save found there."""

    def __init__(self, store: ProfileStore, stored: Stored, sitting: Sitting) -> None:
        self._store = store
        self._stored = stored
        self._sitting = sitting
        self.news: str | None = None

    def keep(self) -> str | None:
        """Save what stands now; why it is not saved, None when it is. The answer stays in memory either way."""
        self.news = None
        try:
            saved = self._store.save(self._stored, self._sitting.profile)
        except NotSaved as error:
            return f"not saved: {one_line(error.reason)}; it is tried again with the next answer"
        self._stored = saved.stored
        # Somebody else may have changed the file meanwhile; their part is in it now.
        self._sitting.profile = saved.stored.profile
        if saved.beside is not None:
            self.news = f"{saved.beside}: somebody changed the same answer meanwhile; theirs lies here"
        return None
