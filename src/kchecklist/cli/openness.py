"""What to say where others on this computer may read what somebody told nobody else."""

import shlex

from kchecklist.files.text import single_line
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.openness import open_to_others


def openness_words(folder: DataFolder) -> str:
    """Which folder or file is open to others, how many more, and what to do; nothing where none is."""
    found = open_to_others(folder)
    if not found:
        return ""
    more = f" and {len(found) - 1} more in it" if len(found) > 1 else ""
    close = single_line(shlex.quote(str(folder.path)))
    return (
        f"open to others on this computer: {single_line(str(found[0]))}{more}; "
        f"to close it to them: chmod -R go= {close}"
    )
