"""授权委托: who may act for the shop in which case, until when, and whether it came back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from zhendan.casework.handover_errors import (
    MandateIncomplete,
    MandateNotInForce,
)
from zhendan.domain import CaseId, ExhibitId, Note, Page, Text

MANDATES = "mandates"
DISCLOSURES = "disclosures"
RETURN_WITHIN = 30
"""Days after its end within which return or deletion is to be shown."""


@dataclass(frozen=True, slots=True)
class Mandate:
    """One mandate as it stands (PIPL Art. 21: purpose, period, kinds, protection, supervision)."""

    id: str
    case: CaseId
    recipient: str
    """The adviser's full name."""
    profile: str
    """`lawyer` or `agency`: decides what goes into the packet."""
    scope: str
    """What the adviser may do, in words."""
    until: date
    paper: ExhibitId | None = None
    """The signed mandate, sealed."""
    may_concede: bool = False
    """Conceding, settling and waiving need the shop's written word unless this is set."""
    acts: bool = False
    """Whether the adviser hands in and answers at the platform for the shop: then order and
    waybill numbers travel in full, and the case itself with them."""
    ended_on: date | None = None
    returned: tuple[ExhibitId, ...] = ()
    """Sealed proof that everything was given back or deleted."""

    def in_force(self, on: date) -> bool:
        """Whether the adviser may act on a day."""
        return self.ended_on is None and on <= self.until

    def ends(self) -> date:
        """The day it ended or will end."""
        return min(self.until, self.ended_on) if self.ended_on else self.until

    def overdue(self, on: date) -> bool:
        """Whether return or deletion should have been shown by now."""
        return not self.returned and (on - self.ends()).days > RETURN_WITHIN


def give_mandate(mandate: Mandate, *, on: date) -> Page:
    """Put a mandate on record. Raises `MandateIncomplete`."""
    missing = [
        name
        for name, there in (
            ("recipient", mandate.recipient.strip()),
            ("scope", mandate.scope.strip()),
            ("until", mandate.until > on),
            ("profile", mandate.profile in ("lawyer", "agency")),
        )
        if not there
    ]
    if missing:
        raise MandateIncomplete(mandate=mandate.id, missing="、".join(missing))
    fields: dict[str, object] = {
        "case": mandate.case,
        "recipient": mandate.recipient.strip(),
        "profile": mandate.profile,
        "scope": mandate.scope.strip(),
        "until": mandate.until.isoformat(),
        "paper": mandate.paper,
        "may_concede": mandate.may_concede,
        "acts": mandate.acts,
    }
    return Page(MANDATES, mandate.id, "given", fields)


def end_mandate(mandate: Mandate, *, on: date, reason: str) -> Page:
    """Withdraw a mandate before its end. Raises `MandateNotInForce`."""
    if not mandate.in_force(on):
        raise MandateNotInForce(mandate=mandate.id, until=mandate.ends())
    return Page(MANDATES, mandate.id, "ended", {"on": on.isoformat(), "reason": reason.strip()})


def came_back(mandate: Mandate, proof: Sequence[ExhibitId]) -> Page:
    """Show with sealed files that everything was given back or deleted."""
    if not proof:
        raise MandateIncomplete(mandate=mandate.id, missing="proof")
    return Page(MANDATES, mandate.id, "returned", {"proof": list(proof)})


def mandates(notes: Sequence[Note]) -> dict[str, Mandate]:
    """Every mandate as its book tells."""
    found: dict[str, Mandate] = {}
    for note in notes:
        if note.act == "given":
            found[note.id] = _given(note)
        elif note.id in found and note.act == "ended":
            found[note.id] = replace(found[note.id], ended_on=date.fromisoformat(note.says("on")))
        elif note.id in found and note.act == "returned":
            proof = note.page.fields.get("proof")
            listed = proof if isinstance(proof, list) else []
            found[note.id] = replace(found[note.id], returned=tuple(ExhibitId(x) for x in listed))
    return found


def _given(note: Note) -> Mandate:
    paper = note.says("paper")
    return Mandate(
        note.id,
        CaseId(note.says("case")),
        note.says("recipient"),
        note.says("profile"),
        note.says("scope"),
        date.fromisoformat(note.says("until")),
        ExhibitId(paper) if paper else None,
        note.says("may_concede") == "True",
        note.says("acts") == "True",
    )


def require_in_force(found: dict[str, Mandate], name: str, case: CaseId, *, on: date) -> Mandate:
    """The mandate under which a case may be handed over today. Raises `MandateNotInForce`."""
    mandate = found.get(name)
    if mandate is None or mandate.case != case or not mandate.in_force(on):
        raise MandateNotInForce(mandate=name, until=mandate.ends() if mandate else "—")
    return mandate


def disclosed(mandate: Mandate, packet: str, *, masked: bool) -> Page:
    """The line of the disclosure ledger: who got which packet, under which mandate, until when."""
    fields: dict[str, object] = {
        "case": mandate.case,
        "mandate": mandate.id,
        "recipient": mandate.recipient,
        "masked": masked,
        "acts": mandate.acts,
        "until": mandate.until.isoformat(),
        "record_kept": "3 years (网络数据安全管理条例第十二条)",
    }
    return Page(DISCLOSURES, packet, "handed_over", fields)


def state_words(mandate: Mandate, on: date) -> Text:
    """How a mandate stands, in words."""
    if mandate.returned:
        return Text("已收回，有证明", "given back, with proof")
    if mandate.in_force(on):
        return Text(f"有效至 {mandate.until}", f"in force until {mandate.until}")
    if mandate.overdue(on):
        return Text("已结束，请催要归还或删除的证明", "ended; ask for proof of return or deletion")
    return Text("已结束，等待归还或删除的证明", "ended; proof of return or deletion to come")
