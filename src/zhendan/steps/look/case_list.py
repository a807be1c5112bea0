"""Every case of a workspace as a list shows it, straight from the ledger."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from zhendan.casework import CaseFile, CaseState, RoundState, case_file
from zhendan.domain import SHOP, CaseId, Event, OrderStanding
from zhendan.steps.wiring import Wiring, wire_reading

__all__ = ["CaseFile", "CaseState", "RoundState", "Row", "case_events", "reading", "rows"]

_OVER = (CaseState.CLOSED, CaseState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Row:
    """One case in a list."""

    case: CaseFile
    counts: dict[str, int]

    @property
    def due(self) -> datetime | None:
        """The instant to plan by, the earliest plausible one; None where nobody knows."""
        deadline = self.case.deadline
        return (deadline.plan_by or deadline.at) if deadline else None

    @property
    def open(self) -> bool:
        """Whether anything is still to be done."""
        return self.case.state not in _OVER


@contextmanager
def reading(workspace: Path) -> Iterator[Wiring | None]:
    """A reader's wiring; None where nothing was ever kept in the workspace."""
    if not any((workspace / name).is_file() for name in ("ledger.sqlite", "ledger.server")):
        yield None
        return
    with wire_reading(workspace) as wiring:
        yield wiring


def rows(workspace: Path) -> tuple[Row, ...]:
    """Every case: open ones by what is due first, then the others."""
    with reading(workspace) as wiring:
        if wiring is None:
            return ()
        ledger = wiring.ledger
        cases = [case for case in ledger.cases() if case != SHOP]
        files = [case_file(case, ledger.events(case)) for case in cases]
    found = [Row(file, _counts(file)) for file in files]
    return tuple(sorted(found, key=_order))


def case_events(workspace: Path, case: CaseId) -> tuple[CaseFile, tuple[Event, ...]] | None:
    """One case with its events; None where the workspace has no such case."""
    with reading(workspace) as wiring:
        events = wiring.ledger.events(case) if wiring else ()
    return (case_file(case, events), events) if events else None


def _counts(file: CaseFile) -> dict[str, int]:
    """Flagged orders by verdict; what nobody could look into counts as unclear."""
    standings = file.standings
    words = [standings[o].verdict if o in standings else "unclear" for o in file.flagged]
    return {verdict: words.count(verdict) for verdict in OrderStanding.VERDICTS}


def _order(row: Row) -> tuple[bool, bool, float, str]:
    """Open before over, dated before undated, soonest first, then by name."""
    due = row.due
    return (not row.open, due is None, due.timestamp() if due else 0.0, row.case.case)
