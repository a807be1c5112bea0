"""The days around a notice: which depart from the usual, and who explains the surplus."""

import math
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from statistics import median

from zhendan.audit.measures.days import ShopDay
from zhendan.audit.surges.expecting import WIDTH, Expected, even, expect, plain
from zhendan.audit.surges.shifts import LEAST_DAYS, Shift, shift

DEPARTS = 3.5
"""A day so many standard deviations above its expectation departs (one usual day in 4,000)."""
_CONVERSION = 2.0
"""A promotion raises conversion too: orders rise at most so much more than visitors."""
_SURE = 1.96
"""The range of what is unexplained holds the truth in 95 cases of 100."""
_SUNDAY, _MONDAY = 6, 0
_WORTH_LOOKING = 0.5
"""Weeks that differ by less on the even scale are not looked at as a new level."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the window, with its expectation from before any new level."""

    shop: ShopDay
    expected: Expected | None
    departs: bool
    level: float
    """Orders that a new level adds to what was expected."""

    @property
    def surplus(self) -> float:
        """Orders beyond what was expected; 0 where the day does not depart."""
        if self.expected is None or not (self.departs or self.level):
            return 0.0
        return max(0.0, self.shop.orders - self.expected.orders)

    @property
    def range(self) -> tuple[float, float]:
        """The range of usual days."""
        return (0.0, 0.0) if self.expected is None else self.expected.within(WIDTH)


def read_days(
    days: Sequence[ShopDay], window: range, *, off: AbstractSet[date], make_up: AbstractSet[date]
) -> tuple[tuple[Day, ...], Shift | None]:
    """The days of a window, and the new level that began in it, if one did."""
    kinds = [_kind(day.day, off, make_up) for day in days]
    orders = [day.orders for day in days]
    promoted = {place for place, day in enumerate(days) if day.promotion}
    found = shift(
        _distances(orders, kinds, promoted, window.stop), _starts(orders, window, promoted)
    )
    begins = found.place if found else len(days)
    apart, read = set(promoted), []
    for place in window:
        frozen = apart | set(range(begins, len(days))) if place >= begins else apart
        expected = expect(orders, kinds, place, apart=frozen)
        level = _level(expected, orders[place], found) if place >= begins and found else 0.0
        departs = expected is not None and _departs(expected, orders[place], level)
        if departs and not days[place].promotion:
            apart.add(place)
        read.append(Day(days[place], expected, departs, level))
    return tuple(read), found


def _kind(day: date, off: AbstractSet[date], make_up: AbstractSet[date]) -> int:
    """The weekday a day trades like."""
    if day in off:
        return _SUNDAY
    return _MONDAY if day in make_up else day.weekday()


def _starts(orders: Sequence[int], window: range, promoted: AbstractSet[int]) -> list[int]:
    """Days on which a new level may have begun: the week after differs from the weeks before."""
    usual = [even(count) for count in orders]
    return [
        place
        for place in window[LEAST_DAYS:]
        if place not in promoted and abs(_middle(usual, place)) > _WORTH_LOOKING
    ]


def _middle(usual: Sequence[float], place: int) -> float:
    """The middle of a week less the middle of the two weeks before."""
    before, after = usual[max(0, place - 2 * LEAST_DAYS) : place], usual[place : place + LEAST_DAYS]
    return median(after) - median(before)


def _distances(
    orders: Sequence[int], kinds: Sequence[int], promoted: AbstractSet[int], stop: int
) -> Callable[[int], Sequence[float]]:
    """How far the days from a place on lie from what the days before it lead one to expect."""

    def distances(begin: int) -> list[float]:
        apart = promoted | set(range(begin, len(orders)))
        told = ((p, expect(orders, kinds, p, apart=apart)) for p in range(begin, stop))
        return [e.outside(orders[p]) for p, e in told if e is not None and p not in promoted]

    return distances


def _level(expected: Expected | None, orders: int, found: Shift) -> float:
    """What the new level adds on a day, at most what the day has."""
    if expected is None or found.height <= 0:
        return 0.0
    new = plain(expected.middle + found.height * expected.deviation)
    return max(0.0, min(new, orders) - expected.orders)


def _departs(expected: Expected, orders: int, level: float) -> bool:
    """Whether a day lies above its expectation, and above a new level where one stands."""
    above = even(orders) - even(expected.orders + level)
    return above > DEPARTS * expected.deviation


@dataclass(frozen=True, slots=True)
class Shares:
    """Who explains the surplus, in orders; the rest as a range."""

    surplus: int
    by_promotion: int
    by_level: int
    by_repurchase: int
    low: int
    high: int


def shares(
    days: Sequence[Day],
    usual_again: Callable[[ShopDay], float],
    contradicted: Mapping[int, int] | None = None,
) -> Shares:
    """The surplus of the departing days, explained in order: promotion, level, repurchase.

    `contradicted` counts, per local midnight, orders whose own records contradict them: no
    promotion and no level explains those.
    """
    against = contradicted or {}
    surplus = promoted = level = again = rest = doubt = sure = 0.0
    for day in days:
        if not day.surplus or day.expected is None:
            continue
        doubted = min(day.surplus, float(against.get(day.shop.second, 0)))
        carried = min(_by_promotion(day), day.surplus - doubted)
        left = day.surplus - doubted - carried
        raised = min(left, day.level)
        left -= raised
        loyal = min(left, max(0.0, day.shop.repurchases - usual_again(day.shop)))
        surplus, promoted, level = surplus + day.surplus, promoted + carried, level + raised
        again, rest, sure = again + loyal, rest + doubted + left - loyal, sure + doubted
        if left - loyal > 0:
            low, high = day.expected.within(1.0)
            doubt += ((high - low) / 2) ** 2
    parts = (surplus, promoted, level, again, rest)
    return _whole(parts, _SURE * math.sqrt(doubt), least=math.floor(sure))


def _by_promotion(day: Day) -> float:
    """Surplus that the rise of visitors in a registered promotion explains.

    Without a traffic report nothing is explained by the calendar alone: a promotion with flat
    traffic does not clear a spike.
    """
    shop = day.shop
    if not shop.promotion or shop.visitor_lift is None or day.expected is None:
        return 0.0
    return max(0.0, min(day.surplus, _CONVERSION * day.expected.orders * (shop.visitor_lift - 1)))


def _whole(
    parts: tuple[float, float, float, float, float], doubt: float, *, least: int = 0
) -> Shares:
    """Whole orders that add up: what rounding leaves belongs to the rest."""
    surplus, promoted, level, again = (round(part) for part in parts[:4])
    rest = max(0, surplus - promoted - level - again)
    if round(parts[4]) == 0:
        promoted += rest
        rest, doubt = 0, 0.0
    low, high = (
        max(min(least, rest), math.floor(rest - doubt)),
        min(surplus, math.ceil(rest + doubt)),
    )
    return Shares(surplus, promoted, level, again, low, high)
