"""Saving off the key's way: the newest state of each profile, one after the other, in one thread.

Knows no widget: it tells what happened through a function that must be safe to call from a thread.
"""

import contextlib
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kchecklist.profiles.ground import Ground
from kchecklist.profiles.merging import rebased
from kchecklist.profiles.record import Profile
from kchecklist.profiles.shelf import Stored
from kchecklist.profiles.store import ProfileStore, Saved
from kchecklist.profiles.writing import NotSaved
from kchecklist.reports.saving_words import taken_out

TRY_AGAIN = 3.0
"""Seconds until a save that failed is tried again by itself."""
PATIENCE = 5.0
"""Seconds that leaving waits for the disk."""
PATIENCE_ASIDE = 2.0
"""Seconds that leaving then waits for another place."""


@dataclass(frozen=True, slots=True)
class Kept:
    """``profile`` is on disk; ``saved`` is what stands there now. ``again``: its file had been removed."""

    profile: Profile
    saved: Saved
    again: bool = False

    @property
    def taken_out(self) -> int:
        """How many claims this save no longer found, since somebody else took them out of the file."""
        return taken_out(self.profile, self.saved.stored.profile)


@dataclass(frozen=True, slots=True)
class NotKept:
    """``profile`` is only in memory."""

    profile: Profile
    error: NotSaved


@dataclass(frozen=True, slots=True)
class Aside:
    """A profile that is not on disk under ``path``; ``lies_in`` is where a copy is instead, None for nowhere."""

    path: Path
    lies_in: Path | None

    @property
    def said(self) -> str:
        """The same in a line."""
        if self.lies_in is None:
            return f"{self.path}: not saved, and no other place could be written to"
        return f"{self.path}: not saved; what you entered lies in {self.lies_in}"


