"""`zhendan adviser`: an adviser's contract checked, when to ask one, what to bring, the cost."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from zhendan.domain import CaseId, Text
from zhendan.faces.plain import tell
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.steps import advising, wire_reading

_WARNS = Text("需要留意：{title}", "Look closely: {title}")
_MISSING = Text("没有找到：{title}", "Not found: {title}")
_QUOTE = Text("  原文：{words}", "  quoted: {words}")
_WHY = Text("  为什么：{words}", "  why: {words}")
_ASK = Text("  可以这样要求：{words}", "  what to ask: {words}")
_FIRST = Text("先请{who}：{why}", "First {who}: {why}")
_ALSO = Text("可以请{who}：{why}", "Perhaps {who}: {why}")


class Sum(click.ParamType):  # type: ignore[type-arg]
    """An amount of yuan or a share, as a decimal."""

    name = "decimal"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        """The number. Fails as usage where it is none."""
        try:
            return Decimal(str(value))
        except ArithmeticError:
            self.fail(f"{value}: 需要数字 / a number is needed", param, ctx)


@click.group(short_help="请人帮忙：合同核查、何时请、费用 / advisers")
def adviser() -> None:
    """请人帮忙之前：核对合同，看是否需要律师，带什么去，要花多少。

    Before asking for help: check the contract, see whether a lawyer is needed, what to bring,
    and what it costs.
    """


@adviser.command(short_help="核对顾问的合同或报价 / check a contract")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_settings
def check(settings: Settings, path: Path) -> int:
    """核对一份合同或报价（DOCX、PDF、文本）：缺什么条款，哪些话要留意。有需要留意的话时退出码为 1。

    Check a contract or offer for missing clauses and words that warn. Exit code 1 if any warns.
    """
    found = advising.check_file(path)
    lang = settings.lang
    lines = []
    for one in found.warned:
        lines += [_WARNS.say(lang, title=one.title.say(lang)), _QUOTE.say(lang, words=one.passage)]
        lines += [_WHY.say(lang, words=one.why.say(lang)), _ASK.say(lang, words=one.ask.say(lang))]
    for gone in found.missing:
        lines += [_MISSING.say(lang, title=gone.title.say(lang))]
        lines += [_ASK.say(lang, words=gone.ask.say(lang))]
    tell(settings, found, [*lines, found.note.say(lang)])
    return 1 if found.warned else 0


@adviser.command(short_help="什么时候该请律师 / when to ask a lawyer")
@click.option("--case", required=True, help="案件 / case")
@click.option("--at-stake", type=Sum(), default=Decimal(0), help="涉及金额（元） / at stake")
@click.option("--organised", is_flag=True, help="有人付费或组织下单 / orders were paid for")
@click.option("--agency-involved", is_flag=True, help="代运营方可能有关 / the agency took part")
@click.option("--authority-asks", is_flag=True, help="监管或公安已联系 / an authority has called")
@with_settings
def when(settings: Settings, case: str, **told: Any) -> int:
    """根据案件现状说明要不要请人、请谁、先后；并列出该带什么。

    From the case as it stands: whether to ask, whom, what first; and what to bring.
    """
    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        found = advising.when(CaseId(case), advising.Situation(**told), wiring, private=True)
    lang = settings.lang
    lines = [
        (_FIRST if one.first else _ALSO).say(lang, who=one.who.say(lang), why=one.why.say(lang))
        for one in found
    ] or [advising.ALONE.say(lang)]
    lines += [f"· {one.say(lang)}" for one in advising.BRING]
    return tell(settings, {"reasons": found, "bring": advising.BRING}, lines)


@adviser.command(short_help="费用比较表 / cost worksheet")
@click.option("--at-stake", type=Sum(), required=True, help="涉及金额（元） / at stake")
@click.option("--fixed", type=Sum(), required=True, help="固定费用 / fixed fee")
@click.option("--share", type=Sum(), default=Decimal(0), help="成功费比例 0–1 / share on success")
@click.option("--expenses", type=Sum(), default=Decimal(0), help="其他开支 / expenses")
@click.option("--own-hours", type=Sum(), default=Decimal(0), help="自己投入的小时 / own hours")
@click.option("--hourly", type=Sum(), default=Decimal(0), help="每小时成本 / cost of an hour")
@with_settings
def cost(settings: Settings, at_stake: Decimal, **told: Decimal) -> int:
    """撤销和不撤销两种情况下各付多少；不预测结果。

    What an offer costs if the penalty is lifted and if not; no outcome is predicted.
    """
    offer = advising.Offer(
        told["fixed"], told["share"], told["expenses"], told["own_hours"], told["hourly"]
    )
    found = advising.cost(offer, at_stake)
    return tell(settings, found, [found.words.say(settings.lang)])
