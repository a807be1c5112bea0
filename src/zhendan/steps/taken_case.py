"""接手案件: the case that a packet tells of, opened in the receiver's own ledger."""

from zhendan.casework import CaseThere, plain_name, taken_over
from zhendan.domain import CaseId
from zhendan.evidence import Sealed
from zhendan.steps.errand import Errand
from zhendan.steps.packet_told import Told
from zhendan.steps.wiring import Wiring


def require_free(told: Told, packet: str, wiring: Wiring, errand: Errand) -> None:
    """Refuse before anything is kept where another case bears the name. Raises `CaseThere`."""
    if told.letter is None:
        return
    case = _name(told.letter, errand)
    before = wiring.ledger.events(case)
    if before and before[0].facts.get("packet") != packet:
        raise CaseThere(case=case)


def open_told(
    told: Told, packet: str, sealed: Sealed, wiring: Wiring, *, errand: Errand
) -> CaseId | None:
    """Open the case that the packet tells of, with the exhibits that came along."""
    if told.letter is None:
        return None
    numbers = {one.sha256: one.number for one in told.exhibits.values()}
    exhibits = [
        {"id": one.id, "sha256": one.sha256, "sender": numbers[one.sha256]}
        for one in sealed.exhibits
        if one.sha256 in numbers
    ]
    facts = taken_over(told.letter, errand.reason, packet, exhibits)
    return wiring.desk(errand.by).take_over(_name(told.letter, errand), facts).case


def _name(letter: dict[str, object], errand: Errand) -> CaseId:
    """The name that the receiver chose, else the sender's."""
    return plain_name(errand.name or str(letter.get("case", "")))
