"""What of the record is believed, in words. Source: scoring.md, section 10."""

from collections.abc import Mapping

from kchecklist.profiles.record import Level
from kchecklist.reports.words import day
from kchecklist.scoring.views import EVERYTHING, View

AT_LEAST: Mapping[Level, str] = {
    "heard": "everything",
    "advertised": "advertised, or surer",
    "said": "said to me, or surer",
    "written": "in writing, or surer",
    "signed": "signed, or checked",
    "checked": "checked",
}
"""The least that a claim has to be to count."""
ANYTHING_ELSE = "Anything else counts as not known here; warnings stay."


def view_words(view: View) -> str:
    """What counts in this view; nothing where everything does."""
    if view == EVERYTHING:
        return ""
    since = f"from {day(view.since)} on" if view.since else ""
    what = AT_LEAST[view.level] if view.level != EVERYTHING.level else "what was heard"
    return f"Counting only: {' '.join(part for part in (what, since) if part)}. {ANYTHING_ELSE}"
