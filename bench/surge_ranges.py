"""How often the surge's range holds the truth, on generated shops; synthetic (合成数据).

Run `python -m bench.surge_ranges [SHOPS]`. Each line is a kind of shop: orders a day, growth a day,
variance of what comes to chance; then in how many of its shops (1) nothing is unexplained in quiet
trade, (2) a new level is found, and leaves a rest that begins at nothing, (3) a planted burst of
three days lies in the range, of those found; and by how much a usual day exceeds its expectation.
"""

import math
import random
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product
from statistics import fmean

from zhendan.audit.measures.days import ShopDay
from zhendan.audit.surges.reading import Day, read_days, shares

DAYS, BEGINS, BURST = 100, 70, range(80, 83)
LEVELS, TRENDS, EXTRA = (4, 12, 40), (-0.001, 0.0, 0.0012, 0.004), (0.0, 0.05)


def main(shops: int = 40) -> None:
    """One line a kind of shop."""
    print("a day  growth  extra | quiet  levels  from 0  bursts held | usual day less expected")
    for level, trend, extra in product(LEVELS, TRENDS, EXTRA):
        quiet, rises, bursts, over = [], [], [], []
        for seed in range(shops):
            draw = random.Random(seed)
            orders = _trade(draw, level, trend, extra)
            days = _read(orders)
            quiet.append(shares(days, _none).low == 0)
            if not any(day.level for day in days):
                over += [day.shop.orders - day.expected.orders for day in days if day.expected]
            rises += _risen(draw, orders)
            bursts += _burst(orders, 4 * level)
        print(
            f"{level:5} {trend:+.4f} {extra:6.2f} | {fmean(quiet):.2f}  "
            f"{len(rises):3}/{shops}  {_share(rises)}  {_share(bursts)} of {len(bursts):3} | "
            f"{fmean(over):+.2f}",
            flush=True,
        )


def _trade(draw: random.Random, level: float, trend: float, extra: float) -> list[int]:
    """Weekdays, growth, and more noise than chance."""
    week = [draw.uniform(0.7, 1.4) for _ in range(7)]
    return [
        _chance(
            draw,
            level
            * week[day % 7]
            * math.exp(trend * day)
            * (draw.gammavariate(1 / extra, extra) if extra else 1.0),
        )
        for day in range(DAYS)
    ]


def _chance(draw: random.Random, mean: float) -> int:
    """A Poisson number: arrivals of an hour that lasts `mean`."""
    count, at = 0, draw.expovariate(1.0)
    while at < mean:
        count, at = count + 1, at + draw.expovariate(1.0)
    return count


def _risen(draw: random.Random, orders: Sequence[int]) -> list[bool]:
    """Whether a new level, half as much again to three times, leaves a rest from nothing."""
    more = draw.uniform(0.5, 2.0)
    days = _read(
        [n + (_chance(draw, n * more) if d >= BEGINS else 0) for d, n in enumerate(orders)]
    )
    return [shares(days, _none).low == 0] if any(day.level for day in days) else []


def _burst(orders: Sequence[int], a_day: int) -> list[bool]:
    """Whether a planted burst lies in the range; only the days that depart are spoken of."""
    days = _read([n + (a_day if d in BURST else 0) for d, n in enumerate(orders)])
    planted = a_day * sum(1 for day in days if day.departs and day.shop.second in BURST)
    told = shares(days, _none)
    return [told.low <= planted <= told.high] if planted else []


def _read(orders: Sequence[int]) -> tuple[Day, ...]:
    """The last sixty days, read."""
    first = date(2026, 3, 1)
    days = [
        ShopDay(
            day=first + timedelta(days=place), second=place, orders=count, repurchases=0,
            promotion="", expected=None, band=None, visitor_lift=None,
        )
        for place, count in enumerate(orders)
    ]  # fmt: skip
    return read_days(days, range(40, DAYS), off=frozenset(), make_up=frozenset())[0]


def _none(day: ShopDay) -> float:
    """No repurchase is usual here."""
    return 0.0


def _share(found: Sequence[bool]) -> str:
    return f"{fmean(found):.2f}" if found else "  – "


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:2]))
