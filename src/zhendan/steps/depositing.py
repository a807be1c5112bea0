"""One file that a program hands in: sealed, in the log and durable before it is acknowledged."""

from dataclasses import dataclass

from zhendan.domain import CaseId, Exhibit, ExhibitKind, SourceClass
from zhendan.steps.errand import Errand
from zhendan.steps.look.exhibits import Made, of_bytes
from zhendan.steps.wiring import Wiring

TOOL = "interface: evidence"


@dataclass(frozen=True, slots=True)
class Deposited:
    """A sealed file, and the signed state of the log that holds it."""

    exhibit: Exhibit
    checkpoint: str
    """The newest checkpoint, as it would be printed."""
    new: bool
    """The same bytes again seal nothing: the exhibit is the first one."""


def deposit(
    name: str, content: bytes, wiring: Wiring, *, case: CaseId, errand: Errand
) -> Deposited:
    """Seal one file, and put it on record in a case where one is named. Raises `CaseMissing`."""
    desk = wiring.desk(errand.by)
    known = desk.file(case) if case else None
    made = Made(ExhibitKind.OTHER, SourceClass.OWN_SYSTEM, TOOL, errand.by)
    sealed = wiring.vault.seal([of_bytes(name, content, wiring, made)])
    if known is not None:
        desk.record_exhibits(known.case, sealed.exhibits)
    return Deposited(sealed.exhibits[0], wiring.vault.newest().note, bool(sealed.new))
