"""What of the record is believed, in words. Source: scoring.md, section 10."""

from collections.abc import Mapping

from kchecklist.profiles.record import Level
from kchecklist.reports.words import day
from kchecklist.scoring.views import EVERYTHING, View

AT_LEAST: Mapping[Level, str] = {
    "heard": "everything",
    "advertised": "what was advertised, or is surer",
    "said": "what was said to me, or is surer",
    "written": "what is in writing, signed or checked",
    "signed": "what is signed or checked",
    "checked": "what is checked",
}
"""The least that a claim has to be to count."""
ANYTHING_ELSE = (
    "Anything else counts as not known in ranges and order; facts, answers and warnings stay as told."
)


def view_words(view: View) -> str:
    """What counts in this view; nothing where everything does."""
    if view == EVERYTHING:
        return ""
    what = AT_LEAST[view.level] if view.level != EVERYTHING.level else "what was told"
    since = f", from {day(view.since)} or later (or without a date)" if view.since else ""
    return f"Counting only: {what}{since}. {ANYTHING_ELSE}"
