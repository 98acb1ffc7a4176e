from ..tui.conftest import stage as stage
