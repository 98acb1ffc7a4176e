"""What stands on the shelf: the profiles of a folder, as they were last read or written.

Source: design.md, section 5, "Reading".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from kchecklist.files.faults import BadFile, Fault
from kchecklist.files.toml_reading import TomlFile, digest, read_bytes, read_toml
from kchecklist.files.validation import faults_of
from kchecklist.files.versions import version_of
from kchecklist.profiles.naming import name_for_files
from kchecklist.profiles.record import Profile
from kchecklist.profiles.writing import NotSaved, names_in

SAME_PROVIDER = "holds the same provider"


@dataclass(frozen=True)
class Stored:
    """A profile as it stands in a file; ``digest`` is that file's content when it was last read or written."""

    profile: Profile
    path: Path
    digest: str


@dataclass(frozen=True)
class Shelf:
    """What a folder holds: the profiles, what is wrong with each file that is none, other versions kept beside."""

    stored: tuple[Stored, ...]
    faults: tuple[Fault, ...] = ()
    versions: tuple[Path, ...] = ()


def read_shelf(providers: Path) -> Shelf:
    """Everything in a folder of profiles; a bad file costs its own lines and no other's.

    Of two files that hold one provider the one that is named for it is the provider, and the other a fault.
    """
    found: dict[str, list[Stored]] = {}
    faults: list[Fault] = []
    versions: list[Path] = []
    try:
        paths = _files(providers)
    except NotSaved as error:
        # Not an empty folder: whoever sees none of their providers must not think that they are gone.
        return Shelf((), (Fault(providers, None, f"cannot be read: {error.reason}"),))
    for path in paths:
        if version_of(path.name) is not None:
            versions.append(path)
            continue
        try:
            one = load(path)
        except BadFile as error:
            faults += error.faults
            continue
        found.setdefault(one.profile.id, []).append(one)
    meant = {name: _meant(files) for name, files in found.items()}
    for name, files in found.items():
        faults += (_same_provider(each, meant[name]) for each in files if each is not meant[name])
    return Shelf(tuple(meant.values()), tuple(faults), tuple(versions))


def _meant(files: Sequence[Stored]) -> Stored:
    """Of several files with one id the one that is named for it: the others were copied from it, by whatever program."""
    named = (each for each in files if each.path.stem == name_for_files(each.profile.id))
    return next(named, files[0])


def _same_provider(other: Stored, meant: Stored) -> Fault:
    mend = "move it out of this folder, or, if it is another provider, give it another id"
    return Fault(other.path, None, f"{SAME_PROVIDER} as {meant.path.name}", mend)


def load(path: Path) -> Stored:
    """The profile in a file of a data folder's providers. Raises BadFile with everything wrong in it."""
    file = read_toml(path, within=path.parent.parent)
    return Stored(profile_in(file), path, file.digest)


def profile_in(file: TomlFile) -> Profile:
    """The profile that a file's table is. Raises BadFile with everything wrong in it."""
    try:
        return Profile.model_validate(file.table)
    except ValidationError as error:
        raise BadFile(*faults_of(error, file, Profile)) from None


def is_unchanged(stored: Stored) -> bool:
    """Whether the file is still as it was when it was last read or written."""
    try:
        return digest(read_bytes(stored.path)) == stored.digest
    except BadFile:
        return False


def _files(providers: Path) -> list[Path]:
    names = [name for name in names_in(providers) if not name.startswith(".")]
    return [path for path in map(providers.joinpath, names) if path.suffix == ".toml"]
