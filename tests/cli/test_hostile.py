"""Text from anybody, through every command and every option there is: ink on both streams, and no crash."""

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import click
import pytest

from kchecklist.cli.group import COMMANDS, cli
from kchecklist.files.text import visible
from kchecklist.profiles.folder import DataFolder
from kchecklist.profiles.record import document
from kchecklist.profiles.shelf import load

from ..hostile_world import HOSTILE, ID, IN_A_FILE_NAME, LIVE, fill, spoil_bank
from .running import BANK, Ran, Shell

HALF = "Ä\udcff"
TYPED = [HOSTILE, HALF, "[", "[/", "\\"]
NEEDED = {
    "answer": ["vital-signs", "1"],
    "waive": ["vital-signs", "--reason", HOSTILE],
    "new": [HOSTILE],
    "set": ["--hour", "25"],
}
"""What a command has to be given beside a provider."""
REFUSED = {"interview", "delete", "restore"}
"""Without an option, or somebody to ask, these do nothing to a provider that is there."""


def commands(group: click.Group, *before: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            if isinstance(command, click.Group):
                yield from commands(command, *before, name)
            yield (*before, name), command


def lines(names: tuple[str, ...], command: click.Command) -> Iterator[list[str]]:
    """Command lines that go through every option of a command: each choice, each flag, every hostile value."""
    takes = [param for param in command.params if isinstance(param, click.Argument)]
    provider = [ID] if any(param.name in ("provider", "providers") for param in takes) else []
    base = [*names, *provider, *NEEDED.get(names[-1], [])]
    yield base
    for text in TYPED if takes else ():
        yield [*names, *[text for param in takes for _ in range(max(1, param.nargs))]]
        yield [*base, text]
    for option in command.params:
        if not isinstance(option, click.Option) or option.name in ("help", "folder", "questions"):
            continue
        name = max(option.opts, key=len)
        if option.is_flag:
            yield [*base, name]
        elif isinstance(option.type, click.Choice):
            yield from ([*base, name, choice] for choice in option.type.choices)
        else:
            values = (HOSTILE, HALF, f"{HOSTILE}={HOSTILE}:{HOSTILE}", IN_A_FILE_NAME)
            yield from ([*base, name, *[value] * option.nargs] for value in values)


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> tuple[Path, Path]:
    home = tmp_path_factory.mktemp("world")
    fill(DataFolder(home / IN_A_FILE_NAME))
    spoil_bank(BANK, home / "bank")
    return home / IN_A_FILE_NAME, home / "bank"


def run(shell: Shell, bank: Path, *arguments: str) -> Ran:
    ran = shell.run(*(a.replace("\x00", "") for a in arguments), "--questions", str(bank))
    told = (arguments, ran.err[-300:])
    assert ran.status in (0, 1, 2), told
    assert not LIVE.search(ran.out), told
    assert not LIVE.search(ran.err), told
    assert "Traceback" not in ran.err, told
    return ran


@pytest.mark.parametrize(
    ("names", "command"),
    list(commands(cli)),
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_no_command_obeys_a_text_and_none_breaks_over_one(world, tmp_path, monkeypatch, names, command):
    monkeypatch.chdir(tmp_path)
    there, bank = world
    folder = copytree(there, tmp_path / IN_A_FILE_NAME, symlinks=True)
    shell = Shell(folder, monkeypatch)
    first, *others = lines(names, command)
    ran = run(shell, bank, *first)
    assert (ran.status == 2) == (names[0] in REFUSED), ran.err
    for line in others:
        run(shell, bank, *line)


def test_every_command_is_tried():
    assert {names[0] for names, _ in commands(cli)} == set(COMMANDS)


def test_what_a_command_rewrites_keeps_every_hostile_text(world, tmp_path, monkeypatch):
    there, bank = world
    shell = Shell(copytree(there, tmp_path / IN_A_FILE_NAME), monkeypatch)
    path = shell.folder / "providers" / f"{ID}.toml"
    before = document(load(path).profile)
    assert run(shell, bank, "answer", ID, "vital-signs", "1", "--as", "checked").status in (0, 1)
    assert run(shell, bank, "cost", ID, "--set", "extras=7").status in (0, 1)
    after = document(load(path).profile)
    for table in (before, after):
        del table["answers"]["vital-signs"]["checked"], table["costs"]
        for name in ("checklist", "checklist_version"):
            table.pop(name, None)
    assert after == before


def test_a_plain_interview_takes_hostile_lines_for_words(world, tmp_path, monkeypatch):
    there, bank = world
    shell = Shell(copytree(there, tmp_path / IN_A_FILE_NAME), monkeypatch)
    typed = HOSTILE.replace("\r", "").replace("\n", "")
    entered = [
        typed,
        f"n {typed}",
        f"m {typed}",
        f"/{typed}",
        f"jump {typed}",
        f"who {typed}",
        f"f {typed}",
        f"q {typed}",
        "1",
    ]
    entered += ["?", "!", "w", "s", f"l {typed}", f"+{typed}", f"h {typed}", typed, "", "t", "o", "q"]
    ran = shell.run("interview", ID, "--plain", "--questions", str(bank), stdin="\n".join(entered))
    assert ran.status in (0, 1)
    assert not LIVE.search(ran.out + ran.err)
    saved = load(shell.folder / "providers" / f"{ID}.toml").profile
    notes = [claim.note or "" for answer in saved.answers.values() for _, claim in answer.notes()]
    assert any(typed in note for note in notes)
    assert any(typed in (talk.note or "") for talk in saved.conversations)


def test_what_is_printed_or_written_is_whole_however_long_and_hostile_it_is(world, tmp_path, monkeypatch):
    there, bank = world
    shell = Shell(copytree(there, tmp_path / IN_A_FILE_NAME), monkeypatch)
    name = load(there / "providers" / f"{ID}.toml").profile.provider.name
    printed = json.loads(run(shell, bank, "compare", "--format", "json").out)
    # As ink: what is printed of it may go to a terminal.
    assert visible(name) in {each["name"] for each in printed["providers"]}
    lines = [f"line {number} [/] of a note" for number in range(10_000)]
    note = "\\n".join(lines)
    shell.put("oak-aa11bb.toml", f'[provider]\nid = "oak-aa11bb"\nname = "Oak"\nnote = "{note}"\n')
    for form in ("text", "md"):
        shown = run(shell, bank, "show", "oak-aa11bb", "--notes", "--format", form).out
        assert shown.count(" of a note") == len(lines)
