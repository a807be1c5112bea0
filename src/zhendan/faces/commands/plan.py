"""`zhendan plan`: incoming inspection, defects, promotions sealed beforehand, members."""

from pathlib import Path
from typing import Any

import click

from zhendan.domain import CaseId, OrderId, Text
from zhendan.faces.plain import tell
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.steps import Errand, planning, restore, wire, wire_reading

_BY = click.option("--by", required=True, help="记录人 / who")
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_KEPT = Text("已记录。", "Recorded.")
_SEALED = Text("方案已封存（{exhibit}），{when}。", "Plan sealed ({exhibit}), {when}.")
_BEFORE = Text("在活动开始之前", "before the start")
_AFTER = Text("已在活动开始之后，记录会写明", "after the start, and the record says so")
_FEWER = Text("不足五位的月份合计", "months of fewer than five")
_TASK = Text(
    "{n}. {task}（建议 {on} 前；证明：{proof}；看“{metric}”）{basis}",
    "{n}. {task} (by {on}; proof: {proof}; look at: {metric}) {basis}",
)
_MEMBERS = Text("复购率 {share}；{buyers} 位买家", "repurchase {share}; {buyers} buyers")

_CHANCE = Text(
    "不合格品率与接收概率（按二项分布算得，与标准表无关）：",
    "Share nonconforming and how likely the lot is accepted (binomial, computed here):",
)


@click.group(short_help="计划：抽检、缺陷、促销登记、会员 / plans")
def plan() -> None:
    """商品质量、促销和会员的计划。

    Plans for quality, promotions and members.
    """


@plan.command(short_help="进货抽检方案 / a sampling plan")
@click.argument("lot", type=int)
@click.option("--aql", default="2.5", show_default=True, help="接收质量限 / AQL")
@with_settings
def inspect(settings: Settings, lot: int, aql: str) -> int:
    """按批量给出抽检方案（GB/T 2828.1 一般检验水平 II，正常检验一次抽样；表值待与标准核对）。

    How many of a lot to inspect (ISO 2859-1 level II; to be held against the standard).
    """
    found = planning.sampling_plan(lot, aql)
    lines = [found.words.say(settings.lang), _CHANCE.say(settings.lang)]
    lines += [f"  {share:6.1%}  {likely:7.1%}" for share, likely in found.chances]
    return tell(settings, found, lines)


@plan.command(short_help="记录一批货的检验 / record a lot's inspection")
@click.argument("lot")
@click.option("--item", required=True, help="商品 / item")
@click.option("--inspected", type=int, required=True, help="检验件数 / inspected")
@click.option("--bad", type=int, required=True, help="不合格件数 / nonconforming")
@click.option("--refund", "refunds", multiple=True, help="由此退款的订单号 / refunded orders")
@_BY
@with_settings
def defects(settings: Settings, lot: str, *, by: str, **told: Any) -> int:
    """记录一批货检验了多少、不合格多少、引起哪些退款；随后列出各商品的情况。

    Record a lot's inspection with the refunds it led to; then items, worst first.
    """
    require_workspace(settings.workspace)
    refunds = tuple(OrderId(one) for one in told["refunds"])
    one_lot = planning.Inspected(lot, told["item"], told["inspected"], told["bad"], refunds)
    with wire(settings.workspace) as wiring:
        planning.record_defects(one_lot, wiring, Errand(by=by))
        items = planning.item_defects(wiring)
    lines = [f"{one.item}  {one.bad}/{one.inspected}  {one.refunds}" for one in items]
    return tell(settings, items, lines)


@plan.command(short_help="事先登记促销方案 / register a promotion")
@click.argument("path", type=_FILE)
@_BY
@with_settings
def promotion(settings: Settings, path: Path, by: str) -> int:
    """活动开始前封存方案（YAML）：时间、商品、预算、预计区间、规则页面；并提示容易被批量套券的地方。

    Seal a promotion's plan (YAML) before it starts; names what invites coupon gangs.
    """
    with wire(settings.workspace) as wiring:
        event, invites = planning.register_promotion(path.read_text("utf-8"), wiring, Errand(by=by))
    fields: Any = event.facts["fields"]
    when = (_BEFORE if fields["before_start"] else _AFTER).say(settings.lang)
    lines = [_SEALED.say(settings.lang, exhibit=fields["exhibit"], when=when)]
    lines += [f"· {one.say(settings.lang)}" for one in invites]
    return tell(settings, {**fields, "invites": invites}, lines)


@plan.command(short_help="活动与登记的方案对照 / a promotion against its plan")
@click.argument("name")
@click.argument("orders", nargs=-1, type=int, required=True)
@with_settings
def compare(settings: Settings, name: str, orders: tuple[int, ...]) -> int:
    """把每天的实际单量与登记的区间对照。

    Hold the days' orders against the band that was registered.
    """
    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        found = planning.promotion_against_plan(name, orders, wiring)
    return tell(settings, found, [found.say(settings.lang)])


@plan.command(short_help="会员分层与复购 / members")
@with_settings
def members(settings: Settings) -> int:
    """按订单复核台记住的订单算复购：只有人数，没有个人；不足五人的组合并显示。

    Repurchase over the orders the review desk knows: counts only, small groups joined.
    """
    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        parts, months, share = planning.members(wiring)
    buyers = sum(one.buyers for one in parts)
    lines = [_MEMBERS.say(settings.lang, share=share, buyers=buyers)]
    fewer = _FEWER.say(settings.lang)
    lines += [f"{one.month or fewer}  {one.buyers}  {dict(one.again)}" for one in months]
    return tell(settings, {"segments": parts, "cohorts": months, "repurchase": share}, lines)


@plan.command(short_help="恢复信誉的简短计划 / a plan for the time after")
@click.option("--case", required=True, help="案件 / case")
@with_settings
def recovery(settings: Settings, case: str) -> int:
    """商品、售后、促销、会员最多六件事，比处罚前差的在前；每件写明证明和看哪个指标。

    At most six tasks for quality, after-sales, promotions and members, each with proof and metric.
    """
    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        found = restore.plan_recovery(CaseId(case), wiring, inner=True)
    lang = settings.lang
    lines = [
        _TASK.say(
            lang,
            n=n,
            task=one.task.say(lang),
            on=one.due_on,
            proof=one.proof.say(lang),
            metric=one.metric.words.say(lang),
            basis=one.basis.say(lang),
        )
        for n, one in enumerate(found, start=1)
    ]
    return tell(settings, found, lines)
