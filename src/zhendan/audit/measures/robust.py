"""Robust statistics of small samples: median and spread, in plain Python."""

import math
from collections.abc import Iterable, Sequence

NORMAL = 1.4826
"""MAD times this is the standard deviation of a normal sample."""


def median(values: Iterable[float]) -> float:
    """The middle value; values must not be empty."""
    ordered = sorted(values)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return float(ordered[half])
    return (ordered[half - 1] + ordered[half]) / 2


def spread(values: Sequence[float], middle: float) -> float:
    """Robust standard deviation of counts, never below that of chance: √median, at least 1."""
    deviation = NORMAL * median([abs(value - middle) for value in values])
    return max(deviation, math.sqrt(max(middle, 1.0)))


def quantile(histogram: Sequence[tuple[int, int]], share: float) -> int:
    """The least value that `share` of the counted things do not exceed.

    `histogram` holds (value, count) in order of value; 0 where it is empty.
    """
    total = sum(count for _, count in histogram)
    passed = 0
    for value, count in histogram:
        passed += count
        if passed >= share * total:
            return value
    return 0
