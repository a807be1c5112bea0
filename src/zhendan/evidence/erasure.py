"""Retention and erasure (保存与删除): how long originals are kept, and how they are given up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from zhendan.domain import Exhibit, ExhibitKind
from zhendan.evidence.custody import Care, CustodyEvent, record_care
from zhendan.evidence.erasure_errors import ErasureHeld
from zhendan.evidence.store import ERASED, Entry
from zhendan.evidence.vault import Vault

ORDINARY_DAYS, SENSITIVE_DAYS = 180, 90
"""After the case is closed: proposals of this product, not law (个人信息保护法 Art. 47)."""
_DAYS: dict[ExhibitKind, int | None] = {
    # Faces, plates and positions stand in them.
    ExhibitKind.PICTURE: SENSITIVE_DAYS,
    ExhibitKind.VIDEO: SENSITIVE_DAYS,
    # How long tax papers stay is for the tax rules to say, not for this program.
    ExhibitKind.INVOICE: None,
    ExhibitKind.RECEIPT: None,
}


@dataclass(frozen=True, slots=True)
class Retention:
    """When one exhibit may be erased, and what still forbids it."""

    exhibit: Exhibit
    days: int | None
    """Days after the case was closed; None where this program decides nothing."""
    due: datetime | None
    """From when; None while a case is open or nothing is decided."""
    holds: tuple[str, ...]
    """Why it must be kept: open cases and legal holds."""


def retention_days(kind: ExhibitKind) -> int | None:
    """How many days an exhibit of this kind is kept after its case is closed."""
    return _DAYS.get(kind, ORDINARY_DAYS)


def retention_of(exhibit: Exhibit, closed: Sequence[datetime], holds: Sequence[str]) -> Retention:
    """When an exhibit may go: counted from the last of its cases that was closed."""
    days = retention_days(exhibit.kind)
    counted = days is not None and bool(closed) and not holds
    due = max(closed) + timedelta(days=days or 0) if counted else None
    return Retention(exhibit, days, due, tuple(holds))


def erase(vault: Vault, exhibit: Exhibit, care: Care, *, holds: Sequence[str]) -> Entry:
    """Put an erasure on record, then give the bytes up; asked again, it finishes what was begun.

    The record, its commitment and its custody stay, so that the tree still proves everything.
    Raises `ErasureHeld`, `CareIncomplete`.
    """
    before = [e for e in vault.entries() if e.event == ERASED and e.subject == exhibit.sha256]
    if not before and holds:
        raise ErasureHeld(exhibit=exhibit.id, holds="；".join(holds))
    event = before[0] if before else record_care(vault, exhibit, CustodyEvent.ERASED, care)
    vault.destroy(exhibit.sha256)
    return event
