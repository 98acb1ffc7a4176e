"""Saving after every change of a plain interview, and saying so."""

import os
from pathlib import Path

from kchecklist.files.text import one_line
from kchecklist.interview.sitting import Sitting
from kchecklist.profiles.ground import GONE, Ground
from kchecklist.profiles.record import Profile
from kchecklist.profiles.shelf import Stored
from kchecklist.profiles.store import ProfileStore, Saved
from kchecklist.profiles.writing import TRIED_AGAIN, NotSaved
from kchecklist.reports.saving_words import taken_out, taken_out_words, written_again

_NEXT_TIME = f"; {TRIED_AGAIN}"


def news_of(saved: Saved) -> str | None:
    """What a save found on disk that a person should know of."""
    if saved.beside is not None:
        return f"{saved.beside}: somebody changed the same answer meanwhile; theirs lies here"
    if saved.by_hand is not None:
        return kept_words(saved.by_hand)
    return None


def kept_words(by_hand: Path) -> str:
    """Where a file that a person had laid out lies now, as it was before we wrote it."""
    return f"{by_hand}: the file as it was, with comments or a layout of its own, is kept here"


class Keeping:
    """Keeps the record of a sitting on disk; ``news`` is what the last save found there, ``ground`` stands for the folder."""

    def __init__(self, store: ProfileStore, stored: Stored, sitting: Sitting) -> None:
        self._store = store
        self._stored = stored
        self._sitting = sitting
        self.ground = Ground(store.folder)
        self.news: str | None = None

    def keep(self, turned: bool = False) -> str | None:
        """Save what stands now; why it is not saved, None when it is. The answer stays in memory either way.

        ``turned`` as for ProfileStore.save.
        """
        self.news = None
        entered, again = self._sitting.profile, not os.path.lexists(self._stored.path)
        try:
            with self.ground.stands(self._stored.path):
                saved = self._store.save(self._stored, entered, turned)
        except NotSaved as error:
            if error.reason == GONE:
                error = NotSaved(error.path, GONE, f"put it back; {TRIED_AGAIN}")
            return one_line(str(error.tried_again()))
        except Exception as error:  # whatever it is, the answers must stay in memory
            return one_line(str(NotSaved(self._stored.path, type(error).__name__).tried_again()))
        again = again and saved.stored is not self._stored
        self._stored = saved.stored
        # Somebody else may have changed the file meanwhile; their part is in it now.
        self._sitting.profile = saved.stored.profile
        self.news = news_of(saved) or self._news_of_others(entered, saved, again)
        return None

    @staticmethod
    def _news_of_others(entered: Profile, saved: Saved, again: bool) -> str | None:
        path = str(saved.stored.path)
        if again:
            return written_again(path)
        return taken_out_words(taken_out(entered, saved.stored.profile), path) or None

    def keep_at_last(self) -> str | None:
        """Save for the last time; else put everything aside: why it is not saved, and where it lies now."""
        problem = self.keep()
        if problem is None:
            return None
        # There is no next answer.
        why = problem.removesuffix(_NEXT_TIME)
        try:
            lies_in = f"what you entered lies in {self._store.put_aside(self._sitting.profile)}"
        except (NotSaved, OSError):
            return f"{why}; and no other place could be written to"
        lies_in = one_line(lies_in)
        return why if why.endswith(lies_in) else f"{why}; {lies_in}"
