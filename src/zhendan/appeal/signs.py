"""The sealed files that signs of an attack are read from."""

from collections.abc import Mapping

from zhendan.appeal.material import AppealMaterial
from zhendan.domain import Exhibit, ExhibitKind

_KINDS: Mapping[str, tuple[ExhibitKind, ...]] = {
    "K01": (ExhibitKind.PAYMENT_RECORD,),
    "K02": (ExhibitKind.ORDER_RECORD, ExhibitKind.REFUND_RECORD),
    "K04": (ExhibitKind.CHAT_LOG, ExhibitKind.EMAIL),
}
"""Kinds of exhibit a sign of an attack is read from."""


def signs_behind(material: AppealMaterial, story: str) -> tuple[Exhibit, ...]:
    """The files that show a sign; none where no file names an attacked order.

    That no money went back is shown by the whole of the money records. Tickets go by their title.
    """
    if story == "K03":
        words = "工单"
        return tuple(e for e in material.exhibits if words in e.title + e.provenance.original_name)
    wanted = tuple(e for e in material.exhibits if e.kind in _KINDS[story])
    if story == "K01":
        return wanted
    naming = {p.at_row.file for p in material.passages if p.order in set(material.attacked)}
    return tuple(e for e in wanted if e.sha256 in naming)
