"""Step 6 恢复信誉: numbers in, saved mappings and targets, and what changed at which day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zhendan.domain import CaseId, Event, EventKind, Page
from zhendan.remedy import closed_on, tasks
from zhendan.reputation import (
    Break,
    Metric,
    MetricName,
    effects,
    metric_facts,
    metrics,
    read_metric,
    read_metric_mapping,
    read_sheet,
    series,
)
from zhendan.steps.books import read, write
from zhendan.steps.errand import Errand
from zhendan.steps.penalty_day import CountedFrom, penalty_day
from zhendan.steps.wiring import Wiring

__all__ = [
    "METRICS",
    "Break",
    "Metric",
    "Recovery",
    "import_sheet",
    "record",
    "recovery",
    "set_target",
]

METRICS = tuple(MetricName)
"""Every metric that can be followed."""
_MAPPINGS, _TARGETS = "metric_mappings", "metric_targets"


@dataclass(frozen=True, slots=True)
class Recovery:
    """Everything the report shows: lines, case days, targets, breaks."""

    case: CaseId
    case_on: date
    """The day before and after are counted from."""
    counted_from: CountedFrom
    """That day with its source: the penalty's where known."""
    lines: Mapping[MetricName, tuple[Metric, ...]]
    closed: Mapping[str, date]
    breaks: tuple[Break, ...]
    targets: Mapping[str, float]


def record(
    case: CaseId, measured: tuple[str, object, date, str], wiring: Wiring, errand: Errand
) -> Event:
    """Put one typed number on record: name, value, day, source."""
    name, value, on, source = measured
    facts = metric_facts(read_metric(name, value, on=on, source=source))
    return wiring.desk(errand.by).record(case, EventKind.METRIC_RECORDED, facts)


def import_sheet(
    case: CaseId, sheet: tuple[str, bytes, str], wiring: Wiring, errand: Errand
) -> int:
    """Take the metrics of an export: its name, bytes, and a mapping (empty: the saved one).

    The mapping is saved under the name without digits, so next month's file finds it again.
    Values on record already add nothing. Raises `MetricSheetUnreadable`.
    """
    name, content, mapping = sheet
    saved = "".join(c for c in name if not c.isdigit())
    known = [note.says("yaml") for note in read(_MAPPINGS, wiring) if note.id == saved]
    text = mapping or (known[-1] if known else "")
    found = read_sheet(content, read_metric_mapping(text), source=name)
    if mapping and mapping not in known[-1:]:
        write(Page(_MAPPINGS, saved, "saved", {"yaml": mapping}), wiring, errand)
    there = {(m.name, m.measured_on, m.value) for m in metrics(wiring.ledger.events(case))}
    new = [one for one in found if (one.name, one.measured_on, one.value) not in there]
    desk = wiring.desk(errand.by)
    for one in new:
        desk.record(case, EventKind.METRIC_RECORDED, metric_facts(one))
    return len(new)


def set_target(name: str, value: float, wiring: Wiring, errand: Errand) -> Event:
    """Set what a metric is to reach. Raises `MetricUnknown`, `MetricUnreadable`."""
    on = wiring.clock.now().date()
    metric = read_metric(name, value, on=on, source="目标 / target")
    return write(Page(_TARGETS, metric.name, "set", {"value": metric.value}), wiring, errand)


def recovery(case: CaseId, wiring: Wiring, *, inner: bool) -> Recovery:
    """Every metric's line with its breaks at the penalty's day and at each measure.

    A measure's id tells its cause: of those for conceded orders only `inner` eyes see it, others
    see that a measure was closed on that day.
    """
    events = wiring.ledger.events(case)
    since = penalty_day(case, wiring)
    found: Sequence[Metric] = metrics(events)
    lines = {name: series(name, found) for name in MetricName}
    lines = {name: line for name, line in lines.items() if line}
    closed = _named(events, inner=inner)
    breaks = tuple(
        one for line in lines.values() for one in effects(line, closed, case_on=since.on)
    )
    targets = {note.id: float(note.says("value")) for note in read(_TARGETS, wiring)}
    return Recovery(case, since.on, since, lines, closed, breaks, targets)


def _named(events: Sequence[Event], *, inner: bool) -> Mapping[str, date]:
    """The closing day of each measure under the name its reader may know."""
    days, kept = closed_on(events), {one.id: one for one in tasks(events)}
    return {
        task if inner or not kept[task].orders else f"measure-{number}": on
        for number, (task, on) in enumerate(days.items(), start=1)
    }
