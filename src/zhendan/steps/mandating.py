"""Step 7 授权与移交: who may act until when, what was handed to whom, and what came back."""

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from zhendan.casework import (
    DISCLOSURES,
    MANDATES,
    Mandate,
    came_back,
    disclosed,
    end_mandate,
    give_mandate,
    mandates,
    require_in_force,
    state_words,
)
from zhendan.domain import CaseId, Event, ExhibitId, Note
from zhendan.remedy import require_sealed
from zhendan.steps.books import read, write
from zhendan.steps.errand import Errand
from zhendan.steps.measures import today
from zhendan.steps.wiring import Wiring

__all__ = [
    "Mandate",
    "disclosures",
    "end",
    "every",
    "give",
    "in_force",
    "note_handed",
    "returned",
    "state_words",
]

_MANIFEST = "manifest-sha256.txt"


def give(mandate: Mandate, wiring: Wiring, errand: Errand) -> Event:
    """Put a mandate on record. Raises `MandateIncomplete`, `ProofNotSealed`, `CaseMissing`."""
    wiring.desk().file(mandate.case)
    require_sealed([mandate.paper] if mandate.paper else [], _sealed(wiring))
    return write(give_mandate(mandate, on=today(wiring)), wiring, errand)


def every(wiring: Wiring) -> dict[str, Mandate]:
    """Every mandate as it stands."""
    return mandates(read(MANDATES, wiring))


def in_force(name: str, case: CaseId, wiring: Wiring) -> Mandate:
    """The mandate under which a case may be handed over today. Raises `MandateNotInForce`."""
    return require_in_force(every(wiring), name, case, on=today(wiring))


def end(name: str, case: CaseId, wiring: Wiring, errand: Errand) -> Event:
    """Withdraw a mandate. Raises `MandateNotInForce`."""
    on = today(wiring)
    mandate = require_in_force(every(wiring), name, case, on=on)
    return write(end_mandate(mandate, on=on, reason=errand.reason), wiring, errand)


def returned(name: str, proof: Sequence[ExhibitId], wiring: Wiring, errand: Errand) -> Event:
    """Show with sealed files that everything came back or was deleted."""
    require_sealed(proof, _sealed(wiring))
    mandate = every(wiring).get(name) or Mandate(name, CaseId(""), "", "", "", date.min)
    return write(came_back(mandate, proof), wiring, errand)


def note_handed(
    mandate: Mandate, packet: Path, wiring: Wiring, errand: Errand, *, masked: bool
) -> Event:
    """Write the packet's line into the disclosure ledger."""
    manifest = hashlib.sha256((packet / _MANIFEST).read_bytes()).hexdigest()
    return write(disclosed(mandate, manifest, masked=masked), wiring, errand)


def disclosures(wiring: Wiring) -> tuple[Note, ...]:
    """Every packet that was handed to somebody under a mandate."""
    return read(DISCLOSURES, wiring)


def _sealed(wiring: Wiring) -> list[ExhibitId]:
    return [one.id for one in wiring.vault.exhibits()]
