"""Daily orders against expectation: ranges that hold, levels told from spikes, shops kept apart."""

import math
import random
from datetime import timedelta
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audit.shop import DAY_ONE, Deal, Shop, usual
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.audit import AuditRequest, audit
from zhendan.audit.measures.days import ShopDay
from zhendan.audit.surges.expecting import WIDTH, even, expect, plain
from zhendan.audit.surges.reading import Answered, Day, read_days, shares
from zhendan.audit.surges.shifts import shift
from zhendan.domain import OrderId, Surge

NOBODY: frozenset[int] = frozenset()


def series(seed: int, level: float, *, trend: float = 0.0, extra: float = 0.0) -> list[int]:
    """A hundred days of a shop with weekdays, growth and more noise than chance."""
    draw = random.Random(seed)
    week = [draw.uniform(0.7, 1.4) for _ in range(7)]
    orders = []
    for day in range(100):
        mean = level * week[day % 7] * math.exp(trend * day)
        mean *= draw.gammavariate(1 / extra, extra) if extra else 1.0
        orders.append(sum(1 for _ in range(int(mean * 20)) if draw.random() < 0.05))
    return orders


def days_of(orders: list[int], promoted: frozenset[int] = NOBODY) -> list[ShopDay]:
    """Days with these orders and nothing else known."""
    return [
        ShopDay(
            day=(DAY_ONE + timedelta(days=place)).date(), second=0, orders=count, repurchases=0,
            promotion="618" if place in promoted else "", expected=None, band=None,
            visitor_lift=3.0 if place in promoted else None,
        )
        for place, count in enumerate(orders)
    ]  # fmt: skip


def reading(orders: list[int], promoted: frozenset[int] = NOBODY) -> tuple[Day, ...]:
    """The last sixty of these days, read."""
    days = days_of(orders, promoted)
    return read_days(days, range(40, 100), off=frozenset(), make_up=frozenset())[0]


@pytest.mark.parametrize(
    ("level", "trend", "extra"),
    [(4, 0.0, 0.0), (25, 0.0, 0.02), (25, 0.004, 0.0), (120, 0.003, 0.01)],
)
def test_the_range_holds_what_it_says(level: float, trend: float, extra: float) -> None:
    inside = []
    for seed in range(8):
        orders = series(seed, level, trend=trend, extra=extra)
        for place in range(60, 100):
            told = expect(orders, [day % 7 for day in range(100)], place, apart=NOBODY)
            assert told is not None
            low, high = told.within(WIDTH)
            inside.append(math.floor(low) <= orders[place] <= math.ceil(high))
    assert 0.955 <= fmean(inside) <= 1.0


@pytest.mark.parametrize("level", [4, 12, 40])
def test_what_is_expected_is_the_mean_of_such_days(level: float) -> None:
    days = [day for seed in range(12) for day in reading(series(seed, level))]
    over = [day.shop.orders - day.expected.orders for day in days if day.expected]
    assert len(over) == 12 * 60
    assert abs(fmean(over)) < 0.03 * level


