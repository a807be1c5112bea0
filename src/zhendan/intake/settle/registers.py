"""Marks, reviews, buyers and the shop's own registers, with ids of ours and shops of theirs."""

import hashlib
import json
from collections.abc import Iterable, Mapping

from zhendan.domain import canonical_tables
from zhendan.intake.draft import Draft, Values
from zhendan.intake.settle.orders import Order
from zhendan.intake.settle.shops import ShopBook

PLAIN = (
    *("promotions", "sku_master", "people_register", "broadcasts", "stock_movements"),
    *("traffic", "tickets", "places", "parcel_bills"),
)
"""Tables whose rows need no more than an id and a shop."""


def plain(table: str, drafts: Iterable[Draft], shops: ShopBook) -> list[Values]:
    """Rows of a register; the same row in two files is one."""
    columns = canonical_tables()[table]
    key = columns[0].name
    has_shop = any(column.name == "shop_id" for column in columns)
    found: dict[str, Values] = {}
    for draft in drafts:
        row = dict(draft.values)
        if has_shop:
            row["shop_id"] = shops.find(draft)
        row.setdefault(key, _digest(table, row))
        if any(column.name == "row_ref" for column in columns):
            row["row_ref"] = draft.ref
        found.setdefault(str(row[key]), row)
    return list(found.values())


def _digest(table: str, row: Values) -> str:
    """An id made of what the row says."""
    said = json.dumps(row, default=str, sort_keys=True, ensure_ascii=False)
    return f"{table}:{hashlib.sha256(said.encode()).hexdigest()[:20]}"


def marks(drafts: Iterable[Draft], shops: ShopBook) -> list[Values]:
    """Rows of `seller_marks`; several files with the same mark on an order make one."""
    found: dict[str, Values] = {}
    for draft in drafts:
        row = dict(draft.values)
        mark_id = f"{row['kind']}:{row.get('order_no')}:{row.get('pattern') or ''}"
        if row["kind"] == "brushing_ledger":
            mark_id += str(row.get("principal_amount") or "")
        row |= {
            "mark_id": mark_id,
            "shop_id": shops.find(draft, row.get("order_no")),
            "row_ref": draft.ref,
        }
        found.setdefault(mark_id, row)
    return list(found.values())


def reviews(drafts: Iterable[Draft], orders: Mapping[str, Order], shops: ShopBook) -> list[Values]:
    """Rows of `reviews`, each with its order's buyer."""
    buyers = {order.number: buyer_id(order) for order in orders.values()}
    found: dict[str, Values] = {}
    for draft in drafts:
        row = dict(draft.values)
        row["shop_id"] = shops.find(draft, row.get("order_no"))
        row["buyer_id"] = buyers.get(str(row.get("order_no")))
        row["review_id"] = _digest("review", {k: v for k, v in row.items() if k != "buyer_id"})
        row["row_ref"] = draft.ref
        found.setdefault(str(row["review_id"]), row)
    return list(found.values())


def buyer_id(order: Order) -> str | None:
    """The id of an order's buyer; None where nothing tells who it was."""
    key = order.buyer
    return f"{order.shop_id}/{key['key_kind']}:{key['key_value']}" if key else None


def buyers(orders: Mapping[str, Order]) -> list[Values]:
    """Rows of `buyers`, one per key and shop."""
    found: dict[str, Values] = {}
    for order in orders.values():
        own = buyer_id(order)
        if own is None:
            continue
        row = found.setdefault(
            own, order.buyer | {"buyer_id": own, "shop_id": order.shop_id, "row_ref": order.ref}
        )
        for name, value in order.buyer.items():
            if row.get(name) is None:
                row[name] = value
        created = order.values.get("created_at")
        first = row.get("first_order_at")
        if created is not None and (first is None or created < first):  # type: ignore[operator]
            row["first_order_at"] = created
    return list(found.values())
