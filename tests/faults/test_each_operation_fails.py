"""Each operation on a file fails in its turn: what is said is true, nothing is lost, and the second try does it."""

import contextlib
import errno
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from kchecklist.files.faults import KchecklistError
from kchecklist.profiles import writing
from kchecklist.profiles.writing import NotSaved

from .disk import CHANGES, TAKES_ROOM, WRITES, Fails, Happens, Operation, Plan, Short, Watch, watched
from .examining import in_a_line, leftovers, nothing_said, open_files
from .stories import STORIES, Creating, Saving, Story
from .trials import Trial

ERRORS = [
    getattr(errno, name)
    for name in ("ENOSPC", "EIO", "EROFS", "EACCES", "EMFILE", "EXDEV", "EDQUOT", "EINTR", "EPERM")
    if hasattr(errno, name)
]
OF_ALL = pytest.mark.parametrize("kind", STORIES, ids=lambda kind: kind.__name__)
Plans = Callable[[list[Operation]], Iterator[Plan]]


@pytest.fixture(autouse=True)
def _open_to_all(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # A lock that is refused is waited for; and no umask helps to keep a file private.
    monkeypatch.setattr(writing, "_WAIT_FOR_LOCK", 0)
    before = os.umask(0)
    yield
    os.umask(before)


def wrong_after(trial: Trial, plans: Iterable[Plan], tally: Counter[str]) -> list[str]:
    """What came of each plan, where it is not what it must be."""
    wrong = []
    for plan in plans:
        tally["failures of an operation"] += 1
        with trial.place() as root:
            story = trial.begun(root)
            with watched(root, plan=plan) as watch:
                try:
                    tell(trial, story, root, watch)
                except Exception as error:  # all of it is what this looks for
                    wrong.append(f"{plan} at {trial.operations[plan.number]}: {in_a_line(error)}")
    return wrong


def tell(trial: Trial, story: Story, root: Path, watch: Watch) -> None:
    """Tell a story to whatever end it comes, look at what it left, and where it failed tell it once more."""
    told, held = None, open_files()
    try:
        story.do()
    except KchecklistError as error:
        told = error
    watch.resting = True
    trial.looked_at(root)
    assert open_files() <= held, "a descriptor stays open"
    if not watch.refused & {"unlink", "remove"}:
        assert not leftovers(root), "a temporary file is left"
    assert not watch.too_early, watch.too_early[0]
    if told is None:
        story.is_done()
        if not (story.may_come_back and watch.refused):
            assert not (story.durable and watch.unsynced_folders), "said to be done before it is synced"
        return
    nothing_said(told)
    watch.plan, watch.resting = Plan(-1), False
    story.do()
    watch.resting = True
    story.is_done()
    assert not (story.durable and watch.unsynced_folders), "done again, but not synced"


def each_fails(operations: list[Operation]) -> Iterator[Plan]:
    """Every operation fails, the errors taking turns; of those that only look at a thing, the first."""
    seen: set[tuple[str, str]] = set()
    for operation in operations:
        if operation.name not in CHANGES and operation[1:] in seen:
            continue
        seen.add(operation[1:])
        yield Fails(operation.number, ERRORS[operation.number % len(ERRORS)])


def each_fails_with_each(operations: list[Operation]) -> Iterator[Plan]:
    for operation in operations:
        for error in ERRORS:
            yield Fails(operation.number, error)


def each_is_done_and_said_to_fail(operations: list[Operation]) -> Iterator[Plan]:
    """What a lost reply from a server looks like."""
    for operation in operations:
        if operation.name in CHANGES and operation.name not in WRITES:
            yield Fails(operation.number, errno.EIO, done=True)


def the_disk_is_full_from_here_on(operations: list[Operation]) -> Iterator[Plan]:
    for operation in operations:
        if operation.name in TAKES_ROOM:
            yield Fails(operation.number, errno.ENOSPC, lasting=TAKES_ROOM)


def nothing_can_be_changed_from_here_on(operations: list[Operation]) -> Iterator[Plan]:
    for operation in operations:
        if operation.name in CHANGES:
            yield Fails(operation.number, errno.EROFS, lasting=CHANGES)


def each_write_is_short(operations: list[Operation]) -> Iterator[Plan]:
    for operation in operations:
        if operation.name in WRITES:
            yield Short(operation.number)
            yield Short(operation.number, full=True)


BRIEF: list[Plans] = [
    each_fails,
    each_is_done_and_said_to_fail,
    the_disk_is_full_from_here_on,
    each_write_is_short,
]
AT_LENGTH: list[Plans] = [*BRIEF, each_fails_with_each, nothing_can_be_changed_from_here_on]


@OF_ALL
def test_whatever_fails_nothing_is_lost_and_the_second_try_does_it(kind: type[Story], tmp_path, tally):
    trial = Trial(kind, tmp_path)
    plans = (plan for plans in BRIEF for plan in plans(trial.operations))
    assert wrong_after(trial, plans, tally) == []


@pytest.mark.long
@OF_ALL
def test_whatever_fails_in_whatever_way_nothing_is_lost(kind: type[Story], tmp_path, tally):
    trial = Trial(kind, tmp_path)
    plans = (plan for plans in AT_LENGTH for plan in plans(trial.operations))
    assert wrong_after(trial, plans, tally) == []


@OF_ALL
def test_what_is_done_outlasts_a_power_cut(kind: type[Story], tmp_path: Path):
    trial = Trial(kind, tmp_path)
    assert (trial.watch.too_early, trial.unsynced if kind.durable else []) == ([], [])


@pytest.mark.parametrize("kind", [Creating, Saving], ids=lambda kind: kind.__name__)
def test_a_folder_that_vanishes_between_two_steps_is_made_anew_by_the_next_try(kind: type[Story], tmp_path):
    trial = Trial(kind, tmp_path)
    for operation in trial.operations:
        with trial.place() as root:
            story = trial.begun(root)
            vanishes = Happens(operation.number, lambda away=root: shutil.rmtree(away / "data", True))
            with watched(root, plan=vanishes), contextlib.suppress(KchecklistError):
                story.do()
            with watched(root):
                story.do()
            story.is_done()


def test_a_provider_that_could_not_be_added_is_not_there_beside_the_one_that_could(tmp_path: Path):
    trial = Trial(Creating, tmp_path)
    for operation in trial.operations:
        with trial.place() as root:
            story = trial.begun(root)
            with watched(root, plan=Fails(operation.number, errno.EIO)):
                for _ in range(2):
                    with contextlib.suppress(NotSaved):
                        story.do()
                        break
            assert len(story.store.shelf().stored) == 1, operation
