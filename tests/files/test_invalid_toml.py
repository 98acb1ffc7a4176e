"""Every way we could think of to get TOML wrong: one line, the right one, and nothing of what stood there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kchecklist.files.faults import BadFile
from kchecklist.files.toml_reading import parse_toml, read_toml
from kchecklist.profiles.editing import with_provider
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.record import document
from kchecklist.profiles.shelf import load
from kchecklist.profiles.store import ProfileStore

from ..profiles.everything import exactly
from .invalid_toml import BYTES, INVALID, TORN
from .odd_toml import ODD

ABOVE = "# SECRET\n\n"
BELOW = "\nlast = 'SECRET'\n"
PROVIDER = b'\n[provider]\nid = "%d"\nname = "X"\n'
KINDS = sorted({kind for kind, *_ in INVALID} | {"torn", "bytes"})


def contents(wanted: str | None = None) -> Iterator[tuple[str, bytes, int]]:
    """What is wrong, the whole file, the line that the fault is on there; of one kind, or all."""
    for kind, what, text, line in INVALID:
        if wanted in (None, kind):
            # The fault stands neither in the first line nor in the last, so that its own has to be found.
            yield f"{kind}: {what}", f"{ABOVE}{text}{BELOW}".encode(), line + 2
    for what, text, line in TORN if wanted in (None, "torn") else ():
        yield f"torn: {what}", text.encode(), line
    for what, content, line in BYTES if wanted in (None, "bytes") else ():
        yield f"bytes: {what}", content, line


def told(content: bytes) -> list[tuple[int | None, str]]:
    """Each fault of a file: its line, and all that is said of it."""
    try:
        parse_toml(Path("x.toml"), content)
    except BadFile as error:
        return [(fault.line, str(fault)) for fault in error.faults]
    return []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_toml_is_one_line_with_the_right_number_and_nothing_of_what_stood_there(kind: str):
    found = [(what, line, told(content)) for what, content, line in contents(kind)]
    assert [each for each in found if [line for line, _ in each[2]] != [each[1]]] == []
    assert [each for each in found if "SECR" in each[2][0][1] or "\n" in each[2][0][1]] == []


def test_a_folder_full_of_them_hides_no_profile(store: ProfileStore, folder: DataFolder):
    kept = store.create("Kept")
    for number, (_, content, _) in enumerate(contents()):
        (folder.providers / f"{number:04}.toml").write_bytes(content)
    shelf = store.shelf()
    lines = [line for _, _, line in contents()]
    assert [stored.path for stored in shelf.stored] == [kept.path]
    assert [(fault.path.stem, fault.line) for fault in shelf.faults] == [
        (f"{number:04}", line) for number, line in enumerate(lines)
    ]


def test_what_is_odd_but_toml_is_read_and_survives_a_save(store: ProfileStore, folder: DataFolder):
    folder.providers.mkdir(parents=True)
    for number, (_, content) in enumerate(ODD):
        path = folder.providers / f"{number:04}.toml"
        path.write_bytes(content + b"\n" + PROVIDER % number)
    shelf = store.shelf()
    assert [str(fault) for fault in shelf.faults] == []
    for stored, (what, _) in zip(shelf.stored, ODD, strict=True):
        before = read_toml(stored.path).table
        changed = with_provider(stored.profile, note="changed")
        store.save(stored, changed)
        assert exactly(document(load(stored.path).profile)) == exactly(document(changed)), what
        after = read_toml(stored.path).table
        assert after["provider"].pop("note") == "changed"
        assert exactly(after) == exactly(before), what
