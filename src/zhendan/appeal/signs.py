"""The sealed files that signs of an attack are read from."""

from collections.abc import Mapping

from zhendan.appeal.material import PRIVATE, AppealMaterial
from zhendan.domain import Exhibit, ExhibitKind

_KINDS: Mapping[str, tuple[ExhibitKind, ...]] = {
    "K01": (ExhibitKind.PAYMENT_RECORD,),
    "K02": (ExhibitKind.ORDER_RECORD, ExhibitKind.REFUND_RECORD),
    "K04": (ExhibitKind.CHAT_LOG, ExhibitKind.EMAIL),
}
"""Kinds of exhibit a sign of an attack is read from."""


def signs_behind(material: AppealMaterial, story: str) -> tuple[Exhibit, ...]:
    """The files that show a sign; none where no file names an attacked order.

    That no money went back is shown by the whole of the money records, and that it was reported
    by the tickets.
    """
    if story == "K03":
        return _tickets(material)
    wanted = tuple(e for e in material.exhibits if e.kind in _KINDS[story])
    if story == "K01":
        return wanted
    naming = {p.at_row.file for p in material.passages if p.order in set(material.attacked)}
    return tuple(e for e in wanted if e.sha256 in naming)


def _tickets(material: AppealMaterial) -> tuple[Exhibit, ...]:
    """Files in which tickets were read; where there is none, those that a person named so.

    What is private to the shop is never meant, whatever its name.
    """
    read = tuple(e for e in material.exhibits if e.kind is ExhibitKind.TICKET)
    return read or tuple(e for e in material.exhibits if e.kind not in PRIVATE and _is_named_so(e))


def _is_named_so(exhibit: Exhibit) -> bool:
    named = f"{exhibit.title} {exhibit.provenance.original_name}".lower()
    return "工单" in named or "ticket" in named
