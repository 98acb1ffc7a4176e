"""Runs the app as a person's shell would; for test_process.py.

Arguments: folder, bank, and optionally "crash", which makes one key stop the app.
"""

import sys
from pathlib import Path

from kchecklist.cli.entry import main
from kchecklist.profiles.folder import DataFolder
from kchecklist.tui.app import run

if sys.argv[3:] == ["crash"]:
    from kchecklist.tui.screens.interview import Interview

    def broken(self: Interview) -> None:
        private = self.sitting.profile
        raise KeyError(f"{private.provider.name} {private.answers}")

    Interview.action_come_back = broken  # type: ignore[method-assign]
    sys.exit(main(["--folder", sys.argv[1], "--questions", sys.argv[2], "interview", "Oak Room"]))
sys.exit(run(DataFolder(Path(sys.argv[1])), Path(sys.argv[2]), open_provider="oak-room-aa11bb"))
