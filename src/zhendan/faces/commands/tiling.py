"""`zhendan log tiles`: the log as plain files that anybody can follow."""

from pathlib import Path

import click

from zhendan.domain import Fault, Text
from zhendan.faces.say import print_json, say
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.faces.untrusted import reveal
from zhendan.steps import wire_reading

_DONE = Text(
    "已写出 {files} 个瓦片文件（新增 {new} 个），日志 {size} 条，默克尔根 {root}。",
    "{files} files of tiles, {new} of them new; {size} records, Merkle root {root}.",
)
_SAME = Text("瓦片与日志一致。", "The tiles are what the log gives.")


@click.command(short_help="日志瓦片 / the log as tiles")
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="只比对，不写入 / compare and write nothing")
@with_settings
def tiles(settings: Settings, out: Path, *, check: bool) -> int:
    """把日志写成通用的瓦片文件（C2SP tlog-tiles），只凭这些文件就能算出根；其中没有姓名和文件名。

    Write the log as C2SP tlog-tiles: from these files alone anybody computes the root. They hold
    no name of a person or a file. Run again, it adds what is new.
    """
    from zhendan.steps.tiling import compared, tile

    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        if check:
            return _say_faults(compared(out, wiring), settings)
        made = tile(out, wiring)
    told = {"size": made.size, "root": made.root, "files": made.files, "new": made.new}
    if settings.as_json:
        print_json(told)
    else:
        say(_DONE, settings.lang, **told)
    return 0


def _say_faults(faults: tuple[Fault, ...], settings: Settings) -> int:
    """Each tile that differs, by its path."""
    if settings.as_json:
        bad = [{"code": one.code, "item": one.item, "found": one.found} for one in faults]
        print_json({"ok": not faults, "bad": bad})
    elif not faults:
        say(_SAME, settings.lang)
    else:
        for one in faults:
            click.echo(reveal(f"{one.item}\t{one.text.say(settings.lang)}\t{one.found}"))
    return 1 if faults else 0
