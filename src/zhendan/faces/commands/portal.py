"""`zhendan portal`: the platform's form, box by box, as files ready to copy."""

from collections.abc import Mapping
from pathlib import Path

import click

from zhendan.domain import CaseId
from zhendan.faces.hints import with_hints
from zhendan.faces.places import require_output
from zhendan.faces.say import print_json, problem_data
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.faces.terminal import TerminalProgress, console_on
from zhendan.steps import Errand, Hints, portal_of, wire, work_through

_LIST = "文件清单.txt"
"""The names of the files laid out: what an earlier pack left behind is known by it."""


def _lay_out(out: Path, files: Mapping[str, bytes]) -> None:
    """Write the pack; files of an earlier one that it no longer has go, and no other file."""
    listed = out / _LIST
    earlier = listed.read_text("utf-8").splitlines() if listed.is_file() else []
    for name in earlier:
        path = out / name
        if name not in files and path.resolve().is_relative_to(out.resolve()) and path.is_file():
            path.unlink()
    for name, content in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    listed.write_text("\n".join(files) + "\n", encoding="utf-8")


@click.command(short_help="按平台表单整理提交包 / the form, box by box")
@click.option("--case", required=True, help="案件 / case")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="文件夹 / folder")
@with_hints
@with_settings
def portal(settings: Settings, case: str, out: Path, hints: Hints) -> int:
    """每栏一个可复制的文件：文字、合并压缩好的图片、订单号清单；放不下时明说，不裁剪。

    One file a box: text, combined pictures, order list; what does not fit is said, never cut.
    """
    require_workspace(settings.workspace)
    require_output(out)
    with (
        wire(settings.workspace) as wiring,
        TerminalProgress(console_on(), settings.lang) as progress,
    ):
        errand = Errand(hints=hints, progress=progress)
        made = portal_of(work_through(CaseId(case), wiring, errand), wiring, errand)
    _lay_out(out, made.files)
    fits = not any(problem.level == "hard_stop" for problem in made.problems)
    if settings.as_json:
        print_json(
            {
                "ok": fits,
                "files": [str(out / name) for name in made.files],
                "problems": [problem_data(one) for one in made.problems],
                "notes": list(made.notes),
            }
        )
    else:
        click.echo(made.files[made.index].decode())
    return 0 if fits else 1
