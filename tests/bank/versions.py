"""An older bank, a profile that was answered with it, and the ways in which a newer bank may differ from it."""

import copy
import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kchecklist.checklist.loading import load_checklist
from kchecklist.checklist.models import Checklist
from kchecklist.cli.entry import main
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.layout import table_text
from kchecklist.profiles.shelf import Stored, load
from kchecklist.profiles.store import ProfileStore

Table = dict[str, Any]
Bank = dict[str, list[Table]]
"""Section -> its questions, as they stand in the file."""

PROFILE = """\
format = 1
checklist = "older"
checklist_version = "1"

[provider]
id = "harbor-0a0a0a"
name = "Harbor"
routes = ["iv"]
settings = ["clinic"]
added = 2026-11-01
my-own-key = "kept"

[[conversation]]
id = 1
on = 2026-11-02
with = "front desk"

[answers.licence.said]
choice = ["named"]
conversation = 1

[answers.training]
come_back = true

[answers.training.said]
choice = ["job"]
who = "nurse manager"
conversation = 1
note = "Twelve years, she said."

[answers.signs.said]
choice = ["never"]
conversation = 1

[answers.alarm.said]
choice = ["soon"]
conversation = 1

[answers.alarm.written]
choice = ["later"]
on = 2026-11-05

[answers.devices.said]
choice = ["cuff", "ecg"]
conversation = 1

[answers.light.said]
choice = ["soft", "dim"]
conversation = 1

[answers.mood.said]
choice = ["calm"]
conversation = 1
note = "Smells of coffee."

[answers.fees.signed]
choice = ["parts"]
on = 2026-11-06

[answers.billing.said]
choice = ["monthly"]
conversation = 1

[waivers.signs]
reason = "My own cuff comes along."
"""

PRIORITIES = """\
format = 1
sections = ["money", "watch"]

[marks.mood]
calm = "wanted"
plain = "unwanted"
"""


def older() -> Bank:
    """The bank that the profile was answered with."""
    return {
        "team": [
            quality("licence", named=100, later=30, nobody=0) | {"tier": "first call"},
            quality("training", course=100, job=30, nothing=0),
        ],
        "watch": [
            floor(quality("signs", throughout=100, twice=70, never=0)),
            quality("alarm", at_once=100, soon=50, later=30, never=0),
            quality("devices", cuff=60, oximeter=50, ecg=10) | {"multiple": True},
        ],
        "room": [
            asked("route", "preference", "iv", "im") | {"from": "provider.routes"},
            asked("place", "preference", "clinic", "home") | {"from": "provider.settings"},
            quality("light", set_by_you=100, soft=50, dim=30, glaring=0),
            asked("mood", "preference", "calm", "bright", "plain"),
            quality("blanket", yours=100, theirs=50, none=0),
        ],
        "money": [
            quality("fees", whole=100, parts=50, unknown=0) | {"na_allowed": True},
            asked("billing", "info", "monthly", "once"),
        ],
    }


def asked(name: str, kind: str, *options: str) -> Table:
    """A question; its options are ids, with an underscore for a hyphen."""
    given = [{"id": o.replace("_", "-"), "label": f"label {o.replace('_', ' ')}"} for o in options]
    return {"id": name, "ask": f"What about {name}?", "kind": kind, "option": given}


def quality(name: str, **worth: int) -> Table:
    found = asked(name, "quality", *worth) | {"weight": 1, "basis": "expert judgement"}
    for option, value in zip(found["option"], worth.values(), strict=True):
        option["value"] = value
    return found


def floor(question: Table) -> Table:
    question["option"][-1]["red_flag"] = f"Ask again about {question['id']}."
    return question | {"floor": 30, "tier": "first call"}


def find(bank: Bank, name: str) -> Table:
    return next(question for questions in bank.values() for question in questions if question["id"] == name)


def option(bank: Bank, question: str, name: str) -> Table:
    found: list[Table] = find(bank, question)["option"]
    return next(one for one in found if one["id"] == name)


def take_out(bank: Bank, name: str) -> Table:
    """The question, which the bank has no longer."""
    question = find(bank, name)
    for section in bank:
        bank[section] = [each for each in bank[section] if each is not question]
    return question


def put(folder: Path, bank: Bank, version: str = "1") -> Path:
    """The bank as files."""
    folder.mkdir(parents=True)
    head = {
        "id": "older",
        "title": "Old and new",
        "version": version,
        "section": [{"id": name, "title": name.title()} for name in bank],
        "fact": [{"label": "Place", "questions": ["place"]}],
    }
    (folder / "checklist.toml").write_text(table_text(head), encoding="utf-8")
    for number, (name, questions) in enumerate(bank.items(), 1):
        text = table_text({"question": questions})
        (folder / f"{number:02}-{name}.toml").write_text(text, encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Desk:
    """A data folder with the old profile in it, and a bank to open it with."""

    data: DataFolder
    bank: Path
    patch: pytest.MonkeyPatch

    @property
    def path(self) -> Path:
        return self.data.providers / "harbor-0a0a0a.toml"

    @property
    def checklist(self) -> Checklist:
        return load_checklist(self.bank)

    @property
    def stored(self) -> Stored:
        return load(self.path)

    @property
    def store(self) -> ProfileStore:
        return ProfileStore(self.data, self.checklist.order)

    def run(self, *arguments: str) -> Ran:
        """A command line in this process."""
        with self.patch.context() as patch:
            out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            status = main(["--folder", str(self.data.path), "--questions", str(self.bank), *arguments])
        found = []
        for stream in (out, err):
            stream.flush()
            found.append(stream.buffer.getvalue().decode())
        return Ran(status, *found)

    def with_bank(self, folder: Path, edit: Callable[[Bank], None]) -> "Desk":
        """The same data folder, opened with another version of the bank."""
        bank = copy.deepcopy(older())
        edit(bank)
        return Desk(self.data, put(folder, bank, "2"), self.patch)


def desk(tmp_path: Path, patch: pytest.MonkeyPatch) -> Desk:
    """The profile, the priorities and the bank as they stood before anything changed."""
    data = DataFolder(tmp_path / "data")
    data.providers.mkdir(parents=True)
    data.priorities.write_text(PRIORITIES, encoding="utf-8", newline="")
    found = Desk(data, put(tmp_path / "older", older()), patch)
    found.path.write_text(PROFILE, encoding="utf-8", newline="")
    return found
