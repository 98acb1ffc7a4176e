"""Anything that two windows, an editor and a bad disk do to one profile, in any order, held against a plain model."""

import datetime as dt
import itertools
import os
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kchecklist.profiles import writing
from kchecklist.profiles.editing import with_claim, with_provider, with_waiver
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.layout import profile_text
from kchecklist.profiles.record import Claim, Profile, Waiver
from kchecklist.profiles.shelf import Stored, load
from kchecklist.profiles.store import ProfileStore
from kchecklist.profiles.trash import throw_away
from kchecklist.profiles.writing import NotSaved

from .disk import Crashes, Fails, Killed, Plan, watched
from .examining import nothing_leaked, visible
from .stories import NOW
from .test_each_operation_fails import ERRORS

Units = dict[str, str]
"""What a profile holds, as each thing that can be changed alone -> the words in it, which are nowhere else."""
QUESTIONS = ("first", "second")
UNITS = (*QUESTIONS, "waiver", "note")
WINDOWS = st.integers(0, 1)
RUINS = "<<<<<<< HEAD\n"
MOST_OPERATIONS = 90
tried: Counter[str] = Counter()


def units(profile: Profile) -> Units:
    """What the profile holds."""
    found = {name: answer.said.note for name, answer in profile.answers.items() if answer.said}
    waiver = profile.waivers.get("second")
    found |= {"waiver": waiver.reason if waiver else None, "note": profile.provider.note}
    return {name: words for name, words in found.items() if words is not None}


def changed(profile: Profile, unit: str, words: str | None) -> Profile:
    """The profile with other words in one place, or with none."""
    match unit:
        case "note":
            return with_provider(profile, note=words)
        case "waiver":
            return with_waiver(profile, "second", Waiver(reason=words) if words else None)
    return with_claim(profile, (unit,), "said", Claim(choice=("yes",), note=words) if words else None)


def joined(base: Units, mine: Units, theirs: Units) -> Units:
    """What a save makes of what it came of, what is to be saved and what is there."""
    result = {}
    for unit in UNITS:
        was, here, there = base.get(unit), mine.get(unit), theirs.get(unit)
        if there == was or here == there:
            words = here
        elif here == was or here is None:
            words = there
        else:
            words = here
        if words is not None:
            result[unit] = words
    return result


@dataclass
class Window:
    """One running app: what it read or saved last, what was entered since, and what its last try may have written."""

    store: ProfileStore
    stored: Stored
    mine: Profile
    perhaps: Units | None = None
    earlier: list[Profile] = field(default_factory=list)


