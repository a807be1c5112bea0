"""C06: Was the parcel delivered far from the order's city."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

FAR_KM = 150  # further than the neighbouring towns a courier serves from one outlet

TRACK_ENDS_ELSEWHERE = Signal(
    card=SignalCard(
        code="C06",
        name="address.track-ends-elsewhere",
        title=Text("轨迹终点与收货城市不符", "The track ends in another city"),
        question=Text(
            "签收城市是否远离订单的收货城市？",
            "Was the parcel delivered far from the order's city?",
        ),
        family=Family.LOGISTICS,
        weight=Weight.SUPPORTS,
        why=Text(
            "套用他人运单号时，轨迹会停在别的城市。",
            "A borrowed waybill ends in somebody else's city.",
        ),
        innocent=(
            Text(
                "买家改地址、集运转寄、平台分仓。",
                "A changed address, a forwarder, a split by the platform.",
            ),
        ),
        blind_spots=(
            Text("同城套用的单号看不出来。", "A borrowed number within one city is not seen."),
        ),
        clears=(
            Text(
                "聊天中的改址请求、快递改派记录。",
                "A change request in the chat, a re-route record of the courier.",
            ),
        ),
        observable="M/C",
        source="TK-1, AE-1, TB-4",
    ),
    needs=("off_target_km", "all_delivered"),
    asks=f"off_target_km >= {FAR_KM} AND all_delivered = 1 "
    "AND COALESCE(is_returned, 0) = 0 AND COALESCE(is_address_changed, 0) = 0",
    facts=(
        FactSpec(
            "off_target_km",
            Text("终点与收货城市相距", "From the last place to the order's city"),
            unit="km",
        ),
    ),
    examples=(
        Example(
            "signed in Xi'an for an order to Wuhan",
            {
                "orders": """
                    order_no paid_amount created_at receiver_city
                    A1 50 2026-06-01T10:00 武汉市
                    A2 50 2026-06-01T10:00 武汉市
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
                    parcel_id seq event occurred_at city
                    w1 1 accepted 2026-06-01T18:00 杭州市
                    w1 2 delivered_self 2026-06-04T18:00 西安市
                    w2 1 accepted 2026-06-01T18:00 杭州市
                    w2 2 delivered_self 2026-06-04T18:00 武汉市
                """,
            },
            frozenset({"A1"}),
        ),
        Example(
            "the buyer asked for another address",
            {
                "orders": """
                    order_no paid_amount created_at receiver_city address_changed
                    A1 50 2026-06-01T10:00 武汉市 true
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
                    parcel_id seq event occurred_at city
                    w1 1 accepted 2026-06-01T18:00 杭州市
                    w1 2 delivered_self 2026-06-04T18:00 西安市
                """,
            },
        ),
    ),
    points=150,
    rests_on=(
        "orders",
        "track_events",
    ),
)
