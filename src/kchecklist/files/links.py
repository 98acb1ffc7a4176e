"""Links among a person's own files: followed within their folder, never out of it.

A folder may be shared, or filled by a sync tool: a link in it must not make us read, or write, elsewhere. A link for
a whole folder is the person's own doing. Source: design.md, section 5.
"""

import os
from pathlib import Path

from kchecklist.files.faults import BadFile, Fault


def refuse_link_out(path: Path, folder: Path) -> None:
    """Refuse a file that is a link out of ``folder``, the data folder, and out of the folder it is listed in.

    Raises:
        BadFile: when the link leads, through however many others, to neither; whether or not there is a file.
    """
    # What is no link lies where it is listed.
    if not os.path.islink(path):  # noqa: PTH114 - Path.is_symlink raises on a closed folder
        return
    try:
        real = Path(os.path.realpath(path))
        inside = any(real.is_relative_to(os.path.realpath(home)) for home in (path.parent, folder))
    except OSError as error:
        why = error.strerror or "input/output error"
        raise BadFile(Fault(path, None, f"cannot be read: {why}")) from None
    if not inside:
        raise BadFile(Fault(path, None, "is a link out of the data folder", "put the file itself here"))
