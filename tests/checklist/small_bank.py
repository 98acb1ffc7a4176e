"""A bank of two questions without a fault, to be spoilt."""

from pathlib import Path

HEAD = """\
id = "small"
title = "A small checklist"
version = "2026.11"
date = 2026-11-21
review_by = 2027-11-21
authors = "Somebody"
interests = "None."
licence = "CC-BY-4.0"
is_not = "No medical advice."
how_made = "Written for a test."
opening = "May I ask you some questions?"
closing = "Thank you."

[[section]]
id = "team"
title = "Team"
phase = "before"

[[section]]
id = "setting"
title = "Setting"

[[preset]]
id = "calm"
title = "A calm room"
sections = ["setting"]
[preset.marks.room]
quiet = "wanted"

[[crisis]]
country = "US"
name = "988"
contact = "call 988"
as_of = 2026-11-01

[[fact]]
label = "Room"
questions = ["room"]

[glossary]
floor = "What must not be missing."
"""

TEAM = """\
[[question]]
id = "licence"
ask = "Who prescribes, and where can I look them up?"
why = "A licence can be checked."
listen_for = "A name."
kind = "quality"
tier = "first call"
floor = 30
basis = "law"
sources = ["R1"]
was = ["old-licence"]

[[question.option]]
id = "named"
label = "a person with a name"
value = 100
anchor = "It can be looked up."
was = ["called"]

[[question.option]]
id = "nobody"
label = "nobody is named"
value = 0
anchor = "It cannot be looked up."
red_flag = "Ask who writes the order."
"""

SETTING = """\
[[question]]
id = "room"
ask = "What is the room like?"
why = "You spend hours there."
listen_for = "A description."
kind = "preference"
when = { setting = ["clinic", "office"] }

[[question.option]]
id = "quiet"
label = "a quiet one"

[[question.option]]
id = "busy"
label = "a busy one"
"""

SOURCES = """\
[R1]
title = "A law"
issuer = "A country"
year = 2020
address = "https://law.example"
kind = "law"
read = "text"
"""

FILES = {
    "checklist.toml": HEAD,
    "01-team.toml": TEAM,
    "02-setting.toml": SETTING,
    "sources.toml": SOURCES,
}


def small_bank(folder: Path, **changes: str) -> Path:
    """The bank in ``folder``; ``changes`` are texts by the file's name without its number and ending."""
    folder.mkdir(exist_ok=True)
    for name, text in FILES.items():
        key = name.removesuffix(".toml").split("-")[-1]
        (folder / name).write_text(changes.get(key, text), encoding="utf-8", newline="")
    return folder
