"""The files of a bank and of a data folder as plain tables: nothing but tomllib, and numbers as they were typed."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

LEVELS = ("heard", "advertised", "said", "written", "signed", "checked")
Table = dict[str, Any]


@dataclass(frozen=True)
class Section:
    """A section with its base weight and its ``[[question]]`` tables."""

    id: str
    base: int
    questions: tuple[Table, ...]


@dataclass(frozen=True)
class Folder:
    """Everything that a comparison is made of; providers in the order added."""

    checklist: Table
    sections: tuple[Section, ...]
    providers: tuple[Table, ...]
    priorities: Table

    @property
    def questions(self) -> list[tuple[Section, Table]]:
        """Every question with its section, in bank order."""
        return [(section, question) for section in self.sections for question in section.questions]


@dataclass(frozen=True)
class View:
    """Section 10: which claims are believed; a level, and the oldest day."""

    level: str = "heard"
    since: dt.date | None = None


def read_folder(bank: Path, data: Path) -> Folder:
    """Design.md, sections 3 to 5."""
    head = _table(bank / "checklist.toml")
    sections = []
    for section in head["section"]:
        questions = _questions(bank, section["id"]) + _questions(data / "questions", section["id"])
        sections.append(Section(section["id"], section.get("weight", 1), tuple(questions)))
    if not any(section.id == "own" for section in sections):
        sections.append(Section("own", 1, tuple(_questions(data / "questions", "own"))))
    # The section of own questions counts only once it has one.
    sections = [section for section in sections if section.id != "own" or section.questions]
    providers = [_table(path) for path in (data / "providers").glob("*.toml")]
    priorities = data / "priorities.toml"
    return Folder(
        checklist={"id": head["id"], "version": head["version"]},
        sections=tuple(sections),
        providers=tuple(sorted(providers, key=_when_added)),
        priorities=_table(priorities) if priorities.exists() else {},
    )


def filed_under(thing: Table, tables: Table) -> Any:
    """What stands under the id of a question or option, else under one that it had; None where nothing does."""
    for name in [thing["id"], *thing.get("was", [])]:
        if name in tables:
            return tables[name]
    return None


def day_of(moment: dt.date) -> dt.date:
    """The day of a date, or of a date and time."""
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _when_added(profile: Table) -> tuple[bool, dt.datetime, str]:
    provider = profile["provider"]
    added = provider.get("added")
    if added is None:
        return True, dt.datetime.min, provider["id"]
    if not isinstance(added, dt.datetime):
        added = dt.datetime.combine(added, dt.time())
    return False, added, provider["id"]


def _questions(folder: Path, section: str) -> list[Table]:
    found: list[Table] = []
    for path in sorted(folder.glob(f"[0-9][0-9]-{section}.toml")):
        found += _table(path).get("question", [])
    return found


def _table(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
