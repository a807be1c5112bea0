"""Every honest world sets off the shape it is there for, at least twice as strongly as the base."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.synth.shops import shop
from zhendan_synth import Story

SEEDS = range(1, 6)


def _fullest_day(story: Story) -> float:
    days = Counter(deal.sale.at.date() for deal in story.deals)
    median = sorted(days.values())[len(days) // 2]
    return max(days.values()) / median


def _minutes_of_calls(story: Story) -> float:
    minutes = Counter(deal.sale.at.replace(minute=0, second=0) for deal in story.deals)
    return float(max(minutes.values()))


def _returning_share_of_fullest_day(story: Story) -> float:
    seen: set[str] = set()
    days: dict[object, list[bool]] = defaultdict(list)
    for deal in story.deals:
        days[deal.sale.at.date()].append(deal.sale.buyer.key in seen)
        seen.add(deal.sale.buyer.key)
    fullest = max(days.values(), key=len)
    return sum(fullest)


def _addresses_of_one_buyer(story: Story) -> float:
    found: dict[str, set[str]] = defaultdict(set)
    for deal in story.deals:
        found[deal.sale.buyer.key].add(deal.sale.to.line())
    return max(map(len, found.values()))


def _buyers_at_one_address(story: Story) -> float:
    found: dict[str, set[str]] = defaultdict(set)
    for deal in story.deals:
        found[deal.sale.to.line()].add(deal.sale.buyer.key)
    return max(map(len, found.values()))


def _tracks_before_payment(story: Story) -> float:
    paid = [(d.paid_at, p.scans[0].at) for d in story.deals for p in d.parcels if d.paid_at]
    return 0.005 + sum(first < when for when, first in paid) / len(paid)


def _orders_sharing_a_waybill(story: Story) -> float:
    waybills = Counter(number for deal in story.deals for number in set(deal.waybills))
    return 1 + sum(count > 1 for count in waybills.values())


def _never_shipped_or_one_yuan(story: Story) -> float:
    odd = [
        deal
        for deal in story.deals
        if deal.sale.lines[0].sku.price == 100
        or (deal.refund and deal.refund.finished_at < deal.sale.at + timedelta(minutes=40))
    ]
    return 1 + len(odd)


SHAPES: dict[str, Callable[[Story], float]] = {
    "promotion": _fullest_day,
    "live": _minutes_of_calls,
    "loyal": _returning_share_of_fullest_day,
    "company": _addresses_of_one_buyer,
    "dormitory": _buyers_at_one_address,
    "presale": _tracks_before_payment,
    "parcels": _orders_sharing_a_waybill,
    "trials": _never_shipped_or_one_yuan,
}


@pytest.mark.parametrize("kind", SHAPES)
def test_a_world_has_its_shape_twice_as_strongly_as_an_honest_shop(kind: str) -> None:
    measure = SHAPES[kind]
    base = sum(measure(shop("honest", seed)) for seed in SEEDS)
    world = sum(measure(shop(kind, seed)) for seed in SEEDS)
    assert world >= 2 * max(base, 1e-9)


def test_a_promotion_is_planned_before_it_begins() -> None:
    (record,) = shop("promotion", 1).records.promotions
    assert "内部活动排期表" in record.source
    assert record.starts_at < record.ends_at


def test_members_of_the_club_bought_long_before() -> None:
    story = shop("loyal", 1)
    first: dict[str, object] = {}
    for deal in story.deals:
        first.setdefault(deal.sale.buyer.key, deal.sale.at)
    members = [deal for deal in story.deals if deal.sale.label.role == "look_alike"]
    assert all(first[deal.sale.buyer.key] < deal.sale.at for deal in members)  # type: ignore[operator]


def test_an_attack_gains_the_shop_nothing_and_is_reported_while_it_runs() -> None:
    story = shop("attack", 1)
    hostile = [deal for deal in story.deals if deal.sale.label.code == "R11"]
    (ticket,) = story.records.tickets
    assert all(deal.sale.conduct.payback is None for deal in hostile)
    assert all(deal.refund for deal in hostile if deal.status == "refunded")
    assert min(d.sale.at for d in hostile) < ticket.at < max(d.sale.at for d in hostile)
