"""Step 6 恢复信誉: measured before and after, in plain words, and a short plan."""

from collections.abc import Sequence
from datetime import date

from zhendan.domain import CaseId, Cause, Event, EventKind
from zhendan.reputation import (
    Change,
    PlanItem,
    before_after,
    metric_facts,
    metrics,
    plan,
    read_metric,
)
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import Wiring


def record_metric(
    case: CaseId,
    measured: tuple[str, object, date, str],
    wiring: Wiring,
    errand: Errand,
) -> Event:
    """Put one measured number on record: name, value, day and where it comes from.

    Raises `MetricUnknown`, `MetricUnreadable`, `MetricUnsourced`.
    """
    name, value, on, source = measured
    metric = read_metric(name, value, on=on, source=source)
    return wiring.desk(errand.by).record(case, EventKind.METRIC_RECORDED, metric_facts(metric))


def compare(case: CaseId, wiring: Wiring, *, case_on: date) -> tuple[Change, ...]:
    """Every metric before and after the case; says so where it cannot tell."""
    return before_after(metrics(wiring.ledger.events(case)), case_on=case_on)


def plan_recovery(
    changes: Sequence[Change], causes: Sequence[Cause], *, on: date
) -> tuple[PlanItem, ...]:
    """A short plan for quality, after-sales, promotions and membership, each with its metric."""
    return plan(changes, causes, on=on)
