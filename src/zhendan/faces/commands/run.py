"""`zhendan run`: from an inbox to a report, a dossier and a packet."""

from pathlib import Path
from typing import Any

import click

from zhendan.faces.case_run import Order, run_inbox, say_ran
from zhendan.faces.hints import with_hints
from zhendan.faces.settings import Settings, mappings_of, with_authority, with_settings
from zhendan.faces.terminal import TerminalProgress, console_on
from zhendan.steps import Errand, StampBy


@click.command(short_help="从收件箱到证据包 / steps 1–3 on a folder")
@click.argument("inbox", type=click.Path(readable=False, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="结果文件夹 / results")
@click.option("--case", "name", default="", help="案件名，默认平台加违规编号 / name of the case")
@click.option("--by", default="", help="办案人员 / who is at work")
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="未知表格的列对应（YAML） / columns of an unknown table",
)
@with_hints
@with_authority
@with_settings
def run(
    settings: Settings,
    *,
    inbox: Path,
    out: Path,
    mapping: tuple[Path, ...],
    stamp_by: tuple[StampBy, ...],
    **told: Any,
) -> int:
    """核查、取证、申诉：读入收件箱里的每个文件，写出报告、申诉材料和证据包。

    Verify, gather and appeal: read every file of INBOX, write report, dossier and packet.
    """
    with TerminalProgress(console_on(), settings.lang) as progress:
        errand = Errand(
            by=told["by"],
            name=told["name"],
            mappings=mappings_of(mapping),
            hints=told["hints"],
            stamp_by=stamp_by,
            progress=progress,
        )
        order = Order(
            out=out,
            workspace=settings.workspace,
            lang=settings.lang,
            errand=errand,
            named=settings.named,
        )
        ran = run_inbox(inbox, order)
    say_ran(ran, settings)
    return 0
