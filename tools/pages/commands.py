"""A page with the help of every command, as the program itself prints it."""

from collections.abc import Iterator

import click

from zhendan.faces.cli import cli


def command_pages() -> Iterator[tuple[str, str]]:
    """One page: the group, then each command and sub-command."""
    lines = ["# 命令 / Commands", ""]
    with click.Context(cli, info_name="zhendan") as ctx:
        for path, command in _walk(cli, ("zhendan",), ctx):
            with click.Context(command, info_name=" ".join(path)) as inner:
                text = command.get_help(inner)
            lines += [f"## {' '.join(path)}", "", "```", text, "```", ""]
    yield "README.md", "\n".join(lines)


def _walk(
    command: click.Command, path: tuple[str, ...], ctx: click.Context
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """A command and everything below it."""
    yield path, command
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            below = command.get_command(ctx, name)
            if below is not None:
                yield from _walk(below, (*path, name), ctx)
