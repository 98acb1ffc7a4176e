"""Other versions of a file that lie beside it: from a sync tool, or put there when two windows disagreed."""

import re
from pathlib import PurePath

_BESIDE = re.compile(
    r"\.conflict-\d|\.sync-conflict-|\s*\([^(]*conflicted copy|[\s_-]*conflicted copy", re.IGNORECASE
)


def version_of(name: str) -> str | None:
    """The name of the file that the one called ``name`` is another version of; None when it is a file of its own."""
    found = _BESIDE.search(name)
    return None if found is None else f"{name[: found.start()]}{PurePath(name).suffix}"
