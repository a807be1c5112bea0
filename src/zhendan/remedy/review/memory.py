"""What is known of an order at the moment it comes in: measures over everything before it.

Back-test and live desk ask this one memory in order of time, so they cannot disagree, and a rule
never sees what came later.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from zhendan.domain import OrderId
from zhendan.remedy.review.counts import MONTH, WEEK, Burst, Lately, Prices, as_text
from zhendan.remedy.review.journal import Counts
from zhendan.remedy.review.orders import NewOrder, Undone

_SECONDS: Mapping[str, int | None] = {
    "addresses": WEEK,  # of a buyer
    "address": MONTH,
    "phone": None,
    "payer": None,
    "promoter": MONTH,
}


@dataclass(frozen=True, slots=True)
class Known:
    """What the shop registered itself: its people, and places many buyers share."""

    staff: frozenset[str] = frozenset()
    """Keys of addresses, phones and accounts of staff and partners."""
    places: frozenset[str] = frozenset()
    """Keys of addresses many buyers share for honest reasons (驿站, 宿舍, 集运仓)."""
    group_orders: frozenset[OrderId] = frozenset()
    """Orders of a group purchase that was registered before they came in."""


@dataclass(slots=True)
class Memory:
    """Everything the desk has seen, as far as a later order's measures need it.

    With kept counts it reads only those that the orders at hand touch.
    """

    known: Known = field(default_factory=Known)
    kept: Counts | None = None
    _orders: dict[str, tuple[str, int, bool]] = field(default_factory=dict)
    _buyers: set[str] = field(default_factory=set)
    _lately: dict[tuple[str, str], Lately] = field(default_factory=dict)
    _prices: dict[str, Prices] = field(default_factory=dict)
    _bursts: dict[str, Burst] = field(default_factory=dict)

    def has(self, order: OrderId) -> bool:
        """Whether the order was seen before."""
        return order in self._orders or self._load("order", order) is not None

    def see(self, order: NewOrder) -> Mapping[str, object]:
        """Remember an order and return what was known of it at its moment.

        Orders come in order of time; what the order does not tell stays unknown.
        """
        self._orders[order.order_no] = (order.item, order.at, order.undone_at is not None)
        first = bool(order.buyer) and not self._had(order.buyer)
        self._buyers.add(order.buyer)
        return {
            **self._shared(order),
            **self._price(order),
            **self._burst(order, first=first),
            "staff_keys": self._staff(order),
            "memo_of_brushing": None if order.memo_marked is None else int(order.memo_marked),
        }

    def undo(self, undone: Undone) -> bool:
        """An order seen before was cancelled or refunded; whether that is news."""
        known = self._orders.get(undone.order_no)
        if known is None:
            kept = self._load("order", undone.order_no)
            if kept is None:
                return False
            item, at, over = json.loads(kept)
            known = (str(item), int(at), bool(over))
        item, at, over = known
        self._orders[undone.order_no] = (item, at, True)
        if item and not over:
            self._burst_of(item).undo(at, undone.at)
        return not over

    def take(self, line: NewOrder | Undone) -> None:
        """A line of the journal, read again."""
        if isinstance(line, Undone):
            self.undo(line)
        else:
            self.see(line)

    def told(self) -> Iterator[tuple[str, str, str]]:
        """Kind, key and text of every count that was touched, to be kept."""
        yield from (("order", key, as_text(one)) for key, one in self._orders.items())
        yield from (("buyer", key, "") for key in self._buyers)
        yield from ((kind, key, one.told()) for (kind, key), one in self._lately.items())
        yield from (("price", key, one.told()) for key, one in self._prices.items())
        yield from (("burst", key, one.told()) for key, one in self._bursts.items())

    def _load(self, kind: str, key: str) -> str | None:
        return self.kept.load(kind, key) if self.kept is not None else None

    def _had(self, buyer: str) -> bool:
        return buyer in self._buyers or self._load("buyer", buyer) is not None

    def _seen(self, kind: str, key: str) -> Lately:
        """The count of a kind under a key."""
        found = self._lately.get((kind, key))
        if found is None:
            found = Lately(_SECONDS[kind], self._load(kind, key) or "")
            self._lately[kind, key] = found
        return found

    def _burst_of(self, item: str) -> Burst:
        if item not in self._bursts:
            self._bursts[item] = Burst.of(self._load("burst", item) or "")
        return self._bursts[item]

    def _shared(self, order: NewOrder) -> dict[str, object]:
        """Who shares what with whom."""
        at, who = order.at, order.buyer
        place = order.address if order.address not in self.known.places else ""

        def count(kind: str, key: str, seen: str) -> int | None:
            return self._seen(kind, key).add(seen, at) if key and seen else None

        buyers = count("promoter", order.promoter, who)
        return {
            "buyer_addresses": count("addresses", who, place),
            "address_buyers": count("address", place, who),
            "phone_buyers": count("phone", order.phone, who),
            "payer_buyers": count("payer", order.payer, who),
            "creator_buyers": buyers,
            "creator_orders": None
            if buyers is None
            else self._seen("promoter", order.promoter).times(),
        }

    def _price(self, order: NewOrder) -> dict[str, object]:
        """The unit price against the mean of the item's earlier orders."""
        if not order.item or order.cents is None:
            return {"price_orders": None, "unit_to_usual": None}
        unit = order.cents // order.quantity
        if order.item not in self._prices:
            self._prices[order.item] = Prices.of(self._load("price", order.item) or "")
        found = self._prices[order.item]
        count, total = found.count, found.total
        found.count, found.total = count + 1, total + unit
        return {
            "price_orders": count,
            "unit_to_usual": unit * count / total if total else None,
        }

    def _burst(self, order: NewOrder, *, first: bool) -> dict[str, object]:
        """The item's orders of three days, this one included."""
        if not order.item:
            return {"burst_orders": None, "burst_first": None, "burst_undone": None}
        return self._burst_of(order.item).add(order, first=first)

    def _staff(self, order: NewOrder) -> int | None:
        """How many of the order's keys stand in the shop's register of people."""
        if not self.known.staff:
            return None
        keys = {order.address, order.phone, order.payer, order.buyer} - {""}
        return len(keys & self.known.staff)


def settled(lines: Iterable[NewOrder | Undone]) -> list[NewOrder]:
    """The orders of a journal in its order, each with the first that was told of its end."""
    told = list(lines)
    undone: dict[str, int] = {}
    for one in told:
        if isinstance(one, Undone):
            undone.setdefault(one.order_no, one.at)
    return [_ended(one, undone) for one in told if isinstance(one, NewOrder)]


def _ended(order: NewOrder, undone: Mapping[str, int]) -> NewOrder:
    told = order.undone_at is not None or order.order_no not in undone
    return order if told else replace(order, undone_at=undone[order.order_no])


def replay(
    lines: Iterable[NewOrder | Undone], known: Known
) -> list[tuple[NewOrder, Mapping[str, object]]]:
    """Every order with what was known at its moment, in order of time and number.

    A cancellation counts from its own moment on, whenever it was reported.
    """
    memory = Memory(known)
    orders = sorted(settled(lines), key=lambda o: (o.at, o.order_no))
    return [(order, memory.see(order)) for order in orders]
