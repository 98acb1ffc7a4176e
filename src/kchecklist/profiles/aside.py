"""What could not be saved where it belongs: a copy of its own for each, put aside among files that are temporary.

A folder for temporary files may be everybody's; whose a copy is stands in the name of the folder around it.
"""

import contextlib
import hashlib
import os
import shlex
import stat
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from kchecklist.files.faults import BadFile, Fault
from kchecklist.files.text import one_line
from kchecklist.files.toml_reading import parse_toml, read_bytes
from kchecklist.profiles.folder import DataFolder, data_folder
from kchecklist.profiles.layout import profile_text, same_table
from kchecklist.profiles.record import Profile, document
from kchecklist.profiles.shelf import Stored, profile_in

NO_USE = "delete it if you have no use for it"


def prefix_of(folder: DataFolder) -> str:
    """How the folders begin that hold what could not be saved in this data folder."""
    real = os.path.realpath(folder.path)
    return f"kchecklist-unsaved-{hashlib.sha256(os.fsencode(real)).hexdigest()[:6]}-"


@contextlib.contextmanager
def new_folder(prefix: str) -> Iterator[Path]:
    """A new folder to put a copy into, for this person's eyes only; gone again where that fails. Raises OSError."""
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    try:
        yield folder
    except BaseException:
        # What does stand there in spite of it stays.
        with contextlib.suppress(OSError):
            folder.rmdir()
        raise


def copies(folder: DataFolder) -> tuple[Path, ...]:
    """Every copy that was put aside of this data folder, each in a folder of its own."""
    return tuple(path for place in folders(folder) for path in _files_in(place))


def folders(folder: DataFolder) -> tuple[Path, ...]:
    """The folders of our own in which something was put aside of this data folder, a half-written copy, too."""
    prefix = prefix_of(folder)
    try:
        # On a full disk there is no folder for temporary files: it is tried by writing into it.
        place = Path(tempfile.gettempdir())
        names = sorted(name for name in os.listdir(place) if name.startswith(prefix))  # noqa: PTH208 - iterdir hides what is wrong until it is asked
    except OSError:
        return ()
    return tuple(place / name for name in names if _is_ours(place / name))


def remove(copy: Path) -> None:
    """Remove a copy, and the folder around it if nothing else lies there, as far as that can be done."""
    with contextlib.suppress(OSError):
        copy.unlink()
        copy.parent.rmdir()


def left_aside(folder: DataFolder, stored: Iterable[Stored]) -> tuple[Fault, ...]:
    """A line for each copy that holds something else than what stands; one of ours that holds the same is removed."""
    standing = {found.profile.id: found.profile for found in stored}
    return tuple(fault for copy in copies(folder) if (fault := _told(folder, copy, standing)) is not None)


def _told(folder: DataFolder, copy: Path, standing: dict[str, Profile]) -> Fault | None:
    try:
        content = read_bytes(copy)
        profile = profile_in(parse_toml(copy, content))
    except BadFile:
        if not os.path.lexists(copy):
            return None
        return Fault(
            copy, None, "what could not be saved lies here, and cannot be read", f"mend it, or {NO_USE}"
        )
    stands = standing.get(profile.id)
    if stands is not None and same_table(document(stands), document(profile)):
        # What somebody has written into it by hand is nowhere else.
        if profile_text(profile, ()).encode(errors="replace") == content:
            remove(copy)
        return None
    what = f"what you entered for {_short(one_line(profile.title))} and could not be saved lies here"
    return Fault(copy, None, what, f"`{_restore(folder, profile.id, copy)}` puts it in place; {NO_USE}")


def _restore(folder: DataFolder, profile_id: str, copy: Path) -> str:
    """The command, as it is typed; in another folder than the usual one it would be of another provider."""
    words = ["kchecklist", "restore", profile_id, "--file", str(copy)]
    if data_folder(None, os.environ) != folder:
        words += ["--folder", str(folder.path)]
    return shlex.join(words)


def _is_ours(folder: Path) -> bool:
    # Anybody may put a folder, or a link, of that name there.
    try:
        status = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and _is_mine(status)


def _files_in(folder: Path) -> list[Path]:
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
        return [path for path in found if stat.S_ISREG(path.lstat().st_mode)]
    except OSError:
        return []


def _is_mine(status: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or status.st_uid == os.getuid()


def _short(title: str, most: int = 40) -> str:
    return title if len(title) <= most else f"{title[: most - 1]}…"
