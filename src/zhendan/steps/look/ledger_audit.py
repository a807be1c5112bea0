"""A whole ledger audited without a notice: every order gets an outcome, nothing is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from zhendan.audit import AuditRequest, audit, outcomes_query
from zhendan.domain import AuditReport, OrderId, RowBatch
from zhendan.intake import (
    ColumnMapping,
    InboxReading,
    IntakeSettings,
    LargeFiles,
    read_inbox,
)
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import LARGE_FILES, wire_tables

_NO_KEY = bytes(32)
LISTS = ("findings", "explanations", "not_checked")


@dataclass(frozen=True, slots=True)
class LedgerAudit:
    """The audit of a bare ledger, and what of it could not be read."""

    report: AuditReport
    reading: Mapping[str, object]


def audit_ledger(
    path: Path,
    *,
    mapping: ColumnMapping | None = None,
    out: Path | None = None,
    orders: Sequence[OrderId] = (),
    errand: Errand,
) -> LedgerAudit:
    """Audit a bare order table (CSV, Parquet) or a folder of exports; `orders` want details.

    `out` receives one row per order as Parquet. Raises `LedgerUnreadable`, `LedgerColumnMissing`.
    """
    tables = wire_tables()
    zone = "Asia/Shanghai"
    if path.is_dir():
        large = LargeFiles(LARGE_FILES, tables.bulk(_NO_KEY))
        taken = _read_folder(path, tables.load, large, errand)
        zone = taken.zone
        reading: dict[str, object] = {"files": len(taken.files)}
    else:
        # Without a mapping the canonical names are the headings, as many as the file has.
        found = tables.load_ledger(path, mapping.columns if mapping else {}, zone=zone)
        reading = dict(reading_of(found))
    request = AuditRequest(orders=tuple(orders), zone=zone)
    report = audit(tables, request, progress=errand.progress)
    if out is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
        tables.write_parquet(outcomes_query(), out, lists=LISTS)
    return LedgerAudit(report, reading)


class _Read(Protocol):
    """What a table of orders yielded."""

    @property
    def lines(self) -> int:
        """Rows of the file."""

    @property
    def orders(self) -> int:
        """Orders made of them."""

    @property
    def without_order_no(self) -> int:
        """Rows without an order number, left out."""

    @property
    def bad_times(self) -> Mapping[str, int]:
        """Unreadable times by column."""

    @property
    def bad_numbers(self) -> Mapping[str, int]:
        """Unreadable numbers by column."""


def reading_of(found: _Read) -> Mapping[str, object]:
    """What was read of a table of orders, and what was not, as plain numbers."""
    return {
        "lines": found.lines,
        "orders": found.orders,
        "without_order_no": found.without_order_no,
        "bad_times": dict(found.bad_times),
        "bad_numbers": dict(found.bad_numbers),
    }


def _read_folder(
    path: Path, sink: Callable[[RowBatch], None], large: LargeFiles, errand: Errand
) -> InboxReading:
    """A folder of exports into the tables; people's hashes serve this one audit."""
    settings = IntakeSettings(
        secret=_NO_KEY,
        mappings=errand.mappings,
        passwords=errand.hints.passwords,
        encodings=errand.hints.encodings,
        own_addresses=errand.hints.own_addresses,
    )
    return read_inbox(path, settings, sink=sink, progress=errand.progress, large=large)
