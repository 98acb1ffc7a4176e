"""A person's folder in which something was replaced, and what commands say of it."""

import io
from pathlib import Path

from kchecklist.profiles.editing import with_claim
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.record import Claim
from kchecklist.profiles.store import ProfileStore

from .running import Ran, Shell

SECRET = "told nobody else"


class Terminal(io.StringIO):
    """A terminal on which somebody types."""

    def isatty(self) -> bool:
        return True


def answered_three_times(shell: Shell) -> None:
    """Put Harbor there, answered three times, and Oak."""
    store = ProfileStore(DataFolder(shell.folder), ["vital-signs"])
    stored = store.create("Harbor", routes=("iv",), settings=("clinic",))
    store.create("Oak", routes=("iv",), settings=("clinic",))
    for choice in ("throughout", "once", "nothing"):
        claim = Claim(choice=(choice,))
        stored = store.save(stored, with_claim(stored.profile, ("vital-signs",), "said", claim)).stored


def file_of(shell: Shell, name: str = "harbor") -> Path:
    return next(path for path in shell.files if path.name.startswith(name) and "conflict" not in path.name)


def flat(ran: Ran) -> str:
    return " ".join(ran.out.split())


def done(ran: Ran) -> str:
    assert (ran.status, ran.err) == (0, "")
    return flat(ran)


def refused(ran: Ran) -> str:
    """What is said of bad input: one line, but for the hint below a wrong use."""
    assert (ran.status, ran.out) == (2, "")
    assert len([line for line in ran.err.splitlines() if not line.startswith("try: ")]) == 1
    return ran.err


def files(shell: Shell) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in shell.folder.rglob("*.toml")}
