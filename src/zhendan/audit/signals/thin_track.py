"""F06: Does a way of over 300 km show only pick-up and delivery, unlike the shop's usual tracks."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

FAR_KM = 300  # beyond one hub's own district
USUAL = 0.2  # where many tracks are so short, the interface is the reason

_N = range(8)
ORDERS = "\n".join(
    ["order_no paid_amount created_at", *(f"A{n} 99 2026-06-0{n + 1}T10:00" for n in _N)]
)
PARCELS = "\n".join(["parcel_id waybill_no", *(f"w{n} w{n}" for n in _N)])
LINKS = "\n".join(["parcel_id order_id", *(f"w{n} A{n}" for n in _N)])
_HEAD = "parcel_id seq event occurred_at city"
SUMMARY = "\n".join(
    [
        _HEAD,
        *(f"w{n} 1 accepted 2026-06-0{n + 1}T18:00 杭州市" for n in _N),
        *(f"w{n} 3 delivered_self 2026-06-1{n + 1}T18:00 成都市" for n in _N),
    ]
)
THIN = SUMMARY + "\n" + "\n".join(f"w{n} 2 arrived_hub 2026-06-1{n}T03:00 武汉市" for n in _N[1:])

THIN_TRACK = Signal(
    card=SignalCard(
        code="F06",
        name="logistics.thin-track",
        title=Text("远途轨迹过于简单", "A long way with hardly a scan"),
        question=Text(
            "三百公里以上的路程是否只有揽收和签收两个节点，而本店平时并非如此？",
            (
                "Does a way of over 300 km show only pick-up and delivery, unlike the shop's "
                "usual tracks?"
            ),
        ),
        family=Family.LOGISTICS,
        weight=Weight.SUPPORTS,
        why=Text("编造的轨迹往往没有中转。", "Invented tracks often lack the hubs between."),
        innocent=(
            Text(
                "接口只返回摘要、快递不扫中转、丰巢等直投。",
                "An interface that returns a summary, couriers without hub scans.",
            ),
        ),
        blind_spots=(
            Text("补齐节点的假轨迹看不出来。", "Invented tracks with full hubs are not seen."),
        ),
        clears=(Text("快递公司的完整轨迹及网点信息。", "The courier's full export with outlets."),),
        observable="C",
        source="LP (shape only)",
    ),
    needs=("lane_km", "node_count", "base_thin_share"),
    asks=f"lane_km >= {FAR_KM} AND node_count <= 2 AND base_thin_share < {USUAL}",
    facts=(
        FactSpec("node_count", Text("轨迹节点", "Scans"), unit="scans"),
        FactSpec("lane_km", Text("路程", "Distance"), unit="km"),
        FactSpec(
            "base_thin_share",
            Text("本店此类轨迹占比", "Share of such tracks in the shop"),
            unit="share",
        ),
    ),
    examples=(
        Example(
            "Hangzhou to Chengdu in two scans",
            {
                "orders": ORDERS,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "track_events": THIN,
            },
            frozenset({"A0"}),
        ),
        Example(
            "a courier that never scans hubs",
            {
                "orders": ORDERS,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "track_events": SUMMARY,
            },
        ),
    ),
    points=120,
    rests_on=(
        "orders",
        "track_events",
    ),
)
