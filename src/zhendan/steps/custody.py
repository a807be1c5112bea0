"""Originals in our keeping: viewed, taken out, handed over, received back; and who stays out."""

from collections.abc import Iterable, Mapping

from zhendan.domain import SHOP, CaseId, Event, EventKind, Exhibit, ExhibitId, OrderId
from zhendan.evidence import (
    Care,
    CustodyEvent,
    Entry,
    Suspect,
    bar,
    exhibits_of,
    history_of,
    match,
    read_suspects,
    record_care,
    suspicion,
)
from zhendan.steps.errand import Errand
from zhendan.steps.through import from_vault
from zhendan.steps.wiring import Wiring

_UNSIGNED = "未署名操作人"
"""Stands in custody where nobody gave a name."""


def keep_out(wiring: Wiring, by: str, exhibits: Iterable[ExhibitId]) -> None:
    """Refuse where `by` is suspected in orders that these exhibits speak of, in any case.

    Raises `SuspectBarred`.
    """
    if by.strip():
        bar(_everybody(wiring), by, exhibits)


def took_out(exhibit: Exhibit, wiring: Wiring, errand: Errand, *, to: str, copy: str = "") -> Entry:
    """Put on record that the original bytes were taken out (`to` a file) or looked at.

    `copy` names the masked copy that went instead.

    Raises `SuspectBarred`.
    """
    keep_out(wiring, errand.by, [exhibit.id])
    event = CustodyEvent.EXPORTED if to else CustodyEvent.VIEWED
    care = Care(
        by=errand.by.strip() or _UNSIGNED,
        reason=errand.reason,
        tool="zhendan evidence get",
        parameters={"to": "file" if to else "stdout"} | ({"copy": copy} if copy else {}),
    )
    return record_care(wiring.vault, exhibit, event, care)


def handed(exhibit: Exhibit, wiring: Wiring, errand: Errand, *, to: str, back: bool) -> Entry:
    """Put a hand-over on record, or that the original came back from `to`.

    Raises `SuspectBarred`, `CareIncomplete`.
    """
    if not back:
        keep_out(wiring, errand.by, [exhibit.id])
    event = CustodyEvent.RECEIVED_BACK if back else CustodyEvent.HANDED_OVER
    tool = "zhendan evidence back" if back else "zhendan evidence handover"
    care = Care(by=errand.by, reason=errand.reason, to=to, tool=tool)
    return record_care(wiring.vault, exhibit, event, care)


def suspected(
    case: CaseId, name: str, orders: tuple[OrderId, ...], wiring: Wiring, errand: Errand
) -> Event:
    """Put on record that a person stays away from the exhibits of some orders.

    Raises `CareIncomplete`, `CaseMissing`.
    """
    kept = wiring.desk().file(case)
    exhibits = [one for one in wiring.vault.kept() if one.id in kept.exhibits]
    taken = from_vault(case, wiring, errand)
    passages = match(taken.tables, exhibits, orders, shops_zone=taken.reading.zone)
    touched = exhibits_of(orders, passages, exhibits)
    facts = suspicion(name, orders, touched, by=errand.by, reason=errand.reason)
    return wiring.desk(errand.by).record(case, EventKind.PERSON_SUSPECTED, facts)


def history(exhibit: Exhibit, wiring: Wiring) -> tuple[Mapping[str, object], ...]:
    """Every custody event of an original, oldest first."""
    return history_of(wiring.vault.entries(), exhibit.sha256)


def cases(wiring: Wiring) -> tuple[CaseId, ...]:
    """Every case of the workspace; the shop's own books are none."""
    return tuple(case for case in wiring.ledger.cases() if case != SHOP)


def holding(wiring: Wiring, exhibit: Exhibit) -> tuple[CaseId, ...]:
    """The cases that an original is part of."""
    desk = wiring.desk()
    return tuple(case for case in cases(wiring) if exhibit.id in desk.file(case).exhibits)


def _everybody(wiring: Wiring) -> tuple[Suspect, ...]:
    """Whoever stays out of anything, over all cases of the workspace."""
    return tuple(
        suspect for case in cases(wiring) for suspect in read_suspects(wiring.ledger.events(case))
    )
