"""Step 5 员工与合作方: concerns, playbooks, duties apart, and the partners' register."""

import hashlib
import io

from zhendan.domain import (
    Event,
    ExhibitKind,
    Provenance,
    Sha256,
    SourceClass,
)
from zhendan.evidence import ToSeal
from zhendan.remedy import (
    CLAUSES,
    CONCERNS,
    PARTNERS,
    Partner,
    PartnerKind,
    Playbook,
    concern,
    concern_answered,
    duties_together,
    partner_note,
    partners,
    playbooks,
    register,
)
from zhendan.steps.books import read, write
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import Wiring

__all__ = [
    "CLAUSES",
    "Partner",
    "PartnerKind",
    "Playbook",
    "answer_concern",
    "duties_together",
    "note_partner",
    "playbooks",
    "register_partner",
    "report_concern",
    "the_partners",
]


def report_concern(words: str, recipient: str, wiring: Wiring) -> Event:
    """Seal what somebody reports; the book names its number and who hears it, nobody else."""
    content = words.encode()
    item = ToSeal(
        lambda: io.BytesIO(content),
        Sha256(hashlib.sha256(content).hexdigest()),
        ExhibitKind.OTHER,
        Provenance(
            original_name="情况反映.txt",
            obtained_how="manual",
            obtained_by=recipient,
            obtained_at=wiring.clock.now(),
            source=SourceClass.STATEMENT,
            tool="zhendan team concern",
        ),
    )
    (exhibit,) = wiring.vault.seal([item]).exhibits
    number = f"C{len(read(CONCERNS, wiring)) + 1:03d}"
    return write(concern(number, exhibit.id, recipient), wiring, Errand(by=recipient))


def answer_concern(number: str, wiring: Wiring, errand: Errand) -> Event:
    """Put on record what came of a concern."""
    return write(concern_answered(number, errand.reason), wiring, errand)


def register_partner(partner: Partner, wiring: Wiring, errand: Errand) -> Event:
    """Enter a partner with dates and clauses. Raises `PartnerIncomplete`."""
    return write(register(partner), wiring, errand)


def note_partner(partner: str, act: str, wiring: Wiring, errand: Errand) -> Event:
    """An incident, a suspension, its end, or a look that was taken."""
    return write(partner_note(partner, act, errand.reason), wiring, errand)


def the_partners(wiring: Wiring) -> dict[str, Partner]:
    """The register as it stands."""
    return partners(read(PARTNERS, wiring))
