"""A data folder and a bank in which every text that anybody can bring along is hostile.

Which texts there are is read from the models: one that is added later is hostile too, without anybody thinking of it.
"""

import copy
import datetime as dt
import itertools
import os
import re
import tomllib
import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Union, get_args, get_origin

import tomli_w
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kchecklist.checklist.models import Head, QuestionFile, Source
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.person import Settings
from kchecklist.profiles.priorities import Priorities
from kchecklist.profiles.record import LEVELS, Profile

HOSTILE = (
    '[/] [@click=app.quit]x[/] [ [/ \\ "Ä" =1+1 [red]\x1b]2;owned\x07\x1b[31m\x9b31m\x7f\x00\u202e\u2066\u200f'
    "👨\u200d👩\u200d👧🇦🇹❤\ufe0fe"
    + "\u0301" * 20
    + "\u200b\ufeff\u2028\u2029\r\n\x85second\rthird\x0b\x0c\t[/red]\\"
)
ON_ONE_LINE = " ".join(HOSTILE.replace("\x85", " ").split())
IN_A_FILE_NAME = os.fsdecode(b"\xff") + "".join(c for c in HOSTILE if c not in "/\x00")
"""Not even UTF-8."""
LIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
ID = "harbor-3f9a1c"
KEPT = {
    ("Profile", "checklist"), ("Provider", "id"), ("Provider", "routes"), ("Provider", "settings"),
    ("Claim", "choice"), ("Claim", "state"), ("Priorities", "sections"), ("Question", "sources"),
}  # fmt: skip
"""What has to be something, as other things hang on it; hostile ones stand beside it in the tables below."""
_count = itertools.count(1)


def hostile() -> str:
    """Another hostile text, unlike all others."""
    return f"{HOSTILE}{next(_count)}"


def spoilt(model: type[BaseModel], table: dict[str, Any], seen: set[str] | None = None) -> dict[str, Any]:
    """A table in which every text that the model takes is hostile; ``seen`` is given the names of the models met."""
    if seen is not None:
        seen.add(model.__name__)
    made = copy.deepcopy(table)
    for name, field in model.model_fields.items():
        key = field.alias or name
        if (model.__name__, key) in KEPT or _has_a_pattern(field.metadata):
            continue
        for value in _spoilt(field.annotation, made.get(key), seen):
            made[key] = value
    if model.model_config.get("extra") == "allow":
        made[hostile()] = hostile()
    return made


def _spoilt(kind: Any, value: Any, seen: set[str] | None) -> Iterator[Any]:
    origin, inner = get_origin(kind), get_args(kind)
    if kind is str:
        yield hostile()
    elif origin in (Union, types.UnionType):
        for each in inner:
            yield from _spoilt(each, value, seen)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        if value is not None:
            yield spoilt(kind, value, seen)
    elif origin is tuple and inner[1:] == (...,):
        if inner[0] is str:
            yield [hostile(), hostile()]
        elif value is not None and isinstance(inner[0], type):
            several = value if isinstance(value, list | tuple) else [value]
            yield [new for each in several for new in _spoilt(inner[0], each, seen)]
    elif origin in (dict, Mapping):
        if inner[1] is str:
            yield {**(value or {}), hostile(): hostile(), "oximeter": hostile()}
        elif value is not None:
            new = {k: (list(_spoilt(inner[1], v, seen)) or [v])[0] for k, v in value.items()}
            yield new


def _has_a_pattern(metadata: Any) -> bool:
    return any(getattr(each, "pattern", None) for each in metadata)


def models_in(kind: Any) -> set[type[BaseModel]]:
    """A model, and every model that can stand in it."""
    found: set[type[BaseModel]] = set()
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        found = {kind}
        for field in kind.model_fields.values():
            found |= models_in(field.annotation)
    else:
        for inner in get_args(kind):
            found |= set() if isinstance(inner, FieldInfo) else models_in(inner)
    return found


