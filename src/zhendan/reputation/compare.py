"""Before and after a day: what the numbers show, and a plain word where they show nothing."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from zhendan.domain import Text
from zhendan.reputation.metrics import Metric, MetricName, Unit

FEWEST_POINTS = 5
"""Per side. Below four and four no ordering of the values could speak at 95 %; one to spare."""
MOST_POINTS = 366
"""Per side, the ones nearest to the case: the year around it, and a bound on the work."""
EXACT_UP_TO = 20
"""Points per side up to which the exact distribution is counted; above, the normal one."""
ONE_SIDE = 0.025
"""Share left out at each end of the 95 % interval."""


class Shown(StrEnum):
    """What a comparison shows; the doubtful answers are never rounded to yes."""

    HIGHER = "higher"  # 升高
    LOWER = "lower"  # 降低
    NO_CHANGE_SEEN = "no_change_seen"  # 看不出变化
    CANNOT_TELL = "cannot_tell"  # 数据太少，无法判断


@dataclass(frozen=True, slots=True)
class Side:
    """The values on one side of the case: how many, and their median."""

    count: int
    median: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """One metric before and after; the shift is a difference of levels, never a cause."""

    name: MetricName
    unit: Unit
    before: Side
    after: Side
    shift: float | None
    low: float | None
    high: float | None
    shown: Shown
    words: Text

    @property
    def is_worse(self) -> bool:
        """Whether the metric is shown to be worse for the shop than before."""
        worse = Shown.LOWER if self.name.better_high else Shown.HIGHER
        return self.shown is worse


def before_after(metrics: Iterable[Metric], *, case_on: date) -> tuple[Change, ...]:
    """Every metric before and after the day of the case, which itself counts on neither side.

    The shift is the median of all differences between an after and a before value (Hodges and
    Lehmann 1963); its 95 % interval inverts the rank-sum test (Mann and Whitney 1947). Days that
    follow each other resemble each other, so the interval is narrower than it should be; the
    words say so.
    """
    by_name: dict[MetricName, list[Metric]] = {}
    for metric in sorted(metrics, key=lambda m: m.measured_on):
        by_name.setdefault(metric.name, []).append(metric)
    return tuple(_change(name, by_name[name], case_on) for name in MetricName if name in by_name)


def _change(name: MetricName, found: Sequence[Metric], case_on: date) -> Change:
    before = [m.value for m in found if m.measured_on < case_on][-MOST_POINTS:]
    after = [m.value for m in found if m.measured_on > case_on][:MOST_POINTS]
    sides = Side(len(before), _median(before)), Side(len(after), _median(after))
    if min(len(before), len(after)) < FEWEST_POINTS:
        return _said(name, sides, Shown.CANNOT_TELL, None)
    differences = sorted(late - early for late in after for early in before)
    rank = _rank(len(before), len(after))
    low, high = differences[rank - 1], differences[-rank]
    shown = Shown.NO_CHANGE_SEEN
    if low > 0:
        shown = Shown.HIGHER
    elif high < 0:
        shown = Shown.LOWER
    return _said(name, sides, shown, (median(differences), low, high))


def _median(values: Sequence[float]) -> float | None:
    return median(values) if values else None


def _rank(before: int, after: int) -> int:
    """Which of the ordered differences bounds the interval, counted from each end, from 1."""
    if max(before, after) > EXACT_UP_TO:
        pairs = before * after
        spread = math.sqrt(pairs * (before + after + 1) / 12)
        return max(1, math.floor(pairs / 2 - 1.96 * spread))
    counts = _orderings(before, after)
    left, total, rank = 0, sum(counts), 0
    for ways in counts:
        left += ways
        if left / total > ONE_SIDE:
            break
        rank += 1
    return max(1, rank)


def _orderings(before: int, after: int) -> list[int]:
    """How many orderings of the two sides give each rank-sum statistic, from 0 on.

    The coefficients of the Gaussian binomial, built factor by factor: multiply by
    (1 - q^(after + k)), divide by (1 - q^k).
    """
    size = before * after + 1
    counts = [1] + [0] * (size - 1)
    for k in range(1, before + 1):
        for u in range(size - 1, after + k - 1, -1):
            counts[u] -= counts[u - after - k]
        for u in range(k, size):
            counts[u] += counts[u - k]
    return counts


def _said(
    name: MetricName,
    sides: tuple[Side, Side],
    shown: Shown,
    interval: tuple[float, float, float] | None,
) -> Change:
    """The change with its words."""
    shift, low, high = interval or (None, None, None)
    before, after = sides
    words = _words(name, sides, shown, interval)
    return Change(name, name.unit, before, after, shift, low, high, shown, words)


def _words(
    name: MetricName,
    sides: tuple[Side, Side],
    shown: Shown,
    interval: tuple[float, float, float] | None,
) -> Text:
    """Counts, medians and interval in one sentence."""
    before, after = sides
    title = name.words
    if interval is None:
        return Text(
            f"{title.zh}：此前 {before.count} 个、此后 {after.count} 个数据，太少，无法判断。",
            f"{title.en}: {before.count} before and {after.count} after, too few to tell.",
        )
    verdict = {
        Shown.HIGHER: Text("升高", "higher"),
        Shown.LOWER: Text("降低", "lower"),
        Shown.NO_CHANGE_SEEN: Text("看不出变化", "no change can be seen"),
    }[shown]
    shift, low, high = (_number(value, name.unit) for value in interval)
    medians = [_number(side.median or 0.0, name.unit) for side in sides]
    return Text(
        f"{title.zh}：{verdict.zh}。此前 {before.count} 个数据，中位数 {medians[0]}；"
        f"此后 {after.count} 个，中位数 {medians[1]}；"
        f"相差 {shift}（95% 区间 {low} 至 {high}，相邻日期相似，实际区间更宽）。",
        f"{title.en}: {verdict.en}. {before.count} before, median {medians[0]};"
        f" {after.count} after, median {medians[1]}; difference {shift}"
        f" (95% interval {low} to {high}; neighbouring days are alike, the true one is wider).",
    )


def _number(value: float, unit: Unit) -> str:
    """A value as printed: shares as per cent."""
    if unit is Unit.SHARE:
        return f"{value * 100:.2f}%"
    return f"{value:.2f}" if unit is Unit.SCORE else f"{value:g}"
