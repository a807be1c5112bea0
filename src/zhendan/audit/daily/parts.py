"""How each measure table takes in a day: which of its rows may change, and what they are made of.

The SQL of a measure stays its definition; it is asked of the orders that share a key with the
day's, and only rows of touched keys are taken over. Tables over the whole shop that are cheap are
made again as a whole.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhendan.audit.measure import MeasureTable
from zhendan.audit.measures import (
    aftermath,
    buyers,
    crowd,
    items,
    launches,
    money,
    receivers,
    shared,
    takeovers,
    words,
)
from zhendan.audit.measures.catalogue import TABLES
from zhendan.audit.measures.shape import LOCAL


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one table that a day may change."""

    table: str
    rows: str = ""
    """SQL over the table's rows: those of touched keys; empty where the whole is made again."""
    orders: str = "audit_orders"
    """The orders from which all these rows can be made."""
    swapped: tuple[tuple[str, str], ...] = ()
    """Further tables that the query reads, and what stands for them."""

    @property
    def definition(self) -> MeasureTable:
        """The table as the catalogue defines it."""
        return next(t for t in TABLES if t.name == self.table and t.query)

    @property
    def query(self) -> str:
        """The table's own query over the orders concerned."""
        query = self.definition.query.format(**LOCAL)
        for name, other in (("audit_orders", self.orders), *self.swapped):
            query = re.sub(rf"\b{name}\b", other, query)
        return query


def _within(table: str, days: str, *, off: int = 0) -> str:
    """SQL: the row's item and day are among `days`, or at most `off` seconds from one."""
    near = f"d.day_s >= {table}.day_s - {off} AND d.day_s <= {table}.day_s + {off}"
    return f"EXISTS (SELECT 1 FROM {days} AS d WHERE d.item_key = {table}.item_key AND {near})"


def _by(kind: str, *tables: MeasureTable) -> Iterator[Part]:
    """Tables whose rows belong to one buyer, address, phone, waybill or hour."""
    column = f"{kind}_s" if kind in ("hour", "half") else f"{kind}_key"
    for table in tables:
        rows = f"{column} IN (SELECT {column} FROM audit_touched_{kind})"
        yield Part(table.name, rows, f"audit_near_{kind}")


def _by_order(orders: str, *tables: MeasureTable) -> Iterator[Part]:
    """Tables with one row per order."""
    keys = f"SELECT order_key FROM {orders} UNION SELECT order_key FROM audit_today"
    for table in tables:
        yield Part(table.name, f"order_key IN ({keys})", orders)


def _of_busy_days(*tables: MeasureTable) -> Iterator[Part]:
    """Tables about an item's busy days: those touched, and those that became or ceased to be."""
    for table in tables:
        swapped = (("audit_bursts", "audit_touched_bursts"),)
        yield Part(table.name, _within(table.name, "audit_busy_days"), swapped=swapped)


DAY_S = 86400
ITEM_DAYS = Part(
    items.ITEM_DAYS.name, _within(items.ITEM_DAYS.name, "audit_touched_day"), "audit_near_day"
)
BURSTS = Part(
    aftermath.BURSTS.name,
    _within(aftermath.BURSTS.name, "audit_touched_day", off=DAY_S),
    "audit_near_burst",
)

_PARTS = (
    *_by("address", shared.ADDRESS_OF_BUYERS, receivers.ADDRESSES),
    *_by("phone", shared.PHONE_OF_BUYERS, receivers.PHONES),
    *_by("buyer", shared.BUYER_OF_ADDRESSES, buyers.SAME_ITEM, buyers.BUYER_ADDRESSES),
    *_by("waybill", shared.WAYBILL_OF_ORDERS, receivers.WAYBILLS),
    *_by("hour", buyers.HOURS),
    *_by("half", buyers.HALVES),
    *_by_order("audit_near_buyer", buyers.STEPS),
    *_by_order("audit_today", words.MEMOS, money.STAFF_NOTED),
    *_of_busy_days(crowd.CROWD, crowd.UNDONE),
    ITEM_DAYS,
    BURSTS,
    *(Part(table.name) for table in (
        items.LIGHT, launches.QUOTAS, crowd.BURSTS, takeovers.TAKEOVERS,
    )),
)  # fmt: skip

PARTS: Mapping[str, Part] = {part.table: part for part in _PARTS}
"""Every table of a bare ledger that has a query, except learned weights and usual days."""
