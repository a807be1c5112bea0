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
_MOST_KEPT = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """One case in a list."""

    case: CaseFile
    counts: dict[str, int]
    beside: tuple[Event, ...] = ()
    """What people said and agreed beside the matter itself: hands, rest, talks, comments."""

    @property
    def due(self) -> datetime | None:
        """The instant to plan by, the earliest plausible one; None where nobody knows."""
        deadline = self.case.deadline
        return (deadline.plan_by or deadline.at) if deadline else None

    @property
    def open(self) -> bool:
        """Whether anything is still to be done."""
        return self.case.state not in _OVER


_KEPT: dict[tuple[Path, CaseId], tuple[str, Row]] = {}
"""Rows that were read, each with the mark of its case then: a list costs no reading of events."""


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
        marks = wiring.ledger.marks()
        found = [_row(case, mark, wiring) for case, mark in marks.items() if case != SHOP]
    return tuple(sorted(found, key=_order))


def _row(case: CaseId, mark: str, wiring: Wiring) -> Row:
    """The row of a case, read again only once an event was added to the case."""
    at = (wiring.workspace, case)
    kept = _KEPT.get(at)
    if kept is not None and kept[0] == mark:
        return kept[1]
    events = wiring.ledger.events(case)
    file = case_file(case, events)
    row = Row(file, _counts(file), tuple(event for event in events if event.kind.is_beside))
    if len(_KEPT) >= _MOST_KEPT:
        _KEPT.clear()
    _KEPT[at] = (mark, row)
    return row


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
