"""Canonical rows in the making, before shops, links and duplicates are settled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from zhendan.domain import Notice

Values = dict[str, object]
"""Cleaned values by column; only values that are there."""


@dataclass(slots=True)
class Draft:
    """One row of a canonical table as one file tells it."""

    values: Values
    ref: int
    """Its `row_ref`."""
    platform: str
    shop: str = ""
    """The shop's name where the row says it."""
    as_of: datetime | None = None
    rank: int = 0
    """How much the source is to be believed about this: platform, mapping, ERP, side remark."""
    file: int = 0

    def get(self, name: str) -> object:
        """A value, or None."""
        return self.values.get(name)

    def fill(self, values: Mapping[str, object]) -> None:
        """Take values that are not known yet: what stands first is kept."""
        for name, value in values.items():
            self.values.setdefault(name, value)


UNKNOWN_CURRENCY = "XXX"
"""ISO 4217 for "no currency": here, none is known."""
RANK_PLATFORM = 3
RANK_MAPPED = 2
RANK_ERP = 1
RANK_REMARK = 0


@dataclass(slots=True)
class LineDraft:
    """One item of an order as one file tells it."""

    values: Values
    ref: int


@dataclass(slots=True)
class OrderDraft(Draft):
    """An order as one file tells it, with its lines and parcels."""

    lines: list[LineDraft] = field(default_factory=list)
    lines_known: bool = True
    """Whether the lines come with quantities, or are only a list of titles."""
    parcels: list[Values] = field(default_factory=list)
    buyer: Values = field(default_factory=dict)
    statuses: list[str] = field(default_factory=list)
    """Status words of the lines, where the order itself has none."""


@dataclass(slots=True)
class NoticeDraft:
    """A notice as one file tells it."""

    notice: Notice
    ref: int
    """The row of the notice itself; flagged orders have their own."""
    order_refs: dict[str, int] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)
    facts: Values = field(default_factory=dict)
    file: int = 0
    seen: bool = False
    """Read out of a picture: an order number of it counts only where an export has it too."""


@dataclass(slots=True)
class Gathered:
    """Everything that the files of one inbox have told so far."""

    orders: dict[tuple[int, str], OrderDraft] = field(default_factory=dict)
    """By file and order number: an order that fills several rows of a file is one draft."""
    rows: dict[str, list[Draft]] = field(default_factory=dict)
    """Every other canonical table."""
    notices: list[NoticeDraft] = field(default_factory=list)

    def absorb(self, other: "Gathered") -> None:
        """Take over what another reading gathered; its files are none of ours."""
        self.orders.update(other.orders)
        for table, rows in other.rows.items():
            self.rows.setdefault(table, []).extend(rows)
        self.notices.extend(other.notices)

    def forget(self) -> None:
        """Drop everything: what was told turned out to be unusable."""
        self.orders.clear()
        self.rows.clear()
        self.notices.clear()

    def add(self, table: str, draft: Draft) -> None:
        """Add a row of any table but `orders`."""
        self.rows.setdefault(table, []).append(draft)
