"""A profile with every kind of thing in it, like the one in design.md, section 5; and how to look at one."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

from kchecklist.files.toml_reading import parse_toml
from kchecklist.profiles.layout import profile_text
from kchecklist.profiles.record import Profile

ORDER = ("vital-signs", "touch-policy", "old-touch-policy", "total-price", "life-support-training")

TABLE: dict[str, Any] = {
    "waivers": {
        "life-support-training": {
            "reason": "Lozenge only, low dose, my GP agrees.",
            "review": dt.date(2027, 2, 1),
            "x-asked": "my GP",
        },
        "sitter": {"reason": ""},
    },
    "x-mine": {"list": [1, Decimal("2.50"), "three"], "deep": {"er": {"est": True}}, "empty": {}},
    "x-visits": [{"on": dt.date(2026, 12, 1)}, {"at": dt.time(9, 30), "rooms": [{"name": "blue"}]}],
    "x-mixed": [1, "two", {"three": [3, Decimal("3.0")]}, []],
    "x-colour": "#aabbcc",
    "costs": {
        "nothing_else": False,
        "currency": "USD",
        "evaluation": 250,
        "session": [450, Decimal("500.50")],
        "sessions": 6,
        "course_days": 21,
        "hours": Decimal("3.0"),
        "hour_price": 175,
        "medicine_per_session": 0,
        "extras": 0,
        "membership_per_month": Decimal("0.00"),
        "repeat_every_days": [28, 30],
        "repeat_session": 450,
        "reimbursed_share": Decimal("0.0"),
        "reimbursed": 1000,
        "ride_per_session": 40,
        "unpaid_hours_per_session": 4,
        "professional_minutes_per_session": 50,
        "x-parking": Decimal("1E+3"),
    },
    "answers": {
        "no-longer-asked": {"written": {"choice": ["yes"]}},
        "total-price": {
            "signed": {"choice": ["itemised"]},
            "checked": {"choice": []},
            "heard": {"choice": ["itemised", "round"], "who": 'a "friend"', "x-where": {"forum": "r/x"}},
        },
        "touch-policy": {
            "come_back": True,
            "said": {"state": "refused"},
            "written": {"state": "pending", "due": dt.date(2026, 12, 1)},
            "x-flag": [True, False],
        },
        "vital-signs": {
            "said": {
                "note": "Cuff every 10 minutes,\noximeter throughout.",
                "on": dt.date(2026, 11, 21),
                "conversation": 1,
                "who": "nurse manager",
                "choice": ["before-during-after"],
            },
            "advertised": {"state": "dont_know", "note": "C:\\leaflet.pdf"},
            "checked": {"state": "not_applicable"},
            "overheard": {"choice": ["x"]},
        },
        "odd. \n\"question'": {"said": {"choice": ["a"]}},
    },
    "conversation": [
        {
            "note": 'What belongs to\nno question; he said """yes""".\n',
            "minutes": 24,
            "channel": "phone",
            "with": "front desk, then the nurse manager",
            "on": dt.datetime(2026, 11, 21, 10, 2),
            "id": 1,
            "x-mood": "calm",
        },
        {"id": 7, "on": dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.timezone(-dt.timedelta(hours=5)))},
        {"id": 3, "note": "By letter: " + "a very long line, " * 12},
    ],
    "provider": {
        "note": "Recommended by my GP.",
        "added": dt.date(2026, 11, 21),
        "status_note": "waiting list",
        "status": "ruled out",
        "website": "harbor.example",
        "phone": "555 0100",
        "settings": ["clinic"],
        "routes": ["iv", "im"],
        "offer": "IV course",
        "name": "Harbor Infusion · Ä [/]",
        "id": "harbor-infusion-3f9a1c",
        "x-fax": "555 0101",
        "x-people": {"nurse": {"name": "N."}},
    },
    "checklist_version": "2026.11",
    "checklist": "ketamine-consumer-checklist",
    "format": 1,
}


def everything() -> Profile:
    """Every field, every level, every state, and keys that nobody knows on every level."""
    return Profile.model_validate(TABLE)


def read_back(text: str) -> dict[str, Any]:
    """The table of a text, read as the store reads it."""
    return parse_toml(Path("x.toml"), text.encode()).table


def text_of(profile: Profile) -> str:
    return profile_text(profile, ORDER)


def exactly(value: Any) -> Any:
    """The value so that it compares to the type and digit, nan being itself, keys in any order."""
    if isinstance(value, dict):
        return {key: exactly(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [exactly(inner) for inner in value]
    return type(value).__name__, str(value)
