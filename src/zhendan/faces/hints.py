"""What a person tells about files that cannot say it themselves: passwords, encodings and so on."""

import functools
from collections.abc import Callable
from typing import Any

import click

_EVERY = "*"
_PASSWORD = click.option(
    "--password",
    "passwords",
    multiple=True,
    envvar="ZHENDAN_PASSWORD",
    metavar="[FILE=]PASSWORD",
    help="压缩包或 PDF 的密码，不会保存 / of locked files, never kept",
)
_ENCODING = click.option(
    "--encoding",
    "encodings",
    multiple=True,
    metavar="[FILE=]ENCODING",
    help="文字编码，如 big5 / of a text file",
)
_OWN_ADDRESS = click.option(
    "--own-address",
    "addresses",
    multiple=True,
    metavar="ADDRESS",
    help="店铺自己的邮箱地址或聊天昵称 / the shop's own address or nick",
)


def with_hints(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--password`, `--encoding` and `--own-address`; hand it one `Hints`.

    A word on the command line may stay in the shell's history: the environment variable
    `ZHENDAN_PASSWORD` takes the same words, with blanks between them.
    """

    @_PASSWORD
    @_ENCODING
    @_OWN_ADDRESS
    @functools.wraps(command)
    def with_them(
        passwords: tuple[str, ...],
        encodings: tuple[str, ...],
        addresses: tuple[str, ...],
        **rest: object,
    ) -> object:
        from zhendan.steps import Hints

        hints = Hints(per_file(passwords), per_file(encodings), addresses)
        return command(hints=hints, **rest)

    return with_them


def per_file(words: tuple[str, ...]) -> dict[str, str]:
    """`FILE=WORD` by file; a word without a file is for every file."""
    found = {}
    for word in words:
        name, mark, value = word.partition("=")
        found[name if mark else _EVERY] = value if mark else word
    return found
