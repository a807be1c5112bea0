"""`zhendan init`, `stats`, `backup`, `restore`, `log`: keeping a workspace safe."""

import time
from collections.abc import Sequence
from pathlib import Path

import click

from zhendan.domain import Text
from zhendan.faces import answers
from zhendan.faces.commands.tiling import tiles
from zhendan.faces.say import print_json, say, say_verification
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.faces.terminal import TerminalProgress, console_on
from zhendan.steps import safekeeping, wire_reading
from zhendan.steps.look import vault_state

_MADE = Text(
    "已建立空的工作区（存证日志 {name}）。",
    "Made an empty workspace (its log is {name}).",
)
_BACKED_UP = Text(
    "已备份 {bytes} 字节，日志 {size} 条，默克尔根 {root}。备份里有签名密钥，请像原件一样保管。",
    "Backed up {bytes} bytes, {size} records, Merkle root {root}. The backup holds the signing"
    " key: keep it as you keep the originals.",
)
_KEYS_BESIDE = Text(
    "原件是加密的，密钥另存在备份旁边的「{keys}」：请单独保管好，没有它备份无法恢复。",
    "The originals are enciphered; their keys lie beside the backup in “{keys}”. Keep that folder"
    " safe too: without it the backup cannot be put back.",
)
_DAMAGED = Text(
    "注意：{count} 份原件在备份之前就已缺失或被改动，请运行 zhendan verify 查看。",
    "Note: {count} originals were missing or altered before this backup; run zhendan verify.",
)
_MIGRATED = Text(
    "已从格式 {before} 升级到 {after}；升级前的备份在 {backup}。",
    "Brought from format {before} to {after}; the backup made before lies in {backup}.",
)
_UP_TO_DATE = Text("已经是最新格式（{after}）。", "The format is up to date ({after}).")
_RESTORED = Text(
    "已恢复 {bytes} 字节。下一次封存会在日志中写明“从备份恢复”。",
    "Restored {bytes} bytes. The next sealing will say in the log that a backup was restored.",
)
_ERASED_AGAIN = Text(
    "备份之后已按规定删除的 {count} 份原件，恢复时再次删除：{exhibits}。",
    "{count} originals erased by rule after this backup were erased again: {exhibits}.",
)
_UNREAD = Text(
    "旁边的备份 {name} 读不出，其中的删除记录未能核对。",
    "The backup {name} beside this one cannot be read; its erasures were not looked at.",
)
_ERASURES_LIMIT = Text(
    "只能重做旁边的备份和 --erasures 所指工作区里记下的删除；此外的删除这里无从知道。",
    "Only erasures that backups beside this one or --erasures record can be done again; of any"
    " other nothing is known here.",
)


@click.command(short_help="建立空的工作区 / make an empty workspace")
@with_settings
def init(settings: Settings) -> int:
    """在空文件夹里建立工作区；已有内容的文件夹不会动。

    Make a workspace in an empty folder; a folder with anything in it is left alone.
    """
    name = safekeeping.make_workspace(settings.workspace)
    if settings.as_json:
        print_json({"data": str(settings.workspace), "origin": name})
    else:
        say(_MADE, settings.lang, name=name)
    return 0


@click.command(short_help="工作区里有多少内容 / how much is in the workspace")
@with_settings
def stats(settings: Settings) -> int:
    """各类记录的数量、原件大小、日志长度和默克尔根。

    Counts of records, size of the originals, length and root of the log.
    """
    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        told = vault_state.stats(settings.workspace, wiring)
    if settings.as_json:
        print_json(told)
        return 0
    tables = told.pop("tables")
    for name, value in {**told, **(tables if isinstance(tables, dict) else {})}.items():
        click.echo(f"{name}\t{value}")
    return 0


