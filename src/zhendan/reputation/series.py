"""Before and after by interrupted time series: level, trend and an interval that knows of noise.

A line with one break is fitted to the days (Bernal, Cummins, Gasparrini 2017); neighbouring days
resemble each other, so the errors are Newey and West's (1987). It tells what changed, not why.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from zhendan.domain import Text
from zhendan.reputation.compare import Shown
from zhendan.reputation.metrics import Metric, MetricName, Unit

FEWEST = 12
"""Points per side; with fewer the interval is not to be trusted."""
APART = 14
"""Days between two measures below which their effects cannot be told apart."""
_T975 = ((20, 2.09), (30, 2.04), (60, 2.00), (120, 1.98))


@dataclass(frozen=True, slots=True)
class Break:
    """What changed in one metric at one day."""

    name: MetricName
    on: date
    what: str
    """The case, or the id of a measure."""
    shown: Shown
    points: tuple[int, int]
    """Before and after."""
    level: float | None
    """Change right at the break, in the metric's unit."""
    low: float | None
    high: float | None
    slope: float | None
    """Change of the daily trend."""
    words: Text


def interrupted(found: Sequence[Metric], *, on: date, what: str) -> Break:
    """Fit one metric's days around a break; says that it cannot tell where it cannot."""
    name = found[0].name
    days = sorted(found, key=lambda one: one.measured_on)
    before = [one for one in days if one.measured_on < on]
    after = [one for one in days if one.measured_on > on]
    points = (len(before), len(after))
    if min(points) < FEWEST:
        return _unable(name, on, what, points, _too_few(points))
    used = [*before, *after]
    at = np.array([(one.measured_on - on).days for one in used], dtype=float)
    values = np.array([one.value for one in used], dtype=float)
    fit = _fit(at, values)
    if fit is None:
        return _unable(name, on, what, points, _CONSTANT)
    level, error, slope = fit
    reach = _quantile(len(used) - 4) * error
    low, high = level - reach, level + reach
    shown = Shown.HIGHER if low > 0 else Shown.LOWER if high < 0 else Shown.NO_CHANGE_SEEN
    words = _words(name, on, shown, (level, low, high))
    return Break(name, on, what, shown, points, level, low, high, slope, words)


def effects(
    found: Sequence[Metric], closed: Mapping[str, date], *, case_on: date
) -> tuple[Break, ...]:
    """The case and every measure as breaks; measures too near to one another cannot be told apart.

    For a measure only the days since the case count, so that the case itself is no part of it.
    """
    if not found:
        return ()
    told = [interrupted(found, on=case_on, what="case")]
    since = [one for one in found if one.measured_on > case_on]
    for task, on in sorted(closed.items(), key=lambda pair: (pair[1], pair[0])):
        near = [o for t, o in closed.items() if t != task and abs((o - on).days) < APART]
        if near or (on - case_on).days < APART:
            counts = (
                sum(m.measured_on < on for m in since),
                sum(m.measured_on > on for m in since),
            )
            told.append(_unable(found[0].name, on, task, counts, _TOO_NEAR))
        elif not since:
            told.append(_unable(found[0].name, on, task, (0, 0), _too_few((0, 0))))
        else:
            told.append(interrupted(since, on=on, what=task))
    return tuple(told)


def _fit(at: np.ndarray, values: np.ndarray) -> tuple[float, float, float] | None:
    """Level change at the break, its error, change of trend; None where nothing varies."""
    after = (at > 0).astype(float)
    design = np.column_stack([np.ones_like(at), at, after, at * after])
    if np.ptp(values) == 0:
        return None
    solved, *_ = np.linalg.lstsq(design, values, rcond=None)
    residuals = values - design @ solved
    spread = np.linalg.pinv(design.T @ design)
    count = len(values)
    lags = max(1, math.floor(4 * (count / 100) ** (2 / 9)), math.floor(count ** (1 / 3)))
    scores = design * residuals[:, None]
    meat = scores.T @ scores
    for lag in range(1, lags + 1):
        cross = scores[lag:].T @ scores[:-lag]
        meat += (1 - lag / (lags + 1)) * (cross + cross.T)
    covariance = spread @ meat @ spread * count / (count - 4)
    carried = _carried(residuals)
    plain = float(spread[2, 2]) * float(residuals @ residuals) / (count - 4)
    # Newey and West are too sure of themselves on short series: never below the plain error.
    widest = max(plain, float(covariance[2, 2]))
    error = math.sqrt(widest) * math.sqrt((1 + carried) / (1 - carried))
    return float(solved[2]), error, float(solved[3])


def _carried(residuals: np.ndarray) -> float:
    """How much of a day's deviation the next day keeps, 0 to 0.8: short series hide part of it."""
    whole = float(residuals @ residuals)
    kept = float(residuals[1:] @ residuals[:-1]) / whole if whole else 0.0
    return min(0.8, max(0.0, kept))


def _quantile(freedom: int) -> float:
    """Student's t at 97.5 %, from above."""
    return next((t for most, t in _T975[::-1] if freedom >= most), 2.2)


_CONSTANT = Text("数值没有变化，无法估计", "the values do not vary")
_TOO_NEAR = Text(
    "与案件或别的措施相隔不到两周，无法分开",
    "less than two weeks from the case or another measure: not to be told apart",
)


def _too_few(points: tuple[int, int]) -> Text:
    before, after = points
    return Text(
        f"之前 {before} 个、之后 {after} 个数据，每边至少要 {FEWEST} 个",
        f"{before} before and {after} after; {FEWEST} are needed on each side",
    )


def _unable(name: MetricName, on: date, what: str, points: tuple[int, int], why: Text) -> Break:
    words = Text(
        f"{name.words.zh}（{on}）：无法判断。{why.zh}。",
        f"{name.words.en} ({on}): cannot tell; {why.en}.",
    )
    return Break(name, on, what, Shown.CANNOT_TELL, points, None, None, None, None, words)


def _words(name: MetricName, on: date, shown: Shown, told: tuple[float, float, float]) -> Text:
    level, low, high = (_number(one, name.unit) for one in told)
    zh = {
        Shown.HIGHER: "升高",
        Shown.LOWER: "降低",
        Shown.NO_CHANGE_SEEN: "看不出变化",
    }[shown]
    en = {
        Shown.HIGHER: "higher",
        Shown.LOWER: "lower",
        Shown.NO_CHANGE_SEEN: "no change can be seen",
    }[shown]
    return Text(
        f"{name.words.zh}（{on}）：{zh}，水平变化 {level}（95% 区间 {low} 至 {high}）。"
        "这说明变了多少，不说明原因。",
        f"{name.words.en} ({on}): {en}, level {level} (95% interval {low} to {high})."
        " It tells how much changed, not why.",
    )


def _number(value: float, unit: Unit) -> str:
    shown = round(value * 100 if unit is Unit.SHARE else value, 2) + 0.0  # no "-0.00"
    return f"{shown:+.2f}{'%' if unit is Unit.SHARE else ''}"


def series(name: MetricName, metrics: Sequence[Metric]) -> tuple[Metric, ...]:
    """One metric's values in order of day."""
    return tuple(sorted((m for m in metrics if m.name is name), key=lambda m: m.measured_on))


def gaps(found: Sequence[Metric]) -> int:
    """Days without a value between the first and the last one."""
    if not found:
        return 0
    days = {one.measured_on for one in found}
    span = (max(days) - min(days)) // timedelta(days=1) + 1
    return span - len(days)
