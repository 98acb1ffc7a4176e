"""docs/json.md is true: its examples print what stands below them, and it names what there is."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kchecklist.cli.group import cli

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "json.md"
RENEW = "KCHECKLIST_GOLDEN=write .venv/bin/pytest tests/test_json_page.py"


def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def examples() -> list[str]:
    """The commands of the examples, each on one line."""
    return re.findall(r"```sh\n([^\n]+)\n```\n", page())


def below(command: str) -> tuple[str, str, str]:
    """The page up to what stands below that command, that, and the page from there on."""
    before, fence, rest = page().partition(f"```sh\n{command}\n```\n\n```text\n")
    said, end, after = rest.partition("```\n")
    return before + fence, said, end + after


@pytest.mark.skipif(os.name == "nt", reason="needs the shell that the page is written for")
@pytest.mark.parametrize("command", examples(), ids=lambda command: command.partition(" |")[0])
def test_an_example_prints_what_stands_below_it(command):
    if "| jq " in command and not shutil.which("jq"):
        pytest.skip("needs jq, which is not installed here")
    # What the page calls kchecklist and python3 is what these tests run with.
    programs = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=ROOT,
        env=os.environ | {"PATH": programs},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    before, said, after = below(command)
    if os.environ.get("KCHECKLIST_GOLDEN") == "write":
        PAGE.write_text(before + ran.stdout + after, encoding="utf-8", newline="\n")
        return
    assert said == ran.stdout, f"the examples have changed; renew the page: {RENEW}"


def test_every_code_block_is_an_example_or_what_it_prints():
    assert page().count("```sh\n") == page().count("```text\n") == len(examples())
    assert page().count("```") == 4 * len(examples())


def test_every_command_that_prints_json_has_its_schema_on_the_page_and_no_other():
    rows = re.findall(r"^\| `kchecklist ([a-z-]+) --format json` .*\(json/([a-z-]+)\.schema\.json\) \|$", page(), re.M)  # fmt: skip
    assert all(command == schema for command, schema in rows)
    assert {command for command, _ in rows} == commands_with_json()
    kept = {path.name.removesuffix(".schema.json") for path in (PAGE.parent / "json").iterdir()}
    assert kept == {schema for _, schema in rows}


def commands_with_json() -> set[str]:
    found = set()
    for name in cli.list_commands(None):
        command = cli.get_command(None, name)
        for each in (command, *getattr(command, "commands", {}).values()):
            forms = (option.type for option in each.params if option.name == "form")
            found |= {name for form in forms if "json" in form.choices}
    return found
