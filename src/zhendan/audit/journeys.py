"""The ways of parcels through towns, for a drawing beside the time line; nothing is concluded."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby

from zhendan.audit.measures.lanes import place_named, places
from zhendan.domain import Journey, OrderId, Station, Tables

_CHUNK = 500
_NEEDED = ("track_events", "parcels", "parcel_orders", "orders")
_SCANS = (
    "SELECT o.order_no, p.waybill_no, CAST(epoch_s(e.occurred_at) AS BIGINT), "
    "COALESCE(e.city, e.place_raw, '') FROM track_events AS e "
    "JOIN parcels AS p ON p.parcel_id = e.parcel_id "
    "JOIN parcel_orders AS l ON l.parcel_id = p.parcel_id "
    "JOIN orders AS o ON o.order_id = l.order_id WHERE o.order_no IN ({values}) "
    "ORDER BY o.order_no, p.waybill_no, e.occurred_at, e.seq"
)


def journeys(tables: Tables, orders: Sequence[OrderId]) -> dict[OrderId, tuple[Journey, ...]]:
    """By order, each of its parcels' ways; an order without a track is left out."""
    if not all(tables.filled(name) for name in _NEEDED):
        return {}
    found: dict[OrderId, list[Journey]] = {}
    for (order, waybill), rows in groupby(_scans(tables, orders), key=lambda row: row[:2]):
        found.setdefault(OrderId(str(order)), []).append(_journey(str(waybill), list(rows)))
    return {order: tuple(ways) for order, ways in found.items()}


def town_dots() -> tuple[tuple[float, float], ...]:
    """The centres of all known towns, west to east: what a way is drawn over."""
    return tuple(sorted(set(places().values())))


def _scans(tables: Tables, orders: Sequence[OrderId]) -> Iterator[tuple[object, ...]]:
    for start in range(0, len(orders), _CHUNK):
        piece = sorted(orders)[start : start + _CHUNK]
        query = _SCANS.format(values=", ".join("?" * len(piece)))
        yield from (tuple(row) for row in tables.rows(query, list(piece)))


def _journey(waybill: str, rows: Sequence[tuple[object, ...]]) -> Journey:
    """One way: a town that is named again at the next scan is one station."""
    stations: list[Station] = []
    unplaced = 0
    for _, _, second, told in dict.fromkeys(rows):
        town = place_named(str(told))
        if town is None:
            unplaced += 1
        elif not stations or stations[-1].place != town:
            at = datetime.fromtimestamp(int(str(second)), UTC)
            stations.append(Station(town, at, *places()[town]))
    return Journey(waybill, tuple(stations), unplaced)
