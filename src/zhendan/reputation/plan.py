"""A short plan for the time after the case: few tasks, each with the metric that shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from zhendan.domain import Cause, Text, cause_words
from zhendan.reputation.compare import Change, Shown
from zhendan.reputation.metrics import MetricName

LONGEST_PLAN = 6
"""A list a shop can keep; what is worse than before comes first."""


class Area(StrEnum):
    """What a task of the plan is about."""

    QUALITY = "quality"  # 商品与进货
    AFTER_SALES = "after_sales"  # 售后
    PROMOTION = "promotion"  # 促销
    MEMBERSHIP = "membership"  # 会员


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One task, what shows that it was done, the metric it is measured by, a proposed date."""

    area: Area
    task: Text
    proof: Text
    metric: MetricName
    due_on: date
    basis: Text
    """Why it stands in the plan."""


@dataclass(frozen=True, slots=True)
class _Idea:
    area: Area
    task: Text
    proof: Text
    metric: MetricName
    days: int
    causes: frozenset[str] = frozenset()


_IDEAS = (
    _Idea(
        Area.QUALITY,
        Text(
            "建立进货档案：供应商证照、批次与检验记录，可同时作为货源凭证",
            "keep a purchase file: supplier licences, batches, inspections; it is evidence too",
        ),
        Text(
            "进货档案目录与最近一批的检验记录",
            "the index of the file and the latest lot's inspection",
        ),
        MetricName.DESCRIPTION_SCORE,
        30,
        frozenset({"RC20", "RC19"}),
    ),
    _Idea(
        Area.QUALITY,
        Text(
            "每周按原因统计退货退款；核对商品页面与实物，先改退款最集中的三款",
            "count reasons for returns weekly; compare pages with goods, the three most refunded"
            " items first",
        ),
        Text(
            "退款原因统计与修改前后的商品页",
            "counts of reasons for refunds, pages before and after",
        ),
        MetricName.REFUND_SHARE,
        30,
    ),
    _Idea(
        Area.AFTER_SALES,
        Text(
            "约定售后与投诉的首次答复和处理时限，每周查看超时记录",
            "set limits for first answer and handling of service requests and complaints; look at"
            " the late ones weekly",
        ),
        Text("时限规定与四周的超时记录", "the limits and four weeks of late ones"),
        MetricName.COMPLAINT_SHARE,
        14,
    ),
    _Idea(
        Area.AFTER_SALES,
        Text(
            "每日查看停滞的物流轨迹，主动联系买家",
            "look for stalled tracks daily and contact the buyers",
        ),
        Text("首周的停滞清单与联系记录", "the first week's list with whom was contacted"),
        MetricName.LOGISTICS_SCORE,
        14,
        frozenset({"RC06"}),
    ),
    _Idea(
        Area.PROMOTION,
        Text(
            "排出活动日历；每次活动前登记方案、预算与预计区间并存档规则页，活动后对照实际",
            "keep a calendar; before each promotion register plan, budget and expected range and"
            " archive its rules; compare afterwards",
        ),
        Text(
            "已封存的活动方案、规则页存档与活动后的对照",
            "the sealed plan, the archived rules, the comparison",
        ),
        MetricName.DAILY_ORDERS,
        30,
        frozenset({"RC01", "RC05"}),
    ),
    _Idea(
        Area.PROMOTION,
        Text(
            "检查评价邀请：可以邀请评价，不以好评换取任何回报",
            "check review invitations: inviting is fine, rewarding praise is not",
        ),
        Text("检查过的邀请文字与卡片", "the invitations and cards as checked"),
        MetricName.SERVICE_SCORE,
        14,
        frozenset({"RC18"}),
    ),
    _Idea(
        Area.MEMBERSHIP,
        Text(
            "为真实老客提供会员权益，按季度记录复购",
            "offer members' benefits to real regulars and record repurchase by quarter",
        ),
        Text(
            "会员权益页面与一个季度的复购数字", "the page of benefits and a quarter of repurchase"
        ),
        MetricName.REPURCHASE_SHARE,
        60,
        frozenset({"RC02"}),
    ),
)


def plan(changes: Sequence[Change], causes: Iterable[Cause], *, on: date) -> tuple[PlanItem, ...]:
    """At most six tasks: what is worse than before first, then what the causes ask for.

    A metric nobody has measured stays in the plan: its first task is to begin measuring.
    """
    by_metric = {change.name: change for change in changes}
    codes = {cause.code for cause in causes}
    ranked = sorted(_IDEAS, key=lambda idea: _rank(idea, by_metric.get(idea.metric), codes))
    return tuple(
        PlanItem(
            area=idea.area,
            task=idea.task,
            proof=idea.proof,
            metric=idea.metric,
            due_on=on + timedelta(days=idea.days),
            basis=_basis(idea, by_metric.get(idea.metric), codes),
        )
        for idea in ranked[:LONGEST_PLAN]
    )


def _rank(idea: _Idea, change: Change | None, codes: set[str]) -> int:
    """0 worse than before, 1 asked for by a cause, 2 not told yet, 3 no change, 4 better."""
    if change is not None and change.is_worse:
        return 0
    if idea.causes & codes:
        return 1
    if change is None or change.shown is Shown.CANNOT_TELL:
        return 2
    return 3 if change.shown is Shown.NO_CHANGE_SEEN else 4


def _basis(idea: _Idea, change: Change | None, codes: set[str]) -> Text:
    """Why the task stands where it stands."""
    if change is not None and change.is_worse:
        return change.words
    asked = cause_words(sorted(idea.causes & codes))
    if asked.zh:
        return Text(f"对应原因：{asked.zh}。", f"Answers: {asked.en}.")
    if change is None:
        name = idea.metric.words
        return Text(
            f"尚无「{name.zh}」的数据，请先开始记录",
            f"no data on {name.en} yet: begin recording it",
        )
    return change.words
