"""Providers whose file cannot be read: which somebody means, and how an earlier version of it is put back."""

from collections.abc import Iterator
from dataclasses import dataclass

from kchecklist.cli.places import Opened
from kchecklist.cli.provider_choice import WhichProvider, for_a_shell, meant
from kchecklist.files.faults import Fault
from kchecklist.profiles.naming import name_for_files
from kchecklist.profiles.record import Profile


@dataclass(frozen=True, slots=True)
class Ruined:
    """A provider among the others whose file cannot be read, and the first fault of that; ``profile`` is what it last was."""

    id: str
    fault: Fault
    profile: Profile | None
    kept: bool

    @property
    def way_back(self) -> str:
        """What to type; to see that the file is mended where nothing is kept."""
        if self.kept:
            return f"put an earlier version back: kchecklist restore {for_a_shell(self.id)} --at 1"
        return self.fault.mend or f"mend it, and see: kchecklist check {for_a_shell(self.fault.path.name)}"


def ruined_of(opened: Opened) -> Iterator[Ruined]:
    """All of them, by the names of their files."""
    from kchecklist.cli.anywhere import everybody
    from kchecklist.profiles.trash import in_trash

    readable = {stored.path for stored in opened.stored}
    faults = {fault.path.stem: fault for fault in reversed(opened.shelf_faults) if fault.path not in readable}
    thrown = {found.profile.id: found.profile for found in in_trash(opened.folder).stored}
    for one in everybody(opened.store):
        fault = faults.get(name_for_files(one.id))
        if one.place == "unreadable" and fault is not None:
            # Only what lies in the trash may still know what it is called.
            yield Ruined(one.id, fault, one.profile or thrown.get(one.id), one.profile is not None)


def ruined_one(opened: Opened, words: str) -> Ruined | None:
    """The one that the words mean; None where that is nobody, or several."""
    if not opened.shelf_faults:
        return None
    try:
        return meant(words, [(one.id, one.profile, one) for one in ruined_of(opened)])
    except WhichProvider:
        return None
