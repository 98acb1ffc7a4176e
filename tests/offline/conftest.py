from ..cli.conftest import shell as shell
