"""The README is true: its keys, its commands, its picture."""

import datetime as dt
import os
import re
import subprocess
from pathlib import Path

import pytest

from kchecklist.cli.group import cli
from kchecklist.tui.keys import ALL

from .tui.stage import Open

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"


def between(name):
    """What stands in the README after ``<!-- name -->`` and before ``<!-- end name -->``."""
    found = re.search(
        rf"<!-- {name} -->\n(.*?)<!-- end {name} -->", README.read_text(encoding="utf-8"), re.DOTALL
    )
    assert found, f"README.md has no part '{name}'"
    return found[1]


def written_if_asked(name, text):
    """Put ``text`` into that part of the README when goldens are to be written."""
    if os.environ.get("KCHECKLIST_GOLDEN") == "write":
        start = f"<!-- {name} -->\n"
        before, _, rest = README.read_text(encoding="utf-8").partition(start)
        whole = before + start + text + rest[rest.index(f"<!-- end {name} -->") :]
        README.write_text(whole, encoding="utf-8", newline="\n")


def test_the_table_of_keys_is_that_of_the_app():
    rows = "".join(f"| `{key.key_display or key.key}` | {key.tooltip} |\n" for key in ALL.values())
    table = f"| key | what it does |\n|---|---|\n| `1`-`9` | answer |\n{rows}"
    written_if_asked("keys", table)
    assert between("keys") == table


def test_every_command_that_is_named_exists():
    # In sentences kchecklist stands bare; a command follows a backtick, the start of a line, or `bin/`.
    named = set(
        re.findall(r"(?:`|^|bin/)kchecklist ([a-z-]+)", README.read_text(encoding="utf-8"), re.MULTILINE)
    )
    named -= {"goes", "is"}
    assert named >= {"demo", "compare", "interview", "where", "crisis", "new"}
    assert named <= set(cli.list_commands(None))


def test_the_commands_stand_alone_in_their_fences_for_whoever_copies_them():
    for name in ("demo", "tests"):
        text = README.read_text(encoding="utf-8").split(f"<!-- {name} -->\n")[1]
        assert re.match(r"```sh\n[^\n]+\n```\n", text), name


@pytest.mark.skipif(os.name == "nt", reason="needs sed, as CI has it")
def test_ci_runs_exactly_the_test_command_of_the_readme():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    finder = re.search(r"test_command=\$\((.*)\)\n", script)[1]
    found = subprocess.run(
        ["bash", "-c", finder], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    assert f"```sh\n{found}\n```" in README.read_text(encoding="utf-8")
    assert found.endswith(".venv/bin/pytest -n auto")


def shown(app):
    """The characters on the screen; of an empty stretch one line."""
    lines = [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]
    return [
        now for before, now in zip(["", *lines], lines, strict=False) if now.strip(" │") or before.strip(" │")
    ]


async def test_the_picture_is_what_the_app_shows_of_the_examples(tmp_path):
    from kchecklist.files.shipped import shipped
    from kchecklist.profiles.folder import DataFolder
    from kchecklist.tui.app import KchecklistApp

    app = KchecklistApp(
        DataFolder(tmp_path), shipped("questions"), demo=True, clock=lambda: dt.datetime(2026, 11, 21, 14, 3)
    )
    async with app.run_test(size=(100, 28)) as pilot:
        opened = Open(app, pilot, [])
        await opened.ready()
        await opened.still()
        providers = shown(app)
        app.open("interview", "two-chairs-clinic-3c4d5e")
        await opened.settled()
        await opened.press("1")
        app.screen.sitting.jump("vital-signs")
        app.screen.show()
        await opened.settled()
        await opened.still()
        interview = shown(app)
    picture = "```text\n" + "\n".join([*providers, "", *interview]) + "\n```\n"
    written_if_asked("picture", picture)
    assert between("picture") == picture
