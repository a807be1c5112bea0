"""A page with the help of every command, as the program itself prints it."""

from collections.abc import Iterator

import click

from zhendan.faces.cli import cli


def command_pages() -> Iterator[tuple[str, str]]:
    """One page: the group, then each command and sub-command."""
    lines = ["# 命令 / Commands", ""]
    for path, text in _helps(cli, "zhendan", None):
        lines += [f"## {path}", "", "```", text, "```", ""]
    yield "README.md", "\n".join(lines)


def _helps(
    command: click.Command, name: str, above: click.Context | None
) -> Iterator[tuple[str, str]]:
    """The help of a command and of everything below it, each in the context that it runs in.

    A context without the one above it would know other options for help than the program does.
    """
    with click.Context(command, info_name=name, parent=above, **command.context_settings) as ctx:
        yield ctx.command_path, command.get_help(ctx)
        if isinstance(command, click.Group):
            for below in command.list_commands(ctx):
                found = command.get_command(ctx, below)
                if found is not None:
                    yield from _helps(found, below, ctx)
