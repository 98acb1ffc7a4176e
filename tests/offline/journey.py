"""A whole story where there is no network at all; test_without_a_network.py starts it.

The argument is the data folder. What is printed last is what was found wrong, which is nothing.
"""

import asyncio
import io
import sys
from contextlib import redirect_stdout
from pathlib import Path

from kchecklist.cli.entry import main
from kchecklist.files.shipped import shipped
from kchecklist.profiles.folder import DataFolder
from kchecklist.tui.app import KchecklistApp
from kchecklist.tui.screens.compare import Compare

COMMANDS = (
    ("new", "Harbor", "--route", "iv", "--setting", "clinic"),
    ("new", "Oak Room", "--route", "sublingual"),
    ("answer", "harbor", "vital-signs", "1"),
    ("interview", "oak", "--plain"),
    ("list",),
    ("show", "harbor"),
    ("compare",),
    ("cost",),
    ("ask-next",),
    ("priorities",),
    ("questions",),
    ("crisis",),
    ("check",),
    ("where",),
    ("demo", "--no-tui"),
)
interfaces = [line.split(":")[0].strip() for line in Path("/proc/net/dev").read_text().splitlines()[2:]]
wrong = [f"there is a network: {interfaces}"] if interfaces != ["lo"] else []
place = ["--folder", sys.argv[1]]
for command in COMMANDS:
    sys.stdin = io.StringIO("n Kind.\nq\n")
    with redirect_stdout(io.StringIO()) as said:
        status = main([*place, *command])
    if status or not said.getvalue():
        wrong.append(f"{command} ended with {status}")


async def look() -> None:
    app = KchecklistApp(DataFolder(Path(sys.argv[1])), shipped("questions"))
    async with asyncio.timeout(60), app.run_test(size=(80, 24)) as pilot:
        while app.library is None:
            await pilot.pause(0.01)
        await pilot.press("c")
        if not isinstance(app.screen, Compare) or len(app.library.stored) != 2:
            wrong.append("the app shows no comparison")


asyncio.run(look())
sys.stdout.write(f"{wrong}\n")
