"""Which measure tables a walk can make, and from how many orders on it is worth one."""

from collections.abc import Callable, Mapping

import numpy as np

from zhendan.audit.kernels.deals import UNKNOWN, Deals, Whole
from zhendan.audit.kernels.sharing import shared
from zhendan.audit.measures.buyers import HISTORY_S, STEPS
from zhendan.audit.measures.items import EARLY_S, FEWEST_OF_DAY, INSTANT_PAY_S, ITEM_DAYS
from zhendan.audit.measures.shared import (
    ADDRESS_OF_BUYERS,
    BUYER_OF_ADDRESSES,
    PHONE_OF_BUYERS,
    RECYCLED_S,
    WAYBILL_OF_ORDERS,
)
from zhendan.domain import ColumnTables, Tables

WORTH_WALKING = 300_000
"""Orders from which reading the compiler pays (measured: it takes about half a second)."""

_Columns = Mapping[str, Whole]


def steps(deals: Deals) -> _Columns:
    """The rows of `audit_m_steps`."""
    by = deals.by_buyer
    order, start = _known(by.order, by.start, by.names)
    out = np.empty((9, len(order)), np.int64)
    told = (deals["t_s"], deals["local_s"], deals["is_clean"])
    many = deals.loops.stepped(order, start, told, HISTORY_S, out)
    rows = out[:, :many]
    names = (
        "order_key", "hour_s", "half_s", "old_deals", "near_another", "again_in_hour",
        "again_in_half", "repeats_in_hour", "repeats_in_half",
    )  # fmt: skip
    found = dict(zip(names, rows, strict=True))
    found["order_key"] = deals["order_key"][found["order_key"]]
    return found


def item_days(deals: Deals) -> _Columns | None:
    """The rows of `audit_m_item_days`; None where local time goes back."""
    if not deals.clock_runs_on:
        return None
    by = deals.by_item
    order, start = _known(by.order, by.start, by.names)
    groups = np.flatnonzero(by.names != UNKNOWN)
    limits = np.array([FEWEST_OF_DAY, INSTANT_PAY_S, EARLY_S, UNKNOWN])
    told = (deals["t_s"], deals["local_s"], deals["pay_s"], deals["lead_s"])
    out = np.empty((9, len(order) // FEWEST_OF_DAY + 1))
    many = deals.loops.item_days(order, start, told, limits, out)
    rows = out[:8, :many].astype(np.int64)
    names = (
        "item_key", "day_s", "item_day_orders", "item_day_timed", "item_day_instant",
        "item_day_scanned", "item_day_early", "item_day_span_s",
    )  # fmt: skip
    found = dict(zip(names, rows, strict=True))
    # Orders without a time count for the item, though for none of its days.
    sold, counts = np.unique(deals["item_key"], return_counts=True)
    found["item_key"] = by.names[groups][found["item_key"]]
    found["item_orders"] = counts[np.searchsorted(sold, found["item_key"])]
    return found | {"item_day_gap_squares": out[8, :many]}


KERNELS: Mapping[str, Callable[[Deals], _Columns | None]] = {
    STEPS.name: steps,
    ITEM_DAYS.name: item_days,
    ADDRESS_OF_BUYERS.name: lambda deals: shared(deals, "address_key", "buyer_key"),
    PHONE_OF_BUYERS.name: lambda deals: shared(deals, "phone_key", "buyer_key"),
    BUYER_OF_ADDRESSES.name: lambda deals: shared(deals, "buyer_key", "address_key"),
    WAYBILL_OF_ORDERS.name: lambda deals: shared(
        deals, "waybill_key", "order_key", within=RECYCLED_S
    ),
}


def walked(tables: Tables, orders: int) -> Callable[[str], bool]:
    """A way to make measure tables by walking: it says whether it made the table it is asked for.

    None is made of a ledger with few orders, or of tables that hand out no columns.
    """
    if orders < WORTH_WALKING or not isinstance(tables, ColumnTables):
        return lambda _: False
    kept: list[Deals] = []
    waiting = {STEPS.name, ITEM_DAYS.name}

    def make(name: str) -> bool:
        if name not in KERNELS:
            return False
        if not kept:
            kept.append(Deals.of(tables))
        columns = KERNELS[name](kept[0])
        waiting.discard(name)
        if not waiting:
            kept[0] = kept[0].forgotten()
        if columns is None:
            return False
        tables.keep(name, {key: np.ascontiguousarray(c).data for key, c in columns.items()})
        return True

    return make


def _known(order: Whole, start: Whole, names: Whole) -> tuple[Whole, Whole]:
    """The groups without the one of the deals whose key is unknown."""
    unknown = np.flatnonzero(names == UNKNOWN)
    if not unknown.size:
        return order, start
    place = int(unknown[0])
    begin, end = int(start[place]), int(start[place + 1])
    lengths = np.delete(np.diff(start), place)
    shorter = np.zeros(len(lengths) + 1, np.int64)
    shorter[1:] = lengths.cumsum()
    return np.delete(order, slice(begin, end)), shorter
