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
        **asked_document(comparison),
        "stop": found.stop,
        "contenders": [visible(name) for name in found.contenders],
        "questions": [{"provider": visible(one.provider), **next_question_document(one)} for one in shown],
    }
    return json.dumps(document, indent=2) + "\n"


def asked_document(comparison: Comparison) -> dict[str, Any]:
    """With which bank, and on what evidence; ``since`` stands in it where it was asked for."""
    head, view = comparison.checklist.head, comparison.view
    return {
        "checklist": {"id": head.id, "version": visible(head.version)},
        "evidence": view.level,
        **({"since": view.since.isoformat()} if view.since else {}),
    }


def next_question_document(one: NextQuestion) -> dict[str, Any]:
    """A question to ask a provider, and how much hangs on it."""
    return {
        "question": one.question.id,
        "floor": one.floor,
        "voi": str(one.voi),
        "swing": str(one.swing),
    }
