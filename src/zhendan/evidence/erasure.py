"""Retention and erasure (保存与删除): how long originals are kept, and how they are given up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from zhendan.domain import Exhibit, ExhibitKind
from zhendan.evidence import sheets
from zhendan.evidence.custody import Care, CustodyEvent, record_care
from zhendan.evidence.erasure_errors import ErasedByRule, ErasureEarly, ErasureHeld, ErasuresForeign
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


def require_due(vault: Vault, rule: Retention, now: datetime) -> None:
    """Refuse an erasure before its day; one that is on record already may be finished.

    Where nothing is counted (no case, tax papers) a person decides. Raises `ErasureEarly`.
    """
    early = rule.due is not None and now < rule.due
    if early and _begun(vault, rule.exhibit) is None:
        raise ErasureEarly(exhibit=rule.exhibit.id, due=rule.due, days=rule.days)


def erase(vault: Vault, exhibit: Exhibit, care: Care, *, holds: Sequence[str]) -> Entry:
    """Put an erasure on record, then give the bytes up; asked again, it finishes what was begun.

    The record, its commitment and its custody stay, so that the tree still proves everything. A
    hold that came after an interrupted erasure keeps the bytes that are still there.
    Raises `ErasureHeld`, `CareIncomplete`.
    """
    begun = _begun(vault, exhibit)
    if holds and (begun is None or _there(vault, exhibit)):
        raise ErasureHeld(exhibit=exhibit.id, holds="；".join(holds))
    event = begun or record_care(vault, exhibit, CustodyEvent.ERASED, care)
    vault.destroy(exhibit.sha256)
    return event


def erasures_to_repeat(vault: Vault, later: Vault) -> tuple[tuple[Exhibit, Care], ...]:
    """What `later`, another state of the same log, records as erased and `vault` still keeps.

    An exhibit is the same where both logs hold the very record that sealed it, salt and all.
    Raises `ErasuresForeign` where `later` has another key.
    """
    if later.key != vault.key:
        raise ErasuresForeign(found=later.name, wanted=vault.name)
    kept, entries = {one.sha256: one for one in vault.kept()}, later.entries()
    sealed = {one.record for one in vault.entries() if one.exhibit is not None}
    same = {one.subject for one in entries if one.exhibit is not None and one.record in sealed}
    events = {one.subject: one for one in entries if one.event == ERASED}
    found = [(sha256, one) for sha256, one in events.items() if sha256 in same & kept.keys()]
    return tuple((kept[sha256], _again(event)) for sha256, event in found)


def _again(event: Entry) -> Care:
    """Who erased and why as the later log has it, and where it stands there."""
    told = sheets.parts(event)
    return Care(
        by=str(told["by"]),
        reason=str(told["reason"]),
        tool="zhendan restore",
        parameters={
            "erased_at": str(told["at"]),
            "origin": str(told["origin"]),
            "leaf": str(event.leaf),
        },
    )


def _begun(vault: Vault, exhibit: Exhibit) -> Entry | None:
    """The event by which these bytes were to go, if there is one."""
    events = (e for e in vault.entries() if e.event == ERASED and e.subject == exhibit.sha256)
    return next(events, None)


def _there(vault: Vault, exhibit: Exhibit) -> bool:
    """Whether the bytes can still be read."""
    try:
        vault.open(exhibit.sha256).close()
    except ErasedByRule:
        return False
    return True
