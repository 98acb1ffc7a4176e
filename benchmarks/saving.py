"""How long an answer takes to be on disk for good, beside a bare write of the same bytes.

python benchmarks/saving.py
Source of what it must reach: design.md, section 10 (20 ms of processor time).
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kchecklist.checklist.loading import load_checklist
from kchecklist.files.shipped import shipped
from kchecklist.profiles.editing import with_claim
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.record import Claim
from kchecklist.profiles.shelf import Stored, load
from kchecklist.profiles.store import ProfileStore

ROUNDS = 200
KEPT = 1000
NOTE = "What they said, in a sentence or two, as one writes it down on the phone."


def bare(path: Path, content: bytes) -> None:
    """The least that is atomic: a new file, synced, in place of the old one."""
    new = path.with_suffix(".new")
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def measured(act: Callable[[int], object]) -> tuple[float, float]:
    """The medians of processor time and of time on the clock, in milliseconds."""
    processor, clock = [], []
    for n in range(ROUNDS):
        before = time.process_time(), time.perf_counter()
        act(n)
        processor.append(1000 * (time.process_time() - before[0]))
        clock.append(1000 * (time.perf_counter() - before[1]))
    return statistics.median(processor), statistics.median(clock)


def full(store: ProfileStore) -> Stored:
    """A provider with an answer and a note to every question."""
    stored = store.create("Harbor")
    profile = stored.profile
    for name in store.question_order:
        profile = with_claim(profile, (name,), "said", Claim(state="refused", note=NOTE))
    return store.save(stored, profile).stored


def main() -> int:
    """Print a line for each."""
    checklist = load_checklist(shipped("questions"))
    with tempfile.TemporaryDirectory() as folder:
        store = ProfileStore(DataFolder(Path(folder) / "data"), checklist.order)
        stored = full(store)
        content = stored.path.read_bytes()
        name = checklist.order[0]

        def save(n: int) -> None:
            nonlocal stored
            claim = Claim(state="refused", note=f"{NOTE} {n}")
            stored = store.save(stored, with_claim(stored.profile, (name,), "said", claim)).stored

        rows = [
            (
                f"a bare write of {len(content)} bytes",
                measured(lambda n: bare(Path(folder) / "bare", content)),
            )
        ]
        rows.append(("reading it again", measured(lambda n: load(stored.path))))
        rows.append((f"an answer, up to {ROUNDS} versions kept", measured(save)))
        while len(list(store.history_of(stored.profile.id).iterdir())) < KEPT:
            save(len(str(time.perf_counter_ns())) + time.perf_counter_ns())
        rows.append((f"an answer, {KEPT} versions kept and more", measured(save)))
    for what, (processor, clock) in rows:
        sys.stdout.write(f"{what:<45}{processor:8.2f} ms processor{clock:8.2f} ms clock\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
