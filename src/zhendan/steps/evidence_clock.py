"""The evidence clock of one case, and what people put on record about it."""

from zhendan.domain import CaseId, Event, EventKind, EvidenceClock
from zhendan.evidence import (
    ClockAsk,
    evidence_clock,
    hold_note,
    life_note,
    loss_note,
    match,
    read_notes,
    release_note,
)
from zhendan.steps.errand import Errand
from zhendan.steps.through import from_vault
from zhendan.steps.wiring import Wiring


def clock_of(case: CaseId, wiring: Wiring) -> EvidenceClock:
    """The capture list as of now, from the sealed originals alone. Raises `CaseMissing`."""
    kept = wiring.desk().file(case)
    taken = from_vault(case, wiring, Errand())
    exhibits = [one for one in wiring.vault.kept() if one.id in kept.exhibits]
    orders = tuple(flag.order for flag in taken.notice.flagged)
    passages = match(taken.tables, exhibits, orders, shops_zone=taken.reading.zone)
    ask = ClockAsk(
        now=wiring.clock.now(),
        conceded=frozenset(kept.conceded),
        notes=read_notes(wiring.ledger.events(case)),
    )
    return evidence_clock(taken.notice, passages, taken.tables, ask)


def note_life(case: CaseId, wiring: Wiring, *, item: str, days: int, errand: Errand) -> Event:
    """Record how long the shop's own device or system keeps an item.

    Raises `ClockItemUnknown`, `ClockNoteIncomplete`, `CaseMissing`.
    """
    return _noted(case, wiring, life_note(item, days, by=errand.by, reason=errand.reason), errand)


def note_loss(case: CaseId, wiring: Wiring, *, item: str, errand: Errand) -> Event:
    """Record that an item could not be had, with the reason; the dossier says so."""
    return _noted(case, wiring, loss_note(item, by=errand.by, reason=errand.reason), errand)


def note_hold(case: CaseId, wiring: Wiring, errand: Errand) -> Event:
    """Record that everybody involved was told to keep everything (证据留存告知)."""
    return _noted(case, wiring, hold_note(by=errand.by, reason=errand.reason), errand)


def note_release(case: CaseId, wiring: Wiring, errand: Errand) -> Event:
    """Record that the hold is over; from then on retention rules apply again."""
    return _noted(case, wiring, release_note(by=errand.by, reason=errand.reason), errand)


def _noted(case: CaseId, wiring: Wiring, facts: dict[str, object], errand: Errand) -> Event:
    """One event on the clock of a case."""
    return wiring.desk(errand.by).record(case, EventKind.CLOCK_NOTED, facts)
