"""``python -m kchecklist``."""

import sys

from kchecklist.cli.entry import main

if __name__ == "__main__":
    sys.exit(main())