@click.command(short_help="备份工作区 / back the workspace up")
@click.argument("out", type=click.Path(path_type=Path))
@with_settings
def backup(settings: Settings, out: Path) -> int:
    """把整个工作区复制到 OUT（须不存在或为空）；可以在别的命令运行时进行。

    Copy the whole workspace to OUT, which must not exist or be empty; other commands may run
    meanwhile.
    """
    require_workspace(settings.workspace)
    begun = time.monotonic()
    with TerminalProgress(console_on(), settings.lang) as progress:
        kept = safekeeping.back_up(settings.workspace, out, progress=progress)
    if settings.as_json:
        print_json({**_told(kept, begun), "damaged": list(kept.damaged), "keys": kept.keys})
    else:
        say(_BACKED_UP, settings.lang, bytes=f"{kept.bytes:,}", size=kept.size, root=kept.root)
        if kept.keys:
            say(_KEYS_BESIDE, settings.lang, keys=kept.keys)
        if kept.damaged:
            say(_DAMAGED, settings.lang, count=len(kept.damaged))
    return 1 if kept.damaged else 0


@click.command(short_help="从备份恢复到空的工作区 / put a backup back")
@click.argument("source", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--erasures",
    "later",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="原工作区或较新的备份：其中已删除的原件不再恢复 / what these erased is not put back",
)
@with_settings
def restore(settings: Settings, source: Path, later: tuple[Path, ...]) -> int:
    """把备份恢复到 --data 指定的空位置，先核验，再启用；备份之后按规定删除的原件再次删除。

    Put a backup back into the empty place that --data names; it is verified first, and what was
    erased by rule after it was made is erased again.
    """
    begun = time.monotonic()
    with TerminalProgress(console_on(), settings.lang) as progress:
        kept = safekeeping.restore(source, settings.workspace, later=later, progress=progress)
    checked = kept.checked
    verified = answers.verification(checked) if checked else None
    if settings.as_json:
        again = {"erased_again": kept.erased.exhibits, "unread": kept.erased.unread}
        print_json({**_told(kept, begun), **again, "verified": verified})
    else:
        say(_RESTORED, settings.lang, bytes=f"{kept.bytes:,}")
        _say_erased(kept.erased.exhibits, kept.erased.unread, settings.lang)
        if checked:
            say_verification(checked, settings.lang)
    return checked.exit_code if checked else 0


def _say_erased(exhibits: Sequence[str], unread: Sequence[str], lang: str) -> None:
    """What was erased again, and what nobody here can know."""
    if exhibits:
        say(_ERASED_AGAIN, lang, count=len(exhibits), exhibits="、".join(exhibits))
    for name in unread:
        say(_UNREAD, lang, name=name)
    say(_ERASURES_LIMIT, lang)


@click.command(short_help="升级工作区格式，先备份 / bring the format up to date, backed up first")
@click.option("--to", type=int, default=None, help="目标格式，默认最新 / target, the newest")
@with_settings
def migrate(settings: Settings, to: int | None) -> int:
    """把较早格式的工作区升级到本程序的格式；先完整备份，中途断电也只会是旧的或新的。

    Bring a workspace of an older format up to date; a whole backup comes first, and a power cut
    leaves the old one or the new one, never a mixture.
    """
    require_workspace(settings.workspace)
    before, after, made = safekeeping.migrate(settings.workspace, to)
    if settings.as_json:
        print_json({"from": before, "to": after, "backup": str(made) if made else None})
    elif made:
        say(_MIGRATED, settings.lang, before=before, after=after, backup=made)
    else:
        say(_UP_TO_DATE, settings.lang, after=after)
    return 0


def _told(kept: safekeeping.Kept, begun: float) -> dict[str, object]:
    """Bytes, seconds, size and root, as the contract names them."""
    spent = round(time.monotonic() - begun, 3)
    return {"bytes": kept.bytes, "seconds": spent, "size": kept.size, "root": kept.root}


@click.group(short_help="存证日志：给第三方的证明 / the log: proofs for others")
def log() -> None:
    """存证日志。

    The evidence log.
    """


log.add_command(tiles)


@log.command("export-proofs", short_help="导出全部证明 / every proof as JSON")
@with_settings
def export_proofs(settings: Settings) -> int:
    """每条记录的包含证明、每步的一致性证明和每个已签名检查点，供别的程序核验（始终输出 JSON）。

    Inclusion of every record, consistency of every step, every signed checkpoint, for another
    program to check (always JSON).
    """
    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        print_json(vault_state.proofs(wiring))
    return 0
