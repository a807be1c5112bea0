"""The prepared orders of a bare ledger (contract, “Order ledger for embedders”)."""

import re
from collections.abc import Set as AbstractSet

from zhendan.audit.measures.shape import shaped

_RAW = """
    SELECT
        order_key,
        order_no,
        COALESCE([status], 'completed') AS status,
        [created_s] AS created_s,
        [paid_s] AS paid_s,
        COALESCE([created_s], [paid_s]) AS t_s,
        [buyer_key] AS buyer_key,
        [address_key] AS address_key,
        CASE WHEN [address_key] IS NOT NULL THEN 1 END AS address_kind,
        [phone_key] AS phone_key,
        [item_key] AS item_key,
        [item_key] AS weight_key,
        line_count,
        [amount_cents] AS net_cents,
        [refund_cents] AS refund_cents,
        [waybill_key] AS waybill_key,
        [first_scan_s] AS first_scan_s,
        [delivered_s] AS delivered_s,
        [weight_g] AS measured_g,
        [expected_weight_g] AS expected_g,
        CASE WHEN line_count = 1 AND COALESCE([quantity], 1) <= 1 THEN [expected_weight_g] END
            AS lightest_g,
        [memo] AS memo,
        [promotion] AS promotion_note,
        [staff] AS staff_note,
        0 AS is_disputed
    FROM ledger_orders
"""
# `[name]` is a column of the ledger, or nothing of its kind where the ledger lacks it.

_KINDS = {
    name: "BIGINT"
    for name in (
        "created_s",
        "paid_s",
        "amount_cents",
        "refund_cents",
        "first_scan_s",
        "delivered_s",
        "buyer_key",
        "address_key",
        "phone_key",
        "item_key",
        "waybill_key",
    )
} | {name: "DOUBLE" for name in ("weight_g", "expected_weight_g", "quantity")}

_ALWAYS = (
    "order_key", "order_no", "t_s", "created_s", "paid_s", "buyer_key", "address_key",
    "address_kind", "phone_key", "item_key", "waybill_key", "refund_cents", "first_scan_s",
    "delivered_s", "measured_g", "expected_g", "line_count", "is_disputed",
)  # fmt: skip
_IF_FILLED = {
    "weight_g": ("weight_key",),
    "expected_weight_g": ("lightest_g",),
    "memo": ("memo",),
    "promotion": ("promotion_note",),
    "staff": ("staff_note",),
    "status": ("status",),
}


def kept(filled: AbstractSet[str]) -> tuple[str, ...]:
    """The columns that `audit_orders` keeps of a ledger with these columns filled.

    What a ledger cannot have is not stored a million times as nothing.
    """
    more = (name for source, names in _IF_FILLED.items() if source in filled for name in names)
    return (*_ALWAYS, *more)


def ledger_orders(filled: AbstractSet[str], *, like: AbstractSet[str] = frozenset()) -> str:
    """`audit_orders` from the table `ledger_orders`; `{shift}` as in the canonical form.

    `like` are the filled columns of a ledger that these orders will join.
    """
    raw = re.sub(
        r"\[(\w+)\]",
        lambda m: m[1] if m[1] in filled else f"CAST(NULL AS {_KINDS.get(m[1], 'VARCHAR')})",
        _RAW,
    )
    return shaped(raw, kept(like or filled))
