"""Who may not hand out which exhibits: people suspected in the orders that these speak of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zhendan.domain import Event, EventKind, Exhibit, ExhibitId, OrderId, Passage, Tables
from zhendan.evidence.care_errors import CareIncomplete, SuspectBarred
from zhendan.formats.cleaning.people import name as masked_name

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Suspect:
    """A person, the orders the person is suspected in, and the exhibits that speak of them."""

    name: str
    """As a person wrote it, or masked as a register's names are kept."""
    orders: tuple[OrderId, ...]
    exhibits: tuple[ExhibitId, ...]
    masked: bool = False

    def is_named(self, by: str) -> bool:
        """Whether `by` is this person; a masked name bars everybody whose name it may be."""
        asked = "".join(by.split())
        own = "".join(self.name.split())
        return bool(asked) and (asked == own or (self.masked and masked_name(asked) == own))


def suspicion(
    name: str, orders: Sequence[OrderId], exhibits: Sequence[ExhibitId], *, by: str, reason: str
) -> dict[str, object]:
    """Facts of an event: a person named by hand. Raises `CareIncomplete`."""
    lacks = [key for key, value in (("by", by), ("reason", reason), ("name", name)) if not value]
    if lacks or not orders:
        raise CareIncomplete(event="suspect", lacks=", ".join(lacks or ["order"]))
    told = {"name": name.strip(), "orders": sorted(orders), "exhibits": sorted(exhibits)}
    return {"people": [{**told, "masked": False}], "reason": reason.strip(), "from": "person"}


def registered(
    tables: Tables, passages: Sequence[Passage], exhibits: Sequence[Exhibit]
) -> dict[str, object] | None:
    """Facts of an event: register people whose account, phone or address stands in orders."""
    orders = sorted({one.order for one in passages})
    found: dict[str, set[OrderId]] = {}
    if tables.filled("people_register"):
        for start in range(0, len(orders), _CHUNK):
            part = orders[start : start + _CHUNK]
            query = _REGISTERED.replace("{marks}", ", ".join("?" for _ in part))
            for name, order in tables.rows(query, part):
                found.setdefault(str(name), set()).add(OrderId(str(order)))
    people = [
        {
            "name": name,
            "masked": True,
            "orders": sorted(found[name]),
            "exhibits": list(exhibits_of(found[name], passages, exhibits)),
        }
        for name in sorted(found)
    ]
    return {"people": people, "from": "register"} if people else None


def exhibits_of(
    orders: Iterable[OrderId], passages: Sequence[Passage], exhibits: Sequence[Exhibit]
) -> tuple[ExhibitId, ...]:
    """The exhibits that speak of any of these orders."""
    wanted = set(orders)
    files = {one.at_row.file for one in passages if one.order in wanted}
    return tuple(sorted(one.id for one in exhibits if one.sha256 in files))


def read_suspects(events: Iterable[Event]) -> tuple[Suspect, ...]:
    """Everybody on record: all named by hand, and the register's people as last found."""
    by_hand: list[Suspect] = []
    by_register: list[Suspect] = []
    for event in events:
        if event.kind is EventKind.PERSON_SUSPECTED:
            people = event.facts.get("people")
            told = [_suspect(one) for one in people] if isinstance(people, list) else []
            if event.facts.get("from") == "register":
                by_register = told
            else:
                by_hand += told
    return (*by_hand, *by_register)


def bar(suspects: Sequence[Suspect], by: str, exhibits: Iterable[ExhibitId]) -> None:
    """Refuse where `by` is suspected in orders that one of `exhibits` speaks of.

    Raises `SuspectBarred`; it names the exhibit, and neither the orders nor the reason.
    """
    wanted = list(exhibits)
    for one in suspects:
        if one.is_named(by):
            for exhibit in wanted:
                if exhibit in one.exhibits:
                    raise SuspectBarred(exhibit=exhibit, by=by.strip())


def _suspect(told: Mapping[str, object]) -> Suspect:
    """One person as an event holds them."""
    orders, exhibits = told.get("orders"), told.get("exhibits")
    return Suspect(
        name=str(told.get("name", "")),
        orders=tuple(OrderId(str(o)) for o in orders) if isinstance(orders, list) else (),
        exhibits=tuple(ExhibitId(str(e)) for e in exhibits) if isinstance(exhibits, list) else (),
        masked=told.get("masked") is True,
    )


_REGISTERED = (
    "SELECT DISTINCT r.name_masked, o.order_no FROM orders o"
    " LEFT JOIN buyers b ON b.buyer_id = o.buyer_id JOIN people_register r"
    " ON r.phone_hash = o.receiver_phone_hash OR r.address_hash = o.address_hash"
    " OR r.pay_account = b.pay_account OR r.buyer_key = b.key_value"
    " WHERE o.order_no IN ({marks}) AND r.name_masked IS NOT NULL AND r.name_masked <> ''"
    " AND r.role <> 'supplier' ORDER BY r.name_masked, o.order_no"
)
