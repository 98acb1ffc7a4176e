"""The examples, copied into a folder that is thrown away."""

import tempfile
from pathlib import Path

from kchecklist.profiles.folder import DataFolder


class Examples:
    """At most one copy at a time."""

    def __init__(self) -> None:
        self._copy: tempfile.TemporaryDirectory[str] | None = None

    def copied(self) -> DataFolder:
        """A data folder with the examples as they were shipped; the copy before is thrown away."""
        from kchecklist.files.shipped import shipped
        from kchecklist.profiles.copying import private_copy

        self.throw_away()
        self._copy = tempfile.TemporaryDirectory(prefix="kchecklist-examples-", ignore_cleanup_errors=True)
        copy = Path(self._copy.name) / "data"
        private_copy(shipped("examples"), copy)
        return DataFolder(copy)

    def throw_away(self) -> None:
        """Leave nothing behind."""
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None
