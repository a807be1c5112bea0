"""F15: Does the parcel of a full refund weigh less than half of what was sent."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

SHARE = 0.5  # a partial return of two equal units weighs half
FULL = 95  # per cent of the price
ORDERS = "order_no paid_amount created_at\nA1 99 2026-06-01T10:00\nA2 99 2026-06-01T10:00"
PARCELS = "parcel_id waybill_no\nw1 w1\nw2 w2"
LINKS = "parcel_id order_id\nw1 A1\nw2 A2"
REFUNDS = """
    refund_no order_no kind status amount return_waybill_no
    r1 A1 return_refund success 99 x1
    r2 A2 return_refund success 99 x2
"""
LIGHT = "waybill_no actual_weight_g\nw1 900\nw2 900\nx1 60\nx2 880"
WHOLE = "waybill_no actual_weight_g\nw1 900\nw2 900\nx1 850\nx2 880"


RETURN_TOO_LIGHT = Signal(
    card=SignalCard(
        code="F15",
        name="logistics.return-too-light",
        title=Text("退回的包裹明显偏轻", "The parcel sent back is far too light"),
        question=Text(
            "全额退款的退货包裹是否不到寄出重量的一半？",
            ("Does the parcel of a full refund weigh less than half of what was sent?"),
        ),
        family=Family.REFUND,
        weight=Weight.SUPPORTS,
        why=Text("只为走流程的退货里没有货。", "A return made for the record holds no goods."),
        innocent=(
            Text(
                "部分退货、赠品未退、包装减少。", "A partial return, presents kept, less packing."
            ),
        ),
        blind_spots=(Text("没有退货称重时未核查。", "Not checked without the return's weight."),),
        clears=(Text("仓库收货照片。", "The warehouse's photo on arrival."),),
        observable="M/C",
        source="[U]",
    ),
    needs=("return_g", "measured_g", "refunded_cents"),
    asks=f"return_g < {SHARE} * measured_g AND refunded_cents * 100 >= paid_cents * {FULL}",
    facts=(
        FactSpec("return_g", Text("退回重量", "Weight sent back"), unit="g", baseline="measured_g"),
    ),
    examples=(
        Example(
            "sixty grams came back of nine hundred",
            {
                "orders": ORDERS,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "refunds": REFUNDS,
                "parcel_bills": LIGHT,
            },
            frozenset({"A1"}),
        ),
        Example(
            "goods that came back whole",
            {
                "orders": ORDERS,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "refunds": REFUNDS,
                "parcel_bills": WHOLE,
            },
        ),
    ),
    points=90,
    rests_on=("orders", "refunds", "parcel_bills"),
)
