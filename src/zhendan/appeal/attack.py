"""What is said of orders that others seem to have placed to do harm (恶意刷单)."""

from collections.abc import Iterator, Mapping

from zhendan.appeal import phrases
from zhendan.appeal.material import AppealMaterial
from zhendan.appeal.numbers import attacked_by
from zhendan.appeal.writer import Filling, Writer
from zhendan.domain import (
    Anchor,
    Exhibit,
    ExhibitKind,
    OrderId,
    Sentence,
    SentenceKind,
)

_KINDS: Mapping[str, tuple[ExhibitKind, ...]] = {
    "K01": (ExhibitKind.PAYMENT_RECORD,),
    "K02": (ExhibitKind.ORDER_RECORD, ExhibitKind.REFUND_RECORD),
    "K04": (ExhibitKind.CHAT_LOG, ExhibitKind.EMAIL),
}
"""Kinds of exhibit a sign of an attack is read from."""


def attack(write: Writer) -> Iterator[Sentence]:
    """The signs, each with its count and files; then what the platform alone can see."""
    material = write.material
    if not material.attacked:
        return
    for story, pattern in phrases.ATTACK_SIGNS.items():
        name = f"attack.{story}"
        anchors = [Anchor(each.id) for each in _behind(write, material, story)]
        if write.numbers.get(name, "0") != "0" and anchors:
            yield write.say(
                pattern,
                SentenceKind.FACT,
                filling=Filling(counts={"count": name}),
                anchors=anchors,
                orders=_orders(material, story),
            )
    yield write.tally(phrases.ATTACK_NOT_OURS, "attacked", kind=SentenceKind.OPINION)
    yield write.tally(phrases.ATTACK_ASK, "attacked", kind=SentenceKind.REQUEST)


def _orders(material: AppealMaterial, story: str) -> tuple[OrderId, ...]:
    """The attacked orders for which the records speak for this sign."""
    return attacked_by(material, story)


def _behind(write: Writer, material: AppealMaterial, story: str) -> tuple[Exhibit, ...]:
    """The sealed files a sign is read from: those that name attacked orders, else of the kind."""
    if story == "K03":
        words = "工单"
        return tuple(e for e in material.exhibits if words in e.title + e.provenance.original_name)
    wanted = _KINDS[story]
    naming = {p.at_row.file for p in material.passages if p.order in set(material.attacked)}
    found = tuple(e for e in write.exhibits(*wanted) if e.sha256 in naming)
    return found or write.exhibits(*wanted)
