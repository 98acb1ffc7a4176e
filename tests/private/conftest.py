from ..cli.conftest import shell as shell
from ..tui.conftest import stage as stage
