"""Putting orders to the rules: what is held, why, and how an honest order could look like this."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from zhendan.domain import OrderId, Text
from zhendan.remedy.review.memory import Memory
from zhendan.remedy.review.orders import NewOrder


class Bound(Protocol):
    """One measure at or above, or below, a number."""

    @property
    def measure(self) -> str:
        """Its name."""

    @property
    def at_least(self) -> float | None:
        """The lower bound, if there is one."""

    @property
    def below(self) -> float | None:
        """The upper bound, if there is one."""

    def met(self, measures: Mapping[str, object]) -> bool:
        """Whether the measure is known and lies there."""


class Rule(Protocol):
    """A review rule as the desk needs it; rules are drafted from confirmed causes (audit)."""

    @property
    def code(self) -> str:
        """Its code, `PR..`."""

    @property
    def title(self) -> Text:
        """What it asks for, in words."""

    @property
    def any_of(self) -> Sequence[Sequence[Bound]]:
        """Sets of conditions; one whole set is enough."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One number that made an order wait."""

    measure: str
    value: float
    words: Text


@dataclass(frozen=True, slots=True)
class Held:
    """An order that waits for a person under one rule."""

    order: OrderId
    rule: str
    facts: tuple[Fact, ...]
    innocent: Text
    """How an honest order comes to look like this; shown beside the facts."""


_TITLES = {
    "buyer_addresses": Text("该买家七天内的收货地址数", "addresses of this buyer in seven days"),
    "address_buyers": Text("该地址三十天内的不同买家数", "buyers at this address in thirty days"),
    "phone_buyers": Text("同一电话的不同买家数", "buyers with this phone"),
    "payer_buyers": Text("同一付款账号的不同买家数", "buyers of this paying account"),
    "creator_orders": Text("该推广者三十天内带来的订单", "this promoter's orders in thirty days"),
    "creator_buyers": Text("其中不同买家", "different buyers among them"),
    "price_orders": Text("该商品此前的订单数", "earlier orders of the item"),
    "unit_to_usual": Text("单价与此前均价之比", "unit price against the mean before"),
    "burst_orders": Text("该商品三天内的订单数", "orders of the item in three days"),
    "burst_first": Text("其中首次购买", "first-time buyers among them"),
    "burst_undone": Text("其中已取消或退款", "cancelled or refunded among them"),
    "staff_keys": Text("与员工或合作方名册一致的项数", "matches with the register of people"),
    "memo_of_brushing": Text("店铺备注里有敏感用语", "sensitive words in the shop's memo"),
}
_INNOCENT = {
    "PR03": Text(
        "公司送礼、家人代收、学校集中采购也会这样", "gifts, relatives, a school's purchase"
    ),
    "PR10": Text(
        "员工按规定全价自用、家人购买也会这样", "staff buying for themselves at full price"
    ),
    "PR11": Text("推广者的老粉丝反复购买也会这样", "a promoter's regulars buying again"),
    "PR13": Text("新品、直播或活动带来的首次买家也会这样", "a launch, broadcast or promotion"),
    "PR14": Text("标错价、清仓或叠加优惠也会这样", "a price error, a clearance, stacked coupons"),
    "PR15": Text("合租、宿舍、驿站、一家人共用电话也会这样", "flatmates, dormitories, families"),
}
_USUAL = Text("正常订单也可能这样，请先看事实", "honest orders may look so: see the facts first")


def put(order: NewOrder, memory: Memory, rules: Iterable[Rule]) -> tuple[Held, ...]:
    """Put one new order to the rules; it is remembered either way.

    An order of a group purchase that was registered beforehand waits for nobody.
    """
    measures = memory.see(order)
    if order.order_no in memory.known.group_orders:
        return ()
    return judged(order.order_no, measures, rules)


def judged(
    order: OrderId, measures: Mapping[str, object], rules: Iterable[Rule]
) -> tuple[Held, ...]:
    """The rules that an order with these measures meets."""
    found = []
    for rule in rules:
        met = next((some for some in rule.any_of if all(c.met(measures) for c in some)), None)
        if met is not None:
            facts = tuple(_fact(one.measure, measures) for one in met)
            found.append(Held(order, rule.code, facts, _INNOCENT.get(rule.code, _USUAL)))
    return tuple(found)


def edition(rule: Rule) -> str:
    """A short name of exactly these conditions: a changed rule is tried afresh."""
    told = [[(c.measure, c.at_least, c.below) for c in some] for some in rule.any_of]
    return hashlib.sha256(repr((rule.code, told)).encode()).hexdigest()[:12]


def _fact(measure: str, measures: Mapping[str, object]) -> Fact:
    value = float(str(measures[measure]))
    return Fact(measure, round(value, 4), _TITLES.get(measure, Text(measure, measure)))
