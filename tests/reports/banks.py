"""The small bank of tests/cli as a checklist, and records for it."""

import datetime as dt
from pathlib import Path
from typing import Any

from kchecklist.checklist.loading import load_checklist
from kchecklist.checklist.models import Checklist
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import Profile
from kchecklist.scoring.comparison import Comparison, compare
from kchecklist.scoring.standing import Standing, standing

SMALL: Checklist = load_checklist(Path(__file__).parent.parent / "cli" / "bank")
TODAY = dt.date(2026, 11, 21)


def record(name: str = "Harbor", answers: dict[str, Any] | None = None, **parts: Any) -> Profile:
    """A record as its file would give it; an answer that is no table was said."""
    provider = {"id": name.lower(), "name": name, "routes": ["iv"], "settings": ["clinic"]}
    said = {
        question: heard if isinstance(heard, dict) else {"said": {"choice": [heard]}}
        for question, heard in (answers or {}).items()
    }
    table = {"provider": provider | parts.pop("provider", {}), "answers": said} | parts
    return Profile.model_validate(table)


def compared(*profiles: Profile) -> Comparison:
    return compare(SMALL, profiles, Priorities())


def stood(profile: Profile) -> Standing:
    return standing(SMALL, profile, Priorities())
