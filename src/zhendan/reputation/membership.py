"""会员与复购: recency, frequency and money by thirds, and how cohorts come back; sums only."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

FEWEST = 5
"""Groups of fewer buyers are shown together: what is shown is about groups, never about one."""


@dataclass(frozen=True, slots=True)
class Bought:
    """One order as far as repurchase needs it; the buyer is a key."""

    buyer: str
    on: date
    cents: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Buyers alike in recency, frequency and money, each 1 (low) to 3 (high)."""

    recency: int
    frequency: int
    money: int
    buyers: int


@dataclass(frozen=True, slots=True)
class Cohort:
    """Buyers of one first month, and how many of them bought again N months later."""

    month: str
    """Year and month; empty for the months with too few buyers, told together."""
    buyers: int
    again: Mapping[int, int]

    def share(self, months: int) -> float:
        """Share that came back after so many months."""
        return round(self.again.get(months, 0) / self.buyers, 4)


def segments(bought: Iterable[Bought], *, on: date) -> tuple[Segment, ...]:
    """Buyers by thirds of recency, frequency and money; small groups are joined into (0,0,0)."""
    per: dict[str, list[Bought]] = defaultdict(list)
    for one in bought:
        per[one.buyer].append(one)
    last = {who: -(on - max(o.on for o in own)).days for who, own in per.items()}
    often = {who: len(own) for who, own in per.items()}
    spent = {who: sum(o.cents for o in own) for who, own in per.items()}
    ranks = [_thirds(one) for one in (last, often, spent)]
    counted: dict[tuple[int, int, int], int] = defaultdict(int)
    for who in per:
        counted[ranks[0][who], ranks[1][who], ranks[2][who]] += 1
    small = sum(count for count in counted.values() if count < FEWEST)
    kept = [Segment(*key, count) for key, count in sorted(counted.items()) if count >= FEWEST]
    return (*kept, Segment(0, 0, 0, small)) if small else tuple(kept)


def _thirds(values: Mapping[str, int]) -> dict[str, int]:
    """1 to 3 by rank; equal values get equal ranks."""
    ordered = sorted(values.values())
    if not ordered:
        return {}
    cuts = (ordered[len(ordered) // 3], ordered[2 * len(ordered) // 3])
    return {who: 1 + (value >= cuts[0]) + (value >= cuts[1]) for who, value in values.items()}


def cohorts(bought: Iterable[Bought], *, months: int = 6) -> tuple[Cohort, ...]:
    """By month of the first order: how many buyers bought again 1 to `months` months later.

    Months that are not over yet by the latest order are left out rather than told as nobody;
    first months of few buyers stand together as one, whose month is empty.
    """
    active: dict[str, set[int]] = defaultdict(set)
    for one in bought:
        active[one.buyer].add(one.on.year * 12 + one.on.month - 1)
    starts: dict[int, list[set[int]]] = defaultdict(list)
    for seen in active.values():
        starts[min(seen)].append(seen)
    latest = max((max(seen) for seen in active.values()), default=0)
    found = [
        _cohort(start, starts[start], min(months, latest - start))
        for start in sorted(starts)
        if len(starts[start]) >= FEWEST
    ]
    small = sum(len(members) for members in starts.values() if len(members) < FEWEST)
    return (*found, Cohort("", small, {})) if small else tuple(found)


def _cohort(start: int, members: Sequence[set[int]], months: int) -> Cohort:
    """The members of one first month over the months that have come since."""
    again = {n: sum(start + n in seen for seen in members) for n in range(1, months + 1)}
    return Cohort(f"{start // 12}-{start % 12 + 1:02d}", len(members), again)


def repurchase_share(bought: Iterable[Bought]) -> float | None:
    """Share of buyers with more than one order; None without buyers."""
    often: dict[str, int] = defaultdict(int)
    for one in bought:
        often[one.buyer] += 1
    return round(sum(n > 1 for n in often.values()) / len(often), 4) if often else None
