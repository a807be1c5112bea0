"""`zhendan mapping`: what the columns of an unknown table mean, written once and kept."""

from pathlib import Path

import click

from zhendan.domain import Text
from zhendan.faces.say import print_json, say
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.faces.terminal import TerminalProgress, console_on
from zhendan.faces.untrusted import reveal
from zhendan.steps import wire, wire_reading
from zhendan.steps.look import mappings as look

_NO_TABLE = Text("这个文件里没有看到表头。", "No header can be seen in this file.")
_NONE = Text("还没有保存过列对应。", "No mapping is kept yet.")
_UNKNOWN = Text("没有叫这个名字的列对应：{name}", "No mapping is called {name}")
_GONE = Text("已删除列对应：{name}", "Forgotten: {name}")


@click.group(short_help="未知表格的列对应 / mappings of unknown tables")
def mapping() -> None:
    """列对应：认不出的表格，由您写明各列含义，一次写好，以后同样表头的文件自动适用。

    Mappings: you say once what the columns of an unknown table mean; they are kept.
    """


@mapping.command("new", short_help="为一个文件起草 / draft one for a file")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), default=None, help="写到文件 / write to")
@with_settings
def new(settings: Settings, *, file: Path, out: Path | None) -> int:
    """按文件表头写出列对应草稿：样例已遮盖，建议都标明未经核对。

    Draft a mapping from a file's headings; samples are masked, suggestions are marked as such.
    """
    with TerminalProgress(console_on(), settings.lang) as progress:
        found = look.drafts(file, progress)
    if settings.as_json:
        print_json([_draft(draft) for draft in found])
        return 0 if found else 1
    if not found:
        say(_NO_TABLE, settings.lang)
        return 1
    if out is None:
        click.echo(found[0].text, nl=False)
    else:
        out.write_text(found[0].text, encoding="utf-8")
    return 0


@mapping.command("list", short_help="已保存的列对应 / those that are kept")
@with_settings
def list_kept(settings: Settings) -> int:
    """列出已保存的列对应和它们各自适用的表头。

    List the kept mappings and the header each is for.
    """
    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        kept = look.kept(wiring)
    if settings.as_json:
        print_json(
            [
                {
                    "name": one.name,
                    "template": one.template,
                    "columns": dict(one.columns),
                    "same": dict(one.same),
                    "headings": list(one.headings),
                }
                for one in kept
            ]
        )
    elif not kept:
        say(_NONE, settings.lang)
    for one in () if settings.as_json else kept:
        what = one.template or f"{len(one.columns)} 列 (columns)"
        click.echo(reveal(f"{one.name}\t{what}\t{'、'.join(one.headings)}"))
    return 0


@mapping.command("forget", short_help="删除一个 / forget one")
@click.argument("name")
@with_settings
def forget(settings: Settings, *, name: str) -> int:
    """删除一个已保存的列对应；没有这个名字时退出码为 1。

    Forget a kept mapping; exit 1 where none bears this name.
    """
    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring:
        gone = look.forget(name, wiring)
    if settings.as_json:
        print_json({"name": name, "forgotten": gone})
    else:
        click.echo((_GONE if gone else _UNKNOWN).say(settings.lang, name=name))
    return 0 if gone else 1


def _draft(draft: look.Draft) -> dict[str, object]:
    """A draft as plain data."""
    return {
        "sheet": draft.table.sheet,
        "row": draft.table.row,
        "headings": list(draft.table.headings),
        "known_as": draft.table.known_as,
        "yaml": draft.text,
    }
