"""J05: Do the item's other orders show stock movements, and this one none."""

from zhendan.audit.measures.neighbours import SAME_HAND
from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

# A refund, a return parcel or a parcel that came back would be the honest way onto the shelf; all
# three must be known.
BACK_UNREFUNDED = (
    "stock_back >= 1 AND refunded_cents = 0 AND COALESCE(refund_cents, 0) = 0 AND is_returned = 0"
)
FEWEST = 3  # one or two parcels that nobody booked are slips of the pen
KNOWN = 5  # fewer moves do not show that the warehouse books them by order

_N = range(10)
ORDERS = "\n".join(
    ["order_no paid_amount created_at", *(f"A{n} 99 2026-06-01T10:0{n}" for n in _N)]
)
LINES = "\n".join(["order_id outer_id", *(f"A{n} K1" for n in _N)])
PARCELS = "\n".join(["parcel_id waybill_no", *(f"w{n} w{n}" for n in _N)])
LINKS = "\n".join(["parcel_id order_id", *(f"w{n} A{n}" for n in _N)])
MOVES = "\n".join(
    [
        "sku_code moved_at kind quantity order_no",
        *(f"K1 2026-06-01T15:00 shipped 1 A{n}" for n in _N[:9]),
    ]
)
BACK = "\n".join(
    [
        "sku_code moved_at kind quantity order_no",
        *(f"K1 2026-06-01T15:00 shipped 1 A{n}" for n in _N),
        *(f"K1 2026-06-09T15:00 returned 1 A{n}" for n in (2, 3)),
    ]
)
TRACKS = "\n".join(
    ["parcel_id event occurred_at", *(f"w{n} delivered_self 2026-06-04T10:0{n}" for n in _N)]
)
BILLS = "\n".join(["waybill_no actual_weight_g", *(f"w{n} 510" for n in _N)])
_OPENED = "\nK1 2026-05-01T08:00 opening 20 -"
COUNTED = f"{_OPENED}\nK1 2026-06-30T20:00 closing 11 -"
ONE_SHORT = f"{_OPENED}\nK1 2026-06-30T20:00 closing 10 -"

GOODS_NOT_MOVED = Signal(
    card=SignalCard(
        code="J05",
        name="conservation.goods-not-moved",
        title=Text("有发货却没有出库", "Sent, but nothing left the stock"),
        question=Text(
            "该商品的其他订单都有出库记录，而这一单没有？",
            "Do the item's other orders show stock movements, and this one none?",
        ),
        family=Family.CONSERVATION,
        weight=Weight.DECIDES,
        why=Text(
            "货物要寄出，先要离开仓库。", "Goods must leave the stock before they can be sent."
        ),
        innocent=(
            Text(
                "盘点误差、套装拆分、供应商代发。",
                "Stock-taking errors, bundles, a supplier who ships.",
            ),
        ),
        blind_spots=(
            Text(
                "出库记录与订单不挂钩时未核查。",
                "Not checked where stock movements do not name orders.",
            ),
        ),
        clears=(
            Text(
                "出库单、供应商发货清单、采购发票。",
                "Stock-out slips, the supplier's list, purchase invoices.",
            ),
        ),
        observable="M",
        source="[U]; method step 6",
    ),
    needs=("stock_moves", "sku_sent", "sku_moved"),
    # A parcel of the right weight left with something in it. It is still a question where the
    # shelf was counted and the goods are all there: then something else was in the parcel.
    # Goods that are back on the shelf although nobody was refunded never were the buyer's.
    asks=f"(stock_moves = 0 AND parcel_count >= 1 AND sku_moved >= {KNOWN} "
    "AND sku_moved * 10 >= sku_sent * 6 "
    "AND (COALESCE(list_weight_ratio, 0) < 0.6 OR sku_balance = 0)) "
    f"OR ({BACK_UNREFUNDED})",
    # A supplier's parcel does not start where the shop's own start. Three unbooked parcels would
    # leave the shelf three short: where it is counted full, none of them held the goods.
    decides="((is_dropship = 0 OR off_base_km = 0) AND stock_moves = 0 "
    "AND (list_weight_ratio < 0.6 OR is_unseen = 1 "
    f"OR (sku_balance = 0 AND sku_unmoved >= {FEWEST}))) OR ({BACK_UNREFUNDED})",
    repeats=SAME_HAND,
    facts=(
        FactSpec("stock_moves", Text("本单出库记录", "Movements of this order"), unit="entries"),
        FactSpec(
            "sku_moved",
            Text("同商品有出库的订单", "Like orders that moved"),
            unit="orders",
            baseline="sku_sent",
        ),
        FactSpec("sku_balance", Text("账面减盘点", "Books less count"), unit="units"),
    ),
    examples=(
        Example(
            "one of ten orders never left the shelf",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "sku_master": """
                    sku_code
                    K1
                """,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "stock_movements": MOVES,
            },
            frozenset({"A9"}),
        ),
        Example(
            "a full parcel, but the count finds the goods still on the shelf",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "sku_master": """
                    sku_code net_weight_g
                    K1 500
                """,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "parcel_bills": BILLS,
                "stock_movements": MOVES + COUNTED,
            },
            frozenset({"A9"}),
        ),
        Example(
            "a full parcel that nobody booked, and the shelf is one short",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "sku_master": """
                    sku_code net_weight_g
                    K1 500
                """,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "parcel_bills": BILLS,
                "stock_movements": MOVES + ONE_SHORT,
            },
        ),
        Example(
            "back on the shelf though nobody was refunded",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "sku_master": """
                    sku_code
                    K1
                """,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "track_events": TRACKS,
                "refunds": """
                    refund_no order_no status amount
                    r1 A3 success 99
                """,
                "stock_movements": BACK,
            },
            frozenset({"A2"}),
        ),
        Example(
            "goods a supplier ships, none of which move here",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "sku_master": """
                    sku_code
                    K1
                """,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "stock_movements": """
                    sku_code moved_at kind quantity order_no
                    K9 2026-06-01T15:00 shipped 1 Z1
                """,
            },
        ),
    ),
    points=350,
    rests_on=(
        "orders",
        "stock_movements",
    ),
)
