"""How decided rounds ended, as counts with intervals; never a chance of winning (只报实测)."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import comb

from zhendan.casework.casefile import CaseFile
from zhendan.casework.states import RoundState
from zhendan.domain import Text

LEAST_DECIDED = 20
"""Below it an interval says almost nothing, so only the counts are shown."""
CONFIDENCE = 0.95
NOTE = Text(
    "已裁决轮次的计数，只来自本工作区，不是胜诉预测。",
    "Counts of decided rounds of this workspace alone, not a prediction.",
)
_ENDS = (RoundState.ACCEPTED, RoundState.PARTLY_ACCEPTED, RoundState.REJECTED)
"""A void round was not decided: nobody looked at it."""


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """Decided rounds of one platform and one charge."""

    platform: str
    charge: str
    decided: int
    by_end: tuple[tuple[RoundState, int], ...]
    interval: tuple[float, float] | None = None
    """Share of rounds that ended better than rejected, two-sided exact; None below 20."""


def outcomes(cases: Iterable[tuple[CaseFile, str]]) -> tuple[OutcomeCount, ...]:
    """The counts over cases with their charge, platform by platform."""
    ends: dict[tuple[str, str], list[RoundState]] = defaultdict(list)
    for case, charge in cases:
        for each in case.rounds:
            if each.state in _ENDS:
                ends[case.platform, charge].append(each.state)
    return tuple(_count(key, states) for key, states in sorted(ends.items()))


def _count(key: tuple[str, str], states: list[RoundState]) -> OutcomeCount:
    by_end = tuple((end, states.count(end)) for end in _ENDS)
    better = states.count(RoundState.ACCEPTED) + states.count(RoundState.PARTLY_ACCEPTED)
    decided = len(states)
    interval = exact_interval(better, decided) if decided >= LEAST_DECIDED else None
    return OutcomeCount(*key, decided, by_end, interval)


def exact_interval(seen: int, of: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The Clopper-Pearson interval of a share; the whole range where nothing was counted."""
    if of == 0:
        return 0.0, 1.0
    tail = (1 - confidence) / 2
    low = 0.0 if seen == 0 else _root(lambda p: _at_least(seen, of, p) - tail)
    high = 1.0 if seen == of else _root(lambda p: tail - _at_least_not(seen, of, p))
    return low, high


def _root(rising: Callable[[float], float]) -> float:
    """Where a rising function of a share crosses zero."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle) > 0 else (middle, high)
    return (low + high) / 2


def _at_least(seen: int, of: int, share: float) -> float:
    """Chance of `seen` or more of `of`."""
    return sum(comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(seen, of + 1))


def _at_least_not(seen: int, of: int, share: float) -> float:
    """Chance of `seen` or fewer of `of`."""
    return sum(comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(seen + 1))