def profile_table() -> dict[str, Any]:
    """A profile with something of every kind."""
    day = dt.date(2026, 11, 20)
    claims = {level: {"choice": ["before-after"], "on": day} for level in LEVELS}
    table = {
        "format": 1,
        "checklist": "small",
        "provider": {"id": ID, "routes": ["iv"], "settings": ["clinic"], "added": day},
        "conversation": [{"id": 1, "on": dt.datetime(2026, 11, 20, 10, 2), "minutes": 3}, {"id": 2}],
        "answers": {
            "vital-signs": {**claims, "said": {"choice": ["nothing"], "conversation": 1}},
            "total-price": {"said": {"state": "pending", "due": day, "conversation": 1}},
            "gear": {"said": {"choice": ["oximeter", hostile()]}, "heard": {"state": hostile()}},
            "first-appointment": {"come_back": True, "said": {}},
            hostile(): {"said": {"choice": [hostile()]}},
        },
        "costs": {"session": [450, 500], "sessions": 6},
        "waivers": {"vital-signs": {}, hostile(): {}},
    }
    return spoilt(Profile, table)


def priorities_table() -> dict[str, Any]:
    """What matters to somebody, by points for sections that there are and that there are not."""
    table = {
        "sections": ["watch", hostile()],
        "swing": {"watch": 100, hostile(): 3},
        "marks": {"therapist": {"present": "wanted"}, hostile(): {hostile(): "fine"}},
        "money": {"hour": 25},
    }
    return spoilt(Priorities, table)


def fill(folder: DataFolder) -> dict[str, Any]:
    """Put everything into a folder; the table of the profile."""
    folder.providers.mkdir(parents=True)
    table = profile_table()
    _put(folder.providers / f"{ID}.toml", table)
    other = profile_table()
    other["provider"]["id"] = "oak-aa11bb"
    other["answers"] = {"vital-signs": {"said": {"choice": ["throughout"], "note": hostile()}}}
    _put(folder.providers / "oak-aa11bb.toml", other)
    (folder.providers / f"{IN_A_FILE_NAME}.toml").write_text("no TOML at all [/]")
    conflict = f"{ID}.sync-conflict-20261120-100200-{IN_A_FILE_NAME}.toml"
    (folder.providers / conflict).write_text(f'format = 1\n[provider]\nid = "{ID}"\nname = "x"\n')
    _put(folder.priorities, priorities_table())
    _put(folder.path / f"priorities-{IN_A_FILE_NAME}.toml", priorities_table())
    (folder.path / f"priorities-{IN_A_FILE_NAME}2.toml").write_text("[/]")
    _put(folder.settings, spoilt(Settings, {}))
    folder.questions.mkdir()
    options = [{"id": f"o-{n}", "label": hostile(), "value": 100 * (n == 0)} for n in range(4)]
    many = [{"id": f"o-{n}", "label": hostile(), "value": 100} for n in range(300)]
    question = {"id": "own-one", "kind": "quality", "tier": "first call", "option": options}
    _put(folder.questions / "99-own.toml", spoilt(QuestionFile, {"question": [question]}))
    _put(
        folder.questions / f"98-{IN_A_FILE_NAME}.toml",
        {"question": [{"id": "many", "ask": "?", "kind": "quality", "option": many}]},
    )
    return table


def spoil_bank(here: Path, there: Path) -> set[str]:
    """A copy of a bank with every text hostile; the names of the models that were met."""
    there.mkdir()
    seen: set[str] = set()
    key = hostile()
    for path in here.glob("*.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        if path.name == "sources.toml":
            made = {key: spoilt(Source, table["R1"], seen)}
        elif path.name == "checklist.toml":
            made = spoilt(Head, table, seen)
        else:
            made = spoilt(QuestionFile, table, seen)
            for question in made["question"]:
                if question.get("sources"):
                    question["sources"] = [key]
        _put(there / path.name, made)
    return seen


def _put(path: Path, table: dict[str, Any]) -> None:
    path.write_text(tomli_w.dumps(table), encoding="utf-8")
