"""I06: Was the review written more than a day before delivery."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

REVIEW_BEFORE_DELIVERY = Signal(
    card=SignalCard(
        code="I06",
        name="review.before-delivery",
        title=Text("签收之前已有评价", "Reviewed before it was delivered"),
        question=Text(
            "评价是否早于签收一天以上？", "Was the review written more than a day before delivery?"
        ),
        family=Family.REVIEW,
        weight=Weight.ASKS,
        why=Text(
            "没收到货就评价，内容难以可信。", "A review before the goods arrive is hard to believe."
        ),
        innocent=(
            Text(
                "分批到货、自提、轨迹延迟；真实店铺也有近一成。",
                (
                    "Part deliveries, pick-up, late scans; honest shops show up to nine in a "
                    "hundred."
                ),
            ),
        ),
        blind_spots=(
            Text("等签收后再写的评价看不出来。", "Reviews written after delivery are not seen."),
        ),
        clears=(Text("配送方式、自提记录。", "The way of delivery, pick-up records."),),
        observable="M",
        source="[U]",
    ),
    needs=("review_s", "delivered_s"),
    asks="review_s < delivered_s - 86400",
    facts=(
        FactSpec("review_s", Text("评价时间", "Reviewed at"), unit="s", baseline="delivered_s"),
    ),
    examples=(
        Example(
            "reviewed two days early",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 50 2026-06-01T10:00
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
                    w1 delivered_self 2026-06-06T10:00
                """,
                "reviews": """
                    order_no content created_at
                    A1 很好 2026-06-03T10:00
                """,
            },
            frozenset({"A1"}),
        ),
        Example(
            "reviewed on the evening of the day",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 50 2026-06-01T10:00
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
                    w1 delivered_self 2026-06-06T10:00
                """,
                "reviews": """
                    order_no content created_at
                    A1 很好 2026-06-06T20:00
                """,
            },
        ),
    ),
    points=40,
    rests_on=(
        "reviews",
        "track_events",
    ),
)
