"""Small counts of the orders seen: who under a key lately, an item's prices, an item's burst."""

import json
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from zhendan.remedy.review.orders import NewOrder

DAY = 86_400
WEEK, MONTH, BURST = 7 * DAY, 30 * DAY, 3 * DAY


def as_text(told: object) -> str:
    """A count as it is kept between two orders."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


class Lately:
    """Who was seen under one key within some seconds, or ever."""

    __slots__ = ("_seconds", "_seen", "_who")

    def __init__(self, seconds: int | None, kept: str = "") -> None:
        self._seconds = seconds
        self._seen: deque[tuple[int, str]] = deque()
        self._who: dict[str, int] = {}
        for at, who in json.loads(kept) if kept else ():
            self._note(who, at)

    def _note(self, who: str, at: int) -> None:
        if self._seconds is None:
            self._who[who] = at
            return
        self._seen.append((at, who))
        self._who[who] = self._who.get(who, 0) + 1

    def add(self, who: str, at: int) -> int:
        """Note `who` and return how many different ones are there now."""
        self._note(who, at)
        while self._seconds is not None and self._seen[0][0] <= at - self._seconds:
            _, gone = self._seen.popleft()
            self._who[gone] -= 1
            if not self._who[gone]:
                del self._who[gone]
        return len(self._who)

    def times(self) -> int:
        """How often anybody was seen within the time."""
        return len(self._seen)

    def told(self) -> str:
        """As text; a count made of it goes on as this one would."""
        seen = self._seen if self._seconds is not None else ((at, w) for w, at in self._who.items())
        return as_text(list(seen))


@dataclass(slots=True)
class Prices:
    """How many orders an item had, and the sum of their unit prices in cents."""

    count: int = 0
    total: int = 0

    @classmethod
    def of(cls, kept: str) -> "Prices":
        """As it was kept."""
        return cls(*json.loads(kept)) if kept else cls()

    def told(self) -> str:
        """As text."""
        return as_text([self.count, self.total])


@dataclass(slots=True)
class Burst:
    """An item's orders of the last three days, counted as they come and go."""

    _seen: deque[tuple[int, bool]] = field(default_factory=deque)
    _undone: list[tuple[int, int]] = field(default_factory=list)
    """When an order was made, and when it was cancelled or refunded."""
    _first: int = 0

    @classmethod
    def of(cls, kept: str) -> "Burst":
        """As it was kept."""
        if not kept:
            return cls()
        told: dict[str, Any] = json.loads(kept)
        seen = deque((at, bool(first)) for at, first in told["seen"])
        undone = [(at, then) for at, then in told["undone"]]
        return cls(seen, undone, sum(first for _, first in seen))

    def add(self, order: NewOrder, *, first: bool) -> dict[str, object]:
        """Note an order and return the counts with it."""
        self._seen.append((order.at, first))
        self._first += first
        if order.undone_at is not None:
            self._undone.append((order.at, order.undone_at))
        since = order.at - BURST
        while self._seen[0][0] <= since:
            self._first -= self._seen.popleft()[1]
        self._undone = [one for one in self._undone if one[0] > since]
        return {
            "burst_orders": len(self._seen),
            "burst_first": self._first,
            "burst_undone": sum(undone <= order.at for _, undone in self._undone),
        }

    def undo(self, made: int, undone: int) -> None:
        """An order of the item, made then, was cancelled or refunded since."""
        self._undone.append((made, undone))

    def told(self) -> str:
        """As text."""
        seen = [(at, int(first)) for at, first in self._seen]
        return as_text({"seen": seen, "undone": self._undone})
