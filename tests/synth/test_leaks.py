"""Nothing but behaviour tells a ring order from an honest one."""

from collections.abc import Callable, Sequence
from functools import cache

import pytest

from tests.synth.shops import auc, learned, shop
from zhendan_synth.facts import Deal

SEEDS = range(1, 11)
KINDS = ("payback", "gift", "inside_payback")
LEAST, MOST = 0.4, 0.6
Sample = tuple[Sequence[Deal], Sequence[bool]]


def _beside(kind: str, seed: int) -> Sample:
    """The ring's orders and the ordinary ones of the same days."""
    deals = shop(kind, seed).deals
    ring = [deal.sale.at for deal in deals if deal.sale.label.role == "ring"]
    near = [
        deal
        for deal in deals
        if min(ring) <= deal.sale.at <= max(ring)
        and (deal.sale.label.role == "ring" or not deal.sale.label.code)
        and deal.parcels
    ]
    return near, [deal.sale.label.role == "ring" for deal in near]


@cache
def _samples() -> list[Sample]:
    """Told when a test asks first: whoever only looks at the list of tests waits for nothing."""
    return [_beside(kind, seed) for kind in KINDS for seed in SEEDS]


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


NUMBERS: dict[str, Callable[[Deal], float]] = {
    "last digits of the order number": lambda d: int(_digits(d.number)[-3:]),
    "order number": lambda d: int(_digits(d.number)),
    "hour": lambda d: d.sale.at.hour,
    "weekday": lambda d: d.sale.at.weekday(),
    "second": lambda d: d.sale.at.second,
    "number of lines": lambda d: len(d.sale.lines),
    "pieces": lambda d: sum(line.quantity for line in d.sale.lines),
    "length of the nick": lambda d: len(d.sale.buyer.nick),
    "digits in the nick": lambda d: len(_digits(d.sale.buyer.nick)),
    "length of the address": lambda d: len(d.sale.to.line()),
    "last digits of the waybill": lambda d: int(d.waybills[0][-4:]),
    "phone": lambda d: int(d.sale.buyer.phone[-4:]),
}
WORDS: dict[str, Callable[[Deal], str]] = {
    "form of the nick": lambda d: _form(d.sale.buyer.nick),
    "district": lambda d: d.sale.to.district,
    "town": lambda d: d.sale.to.town,
    "city": lambda d: d.sale.to.city.name,
    "road": lambda d: d.sale.to.detail[:3],
    "family name": lambda d: d.sale.buyer.name,
    "phone prefix": lambda d: d.sale.buyer.phone[:3],
    "courier": lambda d: d.parcels[0].courier,
    "last digit of the waybill": lambda d: d.waybills[0][-1],
    "last digit of the order number": lambda d: d.number[-1],
}


def _form(nick: str) -> str:
    return "".join("9" if one.isdigit() else one for one in nick)


@pytest.mark.parametrize("feature", NUMBERS)
def test_a_number_does_not_tell_ring_orders(feature: str) -> None:
    measure = NUMBERS[feature]
    found = [auc([measure(deal) for deal in deals], ring) for deals, ring in _samples()]
    assert LEAST <= sum(found) / len(found) <= MOST


@pytest.mark.parametrize("feature", WORDS)
def test_a_word_does_not_tell_ring_orders(feature: str) -> None:
    assert learned(_samples(), WORDS[feature]) <= MOST


def test_rows_of_the_export_stand_in_time_order_only() -> None:
    for kind in KINDS:
        deals = shop(kind, 1).deals
        assert list(deals) == sorted(deals, key=lambda deal: (deal.sale.at, deal.number))


@pytest.mark.parametrize("kind", KINDS)
def test_ring_orders_fall_on_days_and_hours_at_which_the_shop_trades(kind: str) -> None:
    story = shop(kind, 3)
    traded = {hour for hour, weight in enumerate(story.shop.habits.hours) if weight > 0}
    ring = [deal.sale.at for deal in story.deals if deal.sale.label.role == "ring"]
    assert {at.hour for at in ring} <= traded
    assert all(story.shop.days[0] <= at.date() <= story.shop.days[-1] for at in ring)


def test_the_measure_itself_finds_a_planted_leak() -> None:
    _, ring = _samples()[0]
    assert auc([float(hit) for hit in ring], ring) == 1.0
    assert learned(_samples()[:6], lambda deal: deal.sale.label.role) > 0.95