class Keeper:
    """Keeps profiles on disk; ``tell`` hears of every save, in order."""

    def __init__(
        self, store: ProfileStore, tell: Callable[[Kept | NotKept], None], ground: Ground | None = None
    ) -> None:
        self._store = store
        self._tell = tell
        self._ground = ground or Ground(store.folder)
        self._change = threading.Condition()
        self._wanted: dict[str, Profile] = {}
        self._turned: dict[str, bool] = {}
        self._on_disk: dict[str, Stored] = {}
        self._failed: dict[str, NotSaved] = {}
        self._resting: dict[str, float] = {}
        self._merged: dict[str, list[tuple[Profile, Profile]]] = {}
        self._stopped = False
        self._thread = threading.Thread(target=self._work, name="keeper", daemon=True)
        self._thread.start()

    def keep(self, stored: Stored, profile: Profile, turned: bool = False) -> None:
        """Put ``profile`` on disk soon; ``stored`` is what it came of, in case nothing of it was kept yet.

        ``turned`` is as for ProfileStore.save; what is saved in one go is so if all of it is.
        """
        with self._change:
            for asked, found in self._merged.get(profile.id, ()):
                # Entered before anybody was told what that save found on disk.
                profile = rebased(asked, profile, found)
            self._on_disk.setdefault(profile.id, stored)
            self._wanted[profile.id] = profile
            self._turned[profile.id] = turned and self._turned.get(profile.id, True)
            self._resting.pop(profile.id, None)
            self._change.notify_all()

    def taken_over(self, kept: Kept) -> None:
        """What this save found on disk is known above: what is entered from now on comes of it."""
        with self._change:
            merged = self._merged.get(kept.profile.id, [])
            self._merged[kept.profile.id] = [pair for pair in merged if pair[0] is not kept.profile]

    def forget(self) -> None:
        """Start from what is in the files again, for everything that is on disk."""
        with self._change:
            self._on_disk = {name: stored for name, stored in self._on_disk.items() if name in self._wanted}

    @property
    def idle(self) -> bool:
        """Whether everything is on disk."""
        with self._change:
            return not self._wanted

    @property
    def trouble(self) -> NotSaved | None:
        """Why something was not saved when it was last tried, and is not on disk yet; None where all went well."""
        with self._change:
            return next(iter(self._failed.values()), None)

    def wait(self, patience: float = PATIENCE) -> list[NotSaved]:
        """Try until everything is on disk, at most ``patience`` seconds; what is not, and why."""
        until = time.monotonic() + patience
        with self._change:
            self._resting.clear()
            self._change.notify_all()
            self._change.wait_for(lambda: not self._untried, until - time.monotonic())
            slow = self._untried
            late = [NotSaved(self._on_disk[name].path, "the disk did not answer in time") for name in slow]
            failed = [error for name, error in self._failed.items() if name not in slow]
            return [*failed, *(error.tried_again() for error in late)]

    @property
    def _untried(self) -> list[str]:
        return [name for name in self._wanted if name not in self._resting]

    def put_aside(self, patience: float = PATIENCE_ASIDE) -> list[Aside]:
        """Put what is still not on disk into the system's folder for temporary files; where.

        What does not answer within ``patience`` seconds is left behind.
        """
        with self._change:
            left = {self._on_disk[name].path: profile for name, profile in self._wanted.items()}
        found: dict[Path, Path] = {}

        def put() -> None:
            for path, profile in left.items():
                with contextlib.suppress(Exception):  # whatever it is, the next one may still be put aside
                    found[path] = self._store.put_aside(profile)

        if left:
            # A place that hangs must not keep anybody from leaving.
            putting = threading.Thread(target=put, name="put aside", daemon=True)
            putting.start()
            putting.join(patience)
        return [Aside(path, found.get(path)) for path in left]

    def stop(self) -> None:
        """End, once everything is on disk."""
        with self._change:
            self._stopped = True
            self._change.notify_all()

    def _work(self) -> None:
        while True:
            with self._change:
                while (name := self._due()) is None:
                    if self._stopped and not self._wanted:
                        return
                    # A disk may get room again without anybody pressing a key.
                    rest = min((self._resting[name] for name in self._wanted), default=None)
                    self._change.wait(None if rest is None else max(0.0, rest - time.monotonic()))
                profile, stored = self._wanted[name], self._on_disk[name]
                turned = self._turned.pop(name, False)
            try:
                self._save(name, stored, profile, turned)
            except Exception as error:
                self._stumbled(name, stored, profile, error)

    def _stumbled(self, name: str, stored: Stored, profile: Profile, error: Exception) -> None:
        """Go on: a thread that stops would lose in silence whatever is entered from then on."""
        failure = NotSaved(stored.path, type(error).__name__).tried_again()
        with self._change:
            if name in self._wanted:
                self._failed[name] = failure
                self._resting[name] = time.monotonic() + TRY_AGAIN
            self._change.notify_all()
        self._told(NotKept(profile, failure))

    def _due(self) -> str | None:
        """A profile to save now: one that was not tried yet before one that failed."""
        now = time.monotonic()
        due = [name for name in self._wanted if self._resting.get(name, 0.0) <= now]
        return min(due, key=lambda name: self._resting.get(name, 0.0), default=None)

    def _save(self, name: str, stored: Stored, profile: Profile, turned: bool) -> None:
        news: Kept | NotKept
        again = not os.path.lexists(stored.path)
        try:
            with self._ground.stands(stored.path):
                saved = self._store.save(stored, profile, turned)
        except NotSaved as error:
            news = NotKept(profile, error.tried_again())
        except (
            Exception
        ) as error:  # whatever it is, the answer must stay in memory and the person must be told
            news = NotKept(profile, NotSaved(stored.path, type(error).__name__).tried_again())
        else:
            news = Kept(profile, saved, again and saved.stored is not stored)
        with self._change:
            if isinstance(news, NotKept):
                self._failed[name] = news.error
                self._turned[name] = turned and self._turned.get(name, True)
                # Entered while the disk was busy: that was not tried yet.
                if self._wanted[name] is profile:
                    self._resting[name] = time.monotonic() + TRY_AGAIN
            else:
                self._failed.pop(name, None)
                self._resting.pop(name, None)
                self._on_disk[name] = news.saved.stored
                if news.saved.stored.profile != profile:
                    self._merged.setdefault(name, []).append((profile, news.saved.stored.profile))
                if (newer := self._wanted[name]) is profile:
                    del self._wanted[name]
                else:
                    # Entered while the disk was busy, without knowing what the save found there.
                    self._wanted[name] = rebased(profile, newer, news.saved.stored.profile)
            self._change.notify_all()
        self._told(news)

    def _told(self, news: Kept | NotKept) -> None:
        # Where nobody listens any more, what is still to be saved is saved all the same.
        with contextlib.suppress(Exception):
            self._tell(news)
