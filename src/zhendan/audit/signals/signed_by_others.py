"""F09: Did somebody else sign, where that is rare in this shop."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

RARE = 0.05  # where it is common it is the way of the place

_N = range(40)
ORDERS = "\n".join(
    ["order_no paid_amount created_at", *(f"A{n} 99 2026-06-{1 + n // 10:02d}T10:00" for n in _N)]
)
LINES = "\n".join(["order_id item_id", *(f"A{n} i{n % 3}" for n in _N)])
LINKS = "\n".join(["parcel_id order_id", *(f"w{n} A{n}" for n in _N)])
PARCELS = "\n".join(["parcel_id waybill_no", *(f"w{n} w{n}" for n in _N)])
_HEAD = "parcel_id event occurred_at city"
_SELF = [f"w{n} delivered_self 2026-06-08T{8 + n % 12:02d}:{n:02d} 武汉市" for n in _N[1:]]
ONE = "\n".join([_HEAD, "w0 delivered_proxy 2026-06-08T10:00 武汉市", *_SELF])
STATION = "\n".join(
    [_HEAD, *(f"w{n} delivered_proxy 2026-06-08T{8 + n % 12:02d}:{n:02d} 武汉市" for n in _N)]
)


SIGNED_BY_OTHERS = Signal(
    card=SignalCard(
        code="F09",
        name="logistics.signed-by-others",
        title=Text("由他人签收，而本店少见", "Signed for by somebody else, rare in this shop"),
        question=Text(
            "是否由他人代签，而本店的包裹很少如此？",
            "Did somebody else sign, where that is rare in this shop?",
        ),
        family=Family.LOGISTICS,
        weight=Weight.ASKS,
        why=Text(
            "没有收件人的包裹由快递员或他人代签。",
            ("Parcels without a receiver are signed for by the courier or others."),
        ),
        innocent=(
            Text("前台、邻居代收，放在门口。", "A front desk, a neighbour, left at the door."),
        ),
        blind_spots=(
            Text(
                "驿站、快递柜普遍代收的店铺看不出来。",
                ("In shops delivered through stations and lockers it says nothing."),
            ),
        ),
        clears=(
            Text(
                "照片、通话记录；2024 年的快递办法要求征得同意。",
                "Photo, call record; the 2024 courier rule needs consent.",
            ),
        ),
        observable="C",
        source="LAW-15, [U]",
    ),
    needs=("signer", "base_proxy_share"),
    asks=f"signer = 'proxy' AND base_proxy_share < {RARE}",
    facts=(FactSpec("base_proxy_share", Text("本店代签占比", "Share in the shop"), unit="share"),),
    examples=(
        Example(
            "one of forty",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "parcel_orders": LINKS,
                "parcels": PARCELS,
                "track_events": ONE,
            },
            frozenset({"A0"}),
        ),
        Example(
            "a region served by a station",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "parcel_orders": LINKS,
                "parcels": PARCELS,
                "track_events": STATION,
            },
        ),
    ),
    points=20,
    rests_on=("orders", "track_events"),
)
