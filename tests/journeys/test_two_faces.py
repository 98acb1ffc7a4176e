"""The app and the plain interview are two faces of one sitting: the same talk leaves the same file."""

import io
import re
import sys

from kchecklist.cli.entry import main
from kchecklist.profiles.folder import DataFolder

from ..tui.stage import Stage

# What is done, as keys in the app and as lines in the plain interview.
TALK = [
    (["1"], ["talk phone"]),
    (["1", "2"], ["1 2"]),  # two ways are offered
    (["enter", "1"], ["", "1"]),
    (["enter", "2", "+", "3"], ["", "2", "+3"]),
    (["n", "Cuff every 10 minutes.", "escape"], ["n Cuff every 10 minutes."]),
    (["enter", "x"], ["", "x"]),
    (["enter", "u"], ["", "u"]),
    (["z", "l"], ["z", "l"]),
    (["m", "Kind, but rushed.", "escape"], ["m Kind, but rushed."]),
    (["h", "4", "Dr Lee", "enter"], ["h written Dr Lee"]),
    (["b", "left", "1", "escape"], ["b", "<", "1", "q"]),
]
KEY = re.compile(r"^(?:[a-z0-9+]|enter|escape|left)$")


def without_times(folder: DataFolder) -> str:
    """The one file there is, without its id and the moments in it."""
    (path,) = folder.providers.glob("*.toml")
    text = path.read_text(encoding="utf-8")
    return re.sub(r"^(?:id = \"|added = |on = |minutes = ).*\n", "", text, flags=re.MULTILINE)


async def test_the_same_interview_gives_the_same_file(stage: Stage, tmp_path, monkeypatch):
    async with stage.open() as shown:
        await shown.press("a")
        await shown.typed("Harbor Infusion")
        await shown.press("enter")
        for keys, _ in TALK:
            for key in keys:
                await (shown.press(key) if KEY.match(key) else shown.typed(key))
        await shown.settled()
        await shown.press("ctrl+q")

    other = DataFolder(tmp_path / "other")
    place = ["--folder", str(other.path), "--questions", str(stage.bank)]
    assert main([*place, "new", "Harbor Infusion"]) == 0
    lines = [line for _, said in TALK for line in said]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines) + "\n"))
    assert main([*place, "interview", "Harbor", "--plain"]) == 0

    assert without_times(stage.folder) == without_times(other)
    assert "Cuff every 10 minutes." in without_times(other)
    assert 'channel = "phone"' in without_times(other)
