"""Runs the app as a person's shell would; for test_process.py.

Arguments: folder, bank, and optionally "crash", which makes one key stop the app, or "crash at once".
"""

import sys
from pathlib import Path

from kchecklist.cli.entry import main
from kchecklist.profiles.folder import DataFolder
from kchecklist.tui import ending
from kchecklist.tui.app import run

ending.LOOK_FOR_THE_TERMINAL = 0.2
if sys.argv[3:] == ["crash"]:
    from kchecklist.tui.screens.interview import Interview

    def broken(self: Interview) -> None:
        private = self.sitting.profile
        raise KeyError(f"{private.provider.name} {private.answers}")

    Interview.action_come_back = broken  # type: ignore[method-assign]
    sys.exit(main(["--folder", sys.argv[1], "--questions", sys.argv[2], "interview", "Oak Room"]))
if sys.argv[3:] == ["crash at once"]:
    from kchecklist.tui.screens.providers import Providers

    def broken_at_once(self: Providers) -> None:
        raise KeyError("secret words")

    Providers.compose = broken_at_once  # type: ignore[assignment,method-assign]
    sys.exit(main(["--folder", sys.argv[1], "--questions", sys.argv[2]]))
sys.exit(run(DataFolder(Path(sys.argv[1])), Path(sys.argv[2]), open_provider="oak-room-aa11bb"))
