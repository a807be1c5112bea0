"""The prepared order table: whole seconds, local time, cents and keys.

Every measure reads `audit_orders` (one row per order), and no query after this one touches an
instant, a decimal or a zone.
"""

from zhendan.audit.errors import KeysCollide
from zhendan.audit.measures.goods import GOODS, LINES
from zhendan.audit.measures.lanes import make_ends, make_lanes, make_regions
from zhendan.audit.measures.ledger_orders import kept, ledger_orders
from zhendan.audit.measures.orders import CANONICAL_ORDERS, KEPT
from zhendan.audit.measures.parcels import BOOKED, LINKS, PARCEL_EVENTS, PARCELS, SHIPPING
from zhendan.audit.measures.senders import make_senders
from zhendan.audit.measures.zone import shift_sql
from zhendan.domain import Tables


def prepare(tables: Tables, *, zone: str) -> tuple[frozenset[str], str]:
    """Make `audit_orders` and what it leans on; return its columns and the zone's shift as SQL.

    Raises `KeysCollide` or `ZoneUnknown`.
    """
    ledger = tables.filled("ledger_orders")
    if ledger:
        second = "COALESCE(created_s, paid_s)" if "created_s" in ledger else "paid_s"
        ((first, last),) = tables.rows(f"SELECT MIN({second}), MAX({second}) FROM ledger_orders")
        query, columns = ledger_orders(ledger), kept(ledger)
    else:
        _prepare_parts(tables)
        ((first, last),) = tables.rows(_SPAN)
        query, columns = CANONICAL_ORDERS, KEPT
    shift = shift_sql(zone, "t_s", first=_second(first), last=_second(last))
    # A bare ledger's orders are its rows with a few sums beside: stored again, ten million of them
    # would push the memory that all else needs out to the disk.
    store = tables.view if ledger else tables.make
    store("audit_orders", query.format(shift=shift))
    if not ledger:  # its keys were checked when it was read
        _check_keys(tables)
        make_ends(tables)
        make_regions(tables)
        make_senders(tables)
    return frozenset(columns) | {"order_key", "local_s", "is_trade", "paid_cents"}, shift


def _prepare_parts(tables: Tables) -> None:
    """Lines, goods, scans, parcels and shipping, each leaning on the one before."""
    tables.make("audit_lines", LINES)
    tables.make("audit_goods", GOODS)
    tables.make("audit_events", PARCEL_EVENTS)
    tables.make("audit_parcels", PARCELS)
    make_lanes(tables)
    tables.make("audit_booked", BOOKED)
    tables.make("audit_links", LINKS)
    tables.make("audit_shipping", SHIPPING)


_SPAN = (
    "SELECT MIN(epoch_s(COALESCE(created_at, paid_at))), "
    "MAX(epoch_s(COALESCE(created_at, paid_at))) FROM orders"
)


def _second(value: object) -> int:
    """A whole second; zero for a shop without any time."""
    return int(value) if isinstance(value, int) else 0


# Where each short key comes from: equal keys must mean equal texts (STACK section 2).
_KEY_TEXTS = {
    "buyer_id": ("buyers", "buyer_id"),
    "item": ("audit_lines", "item"),
    "address": ("orders", "COALESCE(address_hash, address_token)"),
    "phone": ("orders", "receiver_phone_hash"),
    "parcel_id": ("parcels", "parcel_id"),
}


def _check_keys(tables: Tables) -> None:
    """Compare the texts behind equal keys once; raises `KeysCollide`."""
    for kind, (table, text) in _KEY_TEXTS.items():
        ((collisions,),) = tables.rows(
            f"SELECT COUNT(*) FROM (SELECT key_of({text}) AS k FROM {table} "
            f"WHERE {text} IS NOT NULL GROUP BY key_of({text}) "
            f"HAVING MIN({text}) <> MAX({text})) AS doubled"
        )
        if collisions:
            raise KeysCollide(kind=kind)
