"""What compare prints is what the specification says, on folders of every kind."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from .folders import make_folder, some_day
from .reading import LEVELS, View, read_folder
from .running import compared
from .second_opinion import second_opinion

FOLDERS = 300
AT_A_TIME = 10


def differences(path: str, specified: Any, printed: Any) -> Iterator[str]:
    """One line for each value that is not what it should be, with where it stands in the JSON."""
    if isinstance(specified, dict) and isinstance(printed, dict):
        for key in [*specified, *(key for key in printed if key not in specified)]:
            yield from differences(
                f"{path}.{key}", specified.get(key, "(absent)"), printed.get(key, "(absent)")
            )
        if set(specified) == set(printed) and path.endswith(".weights") and list(specified) != list(printed):
            yield f"{path}: in the order {list(specified)}, printed {list(printed)}"
    elif isinstance(specified, list) and isinstance(printed, list) and len(specified) == len(printed):
        for index, (one, other) in enumerate(zip(specified, printed, strict=True)):
            yield from differences(f"{path}[{index}]", one, other)
    elif specified != printed or type(specified) is not type(printed):
        yield f"{path}: specified {specified!r}, printed {printed!r}"


def views(seed: int) -> Iterator[tuple[View, tuple[str, ...]]]:
    """The view of everything, one by evidence and one by date, and the options that ask for them."""
    draw = Random(f"view {seed}")
    level, day = draw.choice(LEVELS), some_day(draw)
    yield View(), ()
    yield View(level=level), ("--evidence", level)
    yield View(since=day), ("--since", day.isoformat())


def compare_folder(seed: int, root: Path) -> Iterator[str]:
    places = make_folder(seed, root)
    draw = Random(f"named {seed}")
    named = tuple(name for name in places.providers if draw.random() < 0.7) if draw.random() < 0.2 else ()
    folder = read_folder(places.bank, places.data)
    for view, options in views(seed):
        specified = second_opinion(folder, view, named)
        printed = compared(places, *options, *named)
        for line in differences("$", specified, printed):
            yield f"seed {seed}, {root}, compare {' '.join((*options, *named))}\n    {line}"


@pytest.mark.parametrize("first", range(0, FOLDERS, AT_A_TIME))
def test_what_is_printed_is_what_is_specified(first: int, tmp_path: Path) -> None:
    found = [
        line
        for seed in range(first, first + AT_A_TIME)
        for line in compare_folder(seed, tmp_path / str(seed))
    ]
    assert not found, "\n".join([f"{len(found)} differences", *found[:20]])


def test_a_difference_names_where_it_stands_and_both_values() -> None:
    specified = {"providers": [{"id": "a", "low": "1/2"}], "stop": False}
    printed = {"providers": [{"id": "a", "low": "1/3"}], "stop": False}
    assert list(differences("$", specified, printed)) == [
        "$.providers[0].low: specified '1/2', printed '1/3'"
    ]


def test_the_second_opinion_takes_nothing_from_the_first() -> None:
    # Only what runs the command may know kchecklist: two that share a function share its faults.
    here = Path(__file__)
    knowing = {
        path.name
        for path in here.parent.glob("*.py")
        if any(
            line.lstrip().startswith(("import kchecklist", "from kchecklist"))
            for line in path.read_text().splitlines()
        )
    }
    assert knowing == {"running.py"}
