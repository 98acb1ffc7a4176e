"""A process dies at each operation on a file: what stands there is whole, and whoever comes next goes on from it."""

import os
import signal
import time
from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest

from kchecklist.profiles.editing import with_provider
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.shelf import load
from kchecklist.profiles.writing import folder_lock, replace_file

from .disk import CHANGES, Dies, Operation, watched
from .dying import dies_here, killed, needs_fork
from .examining import in_a_line, leftovers
from .stories import STORIES, Reading, Story, opened
from .trials import Trial

pytestmark = needs_fork
OF_ALL = pytest.mark.parametrize(
    "kind", [kind for kind in STORIES if kind is not Reading], ids=lambda kind: kind.__name__
)
TWO_HOURS = 2 * 60 * 60


def wrong_ends(trial: Trial, operations: Iterable[Operation], tally: Counter[str]) -> list[str]:
    """What came of dying at each of the operations, where it is not what it must be."""
    wrong = []
    for operation in operations:
        tally["deaths at an operation"] += 1
        with trial.place() as root:
            # All of it in the child: who comes next must not know anything of that folder.
            end = killed(partial(die_at, operation, trial, root))
            try:
                assert end == -signal.SIGKILL, f"ended with {end}"
                trial.looked_at(root)
                goes_on(root)
            except Exception as error:  # all of it is what this looks for
                wrong.append(f"{operation}: {in_a_line(error)}")
    return wrong


def die_at(operation: Operation, trial: Trial, root: Path) -> None:
    """Tell a story and die in the middle of it."""
    story = trial.begun(root)
    with watched(root, plan=Dies(operation.number, dies_here)):
        story.do()


def goes_on(root: Path) -> None:
    """Somebody comes back two hours later, saves something into each folder, and finds no litter there."""
    with watched(root):
        left = leftovers(root)
        assert len(left) <= 1, "more than one temporary file is left"
        for each in left:
            os.utime(root / each, (time.time() - TWO_HOURS,) * 2)
        store = opened(DataFolder(root / "data"), first=100)
        for stored in store.shelf().stored:
            saved = store.save(stored, with_provider(stored.profile, website="next.example"))
            assert load(stored.path) == saved.stored
        for folder in {(root / each).parent for each in left if each.startswith("data")}:
            with folder_lock(folder):
                replace_file(folder / "next", b"")
        assert not [each for each in leftovers(root) if each.startswith("data")], "litter stays"


@OF_ALL
def test_whenever_a_process_is_killed_what_stands_there_is_whole(kind: type[Story], tmp_path, tally):
    trial = Trial(kind, tmp_path)
    # What is on disk before an operation that changes nothing is what is there before the next that does.
    changing = [operation for operation in trial.operations if operation.name in CHANGES]
    assert wrong_ends(trial, changing, tally) == []


@pytest.mark.long
@OF_ALL
def test_whenever_a_process_is_killed_at_all_what_stands_there_is_whole(kind: type[Story], tmp_path, tally):
    trial = Trial(kind, tmp_path)
    assert wrong_ends(trial, trial.operations, tally) == []
