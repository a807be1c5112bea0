"""`zhendan import`: seal files and say what each was taken for, row by row counted."""

import sys
from pathlib import Path

import click

from zhendan.domain import CaseId
from zhendan.faces import answers
from zhendan.faces.hints import with_hints
from zhendan.faces.say import print_json
from zhendan.faces.settings import Settings, mappings_of, with_settings
from zhendan.faces.terminal import TerminalProgress, console_on, file_table
from zhendan.steps import Errand, Hints, wire
from zhendan.steps.look.importing import import_paths


@click.command(short_help="封存文件并说明认作什么 / seal files, say what each is")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--case", default="", help="归入哪个案件 / into which case")
@click.option("--by", default="", help="取证人 / who obtained them")
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="未知表格的列对应（YAML） / columns of an unknown table",
)
@with_hints
@with_settings
def import_files(
    settings: Settings,
    *,
    paths: tuple[Path, ...],
    mapping: tuple[Path, ...],
    hints: Hints,
    **names: str,
) -> int:
    """封存文件、逐个说明认作什么、读了多少行；同样的文件再来一次不会改变什么。

    Seal files and say what each was taken for; the same files again change nothing.
    """
    with (
        TerminalProgress(console_on(), settings.lang) as progress,
        wire(settings.workspace) as wiring,
    ):
        errand = Errand(
            by=names["by"], mappings=mappings_of(mapping), hints=hints, progress=progress
        )
        done = import_paths(paths, wiring, CaseId(names["case"]), errand)
    if settings.as_json:
        print_json(
            {
                "batch": done.batch,
                "rows": done.new_rows,
                "rejected": sum(report.rejected for report in done.files),
                "root": done.root,
                "new": list(done.new),
                "files": [answers.file_report(report) for report in done.files],
            }
        )
    else:
        console_on(sys.stdout).print(file_table(done.files, settings.lang))
    return 0
