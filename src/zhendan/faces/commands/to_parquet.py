"""`zhendan parquet`: canonical rows of exports as Parquet, for engineers."""

import sys
from pathlib import Path

import click

from zhendan.faces import answers
from zhendan.faces.say import print_json
from zhendan.faces.settings import Settings, mappings_of, with_settings
from zhendan.faces.terminal import TerminalProgress, console_on, file_table
from zhendan.steps import Errand
from zhendan.steps.look.to_parquet import import_to_parquet


@click.command(short_help="规范化的行写成 Parquet / canonical rows as Parquet")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="新的文件夹，全部写完才出现 / a new folder, there only when whole",
)
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="未知表格的列对应（YAML） / columns of an unknown table",
)
@with_settings
def parquet(
    settings: Settings, *, paths: tuple[Path, ...], out: Path, mapping: tuple[Path, ...]
) -> int:
    """读文件，把规范化的行写成 Parquet 文件夹，一表一个子文件夹；不封存，不立案。

    Read files and write their canonical rows as Parquet, one folder a table. Nothing is sealed
    and no case is opened; people's data is hashed with the workspace's key.
    """
    with TerminalProgress(console_on(), settings.lang) as progress:
        errand = Errand(mappings=mappings_of(mapping), progress=progress)
        done = import_to_parquet(paths, out, workspace=settings.workspace, errand=errand)
    if settings.as_json:
        print_json(
            {
                "parquet": str(done.folder),
                "rows": sum(report.rows for report in done.files),
                "rejected": sum(report.rejected for report in done.files),
                "files": [answers.file_report(report) for report in done.files],
            }
        )
    else:
        console_on(sys.stdout).print(file_table(done.files, settings.lang))
    return 0
