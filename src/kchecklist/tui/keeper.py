"""Saving off the key's way: the newest state of each profile, one after the other, in one thread.

Knows no widget: it tells what happened through a function that must be safe to call from a thread.
"""

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from kchecklist.profiles.merging import rebased
from kchecklist.profiles.record import Profile
from kchecklist.profiles.store import ProfileStore, Saved, Stored
from kchecklist.profiles.writing import NotSaved

TRY_AGAIN = 3.0
"""Seconds until a save that failed is tried again by itself."""


@dataclass(frozen=True, slots=True)
class Kept:
    """``profile`` is on disk; ``saved`` is what stands there now."""

    profile: Profile
    saved: Saved


@dataclass(frozen=True, slots=True)
class NotKept:
    """``profile`` is only in memory."""

    profile: Profile
    error: NotSaved


class Keeper:
    """Keeps profiles on disk; ``tell`` hears of every save, in order."""

    def __init__(self, store: ProfileStore, tell: Callable[[Kept | NotKept], None]) -> None:
        self._store = store
        self._tell = tell
        self._change = threading.Condition()
        self._wanted: dict[str, Profile] = {}
        self._on_disk: dict[str, Stored] = {}
        self._failed: dict[str, NotSaved] = {}
        self._merged: dict[str, list[tuple[Profile, Profile]]] = {}
        self._stopped = False
        self._thread = threading.Thread(target=self._work, name="keeper", daemon=True)
        self._thread.start()

    def keep(self, stored: Stored, profile: Profile) -> None:
        """Put ``profile`` on disk soon; ``stored`` is what it came of, in case nothing of it was kept yet."""
        with self._change:
            for asked, found in self._merged.get(profile.id, ()):
                # Entered before anybody was told what that save found on disk.
                profile = rebased(asked, profile, found)
            self._on_disk.setdefault(profile.id, stored)
            self._wanted[profile.id] = profile
            self._failed.pop(profile.id, None)
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

    def wait(self, patience: float = 5.0) -> list[NotSaved]:
        """Try until everything is on disk, at most ``patience`` seconds; what is not, and why."""
        until = time.monotonic() + patience
        with self._change:
            self._failed.clear()
            self._change.notify_all()
            self._change.wait_for(lambda: not set(self._wanted) - set(self._failed), until - time.monotonic())
            slow = set(self._wanted) - set(self._failed)
            late = [NotSaved(self._on_disk[name].path, "the disk did not answer in time") for name in slow]
            return [*self._failed.values(), *(error.tried_again() for error in late)]

    def put_aside(self) -> list[str]:
        """Put what is still not on disk into the system's folder for temporary files; a line for each, saying where."""
        lines = []
        with self._change:
            for name, profile in self._wanted.items():
                path = self._on_disk[name].path
                try:
                    lines.append(
                        f"{path}: not saved; what you entered lies in {self._store.put_aside(profile)}"
                    )
                except (NotSaved, OSError):
                    lines.append(f"{path}: not saved, and no other place could be written to")
        return lines

    def stop(self) -> None:
        """End, once everything is on disk."""
        with self._change:
            self._stopped = True
            self._change.notify_all()

    def _work(self) -> None:
        while True:
            with self._change:
                while not (due := [name for name in self._wanted if name not in self._failed]):
                    if self._stopped and not self._wanted:
                        return
                    # A disk may get room again without anybody pressing a key.
                    if not self._change.wait(TRY_AGAIN if self._failed else None):
                        self._failed.clear()
                name = due[0]
                profile, stored = self._wanted[name], self._on_disk[name]
            try:
                self._save(name, stored, profile)
            except Exception as error:
                self._stumbled(name, stored, profile, error)

    def _stumbled(self, name: str, stored: Stored, profile: Profile, error: Exception) -> None:
        """Go on: a thread that stops would lose in silence whatever is entered from then on."""
        failure = NotSaved(stored.path, type(error).__name__).tried_again()
        with self._change:
            if name in self._wanted:
                self._failed[name] = failure
            self._change.notify_all()
        with contextlib.suppress(Exception):
            self._tell(NotKept(profile, failure))

    def _save(self, name: str, stored: Stored, profile: Profile) -> None:
        news: Kept | NotKept
        try:
            saved = self._store.save(stored, profile)
        except NotSaved as error:
            news = NotKept(profile, error.tried_again())
        except (
            Exception
        ) as error:  # whatever it is, the answer must stay in memory and the person must be told
            news = NotKept(profile, NotSaved(stored.path, type(error).__name__).tried_again())
        else:
            news = Kept(profile, saved)
        with self._change:
            if isinstance(news, NotKept):
                self._failed[name] = news.error
            else:
                self._on_disk[name] = news.saved.stored
                if news.saved.stored.profile != profile:
                    self._merged.setdefault(name, []).append((profile, news.saved.stored.profile))
                if (newer := self._wanted[name]) is profile:
                    del self._wanted[name]
                else:
                    # Entered while the disk was busy, without knowing what the save found there.
                    self._wanted[name] = rebased(profile, newer, news.saved.stored.profile)
            self._change.notify_all()
        self._tell(news)
