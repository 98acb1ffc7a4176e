"""The JSON that commands print is what the schemas in docs/json say, whatever stands in the data folder."""

import copy
import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from kchecklist.checklist.models import Mark
from kchecklist.files.shipped import shipped
from kchecklist.profiles.record import LEVELS, STATUSES
from kchecklist.reports.asking import document as asking_json
from kchecklist.reports.comparison import document
from kchecklist.reports.costs import document as cost_json
from kchecklist.reports.priorities import document as priorities_json
from kchecklist.reports.provider import history_document as history_json
from kchecklist.reports.provider.history import Place
from kchecklist.reports.provider.history_rows import Origin
from kchecklist.reports.provider.history_words import Kind
from kchecklist.scoring.floors import FloorState, GateWord
from kchecklist.scoring.order import Words

from .cli.running import HOSTILE, Shell
from .specification.folders import make_folder

DOCS = Path(__file__).parents[1] / "docs" / "json"
COMMANDS = ("compare", "ask-next", "cost", "priorities", "history")
SCHEMAS = {name: json.loads((DOCS / f"{name}.schema.json").read_text(encoding="utf-8")) for name in COMMANDS}
EVERY_WAY = {
    "compare": ((), ("--since", "2026-11-17"), ("--evidence", "written"), ("--shares", "50")),
    "ask-next": ((), ("--since", "2026-11-17"), ("--evidence", "checked")),
    "cost": ((),),
    "priorities": ((),),
    "history": ((),),
}


@dataclass(frozen=True)
class Person(Shell):
    """A person's shell, with the bank of their choice."""

    bank: Path | None = None

    def printed(self, command: str, *arguments: str, ends: Collection[int] = (0,)) -> Any:
        """The document that a command prints, ending with one of these statuses."""
        bank = ("--questions", str(self.bank)) if self.bank else ()
        ran = self.run(command, *arguments, "--format", "json", *bank)
        assert ran.status in ends, ran.err
        return json.loads(ran.out)


@pytest.fixture
def person(tmp_path, monkeypatch):
    return Person(tmp_path / "data", monkeypatch)


@pytest.fixture
def examples(monkeypatch):
    return Person(shipped("examples"), monkeypatch, shipped("questions"))


def faults(command: str, printed: Any) -> list[str]:
    """One line for each place where the document is not what the schema says."""
    found = Draft202012Validator(SCHEMAS[command]).iter_errors(printed)
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


