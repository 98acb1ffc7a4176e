"""Where the files are: every place in which something of a person's can be."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kchecklist.cli.options import with_places
from kchecklist.cli.output import say, tell
from kchecklist.cli.places import Places
from kchecklist.files.text import one_line

if TYPE_CHECKING:
    from kchecklist.profiles.folder import DataFolder

ALSO = """\
Answers, notes and costs stand in the provider's file; what it was before stands
in history, and what you deleted in trash. Besides these there can be: an empty
.lock in each folder; NAME.conflict-TIME.toml beside a provider whose answer was
changed in two places; kchecklist-unsaved-... in the folder for temporary files,
for what could not be saved where it belongs; and kchecklist-examples-... there,
while the examples are open."""


@click.command("where")
@with_places
@click.pass_obj
def command(places: Places) -> int:
    """Where the files are, and whether others on this computer may read them."""
    from kchecklist.cli.openness import openness_words
    from kchecklist.profiles.aside import copies

    folder = places.data_folder()
    found = (
        ("data folder", folder.path),
        ("providers", folder.providers),
        *(("other version", path) for path in _versions(folder)),
        ("priorities", folder.priorities),
        *((f"priorities of {one_line(name)}", folder.priorities_of(name)) for name in folder.people()),
        ("settings", folder.settings),
        ("my questions", folder.questions),
        ("trash", folder.trash),
        ("history", folder.history),
        *(("temporary", path) for path in _temporary()),
        *(("not saved", path) for path in copies(folder)),
        ("question bank", places.bank().absolute()),
    )
    width = max(len(name) for name, _ in found) + 2
    for name, path in found:
        say(f"{name + ':':<{width}}{path}{'' if os.path.exists(path) else ' (not there yet)'}")  # noqa: PTH110 - Path.exists raises on a closed folder
    tell(f"\n{ALSO}")
    if said := openness_words(folder):
        tell(f"\n{said}")
    return 0


def _versions(folder: "DataFolder") -> list[Path]:
    """Other versions of a provider that lie beside it: kept after a conflict, or by a program that syncs."""
    from kchecklist.files.versions import version_of

    return sorted(path for path in folder.providers.glob("*.toml") if version_of(path.name) is not None)


def _temporary() -> list[Path]:
    """The folder for temporary files; on a full disk none can be told, since that is tried by writing."""
    try:
        return [Path(tempfile.gettempdir())]
    except OSError:
        return []
