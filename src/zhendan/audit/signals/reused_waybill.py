"""F03: Does one waybill stand on orders of different receivers."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

REUSED_WAYBILL = Signal(
    card=SignalCard(
        code="F03",
        name="logistics.reused-waybill",
        title=Text("一个运单号，多个收件方", "One waybill, several receivers"),
        question=Text(
            "同一运单号是否出现在寄往不同收件方的订单上？",
            "Does one waybill stand on orders of different receivers?",
        ),
        family=Family.LOGISTICS,
        weight=Weight.DECIDES,
        why=Text(
            "一个包裹只能送到一处；重复使用单号常见于空包。",
            "A parcel reaches one place; reused numbers are common among empty parcels.",
        ),
        innocent=(
            Text(
                "同一收件人的几单合并发货；快递公司隔年重复用号。",
                (
                    "Orders of one receiver packed together; numbers that couriers use again after "
                    "a year."
                ),
            ),
        ),
        blind_spots=(
            Text(
                "每单都买新单号的空包看不出来。",
                "Empty parcels with a fresh number each are not seen.",
            ),
        ),
        clears=(
            Text("合单发货记录、同一收件人。", "A record of the merged shipment, one receiver."),
        ),
        observable="M/C",
        source="TB-1, TB-2",
    ),
    needs=("waybill_orders", "waybill_receivers"),
    # The first order whose payment the track follows, and whose city it reaches, owns the number.
    asks="waybill_receivers >= 2 AND NOT (COALESCE(paid_s <= waybill_first_paid_s, 1 = 0) "
    "AND COALESCE(scan_lead_s <= 600, 1 = 0) AND COALESCE(off_target_km, 0) < 150)",
    # Without a track nobody knows whose parcel it was: a ring takes the numbers of honest orders.
    decides="scan_lead_s > 600 OR off_target_km >= 150",
    facts=(
        FactSpec(
            "waybill_orders", Text("使用该单号的订单", "Orders with this number"), unit="orders"
        ),
        FactSpec("waybill_receivers", Text("不同收件方", "Different receivers"), unit="receivers"),
    ),
    examples=(
        Example(
            "two addresses on one waybill",
            {
                "orders": """
                    order_no paid_amount created_at address_hash
                    A1 50 2026-06-01T10:00 wuhan
                    A2 50 2026-06-01T10:00 xian
                    A3 50 2026-06-01T10:00 xian
                """,
                "parcels": """
                    parcel_id waybill_no
                    w1 w1
                    w2 w2
                """,
                "parcel_orders": """
                    parcel_id order_id
                    w1 A1
                    w1 A2
                    w2 A3
                """,
            },
            frozenset({"A1", "A2"}),
        ),
        Example(
            "a household's shared parcel",
            {
                "orders": """
                    order_no paid_amount created_at address_hash
                    A1 50 2026-06-01T10:00 wuhan
                    A2 50 2026-06-01T10:00 wuhan
                """,
                "parcels": """
                    parcel_id waybill_no
                    w1 w1
                """,
                "parcel_orders": """
                    parcel_id order_id
                    w1 A1
                    w1 A2
                """,
            },
        ),
        Example(
            "one side is cipher text, yet the cities differ",
            {
                "orders": """
                    order_no paid_amount created_at address_hash address_token receiver_city
                    A1 50 2026-06-01T10:00 h1 - 武汉市
                    A2 50 2026-06-01T10:00 - t1 西安市
                """,
                "parcels": """
                    parcel_id waybill_no
                    w1 w1
                """,
                "parcel_orders": """
                    parcel_id order_id
                    w1 A1
                    w1 A2
                """,
            },
            frozenset({"A1", "A2"}),
        ),
        Example(
            "cipher text and hash of one city are not compared",
            {
                "orders": """
                    order_no paid_amount created_at address_hash address_token receiver_city
                    A1 50 2026-06-01T10:00 h1 - 武汉市
                    A2 50 2026-06-01T10:00 - t1 武汉市
                """,
                "parcels": """
                    parcel_id waybill_no
                    w1 w1
                """,
                "parcel_orders": """
                    parcel_id order_id
                    w1 A1
                    w1 A2
                """,
            },
        ),
        Example(
            "masked receivers are not compared",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 50 2026-06-01T10:00
                    A2 50 2026-06-01T10:00
                """,
                "parcels": """
                    parcel_id waybill_no
                    w1 w1
                """,
                "parcel_orders": """
                    parcel_id order_id
                    w1 A1
                    w1 A2
                """,
            },
        ),
    ),
    points=350,
    rests_on=(
        "orders",
        "parcels",
        "track_events",
    ),
)
