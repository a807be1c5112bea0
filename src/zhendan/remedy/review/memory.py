"""What is known of an order at the moment it comes in: measures over everything before it.

Back-test and live desk ask this one memory in order of time, so they cannot disagree, and a rule
never sees what came later.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from zhendan.domain import OrderId
from zhendan.remedy.review.orders import NewOrder

DAY = 86_400
WEEK, MONTH, BURST = 7 * DAY, 30 * DAY, 3 * DAY


@dataclass(frozen=True, slots=True)
class Known:
    """What the shop registered itself: its people, and places many buyers share."""

    staff: frozenset[str] = frozenset()
    """Keys of addresses, phones and accounts of staff and partners."""
    places: frozenset[str] = frozenset()
    """Keys of addresses many buyers share for honest reasons (驿站, 宿舍, 集运仓)."""
    group_orders: frozenset[OrderId] = frozenset()
    """Orders of a group purchase that was registered before they came in."""


class _Lately:
    """Who was seen under a key within some seconds."""

    __slots__ = ("_seconds", "_seen", "_who")

    def __init__(self, seconds: int | None) -> None:
        self._seconds = seconds
        self._seen: defaultdict[str, deque[tuple[int, str]]] = defaultdict(deque)
        self._who: defaultdict[str, dict[str, int]] = defaultdict(dict)

    def add(self, key: str, who: str, at: int) -> int:
        """Note `who` under `key` and return how many different ones are there now."""
        counted = self._who[key]
        if self._seconds is None:
            counted[who] = 1
            return len(counted)
        seen = self._seen[key]
        seen.append((at, who))
        counted[who] = counted.get(who, 0) + 1
        while seen[0][0] <= at - self._seconds:
            _, gone = seen.popleft()
            counted[gone] -= 1
            if not counted[gone]:
                del counted[gone]
        return len(counted)

    def times(self, key: str) -> int:
        """How often anybody was seen under the key within the time."""
        return len(self._seen[key])


class _Burst:
    """An item's orders of the last three days, counted as they come and go."""

    __slots__ = ("_first", "_seen", "_undone")

    def __init__(self) -> None:
        self._seen: deque[tuple[int, bool]] = deque()
        self._undone: deque[tuple[int, int]] = deque()
        self._first = 0

    def add(self, order: NewOrder, *, first: bool) -> dict[str, object]:
        """Note an order and return the counts with it."""
        self._seen.append((order.at, first))
        self._first += first
        if order.undone_at is not None:
            self._undone.append((order.at, order.undone_at))
        since = order.at - BURST
        while self._seen[0][0] <= since:
            self._first -= self._seen.popleft()[1]
        while self._undone and self._undone[0][0] <= since:
            self._undone.popleft()
        return {
            "burst_orders": len(self._seen),
            "burst_first": self._first,
            "burst_undone": sum(undone <= order.at for _, undone in self._undone),
        }


@dataclass(slots=True)
class Memory:
    """Everything the desk has seen, as far as a later order's measures need it."""

    known: Known = field(default_factory=Known)
    _orders: set[str] = field(default_factory=set)
    _buyers: set[str] = field(default_factory=set)
    _addresses: _Lately = field(default_factory=lambda: _Lately(WEEK))
    _at_address: _Lately = field(default_factory=lambda: _Lately(MONTH))
    _at_phone: _Lately = field(default_factory=lambda: _Lately(None))
    _at_payer: _Lately = field(default_factory=lambda: _Lately(None))
    _by_promoter: _Lately = field(default_factory=lambda: _Lately(MONTH))
    _prices: dict[str, tuple[int, int]] = field(default_factory=dict)
    _bursts: defaultdict[str, "_Burst"] = field(default_factory=lambda: defaultdict(_Burst))

    def has(self, order: OrderId) -> bool:
        """Whether the order was seen before."""
        return order in self._orders

    def see(self, order: NewOrder) -> Mapping[str, object]:
        """Remember an order and return what was known of it at its moment.

        Orders come in order of time; what the order does not tell stays unknown.
        """
        self._orders.add(order.order_no)
        first = bool(order.buyer) and order.buyer not in self._buyers
        self._buyers.add(order.buyer)
        return {
            **self._shared(order),
            **self._price(order),
            **self._burst(order, first=first),
            "staff_keys": self._staff(order),
            "memo_of_brushing": None if order.memo_marked is None else int(order.memo_marked),
        }

    def _shared(self, order: NewOrder) -> dict[str, object]:
        """Who shares what with whom."""
        at, who = order.at, order.buyer
        place = order.address if order.address not in self.known.places else ""
        promoted = order.promoter and who
        buyers = self._by_promoter.add(order.promoter, who, at) if promoted else None
        return {
            "buyer_addresses": self._addresses.add(who, place, at) if who and place else None,
            "address_buyers": self._at_address.add(place, who, at) if who and place else None,
            "phone_buyers": self._at_phone.add(order.phone, who, at)
            if who and order.phone
            else None,
            "payer_buyers": self._at_payer.add(order.payer, who, at)
            if who and order.payer
            else None,
            "creator_buyers": buyers,
            "creator_orders": self._by_promoter.times(order.promoter) if promoted else None,
        }

    def _price(self, order: NewOrder) -> dict[str, object]:
        """The unit price against the mean of the item's earlier orders."""
        if not order.item or order.cents is None:
            return {"price_orders": None, "unit_to_usual": None}
        unit = order.cents // order.quantity
        count, total = self._prices.get(order.item, (0, 0))
        self._prices[order.item] = (count + 1, total + unit)
        return {
            "price_orders": count,
            "unit_to_usual": unit * count / total if total else None,
        }

    def _burst(self, order: NewOrder, *, first: bool) -> dict[str, object]:
        """The item's orders of three days, this one included."""
        if not order.item:
            return {"burst_orders": None, "burst_first": None, "burst_undone": None}
        return self._bursts[order.item].add(order, first=first)

    def _staff(self, order: NewOrder) -> int | None:
        """How many of the order's keys stand in the shop's register of people."""
        if not self.known.staff:
            return None
        keys = {order.address, order.phone, order.payer, order.buyer} - {""}
        return len(keys & self.known.staff)


def replay(orders: Iterable[NewOrder], known: Known) -> list[tuple[NewOrder, Mapping[str, object]]]:
    """Every order with what was known at its moment, in order of time and number."""
    memory = Memory(known)
    return [
        (order, memory.see(order)) for order in sorted(orders, key=lambda o: (o.at, o.order_no))
    ]
