"""What a command says about itself, in words."""

import click
import pytest

from kchecklist.cli.group import cli
from kchecklist.profiles.record import LEVELS
from kchecklist.reports.words import LEVEL_ABOUT


def commands(group=cli, names=()):
    """The names on the command line of every command there is."""
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        yield from commands(found, (*names, name)) if isinstance(found, click.Group) else [(*names, name)]


def help_of(shell, names):
    ran = shell.run(*names, "--help")
    assert ran.status == 0
    return " ".join(ran.out.split())


@pytest.mark.parametrize("names", list(commands()), ids=" ".join)
def test_no_help_holds_a_format_or_an_inequality(shell, names):
    found = help_of(shell, names)
    assert "%" not in found
    assert "<=" not in found
    assert ">=" not in found


@pytest.mark.parametrize("name", ["compare", "ask-next"])
def test_what_counts_as_known_is_explained_for_every_level(shell, name):
    found = help_of(shell, [name])
    for level in LEVELS:
        about = LEVEL_ABOUT[level].replace("review, or", "review or")
        assert f"{level}, {about}" in found
    assert "what is surer counts too" in found


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["compare", "--shares", "0"], "from 1 to 1,000,000"),
        (["compare", "--shares", "1000001"], "from 1 to 1,000,000"),
        (["compare", "--shares", "9" * 5000], "from 1 to 1,000,000"),
        (["ask-next", "--most", "none"], "from 1 on"),
        (["ask-next", "--most", "0"], "from 1 on"),
    ],
)
def test_a_number_that_is_none_is_refused_in_words(shell, typed, said):
    ran = shell.run(*typed)
    assert (ran.status, ran.out) == (2, "")
    assert f"should be a whole number {said}" in ran.err
