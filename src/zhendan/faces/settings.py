"""What a face reads from its surroundings once, before it calls a step."""

import functools
import locale
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zhendan.faces.errors import WorkspaceMissing

if TYPE_CHECKING:
    from zhendan.steps import ColumnMapping


DEFAULT_WORKSPACE = Path("zhendan-data")
"""The workspace where nobody names another place."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The workspace folder, the language, and whether the answer is for a program."""

    workspace: Path
    lang: str
    as_json: bool = False
    named: bool = False
    """A person named the language; else it is the locale's."""


def default_lang() -> str:
    """The language of the locale; Chinese where none is set."""
    name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    name = name or locale.getlocale()[0] or ""
    return "en" if name.lower().startswith("en") else "zh"


def with_settings(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--data`, `--lang` and `--json`, and hand it one `Settings`."""

    @click.option(
        "--data",
        type=click.Path(file_okay=False, readable=False, path_type=Path),
        envvar="ZHENDAN_DATA",
        default=DEFAULT_WORKSPACE,
        show_default=True,
        help="工作区文件夹 / workspace folder",
    )
    @click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        default=None,
        help="语言，默认随系统 / language, from the locale",
    )
    @click.option("--json", "as_json", is_flag=True, help="只输出一个 JSON / one JSON document")
    @functools.wraps(command)
    def with_them(data: Path, lang: str | None, as_json: bool, **rest: object) -> object:
        return command(
            settings=Settings(data, lang or default_lang(), as_json, lang is not None), **rest
        )

    return with_them


def with_authority(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--tsa-url` and `--tsa-chain`, each often, and hand it the `StampBy`s."""

    @click.option(
        "--tsa-url",
        envvar="ZHENDAN_TSA_URL",
        multiple=True,
        help="时间戳机构地址，可多次 / RFC 3161, may be repeated",
    )
    @click.option(
        "--tsa-chain",
        envvar="ZHENDAN_TSA_CHAIN",
        multiple=True,
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="该机构的证书链（PEM） / its certificate chain",
    )
    @functools.wraps(command)
    def with_it(tsa_url: tuple[str, ...], tsa_chain: tuple[Path, ...], **rest: object) -> object:
        from zhendan.steps import StampBy

        urls = [url for url in tsa_url if url]
        if len(urls) != len(tsa_chain):
            raise click.UsageError("--tsa-url 与 --tsa-chain 须成对给出 / give both, in pairs")
        by = [StampBy(url, chain.read_bytes()) for url, chain in zip(urls, tsa_chain, strict=True)]
        return command(stamp_by=tuple(by), **rest)

    return with_it


def require_workspace(workspace: Path) -> None:
    """Refuse politely where no workspace was made yet. Raises `WorkspaceMissing`."""
    if not any((workspace / name).is_file() for name in ("ledger.sqlite", "ledger.server")):
        raise WorkspaceMissing(path=workspace)


def mappings_of(paths: tuple[Path, ...]) -> tuple["ColumnMapping", ...]:
    """The mapping files a person named. Raises `MappingUnusable`."""
    from zhendan.steps import read_mapping

    return tuple(read_mapping(path) for path in paths)
