"""信誉: numbers before and after, told plainly, and a short plan."""

from zhendan.reputation.compare import Change, Shown, Side, before_after
from zhendan.reputation.errors import MetricUnknown, MetricUnreadable, MetricUnsourced
from zhendan.reputation.metrics import (
    Metric,
    MetricName,
    Unit,
    metric_facts,
    metrics,
    read_metric,
)
from zhendan.reputation.plan import Area, PlanItem, plan

__all__ = [
    "Area",
    "Change",
    "Metric",
    "MetricName",
    "MetricUnknown",
    "MetricUnreadable",
    "MetricUnsourced",
    "PlanItem",
    "Shown",
    "Side",
    "Unit",
    "before_after",
    "metric_facts",
    "metrics",
    "plan",
    "read_metric",
]
