"""Retention of sealed originals: when each may go, what forbids it, and its erasure on record."""

from collections.abc import Iterator
from datetime import datetime

from zhendan.casework import CaseState
from zhendan.domain import CaseId, EventKind, Exhibit
from zhendan.evidence import (
    Care,
    Entry,
    Retention,
    erase,
    read_notes,
    require_due,
    retention_of,
)
from zhendan.steps.custody import cases, keep_out
from zhendan.steps.errand import Errand
from zhendan.steps.indexing import forget_texts
from zhendan.steps.wiring import Wiring


def retention(wiring: Wiring) -> tuple[Retention, ...]:
    """Every original that is still kept, with the day from which it may go and what holds it."""
    return tuple(_retention(one, wiring) for one in wiring.vault.kept())


def erased(exhibit: Exhibit, wiring: Wiring, errand: Errand, *, early: bool = False) -> Entry:
    """Put an erasure on record and give the bytes up; `early`: also before its day, on record.

    Raises `ErasureHeld`, `ErasureEarly`, `CareIncomplete`, `SuspectBarred`.
    """
    keep_out(wiring, errand.by, [exhibit.id])
    rule = _retention(exhibit, wiring)
    if not early:
        require_due(wiring.vault, rule, wiring.clock.now())
    told = {"early": "yes", "due": str(rule.due or "")} if early else {}
    tool = "zhendan evidence erase"
    care = Care(by=errand.by, reason=errand.reason, tool=tool, parameters=told)
    done = erase(wiring.vault, exhibit, care, holds=rule.holds)
    for case in _cases_of(exhibit, wiring):
        forget_texts(case, wiring)  # what is left is indexed when the case is worked through
    return done


def _cases_of(exhibit: Exhibit, wiring: Wiring) -> list[CaseId]:
    """The cases that an exhibit belongs to."""
    return [one for one in cases(wiring) if exhibit.id in wiring.desk().file(one).exhibits]


def _retention(exhibit: Exhibit, wiring: Wiring) -> Retention:
    """One original's rule, over all cases that it belongs to."""
    mine = _cases_of(exhibit, wiring)
    holds = [hold for case in mine for hold in _holds(case, wiring)]
    return retention_of(exhibit, [_closed_at(case, wiring) for case in mine], holds)


def _holds(case: CaseId, wiring: Wiring) -> Iterator[str]:
    """Why a case forbids to erase its exhibits."""
    if wiring.desk().file(case).state is not CaseState.CLOSED:
        yield f"案件 {case} 尚未结案 (open)"
    notes = read_notes(wiring.ledger.events(case))
    if notes.held_at is not None:
        yield f"案件 {case} 有留存告知 (legal hold)：{notes.held_by}"


def _closed_at(case: CaseId, wiring: Wiring) -> datetime:
    """When a case last moved; at the least, when it began here."""
    events = wiring.ledger.events(case)
    return max(one.at for one in events if one.kind in _MOVES)


_MOVES = (EventKind.OPENED, EventKind.TAKEN_OVER, EventKind.MOVED)
