"""What the imported files can answer: which inputs are there, by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhendan.domain import Tables

# The columns of a bare ledger and the inputs they stand for.
_LEDGER_INPUTS: Mapping[str, tuple[str, ...]] = {
    "buyer_key": ("buyers.key_strength",),
    "item_key": ("order_lines.item_id",),
    "line_count": ("order_lines.quantity",),
    "amount_cents": ("orders.paid_amount",),
    "paid_s": ("orders.paid_at",),
    "created_s": ("orders.created_at",),
    "address_key": ("orders.address_hash",),
    "phone_key": ("orders.receiver_phone_hash",),
    "waybill_key": ("parcels.waybill_no",),
    "first_scan_s": ("track_events.occurred_at",),
    "delivered_s": ("track_events.occurred_at",),
    "weight_g": ("parcel_bills.actual_weight_g",),
    "expected_weight_g": ("sku_master.net_weight_g",),
    "memo": ("orders.seller_memo",),
    "refund_cents": ("orders.refund_amount",),
    "promotion": ("ledger.promotion",),
    "staff": ("ledger.staff",),
}

_ASKED_TABLES = (
    "orders", "buyers", "order_lines", "payments", "parcels", "track_events", "parcel_bills",
    "refunds", "reviews", "messages", "invoices", "promotions", "seller_marks", "sku_master",
    "people_register", "broadcasts", "stock_movements", "traffic", "tickets", "places",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs (`table.column`) that hold at least one value."""

    names: frozenset[str]

    def missing(self, needs: Iterable[str]) -> tuple[str, ...]:
        """The needs that nothing answers; a need may list alternatives divided by `|`."""
        return tuple(
            need for need in needs if not any(name in self.names for name in need.split("|"))
        )


def read_inputs(tables: Tables) -> Inputs:
    """Look which columns of the imported tables hold values."""
    ledger = tables.filled("ledger_orders")
    if ledger:
        found = (name for column in ledger for name in _LEDGER_INPUTS.get(column, ()))
        return Inputs(frozenset(found))
    names = {f"{table}.{column}" for table in _ASKED_TABLES for column in tables.filled(table)}
    if "payments.kind" in names:
        kinds = tables.rows("SELECT DISTINCT kind FROM payments")
        names |= {f"payments.kind={kind}" for (kind,) in kinds}
    if "orders.shop_id" in names:
        ((shops,),) = tables.rows("SELECT COUNT(DISTINCT shop_id) FROM orders")
        names |= {"shops=2"} if int(str(shops)) > 1 else set()
    return Inputs(frozenset(names))
