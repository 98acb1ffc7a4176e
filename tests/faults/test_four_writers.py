"""Four processes write into one profile at once while a fifth reads it: nothing that was said to be saved is lost."""

import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.record import Profile
from kchecklist.profiles.shelf import load
from kchecklist.profiles.writing import NotSaved

from .dying import Children, needs_fork
from .examining import leftovers, nothing_leaked, visible
from .stories import answered, opened

pytestmark = needs_fork
WRITERS = range(4)
SHARED = "first"


@pytest.fixture(params=[12, pytest.param(50, marks=pytest.mark.long)], ids="{} rounds".format)
def rounds(request: pytest.FixtureRequest) -> int:
    return request.param


@pytest.fixture
def written(tmp_path: Path, rounds: int, tally: Counter[str]) -> Iterator[Path]:
    """A folder in which four have written, while a fifth read."""
    folder = DataFolder(tmp_path / "data")
    with mock.patch.object(os, "fsync"), Children() as children:
        path = opened(folder).create("Oak").path
        writers = [
            children.start(lambda n=number: _writes(folder, path, n, rounds, tmp_path)) for number in WRITERS
        ]
        reader = children.start(lambda: _reads(path, tmp_path))
        ends = [children.end_of(writer) for writer in writers]
        (tmp_path / "stop").touch()
        ends.append(children.end_of(reader))
    assert ends == [0] * len(ends)
    tally["saves of four writers at once"] += rounds * len(WRITERS)
    yield tmp_path


def _writes(folder: DataFolder, path: Path, number: int, rounds: int, place: Path) -> None:
    """Answer in turn one's own question, and one that all of them answer; note what was said to be saved."""
    store, stored, said = opened(folder, first=1000 * (number + 1)), load(path), []
    for turn in range(rounds):
        question = SHARED if turn % 3 == number % 3 else f"own-{number}"
        note = f"by {number} in {turn}."
        mine = answered(stored.profile, question, note)
        while True:
            try:
                stored = store.save(stored, mine).stored
                break
            except NotSaved:
                # Another one held the lock for long.
                continue
        said.append((question, note))
    (place / f"said-{number}.json").write_text(json.dumps(said))


def _reads(path: Path, place: Path) -> None:
    """Read the profile again and again; raises where it cannot be read for once."""
    while not (place / "stop").exists():
        load(path)


def _said(place: Path) -> list[list[tuple[str, str]]]:
    return [json.loads((place / f"said-{number}.json").read_text()) for number in WRITERS]


def _note(profile: Profile, question: str) -> str:
    claim = profile.answers[question].said
    assert claim is not None and claim.note is not None
    return claim.note.removeprefix("PRIVATE ")


def test_four_writers_lose_nothing_that_was_said_to_be_saved(written: Path):
    files = b"\n".join(visible(written / "data").values()).decode()
    lost = [note for said in _said(written) for _, note in said if note not in files]
    (stored,) = opened(DataFolder(written / "data")).shelf().stored
    # What each wrote last into a question of its own stands in the file itself.
    last = {question: note for said in _said(written) for question, note in said if question != SHARED}
    assert lost == []
    assert {question: _note(stored.profile, question) for question in last} == last
    assert _note(stored.profile, SHARED) in {note for said in _said(written) for _, note in said}
    assert leftovers(written) == []
    nothing_leaked(written / "data")
