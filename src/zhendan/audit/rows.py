"""Which rows of which files stand behind a finding, so that a person can check it by hand."""

from collections.abc import Mapping, Sequence

from zhendan.audit.measures.text import table_of
from zhendan.domain import OrderId, RowRef, Sha256, Tables

_PARCELS_OF = (
    "JOIN parcel_orders AS po ON po.parcel_id = {parcel} JOIN orders AS o "
    "ON o.order_id = po.order_id JOIN audit_asked AS k ON k.order_no = o.order_no"
)
_BY_NUMBER = "SELECT k.order_no, t.row_ref FROM {table} AS t JOIN audit_asked AS k ON k.order_no = "
_BY_LINE = (
    "JOIN order_lines AS l ON {on} JOIN orders AS o ON o.order_id = l.order_id "
    "JOIN audit_asked AS k ON k.order_no = o.order_no"
)

# How the rows of each table belong to the orders asked about.
_OF_ORDERS = {
    **{
        table: _BY_NUMBER.format(table=table) + "t.order_no"
        for table in ("orders", "refunds", "reviews", "seller_marks", "stock_movements")
    },
    "messages": _BY_NUMBER.format(table="messages") + "t.order_no_mentioned",
    # A pay-back bears no order number; it is found through the payer it goes to.
    "payments": _BY_NUMBER.format(table="payments")
    + "t.order_no UNION SELECT k.order_no, t.row_ref FROM audit_asked AS k "
    "JOIN payments AS p ON p.order_no = k.order_no "
    "JOIN payments AS t ON t.payer_key = p.payer_key AND t.kind = 'transfer' "
    "WHERE t.payer_key NOT LIKE '%*%'",
    "order_lines": "SELECT k.order_no, l.row_ref FROM orders AS o JOIN order_lines AS l "
    "ON l.order_id = o.order_id JOIN audit_asked AS k ON k.order_no = o.order_no",
    "parcels": "SELECT k.order_no, t.row_ref FROM parcels AS t "
    + _PARCELS_OF.format(parcel="t.parcel_id"),
    "track_events": "SELECT k.order_no, t.row_ref FROM track_events AS t "
    + _PARCELS_OF.format(parcel="t.parcel_id"),
    "parcel_bills": "SELECT k.order_no, t.row_ref FROM parcel_bills AS t "
    "JOIN parcels AS p ON p.waybill_no = t.waybill_no " + _PARCELS_OF.format(parcel="p.parcel_id"),
    "sku_master": "SELECT k.order_no, t.row_ref FROM sku_master AS t "
    + _BY_LINE.format(on="t.sku_code = COALESCE(l.outer_id, l.sku_code)"),
}

Behind = Mapping[tuple[str, str], tuple[RowRef, ...]]
"""Source rows by (order number, canonical table)."""


def rows_behind(tables: Tables, orders: Sequence[OrderId]) -> Behind:
    """The source rows of the orders in each table, in order of file and row."""
    if not orders or "row_ref" not in tables.filled("source_rows"):
        return {}
    asked = [(order,) for order in dict.fromkeys(orders)]
    tables.make("audit_asked", table_of({"order_no": "VARCHAR"}, asked))
    found: dict[tuple[str, str], tuple[RowRef, ...]] = {}
    for table, query in _OF_ORDERS.items():
        rows = tables.rows(
            "SELECT DISTINCT b.order_no, s.file_id, f.sheet, s.row_no "
            f"FROM ({query}) AS b JOIN source_rows AS s ON s.row_ref = b.row_ref "
            "LEFT JOIN source_files AS f ON f.file_id = s.file_id "
            "ORDER BY b.order_no, s.file_id, s.row_no"
        )
        for order, file, sheet, row in rows:
            ref = RowRef(Sha256(str(file)), str(sheet or ""), int(str(row)))
            key = (str(order), table)
            found[key] = (*found.get(key, ()), ref)
    return found
