"""F07: Did the parcel cover the distance in less time than any transport needs."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

IMPOSSIBLE_SPEED = Signal(
    card=SignalCard(
        code="F07",
        name="logistics.impossible-speed",
        title=Text("运输快得不可能", "Faster than any transport"),
        question=Text(
            "两地之间的运输时间是否短于最快可行的时间？",
            "Did the parcel cover the distance in less time than any transport needs?",
        ),
        family=Family.LOGISTICS,
        weight=Weight.DECIDES,
        why=Text(
            "货物需要时间走完路程；编造的轨迹常忽略这一点。",
            "Goods need time for a distance; invented tracks forget it.",
        ),
        innocent=(
            Text(
                "前置仓或同城仓发货、发件城市记录有误。",
                "A local forward warehouse, a wrong city in the first scan.",
            ),
        ),
        blind_spots=(
            Text(
                "时间编得合理的轨迹看不出来；地名无法识别时未核查。",
                (
                    "Invented tracks with plausible times are not seen; unknown places are not "
                    "checked."
                ),
            ),
        ),
        clears=(
            Text(
                "该商品的发货仓地址、快递公司确认。",
                "The warehouse address of the goods, the courier's confirmation.",
            ),
        ),
        observable="C",
        source="LP (shape only); speeds: road 120 km/h, air 800 km/h + 3 h",
    ),
    needs=("transit_spare_s", "lane_km", "transit_s"),
    asks="transit_spare_s < 0",
    facts=(
        FactSpec("transit_s", Text("揽收到签收", "First scan to delivery"), unit="s"),
        FactSpec("lane_km", Text("两地距离", "Distance"), unit="km"),
        FactSpec(
            "transit_spare_s", Text("比最快可行时间", "Against the shortest feasible"), unit="s"
        ),
    ),
    examples=(
        Example(
            "Suzhou to Nanjing in one hour",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 50 2026-06-19T10:00
                    A2 50 2026-06-19T10:00
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
                    w1 1 accepted 2026-06-19T20:00 苏州
                    w1 2 delivered_unknown 2026-06-19T21:00 南京
                    w2 1 accepted 2026-06-19T20:00 苏州
                    w2 2 delivered_unknown 2026-06-20T11:00 南京
                """,
            },
            frozenset({"A1"}),
        ),
        Example(
            "same-day air from Shanghai to Beijing",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 50 2026-06-19T10:00
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
                    w1 1 accepted 2026-06-19T11:00 上海市
                    w1 2 delivered_self 2026-06-19T18:00 北京市
                """,
            },
        ),
        Example(
            "two districts of one town",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 50 2026-06-19T10:00
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
                    w1 1 accepted 2026-06-19T11:00 苏州市
                    w1 2 delivered_self 2026-06-19T11:30 苏州市
                """,
            },
        ),
    ),
    points=300,
    rests_on=(
        "orders",
        "track_events",
    ),
)
