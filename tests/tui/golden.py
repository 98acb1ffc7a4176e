"""Comparing a screen with the one a person has looked at: characters only, so that a diff can be read.

KCHECKLIST_GOLDEN=write pytest tests/tui/test_goldens.py writes them anew; read the diff before you keep it.
"""

import difflib
import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def check(name: str, size: tuple[int, int], lines: list[str]) -> None:
    """Fail with a diff when the screen is not the one in the golden file."""
    path = FOLDER / f"{name}-{size[0]}x{size[1]}.txt"
    shown = "\n".join(lines) + "\n"
    if os.environ.get("KCHECKLIST_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8", newline="\n")
        return
    assert path.exists(), f"{path.name} is missing; KCHECKLIST_GOLDEN=write writes it"
    kept = path.read_text(encoding="utf-8")
    if shown != kept:
        diff = difflib.unified_diff(kept.splitlines(), shown.splitlines(), path.name, "now", lineterm="")
        raise AssertionError("\n" + "\n".join(diff))
