"""No message about a file says what stood in it: not a value, and of a key that nobody knows its beginning at most."""

import copy
import datetime as dt
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kchecklist.profiles.layout import table_text

from ..checklist.small_bank import FILES
from ..profiles.everything import TABLE
from .running import Shell

WORD = "zebrafinch"
NUMBER = 7070707
PRIVATE = (WORD, str(NUMBER), "1707-07-07", "17:07:07")
LONG_KEY = f"{'k' * 40} {WORD}"

VALUES: tuple[Any, ...] = (
    WORD,
    f"{WORD} and I",
    f"[/] \x1b]2;{WORD}\x07",
    f"{WORD}\n{WORD}",
    "",
    "\x00",
    NUMBER,
    -NUMBER,
    0,
    1,
    Decimal(f"{NUMBER}.5"),
    Decimal("nan"),
    True,
    dt.date(1707, 7, 7),
    dt.datetime(1707, 7, 7, 17, 7, 7),
    dt.time(17, 7, 7),
    [],
    [WORD],
    [WORD, WORD],
    [NUMBER, WORD],
    [[WORD]],
    {},
    {LONG_KEY: WORD},
    [{LONG_KEY: WORD}, {"id": WORD}],
    [{"id": WORD}, {"id": WORD}],
    {"choice": [WORD], "state": WORD},
)
"""What may stand in the place of any value."""

PRIORITIES: dict[str, Any] = {
    "format": 1,
    "sections": ["watch", "money"],
    "swing": {"watch": 100, "money": 50},
    "country": "US",
    "marks": {"route": {"iv": "wanted", "sublingual": "fine"}},
    "money": {"currency": "USD", "hour": 25, "monthly_limit": 600},
}
SETTINGS: dict[str, Any] = {"format": 1, "move_on": False, "show_ranges": True, "theme": "dark"}
OWN = tomllib.loads(FILES["01-team.toml"] + FILES["02-setting.toml"])
"""Two questions with everything in them; as a person's own, their ids are words too."""
SECTIONS: dict[str, Any] = {
    "section": [{"id": f"s{n}", "title": "T", "about": "A", "weight": n} for n in (1, 2)]
}
SOURCES = tomllib.loads(FILES["sources.toml"])
HEAD = tomllib.loads(FILES["checklist.toml"])
NAMES_IN_A_BANK = {"id", "was", "sources", "sections", "questions"}
"""An id in a bank is a name, by which a question or a section is told from others."""

FILES_OF_MINE = {
    "providers/x.toml": TABLE,
    "priorities.toml": PRIORITIES,
    "priorities-sam.toml": PRIORITIES,
    "settings.toml": SETTINGS,
    "questions/01-own.toml": OWN,
    "questions/sections.toml": SECTIONS,
    "questions/sources.toml": SOURCES,
}
FILES_OF_A_BANK = {
    "checklist.toml": HEAD,
    "sources.toml": SOURCES,
    "01-team.toml": tomllib.loads(FILES["01-team.toml"]),
    "02-setting.toml": tomllib.loads(FILES["02-setting.toml"]),
}


