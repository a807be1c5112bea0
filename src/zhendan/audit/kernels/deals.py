"""The deals of a ledger as columns of whole numbers, in order of time and in groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from zhendan.audit.kernels.loops import Walks, walks
from zhendan.audit.rings.pairs import placed
from zhendan.domain import ColumnTables

Whole = npt.NDArray[np.int64]

UNKNOWN = -(1 << 62)
"""Stands for what a deal does not tell; no second and no key is so far below zero."""

_QUERY = f"""
    SELECT
        order_key,
        COALESCE(t_s, {UNKNOWN}) AS t_s,
        COALESCE(local_s, {UNKNOWN}) AS local_s,
        COALESCE(buyer_key, {UNKNOWN}) AS buyer_key,
        COALESCE(item_key, {UNKNOWN}) AS item_key,
        COALESCE(paid_s - created_s, {UNKNOWN}) AS pay_s,
        COALESCE(paid_s - first_scan_s, {UNKNOWN}) AS lead_s,
        CASE WHEN is_disputed = 0 AND COALESCE(refund_cents, 0) = 0 THEN 1 ELSE 0 END AS is_clean
    FROM audit_orders
    WHERE is_trade = 1
"""


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Deals with one key lie side by side, each group in order of time."""

    order: Whole
    """Places of the deals, group after group."""
    start: Whole
    """Where each group begins, and one place more for the end of the last."""
    names: Whole
    """The key of each group; `UNKNOWN` for the deals without one."""


class Deals:
    """Every deal of `audit_orders`; groups are made when they are asked for."""

    def __init__(
        self, columns: Mapping[str, Whole], tables: ColumnTables, *, loops: Walks | None = None
    ) -> None:
        """`loops` are the compiled walks unless others are handed in."""
        self.columns = columns
        self._tables = tables
        self.loops = loops or walks()

    @classmethod
    def of(cls, tables: ColumnTables, *, loops: Walks | None = None) -> "Deals":
        """The deals of the prepared orders."""
        columns = tables.columns(_QUERY)
        return cls({n: np.frombuffer(c, np.int64) for n, c in columns.items()}, tables, loops=loops)

    def forgotten(self) -> "Deals":
        """The same deals without the columns in memory, for walks that read their own."""
        return Deals({}, self._tables, loops=self.loops)

    def told(self, *names: str) -> tuple[Whole, ...]:
        """Columns that one walk alone reads, side by side; they are not kept."""
        chosen = ", ".join(f"COALESCE({name}, {UNKNOWN}) AS {name}" for name in names)
        columns = self._tables.columns(f"SELECT {chosen} FROM audit_orders WHERE is_trade = 1")
        return tuple(np.frombuffer(columns[name], np.int64) for name in names)

    def __getitem__(self, name: str) -> Whole:
        """One column."""
        return self.columns[name]

    @cached_property
    def in_time(self) -> Whole:
        """Places of the deals with a time, in its order."""
        order = np.argsort(self["t_s"], kind="stable")
        return order[np.count_nonzero(self["t_s"] == UNKNOWN) :]

    @cached_property
    def clock_runs_on(self) -> bool:
        """Whether local time never goes back, as it does where summer time ends."""
        return bool(np.all(np.diff(self["local_s"][self.in_time]) >= 0))

    @cached_property
    def by_buyer(self) -> Groups:
        """Deals of each buyer."""
        return self._grouped("buyer_key")

    @cached_property
    def by_item(self) -> Groups:
        """Deals of each item."""
        return self._grouped("item_key")

    def _grouped(self, key: str) -> Groups:
        """The deals with a time, group by group."""
        codes, found = placed(self[key][self.in_time])
        names = found.astype(np.int64)
        start = np.zeros(len(names) + 1, np.int64)
        start[1:] = np.bincount(codes, minlength=len(names)).cumsum()
        order = np.empty(len(codes), np.int64)
        self.loops.laid_out(codes, start[:-1].copy(), self.in_time, order)
        return Groups(order, start, names)
