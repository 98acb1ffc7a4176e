"""Small banks and data folders of every kind, drawn from a seed: all that the specification knows occurs in some."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import tomli_w

from .costs import costs
from .reading import LEVELS, Table

ROUTES = ("iv", "im", "sc", "nasal-esketamine", "nasal-racemic", "sublingual", "oral")
SETTINGS = ("clinic", "office", "home")
SECTIONS = ("team", "watching", "talking", "paying")
OWN_VALUES = {"good": 100, "fair": 70, "poor": 30, "worrying": 0}


@dataclass(frozen=True)
class Places:
    """Where a bank and a data folder were written, and the ids of the providers."""

    bank: Path
    data: Path
    providers: tuple[str, ...]


def make_folder(seed: int, root: Path) -> Places:
    """A bank and a data folder below ``root``; the same for the same seed."""
    draw = Random(f"folder {seed}")
    bank, data = root / "bank", root / "data"
    sections = draw.sample(SECTIONS, draw.randint(2, 4))
    questions = {name: _questions(draw, name) for name in sections}
    with_own = draw.random() < 0.3
    heads = [{"id": name, "title": name, "weight": draw.choice((1, 1, 2, 3))} for name in sections]
    if with_own or draw.random() < 0.3:
        heads.append({"id": "own", "title": "Own", "weight": draw.choice((1, 2))})
    head = {"id": "small", "title": "Small", "version": f"2026.{seed}", "section": heads}
    _write(bank / "checklist.toml", head)
    for number, (name, found) in enumerate(questions.items()):
        _write(bank / f"{number:02}-{name}.toml", {"question": found})
    if draw.random() < 0.2:
        mine = _question(draw, f"{sections[0]}-mine")
        questions[sections[0]].append(mine)
        _write(data / "questions" / f"01-{sections[0]}.toml", {"question": [mine]})
    if with_own:
        questions["own"] = [_own_question(number) for number in range(draw.randint(1, 2))]
        _write(data / "questions" / "02-own.toml", {"question": questions["own"]})
    asked = [question for found in questions.values() for question in found]
    _write(data / "priorities.toml", _priorities(draw, [*sections, "own"], asked))
    ids = [
        f"{letter}-{draw.randrange(16**6):06x}" for letter in "pqrst"[: draw.choice((1, 2, 2, 3, 3, 3, 4, 5))]
    ]
    draw.shuffle(ids)
    profile: Table = {}
    for name in ids:
        told = profile.get("answers")
        profile = _profile(draw, name, asked)
        if told and draw.random() < 0.15:
            # All but alike: what tells them apart may weigh next to nothing.
            fresh = sorted(profile["answers"].items())
            profile["answers"] = told | dict(draw.sample(fresh, min(1, len(fresh))))
        _write(data / "providers" / f"{name}.toml", profile)
    return Places(bank, data, tuple(ids))


def _write(path: Path, table: Table) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(tomli_w.dumps(table), encoding="utf-8")


def _questions(draw: Random, section: str) -> list[Table]:
    many = draw.choice((1, 1, 2, 2, 3, 4))
    found = [_question(draw, f"{section}-{number}") for number in range(1, many + 1)]
    # A whole section can be for some offers only.
    only = {"when": _when(draw)} if draw.random() < 0.2 else {}
    return [question | only for question in found]


def _question(draw: Random, name: str) -> Table:
    kind = draw.choices(("quality", "multiple", "preference", "from", "info"), (10, 2, 3, 1, 1))[0]
    question: Table = {"id": name, "ask": f"What of {name}?", "kind": kind, "weight": draw.randint(1, 5)}
    if kind in ("quality", "multiple"):
        question |= {"kind": "quality"} | _quality(draw, kind == "multiple")
    elif kind == "from":
        key, known = draw.choice((("routes", ROUTES), ("settings", SETTINGS)))
        question |= {"kind": "preference", "from": f"provider.{key}"}
        question["option"] = [
            {"id": option, "label": option} for option in draw.sample(known, draw.randint(2, 3))
        ]
    else:
        question["option"] = [{"id": f"o{n}", "label": f"option {n}"} for n in range(draw.randint(2, 4))]
        if kind == "info" and draw.random() < 0.5:
            question["multiple"] = True
    if kind != "from":
        for option in question["option"]:
            if draw.random() < 0.15:
                option["red_flag"] = "Ask again."
            if draw.random() < 0.1:
                option["was"] = [f"old-{option['id']}"]
    if draw.random() < 0.1:
        question["was"] = [f"old-{name}", f"older-{name}"][: draw.randint(1, 2)]
    if draw.random() < 0.2:
        tables = [_when(draw) for _ in range(draw.randint(1, 2))]
        question["when"] = tables if len(tables) == 2 or draw.random() < 0.5 else tables[0]
    return question


def _quality(draw: Random, multiple: bool) -> Table:
    if multiple:
        values = draw.choice(((30, 40, 50), (50, 50), (100, 20, 0), (25, 25, 25, 25), (60, 60, 10)))
    else:
        values = (0, 100, *(draw.choice((0, 25, 30, 50, 70, 85, 100)) for _ in range(draw.randint(0, 2))))
    options = [{"id": f"o{n}", "label": f"worth {value}", "value": value} for n, value in enumerate(values)]
    draw.shuffle(options)
    if multiple:
        extra: Table = {"multiple": True}
    elif draw.random() < 0.35:
        return {"floor": draw.choice((1, 30, 30, 50, 70, 100)), "option": options}
    else:
        extra = {}
    if draw.random() < 0.3:
        extra["na_allowed"] = True
    if draw.random() < 0.2:
        extra["refusal"] = "unknown"
    return {**extra, "option": options}


def _own_question(number: int) -> Table:
    options = [{"id": name, "label": name, "value": value} for name, value in OWN_VALUES.items()]
    return {"id": f"mine-{number}", "ask": "What of mine?", "kind": "quality", "weight": 3, "option": options}


def _when(draw: Random) -> Table:
    keys = draw.choice((("route",), ("setting",), ("route", "setting")))
    known = {"route": ROUTES, "setting": SETTINGS}
    return {key: draw.sample(known[key], draw.randint(1, 2)) for key in keys}


def _priorities(draw: Random, sections: list[str], questions: list[Table]) -> Table:
    found: Table = {"format": 1}
    way = draw.choice(("nothing", "order", "order", "swing", "both"))
    names = [*sections, "no-such-section"]
    if way in ("order", "both"):
        found["sections"] = draw.sample(names, draw.randint(1, 3))
    if way in ("swing", "both"):
        points = (0, 0, 1, 10, 50, 100, Decimal("33.3"))
        swing = {name: draw.choice(points) for name in draw.sample(names, draw.randint(1, len(names)))}
        # With points that are all 0 it is not said what an order beside them is worth.
        found["swing"] = swing if way == "swing" else swing | {sections[0]: 100}
    found["marks"] = {
        name: {
            _a_name(draw, option): draw.choice(("wanted", "wanted", "fine", "unwanted"))
            for option in draw.sample(question["option"], draw.randint(0, len(question["option"]))) * 2
        }
        for question in questions
        for name in sorted({_a_name(draw, question), _a_name(draw, question)})
        if question["kind"] == "preference" and draw.random() < 0.8
    }
    found["money"] = {}
    if draw.random() < 0.8:
        found["money"]["currency"] = "USD"
    if draw.random() < 0.7:
        found["money"]["hour"] = draw.choice((0, 25, Decimal("17.50")))
    return found


def _a_name(draw: Random, table: Table) -> str:
    """Its id, or one that it had."""
    return draw.choice([table["id"], table["id"], *table.get("was", [])])


def _profile(draw: Random, name: str, questions: list[Table]) -> Table:
    provider: Table = {"id": name, "name": draw.choice(("Harbor", "Oak Room", "MailWell", "Ärzte [x]"))}
    provider["routes"] = draw.sample(ROUTES, draw.choice((0, 1, 1, 2)))
    provider["settings"] = draw.sample(SETTINGS, draw.choice((0, 1, 1, 2)))
    provider["status"] = draw.choices(("considering", "ruled out", "chosen", "left"), (8, 2, 1, 1))[0]
    if draw.random() < 0.8:
        provider["added"] = _moment(draw, dt.date(2026, 1, draw.randint(1, 4)))
    profile: Table = {"format": 1, "provider": provider, "conversation": [], "answers": {}, "waivers": {}}
    for number in range(1, draw.randint(0, 3) + 1):
        talk: Table = {"id": number, "with": "nurse"}
        if draw.random() < 0.7:
            talk["on"] = _moment(draw, _day(draw))
        profile["conversation"].append(talk)
    # How much of the list was asked, and how good the answers are: some know it all, of some nobody asked a thing.
    asked, good = draw.choice((0.0, 0.5, 0.8, 1.0, 1.0, 1.0)), draw.choice((0.0, 0.3, 0.6, 0.9, 1.0))
    plain = draw.random() < 0.5
    for question in questions:
        if "from" in question and draw.random() < 0.7:
            continue
        filed = _a_name(draw, question)
        # What stands under the new id wins over what stands under an old one.
        for name_there in sorted({filed, _a_name(draw, question)}):
            if draw.random() < asked:
                profile["answers"][name_there] = _answer(draw, question, good, plain)
            if "floor" in question and draw.random() < 0.15:
                profile["waivers"][name_there] = {"reason": draw.choice(("Low dose.", "Low dose.", " ", ""))}
    if draw.random() < 0.1:
        profile["answers"]["no-such-question"] = {"said": {"choice": ["o0"]}}
    if draw.random() < 0.8:
        profile["costs"] = costs(draw)
    return profile


def _answer(draw: Random, question: Table, good: float, plain: bool) -> Table:
    levels = draw.sample(LEVELS, 1 if plain else draw.choice((1, 1, 2, 3)))
    answer: Table = {level: _claim(draw, question, good, plain) for level in levels}
    if draw.random() < 0.1:
        answer["come_back"] = True
    return answer


def _claim(draw: Random, question: Table, good: float, plain: bool) -> Table:
    options = question["option"]
    best = sorted(options, key=lambda option: -option.get("value", 0))
    one = best[0] if draw.random() < good else best[-1] if plain else draw.choice(options)
    if question.get("multiple"):
        ticked = [option for option in options if draw.random() < (good + 1) / 2]
    else:
        ticked = [one]
    kind = (
        "choice"
        if plain
        else draw.choices(("choice", "several", "state", "broken", "none"), (9, 2, 4, 1, 1))[0]
    )
    claim: Table = {}
    if kind == "state":
        claim["state"] = draw.choice(("dont_know", "pending", "refused", "perhaps", "not_applicable"))
    elif kind == "broken":
        claim["choice"] = draw.choice(
            ([], ["no-such-option"], [one["id"], "no-such-option"], [one["id"]] * 2)
        )
    elif kind != "none":
        more = draw.sample(options, min(2, len(options))) if kind == "several" else []
        claim["choice"] = [_a_name(draw, option) for option in (*ticked, *more)]
    if draw.random() < 0.5:
        claim["on"] = _moment(draw, _day(draw))
    if draw.random() < 0.4:
        claim["conversation"] = draw.randint(1, 4)
    if draw.random() < 0.3 or not claim:
        claim["note"] = "As they told me."
    return claim


def _day(draw: Random) -> dt.date:
    return dt.date(2026, draw.randint(1, 6), draw.randint(1, 28))


def _moment(draw: Random, day: dt.date) -> Any:
    return day if draw.random() < 0.5 else dt.datetime.combine(day, dt.time(draw.randint(1, 23), 30))


def some_day(draw: Random) -> dt.date:
    """A day on which, or near which, claims were made."""
    return _day(draw)
