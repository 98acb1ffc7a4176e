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
        number = self._first_word(args)
        if number is not None and args[number] in self.commands:
            return super().parse_args(ctx, [args[number], *args[:number], *args[number + 1 :]])
        if not args or (args[0].startswith("-") and not {"-h", "--help"} & set(args)):
            args = [SHOW, *args]
        return super().parse_args(ctx, args)

    def _first_word(self, args: list[str]) -> int | None:
        """Where the first word stands that is neither an option nor the value of one."""
        options = [
            option
            for command in (self, *self.commands.values())
            for option in command.params
            if isinstance(option, click.Option) and not (option.is_flag or option.count)
        ]
        # What follows these is their value: nobody is kept from being called "set".
        takes = {name: option.nargs for option in options for name in (*option.opts, *option.secondary_opts)}
        number = 0
        while number < len(args) and args[number].startswith("-"):
            number += 1 + takes.get(args[number], 0)
        return number if number < len(args) else None

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
