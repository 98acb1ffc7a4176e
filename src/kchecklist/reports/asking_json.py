"""What to ask next as JSON for other programs; stable. Exact numbers are strings of rationals."""

import json
from collections.abc import Collection
from typing import Any

from kchecklist.files.text import visible
from kchecklist.scoring.ask_next import NextQuestion
from kchecklist.scoring.comparison import Comparison

FORMAT = 1


def asking_json(comparison: Comparison, only: Collection[str] | None = None) -> str:
    """Every open question in the order to ask; ``only`` are the ids of the providers that are shown.

    A provider that is ruled out takes no part in the order: its questions stand last, and only where it is named.
    """
    found = comparison.ask_next
    shown = [one for one in found.questions if only is None or one.provider in only]
    for name in only or ():
        shown += found.by_provider[name] if comparison.by_id[name].ruled_out else ()
    document = {
        "format": FORMAT,
        "stop": found.stop,
        "contenders": [visible(name) for name in found.contenders],
        "questions": [_question(one) for one in shown],
    }
    return json.dumps(document, indent=2) + "\n"


def _question(one: NextQuestion) -> dict[str, Any]:
    return {
        "provider": visible(one.provider),
        "question": one.question.id,
        "floor": one.floor,
        "voi": str(one.voi),
        "swing": str(one.swing),
    }
