"""`zhendan rejected`: every row that was not used, with its reason, and a file to mend it in."""

from pathlib import Path

import click

from zhendan.domain import CaseId, Text
from zhendan.faces.say import print_json, say
from zhendan.faces.settings import Settings, mappings_of, require_workspace, with_settings
from zhendan.faces.terminal import TerminalProgress, console_on
from zhendan.faces.untrusted import reveal
from zhendan.steps import Errand, wire
from zhendan.steps import left_out as look

_NONE = Text("没有被退回的行。", "No row was left out.")
_WRITTEN = Text(
    "已写出 {count} 个文件；改好后与原文件一起放入即可，文件名请保留开头的“退回_”。",
    "Wrote {count} files; mend them and put them in beside the originals, names unchanged.",
)


@click.command(short_help="没有采用的行 / rows that were left out")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--case", default="", help="哪个案件的原件 / of a case's sealed files")
@click.option(
    "--out", type=click.Path(path_type=Path), default=None, help="导出到文件夹 / export to"
)
@click.option(
    "--mapping",
    "mappings",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="未知表格的列对应（YAML） / columns of an unknown table",
)
@with_settings
def rejected(
    settings: Settings,
    *,
    paths: tuple[Path, ...],
    case: str,
    out: Path | None,
    mappings: tuple[Path, ...],
) -> int:
    """列出没有采用的行和原因；用 --out 导出，改好后与原文件一起再导入，不会重复计数。

    List the rows that were left out and why; --out exports them to be mended and put in again.
    """
    if bool(paths) == bool(case):
        raise click.UsageError("请给出文件或 --case 之一 / give files or --case, one of them")
    if case:
        require_workspace(settings.workspace)
    with (
        TerminalProgress(console_on(), settings.lang) as progress,
        wire(settings.workspace) as wiring,
    ):
        errand = Errand(mappings=mappings_of(mappings), progress=progress)
        if case:
            found = look.left_out_of_case(CaseId(case), wiring, errand)
        else:
            found = look.left_out_of(paths, wiring, errand)
        if out is not None and found.rows:
            found = look.exported(found, out)
    _say(found, settings)
    return 0


def _say(found: look.LeftOut, settings: Settings) -> None:
    """The rows with their reasons, as JSON or in lines."""
    if settings.as_json:
        rows = [
            {
                "path": row.path,
                "sha256": row.file,
                "sheet": row.sheet,
                "row": row.row,
                "code": row.code,
                "reason": {"zh": row.reason.zh, "en": row.reason.en},
            }
            for row in found.rows
        ]
        print_json({"rows": rows, "written": [str(path) for path in found.written]})
        return
    for row in found.rows:
        where = " ".join(filter(None, (row.path, row.sheet, str(row.row))))
        click.echo(reveal(f"{where}\t{row.code}\t{row.reason.say(settings.lang)}"))
    if not found.rows:
        say(_NONE, settings.lang)
    if found.written:
        click.echo(_WRITTEN.say(settings.lang, count=len(found.written)))
