"""A number about the shop, with its unit, its day and its source (指标)."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhendan.domain import Event, EventKind, Text
from zhendan.reputation.errors import MetricUnknown, MetricUnreadable, MetricUnsourced

TOP_SCORE = 5.0
"""Shop scores of the platforms run from 0 to 5."""


class Unit(StrEnum):
    """What a metric is counted in."""

    SHARE = "share"  # 占比, 0 to 1
    SCORE = "score"  # 评分, 0 to 5
    COUNT = "count"  # 数量


class MetricName(StrEnum):
    """The metrics that can be followed over a case."""

    DESCRIPTION_SCORE = "description_score"  # 描述相符
    SERVICE_SCORE = "service_score"  # 服务态度
    LOGISTICS_SCORE = "logistics_score"  # 物流服务
    EXPERIENCE_SCORE = "experience_score"  # 店铺体验分（按 0–5 折算）
    REVIEW_SCORE = "review_score"  # 商品评价均分
    REFUND_SHARE = "refund_share"  # 退款率
    COMPLAINT_SHARE = "complaint_share"  # 投诉率
    DISPUTE_SHARE = "dispute_share"  # 纠纷率
    REPURCHASE_SHARE = "repurchase_share"  # 复购率
    DAILY_ORDERS = "daily_orders"  # 日订单数
    DAILY_VISITORS = "daily_visitors"  # 日访客数
    SEARCH_VISITORS = "search_visitors"  # 搜索访客数
    RUNNING_PENALTIES = "running_penalties"  # 仍在执行的处罚数
    PENALTY_POINTS = "penalty_points"  # 违规扣分，申诉减去的不算
    MEMBERS = "members"  # 会员数

    @property
    def words(self) -> Text:
        """The metric as a person reads it."""
        return _WORDS[self]

    @property
    def unit(self) -> Unit:
        """What the metric is counted in."""
        if self.value.endswith("_share"):
            return Unit.SHARE
        return Unit.SCORE if self.value.endswith("_score") else Unit.COUNT

    @property
    def better_high(self) -> bool:
        """Whether a higher value is better for the shop."""
        return self not in _BETTER_LOW


_BETTER_LOW = (
    MetricName.REFUND_SHARE,
    MetricName.COMPLAINT_SHARE,
    MetricName.DISPUTE_SHARE,
    MetricName.RUNNING_PENALTIES,
    MetricName.PENALTY_POINTS,
)
_WORDS = {
    MetricName.DESCRIPTION_SCORE: Text("描述相符", "description score"),
    MetricName.SERVICE_SCORE: Text("服务态度", "service score"),
    MetricName.LOGISTICS_SCORE: Text("物流服务", "logistics score"),
    MetricName.EXPERIENCE_SCORE: Text("店铺体验分", "experience score"),
    MetricName.REVIEW_SCORE: Text("评价均分", "review score"),
    MetricName.DISPUTE_SHARE: Text("纠纷率", "dispute share"),
    MetricName.SEARCH_VISITORS: Text("搜索访客数", "visitors from search"),
    MetricName.RUNNING_PENALTIES: Text("仍在执行的处罚", "penalties still running"),
    MetricName.PENALTY_POINTS: Text("违规扣分", "penalty points"),
    MetricName.REFUND_SHARE: Text("退款率", "refund share"),
    MetricName.COMPLAINT_SHARE: Text("投诉率", "complaint share"),
    MetricName.REPURCHASE_SHARE: Text("复购率", "repurchase share"),
    MetricName.DAILY_ORDERS: Text("日订单数", "daily orders"),
    MetricName.DAILY_VISITORS: Text("日访客数", "daily visitors"),
    MetricName.MEMBERS: Text("会员数", "members"),
}


@dataclass(frozen=True, slots=True)
class Metric:
    """One measured number; without a source or outside its range it cannot be built."""

    name: MetricName
    value: float
    measured_on: date
    source: str

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise MetricUnsourced(name=self.name.words.zh)
        top = {Unit.SHARE: 1.0, Unit.SCORE: TOP_SCORE, Unit.COUNT: math.inf}[self.unit]
        if not (math.isfinite(self.value) and 0 <= self.value <= top):
            raise MetricUnreadable(name=self.name.words.zh, value=self.value)

    @property
    def unit(self) -> Unit:
        """What the value is counted in."""
        return self.name.unit


def read_metric(name: str, value: object, *, on: date, source: str) -> Metric:
    """A metric from outside. Raises `MetricUnknown`, `MetricUnreadable`, `MetricUnsourced`."""
    try:
        known = MetricName(name)
    except ValueError as error:
        raise MetricUnknown(name=name, known="、".join(MetricName)) from error
    try:
        number = float(str(value))
    except ValueError as error:
        raise MetricUnreadable(name=known.words.zh, value=value) from error
    return Metric(known, number, on, source)


def metric_facts(metric: Metric) -> dict[str, object]:
    """The facts of a `METRIC_RECORDED` event."""
    return {
        "name": str(metric.name),
        "value": metric.value,
        "measured_on": metric.measured_on.isoformat(),
        "source": metric.source,
    }


def metrics(events: Iterable[Event]) -> tuple[Metric, ...]:
    """The metrics of a case, oldest first; of two for one day the later record holds."""
    found: dict[tuple[MetricName, date], Metric] = {}
    for event in events:
        if event.kind is EventKind.METRIC_RECORDED:
            metric = _read(event)
            found[metric.name, metric.measured_on] = metric
    return tuple(sorted(found.values(), key=lambda m: (m.measured_on, m.name)))


def _read(event: Event) -> Metric:
    facts = event.facts
    name, day = str(facts.get("name", "")), str(facts.get("measured_on", ""))
    try:
        on = date.fromisoformat(day)
    except ValueError as error:
        raise MetricUnreadable(name=name, value=day) from error
    return read_metric(name, facts.get("value"), on=on, source=str(facts.get("source", "")))
