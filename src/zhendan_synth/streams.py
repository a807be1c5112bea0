"""Random streams that are the same on every Python: one per part of a shop."""

import random
from bisect import bisect_right
from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")

_ROOT_THREE = 1.7320508075688772  # the spread of the sum of four unit draws, inverted


class Stream:
    """Draws for one part of one shop; adding another part never moves these.

    Only `random.Random.random` is used, whose sequence for an integer seed is promised to
    stay the same; logarithms and powers are avoided because C libraries round them apart.
    """

    __slots__ = ("_unit",)

    def __init__(self, seed: int, part: str) -> None:
        digest = sha256(f"{seed}/{part}".encode()).digest()
        self._unit = random.Random(int.from_bytes(digest[:16], "big")).random

    def unit(self) -> float:
        """A number from 0 up to but not including 1."""
        return self._unit()

    def below(self, count: int) -> int:
        """A whole number from 0 up to but not including `count`."""
        return int(self._unit() * count)

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self._unit() * (high - low + 1))

    def span(self, low: float, high: float) -> float:
        """A number from `low` to `high`."""
        return low + self._unit() * (high - low)

    def chance(self, share: float) -> bool:
        """True in `share` of all draws."""
        return self._unit() < share

    def bell(self) -> float:
        """A number around 0 with spread 1, bell-shaped and never beyond 3.5."""
        total = self._unit() + self._unit() + self._unit() + self._unit()
        return (total - 2.0) * _ROOT_THREE

    def pick(self, choices: Sequence[T]) -> T:
        """One of `choices`, each as likely as the others."""
        return choices[int(self._unit() * len(choices))]

    def weighted(self, choices: Sequence[T], cumulative: Sequence[float]) -> T:
        """One of `choices`, by their running totals of weight."""
        return choices[bisect_right(cumulative, self._unit() * cumulative[-1], hi=len(choices) - 1)]

    def shuffled(self, choices: Sequence[T]) -> list[T]:
        """All of `choices` in a drawn order."""
        mixed = list(choices)
        for last in range(len(mixed) - 1, 0, -1):
            other = int(self._unit() * (last + 1))
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed

    def sample(self, choices: Sequence[T], count: int) -> list[T]:
        """`count` different ones of `choices` (all of them, if there are fewer)."""
        return self.shuffled(choices)[:count]


def running(weights: Sequence[float]) -> list[float]:
    """Running totals, as `Stream.weighted` wants them."""
    totals: list[float] = []
    total = 0.0
    for weight in weights:
        total += weight
        totals.append(total)
    return totals
