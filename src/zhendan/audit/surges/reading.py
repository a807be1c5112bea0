"""The days around a notice: which depart from the usual, and who explains the surplus."""

import math
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date

from zhendan.audit.measures.days import ShopDay
from zhendan.audit.measures.robust import median
from zhendan.audit.surges.expecting import WIDTH, Expected, even, expect
from zhendan.audit.surges.shifts import LEAST_DAYS, Shift, shift

DEPARTS = 3.5
"""A day so many standard deviations above its expectation departs (one usual day in 4,000)."""
_CONVERSION = 2.0
"""A promotion raises conversion too: orders rise at most so much more than visitors."""
_SURE = 1.96
"""The range of what is unexplained holds the truth in 95 cases of 100."""
_SUNDAY, _MONDAY = 6, 0
_STOPPED = 4
"""A day with less than a quarter of its orders: the shop stood still."""
_PATIENCE = 0.87
"""Of those who wait for a shop that stood still, so many still wait a day later (SV)."""
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
        """Orders beyond what was expected; 0 where the day neither departs nor is on a new level.

        A quiet day on a new level has fewer: only so do its days add up to what the level brings.
        """
        if self.expected is None or not (self.departs or self.level):
            return 0.0
        more = self.shop.orders - self.expected.orders
        return max(0.0, more) if self.departs else more

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
        new = expected
        if expected and found and place >= begins and found.height > 0:
            # The days of a new level tell best what is usual on it; a few are not enough.
            others = apart | set(range(begins)) | {place}
            new = expect(orders, kinds, place, apart=others) or expected.raised(found.height)
        departs = new is not None and new.outside(orders[place]) > DEPARTS
        level = max(0.0, new.orders - expected.orders) if new and expected else 0.0
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


@dataclass(frozen=True, slots=True)
class Shares:
    """Who explains the surplus, in orders; the rest as a range."""

    surplus: int
    by_promotion: int
    by_level: int
    by_repurchase: int
    low: int
    high: int
    by_story: int = 0


@dataclass(frozen=True, slots=True)
class Answered:
    """What the orders of each local midnight said for themselves."""

    contradicted: Mapping[int, int] = field(default_factory=dict)
    """Their own records contradict them: no promotion and no level explains those."""
    questioned: Mapping[int, int] = field(default_factory=dict)
    """Held back by a question; nobody knows yet whether an explanation of the day covers them."""
    told: Mapping[int, int] = field(default_factory=dict)
    """Cleared, with a story that brings orders in numbers: broadcast, company, coupon hunters."""


NOTHING_SAID = Answered()


@dataclass(slots=True)
class _Sums:
    """What has been shared out so far."""

    seen: int = 0
    """All orders of the days with a surplus: no more of them can lack an explanation."""
    surplus: float = 0.0
    promoted: float = 0.0
    level: float = 0.0
    again: float = 0.0
    story: float = 0.0
    rest: float = 0.0
    sure: float = 0.0
    doubt: float = 0.0
    open: float = 0.0
    """Questioned orders that an explanation of their day may or may not cover."""
    waiting: float = 0.0
    """Orders kept back by a stop that have not come yet."""


def shares(
    days: Sequence[Day],
    usual_again: Callable[[ShopDay], float],
    said: Answered = NOTHING_SAID,
) -> Shares:
    """The surplus of the departing days, explained in order.

    Promotion, new level, repurchase, single orders' own stories, and the backlog of a stop before.
    """
    sums = _Sums()
    for day in days:
        if day.expected is None:
            continue
        sums.waiting = _waiting(day, sums.waiting)
        if day.surplus:
            _share_out(day, sums, again=usual_again(day.shop), said=said)
    parts = (sums.surplus, sums.promoted, sums.level, sums.again, sums.story, sums.rest)
    whole = _whole(parts, _SURE * math.sqrt(sums.doubt), least=math.floor(sums.sure))
    return replace(whole, high=min(sums.seen, whole.high + math.ceil(sums.open)))


def _share_out(day: Day, sums: _Sums, *, again: float, said: Answered) -> None:
    """Who explains one day's surplus."""
    doubted = min(max(0.0, day.surplus), float(said.contradicted.get(day.shop.second, 0)))
    left = day.surplus - doubted
    promoted = max(0.0, min(left, _by_promotion(day)))
    # Up or down, a day in the range of the new level belongs to it: else its chance would be asked.
    raised = min(left - promoted, day.level) if day.departs else left - promoted
    loyal = min(left - promoted - raised, max(0.0, day.shop.repurchases - again))
    left -= promoted + raised + loyal
    story = min(left, float(said.told.get(day.shop.second, 0)))
    late = min(left - story, sums.waiting)
    left -= story + late
    sums.waiting -= late
    sums.surplus += day.surplus
    sums.promoted += promoted
    sums.level += raised
    sums.again += loyal
    sums.story += story + late
    sums.rest += doubted + left
    sums.sure += doubted
    covered = max(0.0, day.surplus - doubted - left)
    sums.open += min(covered, float(said.questioned.get(day.shop.second, 0)))
    if day.surplus > 0:
        sums.seen += day.shop.orders
    if left > 0 and day.expected is not None:
        low, high = day.expected.within(1.0)
        sums.doubt += ((high - low) / 2) ** 2


def _waiting(day: Day, waiting: float) -> float:
    """Orders that a stop keeps back; what has not come within two weeks will not come."""
    if day.expected is not None and day.shop.orders * _STOPPED < day.expected.orders:
        waiting += day.expected.orders - day.shop.orders
    return waiting * _PATIENCE


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
    parts: tuple[float, float, float, float, float, float], doubt: float, *, least: int = 0
) -> Shares:
    """Whole orders that add up: what rounding leaves belongs to the rest."""
    surplus, promoted, level, again, story = (round(part) for part in parts[:5])
    rest = max(0, surplus - promoted - level - again - story)
    if round(parts[5]) == 0:
        promoted += rest
        rest, doubt = 0, 0.0
    # What was usual is an estimate, and so is the surplus: the range may reach beyond it.
    low, high = max(min(least, rest), math.floor(rest - doubt)), math.ceil(rest + doubt)
    return Shares(surplus, promoted, level, again, low, high, story)
