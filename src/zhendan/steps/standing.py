"""Step 6 恢复信誉: what a platform's own interface says of the shop's standing on a day."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from zhendan.casework import HealthUnknown
from zhendan.domain import CaseId, EventKind, Exhibit
from zhendan.reputation import Metric, MetricName, metric_facts, metrics, read_metric
from zhendan.steps.depositing import deposit
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import Wiring
from zhendan.steps.wiring.health import Health, HealthMetric, PointChange, read_health

__all__ = ["Standing", "take_health"]

_PERCENT = 100
_AHR_STEP = 200
"""Amazon's account health rating runs to 1,000, a score to 5."""
_FOLLOWED = {
    "return_refund_rate": (MetricName.REFUND_SHARE, _PERCENT, "%"),
    "shop_rating": (MetricName.REVIEW_SCORE, 1, ""),
    "ahrScore": (MetricName.EXPERIENCE_SCORE, _AHR_STEP, ""),
}
"""The platform's name -> our metric, what its value is divided by, and the unit it must have."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What was put on record of one answer, and what was only read."""

    exhibit: Exhibit
    taken: tuple[Metric, ...]
    """New on record; values that stood there already are not named again."""
    points: tuple[PointChange, ...]
    """Violations with points, before and after an appeal."""
    only_read: tuple[HealthMetric, ...]
    """Metrics that no line follows, as the platform tells them."""


def take_health(
    case: CaseId, answer: tuple[str, bytes, date], wiring: Wiring, errand: Errand
) -> Standing:
    """Seal a saved answer (its name, bytes and day) and put what it measures on record.

    Raises `HealthUnknown`, `ChannelRefused`, `MetricUnreadable`, `CaseMissing`; then nothing was
    taken.
    """
    name, content, on = answer
    found = read_health(content, on)
    if found is None:
        raise HealthUnknown(name=name)
    told = tuple(_followed(found.metrics))
    values = [*_counted(found), *((metric, value) for metric, value, _ in told)]
    measured = [read_metric(metric, value, on=on, source=name) for metric, value in values]
    there = {(m.name, m.measured_on, m.value) for m in metrics(wiring.ledger.events(case))}
    new = tuple(m for m in measured if (m.name, m.measured_on, m.value) not in there)
    sealed = deposit(name, content, wiring, case=case, errand=errand)
    desk = wiring.desk(errand.by)
    for metric in new:
        desk.record(case, EventKind.METRIC_RECORDED, metric_facts(metric))
    followed = {told_as.name for _, _, told_as in told}
    rest = tuple(m for m in found.metrics if m.name not in followed and m.value is not None)
    return Standing(sealed.exhibit, new, found.points or (), rest)


def _counted(found: Health) -> Iterator[tuple[MetricName, float]]:
    """Points that still count, and punishments that still run."""
    if found.points is not None:
        yield MetricName.PENALTY_POINTS, sum(change.latest for change in found.points)
    if found.running is not None:
        yield MetricName.RUNNING_PENALTIES, found.running


def _followed(
    told: Sequence[HealthMetric],
) -> Iterator[tuple[MetricName, float, HealthMetric]]:
    """Metrics that a line follows; one told for several markets has no value for the shop."""
    names = Counter(metric.name.rsplit("/", 1)[-1] for metric in told)
    for metric in told:
        name = metric.name.rsplit("/", 1)[-1]
        ours, divided, unit = _FOLLOWED.get(name, (None, 1, ""))
        alone = names[name] == 1 and metric.unit == unit
        if ours is not None and metric.value is not None and alone:
            yield ours, metric.value / divided, metric
