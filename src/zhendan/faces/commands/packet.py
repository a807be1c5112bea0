"""`zhendan packet build`: the evidence packet of a case, for one kind of recipient."""

from pathlib import Path
from typing import Any

import click

from zhendan.domain import CaseId
from zhendan.faces.case_run import Order, run_case, say_ran
from zhendan.faces.hints import with_hints
from zhendan.faces.settings import Settings, require_workspace, with_authority, with_settings
from zhendan.faces.terminal import TerminalProgress, console_on
from zhendan.steps import Errand
from zhendan.steps.disclosing import require_reason


@click.group(short_help="生成证据包 / build the packet")
def packet() -> None:
    """证据包：交给平台、律师、法院或监管部门，对方自己就能核验。

    The evidence packet for a platform, lawyer, court or regulator, who can check it alone.
    """


@packet.command(short_help="写出一个案件的材料和证据包 / write a case's packet")
@click.option("--case", required=True, help="案件 / case")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="结果文件夹 / results")
@click.option(
    "--profile",
    type=click.Choice(["platform", "lawyer", "court", "regulator"]),
    default="platform",
    show_default=True,
    help="接收方，决定放入哪些凭证 / who receives it",
)
@click.option("--unmasked", is_flag=True, help="交出未脱敏的原件，须写明理由 / the originals")
@click.option("--reason", default="", help="未脱敏的理由，写入日志 / why unmasked, on record")
@click.option("--by", default="", help="办案人员 / who is at work")
@with_hints
@with_authority
@with_settings
def build(settings: Settings, case: str, out: Path, profile: str, **rest: Any) -> int:
    """从已封存的原件重新核查，并写出报告、申诉材料和证据包。

    Audit again from the sealed originals; write report, dossier and packet.
    """
    require_workspace(settings.workspace)
    require_reason(Errand(unmasked=rest["unmasked"], reason=rest["reason"]))
    with TerminalProgress(console_on(), settings.lang) as progress:
        errand = Errand(
            by=rest["by"],
            profile=profile,
            unmasked=rest["unmasked"],
            reason=rest["reason"],
            hints=rest["hints"],
            stamp_by=rest["stamp_by"],
            progress=progress,
        )
        order = Order(
            out=out,
            workspace=settings.workspace,
            lang=settings.lang,
            errand=errand,
            named=settings.named,
        )
        ran = run_case(CaseId(case), order)
    say_ran(ran, settings)
    return 0
