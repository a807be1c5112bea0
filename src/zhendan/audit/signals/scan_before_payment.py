"""F05: Was the parcel first scanned more than ten minutes before payment."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

EARLY_S = 600  # more than the clocks of a shop and a courier differ
CLUSTER = 3  # one or two are within the base rate of honest shops
LIFT = 5  # times the shop's own share
DAY_S = 86400
FAR_KM = 150  # as for C06: beyond the towns that one outlet serves
KNOWN = 5  # as for J05: so many moves show that the warehouse books the item by order
NOBODY_SENT_IT = (
    f"(scan_lead_s > {DAY_S} AND off_base_km > {FAR_KM} AND stock_moves = 0 AND is_billed = 0 "
    f"AND is_scaled = 0 AND sku_moved >= {KNOWN})"
)
"""SQL: a parcel that travelled a day before anybody paid, from where the shop sends nothing,
that no stock entry, no scale and no bill of the shop knows, of an item the warehouse books by
order. A supplier does not send before the payment, a pre-sale leaves from the shop's own stock, and
a number typed wrongly leaves its own goods booked: no honest reading is left."""

SCAN_BEFORE_PAYMENT = Signal(
    card=SignalCard(
        code="F05",
        name="logistics.scan-before-payment",
        title=Text("先揽收后付款", "Scanned before it was paid"),
        question=Text(
            "首次揽收是否早于付款十分钟以上？",
            "Was the parcel first scanned more than ten minutes before payment?",
        ),
        family=Family.LOGISTICS,
        weight=Weight.DECIDES,
        why=Text(
            "借用别人的运单号时，轨迹会早于订单。",
            "A borrowed waybill has a track older than the order.",
        ),
        innocent=(
            Text(
                "预售先打单下沉、线下成交补录、时区误差、货到付款。",
                "Pre-sale labels, offline sales booked later, a zone error, cash on delivery.",
            ),
            Text(
                "真实店铺约百分之一的订单也会这样，单独一单不说明问题。",
                (
                    "About one order in a hundred of honest shops looks so: one alone proves "
                    "nothing."
                ),
            ),
        ),
        blind_spots=(
            Text("付款之后才套用的单号看不出来。", "Numbers borrowed after payment are not seen."),
        ),
        clears=(
            Text(
                "预售规则、面单打印时间、平台原始时间。",
                "Pre-sale rules, label times, the platform's own times.",
            ),
        ),
        observable="M/C",
        source="AE-1; base rate GENERATOR 3.2",
    ),
    needs=("scan_lead_s",),
    asks=f"scan_lead_s > {EARLY_S}",
    # One in a hundred honest orders shows this; one alone proves nothing (GENERATOR 3.2, 4.3).
    presses=f"item_day_early >= {CLUSTER} OR delivered_s < paid_s OR {NOBODY_SENT_IT}",
    decides=f"(item_day_early >= {CLUSTER} AND is_presale = 0 AND zone_assumed = 0 "
    f"AND (item_day_early * 2 >= item_day_scanned "
    f"OR item_day_early >= {LIFT} * base_early_share * item_day_scanned)) OR {NOBODY_SENT_IT}",
    facts=(
        FactSpec("scan_lead_s", Text("揽收早于付款", "Scan before payment by"), unit="s"),
        FactSpec(
            "item_day_early",
            Text("同商品当天同样情形", "The item's like cases that day"),
            unit="orders",
            baseline="item_day_scanned",
            window="1 d",
        ),
        FactSpec(
            "base_early_share",
            Text("本店此类订单占比", "Share of such orders in the shop"),
            unit="share",
        ),
    ),
    examples=(
        Example(
            "scanned an hour before payment",
            {
                "orders": """
                    order_no paid_amount created_at paid_at
                    A1 50 2026-06-01T10:00 2026-06-01T10:05
                    A2 50 2026-06-01T10:00 2026-06-01T10:05
                """,
                "parcels": """
                    parcel_id waybill_no
                    w1 w1
                    w2 w2
                """,
                "parcel_orders": """
                    parcel_id order_id
                    w1 A1
                    w2 A2
                """,
                "track_events": """
                    parcel_id event occurred_at
                    w1 accepted 2026-06-01T09:00
                    w2 accepted 2026-06-01T18:00
                """,
            },
            frozenset({"A1"}),
        ),
        Example(
            "a clock that differs by minutes",
            {
                "orders": """
                    order_no paid_amount created_at paid_at
                    A1 50 2026-06-01T10:00 2026-06-01T10:05
                """,
                "parcels": """
                    parcel_id waybill_no
                    w1 w1
                """,
                "parcel_orders": """
                    parcel_id order_id
                    w1 A1
                """,
                "track_events": """
                    parcel_id event occurred_at
                    w1 accepted 2026-06-01T10:01
                """,
            },
        ),
        Example(
            "a label printed early is no scan",
            {
                "orders": """
                    order_no paid_amount created_at paid_at
                    A1 50 2026-06-01T10:00 2026-06-01T10:05
                """,
                "parcels": """
                    parcel_id waybill_no
                    w1 w1
                """,
                "parcel_orders": """
                    parcel_id order_id
                    w1 A1
                """,
                "track_events": """
                    parcel_id seq event occurred_at
                    w1 1 created 2026-06-01T08:00
                    w1 2 accepted 2026-06-01T18:00
                """,
            },
        ),
    ),
    points=250,
    rests_on=(
        "orders",
        "track_events",
    ),
)
