"""A new level is told apart from a spike: it stays."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zhendan.audit.measures.robust import median

LEAST_DAYS = 7
"""The shortest stretch that may be called a new level (algorithms reference, 5.1)."""
HIGH, SURE = 0.9, 4.5
"""Middle distance of such a stretch from the old level, in standard deviations: at least HIGH, and
at least SURE by the square root of its days (starting values)."""
ON_ONE_SIDE = 0.8
"""Share of its days that lie on the same side of the old level."""
AT_ONCE = 0.6
"""The first week and the last stand at least so high of the whole; a ramp does not."""
_BOUND = 4.0
"""One day counts at most so much: a spike is no level."""

Distances = Callable[[int], Sequence[float]]
"""For a day: how far it and all later days lie from what the days before it lead one to expect."""


@dataclass(frozen=True, slots=True)
class Shift:
    """The first day on the new level, and how far it lies from the old one in deviations."""

    place: int
    height: float


def shift(distances: Distances, places: Sequence[int]) -> Shift | None:
    """The strongest new level that begins on one of `places` and lasts to the last day.

    It begins where the days on it stand out most together (two means against one, with a bounded
    loss): a start too early takes in usual days, one too late leaves busy ones out.
    """
    best: tuple[float, Shift] | None = None
    for place in places:
        after = [max(-_BOUND, min(_BOUND, z)) for z in distances(place)]
        if len(after) < LEAST_DAYS or not _stands_out(after):
            continue
        height = median(after)
        gain = sum(z * height - height**2 / 2 for z in after)
        if best is None or gain > best[0]:
            best = (gain, Shift(place, height))
    return best[1] if best else None


def _stands_out(after: Sequence[float]) -> bool:
    """Whether the days lie on one side, at once and to the end."""
    height = median(after)
    side = 1 if height > 0 else -1
    on_side = sum(1 for z in after if z * side > 0)
    ends = (median(after[:LEAST_DAYS]), median(after[-LEAST_DAYS:]))
    return (
        side * height >= max(HIGH, SURE / math.sqrt(len(after)))
        and on_side >= ON_ONE_SIDE * len(after)
        and min(side * z for z in ends) >= AT_ONCE * side * height
    )