@pytest.mark.parametrize("level", [4, 12, 40])
def test_a_new_level_leaves_nothing_unexplained_and_a_burst_its_own_orders(level: int) -> None:
    held, found, burst = [], 0, level * 12
    for seed in range(20):
        orders = series(seed, level)
        more = series(seed + 100, level * 1.5)
        risen = reading([n + (more[day] if day >= 70 else 0) for day, n in enumerate(orders)])
        if any(day.level for day in risen):
            found += 1
            held.append(shares(risen, lambda day: 0.0).low == 0)
        busy = reading([n + (burst // 3 if 80 <= day < 83 else 0) for day, n in enumerate(orders)])
        told = shares(busy, lambda day: 0.0)
        planted = sum(burst // 3 for day in busy[40:43] if day.surplus)
        held.append(told.low <= planted <= told.high)
    assert found >= 14
    assert fmean(held) >= 0.9


@given(st.integers(0, 100_000))
def test_the_even_scale_leads_back(orders: int) -> None:
    assert plain(even(orders)) == pytest.approx(orders, abs=1e-6)


def test_a_spike_is_no_new_level_and_a_new_level_no_spike() -> None:
    steady = series(3, 30)
    spike = [*steady[:80], *(count * 4 for count in steady[80:82]), *steady[82:]]
    level = [*steady[:75], *(round(count * 1.8) for count in steady[75:])]
    for orders, begins in ((steady, None), (spike, None), (level, 75)):
        _, found = read_days(days_of(orders), range(40, 100), off=frozenset(), make_up=frozenset())
        assert (found.place if found else None) == pytest.approx(begins, abs=2) or found is begins


def test_slow_growth_is_no_new_level() -> None:
    found = [
        read_days(days_of(series(seed, 40, trend=0.005)), range(40, 100), off=frozenset(),
                  make_up=frozenset())[1]
        for seed in range(6)
    ]  # fmt: skip
    assert sum(one is not None for one in found) <= 1


def test_a_level_that_went_back_is_none() -> None:
    assert shift(lambda place: [3.0] * 10 + [0.0] * 20, [10]) is None
    assert shift(lambda place: [3.0] * 30, [10]) is not None


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 500), st.integers(1, 6), st.booleans())
def test_the_shares_add_up(seed: int, times: int, promoted: bool) -> None:
    orders = series(seed, 12)
    orders[85:88] = [count * times for count in orders[85:88]]
    marked = frozenset(range(85, 88)) if promoted else NOBODY
    read = reading(orders, marked)
    told = shares(read, lambda day: 0.0)
    explained = told.by_promotion + told.by_level + told.by_repurchase + told.by_story
    assert 0 <= told.low <= max(0, told.surplus - explained) <= told.high
    assert told.high <= sum(day.shop.orders for day in read if day.surplus)
    assert explained <= told.surplus


@pytest.mark.parametrize("doubted", [0, 1, 12, 10_000])
def test_no_promotion_explains_orders_that_their_own_records_contradict(doubted: int) -> None:
    orders = series(3, 20.0)
    orders[80] = 150
    days = days_of(orders, frozenset({80}))
    read, _ = read_days(days, range(60, 100), off=frozenset(), make_up=frozenset())
    told = shares(read, lambda day: 0.0, Answered(contradicted={days[80].second: doubted}))
    kept = min(doubted, told.surplus)
    assert told.surplus > 100
    assert told.by_promotion + told.by_level + told.by_repurchase <= told.surplus - kept
    assert kept <= told.low <= told.high


def test_a_holiday_trades_like_a_sunday() -> None:
    week = [20, 20, 20, 20, 20, 4, 4]
    orders = [week[day % 7] for day in range(98)]
    days = days_of(orders)
    monday = 91
    read, _ = read_days(days, range(60, 98), off={days[monday].day}, make_up=frozenset())
    assert read[monday - 60].expected is not None
    assert read[monday - 60].expected.orders == pytest.approx(4, abs=2)
    plain_read, _ = read_days(days, range(60, 98), off=frozenset(), make_up=frozenset())
    assert plain_read[monday - 60].expected is not None
    assert plain_read[monday - 60].expected.orders == pytest.approx(20, abs=4)


def look(shop: Shop, orders: list[str]) -> Surge:
    tables = DuckdbTables()
    shop.load(tables)
    return audit(tables, AuditRequest(orders=tuple(OrderId(order) for order in orders))).surge


def test_two_shops_of_one_inbox_are_not_counted_together() -> None:
    shop = usual(days=70, per_day=4)
    for n in range(40):
        at = DAY_ONE + timedelta(days=66, minutes=n)
        shop.deals.append(Deal(f"O{n:02d}", at, f"o{n}", columns={"shop_id": "另一家店"}))
    ours, theirs = look(shop, ["A0100"]), look(shop, ["O01"])
    assert ours.shape == "none"
    assert sum(day.observed for day in ours.days) == 61 * 4
    assert theirs.shape == "not_checked"


def test_what_is_fully_explained_is_not_said_to_be_nought_to_nought() -> None:
    shop = usual(days=70, per_day=3)
    busy = DAY_ONE + timedelta(days=66)
    shop.deals += [Deal(f"P{n:02d}", busy + timedelta(minutes=9 * n), f"p{n}") for n in range(60)]
    shop.add("promotions", promotion_id="1", name="周年庆", scope="shop",
             starts_at=busy - timedelta(hours=9), ends_at=busy + timedelta(hours=14))  # fmt: skip
    for day in range(70):
        shop.add("traffic", traffic_id=str(day), visitors=2100 if day == 66 else 100,
                 traffic_on=(DAY_ONE + timedelta(days=day)).date())  # fmt: skip
    found = look(shop, ["P00"])
    assert found.unexplained_high == 0
    assert "没有剩下未解释的订单" in found.sentence.zh
    assert str(found.by_promotion) in found.sentence.zh


def test_a_burst_that_nobody_explains_is_given_as_a_range() -> None:
    shop = usual(days=70, per_day=3)
    busy = DAY_ONE + timedelta(days=66)
    shop.deals += [Deal(f"P{n:02d}", busy + timedelta(minutes=9 * n), f"p{n}") for n in range(60)]
    found = look(shop, ["P00"])
    assert found.shape == "spike"
    assert found.unexplained_low <= 60 <= found.unexplained_high + 3
    assert found.unexplained_low > 50
