"""A sentence that a person wrote and bound to exhibits, kept with who did it (人工绑定的句子)."""

from dataclasses import dataclass

from zhendan.domain import Anchor, ExhibitId, OrderId, RowRef, Sha256

Facts = dict[str, object]


@dataclass(frozen=True, slots=True)
class Bound:
    """A person's own words with the places they lean on; checked anew whenever it is drafted."""

    text: str
    anchors: tuple[Anchor, ...]
    orders: tuple[OrderId, ...] = ()
    instead_of: str = ""
    """The drafted sentence it stands for; empty for one that was added."""

    def as_facts(self) -> Facts:
        """As it stands in the event."""
        return {
            "text": self.text,
            "anchors": [_anchor_facts(anchor) for anchor in self.anchors],
            "orders": list(self.orders),
            "instead_of": self.instead_of,
        }


def read_bound(facts: Facts) -> Bound:
    """What `Bound.as_facts` wrote."""
    anchors, orders = facts.get("anchors"), facts.get("orders")
    return Bound(
        str(facts.get("text", "")),
        tuple(_anchor(each) for each in anchors) if isinstance(anchors, list) else (),
        tuple(OrderId(str(each)) for each in orders) if isinstance(orders, list) else (),
        str(facts.get("instead_of", "")),
    )


def _anchor_facts(anchor: Anchor) -> Facts:
    at = anchor.place
    if at is None:
        return {"exhibit": anchor.exhibit}
    place = {"file": at.file, "sheet": at.sheet, "row": at.row, "pointer": at.pointer}
    return {"exhibit": anchor.exhibit, "place": place}


def _anchor(told: object) -> Anchor:
    facts = told if isinstance(told, dict) else {}
    number, at = ExhibitId(str(facts.get("exhibit", ""))), facts.get("place")
    if not isinstance(at, dict):
        return Anchor(number)
    row = at.get("row")
    place = RowRef(
        Sha256(str(at.get("file", ""))),
        str(at.get("sheet", "")),
        int(str(row)) if row is not None else None,
        str(at.get("pointer", "")),
    )
    return Anchor(number, place)
