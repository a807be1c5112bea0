"""What a day's orders should be, from the eight weeks before it, and within which range.

Counts are taken as 2 x sqrt(n + 3/8), where chance has the same width at every height (Anscombe);
level, weekday and trend are medians there, so that single busy days do not move them. A trend is
carried on damped: nobody knows how long it lasts (Gardner and McKenzie 1985). Coverage of the range
is measured by tests on generated shops.
"""

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from zhendan.audit.measures.robust import median

LOOK_BACK = 56
"""Days of the base: eight weeks (signals reference, 1)."""
FEWEST = 10
"""With fewer days to compare with, a day has no expectation."""
WIDTH = 2.576
"""Standard deviations of the range shown: 99 of 100 usual days lie inside."""
_NORMAL = 1.4826
_SHIFT = 3 / 8
_WEEK = 7
_AGREED = 0.75
_DAMPED = 0.95
"""What of a trend is left a day later, beyond the base (usual values lie between .8 and .98)."""
_PRIOR = 1.0
"""A weekday seen twice is believed half."""
_FITTED = 9
"""Level, trend and weekdays are fitted to the base, which makes its own rests too small."""
_MEDIAN_COST = math.pi / 2
"""A median of n values varies as a mean of n / this."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A day's expectation on the even scale, with the standard deviation of what is seen."""

    middle: float
    deviation: float
    """Of what is seen: the days' own noise and the doubt about the middle."""
    spread: float
    """Of the days' own noise alone."""

    @property
    def orders(self) -> float:
        """The expected number of orders: the mean of such days, which lies above their middle.

        The noise lifts the mean of a square, the doubt about the middle has lifted it already.
        """
        lifted = max(self.middle, 0.0) ** 2 + 2 * self.spread**2 - self.deviation**2
        return max(0.0, lifted / 4 - _SHIFT)

    def raised(self, height: float) -> "Expected":
        """The same days on a level that lies `height` standard deviations higher."""
        return replace(self, middle=self.middle + height * self.deviation)

    def within(self, width: float) -> tuple[float, float]:
        """The range `width` standard deviations to both sides, in orders."""
        return plain(self.middle - width * self.deviation), plain(
            self.middle + width * self.deviation
        )

    def outside(self, orders: float) -> float:
        """By how many standard deviations a number of orders lies above it."""
        return (even(orders) - self.middle) / self.deviation


@lru_cache(maxsize=4096)
def even(orders: float) -> float:
    """A count on the scale where chance is equally wide everywhere."""
    return 2 * math.sqrt(max(orders, 0.0) + _SHIFT)


def plain(value: float) -> float:
    """Back from the even scale."""
    return max(0.0, (max(value, 0.0) / 2) ** 2 - _SHIFT)


def expect(
    orders: Sequence[int], kinds: Sequence[int], place: int, *, apart: AbstractSet[int]
) -> Expected | None:
    """The expectation of day `place`; `apart` are days that are no base (promotions, departures).

    `kinds` is each day's weekday, a holiday taken as Sunday and a make-up day as a working day. A
    day too early to have a base is compared with the weeks after it; None where those are few too.
    """
    base = _base(len(orders), place, apart)
    if len(base) < FEWEST:
        return None
    seen = [even(orders[day]) for day in base]
    level = median(seen)
    effects = _effects([kinds[day] for day in base], [value - level for value in seen])
    levelled = [v - effects.get(kinds[d], (0.0, 0))[0] for d, v in zip(base, seen, strict=True)]
    slope = _slope(base, levelled)
    ahead = _damped(place - base[-1])
    moved = [v + slope * (base[-1] - d + ahead) for d, v in zip(base, levelled, strict=True)]
    middle = median(moved)
    effect, like = effects.get(kinds[place], (0.0, 0))
    spread = max(1.0, _NORMAL * median(abs(value - middle) for value in moved))
    spread *= math.sqrt(len(base) / max(len(base) - _FITTED, _FITTED))
    doubt = _MEDIAN_COST * (1 / len(base) + 1 / (like + _PRIOR)) + _far(base, place)
    return Expected(middle + effect, spread * math.sqrt(1 + doubt), spread)


def _base(days: int, place: int, apart: AbstractSet[int]) -> list[int]:
    """The days to compare with."""
    before = [d for d in range(max(0, place - LOOK_BACK), place) if d not in apart]
    if len(before) >= 3 * _WEEK:
        return before
    after = range(place + 1, min(days, place + 1 + LOOK_BACK))
    return before + [d for d in after if d not in apart]


def _effects(kinds: Sequence[int], rests: Sequence[float]) -> dict[int, tuple[float, int]]:
    """What each weekday adds, drawn towards nothing where it was seen seldom, and how often."""
    rests_of: dict[int, list[float]] = {}
    for kind, rest in zip(kinds, rests, strict=True):
        rests_of.setdefault(kind, []).append(rest)
    return {
        kind: (median(values) * len(values) / (len(values) + _PRIOR), len(values))
        for kind, values in rests_of.items()
    }


def _slope(base: Sequence[int], values: Sequence[float]) -> float:
    """The trend a day: the median of slopes between the middles of weeks (Theil and Sen)."""
    weeks: dict[int, list[tuple[int, float]]] = {}
    for day, value in zip(base, values, strict=True):
        weeks.setdefault((day - base[0]) // _WEEK, []).append((day, value))
    middles = [
        (median(d for d, _ in week), median(v for _, v in week))
        for week in weeks.values()
        if len(week) >= _WEEK // 2
    ]
    slopes = [(w - v) / (e - d) for (d, v), (e, w) in combinations(middles, 2) if e != d]
    if len(slopes) < _WEEK - 1:
        return 0.0
    rising = sum(1 for slope in slopes if slope > 0)
    agreed = max(rising, len(slopes) - rising) >= _AGREED * len(slopes)
    # Weeks that do not agree on a direction have no trend.
    return median(slopes) * len(middles) / (len(middles) + (0 if agreed else 2 * _PRIOR))


def _damped(days: int) -> float:
    """So many days of a trend are carried on over a stretch of `days`; none back into the past."""
    return days if days <= 0 else (1 - _DAMPED**days) * _DAMPED / (1 - _DAMPED)


def _far(base: Sequence[int], place: int) -> float:
    """How much the trend's doubt adds at a distance from the middle of the base."""
    away = abs(place - sum(base) / len(base))
    return _MEDIAN_COST * 12 * away**2 / len(base) ** 3 / 2
