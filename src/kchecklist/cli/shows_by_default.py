"""A command with commands of its own that shows something where none of them is called."""

from difflib import get_close_matches

import click

from kchecklist.files.text import one_line

SHOW = "show"
"""The one that is meant where nothing is said."""


class ShowsByDefault(click.Group):
    """A group that shows where nothing else is asked for; options may stand before or after what is."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments with the command before its options."""
        for number, word in enumerate(args):
            # What follows an option may be its value: nobody is kept from being called "set".
            if word in self.commands and (number == 0 or not args[number - 1].startswith("-")):
                return super().parse_args(ctx, [word, *args[:number], *args[number + 1 :]])
        if not args or (args[0].startswith("-") and not {"-h", "--help"} & set(args)):
            args = [SHOW, *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of use."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command called; a name that is none gets the nearest one as a hint."""
        if args and args[0] not in self.commands:
            near = get_close_matches(args[0], self.commands, 1)
            hint = f"did you mean {near[0]}?" if near else f"one of: {', '.join(self.commands)}"
            ctx.fail(f"no command '{one_line(args[0])}'; {hint}")
        return super().resolve_command(ctx, args)
