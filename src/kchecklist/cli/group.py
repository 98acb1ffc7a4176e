"""``kchecklist`` itself: its commands, each in a module that is imported when it is called or listed."""

import importlib
from difflib import get_close_matches
from typing import Any

import click

from kchecklist import __version__
from kchecklist.cli.options import with_places

COMMANDS = {
    "demo": "app",
    "priorities": "priorities",
    "new": "new",
    "interview": "interview",
    "answer": "answer",
    "waive": "waive",
    "list": "listing",
    "show": "show",
    "compare": "compare",
    "cost": "cost",
    "ask-next": "ask_next",
    "questions": "questions",
    "crisis": "crisis",
    "check": "check",
    "where": "where",
    "history": "history",
    "restore": "restore",
    "delete": "delete",
    "trash": "trash",
}
"""Command -> the module of this package that holds it, as ``command``; in the order of the help text."""


class Commands(click.Group):
    """A group that imports a command's module only for that command, or to list what there is."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of use, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"kchecklist.cli.{COMMANDS[cmd_name]}")
        found: click.Command = module.command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command called; a name that is none gets the nearest one as a hint."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, 1)
            ctx.fail(f"no command '{args[0]}'{f'; did you mean {near[0]}?' if near else ''}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.version_option(__version__, "--version", prog_name="kchecklist", message="%(prog)s %(version)s")
@with_places
@click.pass_context
def cli(ctx: click.Context) -> Any:
    """Interview ketamine providers with one checklist, and compare honest ranges, offline.

    Without a command: opens the app. Not medical advice; in a crisis: kchecklist crisis.
    """
    if ctx.invoked_subcommand is None:
        from kchecklist.cli.app import open_app

        return open_app(ctx.obj)
    return None
