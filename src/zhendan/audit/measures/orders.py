"""The prepared orders of a case whose files intake has read."""

from zhendan.audit.measures.shape import shaped


def _flag(condition: str, column: str) -> str:
    """1, 0, or nothing where the export does not say."""
    return f"CASE WHEN {condition} THEN 1 WHEN {column} IS NULL THEN NULL ELSE 0 END"


_SHIPPING = (
    "waybill_key", "parcel_count", "shipped_s", "first_scan_s", "delivered_s", "all_delivered",
    "is_returned", "is_traceless", "zone_assumed", "track_copied", "node_count", "city_count",
    "lane_km", "transit_s", "transit_spare_s", "last_place", "last_city", "sign_minute_s", "outlet",
    "unit_assumed", "orders_in_parcel", "weighed_by_courier", "measured_g", "is_billed",
    "is_scaled", "parcels_near", "billed_near", "scaled_near", "carrier_code", "waybill_no",
    "sender_city", "sender_account", "first_place", "freight_cents", "signer",
)  # fmt: skip
_GOODS = (
    "sku_code", "use_days", "line_count", "quantity", "floor_cents", "cost_cents", "lightest_g",
    "unit_cents",
)  # fmt: skip

_COLUMNS = {
    # Joins the tables of one run and breaks ties, so it follows the order's own id.
    "order_key": "ROW_NUMBER() OVER (ORDER BY o.order_id)",
    "order_id": "o.order_id",
    "order_no": "o.order_no",
    # A parcel that was refused or sent back undoes the order, whatever the export still calls it.
    "status": "CASE WHEN s.is_returned = 1 AND o.status IN ('shipped', 'delivered', 'completed') "
    "THEN 'returned' ELSE o.status END",
    "created_s": "epoch_s(o.created_at)",
    "paid_s": "epoch_s(o.paid_at)",
    "t_s": "epoch_s(COALESCE(o.created_at, o.paid_at))",
    # A buyer is known only by a key that names one account (3) or by a hash of a full value (2);
    # a masked nick names nobody (formats reference, section 9).
    "buyer_key": "CASE WHEN b.key_strength >= 2 THEN key_of(o.buyer_id) END",
    "address_key": "key_of(COALESCE(o.address_hash, o.address_token))",
    "address_text": "o.address_hash",
    # Relay numbers are shared by design and identify nobody.
    "phone_key": "CASE WHEN COALESCE(o.receiver_phone_kind, 'full') = 'full' "
    "THEN key_of(o.receiver_phone_hash) END",
    "phone_text": "CASE WHEN COALESCE(o.receiver_phone_kind, 'full') = 'full' "
    "THEN o.receiver_phone_hash END",
    "buyer_text": "CASE WHEN b.key_strength >= 2 THEN b.key_value END",
    "item_key": "key_of(g.item)",
    "item_text": "g.item",
    # Variants of one item weigh differently; weights are learned per SKU.
    "weight_key": "key_of(COALESCE(g.sku_code, g.item))",
    "net_cents": "CAST(ROUND(COALESCE(o.paid_amount, o.total_amount) * 100) AS BIGINT)",
    "goods_cents": "CAST(ROUND(o.goods_amount * 100) AS BIGINT)",
    "shop_discount_cents": "CAST(ROUND(o.discount_shop_amount * 100) AS BIGINT)",
    "platform_discount_cents": "CAST(ROUND(o.discount_platform_amount * 100) AS BIGINT)",
    "refund_cents": "CAST(ROUND(o.refund_amount * 100) AS BIGINT)",
    "expected_g": "CASE WHEN s.orders_in_parcel > 1 THEN s.expected_in_parcel_g "
    "ELSE g.expected_g END",
    "confirmed_s": "epoch_s(o.confirmed_at)",
    "platform_delivered_s": "epoch_s(COALESCE(o.delivered_at, o.confirmed_at, o.completed_at))",
    "is_presale": _flag("o.is_presale", "o.is_presale"),
    "is_gift": _flag("o.is_gift OR o.gift_order_no IS NOT NULL", "o.is_gift"),
    "is_dropship": _flag("o.is_dropship OR o.downstream_order_no IS NOT NULL", "o.is_dropship"),
    "is_trial": _flag("o.is_lottery_or_trial", "o.is_lottery_or_trial"),
    "is_address_changed": "CASE WHEN o.address_changed THEN 1 ELSE 0 END",
    "memo": "o.seller_memo",
    "buyer_message": "o.buyer_message",
    "receiver_city": "o.receiver_city",
    "receiver_province": "o.receiver_province",
    "receiver_district": "o.receiver_district",
    "shop": "o.shop_id",
    "creator": "COALESCE(o.creator_id, o.creator_name)",
    "device": "o.device_id",
    "ip": "o.buyer_ip",
    "nick": "CASE WHEN b.nick_masked THEN NULL ELSE b.nick END",
    # Two exports of one shop may name a receiver by hash and by cipher token; those cannot be
    # compared, so each order says of which kind its address is.
    "address_kind": "CASE WHEN o.address_hash IS NOT NULL THEN 1 "
    "WHEN o.address_token IS NOT NULL THEN 2 END",
    "live_room_id": "o.live_room_id",
    "pay_account": "CASE WHEN b.pay_account NOT LIKE '%*%' THEN b.pay_account END",
    "company_name": "b.company_name",
    "original_order_no": "o.original_order_no",
    "is_disputed": "CASE WHEN f.order_no IS NOT NULL OR m.order_no IS NOT NULL THEN 1 ELSE 0 END",
    **{name: f"s.{name}" for name in _SHIPPING},
    **{name: f"g.{name}" for name in _GOODS},
}

_RAW = f"""
    SELECT {", ".join(f"{sql} AS {name}" for name, sql in _COLUMNS.items())}
    FROM orders AS o
    LEFT JOIN buyers AS b ON b.buyer_id = o.buyer_id
    LEFT JOIN audit_goods AS g ON g.order_id = o.order_id
    LEFT JOIN audit_shipping AS s ON s.order_id = o.order_id
    LEFT JOIN (SELECT DISTINCT order_no FROM flagged_orders) AS f ON f.order_no = o.order_no
    LEFT JOIN (SELECT DISTINCT order_no FROM seller_marks WHERE order_no IS NOT NULL) AS m
        ON m.order_no = o.order_no
"""

KEPT = tuple(name for name in _COLUMNS if name not in ("net_cents",))
"""Columns of `audit_orders` besides those that every kind has."""

CANONICAL_ORDERS = shaped(_RAW, KEPT)
"""`audit_orders` from the canonical tables; `{shift}` is the zone's distance from UTC."""
