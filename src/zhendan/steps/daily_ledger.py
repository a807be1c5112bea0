"""A bare ledger kept after its audit, and each day's orders added to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhendan.audit import (
    AuditRequest,
    DayTaken,
    keep_ledger,
    outcomes_query,
    reported,
    update_ledger,
)
from zhendan.domain import AuditReport, OrderId
from zhendan.intake import ColumnMapping
from zhendan.steps.errand import Errand
from zhendan.steps.look.ledger_audit import LISTS, LedgerAudit, reading_of
from zhendan.steps.wiring.daily import new_kept, open_kept

ZONE = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class DailyAudit:
    """The ledger after a day's orders, what came of them, and what could not be read."""

    report: AuditReport
    reading: Mapping[str, object]
    taken: DayTaken


def audit_and_keep(
    path: Path,
    state: Path,
    *,
    mapping: ColumnMapping | None = None,
    orders: Sequence[OrderId] = (),
    errand: Errand,
) -> LedgerAudit:
    """Audit a table of orders and keep the result in the file `state`, there once it is whole.

    Raises `LedgerUnreadable`, `LedgerColumnMissing`.
    """
    ask = AuditRequest(orders=tuple(orders), zone=ZONE)
    with new_kept(state) as tables:
        found = tables.load_ledger(path, mapping.columns if mapping else {}, zone=ZONE)
        answers = keep_ledger(tables, zone=ZONE, progress=errand.progress)
        report = reported(answers, ask, progress=errand.progress)
    return LedgerAudit(report, reading_of(found))


def add_day(
    path: Path,
    state: Path,
    *,
    mapping: ColumnMapping | None = None,
    orders: Sequence[OrderId] = (),
    errand: Errand,
) -> DailyAudit:
    """Add a table of new and changed orders to the ledger kept in `state`.

    Broken off at any moment, the ledger is as it was. Raises `NoKeptLedger`, `KeptLedgerBusy`,
    `KeptByAnotherEdition`, `KeptColumnNew`, `LedgerUnreadable`, `LedgerColumnMissing`.
    """
    ask = AuditRequest(orders=tuple(orders), zone=ZONE)
    with open_kept(state) as tables:
        with tables.whole():
            found = tables.load_ledger(path, mapping.columns if mapping else {}, zone=ZONE)
            answers, taken = update_ledger(tables, progress=errand.progress)
        report = reported(answers, ask, progress=errand.progress)
    return DailyAudit(report, reading_of(found), taken)


def write_outcomes(state: Path, out: Path) -> None:
    """One row per order of a kept ledger, as Parquet; raises `KeptLedgerBusy`."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with open_kept(state) as tables:
        tables.write_parquet(outcomes_query(), out, lists=LISTS)
