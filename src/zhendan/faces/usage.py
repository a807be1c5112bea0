"""A command line that cannot be understood, said in the reader's language."""

from collections.abc import Callable
from typing import Any

import click

from zhendan.domain import Text
from zhendan.faces.untrusted import reveal

_HELP = Text("用法见：{command} --help", "See: {command} --help")


def say_usage(error: click.ClickException, lang: str) -> None:
    """The command's usage, what is wrong with it (in Chinese first, where asked), and the help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.ctx.get_help(), err=True)
        return
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        click.echo(context.get_usage(), err=True)
    said, words = error.format_message(), _in_chinese(error) if lang == "zh" else ""
    if words:
        click.echo(f"用法不对：{reveal(words)}", err=True)
    if words != said:
        click.echo(f"Error: {reveal(said)}", err=True)
    if context is not None:
        click.echo(_HELP.say(lang, command=context.command_path), err=True)


def _in_chinese(error: click.ClickException) -> str:
    """What is wrong, by kind; a kind without words of its own is given as it is."""
    for kind, words in _WORDS.items():
        if isinstance(error, kind):
            return words(error)
    said = error.format_message()
    return f"没有这个命令。{_LIST}" if said.startswith("No such command") else said


_LIST = "运行 zhendan --help 可看全部命令。"


def _missing(error: Any) -> str:
    return f"缺少 {_named(error)}。"


def _bad(error: Any) -> str:
    return f"{_named(error)} 的值不能用：{_reason(error.param, error.message)}"


def _reason(param: click.Parameter | None, message: str) -> str:
    """Why a value cannot be used."""
    kind = param.type if param is not None else None
    if isinstance(kind, click.Choice):
        return f"只能是 {'、'.join(map(str, kind.choices))}。"
    for english, words in _FILES.items():
        if english in message:
            return words
    return message


def _named(error: Any) -> str:
    """The option or argument, as a person types it."""
    if error.param is None:
        return "参数"
    hint: str = error.param.get_error_hint(error.ctx)
    return hint.replace("'", "").replace(" / ", "、")


_FILES = {
    "does not exist": "没有这个文件或文件夹。",
    "is a directory": "这是文件夹，需要的是文件。",
    "is a file": "这是文件，需要的是文件夹。",
    "is not readable": "没有读取权限。",
    "is not writable": "没有写入权限。",
}
_WORDS: dict[type[click.ClickException], Callable[[Any], str]] = {
    click.MissingParameter: _missing,
    click.NoSuchOption: lambda error: f"没有 {error.option_name} 这个选项。",
    click.BadParameter: _bad,
}