class AnyStory(RuleBasedStateMachine):
    """``there`` is what the file holds, None where there is none; ``must`` are words that have to be somewhere."""

    def __init__(self) -> None:
        super().__init__()
        memory = "/dev/shm"
        self._place = tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None)
        self.root = Path(self._place.name)
        self.folder = DataFolder(self.root / "data")
        self.words = (f"words {number}." for number in itertools.count(1))
        self.now = NOW
        self.must: set[str | None] = set()
        self.for_good: set[str] = set()
        self.comment: str | None = None
        self.broken = ""
        self._patches = [mock.patch.object(os, "fsync"), mock.patch.object(writing, "_WAIT_FOR_LOCK", 0)]
        for patch in self._patches:
            patch.start()

    def teardown(self) -> None:
        for patch in self._patches:
            patch.stop()
        self._place.cleanup()
        tried["stories of any kind"] += 1

    @initialize()
    def two_windows_open(self) -> None:
        self.path = self._store().create("Oak", note=(words := next(self.words))).path
        self.there: Units | None = {"note": words}
        self.must = {words}
        self.windows = [self._opened(), self._opened()]

    # What a person does

    @rule(which=WINDOWS, unit=st.sampled_from(UNITS), erases=st.booleans() | st.just(False))
    def something_is_entered(self, which: int, unit: str, erases: bool) -> None:
        window = self.windows[which]
        if not window.mine.read_only:
            window.earlier.append(window.mine)
            window.mine = changed(window.mine, unit, None if erases else next(self.words))

    @rule(which=WINDOWS)
    def it_is_undone(self, which: int) -> None:
        if self.windows[which].earlier:
            self.windows[which].mine = self.windows[which].earlier.pop()

    @rule(which=WINDOWS)
    def it_is_saved(self, which: int) -> None:
        self._save(which, Plan(-1))

    @rule(
        which=WINDOWS,
        number=st.integers(0, MOST_OPERATIONS),
        error=st.sampled_from(ERRORS),
        done=st.booleans(),
    )
    def it_is_saved_on_a_bad_disk(self, which: int, number: int, error: int, done: bool) -> None:
        self._save(which, Fails(number, error, done=done))

    @rule(which=WINDOWS, number=st.integers(0, MOST_OPERATIONS))
    def the_window_dies_while_it_saves(self, which: int, number: int) -> None:
        self._save(which, Crashes(number))
        if self.there is not None and not self.broken:
            self.windows[which] = self._opened()

    @precondition(lambda self: self.there is not None and not self.broken)
    @rule(which=WINDOWS)
    def the_window_reads_the_file_again(self, which: int) -> None:
        self.windows[which] = self._opened()

    @precondition(lambda self: self.there is not None)
    @rule(which=WINDOWS)
    def it_is_deleted(self, which: int) -> None:
        throw_away(self.folder, self.windows[which].stored)
        self._is_gone()

    # What happens outside

    @rule(minutes=st.integers(-90, 600))
    def time_passes_or_is_set_back(self, minutes: int) -> None:
        self.now += dt.timedelta(minutes=minutes)

    @precondition(lambda self: self.there is not None and not self.broken)
    @rule(unit=st.sampled_from(UNITS))
    def somebody_edits_the_file(self, unit: str) -> None:
        assert self.there is not None
        self.must -= {self.there.get(unit), self.comment}
        words, self.comment = next(self.words), next(self.words)
        profile = changed(load(self.path).profile, unit, words)
        self.path.write_text(f"# {self.comment}\n{profile_text(profile, QUESTIONS)}")
        self.there[unit] = words
        self.must |= {words, self.comment}

    @precondition(lambda self: self.there is not None)
    @rule(kind=st.sampled_from(["ruined", "newer"]))
    def somebody_breaks_or_mends_the_file(self, kind: str) -> None:
        text = self.path.read_text()
        if self.broken:
            self.path.write_text(text.replace(RUINS, "").replace("format = 2\n", "format = 1\n"))
            self.broken = ""
        else:
            self.path.write_text(
                RUINS + text if kind == "ruined" else text.replace("format = 1\n", "format = 2\n")
            )
            self.broken = kind

    @precondition(lambda self: self.there is not None)
    @rule()
    def somebody_removes_the_file(self) -> None:
        self.path.unlink()
        left = self._all()
        self.must = {words for words in self.must if words in left}
        self._is_gone()

    @precondition(lambda self: self.there is not None)
    @rule()
    def somebody_renames_the_file(self) -> None:
        self.path.rename(self.path.with_name(f"{next(self.words).replace(' ', '-')}toml"))
        self._is_gone()

    # What has to be true

    @invariant()
    def nothing_is_lost(self) -> None:
        text = self._all()
        lost = [words for words in self.must | self.for_good if words not in text]
        assert not lost, f"lost: {lost}"

    @invariant()
    def the_file_is_what_it_should_be(self) -> None:
        if not hasattr(self, "path"):
            return
        assert self.path.exists() == (self.there is not None)
        if self.there is not None and self.broken != "ruined":
            assert units(load(self.path).profile) == self.there
        nothing_leaked(self.folder.providers)

    def _save(self, which: int, plan: Plan) -> None:
        window = self.windows[which]
        before, base, mine = self.there, units(window.stored.profile), units(window.mine)
        expected = self._expected(window, base, mine)
        tried[f"saves: {type(plan).__name__}"] += 1
        saved, error = None, None
        try:
            with watched(self.root, plan=plan):
                saved = window.store.save(window.stored, window.mine)
        except NotSaved as not_saved:
            error = not_saved
        except Killed:
            pass
        if error is not None and "lies in" in error.mend:
            text = self._all()
            assert all(words in text for words in mine.values()), (
                "what was entered is not where it was said to be"
            )
        on_disk = units(load(self.path).profile) if self.path.exists() and not self.broken else before
        idle, known = base == mine, before in (base, window.perhaps)
        if saved is None:
            assert on_disk in (before, *expected), "neither old nor new"
            if not self.broken:
                window.perhaps = mine if before is None or known else None
        elif idle:
            assert on_disk in (before, *expected), "something else is there"
            window.perhaps = None
        else:
            assert not self.broken, "said to be saved into a file that must not be written"
            assert on_disk in expected and on_disk == units(saved.stored.profile), "not saved, but said to be"
            window.stored, window.mine, window.perhaps = saved.stored, saved.stored.profile, None
        if on_disk != before and on_disk is not None:
            self._replaced((before if known else base) or {}, before or {}, on_disk)

    def _replaced(self, base: Units, before: Units, after: Units) -> None:
        """What was replaced knowingly may go; what was not, and a person's comments, have to be somewhere."""
        known = {before[unit] for unit in before if before[unit] == base.get(unit) != after.get(unit)}
        self.must = (self.must - known) | set(after.values())
        if self.comment is not None:
            self.for_good.add(self.comment)
        self.comment, self.there = None, after

    def _expected(self, window: Window, base: Units, mine: Units) -> list[Units]:
        if self.there is None:
            return [mine]
        # What only the last step of its own save failed for, a window knows again as its own.
        own = [mine] if self.there == window.perhaps else []
        return [*own, joined(base, mine, self.there)]

    def _is_gone(self) -> None:
        self.there, self.broken, self.comment = None, "", None

    def _store(self) -> ProfileStore:
        draws = itertools.count(1)
        return ProfileStore(self.folder, QUESTIONS, lambda: self.now, lambda: f"{next(draws):06x}")

    def _opened(self) -> Window:
        stored = load(self.path)
        return Window(self._store(), stored, stored.profile)

    def _all(self) -> str:
        return b"\n".join(visible(self.root).values()).decode()


@pytest.mark.parametrize(
    ("examples", "steps"),
    [(25, 25), pytest.param(300, 50, marks=pytest.mark.long)],
    ids=["briefly", "at length"],
)
def test_whatever_happens_in_whatever_order_nothing_is_lost(examples: int, steps: int, tally: Counter[str]):
    before = tried.copy()
    run_state_machine_as_test(
        AnyStory, settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    )
    tally.update(tried - before)