def places(table: Any, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in a table where something stands."""
    entries: list[Any] = [*(table.items() if isinstance(table, dict) else enumerate(table))]
    inner = [(*place, key) for key, _ in entries]
    return inner + [
        further
        for key, value in entries
        if isinstance(value, dict | list)
        for further in places(value, (*place, key))
    ]


def spoilt(table: dict[str, Any], changes: list[tuple[tuple[str | int, ...], Any]]) -> dict[str, Any]:
    """The table with other values in these places; a key with nothing for a value goes, "+" adds a key."""
    table = copy.deepcopy(table)
    for place, value in changes:
        here: Any = table
        try:
            for part in place[:-1]:
                here = here[part]
            if isinstance(here, dict) != isinstance(place[-1], str):
                continue
            if value is None:
                del here[place[-1]]
            elif value == "+":
                here[LONG_KEY] = WORD
            else:
                here[place[-1]] = copy.deepcopy(value)
        except (KeyError, IndexError, TypeError):
            # Another change took away what stood around it.
            continue
    return table


def changes_of(files: dict[str, dict[str, Any]], names: set[str]) -> st.SearchStrategy[Any]:
    """A file's name, and up to four changes of it."""
    value = st.sampled_from([None, "+", *VALUES])

    def of(name: str) -> st.SearchStrategy[Any]:
        free = [place for place in places(files[name]) if not names & {*place}]
        return st.tuples(
            st.just(name), st.lists(st.tuples(st.sampled_from(free), value), min_size=1, max_size=4)
        )

    return st.sampled_from(sorted(files)).flatmap(of)


def said_of_mine(shell: Shell, name: str, changes: list[Any]) -> str:
    """Everything that is said of a data folder where one file is spoilt, by check and beside what is asked for."""
    for each, table in FILES_OF_MINE.items():
        path = shell.folder / each
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(table_text(spoilt(table, changes if each == name else [])), encoding="utf-8")
    commands = [["check", "--all"], ["list"], *([["priorities"]] if name == "priorities.toml" else [])]
    ran = [shell.run(*command) for command in commands]
    assert all(each.status in (0, 1) for each in ran), [each.err for each in ran]
    return "".join((ran[0].out, *(each.err for each in ran)))


def said_of_a_bank(shell: Shell, bank: Path, name: str, changes: list[Any]) -> str:
    """Everything that is said of a bank where one file is spoilt."""
    bank.mkdir(exist_ok=True)
    for each, table in FILES_OF_A_BANK.items():
        (bank / each).write_text(table_text(spoilt(table, changes if each == name else [])), encoding="utf-8")
    ran = [shell.run("check", "--all", str(bank)), shell.run("--questions", str(bank), "list")]
    assert all(each.status in (0, 1, 2) for each in ran), [each.err for each in ran]
    return "".join((ran[0].out, *(each.err for each in ran)))


def leaks(said: str) -> list[str]:
    """The lines that say more than they may."""
    return [line for line in said.splitlines() if any(word in line for word in PRIVATE)]


AS_OFTEN = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@example(spoil=("priorities.toml", [(("sections",), [WORD])]))
@example(spoil=("priorities-sam.toml", [(("money",), "+"), (("money", "hour"), WORD)]))
@example(spoil=("providers/x.toml", [(("answers", "vital-signs", "said", "conversation"), NUMBER)]))
@example(spoil=("providers/x.toml", [(("answers", "vital-signs", "said", "choice"), [WORD])]))
@example(spoil=("providers/x.toml", [(("provider", "routes"), [WORD]), (("provider", "status"), WORD)]))
@example(
    spoil=("providers/x.toml", [(("answers",), "+"), (("answers", LONG_KEY), {"said": {"state": WORD}})])
)
@example(
    spoil=("providers/x.toml", [(("provider",), [WORD]), (("answers",), WORD), (("conversation",), [WORD])])
)
@example(spoil=("questions/01-own.toml", [(("question", n, "id"), WORD) for n in (0, 1)]))
@example(
    spoil=("questions/01-own.toml", [(("question", 0, "id"), WORD), (("question", 0, "sources"), [WORD])])
)
@example(spoil=("questions/sections.toml", [(("section", n, "id"), WORD) for n in (0, 1)]))
@settings(AS_OFTEN, max_examples=25)
@given(spoil=changes_of(FILES_OF_MINE, set()))
def test_no_value_of_mine_is_said(shell, spoil):
    assert leaks(said_of_mine(shell, *spoil)) == []


@settings(AS_OFTEN, max_examples=25)
@given(spoil=changes_of(FILES_OF_A_BANK, NAMES_IN_A_BANK))
def test_no_value_of_a_bank_is_said(shell, tmp_path, spoil):
    assert leaks(said_of_a_bank(shell, tmp_path / "bank", *spoil)) == []


@pytest.mark.long
@settings(AS_OFTEN, max_examples=2000)
@given(spoil=changes_of(FILES_OF_MINE, set()))
def test_no_value_of_mine_is_said_at_length(shell, spoil):
    assert leaks(said_of_mine(shell, *spoil)) == []


@pytest.mark.long
@settings(AS_OFTEN, max_examples=2000)
@given(spoil=changes_of(FILES_OF_A_BANK, NAMES_IN_A_BANK))
def test_no_value_of_a_bank_is_said_at_length(shell, tmp_path, spoil):
    assert leaks(said_of_a_bank(shell, tmp_path / "bank", *spoil)) == []
