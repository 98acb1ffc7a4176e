"""What to say of another version of a provider who is not here: a file whose own provider was moved away, or is ruined."""

import os
from pathlib import Path

from kchecklist.files.faults import BadFile
from kchecklist.files.versions import version_of
from kchecklist.profiles.shelf import load

NOT_HERE = "is another version of a provider that is not here"


def rename_words(path: Path) -> str:
    """How such a version comes among the others."""
    try:
        load(path)
    except BadFile as error:
        return f"and cannot be read: {error.faults[0].what}"
    own = version_of(path.name) or path.name
    if os.path.lexists(path.with_name(own)):
        return f"kchecklist restore {Path(own).stem} --file FILE puts it in the place of {own}, which cannot be read"
    return f"rename it to {own}, and it is in the list"
