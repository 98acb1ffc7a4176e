"""A throw-away copy of a folder: for this person alone, and theirs to change, whatever holds for what is copied."""

import os
from pathlib import Path


def private_copy(source: Path, target: Path) -> None:
    """Copy the files of a folder, and those in the folders in it, to ``target``, which is made.

    Raises:
        OSError: when a folder cannot be made, or a file cannot be read or written.
    """
    target.mkdir(mode=0o700)
    for path in sorted(source.iterdir()):
        if path.is_dir():
            private_copy(path, target / path.name)
        else:
            _write(target / path.name, path.read_bytes())


def _write(path: Path, content: bytes) -> None:
    # Not synced, unlike what a person wrote: it need not outlast anything.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
