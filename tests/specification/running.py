"""``kchecklist compare --format json``, as a person runs it, in this process."""

import contextlib
import io
import json
from typing import Any

from kchecklist.cli.entry import main

from .folders import Places


def compared(places: Places, *arguments: str) -> dict[str, Any]:
    """The document on standard output. Raises AssertionError with what stands on standard error."""
    out, err = io.StringIO(), io.StringIO()
    where = ["--folder", str(places.data), "--questions", str(places.bank)]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main([*where, "compare", "--format", "json", *arguments])
    assert status in (0, 1), f"exit status {status}: {err.getvalue()}"
    document = json.loads(out.getvalue())
    assert isinstance(document, dict)
    return document
