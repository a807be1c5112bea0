"""F04: Does the courier answer that it never scanned the parcel."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

NO_SCAN = Signal(
    card=SignalCard(
        code="F04",
        name="logistics.no-scan",
        title=Text("有运单号但没有任何扫描", "A waybill without a single scan"),
        question=Text(
            "快递公司是否回答该运单没有任何轨迹？",
            "Does the courier answer that it never scanned the parcel?",
        ),
        family=Family.LOGISTICS,
        weight=Weight.DECIDES,
        why=Text(
            "没有交给快递的包裹不会有扫描。", "A parcel that was never handed over has no scan."
        ),
        innocent=(
            Text(
                "揽收延迟、重打面单、平台推送失败。",
                "Late pick-up, a reprinted label, a failed push.",
            ),
        ),
        blind_spots=(
            Text(
                "没有导入轨迹的运单不算无扫描，只算未核查。",
                "A waybill whose track was not imported is not checked, not unscanned.",
            ),
        ),
        clears=(Text("带签字的交接清单、监控。", "A signed hand-over list, camera footage."),),
        observable="M/C",
        source="AE-6, TK-1",
    ),
    needs=("is_traceless",),
    asks="is_traceless = 1",
    decides="platform_delivered_s IS NOT NULL AND is_dropship = 0",
    facts=(FactSpec("is_traceless", Text("快递回答无轨迹", "The courier knows no track")),),
    examples=(
        Example(
            "the courier has no record",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 50 2026-06-01T10:00
                    A2 50 2026-06-01T10:00
                """,
                "parcels": """
                    parcel_id waybill_no traceless
                    w1 w1 true
                    w2 w2 false
                """,
                "parcel_orders": """
                    parcel_id order_id
                    w1 A1
                    w2 A2
                """,
            },
            frozenset({"A1"}),
        ),
        Example(
            "nobody asked the courier",
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
            },
        ),
    ),
    points=300,
    rests_on=(
        "orders",
        "parcels",
        "track_events",
    ),
)
