"""Every honest world sets off the shape it is there for, at least twice as strongly as the base."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.synth.shops import shop
from zhendan_synth import Story, plan_for

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


def _buyers_with_several_doors(story: Story) -> float:
    found: dict[str, set[str]] = defaultdict(set)
    for deal in story.deals:
        found[deal.sale.buyer.key].add(deal.sale.to.line())
    return sum(len(doors) > 2 for doors in found.values())


def _fullest_hour(story: Story) -> float:
    return float(max(Counter(d.sale.at.replace(minute=0, second=0) for d in story.deals).values()))


def _far_below_the_list(story: Story) -> float:
    lines = (line for deal in story.deals for line in deal.sale.lines)
    return sum(line.paid * 2 < line.sku.price * line.quantity for line in lines)


def _done_without_a_parcel(story: Story) -> float:
    done = [d for d in story.deals if d.status == "completed" and not d.parcels]
    return float(len(done))


def _late_against_early(story: Story) -> float:
    turn = story.shop.plan.last_day - timedelta(days=22)
    late = sum(turn <= d.sale.at.date() for d in story.deals) / 23
    early = sum(d.sale.at.date() < turn for d in story.deals) / (len(story.shop.days) - 23)
    return late / early


def _after_against_before_a_stop(story: Story) -> float:
    turn = story.shop.plan.last_day - timedelta(days=22)
    days = Counter(d.sale.at.date() for d in story.deals)
    before = sum(days[turn - timedelta(days=n)] for n in range(1, 9)) / 8
    return sum(days[turn + timedelta(days=n)] for n in range(3)) / 3 / max(before, 0.25)


def _tracks_of_others(story: Story) -> float:
    """Parcels scanned before the payment, or delivered in another city than the order's."""
    strayed = [
        deal
        for deal in story.deals
        for parcel in deal.parcels
        if parcel.tracked
        and parcel.delivered_at
        and parcel.scans
        and parcel.scans[-1].city != deal.sale.to.city
    ]
    return _tracks_before_payment(story) + len(strayed) / len(story.deals)


SHAPES: dict[str, Callable[[Story], float]] = {
    "promotion": _fullest_day,
    "live": _minutes_of_calls,
    "loyal": _returning_share_of_fullest_day,
    "company": _addresses_of_one_buyer,
    "dormitory": _buyers_at_one_address,
    "presale": _tracks_before_payment,
    "parcels": _orders_sharing_a_waybill,
    "trials": _never_shipped_or_one_yuan,
    "forwarder": _buyers_at_one_address,
    "dropship": _addresses_of_one_buyer,
    "gifts": _buyers_with_several_doors,
    "hunters": _fullest_hour,
    "faults": _tracks_of_others,
    "samples": _far_below_the_list,
    "store": _done_without_a_parcel,
    "shift": _late_against_early,
    "stop": _after_against_before_a_stop,
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


def test_a_forwarder_sends_part_of_its_parcels_on() -> None:
    deals = [d for d in shop("forwarder", 2).deals if d.sale.conduct.track == "onward"]
    assert deals
    ends = [p.scans[-1].city for d in deals for p in d.parcels if p.delivered_at]
    assert ends
    assert not {city.name for city in ends} & {deals[0].sale.to.city.name}


def test_suppliers_goods_never_pass_the_shelf_the_scale_or_the_bill() -> None:
    story = shop("dropship", 2)
    parcels = [p for d in story.deals if d.sale.label.code == "H8" for p in d.parcels]
    assert parcels
    assert not [p for p in parcels if p.billed_g or p.scale_g]
    assert "供应商" in {person.role for person in story.records.people}


def test_a_sale_without_visitors_stands_beside_a_ring_of_the_same_day() -> None:
    story = shop("flat", 2)
    (record,) = story.records.promotions
    ring = [d.sale.at for d in story.deals if d.sale.label.role == "ring"]
    assert ring
    assert all(record.starts_at.date() <= at.date() <= record.ends_at.date() for at in ring)


def test_stolen_accounts_belonged_to_old_customers_and_order_at_night() -> None:
    story = shop("takeover", 2)
    hostile = [d for d in story.deals if d.sale.label.code == "R12"]
    owners = {d.sale.buyer.key for d in story.deals if "/past/" in d.sale.ref}
    assert {d.sale.buyer.key for d in hostile} <= owners
    assert {d.sale.at.hour for d in hostile} <= {2, 3, 4}


def test_a_third_of_drawn_shops_hold_no_ring_and_few_live_on_one() -> None:
    plans = [plan_for("drawn", orders=2000, seed=seed) for seed in range(1, 301)]
    shares = [sum(ring.orders for ring in plan.rings) / plan.orders for plan in plans]
    assert 0.25 < sum(share == 0 for share in shares) / len(shares) < 0.45
    assert 0 < sum(share >= 0.15 for share in shares) / len(shares) < 0.12