def all_faults(person: Person, ends: Collection[int] = (0,)) -> list[str]:
    """Those of every command, in every way to ask for it."""
    return [
        f"{command} {' '.join(way)} {fault}"
        for command, ways in EVERY_WAY.items()
        for way in ways
        for fault in faults(command, person.printed(command, *way, ends=ends))
    ]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_schema_is_one(command):
    Draft202012Validator.check_schema(SCHEMAS[command])
    assert SCHEMAS[command]["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_examples_are_printed_as_the_schemas_say(examples):
    assert all_faults(examples) == []


@pytest.mark.parametrize("seed", range(12))
def test_folders_of_every_kind_are_printed_as_the_schemas_say(seed, tmp_path, monkeypatch):
    drawn = make_folder(seed, tmp_path)
    # Some name a section or an answer that their bank does not have.
    assert all_faults(Person(drawn.data, monkeypatch, drawn.bank), ends=(0, 1)) == []


def test_a_folder_without_a_provider_is_printed_as_the_schemas_say(person):
    assert all_faults(person) == []
    assert person.printed("compare")["providers"] == []


def test_one_provider_of_whom_nothing_is_known_is_printed_as_the_schemas_say(person):
    person.run("new", "Harbor")
    assert all_faults(person) == []


def test_a_hostile_name_is_printed_as_the_schemas_say(person):
    name = json.dumps(HOSTILE).replace("\\u00c4", "Ä")
    person.put("harbor-1.toml", f"[provider]\nid = {name}\nname = {name}\n[costs]\ncurrency = {name}\n")
    person.put("harbor-2.toml", '[provider]\nid = "two"\nname = "Two"\n')
    assert all_faults(person) == []


@pytest.mark.parametrize("way", [(), ("--evidence", "written"), ("--since", "2026-11-17")])
def test_two_commands_say_alike_what_they_were_asked_for(stocked, way):
    compared, asked = (stocked.printed(command, *way) for command in ("compare", "ask-next"))
    keys = ("checklist", "evidence", "since")
    said = {key: compared[key] for key in keys if key in compared}
    assert {key: asked[key] for key in keys if key in asked} == said
    assert ("since" in said) == ("--since" in way)
    shared = [{key: SCHEMAS[name]["properties"][key] for key in keys} for name in ("compare", "ask-next")]
    assert shared[0] == shared[1]


@pytest.mark.parametrize("names", [("Oak",), ("Harbor", "Oak")])
def test_who_is_ruled_out_is_printed_as_the_schemas_say(person, names):
    for name in ("Harbor", "Oak"):
        status = 'status = "ruled out"' if name in names else ""
        person.put(f"{name}.toml", f'[provider]\nid = "{name}"\nname = "{name}"\n{status}\n')
    assert all_faults(person) == []
    assert faults("ask-next", person.printed("ask-next", "Oak")) == []
    assert [each["rank"] is None for each in person.printed("compare")["providers"]].count(True) == len(names)


def test_another_currency_is_printed_as_the_schemas_say(person):
    person.run("new", "Harbor")
    for price in ("currency=EUR", "session=400-450.5", "sessions=6", "course_days=21", "repeat_every_days=0"):
        assert person.run("cost", "Harbor", "--set", price).status == 0
    person.run("priorities", "set", "--currency", "USD", "--hour", "12.5")
    assert all_faults(person) == []
    (cost,) = person.printed("cost")["providers"]
    assert (cost["currency"], cost["comparable"]) == ("EUR", False)


def test_points_and_somebody_elses_priorities_are_printed_as_the_schemas_say(person):
    person.run("priorities", "set", "--swing", "watch=100", "--swing", "money=33.3")
    person.run("priorities", "set", "--of", "anna", "--sections", "money", "--mark", "route=iv:wanted")
    assert all_faults(person) == []
    hers = person.printed("priorities", "--of", "anna")
    assert faults("priorities", hers) == []
    assert (hers["of"], hers["marks"]) == ("anna", {"route": {"iv": "wanted"}})
    assert person.printed("priorities")["swing"] == {"watch": "100", "money": "333/10"}


@pytest.mark.parametrize("command", ["compare", "ask-next", "cost"])
def test_a_file_that_has_to_be_left_out_makes_the_status_1_and_the_document_is_whole(person, command):
    person.run("new", "Harbor")
    person.put("broken.toml", "[provider\n")
    assert faults(command, person.printed(command, ends=(1,))) == []


@pytest.fixture
def stocked(person):
    """Two providers, with something of everything that the JSON can hold."""
    for name in ("Harbor", "Oak"):
        person.run("new", name, "--route", "iv", "--setting", "clinic")
        for price in ("session=400", "sessions=6", "course_days=21", "repeat_every_days=30"):
            person.run("cost", name, "--set", price)
    person.run("answer", "Harbor", "vital-signs", "nothing")
    person.run("answer", "Harbor", "vital-signs", "once", "--as", "written")
    person.run("answer", "Oak", "vital-signs", "once")
    person.run("priorities", "set", "--sections", "watch", "--mark", "route=iv:wanted", "--hour", "20")
    stands = next(path for path in (person.folder / "providers").glob("harbor*"))
    other = stands.read_text(encoding="utf-8").replace("sessions = 6", "sessions = 7")
    person.put(f"{stands.stem}.conflict-20261121-100200.toml", other)
    return person


def places(found: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to everything in a document, itself first."""
    yield path
    if isinstance(found, dict | list):
        for key in found if isinstance(found, dict) else range(len(found)):
            yield from places(found[key], (*path, key))


def one_of_each(printed: Any) -> list[tuple[str | int, ...]]:
    """Of the places that differ only by their number in a list, the first."""
    kinds: dict[tuple[str, ...], tuple[str | int, ...]] = {}
    for path in places(printed):
        kinds.setdefault(tuple("*" if isinstance(key, int) else key for key in path), path)
    return list(kinds.values())


def at(printed: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        printed = printed[key]
    return printed


def put(printed: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """A copy of the document with another value there."""
    other = copy.deepcopy(printed)
    at(other, path[:-1])[path[-1]] = value
    return other


def the_fullest(person: Person, command: str) -> Any:
    return person.printed(
        command,
        *(("--since", "2020-01-01") if command in ("compare", "ask-next") else ()),
        *(("--shares", "5") if command == "compare" else ()),
        *(("Harbor",) if command == "history" else ()),
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_a_key_more_is_refused_everywhere(stocked, command):
    printed = the_fullest(stocked, command)
    objects = [path for path in one_of_each(printed) if isinstance(at(printed, path), dict)]
    assert [path for path in objects if not faults(command, put(printed, (*path, "more"), None))] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_key_less_is_refused_everywhere_but_where_the_keys_are_ids(stocked, command):
    printed, may_lack = the_fullest(stocked, command), set()
    for *path, key in filter(None, one_of_each(printed)):
        other = copy.deepcopy(printed)
        if isinstance(table := at(other, tuple(path)), dict):
            del table[key]
            if not faults(command, other):
                may_lack.add(".".join(map(str, path)) or key)
    by_id = {
        "compare": {"since", "weights", "shares.rank"},
        "ask-next": {"since"},
        "priorities": {"weights", "marks"},
    }
    assert may_lack == by_id.get(command, set())


@pytest.mark.parametrize("command", COMMANDS)
def test_a_float_is_refused_everywhere_but_where_it_was_drawn(stocked, command):
    printed = the_fullest(stocked, command)
    allowed = [
        path[:2] for path in one_of_each(printed) if path and not faults(command, put(printed, path, 0.5))
    ]
    assert set(allowed) == ({("shares", "rank")} if command == "compare" else set())


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "history"])
@pytest.mark.parametrize("spelled", ["0.5", "1/02", "1/0", "+1", "01", "1e3", " 1", "1/2/3", ""])
def test_a_rational_spelled_otherwise_is_refused(stocked, command, spelled):
    printed = the_fullest(stocked, command)
    exact = [path for path in one_of_each(printed) if re.fullmatch(r"-?\d+(/\d+)?", str(at(printed, path)))]
    exact = [path for path in exact if isinstance(at(printed, path), str) and path[-1] != "shown"]
    assert exact
    assert [path for path in exact if not faults(command, put(printed, path, spelled))] == []


@pytest.mark.parametrize("share", ["2", "-1/2"])
def test_a_share_does_not_leave_0_to_1(stocked, share):
    printed = stocked.printed("compare")
    for key in ("low", "high", "coverage"):
        assert faults("compare", put(printed, ("providers", 0, key), share)), key


def enumerations(schema: Any) -> Iterator[tuple[str, list[str]]]:
    """The words there are to choose from, under the key that they stand at."""
    for path in places(schema):
        if path[-1:] == ("enum",):
            yield str(path[-2]), at(schema, path)


def test_the_words_are_those_of_the_code():
    words = {name: found for schema in SCHEMAS.values() for name, found in enumerations(schema)}
    assert {name: set(found) for name, found in words.items()} == {
        "evidence": set(LEVELS),
        "status": set(STATUSES),
        "gate": set(get_args(GateWord)),
        "state": set(get_args(FloorState)),
        "words": set(get_args(Words)),
        "additionalProperties": set(get_args(Mark)),
        "kind": set(get_args(Kind)),
        "place": set(get_args(Place)),
        "origin": set(get_args(Origin)),
    }


@pytest.mark.parametrize(
    ("command", "path"),
    [
        ("compare", ("evidence",)),
        ("ask-next", ("evidence",)),
        ("compare", ("providers", 0, "status")),
        ("compare", ("providers", 0, "gate")),
        ("compare", ("providers", 0, "floors", 0, "state")),
        ("compare", ("pairs", 0, "words")),
        ("priorities", ("marks", "route", "iv")),
    ],
)
def test_another_word_is_refused(stocked, command, path):
    printed = stocked.printed(command)
    assert faults(command, printed) == []
    assert faults(command, put(printed, path, "perhaps"))


def test_the_format_is_that_of_the_code():
    modules = zip(COMMANDS, (document, asking_json, cost_json, priorities_json, history_json), strict=True)
    for command, module in modules:
        assert SCHEMAS[command]["properties"]["format"]["const"] == module.FORMAT


def test_what_the_schemas_share_says_the_same_in_each():
    shared: dict[str, Any] = {}
    for schema in SCHEMAS.values():
        for name, definition in schema["$defs"].items():
            assert shared.setdefault(name, definition) == definition


def test_everything_is_described_there_or_where_it_refers_to():
    for command, schema in SCHEMAS.items():
        for path in places(schema):
            if path[-1:] == ("properties",):
                for key, part in at(schema, path).items():
                    assert "description" in part or "$ref" in part, f"{command}: {key}"
