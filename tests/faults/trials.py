"""A story that is told again and again, each time in a new folder, with something going wrong."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from .disk import watched
from .examining import nothing_leaked, nothing_lost, nothing_torn, visible
from .stories import Story


class Trial:
    """What an undisturbed telling does to the disk, and what any other may leave."""

    def __init__(self, kind: type[Story], place: Path) -> None:
        self.kind, self._place = kind, place
        with self.place() as root:
            story = self.begun(root)
            self._before = visible(root)
            with watched(root) as self.watch:
                story.do()
            story.is_done()
            self._after = visible(root)
            self.unsynced = self.watch.unsynced_folders
        self.operations = self.watch.operations
        self._whole = {*self._before.values(), *self._after.values(), *self.watch.named, *story.beside()}

    @contextmanager
    def place(self) -> Iterator[Path]:
        """A folder that nobody knows yet: what a process remembers of one is not to help it with the next."""
        root = Path(tempfile.mkdtemp(dir=self._place))
        yield root
        # At once: what is gone before the system comes to write it costs next to nothing.
        shutil.rmtree(root, ignore_errors=True)

    def begun(self, root: Path) -> Story:
        """The story, with what stands there before."""
        with mock.patch.object(os, "fsync"):
            return self.kind(root)

    def looked_at(self, root: Path) -> None:
        """Look for anything lost, torn or leaked; raises AssertionError."""
        found = visible(root)
        nothing_lost(self._before, self._after, found)
        nothing_torn(found, self._whole)
        nothing_leaked(root)
